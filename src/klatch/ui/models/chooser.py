"""The columns of a table on a list: ticked are those shown, moved by buttons, keys or dragging the header."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from klatch.ui.models.layout import ColumnLayout
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.scrim import Scrim

_WIDTH = 340
_ROW = 30
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ColumnChooser(Scrim):
    """Every change shows in the table at once."""

    def __init__(self, layout: ColumnLayout, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self.setObjectName("column_chooser")
        self._columns = layout
        card = Card(self, kind="popup")
        self.list = QListWidget(card)
        self.up = IconButton(theme, "chevron-up", self.tr("Move up"), card, shortcut="Alt+↑")
        self.down = IconButton(theme, "chevron-down", self.tr("Move down"), card, shortcut="Alt+↓")
        self.usual = Button(theme, self.tr("Usual columns"), card, kind="flat", small=True)
        self.done = Button(theme, self.tr("Done"), card, kind="primary", small=True)
        self._lay_out(card)
        self._connect()
        self._fill("")
        self.hold(card, _WIDTH)

    def open(self) -> None:
        super().open()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.close_scrim()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self, card: Card) -> None:
        theme = self._theme
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.setUniformItemSizes(True)
        rows = len(self._columns.columns)
        self.list.setFixedHeight(theme.px(_ROW) * rows + 2 * self.list.frameWidth())
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Columns"), "heading", card), 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        foot = QHBoxLayout()
        foot.addWidget(self.usual)
        foot.addStretch(1)
        foot.addWidget(self.done)
        card.body.addLayout(head)
        card.body.addWidget(self.list)
        hint = self.tr("A narrow window leaves out what does not fit.")
        card.body.addWidget(label(hint, "caption", card, wrap=True))
        card.body.addLayout(foot)

    def _connect(self) -> None:
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(self._on_ticked)
        self.list.currentRowChanged.connect(self._on_current)
        self.up.clicked.connect(partial(self._on_step, -1))
        self.down.clicked.connect(partial(self._on_step, 1))
        self.usual.clicked.connect(self._on_usual)
        self.done.clicked.connect(self.close_scrim)

    def _fill(self, current: str) -> None:
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for number, column in enumerate(self._columns.columns):
            item = QListWidgetItem(column.header)
            item.setData(Qt.ItemDataRole.UserRole, column.key)
            item.setSizeHint(item.sizeHint().expandedTo(self._row_size()))
            shown = column.key in self._columns.shown
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            if not number:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren)
            self.list.addItem(item)
            if column.key == current or (not current and number == 1):
                self.list.setCurrentItem(item)
        self.list.blockSignals(blocked)
        self._on_current(self.list.currentRow())

    def _row_size(self) -> QSize:
        return QSize(0, self._theme.px(_ROW))

    def _move(self, by: int) -> None:
        item = self.list.currentItem()
        key = item.data(Qt.ItemDataRole.UserRole) if item is not None else ""
        if key and self.list.currentRow() > 0:
            self._columns.move(key, by)
            self._fill(key)

    def _on_step(self, by: int, _checked: bool = False) -> None:
        self._move(by)

    def _on_ticked(self, item: QListWidgetItem) -> None:
        hidden = item.checkState() != Qt.CheckState.Checked
        self._columns.set_hidden(item.data(Qt.ItemDataRole.UserRole), hidden=hidden)

    def _on_current(self, row: int) -> None:
        self.up.setEnabled(row > 1)
        self.down.setEnabled(0 < row < self.list.count() - 1)

    def _on_usual(self) -> None:
        self._columns.show(self._columns.usual)
        self._columns.changed.emit()
        self._fill("")
