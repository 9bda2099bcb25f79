"""Who is meant: people found by a part of their name, shown as chips that can be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.services.reading.contacts import ContactRow, rows
from klatch.ui.fields.person_search import PersonSearch
from klatch.ui.page import Context
from klatch.ui.widgets.base import set_property
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout


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
