"""Due days and moments over clock changes, leap days and the end of the year, in four zones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klatch.domain import zones
from klatch.domain.business_days import WorkWeek
from klatch.domain.cadence import steps
from klatch.domain.facts import Employer, Facts, MeetingFact, SentMessage
from klatch.domain.pace import PATIENCE, Pace, Rhythm
from klatch.domain.vocabulary import Format, MeetingStatus, Stage

NY = "America/New_York"
PACE = Pace(zone=NY)


def ny(text: str) -> datetime:
    return zones.to_utc(datetime.fromisoformat(text), NY)


EARLIER = ny("2026-11-02T09:00")


def person(stage: Stage = Stage.CONTACTED, since: datetime = EARLIER, **facts: Any) -> Facts:
    return Facts(contact=7, stage=stage, stage_since=since, **facts)


def meeting(key: int, at: str, **more: Any) -> MeetingFact:
    return MeetingFact(key, MeetingStatus.CONFIRMED, ny(at), **more)


@pytest.mark.parametrize(
    ("start", "zone", "mine", "due"),
    [
        # clocks go forward between the morning before and the meeting
        ("2026-03-08T12:00", NY, NY, datetime(2026, 3, 7, 14, tzinfo=UTC)),
        # and back: 09:00 is 09:00 on the wall of that day
        ("2026-11-02T12:00", NY, NY, datetime(2026, 11, 1, 14, tzinfo=UTC)),
        # leap day, end of the year
        ("2028-03-01T12:00", NY, NY, datetime(2028, 2, 29, 14, tzinfo=UTC)),
        ("2027-01-01T12:00", NY, NY, datetime(2026, 12, 31, 14, tzinfo=UTC)),
        # their meeting is on another date than mine
        ("2026-11-20T20:00", "Asia/Tokyo", NY, datetime(2026, 11, 19, 14, tzinfo=UTC)),
        ("2026-11-20T20:00", "Pacific/Kiritimati", NY, datetime(2026, 11, 19, 14, tzinfo=UTC)),
        ("2026-11-20T01:00", "Pacific/Honolulu", NY, datetime(2026, 11, 18, 19, tzinfo=UTC)),
    ],
)
def test_the_morning_before_in_their_zone_or_mine(start: str, zone: str, mine: str, due: datetime) -> None:
    facts = person(Stage.SCHEDULED, meetings=(meeting(1, start, zone=zone, format=Format.PHONE),))
    (step,) = steps(facts, due - timedelta(days=9), Pace(zone=mine))
    assert step.due_at == due


@pytest.mark.parametrize("zone", [NY, "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"])
@pytest.mark.parametrize(
    ("day", "week_later", "business"),
    [
        ("2028-02-24", "2028-03-02", "2028-03-06"),  # over 29 February
        ("2026-12-28", "2027-01-04", "2027-01-06"),  # over the end of the year
        ("2026-03-06", "2026-03-13", "2026-03-17"),  # clocks go forward in New York
        ("2026-03-27", "2026-04-03", "2026-04-07"),  # and in Berlin
        ("2026-10-01", "2026-10-08", "2026-10-12"),  # and on Lord Howe
        ("2026-10-30", "2026-11-06", "2026-11-10"),  # back in New York
    ],
)
@pytest.mark.parametrize("hour", ["00:05", "23:55"])
def test_days_are_days_of_my_calendar(zone: str, day: str, week_later: str, business: str, hour: str) -> None:
    at = zones.to_utc(datetime.fromisoformat(f"{day}T{hour}"), zone)
    facts = person(since=at, messages=(SentMessage(3, "outreach.cold", at),))
    for rhythm, due in ((Rhythm.GENTLE, week_later), (Rhythm.THREE_B_SEVEN, business)):
        (step,) = steps(facts, at, Pace(zone=zone, patience=PATIENCE[rhythm]))
        assert step.due_on == date.fromisoformat(due)


@pytest.mark.parametrize("zone", [NY, "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"])
@given(hours=st.integers(0, 24 * 365 * 4))
def test_nine_in_the_morning_is_nine_on_the_wall(zone: str, hours: int) -> None:
    start = EARLIER + timedelta(hours=hours)
    facts = person(Stage.SCHEDULED, meetings=(MeetingFact(1, MeetingStatus.CONFIRMED, start, zone=zone),))
    due_at = steps(facts, EARLIER - timedelta(days=9), Pace(zone=zone))[0].due_at
    assert due_at is not None
    shown = zones.local(due_at, zone)
    assert shown.time() == time(9)
    assert zones.day_in(start, zone) - shown.date() == timedelta(days=1)


def test_the_thank_you_clock_counts_hours_over_a_clock_change() -> None:
    end = ny("2026-10-31T18:00")
    facts = person(Stage.MET, meetings=(MeetingFact(1, MeetingStatus.HELD, end, ended_at=end),))
    (step,) = steps(facts, end, PACE)
    assert step.due_at is not None
    assert step.due_at - end == timedelta(hours=24)
    assert zones.local(step.due_at, NY).time() == time(
        17
    )  # the clocks went back: an hour earlier on the wall


def test_the_thank_you_clock_counts_hours_over_the_spring_change_too() -> None:
    end = ny("2026-03-07T18:00")
    facts = person(Stage.MET, meetings=(MeetingFact(1, MeetingStatus.HELD, end, ended_at=end),))
    (step,) = steps(facts, end, PACE)
    assert step.due_at is not None
    assert zones.local(step.due_at, NY).time() == time(19)


@pytest.mark.parametrize(
    ("sent", "free", "elsewhere", "follow_up"),
    [
        # over Christmas, the end of the year and New Year's Day
        ("2026-12-23", ("2026-12-25", "2027-01-01"), "2026-12-29", "2027-01-05"),
        # over a leap day that is a holiday, and one that is not
        ("2028-02-25", ("2028-02-29",), "2028-03-02", "2028-03-08"),
        ("2028-02-25", (), "2028-03-01", "2028-03-07"),
        # a whole week off
        ("2026-07-31", tuple(f"2026-08-0{day}" for day in range(3, 8)), "2026-08-12", "2026-08-18"),
    ],
)
def test_business_days_leave_out_holidays(
    sent: str, free: tuple[str, ...], elsewhere: str, follow_up: str
) -> None:
    at = ny(f"{sent}T17:00")
    week = WorkWeek(holidays=frozenset(map(date.fromisoformat, free)))
    facts = person(since=at, messages=(SentMessage(3, "outreach.cold", at),), employer=Employer())
    due = [step.due_on for step in steps(facts, at, replace(PACE, week=week))]
    assert due == [date.fromisoformat(elsewhere), date.fromisoformat(follow_up)]


def test_a_meeting_agreed_at_night_is_prepared_on_the_day_it_was_here() -> None:
    agreed = ny("2026-11-19T23:30")  # already Friday in UTC
    facts = person(Stage.SCHEDULED, meetings=(meeting(1, "2026-11-20T12:00", agreed_at=agreed),))
    due = {step.kind.value: step.due_on for step in steps(facts, agreed, PACE)}
    assert due == {"prepare": date(2026, 11, 19), "confirm_place": date(2026, 11, 19)}
    moved = {step.kind.value: step.due_on for step in steps(facts, agreed, Pace(zone="UTC"))}
    assert moved == {"prepare": None, "confirm_place": date(2026, 11, 20)}  # there it is the day itself


@pytest.mark.parametrize("zone", [NY, "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"])
@given(hours=st.integers(0, 24 * 365 * 4))
def test_a_first_message_is_free_on_the_day_the_search_goes_on(zone: str, hours: int) -> None:
    at = EARLIER + timedelta(hours=hours)
    pace = Pace(zone=zone)
    silent = person(since=at, messages=(SentMessage(3, "outreach.cold", at),), employer=Employer())
    waiting = person(Stage.TO_CONTACT, employer=Employer(waiting_since=at))
    (held,) = steps(waiting, at, pace)
    assert held.due_on == steps(silent, at, pace)[0].due_on
    assert held.due_on is not None
    morning = zones.to_utc(datetime.combine(held.due_on, time()), zone)
    assert steps(waiting, morning - timedelta(minutes=1), pace) == (held,)
    assert steps(waiting, morning, pace)[0].due_on is None
