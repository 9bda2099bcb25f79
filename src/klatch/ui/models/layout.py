"""Which columns a table shows, in which order and how wide; narrow tables drop the secondary ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTableView

from klatch.ui.models.columns import Column
from klatch.ui.theme import Theme

_SHRINKS_TO = 0.7
"""The part of its width that a column with `stretch` keeps before another one makes room."""


class ColumnLayout(QObject):
    """Sets the columns of a table; the first one always stays where it is. Widths are px at a 13 px base."""

    changed = Signal()
    """The user chose other columns, or another order."""

    def __init__(self, view: QTableView, columns: Sequence[Column], theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._columns = columns
        self._theme = theme
        self._own: dict[str, int] = {}
        self._order = [column.key for column in columns]
        self._hidden = {column.key for column in columns if column.extra}
        self._applying = False
        self._connected = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column there is, those hidden too, in order."""
        by_key = {column.key: column for column in self._columns}
        return tuple(by_key[key] for key in self._order)

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys of the columns that are wanted, in order."""
        return tuple(key for key in self._order if key not in self._hidden)

    @property
    def usual(self) -> tuple[str, ...]:
        """What is shown to whoever chose nothing."""
        return tuple(column.key for column in self._columns if not column.extra)

    def show(self, keys: Sequence[str]) -> None:
        """Show exactly these columns in this order, passing over what no longer exists; says nothing."""
        first = self._columns[0].key
        every = [column.key for column in self._columns]
        wanted = [first, *(key for key in dict.fromkeys(keys) if key in every and key != first)]
        self._hidden = set(every) - set(wanted)
        # A hidden one stands where it comes by nature, for when it is wanted again.
        self._order = wanted + [key for key in every if key in self._hidden]
        self.apply_widths()

    def set_hidden(self, key: str, *, hidden: bool) -> None:
        """Hide or show a column."""
        if key != self._columns[0].key:
            (self._hidden.add if hidden else self._hidden.discard)(key)
            self.apply_widths()
            self.changed.emit()

    def move(self, key: str, by: int) -> None:
        """Move a column along the order; nothing comes before the first."""
        at = self._order.index(key)
        to = min(max(at + by, 1), len(self._order) - 1)
        if at and to != at:
            self._order.insert(to, self._order.pop(at))
            self.apply_widths()
            self.changed.emit()

    def save(self) -> dict[str, Any]:
        """Plain values for the settings."""
        return {"widths": dict(self._own), "columns": list(self.shown)}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take back what `save` gave, passing over columns that no longer exist."""
        keys = {column.key for column in self._columns}
        self._own = {str(k): int(v) for k, v in state.get("widths", {}).items() if k in keys and int(v) > 0}
        self.show(state.get("columns", self.usual))

    def apply_widths(self) -> None:
        """Set order and widths afresh."""
        header = self._view.horizontalHeader()
        if not self._connected:
            header.sectionResized.connect(self._on_resized)
            header.sectionMoved.connect(self._on_moved)
            self._connected = True
        header.setStretchLastSection(True)
        self._applying = True
        for place, column in enumerate(self.columns):
            header.moveSection(header.visualIndex(self._columns.index(column)), place)
        self._applying = False
        self.fit()

    def fit(self) -> None:
        """Drop what does not fit and share out what is left, by the columns' stretch."""
        room = self._view.viewport().width()
        fitting = self._fitting(room)
        shown = [(number, column) for number, column in enumerate(self._columns) if column in fitting]
        self._applying = True
        for number, column in enumerate(self._columns):
            self._view.setColumnHidden(number, column not in fitting)
        widths = {number: self._theme.px(self._own.get(c.key, c.width)) for number, c in shown}
        spare = room - sum(widths.values())
        shares = sum(c.stretch for _, c in shown if c.key not in self._own)
        for number, column in shown:
            extra = spare * column.stretch // shares if shares and column.key not in self._own else 0
            least = self._theme.px(min(column.width, 72))
            self._view.setColumnWidth(number, max(least, widths[number] + extra))
        self._applying = False

    def _fitting(self, room: int) -> list[Column]:
        """The wanted columns there is room for; the most secondary go first, from the end."""
        narrow = room / self._theme.scale
        wanted = [c for c in self.columns if c.key not in self._hidden and narrow >= c.hide_below]
        while len(wanted) > 1 and sum(map(self._least, wanted)) > narrow:
            secondary = max(column.hide_below for column in wanted[1:])
            wanted.remove([column for column in wanted[1:] if column.hide_below == secondary][-1])
        return wanted

    def _least(self, column: Column) -> float:
        return self._own.get(column.key, column.width * (_SHRINKS_TO if column.stretch else 1))

    def _on_resized(self, section: int, _: int, size: int) -> None:
        # The last column shown takes what is left, so only the others can be the user's own.
        keys = [c.key for c in self.columns if not self._view.isColumnHidden(self._columns.index(c))]
        key = self._columns[section].key
        if not self._applying and keys and key != keys[-1] and size > 0:
            self._own[key] = round(size / self._theme.scale)

    def _on_moved(self) -> None:
        if not self._applying:
            header = self._view.horizontalHeader()
            places = range(len(self._columns))
            self._order = [self._columns[header.logicalIndex(place)].key for place in places]
            self.fit()
            self.changed.emit()
