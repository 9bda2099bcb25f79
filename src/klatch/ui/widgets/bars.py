"""Labelled bars with the value printed beside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import mirrored, paint_bar, paint_glyph, paint_text


@dataclass(frozen=True, slots=True)
class Bar:
    """One line: its label, value, printed value, and a stage for glyph and colour."""

    label: str
    value: float
    text: str
    stage: str = ""


class BarList(QWidget):
    """Bars under each other, all to one scale."""

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, bar_height: int = 6
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bar_height = bar_height
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars; assistive technology reads them as a sentence."""
        self._bars = tuple(bars)
        self.setAccessibleDescription(", ".join(f"{bar.label} {bar.text}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._theme.px(25) * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colors = self._theme, self._theme.colors
        metrics = QFontMetrics(theme.font("body"))
        with_glyph = any(bar.stage for bar in self._bars)
        left = theme.px(22) if with_glyph else 0
        words = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0)
        words = min(words + theme.px(18), self.width() // 2)
        figures = max((metrics.horizontalAdvance(bar.text) for bar in self._bars), default=0) + theme.px(12)
        longest = max((bar.value for bar in self._bars), default=0) or 1
        painter = QPainter(self)
        if self.isRightToLeft():
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for number, bar in enumerate(self._bars):
            row = QRect(0, number * theme.px(25), self.width(), theme.px(25))
            ink = theme.stage(bar.stage).graphic if bar.stage else colors.accent
            if bar.stage:
                side = theme.size("stage_glyph")
                square = mirrored(self, QRect(0, row.top() + (row.height() - side) // 2, side, side))
                paint_glyph(painter, square.toRectF(), bar.stage, ink, colors.raised)
            painter.setFont(theme.font("body"))
            painter.setPen(colors.text)
            label = QRect(left, row.top(), words - theme.px(6), row.height())
            paint_text(painter, mirrored(self, label), bar.label)
            high = theme.px(self._bar_height)
            long = max(8, self.width() - left - words - figures)
            track = mirrored(self, QRect(left + words, row.top() + (row.height() - high) // 2, long, high))
            paint_bar(painter, track.toRectF(), bar.value / longest, ink, colors.sunken)
            paint_text(painter, row, bar.text, Qt.AlignmentFlag.AlignRight)
        painter.end()
