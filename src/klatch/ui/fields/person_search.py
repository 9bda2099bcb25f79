"""A line that finds a person by a part of the name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from klatch.services.data import Store
from klatch.services.reading.contacts import ContactFilter, ContactSource, Scope
from klatch.ui.fields.record_search import OFFERED, Offer, RecordSearch


class PersonSearch(RecordSearch):
    """Offers people while a name is typed; `found` tells who was chosen."""

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._source = ContactSource(store)

    def matching(self, text: str) -> list[Offer]:
        """People whose name, employer or tag begins so."""
        ids = self._source.ids(ContactFilter(scope=Scope.ALL, text=text), None)[:OFFERED]
        return [
            Offer(row.id, row.name, f"{row.name}, {row.organization}" if row.organization else row.name)
            for row in self._source.rows(ids).values()
        ]
