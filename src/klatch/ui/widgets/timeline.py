"""What happened, newest first: icon on a line, heading and date, one muted line, grouped by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from klatch.ui import icons
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import own_viewport
from klatch.ui.widgets.painting import paint_text

Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened; `key` comes back when it is opened, `group` is the month's name or empty."""

    key: str
    icon: str
    title: str
    date: str
    detail: str = ""
    group: str = ""


class TimelineModel(QAbstractListModel):
    """A list of entries."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: tuple[TimelineEntry, ...] = ()

    def set_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.date, entry.detail) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.detail
        return entry if role == EntryRole else None

    def opens_group(self, row: int) -> bool:
        """Whether a row is the first of its month."""
        group = self._entries[row].group
        return bool(group) and (row == 0 or self._entries[row - 1].group != group)


class TimelineDelegate(QStyledItemDelegate):
    """Paints one entry."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        model = index.model()
        grouped = isinstance(model, TimelineModel) and model.opens_group(index.row())
        return QSize(self._theme.px(200), self._theme.px(47 + (26 if grouped else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, model = index.data(EntryRole), index.model()
        if not isinstance(entry, TimelineEntry) or not isinstance(model, TimelineModel):
            return
        theme, colors = self._theme, self._theme.colors
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if model.opens_group(index.row()):
            head = QRect(rect.left(), rect.top(), rect.width(), theme.px(26))
            painter.setFont(theme.font("caption", 600))
            painter.setPen(colors.muted)
            paint_text(painter, head, entry.group)
            rect.setTop(head.bottom() + 1)
        side = theme.px(28)
        circle = QRect(rect.left(), rect.top() + theme.px(5), side, side)
        if self._mirrored(painter):
            circle.moveRight(rect.right())
        if index.row() + 1 < model.rowCount():
            middle = circle.center().x() + 0.5
            painter.setPen(QPen(colors.border, 2))
            bottom = rect.bottom() + theme.px(5)
            painter.drawLine(QPointF(middle, circle.bottom() + 1), QPointF(middle, bottom))
        self._paint_words(painter, rect, circle, entry, option)
        painter.restore()

    def _paint_words(
        self,
        painter: QPainter,
        rect: QRect,
        circle: QRect,
        entry: TimelineEntry,
        option: QStyleOptionViewItem,
    ) -> None:
        theme, colors = self._theme, self._theme.colors
        painter.setPen(QPen(colors.border, 1))
        painter.setBrush(colors.raised)
        painter.drawEllipse(QRectF(circle).adjusted(0.5, 0.5, -0.5, -0.5))
        glyph = QRect(0, 0, theme.px(14), theme.px(14))
        glyph.moveCenter(circle.center())
        icons.paint(painter, glyph, entry.icon, colors.muted)
        room = circle.width() + theme.px(10)
        box = rect.adjusted(0, 0, -room, 0) if self._mirrored(painter) else rect.adjusted(room, 0, 0, 0)
        strong, small = theme.font("body", 600), theme.font("caption")
        first = QRect(box.left(), box.top() + theme.px(5), box.width(), QFontMetrics(strong).height())
        date = QFontMetrics(small).horizontalAdvance(entry.date) + theme.px(8) if entry.date else 0
        title = first.adjusted(date, 0, 0, 0) if self._mirrored(painter) else first.adjusted(0, 0, -date, 0)
        painter.setFont(strong)
        painter.setPen(colors.text)
        paint_text(painter, title, entry.title)
        painter.setFont(small)
        painter.setPen(colors.muted)
        paint_text(painter, first, entry.date, Qt.AlignmentFlag.AlignRight)
        below = QRect(box.left(), first.bottom() + 1, box.width(), QFontMetrics(small).height())
        paint_text(painter, below, entry.detail)
        focused = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & focused == focused:
            painter.setPen(QPen(colors.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 6, 6)

    @staticmethod
    def _mirrored(painter: QPainter) -> bool:
        return painter.layoutDirection() == Qt.LayoutDirection.RightToLeft


class Timeline(QListView):
    """The list of what happened."""

    opened = Signal(str)
    """The key of an entry: Enter or a click."""
    menu_requested = Signal(str, QPoint)
    """The key of an entry and a global point."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries = TimelineModel(self)
        self.setAccessibleName(name)
        self.setModel(self._entries)
        self.setItemDelegate(TimelineDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        own_viewport(self).setAutoFillBackground(False)
        self.clicked.connect(self._on_opened)
        self.activated.connect(self._on_opened)
        theme.changed.connect(self._restyle)

    def set_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these, newest first."""
        self._entries.set_entries(entries)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        entry = index.data(EntryRole)
        if isinstance(entry, TimelineEntry):
            point = (
                self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
                if by_key
                else event.globalPos()
            )
            self.menu_requested.emit(entry.key, point)

    def _on_opened(self, index: QModelIndex) -> None:
        entry = index.data(EntryRole)
        if isinstance(entry, TimelineEntry):
            self.opened.emit(entry.key)

    def _restyle(self) -> None:
        self.doItemsLayout()
        self.viewport().update()
