"""Times to offer: to whom, and when."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import Stage
from klatch.store.database import Store
from klatch.store.queries.common import Sort, by_id, converted, id_list, moment
from klatch.store.rows import Attendee
from klatch.store.values import to_text


class Slot(NamedTuple):
    """A time to offer somebody."""

    id: int
    contact: int
    starts_at: datetime
    minutes: int


class Offer(NamedTuple):
    """Somebody who replied and has no meeting yet, with the times to offer; `id` is theirs."""

    id: int
    person: Attendee
    slots: tuple[Slot, ...]


# Who was told to wait, or said no, is offered nothing.
_AHEAD = """
SELECT s.id, s.contact, s.starts_at, s.minutes FROM offered_slot s JOIN contact c ON c.id = s.contact
 WHERE s.starts_at > :now AND c.stage <> 'paused' AND NOT c.do_not_contact
"""
# First who can be written to today: those without a time yet, then by the first of their times.
_WANTING = f"""
WITH first AS (SELECT contact, min(starts_at) AS at FROM ({_AHEAD}) GROUP BY contact)
SELECT c.id FROM contact c LEFT JOIN first ON first.contact = c.id
 WHERE first.at IS NOT NULL OR c.id IN (
       SELECT contact FROM task WHERE kind = 'offer_times' AND done_at IS NULL AND skipped_at IS NULL)
 ORDER BY coalesce(first.at, '') {{down}}, c.sort_name {{down}}, c.id
"""
_PEOPLE = """
SELECT c.id, c.display_name, c.title, coalesce(o.name, ''), c.stage, c.zone, c.city
  FROM json_each(?) wanted
 CROSS JOIN contact c ON c.id = wanted.value
  LEFT JOIN organization o ON o.id = c.organization
 ORDER BY wanted.key
"""


def ahead(store: Store, now: datetime, contact: int | None = None) -> list[Slot]:
    """The times still to come in order, those for one person if asked."""
    sql = _AHEAD + ("" if contact is None else " AND s.contact = :contact") + " ORDER BY s.starts_at, s.id"
    params = {"now": to_text(now)} | ({} if contact is None else {"contact": contact})
    return [Slot(*converted(row, {2: moment})) for row in store.fetch(sql, params)]


def slot(store: Store, key: int) -> Slot:
    """One time. Raises NotFound."""
    row = store.fetch_one("SELECT id, contact, starts_at, minutes FROM offered_slot WHERE id = ?", (key,))
    if row is None:
        raise NotFound("offered_slot", key)
    return Slot(*converted(row, {2: moment}))


def wanting(store: Store, now: datetime, *, descending: bool = False) -> array[int]:
    """Everybody to offer times to."""
    return id_list(store, _WANTING.format(down="DESC" if descending else "ASC"), {"now": to_text(now)})


def offers(store: Store, contacts: Sequence[int], now: datetime) -> list[Offer]:
    """Some people with their times, in the order of the ids."""
    times: dict[int, list[Slot]] = {}
    for slot in ahead(store, now):
        times.setdefault(slot.contact, []).append(slot)
    people = (Attendee(*converted(row, {4: Stage})) for row in store.fetch(_PEOPLE, (by_id(contacts),)))
    return [Offer(person.id, person, tuple(times.get(person.id, ()))) for person in people]


class OfferSource:
    """The people to offer times to, as a table asks for them; the filter is the moment."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._now = datetime.min.replace(tzinfo=UTC)

    def ids(self, filter: datetime, sort: Sort | None) -> array[int]:  # noqa: A002
        """The ids of the people."""
        self._now = filter
        return wanting(self._store, filter, descending=bool(sort and sort.descending))

    def rows(self, ids: Sequence[int]) -> dict[int, Offer]:
        """The rows of a page."""
        return {row.id: row for row in offers(self._store, ids, self._now)}
