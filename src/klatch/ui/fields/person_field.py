"""Who is meant, or nobody: a pill that opens the person, and a search while there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch.services.reading.contacts import Person, rows
from klatch.ui.fields.person_pill import PersonPill
from klatch.ui.fields.person_search import PersonSearch
from klatch.ui.page import Context
from klatch.ui.places import ShowContact
from klatch.ui.widgets.buttons import IconButton


class PersonField(QWidget):
    """One person at most; `chosen` comes when the user says another one, or nobody with 0."""

    chosen = Signal(int)

    def __init__(self, context: Context, name: str, parent: QWidget, *, small: bool = False) -> None:
        super().__init__(parent)
        self._context = context
        self._contact = 0
        self.pill: PersonPill | None = None
        self.search = PersonSearch(context.store, self)
        self.clear = IconButton(context.theme, "x", "", self)
        self.search.setPlaceholderText(self.tr("Type a name"))
        self.search.setAccessibleName(name)
        self.search.setProperty("small", "true" if small else "false")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.search, 1)
        self._row.addWidget(self.clear)
        self._row.addStretch()
        self.setFocusProxy(self.search)
        self.search.found.connect(self._choose)
        self.clear.clicked.connect(self._choose_nobody)
        self.set_contact(0)

    @property
    def contact(self) -> int:
        """Who is meant, 0 for nobody."""
        return self._contact

    def set_contact(self, contact: int) -> None:
        """Show somebody, or the search; saying nothing."""
        found = next(iter(rows(self._context.store, [contact])), None) if contact else None
        self._contact = found.id if found else 0
        if self.pill is not None:
            self._row.removeWidget(self.pill)
            self.pill.hide()
            self.pill.deleteLater()
            self.pill = None
        if found is not None:
            person = Person(found.id, found.name, found.title, found.organization)
            self.pill = PersonPill(self._context.theme, person, self)
            self.pill.clicked.connect(self._open)
            self._row.insertWidget(0, self.pill)
            self.pill.show()
            QWidget.setTabOrder(self.pill, self.clear)
            self.clear.set_role("x", self.tr("Not %1").replace("%1", found.name))
        self.search.setVisible(found is None)
        self.clear.setVisible(found is not None)

    def _open(self) -> None:
        self._context.navigator.go(ShowContact(self._contact))

    def _choose(self, contact: int) -> None:
        self.set_contact(contact)
        if self.pill is not None:
            self.pill.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(contact)

    def _choose_nobody(self) -> None:
        self.set_contact(0)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(0)
