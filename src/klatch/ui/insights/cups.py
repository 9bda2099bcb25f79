"""A dozen cups, of which those drunk are filled."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from klatch.domain.insights import DOZEN
from klatch.ui.theme import Theme

_SIDE = 26
_GRID = 24.0
"""The cup is drawn on a square of so many units."""


class Cups(QWidget):
    """Twelve cups in a row."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filled = 0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def filled(self) -> int:
        """How many are full."""
        return self._filled

    def set_filled(self, count: int, spoken: str) -> None:
        """Fill so many, twelve at most."""
        self._filled = min(count, DOZEN)
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(430), self._theme.px(_SIDE))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_SIDE * 7), self._theme.px(_SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        step = self.width() / DOZEN
        side = min(self._theme.px(_SIDE), step)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        for number in range(DOZEN):
            painter.save()
            painter.translate(number * step, (self.height() - side) / 2)
            painter.scale(side / _GRID, side / _GRID)
            self._paint_full(painter) if number < self._filled else self._paint_empty(painter)
            painter.restore()
        painter.end()

    def _paint_full(self, painter: QPainter) -> None:
        accent = self._theme.colors.accent
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawPath(_body())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 1.9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(_handle())
        painter.setPen(QPen(accent, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for x in (7.4, 12.4):
            painter.drawPath(_steam(x))

    def _paint_empty(self, painter: QPainter) -> None:
        pen = QPen(self._theme.color("stage.paused"), 1.6)
        pen.setDashPattern([1.6, 1.4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_body())
        painter.drawPath(_handle())


def _body() -> QPainterPath:
    path = QPainterPath(QPointF(2.6, 8.4))
    path.lineTo(17.4, 8.4)
    path.lineTo(17.4, 15)
    path.arcTo(QRectF(7, 9.8, 10.4, 10.4), 0, -90)
    path.lineTo(7.8, 20.2)
    path.arcTo(QRectF(2.6, 9.8, 10.4, 10.4), -90, -90)
    path.closeSubpath()
    return path


def _handle() -> QPainterPath:
    path = QPainterPath(QPointF(17.6, 10.4))
    path.lineTo(18.7, 10.4)
    path.arcTo(QRectF(15.8, 10.4, 5.8, 5.8), 90, -180)
    path.lineTo(17.3, 16.2)
    return path


def _steam(x: float) -> QPainterPath:
    path = QPainterPath(QPointF(x, 6))
    path.cubicTo(x - 1, 4.8, x + 0.9, 4.1, x, 2.7)
    return path
