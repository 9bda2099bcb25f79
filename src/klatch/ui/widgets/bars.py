"""Labelled bars with the value printed beside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from klatch.ui import icons
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import announce
from klatch.ui.widgets.painting import fill, mirrored, paint_bar, paint_glyph, paint_text

_FEW = "stage.paused"
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One line: its label, value, printed value, and a stage for glyph and colour.

    `detail` follows the value, quieter; `icon` stands in a glyph's place and `ink` names the bar's colour.
    `few` turns it grey: too few cases to mean anything. `more` is told of the line in front.
    """

    label: str
    value: float
    text: str
    stage: str = ""
    detail: str = ""
    icon: str = ""
    ink: str = ""
    few: bool = False
    more: str = ""


@dataclass(frozen=True, slots=True)
class BarStyle:
    """Heights in pixels of the design; whether a track shows the whole, and what value fills it."""

    bar: int = 6
    row: int = 25
    track: bool = True
    whole: float = 0.0
    """0 has the longest bar fill it."""
    labels: int = 0
    """Room for the labels; 0 takes what the longest needs."""


class _Room(NamedTuple):
    """Where the columns lie, and the value that fills a bar."""

    left: int
    words: int
    figures: int
    details: int
    whole: float


class BarList(QWidget):
    """Bars under each other, all to one scale.

    Where the bars have more to tell the list takes the focus: keys put a line in front, the mouse points at
    one.
    """

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, style: BarStyle | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = style or BarStyle()
        self._bars: tuple[Bar, ...] = ()
        self._front = -1
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars; assistive technology reads them as a sentence."""
        self._bars = tuple(bars)
        self._front = min(self._front, len(self._bars) - 1)
        telling = any(bar.more for bar in bars)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if telling else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(", ".join(_spoken(bar) for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._row * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = event.pos().y() // self._row
            if 0 <= number < len(self._bars) and self._bars[number].more:
                QToolTip.showText(event.globalPos(), self._bars[number].more, self)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()), 0)
        if move:
            self._bring(min(max(self._front + move, 0), len(self._bars) - 1))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEY:
            self._bring(max(self._front, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._front = -1
        QToolTip.hideText()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isRightToLeft():
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        room = self._measure()
        for number, bar in enumerate(self._bars):
            row = QRect(0, number * self._row, self.width(), self._row)
            if number == self._front:
                fill(painter, row, self._theme.colors.hover)
            self._paint_row(painter, row, bar, room)
        painter.end()

    @property
    def _row(self) -> int:
        return self._theme.px(self._style.row)

    def _bring(self, number: int) -> None:
        """Put a line in front and tell what it has to."""
        self._front = number
        said = self._bars[number].more if 0 <= number < len(self._bars) else ""
        if said:
            under = QPoint(self._theme.px(24), (number + 1) * self._row - self._theme.px(4))
            QToolTip.showText(self.mapToGlobal(under), said, self)
            announce(self, f"{self._bars[number].label}: {said}")
        self.update()

    def _measure(self) -> _Room:
        theme, bars = self._theme, self._bars
        plain = QFontMetrics(theme.font("body"))
        strong = QFontMetrics(theme.font("body", 600)) if any(bar.detail for bar in bars) else plain
        small = QFontMetrics(theme.font("caption"))
        left = theme.px(22 if not self._style.labels else 26) if any(b.stage or b.icon for b in bars) else 0
        longest = max((plain.horizontalAdvance(bar.label) for bar in bars), default=0)
        words = max(longest + theme.px(18), theme.px(self._style.labels))
        return _Room(
            left,
            min(words, self.width() // 2),
            max((strong.horizontalAdvance(bar.text) for bar in bars), default=0) + theme.px(12),
            max((small.horizontalAdvance(bar.detail) + theme.px(8) for bar in bars if bar.detail), default=0),
            self._style.whole or max((bar.value for bar in bars), default=0) or 1,
        )

    def _paint_row(self, painter: QPainter, row: QRect, bar: Bar, room: _Room) -> None:
        theme, colors = self._theme, self._theme.colors
        ink = theme.color(_FEW) if bar.few else _ink(theme, bar)
        self._paint_sign(painter, row, bar)
        painter.setFont(theme.font("body"))
        painter.setPen(colors.text)
        label = QRect(room.left, row.top(), room.words - theme.px(6), row.height())
        paint_text(painter, mirrored(self, label), bar.label)
        high = theme.px(self._style.bar)
        long = max(8, self.width() - room.left - room.words - room.figures - room.details)
        box = QRect(room.left + room.words, row.top() + (row.height() - high) // 2, long, high)
        share = bar.value / room.whole
        if self._style.track:
            paint_bar(painter, mirrored(self, box).toRectF(), share, ink, colors.sunken)
        else:
            self._paint_block(painter, box, share, ink)
        ends = QRect(0, row.top(), self.width() - room.details, row.height())
        if bar.detail:
            painter.setFont(theme.font("body", 600))
        painter.setPen(colors.muted if bar.few else colors.text)
        paint_text(painter, mirrored(self, ends), bar.text, Qt.AlignmentFlag.AlignRight)
        if bar.detail:
            rest = QRect(ends.right() + 1 + theme.px(8), row.top(), room.details - theme.px(8), row.height())
            painter.setFont(theme.font("caption"))
            painter.setPen(colors.muted)
            paint_text(painter, mirrored(self, rest), bar.detail)

    def _paint_sign(self, painter: QPainter, row: QRect, bar: Bar) -> None:
        theme = self._theme
        side = theme.size("stage_glyph")
        square = mirrored(self, QRect(0, row.top() + (row.height() - side) // 2, side, side))
        if bar.stage:
            paint_glyph(
                painter, square.toRectF(), bar.stage, theme.stage(bar.stage).graphic, theme.colors.raised
            )
        elif bar.icon:
            icons.paint(painter, square, bar.icon, theme.colors.muted)

    def _paint_block(self, painter: QPainter, box: QRect, share: float, ink: QColor) -> None:
        """A bar without a track; nothing at all is still a line to see."""
        part = QRect(box)
        part.setWidth(max(self._theme.px(2), round(box.width() * share)))
        radius = self._theme.px(3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(mirrored(self, part), radius, radius)
        painter.restore()


def _ink(theme: Theme, bar: Bar) -> QColor:
    if bar.ink:
        return theme.color(bar.ink)
    return theme.stage(bar.stage).graphic if bar.stage else theme.colors.accent


def _spoken(bar: Bar) -> str:
    said = " ".join(part for part in (bar.label, bar.text, bar.detail) if part)
    return f"{said} ({bar.more})" if bar.more else said
