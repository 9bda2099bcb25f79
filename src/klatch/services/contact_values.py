"""Addresses, numbers, links and tags of a person: lists with one primary entry, changed with care."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from klatch.domain.names import clean
from klatch.domain.records import Value
from klatch.services import checks
from klatch.store.tables import Table
from klatch.store.transaction import Transaction
from klatch.store.values import new_uid, to_text

Entry = str | Value


@dataclass(frozen=True, slots=True)
class ListOf:
    """One of the three lists."""

    table: Table
    column: str


LISTS = {
    "emails": ListOf("contact_email", "address"),
    "phones": ListOf("contact_phone", "number"),
    "links": ListOf("contact_link", "url"),
}


def checked(field: str, entries: Iterable[Entry]) -> tuple[Value, ...]:
    """Clean, without repetitions, exactly one primary (the first unless one says so). Raises InvalidInput."""
    found: dict[str, Value] = {}
    for entry in entries:
        value = entry if isinstance(entry, Value) else Value(entry)
        text = clean(value.value)
        if not text:
            continue
        if field == "emails":
            checks.address(field, text)
        found.setdefault(text.casefold(), Value(text, clean(value.label), value.primary))
    values = list(found.values())
    primary = next((at for at, value in enumerate(values) if value.primary), 0)
    return tuple(Value(value.value, value.label, at == primary) for at, value in enumerate(values))


def replace(tx: Transaction, contact: int, field: str, values: Sequence[Value]) -> None:
    """Make the list of a person hold exactly these; entries that stay keep their row."""
    what = LISTS[field]
    rows = tx.execute(
        f"SELECT id, {what.column}, label, is_primary FROM {what.table} WHERE contact = ? ORDER BY id",
        (contact,),
    )
    present = {
        text.casefold(): (key, Value(text, label, bool(primary))) for key, text, label, primary in rows
    }
    wanted = {value.value.casefold() for value in values}
    tx.delete(what.table, [row[0] for row in rows if row[1].casefold() not in wanted])
    for key, value in present.values():
        # one primary at a time, says the index
        if value.primary and value.value.casefold() in wanted and value not in values:
            tx.update(what.table, key, is_primary=False)
    for value in values:
        columns = {what.column: value.value, "label": value.label, "is_primary": value.primary}
        if (kept := present.get(value.value.casefold())) is None:
            tx.insert(what.table, contact=contact, **columns)
        elif kept[1] != value:
            tx.update(what.table, kept[0], **columns)


def tag(tx: Transaction, contacts: Iterable[int], name: str) -> None:
    """Put a tag on people, adding the tag when it is new."""
    rows = tx.execute("SELECT id FROM tag WHERE name = ?", (name,))
    key = rows[0][0] if rows else tx.insert("tag", name=name)
    have = {contact for (contact,) in tx.execute("SELECT contact FROM contact_tag WHERE tag = ?", (key,))}
    at = to_text(tx.now)
    tx.executemany(
        "INSERT INTO contact_tag (uid, created_at, updated_at, contact, tag) VALUES (?, ?, ?, ?, ?)",
        [(new_uid(), at, at, contact, key) for contact in dict.fromkeys(contacts) if contact not in have],
    )


def untag(tx: Transaction, contacts: Iterable[int], name: str) -> None:
    """Take a tag off people; the last one takes the tag with it."""
    tx.execute(
        "DELETE FROM contact_tag WHERE tag = (SELECT id FROM tag WHERE name = ?)"
        "   AND contact IN (SELECT value FROM json_each(?))",
        (name, json.dumps(list(contacts))),
    )
    tx.execute("DELETE FROM tag WHERE name = ? AND id NOT IN (SELECT tag FROM contact_tag)", (name,))
