"""Times to offer for a talk: free on one's own calendar, and within working hours on both clocks.

Nothing is left to chance: the same calendar gives the same times. Each is on another day, and at another time
of the day, so that whoever cannot do mornings finds an afternoon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from klatch.domain.business_days import WorkWeek
from klatch.domain.zones import exists, local, to_utc

Span = tuple[datetime, datetime]
"""From one moment to another (UTC)."""

EACH = 3
"""Times to offer one person: two or three get an answer sooner than "when are you free"."""
_HOURS = ((time(9), time(17)), (time(8), time(18)), (time(7), time(21)))
"""Working hours. Zones far apart share none of them: then early and late ones will have to do."""
_TARGETS = (time(11), time(9, 30), time(14))
_STEP = timedelta(minutes=30)
_GAP = timedelta(minutes=30)
"""To write down what was said, and to breathe, between two talks."""
_AHEAD = timedelta(days=1)
_DAYS = 21


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for: the zones of both, how long the talk is, and on which days nobody is asked."""

    mine: str
    theirs: str
    minutes: int
    week: WorkWeek

    def end(self, start: datetime) -> datetime:
        """When a talk from then on is over."""
        return start + timedelta(minutes=self.minutes)


def free_times(
    wish: Wish, busy: Sequence[Span], now: datetime, count: int, without: Sequence[date] = ()
) -> tuple[datetime, ...]:
    """Up to `count` starts (UTC) from a day ahead on, in order, none on the days `without` (on my clock)."""
    best: list[datetime] = []
    for first, last in _HOURS:
        found: list[datetime] = []
        for day in _days(wish, now):
            free = [] if day in without else [*_free(wish, day, (first, last), busy, now + _AHEAD)]
            if free and len(found) < count:
                target = to_utc(datetime.combine(day, _TARGETS[len(found) % len(_TARGETS)]), wish.mine)
                found.append(min(free, key=lambda start: (abs(start - target), start)))
        best = max(best, found, key=len)
        if len(best) == count:
            break
    return tuple(best)


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans share some time."""
    return one[0] < other[1] and other[0] < one[1]


def _days(wish: Wish, now: datetime) -> list[date]:
    first = local(now, wish.mine).date()
    days = (first + timedelta(days=number) for number in range(1, _DAYS + 1))
    return [day for day in days if wish.week.is_business_day(day)]


def _free(
    wish: Wish, day: date, hours: tuple[time, time], busy: Sequence[Span], earliest: datetime
) -> Iterator[datetime]:
    wall = datetime.combine(day, hours[0])
    while wall.time() < hours[1] and wall.date() == day:
        if exists(wall, wish.mine):
            start = to_utc(wall, wish.mine)
            taken = (start - _GAP, wish.end(start) + _GAP)
            at_work = all(_within(wish, start, zone, hours) for zone in (wish.mine, wish.theirs))
            if start >= earliest and at_work and not any(overlaps(taken, span) for span in busy):
                yield start
        wall += _STEP


def _within(wish: Wish, start: datetime, zone: str, hours: tuple[time, time]) -> bool:
    """Whether all of the talk lies within the hours of one working day there."""
    begin, end = local(start, zone), local(wish.end(start), zone)
    same_day = begin.date() == end.date() and wish.week.is_business_day(begin.date())
    return same_day and hours[0] <= begin.time() and end.time() <= hours[1]
