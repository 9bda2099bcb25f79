"""One delegate per kind of cell.

They ask the model for the tuple itself, since crossing into Qt for each role costs more than the painting.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from klatch.ui import icons
from klatch.ui.models.columns import Column, Done, Due, Mark, Person, Row, RowButton
from klatch.ui.models.record_table import RecordTable
from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import fill, paint_avatar, paint_bar, paint_chip, paint_text

Index = QModelIndex | QPersistentModelIndex

FIRST_INDENT = 20
_GAP = 10


class CellDelegate(QStyledItemDelegate):
    """Ground, hairline and selection bar of a row, and one plain line; other kinds paint their content."""

    def __init__(self, theme: Theme, hovered: Callable[[], int], view: QAbstractItemView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view
        self._hovered = hovered
        self.ring = False
        """Whether the keyboard moves the cursor, so that a cell may show that it is there."""
        self.restyle()

    def restyle(self) -> None:
        """Take fonts and colours from the theme again."""
        theme = self.theme
        self.colors = theme.colors
        self.body, self.strong = theme.font("body"), theme.font("body", 600)
        self.caption, self.caption_strong = theme.font("caption"), theme.font("caption", 600)
        self.line = QFontMetrics(self.body).height()
        self.small_line = QFontMetrics(self.caption).height()
        self.hairline = QPen(self.colors.border, 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, RecordTable):
            return
        rect: QRect = option.rect
        selected = self._view.selectionModel().isSelected(index)
        self._paint_ground(painter, rect, index, selected=selected)
        row = model.record(index.row())
        if row is None:
            return
        left = self.theme.px(FIRST_INDENT) if index.column() == 0 else 0
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        gap = self.theme.px(_GAP)
        inner = rect.adjusted(gap, 0, -left, -1) if mirrored else rect.adjusted(left, 0, -gap, -1)
        self.paint_cell(painter, inner, model.columns[index.column()], row)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        model = index.model()
        row = model.record(index.row()) if isinstance(model, RecordTable) else None
        if not isinstance(model, RecordTable) or row is None or model.columns[index.column()].tooltip:
            return super().helpEvent(event, view, option, index)
        column = model.columns[index.column()]
        texts = [
            text for text in (column.text(row), column.secondary(row) if column.secondary else "") if text
        ]
        room = option.rect.width() - self.theme.px(_GAP)
        if any(QFontMetrics(self.body).horizontalAdvance(text) > room for text in texts):
            QToolTip.showText(event.globalPos(), "\n".join(texts), view)
            return True
        return False

    def paint_cell(self, painter: QPainter, rect: QRect, column: Column, row: Row) -> None:
        """Paint the content of a cell into `rect`."""
        painter.setFont(self.strong if column.strong else self.body)
        painter.setPen(self.colors.muted if column.muted else self.colors.text)
        paint_text(painter, rect, column.text(row), column.align)

    def hit(self, cell: QRect, column: Column, row: Row, point: QPoint) -> str:  # noqa: ARG002
        """The key of what can be clicked at a point of the view, or nothing."""
        return ""

    def lines(self, rect: QRect) -> tuple[QRect, QRect]:
        """Where the two lines of a cell go, centred together."""
        height = self.line + self.small_line
        top = rect.top() + (rect.height() - height) // 2
        first = QRect(rect.left(), top, rect.width(), self.line)
        return first, QRect(rect.left(), top + self.line, rect.width(), self.small_line)

    def _paint_ground(self, painter: QPainter, rect: QRect, index: Index, *, selected: bool) -> None:
        if selected:
            fill(painter, rect, self.colors.selected)
            if index.column() == 0:
                bar = QRect(rect.left(), rect.top(), self.theme.px(3), rect.height())
                if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                    bar.moveRight(rect.right())
                fill(painter, bar, self.colors.accent)
        elif self._hovered() == index.row():
            fill(painter, rect, self.colors.hover)
        painter.setPen(self.hairline)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class NameDelegate(CellDelegate):
    """Avatar and name, with a second line where the column has one."""

    def paint_cell(self, painter: QPainter, rect: QRect, column: Column, row: Row) -> None:
        side = self.theme.size("avatar_small")
        if column.value and column.value(row) is not None:
            circle = QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side)
            room = side + self.theme.px(10)
            if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                circle.moveRight(rect.right())
                rect = rect.adjusted(0, 0, -room, 0)
            else:
                rect = rect.adjusted(room, 0, 0, 0)
            self.paint_picture(painter, circle, column, row)
        second = column.secondary(row) if column.secondary else ""
        first = rect
        if second:
            first, below = self.lines(rect)
            painter.setFont(self.caption)
            painter.setPen(self.colors.muted)
            paint_text(painter, below, second)
        painter.setFont(self.strong)
        painter.setPen(self.colors.text)
        paint_text(painter, first, column.text(row))

    def paint_picture(self, painter: QPainter, circle: QRect, column: Column, row: Row) -> None:
        """Paint what stands before the name."""
        person: Person = _value(column, row, Person(0, ""))
        paint_avatar(painter, circle, person.record_id, person.initials, self.theme)


class TwoLineDelegate(CellDelegate):
    """A line of text above a muted one; a single line is centred."""

    def paint_cell(self, painter: QPainter, rect: QRect, column: Column, row: Row) -> None:
        second = column.secondary(row) if column.secondary else ""
        if not second:
            super().paint_cell(painter, rect, column, row)
            return
        first, below = self.lines(rect)
        super().paint_cell(painter, first, column, row)
        painter.setFont(self.caption)
        painter.setPen(self.colors.muted)
        paint_text(painter, below, second, column.align)


class StageDelegate(CellDelegate):
    """The stage chip; `value` is the stage, `text` its label."""

    def paint_cell(self, painter: QPainter, rect: QRect, column: Column, row: Row) -> None:
        label = column.text(row)
        if label:
            paint_chip(
                painter, rect.adjusted(0, 0, self.theme.px(8), 0), _value(column, row, ""), self.theme, label
            )


class DueDelegate(CellDelegate):
    """The next step and when it is due: late carries an icon, today is bold, the rest is quiet."""

    def paint_cell(self, painter: QPainter, rect: QRect, column: Column, row: Row) -> None:
        due: Due = _value(column, row, Due(""))
        if not due.text:
            super().paint_cell(painter, rect, column, row)
            return
        first, below = self.lines(rect)
        super().paint_cell(painter, first, column, row)
        urgent = due.urgency in ("late", "today")
        color = {"late": self.colors.danger, "today": self.colors.warning}.get(due.urgency, self.colors.muted)
        if due.urgency == "late":
            side = self.theme.px(13)
            mark = QRect(below.left(), below.top() + (below.height() - side) // 2, side, side)
            room = self.theme.px(17)
            if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                mark.moveRight(below.right())
                below.adjust(0, 0, -room, 0)
            else:
                below.adjust(room, 0, 0, 0)
            icons.paint(painter, mark, "circle-alert", color)
        painter.setFont(self.caption_strong if urgent else self.caption)
        painter.setPen(color)
        paint_text(painter, below, due.text)


class ProgressDelegate(CellDelegate):
    """A short bar and its counts."""

    def paint_cell(self, painter: QPainter, rect: QRect, column: Column, row: Row) -> None:
        done: Done = _value(column, row, Done(0, 0, ""))
        width, height = self.theme.px(52), self.theme.px(6)
        bar = QRectF(rect.left(), rect.top() + (rect.height() - height) / 2, width, height)
        paint_bar(
            painter, bar, done.value / done.total if done.total else 0, self.colors.accent, self.colors.sunken
        )
        painter.setFont(self.body)
        painter.setPen(self.colors.text)
        paint_text(painter, rect.adjusted(width + self.theme.px(8), 0, 0, 0), done.text)


class TagDelegate(CellDelegate):
    """A toned tag; `value` is a Mark."""

    def paint_cell(self, painter: QPainter, rect: QRect, column: Column, row: Row) -> None:
        mark: Mark | None = _value(column, row, None)
        if mark is None or not mark.text:
            return
        theme, colors = self.theme, self.colors
        neutral = mark.tone == "neutral"
        ink = colors.muted if neutral else theme.color("accent_text" if mark.tone == "accent" else mark.tone)
        room = theme.px(18) if mark.icon else 0
        width = QFontMetrics(self.caption).horizontalAdvance(mark.text) + room + theme.px(16)
        pill = QRectF(rect.left(), 0, min(width, rect.width()), theme.px(20))
        pill.moveTop(rect.top() + (rect.height() - pill.height()) / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1) if theme.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(colors.sunken if neutral else theme.color(f"{mark.tone}_soft"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        box = pill.toRect().adjusted(theme.px(8), 0, -theme.px(6), 0)
        if mark.icon:
            side = theme.px(13)
            icons.paint(painter, QRect(box.left(), box.center().y() - side // 2, side, side), mark.icon, ink)
            box.adjust(room, 0, 0, 0)
        painter.setFont(self.caption)
        painter.setPen(ink)
        paint_text(painter, box, mark.text)
        painter.restore()


class ButtonsDelegate(CellDelegate):
    """Row buttons from right to left; RecordView asks `hit` which one is under the mouse."""

    def paint_cell(self, painter: QPainter, rect: QRect, column: Column, row: Row) -> None:
        for button, box in self._boxes(rect, _value(column, row, ())):
            self._paint_button(painter, box, button)

    def hit(self, cell: QRect, column: Column, row: Row, point: QPoint) -> str:
        """The key of the button at a point of the view, or nothing."""
        rect = cell.adjusted(0, 0, -self.theme.px(_GAP), -1)
        return next(
            (b.key for b, box in self._boxes(rect, _value(column, row, ())) if box.contains(point)), ""
        )

    def _boxes(self, rect: QRect, buttons: tuple[RowButton, ...]) -> list[tuple[RowButton, QRect]]:
        height = self.theme.size("control_small")
        right = rect.right() - self.theme.px(6)
        metrics = QFontMetrics(self.theme.font("body", 500))
        found = []
        for button in reversed(buttons):
            width = metrics.horizontalAdvance(button.text) + self.theme.px(20 + (24 if button.icon else 0))
            top = rect.top() + (rect.height() - height) // 2
            found.append((button, QRect(right - width + 1, top, width, height)))
            right -= width + self.theme.px(6)
        return found

    def _paint_button(self, painter: QPainter, box: QRect, button: RowButton) -> None:
        colors, theme = self.colors, self.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.accent if button.primary else colors.border_strong, 1))
        painter.setBrush(colors.accent if button.primary else colors.raised)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        ink = colors.on_accent if button.primary else colors.text
        text = box.adjusted(theme.px(10), 0, -theme.px(8), 0)
        if button.icon:
            side = theme.size("icon")
            square = QRect(text.left(), box.top() + (box.height() - side) // 2, side, side)
            icons.paint(painter, square, button.icon, ink if button.primary else colors.muted)
            text.adjust(theme.px(24), 0, 0, 0)
        painter.setFont(theme.font("body", 600 if button.primary else 500))
        painter.setPen(ink)
        paint_text(painter, text, button.text)
        painter.restore()


def _value(column: Column, row: Row, otherwise: Any) -> Any:
    return column.value(row) if column.value else otherwise
