"""What can be done to employers; each says what it did and offers Undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject

from klatch.services import organizations
from klatch.services.data import Store
from klatch.services.reading.organizations import organization_name
from klatch.ui.bulk import Bulk
from klatch.ui.page import Context


class OrganizationVerbs(QObject):
    """Runs the verbs of the services on employers by their ids."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._bulk = Bulk(context, self)

    @property
    def _store(self) -> Store:
        return self._context.store

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    def rate(self, ids: Sequence[int], field: str, number: int) -> None:
        """Give dots; what is seen at once needs no words."""
        verb = partial(organizations.rate, self._store, ids, {field: number}, self._now)
        self._bulk.run(len(ids), verb, "")

    def delete(self, ids: Sequence[int]) -> None:
        """Delete employers; their people stay."""
        said = self.tr("%1 deleted").replace("%1", self.which(ids))
        self._bulk.run(len(ids), partial(organizations.delete, self._store, ids, self._now), said)

    def merge(self, keep: int, other: int) -> None:
        """Make one employer of two."""
        said = self.tr("%1 is now part of %2").replace("%1", organization_name(self._store, other))
        said = said.replace("%2", organization_name(self._store, keep))
        with self._context.notices.guarded():
            organizations.merge(self._store, keep, other, self._now)
            self._context.notices.undoable(said)

    def which(self, ids: Sequence[int]) -> str:
        """One employer by name, several by number."""
        if len(ids) == 1:
            return organization_name(self._store, ids[0])
        return self.tr("%Ln organizations", "", len(ids))
