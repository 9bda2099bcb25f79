"""Counting days on which people answer mail: without the weekend and the holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

SATURDAY, SUNDAY = 5, 6
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkWeek:
    """Which days count: `weekend` holds weekdays (Monday is 0), `holidays` holds dates."""

    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a week without a business day: counting would never end."""
        if self.weekend.issuperset(range(7)):
            raise ValueError("a week without a business day")

    def is_business_day(self, day: date) -> bool:
        """Whether this day counts."""
        return day.weekday() not in self.weekend and day not in self.holidays


@lru_cache(maxsize=4096)  # people are written to on the same days, and asked for again and again
def add_business_days(day: date, count: int, week: WorkWeek) -> date:
    """The day that comes `count` business days (at least 1) after `day`; `day` itself never counts."""
    while count > 0:
        day += _ONE_DAY
        count -= week.is_business_day(day)
    return day
