"""A field to choose one of the people already known."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from klatch.services.data import Store
from klatch.services.reading.contacts import ContactFilter, ContactSource, Scope

_OFFERED = 8


class PersonLine(QLineEdit):
    """Offers people whose name, employer or tag begins as typed; `chosen` carries the id."""

    chosen = Signal(int)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = ContactSource(store)
        self._names = QStringListModel(self)
        self._ids: list[int] = []
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.textEdited.connect(self._on_edited)
        cast("QAbstractItemView", completer.popup()).activated.connect(self._on_index)
        self.returnPressed.connect(self._on_return)

    def _on_edited(self, text: str) -> None:
        wanted = text.strip()
        found = self._source.ids(ContactFilter(scope=Scope.ALL, text=wanted), None) if wanted else []
        rows = list(self._source.rows(found[:_OFFERED]).values())
        self._ids = [row.id for row in rows]
        self._names.setStringList(
            [f"{row.name}, {row.organization}" if row.organization else row.name for row in rows]
        )

    def _on_index(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._ids):
            self.chosen.emit(self._ids[index.row()])

    def _on_return(self) -> None:
        """Enter takes the first one offered, unless the list says another."""
        popup = cast("QAbstractItemView", self.completer().popup())
        pointed = popup.isVisible() and popup.currentIndex().isValid()
        if self._ids and self.text().strip() and not pointed:
            self.chosen.emit(self._ids[0])
