"""Lines of text under headings, as long as they get: ticked, changed in place, taken out, moved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from klatch.ui.theme import Theme
from klatch.ui.widgets.base import own_viewport
from klatch.ui.widgets.grouped_model import Entry, EntryRole, GroupedModel, Heading, Index, Line
from klatch.ui.widgets.painting import fill, paint_text, paint_tick

_TALLEST = 10_000
_WRAP = Qt.TextFlag.TextWordWrap


class GroupedList(QListView):
    """The lines. Space and a click tick, F2 changes in place where that is allowed, Del asks to take out."""

    toggled = Signal(int)
    edited = Signal(int, str)
    delete_pressed = Signal()
    current_changed = Signal(int)
    menu_requested = Signal(QPoint)

    def __init__(
        self, theme: Theme, name: str, parent: QWidget, *, editable: bool = False, grows: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grows = grows
        self.lines = GroupedModel(self, editable=editable)
        self.lines.edited.connect(self.edited)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(theme, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        own_viewport(self).setAutoFillBackground(False)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double)
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self._restyle)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, the cursor staying on its line or going to the nearest."""
        key, row = self.current_id(), self.currentIndex().row()
        self.lines.set_entries(entries)
        if key and self.current_id() == key:
            return
        at = self.lines.row_of(key)
        first = 0 if self.hasFocus() else -1
        self.select_row(at if at >= 0 else max(row, first))

    def current_id(self) -> int:
        """The line with the cursor, 0 without one."""
        entry = self.currentIndex().data(EntryRole)
        return entry.id if isinstance(entry, Line) else 0

    def selected_ids(self) -> list[int]:
        """The lines selected, from the first to the last."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        found = (self.lines.entries[row] for row in rows)
        return [entry.id for entry in found if isinstance(entry, Line)]

    def select_id(self, key: int) -> None:
        """Put the cursor on a line."""
        row = self.lines.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row))

    def select_row(self, row: int) -> None:
        """Put the cursor on the line nearest to a row."""
        lines = [n for n, entry in enumerate(self.lines.entries) if isinstance(entry, Line)]
        if lines and row >= 0:
            self.setCurrentIndex(self.lines.index(min(lines, key=lambda n: abs(n - row))))

    def edit_current(self) -> None:
        """Change the line with the cursor in place."""
        if self.current_id():
            self.edit(self.currentIndex())

    def doItemsLayout(self) -> None:
        super().doItemsLayout()
        if self._grows:
            self.setFixedHeight(max(1, self.contentsSize().height()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.current_id():
            self.select_row(0)
        self.current_changed.emit(self.current_id())  # what can be done with it can be done now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._toggle(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if isinstance(index.data(EntryRole), Line):
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_requested.emit(below if by_key else event.globalPos())

    def _toggle(self, index: QModelIndex) -> None:
        entry = index.data(EntryRole)
        if isinstance(entry, Line) and entry.ticked is not None:
            self.toggled.emit(entry.id)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._toggle(index)

    def _on_double(self, index: QModelIndex) -> None:
        if self.lines.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(self.current_id())

    def _restyle(self) -> None:
        self.doItemsLayout()
        self.viewport().update()


class LineDelegate(QStyledItemDelegate):
    """Paints headings and lines, and edits a line where it stands."""

    def __init__(self, theme: Theme, view: GroupedList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        entry, theme = index.data(EntryRole), self._theme
        width = self._view.viewport().width()
        if not isinstance(entry, Line):
            return QSize(width, theme.px(32))
        room = max(theme.px(60), width - self._lead(entry) - theme.px(8))
        height = _height(QFontMetrics(theme.font()), entry.text, room)
        if entry.detail:
            height += QFontMetrics(theme.font("caption")).height()
        return QSize(width, height + theme.px(10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, rect = index.data(EntryRole), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._view.layoutDirection())  # a picture's painter knows none
        if isinstance(entry, Line):
            self._paint_ground(painter, rect, option)
            self._paint_line(painter, rect, entry)
        elif isinstance(entry, Heading):
            painter.setFont(self._theme.font("body", 600))
            painter.setPen(self._theme.colors.text)
            box = rect.adjusted(self._theme.px(4), self._theme.px(6), -self._theme.px(8), 0)
            paint_text(painter, box, entry.text)
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.colors.muted)
            paint_text(painter, box, entry.detail, Qt.AlignmentFlag.AlignRight)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(str(index.data()))
        editor.setProperty("small", "true")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        height = max(editor.sizeHint().height(), option.rect.height())
        editor.setGeometry(option.rect.x(), option.rect.y(), option.rect.width(), height)

    def _lead(self, entry: Line) -> int:
        return self._theme.px(8 if entry.ticked is None else 34)

    def _paint_ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        colors, state = self._theme.colors, option.state
        ground = QRectF(rect).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(colors.selected)
            painter.drawRoundedRect(ground, 6, 6)
            bar = QRect(rect.left(), rect.top() + 4, self._theme.px(3), rect.height() - 8)
            if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                bar.moveRight(rect.right())
            fill(painter, bar, colors.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colors.hover)
            painter.drawRoundedRect(ground, 6, 6)
        focused = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if state & focused == focused:
            painter.setPen(QPen(colors.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 6, 6)

    def _paint_line(self, painter: QPainter, rect: QRect, entry: Line) -> None:
        theme, colors = self._theme, self._theme.colors
        lead, end = self._lead(entry), theme.px(8)
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        box = rect.adjusted(end if mirrored else lead, theme.px(5), -(lead if mirrored else end), 0)
        painter.setFont(theme.font())
        painter.setPen(colors.muted if entry.muted else colors.text)
        tall = _height(painter.fontMetrics(), entry.text, box.width())
        words = QRect(box.left(), box.top(), box.width(), tall)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeading | _WRAP, entry.text)
        if entry.detail:
            painter.setFont(theme.font("caption"))
            painter.setPen(colors.muted)
            below = QRect(box.left(), words.bottom() + 1, box.width(), painter.fontMetrics().height())
            paint_text(painter, below, entry.detail)
        if entry.end:
            painter.setPen(colors.muted)
            paint_text(painter, words, entry.end, Qt.AlignmentFlag.AlignRight)
        if entry.ticked is not None:
            self._paint_box(painter, rect, entry.ticked, mirrored=mirrored)

    def _paint_box(self, painter: QPainter, rect: QRect, ticked: bool, *, mirrored: bool) -> None:
        theme, colors = self._theme, self._theme.colors
        side = theme.px(16)
        left = rect.right() - theme.px(8) - side if mirrored else rect.left() + theme.px(8)
        box = QRectF(left, rect.top() + theme.px(6), side, side)
        painter.setPen(QPen(colors.accent if ticked else colors.border_control, 1))
        painter.setBrush(colors.accent if ticked else colors.raised)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            paint_tick(painter, QPointF(box.center()), side * 0.5, colors.on_accent, theme.px(2))


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, _TALLEST), _WRAP, text).height()
