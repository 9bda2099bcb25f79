"""Whether a week goes as its goals want, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from klatch.domain.business_days import WorkWeek
from klatch.domain.goals import Aim, WeekState, week_state

MONDAY = date(2026, 11, 23)
WEEK = WorkWeek()


@pytest.mark.parametrize(
    ("day", "sent", "expected"),
    [
        (0, 0, WeekState.ON_TRACK),  # nothing is asked of a day before it is over
        (1, 0, WeekState.BEHIND),  # one of six by Tuesday
        (1, 1, WeekState.ON_TRACK),
        (2, 1, WeekState.BEHIND),
        (2, 2, WeekState.ON_TRACK),
        (4, 4, WeekState.ON_TRACK),
        (5, 5, WeekState.BEHIND),  # on Saturday the whole goal
        (6, 6, WeekState.REACHED),
        (0, 7, WeekState.REACHED),
    ],
)
def test_six_a_week(day: int, sent: int, expected: WeekState) -> None:
    assert week_state([Aim(sent, 6)], MONDAY + timedelta(days=day), MONDAY, WEEK) is expected


def test_every_goal_counts_and_zero_is_none() -> None:
    friday = MONDAY + timedelta(days=4)
    assert week_state([Aim(6, 6), Aim(2, 4)], friday, MONDAY, WEEK) is WeekState.BEHIND
    assert week_state([Aim(6, 6), Aim(3, 4)], friday, MONDAY, WEEK) is WeekState.ON_TRACK
    assert week_state([Aim(6, 6), Aim(0, 0)], friday, MONDAY, WEEK) is WeekState.REACHED
    assert week_state([Aim(3, 0), Aim(0, 0)], friday, MONDAY, WEEK) is WeekState.NO_GOAL


def test_a_week_that_begins_on_sunday_and_one_of_holidays() -> None:
    sunday = MONDAY - timedelta(days=1)
    assert week_state([Aim(0, 6)], MONDAY, sunday, WEEK) is WeekState.ON_TRACK
    holidays = WorkWeek(holidays=frozenset(MONDAY + timedelta(days=n) for n in range(5)))
    assert week_state([Aim(0, 6)], MONDAY + timedelta(days=6), MONDAY, holidays) is WeekState.ON_TRACK
