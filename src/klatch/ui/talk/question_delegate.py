"""Paints the questions: headings with their counts, boxes to tick, the one that comes next outlined."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from klatch.ui import icons
from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import paint_text, paint_tick

Index = QModelIndex | QPersistentModelIndex

QUESTION, COUNT, NEXT = (Qt.ItemDataRole.UserRole + number for number in (1, 2, 3))
"""The id of a question, 0 for a heading; what a heading counts; whether a question comes next."""
_LEFT, _TEXT, _EDGE, _LEAST = 20, 46, 12, 28
_HEADING = 30
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class QuestionDelegate(QStyledItemDelegate):
    """Says `ticked` with the id of a question clicked or chosen with Space, `folded` with a group's row."""

    ticked = Signal(int)
    folded = Signal(int)

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._heights: dict[tuple[str, int], int] = {}
        theme.changed.connect(self._forget)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        if not index.data(QUESTION):
            return QSize(width, self._theme.px(_HEADING))
        asked = index.data(), width
        if asked not in self._heights:
            self._heights[asked] = self._height(*asked)
        return QSize(width, self._heights[asked])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: QRect = option.rect
        if index.data(QUESTION):
            self._paint_question(painter, row, index)
        else:
            self._paint_heading(painter, row, index)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setPen(QPen(self._theme.colors.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self._inner(row)).adjusted(3, 3, -3, -3), 4, 4)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if isinstance(event, QMouseEvent):
            chosen = (
                event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton
            )
        else:
            chosen = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        if not chosen:
            return super().editorEvent(event, model, option, index)
        question = index.data(QUESTION)
        if question:
            self.ticked.emit(question)
        else:
            self.folded.emit(index.row())
        return True

    def _forget(self) -> None:
        self._heights.clear()

    def _height(self, text: str, width: int) -> int:
        theme = self._theme
        room = QRect(0, 0, max(40, width - theme.px(_TEXT + _LEFT)), 10_000)
        lines = QFontMetrics(theme.font("body")).boundingRect(room, int(_WRAPPED), text).height()
        return max(theme.px(_LEAST), lines + theme.px(10))

    def _paint_heading(self, painter: QPainter, row: QRect, index: Index) -> None:
        theme, colors = self._theme, self._theme.colors
        side = theme.px(14)
        open_ = self._view.isExpanded(index.model().index(index.row(), 0))
        square = QRect(theme.px(_LEFT), row.center().y() - side // 2, side, side)
        icons.paint(painter, self._mirrored(row, square), self._chevron(open_), colors.muted)
        counted = QFontMetrics(theme.font("body")).horizontalAdvance(index.data(COUNT)) + 1
        before, after = theme.px(_TEXT - 4), theme.px(_LEFT) + counted
        text = QRect(before, row.top(), row.width() - before - after - theme.px(4), row.height())
        count = QRect(row.right() - after, row.top(), counted, row.height())
        painter.setFont(theme.font("body", 600))
        painter.setPen(colors.text)
        paint_text(painter, self._mirrored(row, text), index.data())
        painter.setFont(theme.font("body"))
        painter.setPen(colors.muted)
        paint_text(painter, self._mirrored(row, count), index.data(COUNT), Qt.AlignmentFlag.AlignRight)

    def _paint_question(self, painter: QPainter, row: QRect, index: Index) -> None:
        theme, colors = self._theme, self._theme.colors
        asked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        if index.data(NEXT):
            painter.setPen(QPen(colors.accent, 1))
            painter.setBrush(colors.raised)
            painter.drawRoundedRect(QRectF(self._inner(row)).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        side = theme.px(16)
        top = row.top() + (theme.px(_LEAST) - side) // 2
        box = self._mirrored(row, QRect(theme.px(_LEFT), top, side, side))
        painter.setPen(QPen(colors.accent if asked else colors.border_control, 1))
        painter.setBrush(colors.accent if asked else colors.raised)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if asked:
            paint_tick(painter, QRectF(box).center(), side * 0.55, colors.on_accent, 1.5)
        text = QRect(theme.px(_TEXT), row.top(), row.width() - theme.px(_TEXT + _LEFT), row.height())
        painter.setFont(theme.font("body"))
        painter.setPen(colors.muted if asked else colors.text)
        painter.drawText(self._mirrored(row, text), int(_WRAPPED), index.data())

    def _inner(self, row: QRect) -> QRect:
        edge = self._theme.px(_EDGE)
        return row.adjusted(edge, 0, -edge, 0)

    def _chevron(self, open_: bool) -> str:
        if open_:
            return "chevron-down"
        return "chevron-left" if self._view.isRightToLeft() else "chevron-right"

    def _mirrored(self, row: QRect, rect: QRect) -> QRect:
        if not self._view.isRightToLeft():
            return rect
        return rect.translated(row.left() + row.right() - rect.left() - rect.right(), 0)
