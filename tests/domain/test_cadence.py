from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from klatch.domain import zones
from klatch.domain.business_days import WorkWeek
from klatch.domain.cadence import steps
from klatch.domain.facts import (
    ActedAdvice,
    Employer,
    Facts,
    MadeReferral,
    MeetingFact,
    SentMessage,
    Touch,
)
from klatch.domain.pace import PATIENCE, Pace, Patience, Rhythm, Wait
from klatch.domain.step import Step
from klatch.domain.vocabulary import Format, Helper, MeetingStatus, Stage

NY = "America/New_York"
PACE = Pace(zone=NY)
GENTLE = Pace(zone=NY, patience=PATIENCE[Rhythm.GENTLE])


def ny(text: str) -> datetime:
    return zones.to_utc(datetime.fromisoformat(text), NY)


NOW = ny("2026-11-17T10:00")  # a Tuesday
EARLIER = ny("2026-11-02T09:00")


def person(stage: Stage = Stage.CONTACTED, since: datetime = EARLIER, **facts: Any) -> Facts:
    return Facts(contact=7, stage=stage, stage_since=since, **facts)


def sent(key: int, at: str, kind: str = "outreach.cold", **ends: Any) -> SentMessage:
    return SentMessage(key, kind, ny(at), **ends)


def reply(key: int, at: str, message: int | None = None) -> Touch:
    return Touch(key, ny(at), message)


def meeting(key: int, at: str, status: MeetingStatus = MeetingStatus.CONFIRMED, **more: Any) -> MeetingFact:
    return MeetingFact(key, status, ny(at), **more)


def held(key: int, at: str, **more: Any) -> MeetingFact:
    return meeting(key, at, MeetingStatus.HELD, ended_at=ny(at) + timedelta(minutes=25), **more)


def told(facts: Facts, now: datetime = NOW, pace: Pace = PACE) -> list[tuple[str, str | None]]:
    """Kind and due of each step, the due moment as a clock in New York shows it."""
    return [(step.kind.value, _due(step)) for step in steps(facts, now, pace)]


def _due(step: Step) -> str | None:
    if step.due_at:
        return f"{zones.local(step.due_at, NY):%Y-%m-%d %H:%M}"
    return step.due_on.isoformat() if step.due_on else None


