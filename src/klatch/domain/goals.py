"""What the user wants to get done in a week, and whether the week goes that way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from klatch.domain.business_days import WorkWeek

_DAYS = 7


class WeekState(StrEnum):
    """How a week goes."""

    NO_GOAL = "no_goal"
    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Aim:
    """So many done of so many wanted; 0 wanted is no goal."""

    done: int
    goal: int


def week_state(aims: Iterable[Aim], today: date, first_day: date, week: WorkWeek) -> WeekState:
    """How the week that begins on `first_day` goes: nothing is asked of a business day before it is over.

    On track is whose every goal has the share of the business days gone by, rounded down: of six messages
    one by Tuesday morning. In a week without business days nothing is due before its end.
    """
    wanted = [aim for aim in aims if aim.goal > 0]
    if not wanted:
        return WeekState.NO_GOAL
    if all(aim.done >= aim.goal for aim in wanted):
        return WeekState.REACHED
    days = [first_day + timedelta(days=number) for number in range(_DAYS)]
    business = [day for day in days if week.is_business_day(day)]
    gone = sum(day < today for day in business)
    behind = business and any(aim.done < aim.goal * gone // len(business) for aim in wanted)
    return WeekState.BEHIND if behind else WeekState.ON_TRACK
