"""Fields that complete what is typed with employers and people already known."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from klatch.domain.names import fold
from klatch.services.data import Store
from klatch.services.reading import organizations
from klatch.services.reading.contacts import ContactFilter, ContactSource, Scope

_OFFERED = 8
_LOOKED_AT = 64


class CompletingLine(QLineEdit):
    """A line that offers what `find` gives for the text so far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.textEdited.connect(self._on_edited)

    @property
    def offering(self) -> bool:
        """Whether the list is open, so that Enter chooses from it."""
        popup = self.completer().popup()
        return popup is not None and popup.isVisible()

    def offers(self, text: str) -> list[str]:
        """Up to eight names for a text."""
        raise NotImplementedError

    def _on_edited(self, text: str) -> None:
        self._names.setStringList(self.offers(text) if text.strip() else [])


class OrganizationLine(CompletingLine):
    """Completes with employers; a new name is as good."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store

    def offers(self, text: str) -> list[str]:
        """Employers that begin so."""
        return [name for _, name in organizations.named(self._store, text, _OFFERED)]


class KnownPersonLine(CompletingLine):
    """Chooses one of the people already known."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = ContactSource(store)
        self._known: dict[str, int] = {}

    @property
    def contact(self) -> int | None:
        """The person whose name stands here; None for nobody or somebody unknown."""
        text = self.text().strip()
        if text and text not in self._known:
            self.offers(text)
        return self._known.get(text)

    @property
    def meant(self) -> int | None:
        """Who is chosen, or called as "Name, where they work" says; of several, who works there."""
        name, _, employer = (part.strip() for part in self.text().partition(","))
        if self.contact is not None or not name:
            return self.contact
        ids = self._source.ids(ContactFilter(scope=Scope.ALL, text=name), None)[:_LOOKED_AT]
        same = [row for row in self._source.rows(ids).values() if fold(row.name) == fold(name)]
        there = [row.id for row in same if employer and fold(row.organization) == fold(employer)]
        return next(iter(there or [row.id for row in same]), None)

    def set_person(self, contact: int, name: str) -> None:
        """Name somebody; of several with that name this one is meant."""
        self._known[name] = contact
        self.setText(name)

    def offers(self, text: str) -> list[str]:
        """People whose name, employer or tag begins so."""
        ids = self._source.ids(ContactFilter(scope=Scope.ALL, text=text), None)[:_OFFERED]
        labels = []
        for row in self._source.rows(ids).values():
            label = f"{row.name}, {row.organization}" if row.organization else row.name
            self._known[label] = row.id
            self._known.setdefault(row.name, row.id)
            labels.append(label)
        return labels
