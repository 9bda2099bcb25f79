"""What can be done to messages, each said with Undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject

from klatch.domain.drafts import ReplyDraft
from klatch.domain.errors import KlatchError
from klatch.domain.records import Value
from klatch.services import contacts, messages
from klatch.services.reading import messages as reading
from klatch.services.reading.contacts import ContactDetail
from klatch.services.reading.messages import MessageRow, MessageView
from klatch.ui.bulk import Bulk
from klatch.ui.page import Context


class MessageVerbs(QObject):
    """Runs a verb; an expected failure becomes a sentence."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._bulk = Bulk(context, self)

    def mark_sent(self, row: MessageRow) -> None:
        """The message given away was sent."""
        with self._context.notices.guarded():
            messages.mark_sent(self._context.store, row.id, self._now, self._now)
            self._say(self.tr("Sent to %1"), row.name)

    def take_back(self, row: MessageRow) -> None:
        """The message given away was not sent."""
        with self._context.notices.guarded():
            messages.take_back(self._context.store, row.id, self._now)
            self._say(self.tr("Not sent: a draft again"), "")

    def answered(self, row: MessageRow, at: datetime, reply: ReplyDraft) -> bool:
        """They replied; whether that could be kept."""
        try:
            messages.mark_answered(self._context.store, row.id, at, self._now, reply)
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        self._say(self.tr("%1 replied"), row.name)
        return True

    def bounced(self, row: MessageRow) -> None:
        """The message came back."""
        with self._context.notices.guarded():
            messages.mark_bounced(self._context.store, row.id, self._now, self._now)
            self._say(self.tr("Bounced: %1’s address is marked as bad"), row.name)

    def no_answer(self, ids: Sequence[int]) -> None:
        """No answer is waited for any more."""
        said = self.tr("No longer waiting for %n people", "", len(ids))
        if len(ids) == 1:
            name = "".join(row.name for row in reading.rows(self._context.store, ids))
            said = self.tr("No longer waiting for %1").replace("%1", name)
        self._bulk.run(len(ids), partial(messages.close_all, self._context.store, ids, self._now), said)

    def discard(self, ids: Sequence[int]) -> None:
        """Throw drafts away."""
        verb = partial(messages.discard_all, self._context.store, ids, self._now)
        self._bulk.run(len(ids), verb, self.tr("%n drafts discarded", "", len(ids)))

    def delete(self, ids: Sequence[int]) -> None:
        """Discard drafts, delete what was sent; both together are deleted."""
        if len(reading.in_view(self._context.store, MessageView.DRAFTS, ids)) == len(ids):
            self.discard(ids)
            return
        verb = partial(messages.delete, self._context.store, ids, self._now)
        self._bulk.run(len(ids), verb, self.tr("%n messages deleted", "", len(ids)))

    def correct(self, person: ContactDetail, bad: str, better: str) -> None:
        """Put a better address in the place of one that does not work."""
        values = tuple(
            Value(better if each.address == bad else each.address, each.label, each.is_primary)
            for each in person.emails
        )
        with self._context.notices.guarded():
            contacts.edit(self._context.store, person.id, {"emails": values}, self._now)
            self._say(self.tr("%1’s address is corrected"), person.name)

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    def _say(self, sentence: str, what: str) -> None:
        self._context.notices.undoable(sentence.replace("%1", what))
