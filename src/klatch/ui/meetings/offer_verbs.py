"""What can be done to times to offer; each says what it did and offers Undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from klatch.services.calendar import slots
from klatch.services.reading import slots as stored
from klatch.ui.page import Context
from klatch.ui.when import When


class OfferVerbs(QObject):
    """Runs the verbs of the services on times by their ids."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    def find(self, contacts: Sequence[int]) -> bool:
        """Find free times for these people; whether any were."""
        store, notices = self._context.store, self._context.notices
        made: Sequence[int] = ()
        with notices.guarded():
            made = slots.offer(store, contacts, self._now)
            if made:
                notices.undoable(self.tr("%n times to offer", "", len(made)))
            else:
                notices.say(self.tr("Everybody has times, or no hour is free for both"))
        return bool(made)

    def add(self, contact: int, starts_at: datetime, minutes: int) -> int:
        """Offer a time of one's own; its id, 0 when it cannot be."""
        slot = 0
        with self._context.notices.guarded():
            slot = slots.add(self._context.store, contact, starts_at, minutes, self._now)
            self._say(self.tr("%1 will be offered to %2"), contact, starts_at)
        return slot

    def move(self, slot: int, starts_at: datetime) -> None:
        """Offer another time instead."""
        with self._context.notices.guarded():
            contact = stored.slot(self._context.store, slot).contact
            slots.move(self._context.store, slot, starts_at, self._now)
            self._say(self.tr("%1 will be offered to %2"), contact, starts_at)

    def take(self, slot: int) -> int:
        """They took it: the meeting, 0 when it cannot be."""
        meeting = 0
        with self._context.notices.guarded():
            chosen = stored.slot(self._context.store, slot)
            meeting = slots.take(self._context.store, slot, self._now)
            self._say(self.tr("Meeting with %2 on %1 saved"), chosen.contact, chosen.starts_at)
        return meeting

    def remove(self, slot: int) -> None:
        """No longer offer a time."""
        with self._context.notices.guarded():
            chosen = stored.slot(self._context.store, slot)
            slots.delete(self._context.store, [slot], self._now)
            self._say(self.tr("%1 is no longer offered to %2"), chosen.contact, chosen.starts_at)

    def clear(self, contacts: Sequence[int]) -> None:
        """No longer offer these people any time."""
        with self._context.notices.guarded():
            slots.clear(self._context.store, contacts, self._now)
            self._context.notices.undoable(self.tr("Times to offer removed"))

    def _say(self, sentence: str, contact: int, starts_at: datetime) -> None:
        (offer,) = stored.offers(self._context.store, [contact], self._now)
        said = sentence.replace("%1", self._when(starts_at)).replace("%2", offer.person.name)
        self._context.notices.undoable(said)

    def _when(self, moment: datetime) -> str:
        when = When(self._now, self._context.zone())
        return f"{when.weekday(moment)}, {when.time(moment)}"