ROWS: list[tuple[str, Facts, Pace, list[tuple[str, str | None]]]] = [
    (
        "confirmed, days ahead: prepare at 09:00 of the day before",
        person(Stage.SCHEDULED, meetings=(meeting(1, "2026-11-20T12:00", format=Format.PHONE),)),
        PACE,
        [("prepare", "2026-11-19 09:00")],
    ),
    (
        "their 09:00 is earlier than mine",
        person(Stage.SCHEDULED, meetings=(meeting(1, "2026-11-20T12:00", zone="Europe/Berlin"),)),
        PACE,
        [("prepare", "2026-11-19 03:00"), ("confirm_place", "2026-11-19")],
    ),
    (
        "mine is earlier than theirs",
        person(Stage.SCHEDULED, meetings=(meeting(1, "2026-11-20T12:00", zone="America/Los_Angeles"),)),
        PACE,
        [("prepare", "2026-11-19 09:00"), ("confirm_place", "2026-11-19")],
    ),
    (
        "tomorrow, agreed today after 09:00: prepare today, confirm the place today",
        person(
            Stage.SCHEDULED,
            meetings=(
                meeting(1, "2026-11-18T12:00", format=Format.IN_PERSON, agreed_at=ny("2026-11-17T09:30")),
            ),
        ),
        PACE,
        [("prepare", "2026-11-17"), ("confirm_place", "2026-11-17")],
    ),
    (
        "later today, agreed today: prepare until it starts, confirm the place today",
        person(Stage.SCHEDULED, meetings=(meeting(1, "2026-11-17T15:00", agreed_at=ny("2026-11-17T09:30")),)),
        PACE,
        [("prepare", "2026-11-17 15:00"), ("confirm_place", "2026-11-17")],
    ),
    (
        "later today, agreed long ago: prepare until it starts, confirming is late",
        person(Stage.SCHEDULED, meetings=(meeting(1, "2026-11-17T15:00", agreed_at=ny("2026-11-10T09:30")),)),
        PACE,
        [("confirm_place", "2026-11-16"), ("prepare", "2026-11-17 15:00")],
    ),
    (
        "later today, agreed yesterday after 09:00: the same",
        person(Stage.SCHEDULED, meetings=(meeting(1, "2026-11-17T15:00", agreed_at=ny("2026-11-16T17:00")),)),
        PACE,
        [("confirm_place", "2026-11-16"), ("prepare", "2026-11-17 15:00")],
    ),
    (
        "the reminder was sent: nothing to confirm",
        person(
            Stage.SCHEDULED,
            meetings=(meeting(1, "2026-11-18T12:00"),),
            messages=(sent(3, "2026-11-17T09:00", "schedule.reminder", meeting=1),),
        ),
        PACE,
        [("prepare", "2026-11-17 09:00")],
    ),
    (
        "its end has passed: say how it went",
        person(Stage.SCHEDULED, meetings=(meeting(1, "2026-11-17T09:30"),)),
        PACE,
        [("wrap_up", "2026-11-17 09:50")],
    ),
    (
        "under way: nothing",
        person(Stage.SCHEDULED, meetings=(meeting(1, "2026-11-17T09:50"),)),
        PACE,
        [],
    ),
    (
        "only proposed: nothing",
        person(Stage.REPLIED, meetings=(meeting(1, "2026-11-19T09:50", MeetingStatus.PROPOSED),)),
        PACE,
        [],
    ),
    (
        "ended, no thank-you: 24 hours after the end",
        person(Stage.MET, meetings=(held(1, "2026-11-16T14:00"),)),
        PACE,
        [("thank", "2026-11-17 14:25")],
    ),
    (
        "the hours can be set",
        person(Stage.MET, meetings=(held(1, "2026-11-16T14:00"),)),
        replace(PACE, thank_you_hours=48),
        [("thank", "2026-11-18 14:25")],
    ),
    (
        "thanked for it: the check-in clock of someone ordinary",
        person(
            Stage.THANKED,
            meetings=(held(1, "2026-11-16T14:00"),),
            messages=(sent(3, "2026-11-16T18:00", "thanks.same_day", meeting=1),),
            last_touch=Touch(5, ny("2026-11-16T18:00")),
        ),
        PACE,
        [("check_in", "2027-02-14")],
    ),
    (
        "thanked for another meeting only",
        person(
            Stage.MET,
            meetings=(held(1, "2026-11-13T14:00"), held(2, "2026-11-16T14:00")),
            messages=(sent(3, "2026-11-16T18:00", "thanks.same_day", meeting=1),),
        ),
        PACE,
        [("thank", "2026-11-17 14:25")],
    ),
    (
        "two without thanks: one step, the earlier",
        person(Stage.MET, meetings=(held(2, "2026-11-16T14:00"), held(1, "2026-11-13T14:00"))),
        PACE,
        [("thank", "2026-11-14 14:25")],
    ),
    (
        "set to thanked by hand",
        person(
            Stage.THANKED,
            ny("2026-11-16T15:00"),
            meetings=(held(1, "2026-11-16T14:00"),),
            last_touch=Touch(5, ny("2026-11-16T14:25")),
        ),
        PACE,
        [("check_in", "2027-02-14")],
    ),
    (
        "they replied on a Friday: offer times on Monday",
        person(
            Stage.REPLIED,
            ny("2026-11-13T18:00"),
            messages=(sent(3, "2026-11-10T09:00", answered_at=ny("2026-11-13T18:00")),),
            last_reply=reply(9, "2026-11-13T18:00", 3),
        ),
        PACE,
        [("offer_times", "2026-11-16")],
    ),
    (
        "the meeting fell through: offer times",
        person(
            Stage.REPLIED,
            ny("2026-11-17T08:00"),
            messages=(sent(3, "2026-11-10T09:00"), sent(4, "2026-11-13T09:00", "schedule.propose")),
            last_reply=reply(9, "2026-11-16T18:00", 3),
            meetings=(meeting(1, "2026-11-18T09:50", MeetingStatus.CANCELLED),),
        ),
        PACE,
        [("offer_times", "2026-11-18")],
    ),
    (
        "times were offered and nobody answered: follow up",
        person(
            Stage.REPLIED,
            ny("2026-11-11T08:00"),
            messages=(sent(3, "2026-11-10T09:00"), sent(4, "2026-11-12T09:00", "schedule.propose")),
            last_reply=reply(9, "2026-11-11T08:00", 3),
        ),
        PACE,
        [("follow_up", "2026-11-23")],
    ),
    (
        "silent, 3B7: elsewhere after 3 business days, here after 7",
        person(messages=(sent(3, "2026-11-06T17:00"),), employer=Employer()),
        PACE,
        [("write_someone_else", "2026-11-11"), ("follow_up", "2026-11-17")],
    ),
    (
        "a holiday does not count",
        person(messages=(sent(3, "2026-11-06T17:00"),), employer=Employer()),
        replace(PACE, week=WorkWeek(holidays=frozenset({date(2026, 11, 11)}))),
        [("write_someone_else", "2026-11-12"), ("follow_up", "2026-11-18")],
    ),
    (
        "someone else there was written to",
        person(
            messages=(sent(3, "2026-11-06T17:00"),),
            employer=Employer(last_written=(ny("2026-11-12T09:00"), 5)),
        ),
        PACE,
        [("follow_up", "2026-11-17")],
    ),
    (
        "two there were written to in the same second: the later message asks",
        person(
            messages=(sent(3, "2026-11-06T17:00"),),
            employer=Employer(last_written=(ny("2026-11-06T17:00"), 2)),
        ),
        PACE,
        [("write_someone_else", "2026-11-11"), ("follow_up", "2026-11-17")],
    ),
    (
        "a colleague answered since: nobody else is looked for, the follow-up stays",
        person(
            messages=(sent(3, "2026-11-06T17:00"),), employer=Employer(answered_at=ny("2026-11-12T09:00"))
        ),
        PACE,
        [("follow_up", "2026-11-17")],
    ),
    (
        "a colleague had answered before: written to all the same, so the clock runs",
        person(
            messages=(sent(3, "2026-11-06T17:00"),), employer=Employer(answered_at=ny("2026-11-05T09:00"))
        ),
        PACE,
        [("write_someone_else", "2026-11-11"), ("follow_up", "2026-11-17")],
    ),
    (
        "a booster was found since: this silence is left alone",
        person(
            messages=(sent(3, "2026-11-06T17:00"),),
            employer=Employer(booster_since=ny("2026-11-12T09:00")),
        ),
        PACE,
        [],
    ),
    (
        "a booster was found, and the first follow-up here is silent: nothing to close",
        person(
            messages=(sent(3, "2026-10-28T17:00"), sent(4, "2026-11-06T17:00", "followup.first")),
            employer=Employer(booster_since=ny("2026-11-12T09:00")),
        ),
        PACE,
        [],
    ),
    (
        "a booster there from before: followed up, and nobody else is looked for",
        person(
            messages=(sent(3, "2026-11-06T17:00"),),
            employer=Employer(booster_since=ny("2026-11-05T09:00")),
        ),
        PACE,
        [("follow_up", "2026-11-17")],
    ),
    (
        "times offered and not answered: a booster there changes nothing",
        person(
            Stage.REPLIED,
            ny("2026-11-11T08:00"),
            messages=(sent(3, "2026-11-10T09:00"), sent(4, "2026-11-12T09:00", "schedule.propose")),
            last_reply=reply(9, "2026-11-11T08:00", 3),
            employer=Employer(booster_since=ny("2026-11-13T09:00")),
        ),
        PACE,
        [("follow_up", "2026-11-23")],
    ),
    (
        "no employer known",
        person(messages=(sent(3, "2026-11-06T17:00"),)),
        PACE,
        [("follow_up", "2026-11-17")],
    ),
    (
        "silent, Gentle: 7 days",
        person(messages=(sent(3, "2026-11-06T17:00"),), employer=Employer()),
        GENTLE,
        [("follow_up", "2026-11-13")],
    ),
    (
        "silent, a count of one's own",
        person(messages=(sent(3, "2026-11-06T17:00"),), employer=Employer()),
        replace(PACE, patience=Patience(follow_up=Wait(4, business=False))),
        [("follow_up", "2026-11-10")],
    ),
    (
        "silent, numbers of one's own in business days, and somebody else in between",
        person(messages=(sent(3, "2026-11-06T17:00"),), employer=Employer()),
        replace(PACE, patience=Patience(follow_up=Wait(5), elsewhere=Wait(2))),
        [("write_someone_else", "2026-11-10"), ("follow_up", "2026-11-13")],
    ),
    (
        "first follow-up silent: close after 7 business days",
        person(
            messages=(sent(3, "2026-10-28T17:00"), sent(4, "2026-11-06T17:00", "followup.first")),
            employer=Employer(),
        ),
        PACE,
        [("close", "2026-11-17")],
    ),
    (
        "the last follow-up was sent: it rests",
        person(
            messages=(
                sent(4, "2026-11-06T17:00", "followup.first"),
                sent(5, "2026-11-16T09:00", "followup.last"),
            )
        ),
        PACE,
        [],
    ),
    ("let rest", person(messages=(sent(4, "2026-11-06T17:00", closed_at=NOW),)), PACE, []),
    ("bounced", person(messages=(sent(4, "2026-11-06T17:00", bounced_at=NOW),)), PACE, []),
    (
        "answered",
        person(
            messages=(sent(4, "2026-11-06T17:00", answered_at=NOW),), last_reply=reply(9, "2026-11-06T18:00")
        ),
        PACE,
        [],
    ),
    (
        "someone referred has a meeting: tell the referrer a day later",
        person(Stage.TO_CONTACT, referrals=(MadeReferral(4, ny("2026-11-16T22:30")),)),
        PACE,
        [("tell_referrer", "2026-11-17")],
    ),
    (
        "advice acted on: report back after 7 days",
        person(Stage.TO_CONTACT, advice=(ActedAdvice(4, ny("2026-11-16T22:30")),)),
        PACE,
        [("report_back", "2026-11-23")],
    ),
    (
        "a booster: 30 days after the last interaction",
        person(
            Stage.IN_TOUCH,
            helper=Helper.BOOSTER,
            last_touch=Touch(1, ny("2026-11-16T20:00")),
        ),
        PACE,
        [("check_in", "2026-12-16")],
    ),
    (
        "an interval of one's own",
        person(Stage.IN_TOUCH, keep_in_touch_days=14, last_touch=reply(1, "2026-11-16T20:00")),
        PACE,
        [("check_in", "2026-11-30")],
    ),
    ("nothing ever logged: from the stage on", person(Stage.IN_TOUCH), PACE, [("check_in", "2027-01-31")]),
    ("to contact: the first message, some day", person(Stage.TO_CONTACT), PACE, [("first_message", None)]),
    (
        "to contact, a colleague may still answer: from the day their silence has lasted",
        person(Stage.TO_CONTACT, employer=Employer(waiting_since=ny("2026-11-13T17:00"))),
        PACE,
        [("first_message", "2026-11-18")],
    ),
    (
        "to contact, a colleague has been silent for 3 business days: some day",
        person(Stage.TO_CONTACT, employer=Employer(waiting_since=ny("2026-11-12T17:00"))),
        PACE,
        [("first_message", None)],
    ),
    (
        "to contact, Gentle: colleagues may be asked side by side",
        person(Stage.TO_CONTACT, employer=Employer(waiting_since=ny("2026-11-13T17:00"))),
        GENTLE,
        [("first_message", None)],
    ),
    (
        "to contact, the only message bounced",
        person(Stage.TO_CONTACT, messages=(sent(4, "2026-11-06T17:00", bounced_at=NOW),)),
        PACE,
        [("first_message", None)],
    ),
    ("in the address book", person(Stage.ADDRESS_BOOK), PACE, []),
    ("paused", person(Stage.PAUSED, meetings=(meeting(1, "2026-11-18T12:00"),)), PACE, []),
    ("do not contact", person(Stage.TO_CONTACT, do_not_contact=True), PACE, []),
]


