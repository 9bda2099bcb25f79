"""Which step comes next for a person: pure rules from frozen facts, the "Next step" table line by line.

A step carries a `rule_key` naming the fact it follows from ("follow_up:message:12"). What the user did or
skipped is kept under that key, so the same fact never asks twice, and a new fact (another meeting, another
reply) asks afresh.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from klatch.domain.business_days import add_business_days
from klatch.domain.facts import Facts, MeetingFact, SentMessage
from klatch.domain.kinds import KINDS
from klatch.domain.pace import Pace
from klatch.domain.silence import PROPOSALS, after_silence, first_message
from klatch.domain.step import Step, order, stamp
from klatch.domain.vocabulary import Format, Helper, MeetingStatus, Stage, TaskKind
from klatch.domain.zones import day_in, to_utc

PREPARE_AT = time(9)
REPORT_BACK_AFTER = 7
CHECK_IN_BOOSTER = 30
CHECK_IN_OTHERS = 90
_KEPT = frozenset({Stage.THANKED, Stage.IN_TOUCH})
_ONE_DAY = timedelta(days=1)


def steps(facts: Facts, now: datetime, pace: Pace) -> tuple[Step, ...]:
    """The open steps of a person, at most one of each kind (the earliest), in the order they come."""
    if facts.stage is Stage.PAUSED or facts.do_not_contact:
        return ()
    found = _unsettled(_asked_by_facts(facts, now, pace), facts)
    if not found and facts.stage is Stage.TO_CONTACT:
        found = _unsettled(first_message(facts, now, pace), facts)
    if len(found) < 2:
        return tuple(found)
    earliest: dict[TaskKind, Step] = {}
    for step in sorted(found, key=lambda step: order(step, pace.zone)):
        earliest.setdefault(step.kind, step)
    return tuple(earliest.values())


def _unsettled(found: Iterable[Step], facts: Facts) -> list[Step]:
    return [step for step in found if step.rule_key not in facts.settled]


def _asked_by_facts(facts: Facts, now: datetime, pace: Pace) -> list[Step]:
    # Rules are asked only where there is something for them to look at: most people have little.
    found: list[Step] = []
    for meeting in facts.meetings:
        found += _about_meeting(meeting, facts, now, pace)
    if not facts.meetings or not _meeting_ahead(facts, now):
        if facts.stage is Stage.REPLIED:
            found += _offer_times(facts, pace)
        if facts.messages:
            found += after_silence(facts, pace)
        if facts.stage in _KEPT:
            found.append(_check_in(facts, pace))
    if facts.referrals or facts.advice:
        found += _loops_to_close(facts, pace)
    return found


def _about_meeting(meeting: MeetingFact, facts: Facts, now: datetime, pace: Pace) -> Iterable[Step]:
    if meeting.status is MeetingStatus.CONFIRMED:
        return _before_and_after(meeting, facts, now, pace)
    return _thank(meeting, facts, pace) if meeting.status is MeetingStatus.HELD else ()


def _before_and_after(meeting: MeetingFact, facts: Facts, now: datetime, pace: Pace) -> Iterator[Step]:
    """Prepare and confirm the place while a confirmed meeting is ahead; say how it went once it is over."""
    if now >= meeting.over_at:
        yield Step(
            TaskKind.WRAP_UP, f"wrap_up:{_key(meeting, facts)}", due_at=meeting.over_at, meeting=meeting.id
        )
    if now >= meeting.starts_at:
        return
    yield _prepare(meeting, facts, now, pace)
    reminded = any(sent.kind == "schedule.reminder" and sent.meeting == meeting.id for sent in facts.messages)
    if meeting.format is not Format.PHONE and not reminded:
        due_on = day_in(meeting.starts_at, pace.zone) - _ONE_DAY
        if meeting.agreed_at:
            due_on = max(due_on, day_in(meeting.agreed_at, pace.zone))
        key = f"confirm_place:{_key(meeting, facts)}"
        yield Step(TaskKind.CONFIRM_PLACE, key, due_on=due_on, meeting=meeting.id)


def _prepare(meeting: MeetingFact, facts: Facts, now: datetime, pace: Pace) -> Step:
    """By 09:00 of the day before, or on the day it was agreed where that is later.

    Once missed it stays late, until the day itself, on which it counts to be ready when the meeting starts.
    """
    key = f"prepare:{_key(meeting, facts)}"
    if day_in(now, pace.zone) == day_in(meeting.starts_at, pace.zone):
        return Step(TaskKind.PREPARE, key, due_at=meeting.starts_at, meeting=meeting.id)
    due_at = min(_morning_before(meeting, zone) for zone in (pace.zone, meeting.zone or pace.zone))
    if meeting.agreed_at and meeting.agreed_at > due_at:
        return Step(TaskKind.PREPARE, key, due_on=day_in(meeting.agreed_at, pace.zone), meeting=meeting.id)
    return Step(TaskKind.PREPARE, key, due_at=due_at, meeting=meeting.id)


def _morning_before(meeting: MeetingFact, zone: str) -> datetime:
    return to_utc(datetime.combine(day_in(meeting.starts_at, zone) - _ONE_DAY, PREPARE_AT), zone)


def _thank(meeting: MeetingFact, facts: Facts, pace: Pace) -> Iterator[Step]:
    """A thank-you counts for the meeting it names, or for all before it when it names none."""
    thanks = [sent for sent in facts.messages if _is_thanks(sent) and sent.sent_at >= meeting.over_at]
    covered = any(sent.meeting in (None, meeting.id) for sent in thanks)
    by_hand = (
        facts.stage in (Stage.THANKED, Stage.IN_TOUCH) and facts.stage_since >= meeting.over_at and not thanks
    )
    if not covered and not by_hand:
        due_at = meeting.over_at + timedelta(hours=pace.thank_you_hours)
        yield Step(TaskKind.THANK, f"thank:{_key(meeting, facts)}", due_at=due_at, meeting=meeting.id)


def _offer_times(facts: Facts, pace: Pace) -> Iterator[Step]:
    """They replied, or a meeting fell through, and no times were offered since."""
    reply = facts.last_reply
    since = max(facts.stage_since, reply.happened_at) if reply else facts.stage_since
    anchor = reply.happened_at if reply else facts.stage_since
    off = max((meeting.id for meeting in facts.meetings if _is_off(meeting)), default=0)
    if any(sent.kind in PROPOSALS and sent.sent_at >= (since if off else anchor) for sent in facts.messages):
        return
    told = [f"reply:{reply.id}"] if reply else []
    told += [f"meeting:{off}:contact:{facts.contact}"] if off else []
    key = ":".join(told) or f"contact:{facts.contact}:{stamp(facts.stage_since)}"
    due_on = add_business_days(day_in(since, pace.zone), 1, pace.week)
    message = reply.message if reply else None
    yield Step(TaskKind.OFFER_TIMES, f"offer_times:{key}", due_on=due_on, message=message)


def _check_in(facts: Facts, pace: Pace) -> Step:
    """The clock of keeping in touch: it starts afresh with every interaction."""
    usual = CHECK_IN_BOOSTER if facts.helper is Helper.BOOSTER else CHECK_IN_OTHERS
    touch = facts.last_touch
    key = f"interaction:{touch.id}" if touch else f"contact:{facts.contact}:{stamp(facts.stage_since)}"
    last_on = day_in(touch.happened_at if touch else facts.stage_since, pace.zone)
    due_on = last_on + timedelta(days=facts.keep_in_touch_days or usual)
    return Step(TaskKind.CHECK_IN, f"check_in:{key}", due_on=due_on)


def _loops_to_close(facts: Facts, pace: Pace) -> Iterator[Step]:
    for referral in facts.referrals:
        due_on = day_in(referral.came_of_it_at, pace.zone) + _ONE_DAY
        yield Step(TaskKind.TELL_REFERRER, f"tell_referrer:referral:{referral.id}", due_on=due_on)
    for advice in facts.advice:
        due_on = day_in(advice.acted_on_at, pace.zone) + timedelta(days=REPORT_BACK_AFTER)
        key = f"report_back:takeaway:{advice.id}"
        yield Step(TaskKind.REPORT_BACK, key, due_on=due_on, meeting=advice.meeting)


def _is_thanks(sent: SentMessage) -> bool:
    kind = KINDS.get(sent.kind)
    return kind is not None and kind.sent_event == "thanks_sent"


def _is_off(meeting: MeetingFact) -> bool:
    return meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.NO_SHOW)


def _key(meeting: MeetingFact, facts: Facts) -> str:
    """A meeting asks each who takes part on their own."""
    return f"meeting:{meeting.id}:contact:{facts.contact}"


def _meeting_ahead(facts: Facts, now: datetime) -> bool:
    """Something is proposed, or agreed and not yet told of."""
    return any(
        meeting.status is MeetingStatus.CONFIRMED
        or (meeting.status is MeetingStatus.PROPOSED and meeting.starts_at > now)
        for meeting in facts.meetings
    )
