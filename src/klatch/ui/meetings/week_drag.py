"""A block on its way to another time: where it would land while the mouse is down."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from klatch.ui.meetings.week_days import Grid, Placed, snapped


class Drag:
    """From the press on a block; it counts as a drag once the mouse has gone some way."""

    def __init__(self, placed: Placed, at: QPoint, grid: Grid) -> None:
        self.placed = placed
        self.active = False
        self._from = at
        self._grip = grid.minutes_at(at.y()) - placed.top
        self.day, self.minutes = placed.day, placed.top

    @property
    def moved(self) -> bool:
        """Whether it is elsewhere now."""
        return self.active and (self.day, self.minutes) != (self.placed.day, self.placed.top)

    def follow(self, at: QPoint, grid: Grid) -> None:
        """The mouse is there now, in px of the whole week."""
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        self.active = self.active or (far and self.placed.block.movable)
        if not self.active:
            return
        self.day = grid.day_at(at.x())
        wanted = grid.minutes_at(at.y()) - self._grip
        straight = self.day == self.placed.day and abs(wanted - self.placed.top) < 1
        self.minutes = self.placed.top if straight else snapped(wanted)
