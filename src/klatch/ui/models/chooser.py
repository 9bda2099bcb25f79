"""The columns of a table on a list: ticked are those shown; buttons and keys move them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from klatch.ui.models.layout import ColumnLayout
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.focus import focus_by_key
from klatch.ui.widgets.scrim import Scrim

_WIDTH = 340
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ColumnChooser(Scrim):
    """Every change shows in the table at once."""

    def __init__(self, layout: ColumnLayout, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self.setObjectName("column_chooser")
        self._columns = layout
        self._current = layout.columns[1].key
        card = Card(self, kind="popup")
        self.up = IconButton(theme, "chevron-up", self.tr("Move up"), card, shortcut="Alt+↑")
        self.down = IconButton(theme, "chevron-down", self.tr("Move down"), card, shortcut="Alt+↓")
        self.usual = Button(theme, self.tr("Usual columns"), card, kind="flat", small=True)
        self.done = Button(theme, self.tr("Done"), card, kind="primary", small=True)
        self._rows = QVBoxLayout()
        self.ticks = {column.key: QCheckBox(column.header, card) for column in layout.columns}
        self._lay_out(card)
        self._connect()
        self._arrange()
        self.hold(card, _WIDTH)

    def open(self) -> None:
        super().open()
        self._focus(self._current)

    def stops(self) -> list[QWidget]:
        # One stop for the ticks, among which the arrows go.
        buttons = (self.up, self.down, self.ticks[self._current], self.usual, self.done)
        return [button for button in buttons if button.isEnabled()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = next((key for key, tick in self.ticks.items() if tick is watched), "")
        if key and event.type() == QEvent.Type.FocusIn:
            self._current = key
            self._limit()
        elif key and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(key, event)
        return super().eventFilter(watched, event)

    def _lay_out(self, card: Card) -> None:
        self._rows.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Columns"), "heading", card), 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        foot = QHBoxLayout()
        foot.addWidget(self.usual)
        foot.addStretch(1)
        foot.addWidget(self.done)
        hint = self.tr("Space shows or hides a column. A narrow window leaves out what does not fit.")
        card.body.addLayout(head)
        card.body.addLayout(self._rows)
        card.body.addWidget(label(hint, "caption", card, wrap=True))
        card.body.addLayout(foot)

    def _connect(self) -> None:
        for key, tick in self.ticks.items():
            tick.installEventFilter(self)
            tick.clicked.connect(partial(self._on_ticked, key))
        self.up.clicked.connect(partial(self._on_step, -1))
        self.down.clicked.connect(partial(self._on_step, 1))
        self.usual.clicked.connect(self._on_usual)
        self.done.clicked.connect(self.close_scrim)

    def _arrange(self) -> None:
        """Show what is ticked, in the order of the table."""
        for number, column in enumerate(self._columns.columns):
            tick = self.ticks[column.key]
            self._rows.removeWidget(tick)
            self._rows.addWidget(tick)
            tick.setChecked(column.key in self._columns.shown)
            tick.setEnabled(number > 0)
        self._limit()

    def _on_key(self, key: str, event: QKeyEvent) -> bool:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        keys = [column.key for column in self._columns.columns]
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(step)
        elif step:
            self._focus(keys[min(max(keys.index(key) + step, 1), len(keys) - 1)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_scrim()
        else:
            return False
        return True

    def _focus(self, key: str) -> None:
        focus_by_key(self.ticks[key])

    def _move(self, by: int) -> None:
        self._columns.move(self._current, by)
        self._arrange()

    def _limit(self) -> None:
        at = [column.key for column in self._columns.columns].index(self._current)
        self.up.setEnabled(at > 1)
        self.down.setEnabled(0 < at < len(self.ticks) - 1)

    def _on_step(self, by: int, _checked: bool = False) -> None:
        self._move(by)

    def _on_ticked(self, key: str, _checked: bool = False) -> None:
        self._columns.set_hidden(key, hidden=not self.ticks[key].isChecked())

    def _on_usual(self) -> None:
        self._columns.show(self._columns.usual)
        self._columns.changed.emit()
        self._arrange()
