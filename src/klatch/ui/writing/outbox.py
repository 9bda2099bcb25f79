"""What the page does with a finished message: the verbs, and the sentences about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from klatch.domain.drafts import MessageDraft
from klatch.domain.errors import InvalidInput, KlatchError, NotFound
from klatch.domain.vocabulary import MessageState
from klatch.services import messages, settings
from klatch.services.reading import contacts as people
from klatch.ui import words
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.writing.handing import Edges, Handing, Outgoing
from klatch.ui.writing.writing import Shown, Writing

Send = Callable[[messages.Leaving, datetime], None]
"""Writes that a message was sent."""


class Outbox(QObject):
    """Keeps, hands over and marks the message of a Writing; every method says whether it worked."""

    def __init__(self, context: Context, writing: Writing, edges: Edges, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._writing = writing
        self._handing = Handing(edges)
        self._saved_at: datetime | None = None

    def saved_text(self) -> str:
        """When the draft was kept last."""
        if self._saved_at is None or self._writing.message is None:
            return ""
        when = When(self._context.clock.now(), self._context.zone())
        return self.tr("Draft saved %1").replace("%1", when.time(self._saved_at))

    def save(self, draft: MessageDraft) -> bool:
        """Write the draft."""
        now = self._context.clock.now()
        try:
            message = messages.save_draft(self._context.store, draft, now)
        except InvalidInput as error:
            if error.field != "to_address":
                self._context.notices.failure(error)
                return False
            # An imported address may be none; the text is worth more than it.
            return self.save(_without_address(draft))
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        self._writing.message = message
        self._saved_at = now
        return True

    def discard(self) -> bool:
        """Throw the draft away."""
        message = self._writing.message
        if message is None:
            return True
        try:
            messages.discard(self._context.store, message, self._context.clock.now())
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        self._context.notices.undoable(self.tr("Draft discarded"))
        return True

    def copy(self, shown: Shown) -> bool:
        """Put the message on the clipboard."""
        outgoing = self._outgoing(shown)
        if outgoing is None:
            return False
        self._handing.copy(outgoing)
        return self._handed_over(
            "copied", self.tr("Copied. Paste it where you send it from, then mark it as sent")
        )

    def open_in_mail(self, shown: Shown) -> bool:
        """Let the mail app send it."""
        outgoing = self._outgoing(shown)
        if outgoing is None:
            return False
        try:
            taken = self._handing.open_in_mail_app(outgoing)
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        except OSError:
            taken = False
        if not taken:
            self._context.notices.say(
                self.tr("No mail app took the message. Use Copy, or save it as .eml and open that file")
            )
            return False
        return self._handed_over(
            "mail_app", self.tr("Opened in your mail app. Send it there, then mark it as sent")
        )

    def save_eml(self, parent: QWidget, shown: Shown) -> bool:
        """Save the message as a file."""
        outgoing = self._outgoing(shown)
        if outgoing is None:
            return False
        try:
            target = self._handing.save(parent, outgoing)
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        except OSError:
            self._context.notices.say(self.tr("The file could not be written there. Choose another folder"))
            return False
        if target is None:
            return False
        return self._handed_over("saved", self.tr("Saved as %1").replace("%1", target.name))

    def mark_sent(self, shown: Shown, send: Send | None = None) -> bool:
        """It was sent; `send` writes that, where more goes with it."""
        writing, message = self._writing, self._writing.message
        if message is None or writing.contact is None:
            return False
        now = self._context.clock.now()
        name = writing.fields.contact.first_name
        try:
            offered = str(writing.value("share.title"))
            if send is None:
                store = self._context.store
                messages.mark_sent(store, message, now, now, missing=shown.missing, offered=offered)
            else:
                send(messages.Leaving(message, shown.missing, offered), now)
            person = people.detail(self._context.store, writing.contact)
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        said = self.tr("Sent to %1").replace("%1", name)
        if person.next_step is not None:
            said = self.tr("%1. Next: %2").replace("%1", said).replace("%2", self._step(person))
        self._context.notices.undoable(said)
        return True

    def _step(self, person: people.ContactDetail) -> str:
        step = person.next_step
        if step is None:
            return ""
        when = When(self._context.clock.now(), self._context.zone())
        due = when.weekday(step.due) if step.due is not None else ""
        return ", ".join(filter(None, (words.step(step.kind, step.title), due)))

    def _outgoing(self, shown: Shown) -> Outgoing | None:
        writing, rendered = self._writing, shown.rendered
        if rendered is None or writing.facts is None:
            return None
        profile = settings.get(self._context.store, settings.Profile)
        name, address = writing.facts.contact.name, writing.address
        calendar = self._calendar(writing.brings_meeting)
        return Outgoing(profile, name, address, rendered.subject, rendered.body, calendar)

    def _calendar(self, meeting: int | None) -> bytes:
        """The meeting a message confirms, for their calendar."""
        if meeting is None:
            return b""
        from klatch.services.calendar import ics

        try:
            return ics.calendar(self._context.store, [meeting], self._context.clock.now())
        except NotFound:  # it was deleted since the message was begun
            return b""

    def _handed_over(self, how: messages.Handover, said: str) -> bool:
        message = self._writing.message
        if message is None:
            return False
        try:
            messages.hand_over(self._context.store, message, how, self._context.clock.now())
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        self._writing.state = MessageState.HANDED_OVER
        self._context.notices.say(said)
        return True


def _without_address(draft: MessageDraft) -> MessageDraft:
    return replace(draft, to_address="")
