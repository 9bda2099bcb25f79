"""Stretches of time to look back on, in whole weeks as the user's calendar has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from klatch.domain.zones import day_in, to_utc

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """From the midnight that begins `start` to now; from the first fact on when `start` is None.

    Days and weeks are those of `zone`; a week begins on `first_weekday` (Monday is 1).
    """

    start: date | None
    now: datetime
    zone: str
    first_weekday: int = 1

    @property
    def begins_at(self) -> datetime | None:
        """The moment it begins, in UTC."""
        return self._midnight(self.start) if self.start is not None else None

    def edges(self, earliest: datetime | None) -> tuple[datetime, ...]:
        """The moments between its weeks, its begin and the end of this week included.

        The first week is shorter when the period begins within one; without a begin the period starts with
        the week of `earliest`, and with this week when nothing has happened.
        """
        first = self.start
        if first is None:
            first = self.week_of(day_in(min(earliest or self.now, self.now), self.zone))
        days = [first]
        following = self.week_of(first) + _WEEK
        while following <= self.week_of(day_in(self.now, self.zone)) + _WEEK:
            days.append(following)
            following += _WEEK
        return tuple(self._midnight(day) for day in days)

    def week_of(self, day: date) -> date:
        """The day that the week of `day` begins with."""
        return day - timedelta(days=(day.isoweekday() - self.first_weekday) % 7)

    def _midnight(self, day: date) -> datetime:
        return to_utc(datetime.combine(day, time()), self.zone)


def last_weeks(count: int, now: datetime, zone: str, first_weekday: int = 1) -> Period:
    """So many weeks, this one included."""
    period = Period(None, now, zone, first_weekday)
    first = period.week_of(day_in(now, zone)) - (count - 1) * _WEEK
    return Period(first, now, zone, first_weekday)
