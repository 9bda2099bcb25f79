"""Adds what a file knows to people who are there already: empty fields are filled, nothing is replaced."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from klatch.domain.errors import NotFound
from klatch.domain.matching import email_key, link_key, phone_key
from klatch.domain.names import is_name, sort_key
from klatch.domain.records import PersonRecord, Value
from klatch.services.exchange.bulk import BulkInsert, organization_ids, tag_ids
from klatch.services.exchange.merge import missing
from klatch.services.exchange.newcomers import extra_text
from klatch.store.transaction import Transaction
from klatch.store.values import to_text

_NAMES = ("given_name", "family_name", "additional_name", "prefix", "suffix")
_OTHERS = ("nickname", "title", "department", "city", "region", "country", "extra")
_UPDATE = (
    f"UPDATE contact SET {', '.join(f'{column} = ?' for column in (*_NAMES, *_OTHERS))},"
    " organization = ?, updated_at = ? WHERE id = ?"
)
_LISTS: tuple[tuple[str, str, str, Callable[[str], str]], ...] = (
    ("contact_email", "address", "emails", email_key),
    ("contact_link", "url", "links", link_key),
    ("contact_phone", "number", "phones", phone_key),
)


def write_additions(bulk: BulkInsert, additions: dict[int, PersonRecord], tag: str) -> list[int]:
    """Write what is new about known people; returns who changed. Raises NotFound when one is gone."""
    if not additions:
        return []
    changed = _fill_fields(bulk, additions) | _name_the_nameless(bulk, additions)
    for table, column, attribute, key in _LISTS:
        changed |= _add_values(bulk, additions, table, column, attribute, key)
    changed |= _add_tags(bulk, additions, (tag,) if tag else ())
    changed |= _add_notes(bulk, additions)
    changed |= _add_photos(bulk, additions)
    return sorted(changed)


def _fill_fields(bulk: BulkInsert, additions: dict[int, PersonRecord]) -> set[int]:
    stored = {
        key: row
        for key, *row in _rows(
            bulk.tx,
            f"SELECT id, {', '.join((*_NAMES, *_OTHERS))}, organization FROM contact WHERE id",
            additions,
        )
    }
    for contact in additions:
        if contact not in stored:
            raise NotFound("contact", contact)
    without = {additions[key].organization for key, row in stored.items() if row[-1] is None}
    organizations = organization_ids(bulk, without)
    moment = to_text(bulk.tx.now)
    updates = []
    for contact, row in stored.items():
        filled = _filled(row, additions[contact], organizations)
        if filled != row:
            updates.append((*filled, moment, contact))
    bulk.tx.executemany(_UPDATE, updates)
    return {update[-1] for update in updates}


def _name_the_nameless(bulk: BulkInsert, additions: dict[int, PersonRecord]) -> set[int]:
    """Show what else is known of people who were shown by their address: the name, else their employer."""
    moment = to_text(bulk.tx.now)
    shown = "SELECT id FROM contact WHERE instr(sort_name, '@') AND id"
    updates = [
        (record.display, sort_key(record.display), moment, contact)
        for (contact,) in _rows(bulk.tx, shown, additions)
        if is_name((record := additions[contact]).display)
    ]
    sql = "UPDATE contact SET display_name = ?, sort_name = ?, updated_at = ? WHERE id = ?"
    bulk.tx.executemany(sql, updates)
    return {contact for *_, contact in updates}


def _filled(row: list[Any], record: PersonRecord, organizations: dict[str, int]) -> list[Any]:
    """The row with its empty columns filled; the parts of a name belong together and come from one source."""
    names, others, organization = row[: len(_NAMES)], row[len(_NAMES) : -1], row[-1]
    if not names[0] and not names[1]:
        names = [record.given, record.family, record.additional, record.prefix, record.suffix]
    known = (
        record.nickname,
        record.title,
        record.department,
        record.city,
        record.region,
        record.country,
        extra_text(record),
    )
    others = [there or new for there, new in zip(others, known, strict=True)]
    if organization is None and record.organization:
        organization = organizations[record.organization]
    return [*names, *others, organization]


def _add_values(
    bulk: BulkInsert,
    additions: dict[int, PersonRecord],
    table: str,
    column: str,
    attribute: str,
    key: Callable[[str], str],
) -> set[int]:
    there: dict[int, list[Value]] = {}
    for contact, value in _rows(bulk.tx, f"SELECT contact, {column} FROM {table} WHERE contact", additions):
        there.setdefault(contact, []).append(Value(value))
    new = {
        contact: found
        for contact, record in additions.items()
        if (found := missing(there.get(contact, ()), getattr(record, attribute), key))
    }
    rows = (
        (contact, value.value, value.label, int(at == 0 and contact not in there))
        for contact, values in new.items()
        for at, value in enumerate(values)
    )
    bulk.insert(table, ("contact", column, "label", "is_primary"), rows)
    return set(new)


def _add_tags(bulk: BulkInsert, additions: dict[int, PersonRecord], always: tuple[str, ...]) -> set[int]:
    wanted = {contact: (*always, *record.tags) for contact, record in additions.items()}
    ids = tag_ids(bulk, (name for names in wanted.values() for name in names))
    if not ids:
        return set()
    there = set(map(tuple, _rows(bulk.tx, "SELECT contact, tag FROM contact_tag WHERE contact", additions)))
    pairs = {(contact, ids[name]) for contact, names in wanted.items() for name in names} - there
    bulk.insert("contact_tag", ("contact", "tag"), sorted(pairs))
    return {contact for contact, _ in pairs}


def _add_notes(bulk: BulkInsert, additions: dict[int, PersonRecord]) -> set[int]:
    with_notes = {contact: record for contact, record in additions.items() if record.note}
    there = set(map(tuple, _rows(bulk.tx, "SELECT contact, text FROM note WHERE contact", with_notes)))
    new = [
        (contact, record.note)
        for contact, record in with_notes.items()
        if (contact, record.note) not in there
    ]
    moment = to_text(bulk.tx.now)
    bulk.insert("note", ("contact", "text", "happened_at"), ((*pair, moment) for pair in new))
    return {contact for contact, _ in new}


def _add_photos(bulk: BulkInsert, additions: dict[int, PersonRecord]) -> set[int]:
    with_photo = {contact: record.photo for contact, record in additions.items() if record.photo}
    there = {key for (key,) in _rows(bulk.tx, "SELECT contact FROM contact_photo WHERE contact", with_photo)}
    new = {contact: photo for contact, photo in with_photo.items() if contact not in there}
    bulk.insert("contact_photo", ("contact", "mime", "bytes"), ((key, *photo) for key, photo in new.items()))
    return set(new)


def _rows(tx: Transaction, sql: str, contacts: dict[int, Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a query that ends in the column to be looked up."""
    if contacts:
        yield from tx.execute(f"{sql} IN (SELECT value FROM json_each(?))", (json.dumps(list(contacts)),))