@pytest.mark.parametrize(
    ("facts", "pace", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_the_next_step_table(facts: Facts, pace: Pace, expected: list[tuple[str, str | None]]) -> None:
    assert told(facts, pace=pace) == expected


@pytest.mark.parametrize(("facts", "pace"), [row[1:3] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_settled_step_does_not_come_back(facts: Facts, pace: Pace) -> None:
    for step in steps(facts, NOW, pace):
        assert step not in steps(facts._replace(settled=frozenset({step.rule_key})), NOW, pace)


def test_after_the_earliest_is_settled_the_next_of_its_kind_comes() -> None:
    facts = person(Stage.MET, meetings=(held(2, "2026-11-16T14:00"), held(1, "2026-11-13T14:00")))
    (first,) = steps(facts, NOW, PACE)
    (second,) = steps(facts._replace(settled=frozenset({first.rule_key})), NOW, PACE)
    assert (first.meeting, second.meeting) == (1, 2)


def test_the_first_message_waits_only_for_open_steps() -> None:
    facts = person(Stage.TO_CONTACT, referrals=(MadeReferral(4, ny("2026-11-16T22:30")),))
    (told_them,) = steps(facts, NOW, PACE)
    assert told(facts._replace(settled=frozenset({told_them.rule_key}))) == [("first_message", None)]


def test_a_new_fact_asks_afresh() -> None:
    facts = person(Stage.REPLIED, last_reply=reply(9, "2026-11-13T18:00"))
    (first,) = steps(facts, NOW, PACE)
    settled = frozenset({first.rule_key})
    later = facts._replace(settled=settled, last_reply=reply(10, "2026-11-16T18:00"))
    assert told(later) == [("offer_times", "2026-11-17")]
