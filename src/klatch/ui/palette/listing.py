"""The palette's list: a model of entries and the delegate that paints them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from klatch.domain.vocabulary import Stage
from klatch.ui import icons, words
from klatch.ui.palette.entries import Entry
from klatch.ui.theme import Theme
from klatch.ui.widgets.buttons import paint_keycap
from klatch.ui.widgets.painting import chip_size, initials, paint_avatar, paint_chip

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class EntryModel(QAbstractListModel):
    """The entries as they stand."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        """Replace all."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (entry.text, entry.detail, entry.trailing) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._entries[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def entry(self, row: int) -> Entry | None:
        """The entry of a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def next_choice(self, row: int, step: int) -> int:
        """The next row that can be chosen in a direction, round the ends; -1 when there is none."""
        count = len(self._entries)
        for offset in range(1, count + 1):
            candidate = (row + step * offset) % count
            if not self._entries[candidate].is_heading:
                return candidate
        return -1


class EntryDelegate(QStyledItemDelegate):
    """Paints headings, hits with marked words, and commands with their keys."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        entry: Entry = index.data(ENTRY_ROLE)
        height = 28 if entry.is_heading else 42 if entry.detail else 34
        return QSize(100, self._theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.is_heading:
            self._paint_heading(painter, option.rect, entry)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_entry(painter, option.rect, entry, chosen=chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        theme = self._theme
        inner = rect.adjusted(theme.px(12), theme.px(6), -theme.px(16), 0)
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.colors.muted)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, entry.text)
        painter.setPen(theme.colors.accent_text)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.trailing)

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: Entry, *, chosen: bool) -> None:
        theme, colors = self._theme, self._theme.colors
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent_soft)
            painter.drawRoundedRect(QRectF(rect), 6, 6)
        side = theme.px(28)
        mark = QRect(rect.left() + theme.px(12), rect.top() + (rect.height() - side) // 2, side, side)
        if entry.stage:
            paint_avatar(painter, mark, entry.contact, initials(entry.text), theme)
        else:
            inset = (side - theme.size("icon")) // 2
            icons.paint(painter, mark.adjusted(inset, inset, -inset, -inset), entry.icon, colors.muted)
        right = self._paint_end(painter, rect, entry, chosen=chosen)
        left = mark.right() + theme.px(12)
        width = right - left - theme.px(8)
        strong = theme.font("body", 600 if entry.stage else 400)
        if entry.detail:
            self._line(
                painter,
                QRect(left, rect.top() + theme.px(4), width, theme.px(18)),
                entry.text,
                entry.ranges,
                strong,
            )
            muted = theme.font("caption")
            below = QRect(left, rect.top() + theme.px(21), width, theme.px(17))
            self._line(painter, below, entry.detail, entry.detail_ranges, muted, muted=True)
        else:
            self._line(
                painter, QRect(left, rect.top(), width, rect.height()), entry.text, entry.ranges, strong
            )

    def _paint_end(self, painter: QPainter, rect: QRect, entry: Entry, *, chosen: bool) -> int:
        """What stands at the right: keys, stage or date; returns where it begins."""
        theme = self._theme
        right = rect.right() - theme.px(12)
        painter.translate(0, rect.top())
        for key in reversed(entry.keys or (("Enter",) if chosen else ())):
            right = paint_keycap(painter, theme, key, right, rect.height()) - theme.px(4)
        painter.translate(0, -rect.top())
        if entry.stage:
            name = words.stage(Stage(entry.stage))
            size = chip_size(theme, name)
            top = rect.top() + (rect.height() - size.height()) // 2
            chip = QRect(right - size.width() - theme.px(4), top, size.width(), size.height())
            paint_chip(painter, chip, entry.stage, theme, name)
            return chip.left()
        if entry.trailing:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colors.muted)
            width = painter.fontMetrics().horizontalAdvance(entry.trailing)
            box = QRect(right - width, rect.top(), width, rect.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, entry.trailing)
            return box.left()
        return right

    def _line(
        self, painter: QPainter, rect: QRect, text: str, ranges: Any, font: QFont, *, muted: bool = False
    ) -> None:
        """One line with the words that were found marked."""
        colors = self._theme.colors
        painter.setFont(font)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
        layout = QTextLayout(shown, font)
        marks = []
        for start, end in ranges:
            if end <= len(shown):
                mark = QTextLayout.FormatRange()
                mark.start, mark.length = start, end - start
                style = QTextCharFormat()
                style.setBackground(colors.highlight)
                style.setForeground(colors.on_highlight)
                mark.format = style
                marks.append(mark)
        layout.setFormats(marks)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(rect.width() + 1)
        layout.endLayout()
        painter.setPen(colors.muted if muted else colors.text)
        layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))
