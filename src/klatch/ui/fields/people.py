"""Who is meant: people found by a part of their name, shown as chips that can be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from klatch.domain.names import fold
from klatch.services.data import Store
from klatch.services.reading.contacts import ContactFilter, ContactRow, ContactSource, Scope, rows
from klatch.ui.page import Context
from klatch.ui.widgets.base import set_property
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout

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


class PeopleField(QWidget):
    """The chips of those chosen, and the search for more."""

    changed = Signal()

    def __init__(self, context: Context, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._people: dict[int, Button] = {}
        self._rows: dict[int, ContactRow] = {}
        self.search = PersonSearch(context.store, self)
        self.search.setPlaceholderText(self.tr("Type a name"))
        self.search.setAccessibleName(name)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(self.search)
        self.setFocusProxy(self.search)
        self.search.found.connect(self.add)

    @property
    def contacts(self) -> tuple[int, ...]:
        """Those chosen, in order."""
        return tuple(self._people)

    @property
    def people(self) -> tuple[ContactRow, ...]:
        """What is known of those chosen, in order."""
        return tuple(self._rows[contact] for contact in self._people)

    def set_contacts(self, contacts: Sequence[int]) -> None:
        """Show these, whoever stood there before."""
        for contact in tuple(self._people):
            self._drop(contact)
        self.search.clear()
        for contact in contacts:
            self._insert(contact)
        self._show()

    def mark(self, wrong: str) -> None:
        """Show at the search what is wrong; empty for nothing."""
        set_property(self.search, "invalid", "true" if wrong else "false")
        self.search.setAccessibleDescription(wrong)

    def add(self, contact: int) -> None:
        """Put somebody to those chosen."""
        self._insert(contact)
        self._show()

    def remove(self, contact: int) -> None:
        """Take somebody away; the cursor goes on to the search."""
        self._drop(contact)
        self._show()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _insert(self, contact: int) -> None:
        found = rows(self._context.store, [contact])
        if not found or contact in self._people:
            return
        name = found[0].name
        chip = Button(self._context.theme, name, self._chips, icon="x", small=True)
        chip.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight if self.isRightToLeft() else Qt.LayoutDirection.RightToLeft
        )
        chip.setAccessibleName(self.tr("Remove %1").replace("%1", name))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(partial(_remove, self, contact))
        self._flow.addWidget(chip)
        self._people[contact], self._rows[contact] = chip, found[0]

    def _drop(self, contact: int) -> None:
        chip = self._people.pop(contact)
        self._rows.pop(contact)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _show(self) -> None:
        self._chips.setVisible(bool(self._people))
        self.updateGeometry()
        self.changed.emit()


def _remove(field: PeopleField, contact: int, _checked: bool = False) -> None:
    field.remove(contact)
