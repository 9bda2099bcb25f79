"""The way of a link from one node to another."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

_LONG = 1500
_BEND = 160
_NEAR = 4
_SIGN = 0.4


class Route(NamedTuple):
    """Out of a node at its side, around `turn`, and in at the side of another node."""

    begin_x: float
    begin_y: float
    turn: float
    end_x: float
    end_y: float

    @property
    def sign(self) -> QPointF:
        """Where a sign on the link goes: close to where it begins."""
        return QPointF(self.begin_x + (self.turn - self.begin_x) * _SIGN, self.begin_y)

    def touches(self, area: QRectF) -> bool:
        """Whether it may show in an area."""
        lower, upper = max(self.begin_y, self.end_y), min(self.begin_y, self.end_y)
        left = min(self.begin_x, self.turn, self.end_x)
        right = max(self.begin_x, self.turn, self.end_x)
        inside = left <= area.right() + _NEAR and right >= area.left() - _NEAR
        return inside and upper <= area.bottom() + _NEAR and lower >= area.top() - _NEAR

    def add_to(self, path: QPainterPath, area: QRectF, scale: float) -> None:
        """Draw what an area shows of it.

        A long way is straight between two bends, of which only what shows is drawn: curves many windows
        high would take longer than all else.
        """
        down = self.end_y - self.begin_y
        if abs(down) <= _LONG * scale:
            path.moveTo(self.begin_x, self.begin_y)
            path.cubicTo(self.turn, self.begin_y, self.turn, self.end_y, self.end_x, self.end_y)
            return
        bend = _BEND * scale * (1 if down > 0 else -1)
        leaving, arriving = self.begin_y + bend, self.end_y - bend
        if _meet(self.begin_y, leaving, area):
            path.moveTo(self.begin_x, self.begin_y)
            path.cubicTo(self.turn, self.begin_y, self.turn, self.begin_y, self.turn, leaving)
        upper = max(min(leaving, arriving), area.top() - _NEAR)
        lower = min(max(leaving, arriving), area.bottom() + _NEAR)
        if upper < lower:
            path.moveTo(self.turn, upper)
            path.lineTo(self.turn, lower)
        if _meet(arriving, self.end_y, area):
            path.moveTo(self.turn, arriving)
            path.cubicTo(self.turn, self.end_y, self.turn, self.end_y, self.end_x, self.end_y)


def _meet(one: float, other: float, area: QRectF) -> bool:
    return min(one, other) <= area.bottom() + _NEAR and max(one, other) >= area.top() - _NEAR
