"""What can be done to leads; each says what it did and offers Undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from klatch.domain.drafts import OpportunityDraft
from klatch.domain.vocabulary import OpportunityStatus
from klatch.services import opportunities
from klatch.services.data import Store
from klatch.services.reading.opportunities import title
from klatch.ui import words
from klatch.ui.bulk import Bulk
from klatch.ui.page import Context
from klatch.ui.when import When


class LeadVerbs(QObject):
    """Runs the verbs of the services on leads by their ids."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._bulk = Bulk(context, self)

    def add(self, draft: OpportunityDraft) -> int:
        """Add a lead and return its id. Raises InvalidInput."""
        lead = opportunities.add(self._store, draft, self._now)
        self._context.notices.undoable(self.tr("%1 added").replace("%1", draft.title.strip()))
        return lead

    def edit(self, lead: int, changes: Mapping[str, Any]) -> None:
        """Change a lead; what is seen at once needs no words. Raises InvalidInput, NotFound."""
        opportunities.edit(self._store, lead, changes, self._now)

    def set_status(self, ids: Sequence[int], status: OpportunityStatus) -> None:
        """Say what became of leads."""
        said = self.tr("%1: %2").replace("%1", self.which(ids)).replace("%2", words.opportunity(status))
        self._run(ids, partial(opportunities.set_status, self._store, ids, status, self._now), said)

    def set_next(self, ids: Sequence[int], day: date | None) -> None:
        """Say when something is due for leads, None for no day."""
        when = When(self._now, self._context.zone())
        told = self.tr("%1: next on %2") if day else self.tr("%1: no date")
        said = told.replace("%1", self.which(ids)).replace("%2", when.ahead(day) if day else "")
        self._run(ids, partial(opportunities.set_next, self._store, ids, day, self._now), said)

    def delete(self, ids: Sequence[int]) -> None:
        """Delete leads."""
        said = self.tr("%1 deleted").replace("%1", self.which(ids))
        self._run(ids, partial(opportunities.delete, self._store, ids, self._now), said)

    def which(self, ids: Sequence[int]) -> str:
        """One lead by its title, several by number."""
        if len(ids) == 1:
            return title(self._store, ids[0])
        return self.tr("%Ln opportunities", "", len(ids))

    @property
    def _store(self) -> Store:
        return self._context.store

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    def _run(self, ids: Sequence[int], verb: Any, said: str) -> None:
        self._bulk.run(len(ids), verb, said)
