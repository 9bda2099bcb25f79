"""A cell that shows where something lies on a scale."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from klatch.ui.models.columns import Column, Row, Scale
from klatch.ui.models.delegates import CellDelegate
from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import paint_text

_RADIUS = 4


class ScaleDelegate(CellDelegate):
    """The printed value above its place on the scale; `value` is a Scale."""

    def paint_cell(self, painter: QPainter, rect: QRect, column: Column, row: Row) -> None:
        scale: Scale | None = column.value(row) if column.value else None
        if scale is None:
            super().paint_cell(painter, rect, column, row)
            return
        first, below = self.lines(rect)
        painter.setFont(self.body if scale.few else self.strong)
        painter.setPen(self.colors.muted if scale.few else self.colors.text)
        paint_text(painter, first, column.text(row))
        room = below.adjusted(0, 0, -self.theme.px(6), 0)
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            room = below.adjusted(self.theme.px(6), 0, 0, 0)
        paint_scale(painter, QRectF(room), scale, self.theme)


def paint_scale(painter: QPainter, rect: QRectF, scale: Scale, theme: Theme) -> None:
    """A track, the span from the lowest to the highest, a ring for before and a dot for the average."""
    colors, px = theme.colors, theme.px
    ink = theme.color("border_control") if scale.few else colors.accent
    low, high = scale.ends
    flipped = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def at(value: float) -> QPointF:
        share = (value - low) / (high - low)
        share = 1 - share if flipped else share
        room = rect.width() - 2 * px(_RADIUS)
        return QPointF(rect.left() + px(_RADIUS) + share * room, rect.center().y())

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _line(painter, at(low), at(high), colors.sunken, px(4))
    if scale.lowest is not None and scale.highest is not None:
        _line(painter, at(scale.lowest), at(scale.highest), ink, px(2))
    if scale.at is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(at(scale.at), px(_RADIUS), px(_RADIUS))
    if scale.before is not None:
        painter.setPen(QPen(colors.text, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at(scale.before), px(_RADIUS) - 0.5, px(_RADIUS) - 0.5)
    painter.restore()


def _line(painter: QPainter, start: QPointF, end: QPointF, ink: QColor, width: int) -> None:
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(start, end)
