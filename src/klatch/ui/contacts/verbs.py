"""What can be done to people from the table and the pane; each says what it did and offers Undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from klatch.domain.errors import InvalidInput
from klatch.domain.vocabulary import Stage
from klatch.services import checks, contacts
from klatch.services.data import Store
from klatch.services.reading.contacts import Tag, rows, tags
from klatch.ui import words
from klatch.ui.bulk import Bulk, Verb
from klatch.ui.page import Context
from klatch.ui.task_verbs import TaskVerbs


class ContactVerbs(QObject):
    """Runs the verbs of the services on people by their ids."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self.steps = TaskVerbs(context, page)
        self._bulk = Bulk(context, self)

    @property
    def _store(self) -> Store:
        return self._context.store

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    def set_stage(self, ids: Sequence[int], stage: Stage) -> None:
        """Move people to a stage."""
        verb = partial(contacts.set_stage, self._store, ids, stage, self._now)
        self._run(ids, verb, self.tr("%1 moved to %2").replace("%2", words.stage(stage)))

    def pause(self, ids: Sequence[int], reason: str) -> None:
        """Leave people alone."""
        self._run(ids, partial(contacts.pause, self._store, ids, reason, self._now), self.tr("%1 paused"))

    def add_to_pipeline(self, ids: Sequence[int]) -> None:
        """Plan to write to people of the address book."""
        verb = partial(contacts.add_to_pipeline, self._store, ids, self._now)
        self._run(ids, verb, self.tr("%1 added to the pipeline"))

    def add_tag(self, ids: Sequence[int], name: str) -> None:
        """Put a tag on people. Raises InvalidInput."""
        tag = checks.required("name", name)
        verb = partial(contacts.add_tag, self._store, ids, tag, self._now)
        self._run(ids, verb, self.tr("%1 tagged “%2”").replace("%2", tag))

    def remove_tag(self, ids: Sequence[int], name: str) -> None:
        """Take a tag off people. Raises InvalidInput for a tag that is not there."""
        known = {tag.name.casefold(): tag.name for tag in self.known_tags()}
        tag = known.get(name.strip().casefold())
        if tag is None:
            raise InvalidInput("name", "no_tag")
        verb = partial(contacts.remove_tag, self._store, ids, tag, self._now)
        self._run(ids, verb, self.tr("Tag “%2” taken off %1").replace("%2", tag))

    def delete(self, ids: Sequence[int]) -> None:
        """Delete people."""
        self._run(ids, partial(contacts.delete, self._store, ids, self._now), self.tr("%1 deleted"))

    def known_tags(self) -> tuple[Tag, ...]:
        """Every tag there is."""
        return tags(self._context.store)

    def who(self, ids: Sequence[int]) -> str:
        """One person by name, several by number."""
        if len(ids) == 1:
            found = rows(self._context.store, ids)
            return found[0].name if found else self.tr("One person")
        return self.tr("%Ln people", "", len(ids))

    def _run(self, ids: Sequence[int], verb: Verb, sentence: str) -> None:
        """Run a verb; on very many people it works beside the window, which goes on."""
        self._bulk.run(len(ids), verb, sentence.replace("%1", self.who(ids)))
