"""The people of a batch, one after the other, and how far each message is. Knows no widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from klatch.domain.vocabulary import MessageState
from klatch.ui.places import Compose


class Standing(StrEnum):
    """How far a message is."""

    TO_REVIEW = "to_review"
    NEEDS_A_LOOK = "needs_a_look"
    READY = "ready"
    SKIPPED = "skipped"
    HANDED_OVER = "handed_over"
    SENT = "sent"


OPEN = frozenset({Standing.TO_REVIEW, Standing.NEEDS_A_LOOK, Standing.READY})
"""What still waits for the user."""
_GONE = {MessageState.SENT: Standing.SENT, MessageState.HANDED_OVER: Standing.HANDED_OVER}


@dataclass(slots=True)
class Entry:
    """One person of the batch."""

    contact: int
    name: str
    message: int | None = None
    standing: Standing = Standing.TO_REVIEW


class Batch:
    """A queue that is walked in any order; nobody who was written to comes up again."""

    def __init__(self, place: Compose, people: Iterable[tuple[int, str]]) -> None:
        self.place = place
        self.entries = [Entry(contact, name) for contact, name in people]
        self.at = 0
        self.template: int | None = None
        """The template for all who have no draft yet; None: what fits each."""

    @property
    def current(self) -> Entry:
        """Whose turn it is."""
        return self.entries[self.at]

    @property
    def is_over(self) -> bool:
        """Whether everybody was written to or skipped."""
        return not any(entry.standing in OPEN for entry in self.entries)

    @property
    def is_last(self) -> bool:
        """Whether nobody else waits."""
        return self.next_open() is None

    def here(self) -> Compose:
        """The message in front, as a place of its own."""
        entry = self.current
        return Compose((entry.contact,), self.place.kind, self.place.meeting, entry.message)

    def ahead(self) -> tuple[int, ...]:
        """Who comes before and is to be written to; those who were already are known elsewhere."""
        return tuple(entry.contact for entry in self.entries[: self.at] if entry.standing in OPEN)

    def counts(self) -> Counter[Standing]:
        """How many messages are how far."""
        return Counter(entry.standing for entry in self.entries)

    def drafts(self) -> int:
        """How many messages were begun and neither given away nor sent."""
        begun = [entry for entry in self.entries if entry.message is not None]
        return sum(entry.standing in OPEN or entry.standing is Standing.SKIPPED for entry in begun)

    def go(self, number: int) -> None:
        """Turn to one of them; who was skipped is looked at again."""
        self.at = number
        if self.current.standing is Standing.SKIPPED:
            self.current.standing = Standing.TO_REVIEW

    def neighbour(self, by: int) -> int | None:
        """The next one in a direction who was not written to; None at the end."""
        number = self.at + by
        while 0 <= number < len(self.entries):
            if self.entries[number].standing is not Standing.SENT:
                return number
            number += by
        return None

    def next_open(self) -> int | None:
        """The next one who waits, from here on and then from the start."""
        count = len(self.entries)
        order = ((self.at + step) % count for step in range(1, count))
        return next((number for number in order if self.entries[number].standing in OPEN), None)

    def first_open(self) -> int:
        """The first one who waits; there has to be one."""
        return next(number for number, entry in enumerate(self.entries) if entry.standing in OPEN)

    def left(self) -> int | None:
        """The first one who was not written to."""
        return next((n for n, entry in enumerate(self.entries) if entry.standing is not Standing.SENT), None)

    def note(self, message: int | None, state: MessageState, *, blocked: bool) -> None:
        """How far the message in front is."""
        entry = self.current
        entry.message = message
        if state in _GONE:
            entry.standing = _GONE[state]
        elif entry.standing is not Standing.SKIPPED:
            entry.standing = Standing.NEEDS_A_LOOK if blocked else Standing.READY

    def follow(self, states: Mapping[int, MessageState]) -> None:
        """What became of the messages: sent elsewhere, or brought back by Undo. Those missing are gone."""
        for entry in self.entries:
            state = states.get(entry.message) if entry.message is not None else None
            if state in _GONE:
                entry.standing = _GONE[state]
            elif entry.standing in _GONE.values():
                entry.standing = Standing.READY
            if state in (None, MessageState.DISCARDED):
                entry.message = None

    def keep_only(self, people: Mapping[int, str]) -> None:
        """Forget who is gone and take over new names; the next one takes the place of the one in front."""
        front = self.current.contact
        self.entries = [entry for entry in self.entries if entry.contact in people]
        for entry in self.entries:
            entry.name = people[entry.contact]
        found = (number for number, entry in enumerate(self.entries) if entry.contact == front)
        self.at = next(found, min(self.at, max(0, len(self.entries) - 1)))
