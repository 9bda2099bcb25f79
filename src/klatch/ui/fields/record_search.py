"""A line that finds a record by words of it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from klatch.domain.names import fold

OFFERED = 8


class Offer(NamedTuple):
    """A record that fits what was typed: its id, its name, and the line that offers it."""

    id: int
    name: str
    text: str


class RecordSearch(QLineEdit):
    """Offers records while words are typed; `found` tells which was chosen."""

    found = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(self._list)
        self.textEdited.connect(self._offer)
        # Queued: the completer puts its text into the line after this signal.
        self._list.activated[QModelIndex].connect(  # type: ignore[index]
            self._on_chosen, Qt.ConnectionType.QueuedConnection
        )

    def matching(self, text: str) -> list[Offer]:
        """Up to `OFFERED` records for a text that is not blank."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            if not self._take_offered():
                self.take_typed()
            return
        super().keyPressEvent(event)

    def take_typed(self) -> None:
        """Choose what the text names: the only one it finds, or the one called exactly so."""
        offers = self._find(self.text())
        exact = [offer for offer in offers if fold(offer.name) == fold(self.text().strip())]
        chosen = exact if len(exact) == 1 else offers
        if len(chosen) == 1:
            self._choose(chosen[0].id)

    def _take_offered(self) -> bool:
        """Choose what is marked in the list, if it is open."""
        popup = self._list.popup()
        if popup is None or not popup.isVisible() or not popup.currentIndex().isValid():
            return False
        index = popup.currentIndex()
        popup.hide()
        self._on_chosen(index)
        return True

    def _find(self, text: str) -> list[Offer]:
        return self.matching(text) if text.strip() else []

    def _offer(self, text: str) -> None:
        self._model.clear()
        for offer in self._find(text):
            item = QStandardItem(offer.text)
            item.setData(offer.id)
            self._model.appendRow(item)

    def _on_chosen(self, index: QModelIndex) -> None:
        key = index.data(Qt.ItemDataRole.UserRole + 1)
        if key:
            self._choose(int(key))

    def _choose(self, key: int) -> None:
        self.clear()
        self.found.emit(key)
