"""The agenda as a bar: the groups of questions share the time promised, a mark shows how much is gone."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import fill

_GAP, _BAR, _MARK = 3, 10, 18


class Part(NamedTuple):
    """A group of questions in the agenda, with its share of the time in proportion to the others'."""

    label: str
    weight: int


class AgendaBar(QProgressBar):
    """Parts as wide as their share of the questions; the one in hand is named in bold."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[Part, ...] = ()
        self._share = 0.0
        self._running = False
        self.setTextVisible(False)
        self.setRange(0, 100)
        self.setAccessibleName(self.tr("Agenda"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def place(self) -> int:
        """The number of the part in hand, going by the time."""
        gone = self._share * sum(part.weight for part in self._parts)
        ends = accumulate(part.weight for part in self._parts)
        return next((number for number, end in enumerate(ends) if gone < end), len(self._parts) - 1)

    def set_parts(self, parts: tuple[Part, ...]) -> None:
        """Show an agenda; without one there is nothing to see."""
        self._parts = parts
        self.setVisible(bool(parts))
        self.update()

    def set_share(self, share: float, *, running: bool) -> None:
        """Show how much of the time is gone, from 0 to 1."""
        if (share, running) == (self._share, self._running):
            return
        self._share, self._running = share, running
        self.setValue(round(100 * share))
        self.setAccessibleDescription(self._parts[self.place].label if self._parts else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colors = self._theme, self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        top = (theme.px(_MARK) - theme.px(_BAR)) / 2
        gone = self._share * self.width()
        painter.setPen(Qt.PenStyle.NoPen)
        for left, width in self._spans():
            whole = QRectF(left, top, width, theme.px(_BAR))
            painter.setBrush(colors.sunken)
            painter.drawRoundedRect(whole, 2, 2)
            if gone > left:
                painter.setBrush(colors.accent)
                painter.drawRoundedRect(whole.intersected(QRectF(0, 0, gone, self.height())), 2, 2)
        if self._running:
            at = min(self.width() - 2.0, max(0.0, gone - 1))
            fill(painter, QRectF(at, 0, 2, theme.px(_MARK)).toRect(), colors.text)
        painter.resetTransform()
        self._paint_labels(painter)
        painter.end()

    def _paint_labels(self, painter: QPainter) -> None:
        """Every name that has room; where one has not, only the one in hand."""
        theme, place, spans = self._theme, self.place, self._spans()
        fonts = [theme.font("caption", 600 if number == place else 400) for number in range(len(spans))]
        needs = [
            QFontMetrics(font).horizontalAdvance(part.label) + 1
            for font, part in zip(fonts, self._parts, strict=True)
        ]
        fits = all(need <= width for need, (_, width) in zip(needs, spans, strict=True))
        top = theme.px(_MARK + 2)
        for number, part in enumerate(self._parts):
            if not fits and number != place:
                continue
            room = min(needs[number], self.width())
            left = max(0.0, min(spans[number][0], self.width() - room))
            box = QRectF(left, top, room, self.height() - top)
            if self.isRightToLeft():
                box.moveRight(self.width() - left)
            painter.setFont(fonts[number])
            painter.setPen(theme.colors.text if number == place else theme.colors.muted)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, part.label)

    def _spans(self) -> list[tuple[float, float]]:
        """Where each part begins, and how wide it is."""
        weights = [part.weight for part in self._parts]
        room = self.width() - _GAP * (len(weights) - 1)
        spans, left = [], 0.0
        for weight in weights:
            width = room * weight / sum(weights)
            spans.append((left, width))
            left += width + _GAP
        return spans

    def _restyle(self) -> None:
        # The style sheet keeps progress bars 6 px low.
        height = self._theme.px(36)
        self.setFixedHeight(height)
        self.setStyleSheet(f"min-height: {height}px; max-height: {height}px; background: transparent;")
        self.update()
