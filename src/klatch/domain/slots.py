"""Times to offer for a talk: free on one's own calendar, and within working hours on both clocks.

Nothing is left to chance: the same calendar gives the same times. Each is on another day, and at another time
of the day, so that whoever cannot do mornings finds an afternoon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

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
    best: tuple[datetime, ...] = ()
    days = [day for day in _days(wish, now) if day not in without]
    for hours in _HOURS:
        found = tuple(islice(_one_a_day(wish, days, hours, busy, now + _AHEAD), count))
        best = max(best, found, key=len)
        if len(best) == count:
            break
    return best


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans share some time."""
    return one[0] < other[1] and other[0] < one[1]


def _days(wish: Wish, now: datetime) -> list[date]:
    first = local(now, wish.mine).date()
    days = (first + timedelta(days=number) for number in range(1, _DAYS + 1))
    return [day for day in days if wish.week.is_business_day(day)]


def _one_a_day(
    wish: Wish, days: Sequence[date], hours: tuple[time, time], busy: Sequence[Span], earliest: datetime
) -> Iterator[datetime]:
    """The free start of each day that is nearest to the time of day whose turn it is."""
    turn = 0
    for day in days:
        wanted = to_utc(datetime.combine(day, _TARGETS[turn % len(_TARGETS)]), wish.mine)
        starts = [start for start in _free(wish, day, hours, busy) if start >= earliest]
        if starts:
            yield min(starts, key=lambda start: (abs(start - wanted), start))
            turn += 1


def _free(wish: Wish, day: date, hours: tuple[time, time], busy: Sequence[Span]) -> Iterator[datetime]:
    """The starts of a day, on the hour and half past, with nothing else near."""
    midnight = to_utc(datetime.combine(day, time()), wish.mine)
    whole = (midnight - _GAP, midnight + timedelta(days=1) + _GAP)
    taken = [span for span in busy if overlaps(span, whole)]
    wall = datetime.combine(day, hours[0])
    while wall.time() < hours[1] and wall.date() == day:
        start = to_utc(wall, wish.mine)
        around = (start - _GAP, wish.end(start) + _GAP)
        free = not any(overlaps(around, span) for span in taken) and exists(wall, wish.mine)
        if free and all(_within(wish, start, zone, hours) for zone in (wish.mine, wish.theirs)):
            yield start
        wall += _STEP


def _within(wish: Wish, start: datetime, zone: str, hours: tuple[time, time]) -> bool:
    """Whether all of the talk lies within the hours of one working day there."""
    begin, end = local(start, zone), local(wish.end(start), zone)
    same_day = begin.date() == end.date() and wish.week.is_business_day(begin.date())
    return same_day and hours[0] <= begin.time() and end.time() <= hours[1]
