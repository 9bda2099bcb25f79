"""Column widths: the user's own, spare room shared out, secondary columns dropped when it gets narrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from klatch.ui.models.columns import Column
from klatch.ui.theme import Theme


class ColumnLayout(QObject):
    """Sets the widths of a table's columns; widths it keeps are px at a 13 px base."""

    def __init__(self, view: QTableView, columns: Sequence[Column], theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._columns = columns
        self._theme = theme
        self._own: dict[str, int] = {}
        self._hidden: set[str] = set()
        self._applying = False
        self._connected = False

    @property
    def hidden(self) -> frozenset[str]:
        """The keys of the columns the user hid."""
        return frozenset(self._hidden)

    def set_hidden(self, key: str, *, hidden: bool) -> None:
        """Hide or show a column; the first one always stays."""
        if key != self._columns[0].key:
            (self._hidden.add if hidden else self._hidden.discard)(key)
            self.apply_widths()

    def save(self) -> dict[str, Any]:
        """Plain values for the settings."""
        return {"widths": dict(self._own), "hidden": sorted(self._hidden)}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take back what `save` gave, passing over columns that no longer exist."""
        keys = {column.key for column in self._columns}
        self._own = {str(k): int(v) for k, v in state.get("widths", {}).items() if k in keys and int(v) > 0}
        self._hidden = {str(k) for k in state.get("hidden", ()) if k in keys}
        self.apply_widths()

    def apply_widths(self) -> None:
        """Set every width afresh."""
        header = self._view.horizontalHeader()
        if not self._connected:
            header.sectionResized.connect(self._on_resized)
            self._connected = True
        header.setStretchLastSection(True)
        self.fit()

    def fit(self) -> None:
        """Drop what does not fit and share out what is left, by the columns' stretch."""
        room = self._view.viewport().width()
        narrow = room / self._theme.scale
        shown = []
        self._applying = True
        for number, column in enumerate(self._columns):
            dropped = column.key in self._hidden or narrow < column.hide_below
            self._view.setColumnHidden(number, dropped)
            if not dropped:
                shown.append((number, column))
        widths = {number: self._theme.px(self._own.get(c.key, c.width)) for number, c in shown}
        spare = room - sum(widths.values())
        shares = sum(c.stretch for _, c in shown if c.key not in self._own)
        for number, column in shown:
            extra = spare * column.stretch // shares if shares and column.key not in self._own else 0
            least = self._theme.px(min(column.width, 72))
            self._view.setColumnWidth(number, max(least, widths[number] + extra))
        self._applying = False

    def _on_resized(self, section: int, _: int, size: int) -> None:
        # The last column shown takes what is left, so only the others can be the user's own.
        shown = [n for n in range(len(self._columns)) if not self._view.isColumnHidden(n)]
        if not self._applying and shown and section != shown[-1] and size > 0:
            self._own[self._columns[section].key] = round(size / self._theme.scale)
