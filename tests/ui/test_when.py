"""Days and moments as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from klatch.ui.models.columns import Due
from klatch.ui.when import When

NOW = datetime(2026, 11, 23, 17, 48, tzinfo=UTC)  # a Monday, 12:48 in New York
BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


@pytest.fixture
def when() -> When:
    return When(NOW, "America/New_York", BRITISH)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (None, Due("")),
        (date(2026, 11, 21), Due("2 days late", "late")),
        (date(2026, 11, 22), Due("1 day late", "late")),
        (NOW - timedelta(hours=3), Due("3 h late", "late")),
        (NOW - timedelta(minutes=5), Due("5 min late", "late")),
        (date(2026, 11, 23), Due("Today", "today")),
        (NOW + timedelta(minutes=42), Due("Today 13:30", "today")),
        (date(2026, 11, 25), Due("Wed 25", "soon")),
        (datetime(2026, 11, 25, 13, 30, tzinfo=UTC), Due("Wed 25, 08:30", "soon")),
        (date(2026, 12, 18), Due("18 Dec", "later")),
        (date(2027, 1, 4), Due("4 Jan 2027", "later")),
    ],
)
def test_due(when: When, due: date | None, expected: Due) -> None:
    assert when.due(due) == expected


def test_a_moment_is_told_by_the_day_it_has_here(when: When) -> None:
    late_evening = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)  # still Monday in New York
    assert when.due(late_evening) == Due("Today 23:30", "today")


@pytest.mark.parametrize(
    ("days", "expected"), [(0, "Today"), (1, "Yesterday"), (2, "21 Nov"), (400, "19 Oct 2025")]
)
def test_past(when: When, days: int, expected: str) -> None:
    assert when.past(NOW - timedelta(days=days)) == expected


def test_until(when: When) -> None:
    assert when.until(NOW + timedelta(minutes=42)) == "in 42 min"
    assert when.until(NOW + timedelta(hours=5)) == "in 5 h"
    assert when.until(NOW + timedelta(days=2)) == ""


def test_the_week_ends_with_the_locale(when: When) -> None:
    assert when.week_end.isoformat() == "2026-11-30T00:00:00-05:00"
    american = When(NOW, "America/New_York", QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    assert american.week_end.date() == date(2026, 11, 29)


def test_an_unknown_zone_counts_as_utc() -> None:
    assert When(NOW, "Nowhere/Else", BRITISH).time(NOW) == "17:48"
