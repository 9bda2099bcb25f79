from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klatch.domain import zones
from klatch.domain.business_days import WorkWeek, add_business_days
from klatch.domain.errors import InvalidInput


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


FOUR = ("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu")


def test_the_picker_offers_zones_that_work_and_no_aliases() -> None:
    offered = zones.choices()
    assert {"America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Auckland"} <= set(offered)
    assert not {"US/Eastern", "EST", "Etc/GMT+5", "GB", "Asia/Calcutta"} & set(offered)
    assert all(zones.is_zone(zone) for zone in offered)
    assert list(offered) == sorted(set(offered))


def test_the_city_table_names_zones_that_exist() -> None:
    assert all(zones.is_zone(zone) for zone in zones._CITIES)


@pytest.mark.parametrize(
    ("city", "zone"),
    [
        ("Chicago", "America/Chicago"),
        ("New York", "America/New_York"),
        ("  new york ", "America/New_York"),
        ("Boston", "America/New_York"),
        ("Boston, MA", "America/New_York"),
        ("Portland", "America/Los_Angeles"),
        ("Minneapolis", "America/Chicago"),
        ("Toronto", "America/Toronto"),
        ("London", "Europe/London"),
        ("London, ON", "America/Toronto"),
        ("Zurich", "Europe/Zurich"),
        ("Zürich", "Europe/Zurich"),
        ("München", "Europe/Berlin"),
        ("São Paulo", "America/Sao_Paulo"),
        ("St. Louis", "America/Chicago"),
        ("Nowhere", ""),
        ("", ""),
    ],
)
def test_the_zone_of_a_city(city: str, zone: str) -> None:
    assert zones.guess(city) == zone


def test_the_city_of_a_zone() -> None:
    assert zones.city_name("America/New_York") == "New York"
    assert zones.city_name("America/Argentina/Buenos_Aires") == "Buenos Aires"
    assert zones.city_name("UTC") == "UTC"


@pytest.mark.parametrize("name", ["", "Europe", "Mars/Phobos", "../etc/passwd", "/etc/passwd", "a\x00b"])
def test_what_is_no_zone(name: str) -> None:
    assert not zones.is_zone(name)
    with pytest.raises(InvalidInput):
        zones.zone_info(name)


@pytest.mark.parametrize(
    ("shown", "zone", "utc"),
    [
        # the gap of 8 March 2026: 02:30 is read with the old offset and is shown as 03:30
        (wall("2026-03-08T02:30"), "America/New_York", datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
        # the fold of 1 November 2026: the first 01:30
        (wall("2026-11-01T01:30"), "America/New_York", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
        (wall("2026-03-29T02:30"), "Europe/Berlin", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (wall("2026-10-25T02:30"), "Europe/Berlin", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        # Lord Howe moves by half an hour
        (wall("2026-10-04T02:15"), "Australia/Lord_Howe", datetime(2026, 10, 3, 15, 45, tzinfo=UTC)),
        (wall("2026-04-05T01:45"), "Australia/Lord_Howe", datetime(2026, 4, 4, 14, 45, tzinfo=UTC)),
        (wall("2028-02-29T09:00"), "Asia/Kathmandu", datetime(2028, 2, 29, 3, 15, tzinfo=UTC)),
        (wall("2026-12-31T23:30"), "America/New_York", datetime(2027, 1, 1, 4, 30, tzinfo=UTC)),
    ],
)
def test_a_wall_time_becomes_a_moment(shown: datetime, zone: str, utc: datetime) -> None:
    assert zones.to_utc(shown, zone) == utc
    assert zones.to_utc(shown.replace(fold=1), zone) == utc


def test_a_skipped_time_is_known() -> None:
    assert not zones.exists(wall("2026-03-08T02:30"), "America/New_York")
    assert zones.exists(wall("2026-03-08T03:30"), "America/New_York")
    assert zones.exists(wall("2026-11-01T01:30"), "America/New_York")


@given(
    st.datetimes(wall("2020-01-01T00:00"), wall("2040-01-01T00:00")).map(
        lambda at: at.replace(microsecond=0)
    ),
    st.sampled_from(FOUR),
)
def test_a_time_that_exists_comes_back(asked: datetime, zone: str) -> None:
    moment = zones.to_utc(asked, zone)
    shown = zones.local(moment, zone).replace(tzinfo=None, fold=0)
    assert (shown == asked) is zones.exists(asked, zone)
    if shown != asked:
        assert timedelta() < shown - asked <= timedelta(hours=1)


@given(
    st.datetimes(wall("2020-01-01T00:00"), wall("2040-01-01T00:00"), timezones=st.just(UTC)),
    st.sampled_from(FOUR),
)
def test_the_day_is_the_one_on_their_calendar(moment: datetime, zone: str) -> None:
    assert zones.day_in(moment, zone) == moment.astimezone(ZoneInfo(zone)).date()


def test_business_days_leave_out_the_weekend_and_holidays() -> None:
    week = WorkWeek(holidays=frozenset({date(2026, 12, 25), date(2027, 1, 1)}))
    assert add_business_days(date(2026, 11, 20), 1, week) == date(2026, 11, 23)  # Friday to Monday
    assert add_business_days(date(2026, 11, 21), 3, week) == date(2026, 11, 25)  # from a Saturday
    assert add_business_days(date(2026, 12, 24), 1, week) == date(2026, 12, 28)
    assert add_business_days(date(2026, 12, 30), 7, week) == date(2027, 1, 11)  # over the end of the year
    assert add_business_days(date(2028, 2, 28), 1, week) == date(2028, 2, 29)  # a leap day counts
    gulf = WorkWeek(weekend=frozenset({4, 5}))
    assert add_business_days(date(2026, 11, 19), 1, gulf) == date(2026, 11, 22)


def test_a_week_without_business_days_is_refused() -> None:
    with pytest.raises(ValueError, match="business day"):
        WorkWeek(weekend=frozenset(range(7)))


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 40))
def test_counting_ends_on_a_business_day_and_adds_up(day: date, count: int) -> None:
    week = WorkWeek()
    end = add_business_days(day, count, week)
    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert week.is_business_day(end)
    assert sum(week.is_business_day(each) for each in between) == count
