"""The days of a week and what lies in them: no painting, only where things are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QLocale, QRect

from klatch.domain import zones

MINUTES_A_DAY = 24 * 60
GRID = 15
"""Minutes that a move snaps to."""


class Key(NamedTuple):
    """What a block stands for: a meeting, or a time to offer."""

    kind: str
    id: int


MEETING, SLOT = "meeting", "slot"


class Block(NamedTuple):
    """Something in the week. `tone` is a stage whose colours it takes, `name` says all of it in one line."""

    key: Key
    start: datetime
    minutes: int
    title: str
    line: str
    name: str
    tone: str
    zone: str
    """Theirs, with the city it is named by; empty where it shows what mine does."""
    city: str
    dashed: bool = False
    movable: bool = True


class Placed(NamedTuple):
    """A block in its day, beside `lanes` - 1 others."""

    block: Block
    day: int
    top: int
    """Minutes since midnight by the clock on the wall."""
    lane: int
    lanes: int


class Grid(NamedTuple):
    """Where days and hours are, in px from the corner of the whole week (before scrolling)."""

    left: int
    width: int
    days: int
    hour: int
    least: int
    """The lowest a block may be."""

    @property
    def height(self) -> int:
        """The whole day."""
        return 24 * self.hour

    def x(self, day: int) -> int:
        """Where a day begins; `days` is the end of the last."""
        return self.left + (self.width - self.left) * day // self.days

    def y(self, minutes: float) -> int:
        """Where a time of day is."""
        return round(minutes * self.hour / 60)

    def day_at(self, x: int) -> int:
        """The day at a place, the nearest beside the days."""
        inside = (day for day in range(self.days) if x < self.x(day + 1))
        return next(inside, self.days - 1)

    def minutes_at(self, y: int) -> float:
        """The time of day at a place."""
        return y * 60 / self.hour

    def rect(self, placed: Placed) -> QRect:
        """Where a block is painted: 4 px away from the lines of its day."""
        first, end = self.x(placed.day) + 4, self.x(placed.day + 1) - 5
        lane = (end - first) / placed.lanes
        left = first + round(lane * placed.lane)
        height = max(self.least, self.y(placed.block.minutes))
        top = min(self.y(placed.top) + 1, self.height - height)
        return QRect(left, top, round(lane) - (2 if placed.lane < placed.lanes - 1 else 0), height)


def week_of(day: date, locale: QLocale) -> date:
    """The first day of the week that holds a day."""
    return day - timedelta(days=(day.isoweekday() - locale.firstDayOfWeek().value) % 7)


def days_shown(first: date, busy: Iterable[date], locale: QLocale) -> tuple[date, ...]:
    """The working days of a week, and any other one on which something is."""
    working = {day.value for day in locale.weekdays()}
    held = set(busy)
    week = (first + timedelta(days=number) for number in range(7))
    return tuple(day for day in week if day.isoweekday() in working or day in held)


def wall_minutes(moment: datetime, zone: str) -> int:
    """Minutes since midnight on the clock of a zone."""
    here = zones.local(moment, zone)
    return here.hour * 60 + here.minute


def moment_of(day: date, minutes: int, zone: str) -> datetime:
    """The moment a clock shows so many minutes after midnight; an hour that is skipped is the one after."""
    wall = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)
    return zones.to_utc(wall, zone)


def snapped(minutes: float) -> int:
    """The nearest time of day on the grid, within the day."""
    return min(MINUTES_A_DAY - GRID, max(0, round(minutes / GRID) * GRID))


def nudged(start: datetime, zone: str, days: int, step: int) -> datetime:
    """A start moved by whole days at the same time of day, or to the next step of the grid."""
    if days:
        wall = zones.local(start, zone).replace(tzinfo=None, fold=0) + timedelta(days=days)
        start = zones.to_utc(wall, zone)
    if step > 0:
        return start + timedelta(minutes=GRID - start.minute % GRID)
    return start - timedelta(minutes=start.minute % GRID or GRID) if step else start


def place(blocks: Sequence[Block], days: Sequence[date], zone: str, least: int) -> list[Placed]:
    """Put blocks into their days, side by side where they would cover each other at `least` minutes each."""
    placed: list[Placed] = []
    for number, day in enumerate(days):
        inside = [block for block in blocks if zones.day_in(block.start, zone) == day]
        spans = sorted((wall_minutes(block.start, zone), block.key, block) for block in inside)
        group: list[tuple[int, Block, int]] = []
        ends: list[int] = []
        for top, _, block in spans:
            if ends and top >= max(ends):
                placed += _beside(group, number, len(ends))
                group, ends = [], []
            lane = next((lane for lane, end in enumerate(ends) if end <= top), len(ends))
            ends[lane : lane + 1] = [top + max(least, block.minutes)]
            group.append((top, block, lane))
        placed += _beside(group, number, len(ends))
    return placed


def _beside(group: Sequence[tuple[int, Block, int]], day: int, lanes: int) -> list[Placed]:
    return [Placed(block, day, top, lane, lanes) for top, block, lane in group]


def neighbour(placed: Sequence[Placed], current: Key | None, step: tuple[int, int]) -> Block | None:
    """The block to go to from another one: (days, blocks of the day) away; the first one from nowhere."""
    here = next((each for each in placed if each.block.key == current), None)
    if here is None:
        return placed[0].block if placed else None
    across, along = step
    if along:
        order = [each.block for each in placed if each.day == here.day]
        number = [block.key for block in order].index(here.block.key) + along
        return order[number] if 0 <= number < len(order) else None
    days = sorted({each.day for each in placed}, reverse=across < 0)
    beyond = [day for day in days if (day - here.day) * across > 0]
    there = [each for each in placed if beyond and each.day == beyond[0]]
    return min(there, key=lambda each: abs(each.top - here.top)).block if there else None
