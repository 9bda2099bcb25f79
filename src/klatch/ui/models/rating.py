"""Cells of a list that is rated: the rank of a row, dots to give, and who is known."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from klatch.ui import icons
from klatch.ui.models.columns import Column, Mark, Rank, Row
from klatch.ui.models.delegates import CellDelegate, NameDelegate, TagDelegate
from klatch.ui.widgets.painting import paint_chip, paint_text

MOST = 3
_DOT, _STEP = 12, 19
_FROM = 2  # px before the first dot, for the ring around the cell


class RankedDelegate(NameDelegate):
    """A name with its second line, behind a numbered badge for those that come first, else behind an icon."""

    def paint_picture(self, painter: QPainter, circle: QRect, column: Column, row: Row) -> None:
        rank = column.value(row) if column.value else None
        if not isinstance(rank, Rank):
            super().paint_picture(painter, circle, column, row)
            return
        colors = self.colors
        side = self.theme.px(16)
        middle = QRect(0, 0, side, side)
        middle.moveCenter(circle.center())
        if not rank.text:
            icons.paint(painter, middle, rank.icon, colors.muted)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.accent, 1.5))
        painter.setBrush(colors.raised)
        painter.drawEllipse(QRectF(circle).adjusted(2, 2, -2, -2))
        painter.setPen(self.theme.color("accent_text"))
        painter.setFont(self.strong)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, rank.text)
        painter.restore()


class RatingDelegate(CellDelegate):
    """Three dots, as many of them filled as were given; `value` is the number."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if self.ring and self._view.hasFocus() and index == self._view.currentIndex():
            first, *_, last = self._dots(self._inner(option.rect))
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.colors.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(first.united(last).adjusted(-4, -5, 4, 5), 5, 5)
            painter.restore()

    def paint_cell(self, painter: QPainter, rect: QRect, column: Column, row: Row) -> None:
        given: int = column.value(row) if column.value else 0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, dot in enumerate(self._dots(rect), start=1):
            filled = number <= given
            painter.setPen(QPen(self.colors.accent if filled else self.theme.color("border_control"), 1.5))
            painter.setBrush(self.colors.accent if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)
        painter.restore()

    def hit(self, cell: QRect, column: Column, row: Row, point: QPoint) -> str:
        """What a click gives; one on the last filled dot takes it away."""
        given: int = column.value(row) if column.value else 0
        reach = (self.theme.px(_STEP) - self.theme.px(_DOT)) / 2
        for number, dot in enumerate(self._dots(self._inner(cell)), start=1):
            target = dot.adjusted(-reach, -8, reach, 8)
            if target.contains(point.toPointF()):
                return f"{column.key}:{number - 1 if number == given else number}"
        return ""

    def _inner(self, cell: QRect) -> QRect:
        return cell.adjusted(0, 0, 0, -1)

    def _dots(self, rect: QRect) -> list[QRectF]:
        px = self.theme.px
        top = rect.top() + (rect.height() - px(_DOT)) / 2
        view = self.parent()
        mirrored = isinstance(view, QWidget) and view.isRightToLeft()
        first = rect.right() + 1 - px(_FROM) - px(_DOT) if mirrored else rect.left() + px(_FROM)
        step = -px(_STEP) if mirrored else px(_STEP)
        return [QRectF(first + number * step, top, px(_DOT), px(_DOT)) for number in range(MOST)]


class KnownDelegate(TagDelegate):
    """Who is known: a tag where `value` is a Mark, else the chip of a stage; quiet words without either."""

    def paint_cell(self, painter: QPainter, rect: QRect, column: Column, row: Row) -> None:
        value = column.value(row) if column.value else None
        if isinstance(value, Mark):
            super().paint_cell(painter, rect, column, row)
        elif value:
            room = rect.adjusted(0, 0, self.theme.px(8), 0)
            paint_chip(painter, room, value, self.theme, column.text(row))
        else:
            painter.setFont(self.body)
            painter.setPen(self.colors.muted)
            paint_text(painter, rect, column.text(row))
