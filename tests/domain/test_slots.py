"""Times to offer: free, at work on both clocks, on days and at times that differ, and always the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.business_days import WorkWeek
from klatch.domain.slots import EACH, Wish, free_times, overlaps
from klatch.domain.zones import local

HERE, THERE = "America/Los_Angeles", "America/New_York"
NOW = datetime(2025, 11, 18, 17, 48, tzinfo=UTC)  # Tuesday 09:48 in Los Angeles
WEEK = WorkWeek()


def said(moments: tuple[datetime, ...], zone: str = HERE) -> list[str]:
    return [f"{local(moment, zone):%a %d %H:%M}" for moment in moments]


def times(wish: Wish | None = None, busy: list[tuple[datetime, datetime]] | None = None) -> list[str]:
    return said(free_times(wish or Wish(HERE, THERE, 20, WEEK), busy or [], NOW, EACH))


def test_three_days_at_three_times_of_day() -> None:
    # 14:00 would end at 17:20 in New York: the nearest time that is within their hours, too
    assert times() == ["Wed 19 11:00", "Thu 20 09:30", "Fri 21 13:30"]


def test_what_is_taken_is_gone_around() -> None:
    def span(text: str, minutes: int) -> tuple[datetime, datetime]:
        start = datetime.fromisoformat(text)
        return start, start + timedelta(minutes=minutes)

    # half an hour stays free on both sides; of two times as near, the earlier one
    assert times(busy=[span("2025-11-19T11:00:00-08:00", 20)])[0] == "Wed 19 10:00"
    assert times(busy=[span("2025-11-19T10:35:00-08:00", 20)])[0] == "Wed 19 11:30"
    assert times(busy=[span("2025-11-19T00:00:00-08:00", 24 * 60)])[0] == "Thu 20 11:00"


def test_at_least_a_day_ahead() -> None:
    late = datetime(2025, 11, 18, 23, 30, tzinfo=UTC)  # 15:30: nothing of tomorrow is left for New York
    assert said(free_times(Wish(HERE, THERE, 20, WEEK), [], late, 1)) == ["Thu 20 11:00"]


def test_weekends_holidays_and_other_days_are_left_out() -> None:
    week = WorkWeek(holidays=frozenset({date(2025, 11, 19), date(2025, 11, 21)}))
    assert times(Wish(HERE, THERE, 20, week)) == ["Thu 20 11:00", "Mon 24 09:30", "Tue 25 13:30"]
    wish = Wish(HERE, THERE, 20, WEEK)
    assert said(free_times(wish, [], NOW, 2, [date(2025, 11, 19)])) == ["Thu 20 11:00", "Fri 21 09:30"]


def test_a_day_that_is_free_there_is_no_day_to_offer() -> None:
    # Friday afternoon in Los Angeles is Saturday in Tokyo
    found = free_times(Wish(HERE, "Asia/Tokyo", 20, WEEK), [], NOW, EACH)
    assert said(found) == ["Wed 19 16:00", "Thu 20 16:00", "Mon 24 16:00"]
    assert said(found, "Asia/Tokyo") == ["Thu 20 09:00", "Fri 21 09:00", "Tue 25 09:00"]


@pytest.mark.parametrize(
    ("zone", "first"), [("Europe/Berlin", "Wed 19 08:30"), ("Asia/Kolkata", "Wed 19 07:00")]
)
def test_zones_far_apart_meet_early_or_late(zone: str, first: str) -> None:
    now = NOW - timedelta(hours=4)
    assert said(free_times(Wish(HERE, zone, 20, WEEK), [], now, 1)) == [first]


def test_a_talk_longer_than_the_day_has_no_time() -> None:
    assert free_times(Wish(HERE, THERE, 15 * 60, WEEK), [], NOW, EACH) == ()


def test_the_night_the_clocks_change_is_no_obstacle() -> None:
    sunday = WorkWeek(weekend=frozenset({0, 1, 2, 3, 4, 5}))
    before = datetime(2026, 3, 6, 12, tzinfo=UTC)
    found = free_times(Wish(HERE, HERE, 30, sunday), [], before, 2)
    assert said(found) == ["Sun 08 11:00", "Sun 15 09:30"]
    assert [moment.hour for moment in found] == [18, 16]


@given(
    hours=st.integers(0, 3 * 365 * 24),
    there=st.sampled_from([HERE, THERE, "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe"]),
    minutes=st.integers(10, 90),
    taken=st.lists(st.tuples(st.integers(0, 21 * 96), st.integers(1, 12)), max_size=40),
)
def test_whatever_the_calendar_holds(
    hours: int, there: str, minutes: int, taken: list[tuple[int, int]]
) -> None:
    now = NOW + timedelta(hours=hours)
    quarter = timedelta(minutes=15)
    busy = [(now + at * quarter, now + (at + length) * quarter) for at, length in taken]
    wish = Wish(HERE, there, minutes, WEEK)
    found = free_times(wish, busy, now, EACH)
    assert found == free_times(wish, busy, now, EACH) == tuple(sorted(found))
    assert len({local(moment, HERE).date() for moment in found}) == len(found)
    for moment in found:
        assert moment >= now + timedelta(days=1)
        assert not any(overlaps((moment, wish.end(moment)), span) for span in busy)
        for zone in (HERE, there):
            begin, end = local(moment, zone), local(wish.end(moment), zone)
            assert begin.weekday() < 5
            assert begin.hour >= 7
            assert end.hour + end.minute / 60 <= 21
