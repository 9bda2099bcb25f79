"""The facts a message is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from klatch.domain.vocabulary import MeetingStatus, Source, TakeawayKind
from klatch.store.database import Store
from klatch.store.queries import contact_detail, meetings
from klatch.store.queries.common import converted, moment
from klatch.store.rows import ContactDetail, MeetingRow, Person, TakeawayRow
from klatch.store.values import to_text


class PreviousMessage(NamedTuple):
    """The last message sent to the person."""

    id: int
    sent_at: datetime
    subject: str
    kind: str
    message_id: str | None


@dataclass(frozen=True, slots=True)
class ComposeFacts:
    """What is known when writing to somebody; the takeaways are those of `last_meeting`."""

    contact: ContactDetail
    organization_industry: str
    referrer: Person | None
    referred: tuple[Person, ...]
    previous: PreviousMessage | None
    next_meeting: MeetingRow | None
    last_meeting: MeetingRow | None
    takeaways: tuple[TakeawayRow, ...]

    @property
    def source(self) -> Source:
        """How the person was found."""
        return self.contact.source

    @property
    def advice(self) -> tuple[str, ...]:
        """What they advised in that meeting."""
        return tuple(row.text for row in self.takeaways if row.kind is TakeawayKind.ADVICE)


_PREVIOUS = """
SELECT id, sent_at, subject, kind, message_id FROM message
 WHERE contact = ? AND state = 'sent' AND sent_at IS NOT NULL ORDER BY sent_at DESC, id DESC LIMIT 1
"""
_PREVIOUS_TYPES: dict[int, Callable[[Any], Any]] = {1: moment}


def facts(store: Store, contact: int, now: datetime, meeting: int | None = None) -> ComposeFacts:
    """What is known for a message to a person, about one meeting when given. Raises NotFound.

    Without a meeting, takeaways are those of the last conversation held; one given counts once it began,
    whether it was marked as held or not.
    """
    person = contact_detail.detail(store, contact)
    rows = meetings.of_contact(store, contact)
    held = [row for row in rows if row.status is MeetingStatus.HELD]
    ahead = [row for row in rows if row.status in _PLANNED and to_text(row.starts_at) >= to_text(now)]
    may_be = (*_PLANNED, MeetingStatus.HELD)
    begun = (
        row
        for row in rows
        if row.id == meeting and row.status in may_be and (row.started_at is not None or row not in ahead)
    )
    last = next(begun, held[0] if held else None)
    chosen = next((row for row in ahead if row.id == meeting), ahead[-1] if ahead else None)
    previous = store.fetch_one(_PREVIOUS, (contact,))
    return ComposeFacts(
        person,
        _industry(store, person.organization_id),
        person.referrers[0] if person.referrers else None,
        person.referred,
        PreviousMessage(*converted(previous, _PREVIOUS_TYPES)) if previous else None,
        chosen,
        last,
        _takeaways(store, contact, last),
    )


_PLANNED = (MeetingStatus.PROPOSED, MeetingStatus.CONFIRMED)


def _industry(store: Store, organization: int | None) -> str:
    row = store.fetch_one("SELECT industry FROM organization WHERE id = ?", (organization,))
    return str(row[0]) if row else ""


def _takeaways(store: Store, contact: int, meeting: MeetingRow | None) -> tuple[TakeawayRow, ...]:
    if meeting is None:
        return ()
    found = contact_detail.takeaways_where(store, "k.meeting = ? ORDER BY k.id", meeting.id)
    return tuple(row for row in found if row.contact == contact)
