"""Leads through a batch: whose turn it is, what became of everybody, and the strip that shows it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from klatch.domain.vocabulary import MessageState
from klatch.services import outreach
from klatch.services.data import Change
from klatch.services.reading import messages
from klatch.ui.compose.batch import Batch, Standing
from klatch.ui.compose.frame import Frame
from klatch.ui.page import Context
from klatch.ui.places import Compose
from klatch.ui.writing.writing import Writing


class Review(QObject):
    """The batch under way, if there is one; the page asks it whom to write to next."""

    def __init__(self, context: Context, writing: Writing, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._store = context.store
        self._writing = writing
        self._frame = frame
        self._last: Batch | None = None
        self.batch: Batch | None = None

    @property
    def is_over(self) -> bool:
        """Whether everybody of a batch was written to or skipped."""
        return self.batch is not None and self.batch.is_over

    @property
    def goes_on(self) -> bool:
        """Whether somebody else's message comes after this one."""
        return self.batch is not None and not self.batch.is_last

    @property
    def template(self) -> int | None:
        """The template for all who have no draft yet."""
        return self.batch.template if self.batch else None

    def take_up(self, place: Compose) -> Compose:
        """Begin a batch, or go on with the one that was left; gives the place of the message in front."""
        self.batch = None
        wanted = tuple(dict.fromkeys(place.contacts))
        if place.message is None and len(wanted) > 1:
            if self._last is None or self._last.place != place:
                self._last = Batch(place, outreach.people(self._store, wanted))
            self.batch = self._last if self._last.entries else None
            if self.batch is not None and self.batch.current.standing is Standing.SENT:
                self.move_on()
        return self.here() or place

    def here(self) -> Compose | None:
        """The message in front, where there is a batch."""
        if self.batch is None:
            return None
        self._writing.ahead = self.batch.ahead()
        return self.batch.here()

    def note(self, *, blocked: bool) -> None:
        """How far the message in front is."""
        batch, writing = self.batch, self._writing
        if batch is not None and batch.entries and writing.contact == batch.current.contact:
            batch.note(writing.message, writing.state, blocked=blocked)

    def sent(self, message: int | None) -> None:
        """The message in front left."""
        if self.batch is not None:
            self.batch.note(message, MessageState.SENT, blocked=False)

    def skip(self) -> None:
        """The person in front is not written to."""
        if self.batch is not None:
            self.batch.current.standing = Standing.SKIPPED

    def move_on(self) -> None:
        """Turn to the next one who waits, if anybody does."""
        number = self.batch.next_open() if self.batch else None
        if self.batch is not None and number is not None:
            self.batch.go(number)

    def follow(self, change: Change) -> bool:
        """What was changed elsewhere, by Undo above all; whether another message is in front now.

        Whoever was in front may be gone, and after the end somebody may wait again. A batch that was left
        is followed as well, for it may be gone on with.
        """
        batch = self._last
        if batch is None:
            return False
        was_over, front = batch.is_over, batch.current.contact
        if change.touches("message"):
            ids = [entry.message for entry in batch.entries if entry.message is not None]
            batch.follow({row.id: row.state for row in messages.rows(self._store, ids)})
        if change.touches("contact"):
            contacts = [entry.contact for entry in batch.entries]
            batch.keep_only(dict(outreach.people(self._store, contacts)))
        if was_over and not batch.is_over:
            batch.go(batch.first_open())
        if not batch.entries:
            self._last = None
        was_active, self.batch = self.batch is not None, self._last if self.batch else None
        return was_active and (
            not batch.entries or batch.current.contact != front or (was_over and not batch.is_over)
        )

    def show(self) -> None:
        """Show it in the strip, and the end of it in place of a message."""
        batch, frame = self.batch, self._frame
        frame.strip.setVisible(batch is not None)
        frame.recipient.set_fixed(batch is not None)
        frame.show_ending(batch if self.is_over else None)
        if batch is not None:
            first = "" if batch.is_over else self._writing.fields.contact.first_name
            frame.strip.show_batch(batch, first)
