"""Everything on one person: the pane, and who referred whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import Helper, Source, Stage, TakeawayKind
from klatch.store.database import Store
from klatch.store.queries import tasks
from klatch.store.queries.common import converted, maybe, moment
from klatch.store.rows import (
    ContactCounts,
    ContactDetail,
    Email,
    Link,
    NoteRow,
    Person,
    Phone,
    Tag,
    TakeawayRow,
)

_LONGEST_CHAIN = 64
_PERSON = """
SELECT c.id, c.uid, c.created_at, c.updated_at, c.prefix, c.given_name, c.additional_name, c.family_name,
       c.suffix, c.nickname, c.display_name, c.pronouns, c.title, c.department, c.organization,
       coalesce(o.name, ''), c.city, c.region, c.country, c.zone, c.source, c.source_note, c.kind_of_helper,
       c.stage, c.stage_since, c.paused_reason, c.priority, c.cares_about, c.keep_in_touch_days,
       c.do_not_contact, f.last_interaction_at
  FROM contact c
  LEFT JOIN organization o ON o.id = c.organization
  LEFT JOIN contact_facts f ON f.contact = c.id
 WHERE c.id = ?
"""
_PERSON_TYPES: dict[int, Callable[[Any], Any]] = {
    2: moment, 3: moment, 20: Source, 22: Helper, 23: Stage, 24: moment, 29: bool, 30: maybe,
}  # fmt: skip
_COUNTS = """
SELECT (SELECT count(*) FROM note WHERE contact = :id),
       (SELECT count(*) FROM message WHERE contact = :id AND state <> 'discarded'),
       (SELECT count(*) FROM meeting_contact WHERE contact = :id),
       (SELECT count(*) FROM meeting_question WHERE meeting =
           (SELECT m.id FROM meeting m JOIN meeting_contact mc ON mc.meeting = m.id
             WHERE mc.contact = :id AND m.status IN ('proposed', 'confirmed') ORDER BY m.starts_at LIMIT 1)),
       (SELECT count(*) FROM takeaway WHERE contact = :id)
"""
_NAMES = "SELECT c.id, c.display_name, c.title, coalesce(o.name, '') FROM referral r"
_ORGANIZATION = "LEFT JOIN organization o ON o.id = c.organization"
_REFERRERS = f"""{_NAMES} JOIN contact c ON c.id = r.referrer {_ORGANIZATION}
 WHERE r.referred = ? ORDER BY r.created_at, r.id"""
_REFERRED = f"""{_NAMES} JOIN contact c ON c.id = r.referred {_ORGANIZATION}
 WHERE r.referrer = ? ORDER BY r.created_at, r.id"""


def detail(store: Store, contact: int) -> ContactDetail:
    """Everything the pane shows but the timeline. Raises NotFound."""
    row = store.fetch_one(_PERSON, (contact,))
    if row is None:
        raise NotFound("contact", contact)
    referrers = _people(store, _REFERRERS, contact)
    steps = tasks.next_steps(store, [contact])
    counted = store.fetch_one(_COUNTS, {"id": contact}) or ()
    values = [
        *converted(row, _PERSON_TYPES),
        emails(store, contact),
        tuple(Phone(*converted(part, {3: bool})) for part in _parts(store, "phone", "number", contact)),
        tuple(Link(*converted(part, {3: bool})) for part in _parts(store, "link", "url", contact)),
        _tags(store, contact),
        chain(store, contact, referrers),
        referrers,
        _people(store, _REFERRED, contact),
        steps.get(contact),
        ContactCounts(*counted),
    ]
    return ContactDetail(*values)


def emails(store: Store, contact: int) -> tuple[Email, ...]:
    """The addresses of a person, the primary one first."""
    sql = (
        "SELECT id, address, label, is_primary, bounced_at FROM contact_email WHERE contact = ?"
        " ORDER BY is_primary DESC, id"
    )
    return tuple(Email(*converted(row, {3: bool, 4: maybe})) for row in store.fetch(sql, (contact,)))


def chain(store: Store, contact: int, referrers: tuple[Person, ...] | None = None) -> tuple[Person, ...]:
    """Who referred the person, who referred that one, and so on: from the first of them to the last.

    Of several referrers the earliest counts; a loop ends where it comes back.
    """
    found: list[Person] = []
    seen = {contact}
    above = _people(store, _REFERRERS, contact) if referrers is None else referrers
    while above and above[0].id not in seen and len(found) < _LONGEST_CHAIN:
        found.append(above[0])
        seen.add(above[0].id)
        above = _people(store, _REFERRERS, above[0].id)
    return tuple(reversed(found))


def notes(store: Store, contact: int) -> tuple[NoteRow, ...]:
    """The notes on a person, newest first."""
    return notes_where(store, "contact = ?", contact)


def notes_where(store: Store, where: str, key: int) -> tuple[NoteRow, ...]:
    """The notes that hang on one row, newest first."""
    sql = (
        f"SELECT id, happened_at, text, contact, organization, meeting FROM note WHERE {where}"
        " ORDER BY happened_at DESC, id DESC"
    )
    return tuple(NoteRow(*converted(row, {1: moment})) for row in store.fetch(sql, (key,)))


def takeaways(store: Store, contact: int) -> tuple[TakeawayRow, ...]:
    """What a person gave, newest first."""
    return takeaways_where(store, "k.contact = ? ORDER BY k.created_at DESC, k.id DESC", contact)


def takeaways_where(store: Store, where: str, key: int) -> tuple[TakeawayRow, ...]:
    """The takeaways that hang on one row; `where` carries the order."""
    sql = (
        "SELECT k.id, k.kind, k.text, k.contact, c.display_name, k.meeting, k.acted_on_at, k.reported_back_at"
        f" FROM takeaway k JOIN contact c ON c.id = k.contact WHERE {where}"
    )
    types = {1: TakeawayKind, 6: maybe, 7: maybe}
    return tuple(TakeawayRow(*converted(row, types)) for row in store.fetch(sql, (key,)))


def _parts(store: Store, kind: str, value: str, contact: int) -> list[tuple[Any, ...]]:
    sql = (
        f"SELECT id, {value}, label, is_primary FROM contact_{kind} WHERE contact = ?"
        " ORDER BY is_primary DESC, id"
    )
    return store.fetch(sql, (contact,))


def _tags(store: Store, contact: int) -> tuple[Tag, ...]:
    sql = (
        "SELECT g.id, g.name FROM contact_tag ct JOIN tag g ON g.id = ct.tag WHERE ct.contact = ?"
        " ORDER BY g.name"
    )
    return tuple(Tag(*row) for row in store.fetch(sql, (contact,)))


def _people(store: Store, sql: str, contact: int) -> tuple[Person, ...]:
    return tuple(Person(*row) for row in store.fetch(sql, (contact,)))
