"""How a message comes onto the page: a draft to go on with, or one begun from its template."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import MessageState
from klatch.services.reading.templates import TemplateRow
from klatch.ui.compose.editor import Editor
from klatch.ui.places import Compose
from klatch.ui.writing.keeping import Keeping
from klatch.ui.writing.writing import OPEN, Writing


class Opening:
    """Opens messages in the editor; none of the message before is left in it."""

    def __init__(self, writing: Writing, editor: Editor, keeping: Keeping) -> None:
        self._writing = writing
        self._editor = editor
        self._keeping = keeping

    def resume(self, place: Compose, now: datetime) -> bool:
        """Go on with a draft: the one asked for, or one to the same person that fits."""
        writing, message = self._writing, place.message
        if message is None and place.contacts:
            message = writing.open_draft(place.contacts[0], place.kind, place.meeting)
        if message is None:
            return False
        if message == writing.message and (writing.state is MessageState.DRAFT or self._keeping.dirty):
            writing.read(now)
            self._report(place, now)
            return True
        try:
            sources = writing.resume(message, now)
        except NotFound:
            return False
        if writing.state not in OPEN:
            return False
        self._editor.set_source(*sources)
        self._keeping.forget()
        if writing.state is MessageState.DRAFT:
            self._report(place, now)
        return True

    def begin(
        self, place: Compose, template: int | None, templates: Sequence[TemplateRow], now: datetime
    ) -> None:
        """Begin from a template: the given one, else what fits the person and the kind."""
        contact = place.contacts[0] if place.contacts else None
        self._writing.begin(contact, place.kind, place.meeting, now)
        for row in templates:
            if row.id == template:
                self._writing.take_template(row, now)
        self._report(place, now)
        self._editor.set_source(*self._writing.original())
        self._keeping.forget()

    def _report(self, place: Compose, now: datetime) -> None:
        if place.takeaway is not None:
            with contextlib.suppress(NotFound):  # it was deleted since: any other advice will do
                self._writing.report_on(place.takeaway, now)
