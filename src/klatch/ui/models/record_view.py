"""The one table view: rows to select, columns that make room, keys, and selection kept by id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from klatch.ui.models.cells import DELEGATES
from klatch.ui.models.columns import Sort
from klatch.ui.models.delegates import CellDelegate
from klatch.ui.models.header import RecordHeader
from klatch.ui.models.layout import ColumnLayout
from klatch.ui.models.rating import MOST
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.selection import SelectionKeeper
from klatch.ui.models.typeahead import TypeAhead
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import own_viewport
from klatch.ui.widgets.painting import fill

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class RecordView(QTableView):
    """A table of records. `row_size` is the tokens' name of the row height; `columns` says what is shown."""

    opened = Signal(int)
    """Enter or a double click on the record with this id."""
    current_changed = Signal(int)
    """The record under the cursor, 0 when there is none."""
    selection_changed = Signal()
    """Ask `selected_ids`."""
    ticked = Signal(int)
    """Space on the record."""
    delete_pressed = Signal()
    """Del: the selected records are meant."""
    menu_requested = Signal(QPoint)
    """Right click, Menu key or Shift+F10; the point is global."""
    button_clicked = Signal(int, str)
    """A row button: id and the button's key. For dots, clicked or typed as a digit: column key:number."""
    sort_changed = Signal(object)
    """The user chose this Sort."""

    def __init__(
        self, model: RecordTable, theme: Theme, parent: QWidget, *, row_size: str = "row_two_line"
    ) -> None:
        super().__init__(parent)
        self._table = model
        self._theme = theme
        self._row_size = row_size
        self._hover = -1
        self._ring = False
        self._delegates: list[CellDelegate] = []
        self._header = RecordHeader(theme, self)
        self.columns = ColumnLayout(self, model.columns, theme)
        self._typed = TypeAhead(model, self)
        self._set_up()
        self.setModel(model)
        self._keeper = SelectionKeeper(self, model)
        self.columns.apply_widths()
        for number, column in enumerate(model.columns):
            delegate = DELEGATES[column.kind](theme, self.hover_row, self)
            self._delegates.append(delegate)
            self.setItemDelegateForColumn(number, delegate)
        self._connect()
        self._restyle()

    @property
    def table(self) -> RecordTable:
        """The model."""
        return self._table

    def hover_row(self) -> int:
        """The row under the mouse, or -1."""
        return self._hover

    def current_id(self) -> int:
        """The id under the cursor, 0 when there is none."""
        row = self.currentIndex().row()
        return self._table.id_at(row) if 0 <= row < len(self._table.ids) else 0

    def selected_ids(self) -> list[int]:
        """The selected ids in the order of the list, read from ranges: never one index per cell."""
        return self._keeper.selected_ids()

    def select_ids(self, ids: list[int]) -> None:
        """Select these records, the first of them current; ids that are not shown are passed over."""
        self._keeper.select(ids)

    def set_query(self, filter: Any, sort: Sort | None) -> None:  # noqa: A002
        """Show a filter in an order, and mark the order in the header."""
        self._table.set_query(filter, sort)
        self._header.show_sort(sort.key if sort else "", descending=bool(sort and sort.descending))

    def sort_by(self, column: int) -> None:
        """Order by a column; once more turns the order round."""
        key = self._table.columns[column].sort
        if key is None:
            return
        filter_, now = self._table.query
        again = now is not None and now.key == key
        sort = Sort(key, not now.descending if now and again else self._table.columns[column].descending)
        self.set_query(filter_, sort)
        self.sort_changed.emit(sort)

    def sort_menu(self, parent: QWidget) -> QMenu:
        """A menu with every order, for the View menu and the header: sorting without a mouse."""
        from klatch.ui.models.menus import sort_menu

        menu = sort_menu(self._table.columns, self._table.query[1], parent)
        menu.triggered.connect(self._on_sort_chosen)
        return menu

    def column_menu(self, parent: QWidget) -> QMenu:
        """A menu that shows and hides columns."""
        from klatch.ui.models.menus import column_menu

        menu = column_menu(self.columns, parent)
        menu.triggered.connect(self._on_column_chosen)
        return menu

    def choose_columns(self) -> None:
        """Open the list of columns."""
        from klatch.ui.models.chooser import ColumnChooser

        ColumnChooser(self.columns, self._theme, self.window()).open()

    def save_state(self) -> dict[str, Any]:
        """Widths the user set, the columns shown and the order, as plain values for the settings."""
        sort = self._table.query[1]
        return {**self.columns.save(), "sort": [sort.key, sort.descending] if sort else None}

    def restore_state(self, state: Mapping[str, Any]) -> Sort | None:
        """Take back what `save_state` gave; returns the order for the page to query with."""
        self.columns.restore(state)
        sort = state.get("sort")
        return Sort(str(sort[0]), bool(sort[1])) if sort else None

    def selectAll(self) -> None:
        # One range: letting Qt expand rows takes most of a second at 100,000 rows.
        rows = len(self._table.ids)
        if rows:
            last = self._table.index(rows - 1, len(self._table.columns) - 1)
            everything = QItemSelection(self._table.index(0, 0), last)
            self.selectionModel().select(everything, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyboardSearch(self, search: str) -> None:
        row = self._typed.find(search, self.currentIndex().row())
        if row >= 0:
            self.setCurrentIndex(self._table.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_ring(True)
        key, plain = event.key(), event.modifiers() in _PLAIN
        record = self.current_id()
        if plain and record and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(record)
        elif plain and record and key == Qt.Key.Key_Space and not self._typed.active:
            self.ticked.emit(record)
        elif plain and record and key == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif plain and record and self._given(event.text()):
            self.button_clicked.emit(record, self._given(event.text()))
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_ring(False)
        key = (
            self._button_at(event.position().toPoint()) if event.button() == Qt.MouseButton.LeftButton else ""
        )
        if key:
            index = self.indexAt(event.position().toPoint())
            self.setCurrentIndex(index)
            self.button_clicked.emit(self._table.id_at(index.row()), key)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._button_at(event.position().toPoint()):
            self.opened.emit(self._table.id_at(index.row()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._set_hover(self.rowAt(point.y()))
        pointing = bool(self._button_at(point))
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor
        )
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_ring(event.reason() in _KEYBOARD)
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._table.ids:
            self.selectionModel().setCurrentIndex(
                self._table.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self.visualRect(self.currentIndex())
            self.menu_requested.emit(self.viewport().mapToGlobal(row.bottomLeft()))
        else:
            self.menu_requested.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = QPainter(self.viewport())
        fill(ground, event.rect(), self._theme.colors.surface)
        ground.end()
        super().paintEvent(event)
        index = self.currentIndex()
        if self._ring and self.hasFocus() and index.isValid():
            top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
            ring = QRect(0, top, self.viewport().width(), height - 1).adjusted(1, 1, -1, -1)
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._theme.colors.focus, 2))
            painter.drawRect(ring)
            painter.end()

    def _set_up(self) -> None:
        self.setHorizontalHeader(self._header)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setAutoFillBackground(True)
        own_viewport(self).setAutoFillBackground(False)
        vertical = self.verticalHeader()
        vertical.hide()
        # ResizeToContents would ask for every row: 10 s at 100,000.
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _connect(self) -> None:
        self._theme.changed.connect(self._restyle)
        self._header.sectionClicked.connect(self.sort_by)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._on_header_menu)
        self._keeper.current_changed.connect(self.current_changed)
        self._keeper.selection_changed.connect(self.selection_changed)

    def _restyle(self) -> None:
        # Around the scroll bar; the viewport fills itself.
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.colors.surface)
        self.setPalette(palette)
        self.verticalHeader().setDefaultSectionSize(self._theme.size(self._row_size))
        for delegate in self._delegates:
            delegate.restyle()
        self._header.restyle()
        self.columns.apply_widths()
        self.viewport().update()

    def _on_header_menu(self, point: QPoint) -> None:
        menu = self.sort_menu(self)
        menu.addMenu(self.column_menu(menu))
        menu.addAction(self.tr("Columns…")).triggered.connect(self.choose_columns)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(point))

    def _on_sort_chosen(self, action: QAction) -> None:
        if action.data() is not None:
            self.sort_by(action.data())

    def _on_column_chosen(self, action: QAction) -> None:
        self.columns.set_hidden(action.data(), hidden=not action.isChecked())

    def _set_hover(self, row: int) -> None:
        if row != self._hover:
            for changed in (self._hover, row):
                self._update_row(changed)
            self._hover = row

    def _show_ring(self, show: bool) -> None:
        if show != self._ring:
            self._ring = show
            for delegate in self._delegates:
                delegate.ring = show
            self.viewport().update()

    def _update_row(self, row: int) -> None:
        if 0 <= row < len(self._table.ids):
            top = self.rowViewportPosition(row)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(row))

    def _button_at(self, point: QPoint) -> str:
        index = self.indexAt(point)
        row = self._table.record(index.row()) if index.isValid() else None
        if row is None:
            return ""
        column = self._table.columns[index.column()]
        return self._delegates[index.column()].hit(self.visualRect(index), column, row, point)

    def _given(self, text: str) -> str:
        """What a digit says: so many dots in the column under the cursor, else in the first that has dots."""
        if text not in _DIGITS or self._typed.active:
            return ""
        columns = self._table.columns
        here = columns[self.currentIndex().column()]
        dotted = [column.key for column in columns if column.kind == "rating"]
        return f"{here.key if here.key in dotted else dotted[0]}:{text}" if dotted else ""

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        for index in (current, previous):
            self._update_row(index.row())


_DIGITS = tuple(str(number) for number in range(MOST + 1))
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
