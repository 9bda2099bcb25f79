"""Paints the week: days, hours on two clocks, the line of now, and blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from klatch.domain import zones
from klatch.ui.meetings.phrases import tr
from klatch.ui.meetings.week_days import Block, Grid, Placed, moment_of
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.painting import fill, paint_text

CLOCK_WIDTH, HEAD = 58, 34
_FADED = 0.4


class Scene(NamedTuple):
    """What is painted: the days, the clocks, and what is in front."""

    days: Sequence[date]
    when: When
    second: str
    """The zone of the second clock, "" without one."""
    city: str
    grid: Grid
    flip: Callable[[QRect], QRect]
    """Moves a rectangle to where it belongs in a window that reads from right to left."""


class WeekPainter:
    """Paints one scene with one painter; `scroll` px of the day are above the upper edge."""

    def __init__(self, painter: QPainter, theme: Theme, scene: Scene, area: QRect, scroll: int) -> None:
        self._painter = painter
        self._theme = theme
        self._scene = scene
        self._area = area
        self._head = theme.px(HEAD)
        self._down = self._head - scroll

    def ground(self) -> None:
        """Days, hours and what the clocks show at them."""
        scene, grid, colors = self._scene, self._scene.grid, self._theme.colors
        fill(self._painter, self._area, colors.surface)
        self._painter.setPen(QPen(colors.border, 1))
        for number, day in enumerate(scene.days):
            column = QRect(grid.x(number), 0, grid.x(number + 1) - grid.x(number), self._area.height())
            if day == scene.when.today:
                fill(self._painter, scene.flip(column), colors.raised)
                self._painter.setPen(QPen(colors.border, 1))
            edge = scene.flip(QRect(grid.x(number), 0, 1, 1)).left()
            self._painter.drawLine(edge, 0, edge, self._area.height())
        for hour in range(24):
            self._hour(hour)

    def head(self) -> None:
        """The names of the days and clocks, above whatever is scrolled."""
        scene, colors, theme = self._scene, self._theme.colors, self._theme
        strip = QRect(self._area.left(), 0, self._area.width(), self._head)
        fill(self._painter, strip, colors.surface)
        self._painter.setPen(QPen(colors.border, 1))
        self._painter.drawLine(strip.left(), strip.bottom(), strip.right(), strip.bottom())
        wide = theme.px(CLOCK_WIDTH)
        self._text(QRect(0, 0, wide, self._head), tr("You"), "caption", 600, colors.text, center=True)
        if scene.second:
            box = QRect(wide, 0, wide, self._head).adjusted(0, 0, -4, 0)
            self._text(box, scene.city, "caption", 600, colors.muted, center=True)
        for number, day in enumerate(scene.days):
            self._day(number, day)

    def now_line(self) -> None:
        """Where the day stands."""
        scene, grid = self._scene, self._scene.grid
        if scene.when.today not in scene.days:
            return
        number = list(scene.days).index(scene.when.today)
        y = self._down + grid.y(scene.when.now.hour * 60 + scene.when.now.minute)
        line = scene.flip(QRect(grid.x(number), y, grid.x(number + 1) - grid.x(number), 2))
        fill(self._painter, line, self._theme.colors.accent)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.colors.accent)
        dot = scene.flip(QRect(grid.x(number), y, 1, 2)).center()
        self._painter.drawEllipse(QPointF(dot) + QPointF(0.5, 0.5), self._theme.px(4), self._theme.px(4))

    def block(self, placed: Placed, *, current: bool, faded: bool = False) -> None:
        """One block; the one in front has a ring."""
        rect = self._scene.flip(self._scene.grid.rect(placed)).translated(0, self._down)
        if rect.bottom() < self._head or rect.top() > self._area.bottom():
            return
        self._painter.setOpacity(_FADED if faded else 1)
        self._paper(placed.block, rect)
        self._words(placed.block, rect)
        if current:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.setPen(QPen(self._theme.colors.focus, 2))
            self._painter.drawRoundedRect(QRectF(rect).adjusted(-2, -2, 2, 2), 8, 8)
        self._painter.setOpacity(1)

    def _hour(self, hour: int) -> None:
        scene, grid, colors, theme = self._scene, self._scene.grid, self._theme.colors, self._theme
        y, tall = self._down + grid.y(hour * 60), theme.px(16)
        if y <= self._head or y > self._area.bottom() + tall:
            return
        self._painter.setPen(QPen(colors.border, 1))
        line = scene.flip(QRect(grid.left, y, grid.width - grid.left, 1))
        self._painter.drawLine(line.left(), y, line.right(), y)
        if y - tall // 2 < self._head:
            return
        wide = theme.px(CLOCK_WIDTH)
        box = QRect(0, y - tall // 2, wide, tall)
        start = self._reference(hour)
        self._text(box, scene.when.time(start), "micro", 500, colors.text, center=True)
        if scene.second:
            there = When(scene.when.now, scene.second).time(start)
            self._text(box.translated(wide, 0), there, "micro", 400, colors.muted, center=True)

    def _reference(self, hour: int) -> datetime:
        """That hour on the day the clocks stand for: today, else the first of the week."""
        days = self._scene.days
        day = self._scene.when.today if self._scene.when.today in days else days[0]
        return moment_of(day, hour * 60, str(self._scene.when.zone))

    def _day(self, number: int, day: date) -> None:
        scene, grid, colors, theme = self._scene, self._scene.grid, self._theme.colors, self._theme
        box = QRect(grid.x(number), 0, grid.x(number + 1) - grid.x(number), self._head)
        box = box.adjusted(theme.px(11), 0, -4, 0)
        said = QLocale().toString(QDate(day.year, day.month, day.day), tr("ddd d"))
        shift = self._shift(day)
        if day != scene.when.today:
            self._text(box, f"{said}, {shift}" if shift else said, "body", 400, colors.text)
            return
        said = tr("%1, today").replace("%1", said)
        self._painter.setFont(theme.font("caption", 600))
        wide = min(box.width(), self._painter.fontMetrics().horizontalAdvance(said) + theme.px(16))
        pill = QRect(box.left(), (self._head - theme.px(20)) // 2, wide, theme.px(20))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colors.accent_soft)
        self._painter.drawRoundedRect(QRectF(scene.flip(pill)), pill.height() / 2, pill.height() / 2)
        inside = pill.adjusted(theme.px(8), 0, -theme.px(8), 0)
        self._text(inside, said, "caption", 600, colors.accent_text)

    def _shift(self, day: date) -> str:
        """How far the second clock is ahead on a day when that is not as on the others."""
        scene = self._scene
        if not scene.second:
            return ""
        noon = [moment_of(each, 12 * 60, str(scene.when.zone)) for each in (*scene.days, day)]
        gaps = [zones.local(each, scene.second).utcoffset() for each in noon]
        mine = [each.astimezone(scene.when.zone).utcoffset() for each in noon]
        ahead = [(a - b) for a, b in zip(gaps, mine, strict=True) if a is not None and b is not None]
        return hours_ahead(int(ahead[-1].total_seconds() // 60)) if len(set(ahead)) > 1 else ""

    def _paper(self, block: Block, rect: QRect) -> None:
        tones, painter = self._theme.stage(block.tone), self._painter
        pen = QPen(tones.graphic, 1)
        if block.dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(tones.soft)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if not block.dashed:
            bar = QRect(rect.left(), rect.top(), self._theme.px(5), rect.height())
            if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                bar.moveRight(rect.right())
            painter.save()
            painter.setClipRect(bar)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tones.graphic)
            painter.drawRoundedRect(QRectF(rect), 6, 6)
            painter.restore()

    def _words(self, block: Block, rect: QRect) -> None:
        theme, tall = self._theme, self._theme.px(16)
        inside = rect.adjusted(theme.px(11), 0, -theme.px(6), 0)
        if self._painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            inside = rect.adjusted(theme.px(6), 0, -theme.px(11), 0)
        upper = QRect(inside.left(), rect.top() + theme.px(2), inside.width(), tall)
        for box, text, weight in ((upper, block.title, 600), (upper.translated(0, tall), block.line, 400)):
            self._painter.setFont(theme.font("caption", weight))
            self._painter.setPen(theme.colors.text)
            paint_text(self._painter, box, text)

    def _text(
        self, box: QRect, text: str, role: str, weight: int, color: QColor, *, center: bool = False
    ) -> None:
        font = self._theme.font(
            "body" if role == "body" else "caption" if role == "caption" else "micro", weight
        )
        self._painter.setFont(font)
        self._painter.setPen(color)
        align = Qt.AlignmentFlag.AlignHCenter if center else Qt.AlignmentFlag.AlignLeft
        paint_text(self._painter, self._scene.flip(box), text, align)


def hours_ahead(minutes: int) -> str:
    """How far a clock is ahead of mine: "+3 h", "-5 h 30 min"."""
    hours, rest = divmod(abs(minutes), 60)
    parts = [tr("%n h", hours)] if hours or not rest else []
    parts += [tr("%n min", rest)] if rest else []
    return ("−" if minutes < 0 else "+") + " ".join(parts)
