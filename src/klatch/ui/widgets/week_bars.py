"""Bars side by side for each week, over a line that marks what was wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.base import announce
from klatch.ui.widgets.painting import fill, mirrored, paint_text

_HIGH = 188
_WIDEST_BAR = 14
_GAP = 2
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


@dataclass(frozen=True, slots=True)
class WeekBar:
    """A week: its day, its values in the order of the inks, and what it has to tell.

    `dated` is the day with its month, for the first label of a `month`.
    """

    day: str
    dated: str
    month: int
    values: tuple[int, ...]
    more: str


class _Frame(NamedTuple):
    """Where the bars stand, the room of a week, and the value at the top."""

    area: QRect
    step: float
    top: int

    def height_of(self, value: float) -> float:
        return self.area.height() * value / self.top


class WeekBars(QWidget):
    """A few weeks or a year of them; Left and Right put one in front, the mouse asks for what it tells."""

    def __init__(self, theme: Theme, name: str, inks: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._inks = tuple(inks)
        self._weeks: tuple[WeekBar, ...] = ()
        self._goal = 0
        self._front = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    @property
    def weeks(self) -> tuple[WeekBar, ...]:
        """What is shown."""
        return self._weeks

    def set_weeks(self, weeks: Sequence[WeekBar], goal: int) -> None:
        """Show these weeks; a goal of 0 is none."""
        self._weeks, self._goal = tuple(weeks), goal
        self._front = min(self._front, len(self._weeks) - 1)
        self.setAccessibleDescription(", ".join(week.more for week in weeks))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(420), self._theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(_HIGH))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._at(event.pos().x())
            if number is not None:
                QToolTip.showText(event.globalPos(), self._weeks[number].more, self)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()), 0) * (-1 if self.isRightToLeft() else 1)
        if move:
            self._bring(min(max(self._front + move, 0), len(self._weeks) - 1))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEY:
            self._bring(self._front if self._front >= 0 else len(self._weeks) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._front = -1
        QToolTip.hideText()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = self._frame()
        self._paint_scale(painter, frame)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, week in enumerate(self._weeks):
            self._paint_week(painter, frame, number, week)
        self._paint_goal(painter, frame)
        self._paint_labels(painter, frame)
        painter.end()

    def _frame(self) -> _Frame:
        px = self._theme.px
        most = max((value for week in self._weeks for value in week.values), default=0)
        top = max(most, self._goal, 2)
        top += top % 2  # so that the line halfway has a whole number
        figures = QFontMetrics(self._theme.font("micro", 400)).horizontalAdvance(self._said(top))
        left = max(px(22), figures + px(10))
        area = QRect(left, px(14), max(1, self.width() - left), max(1, self.height() - px(40)))
        return _Frame(area, area.width() / max(1, len(self._weeks)), top)

    def _paint_scale(self, painter: QPainter, frame: _Frame) -> None:
        theme = self._theme
        painter.setFont(theme.font("micro", 400))
        for value in (0, frame.top // 2, frame.top):
            y = frame.area.bottom() - round(frame.height_of(value))
            line = QRect(frame.area.left(), y, frame.area.width(), 1)
            fill(painter, mirrored(self, line), theme.colors.border)
            painter.setPen(theme.colors.muted)
            box = QRect(0, y - theme.px(8), frame.area.left() - theme.px(8), theme.px(16))
            # The numbers stand beside the line whatever side that is.
            side = Qt.AlignmentFlag.AlignLeft if self.isRightToLeft() else Qt.AlignmentFlag.AlignRight
            paint_text(painter, mirrored(self, box), self._said(value), side)

    def _paint_week(self, painter: QPainter, frame: _Frame, number: int, week: WeekBar) -> None:
        px = self._theme.px
        if number == self._front:
            ground = QRect(
                round(frame.area.left() + number * frame.step), frame.area.top(), round(frame.step), 0
            )
            ground.setBottom(frame.area.bottom())
            fill(painter, mirrored(self, ground), self._theme.colors.hover)
        count = len(week.values)
        wide = min(px(_WIDEST_BAR), max(1.0, (frame.step * 0.8 - (count - 1) * _GAP) / count))
        gap = min(_GAP, wide / 2)
        left = frame.area.left() + (number + 0.5) * frame.step - (count * wide + (count - 1) * gap) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for place, (value, ink) in enumerate(zip(week.values, self._inks, strict=True)):
            high = frame.height_of(value)
            if not value:
                continue
            box = QRectF(left + place * (wide + gap), frame.area.bottom() - high, wide, high)
            if self.isRightToLeft():
                box.moveRight(self.width() - box.left())
            painter.setBrush(self._theme.color(ink))
            painter.drawRoundedRect(box, min(px(2), wide / 2), min(px(2), wide / 2))

    def _paint_goal(self, painter: QPainter, frame: _Frame) -> None:
        if not self._goal:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        pen = QPen(goal_ink(self._theme), self._theme.px(1))
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        y = frame.area.bottom() - round(frame.height_of(self._goal))
        line = mirrored(self, QRect(frame.area.left(), y, frame.area.width(), 1))
        painter.drawLine(line.left(), y, line.right(), y)

    def _paint_labels(self, painter: QPainter, frame: _Frame) -> None:
        theme = self._theme
        painter.setFont(theme.font("micro", 400))
        painter.setPen(theme.colors.muted)
        metrics = painter.fontMetrics()
        widest = max((metrics.horizontalAdvance(week.dated) for week in self._weeks), default=0)
        for number, said in self.labels(max(1, ceil((widest + theme.px(8)) / frame.step))):
            middle = frame.area.left() + (number + 0.5) * frame.step
            box = QRect(0, frame.area.bottom() + theme.px(6), widest + theme.px(2), theme.px(16))
            box.moveLeft(round(min(middle - box.width() / 2, self.width() - box.width())))
            paint_text(painter, mirrored(self, box), said, Qt.AlignmentFlag.AlignHCenter)

    def labels(self, every: int) -> list[tuple[int, str]]:
        """What stands below every so many weeks, the last one always: the month where it is another one."""
        found: list[tuple[int, str]] = []
        month = 0
        for number, week in enumerate(self._weeks):
            if (len(self._weeks) - 1 - number) % every == 0:
                found.append((number, week.day if week.month == month else week.dated))
                month = week.month
        return found

    def _at(self, x: int) -> int | None:
        frame = self._frame()
        along = self.width() - x if self.isRightToLeft() else x
        number = int((along - frame.area.left()) / frame.step) if along >= frame.area.left() else -1
        return number if 0 <= number < len(self._weeks) else None

    def _bring(self, number: int) -> None:
        self._front = number
        if 0 <= number < len(self._weeks):
            frame = self._frame()
            middle = round(frame.area.left() + (number + 0.5) * frame.step)
            x = self.width() - middle if self.isRightToLeft() else middle
            said = self._weeks[number].more
            QToolTip.showText(self.mapToGlobal(QPoint(x, frame.area.bottom())), said, self)
            announce(self, said)
        self.update()

    def _said(self, value: int) -> str:
        return self.locale().toString(value)


def goal_ink(theme: Theme) -> QColor:
    """The colour of the line that marks what was wanted."""
    return theme.colors.accent
