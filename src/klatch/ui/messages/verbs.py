"""What can be done to messages, each said with Undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from klatch.domain.drafts import ReplyDraft
from klatch.domain.errors import KlatchError
from klatch.domain.records import Value
from klatch.services import contacts, messages
from klatch.services.reading.contacts import ContactDetail
from klatch.services.reading.messages import MessageRow
from klatch.ui.messages.standing import UNSENT
from klatch.ui.page import Context


class MessageVerbs(QObject):
    """Runs a verb; an expected failure becomes a sentence."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

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

    def no_answer(self, rows: Sequence[MessageRow]) -> None:
        """No answer is waited for any more."""
        with self._context.notices.guarded():
            messages.close_all(self._context.store, [row.id for row in rows], self._now)
            if len(rows) == 1:
                self._say(self.tr("No longer waiting for %1"), rows[0].name)
            else:
                self._say(self.tr("No longer waiting for %n people", "", len(rows)), "")

    def discard(self, rows: Sequence[MessageRow]) -> None:
        """Throw drafts away."""
        with self._context.notices.guarded():
            messages.discard_all(self._context.store, [row.id for row in rows], self._now)
            self._say(self.tr("%n drafts discarded", "", len(rows)), "")

    def delete(self, rows: Sequence[MessageRow]) -> None:
        """Discard drafts, delete what was sent; both together are deleted."""
        if all(row.state in UNSENT for row in rows):
            self.discard(rows)
            return
        with self._context.notices.guarded():
            messages.delete(self._context.store, [row.id for row in rows], self._now)
            self._say(self.tr("%n messages deleted", "", len(rows)), "")

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
