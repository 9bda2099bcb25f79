"""A line that finds a person by a part of the name."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from klatch.domain.names import fold
from klatch.services.data import Store
from klatch.services.reading.contacts import ContactFilter, ContactRow, ContactSource, Scope

_OFFERED = 8


class PersonSearch(QLineEdit):
    """Offers people while a name is typed; `found` tells who was chosen."""

    found = Signal(int)

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._source = ContactSource(store)
        self._model = QStandardItemModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(self._list)
        self.textEdited.connect(self._offer)
        # Queued: the completer puts its text into the line after this signal.
        self._list.activated[QModelIndex].connect(  # type: ignore[index]
            self._on_chosen, Qt.ConnectionType.QueuedConnection
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            if not self._take_offered():
                self.take_typed()
            return
        super().keyPressEvent(event)

    def take_typed(self) -> None:
        """Choose whom the text names: the only one it finds, or the one called exactly so."""
        people = self._find(self.text())
        exact = [row for row in people if fold(row.name) == fold(self.text().strip())]
        chosen = exact if len(exact) == 1 else people
        if len(chosen) == 1:
            self._choose(chosen[0].id)

    def _take_offered(self) -> bool:
        """Choose who is marked in the list, if it is open."""
        popup = self._list.popup()
        if popup is None or not popup.isVisible() or not popup.currentIndex().isValid():
            return False
        index = popup.currentIndex()
        popup.hide()
        self._on_chosen(index)
        return True

    def _find(self, text: str) -> list[ContactRow]:
        if not text.strip():
            return []
        ids = self._source.ids(ContactFilter(scope=Scope.ALL, text=text), None)[:_OFFERED]
        return list(self._source.rows(ids).values())

    def _offer(self, text: str) -> None:
        self._model.clear()
        for row in self._find(text):
            item = QStandardItem(f"{row.name}, {row.organization}" if row.organization else row.name)
            item.setData(row.id)
            self._model.appendRow(item)

    def _on_chosen(self, index: QModelIndex) -> None:
        contact = index.data(Qt.ItemDataRole.UserRole + 1)
        if contact:
            self._choose(int(contact))

    def _choose(self, contact: int) -> None:
        self.clear()
        self.found.emit(contact)
