"""Writes people who were not known before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from klatch.domain.names import sort_key
from klatch.domain.records import PersonRecord, Value
from klatch.domain.vocabulary import Source
from klatch.domain.zones import guess
from klatch.services.exchange.bulk import BulkInsert, organization_ids, tag_ids
from klatch.services.exchange.plan import ImportPlan
from klatch.store.values import to_text

# Columns of a contact that are taken as they are from a field of the record.
_PLAIN = (
    ("display_name", "display"),
    ("given_name", "given"),
    ("family_name", "family"),
    ("title", "title"),
    ("prefix", "prefix"),
    ("additional_name", "additional"),
    ("suffix", "suffix"),
    ("nickname", "nickname"),
    ("department", "department"),
    ("city", "city"),
    ("region", "region"),
    ("country", "country"),
)
_LISTS = (
    ("contact_email", "address", "emails"),
    ("contact_link", "url", "links"),
    ("contact_phone", "number", "phones"),
)
# People who are turned from records into columns at once: quick, and never so many that other threads wait.
_PIECE = 1024
_Fields = Mapping[str, Sequence[Any]]


def write_newcomers(bulk: BulkInsert, plan: ImportPlan, new: dict[int, PersonRecord]) -> range:
    """Insert people, by record number, with all they have; returns their ids in the same order."""
    people = list(new.values())
    records, keys = plan.reading.records, plan.keys
    sort_names = [
        keys[index].name if person.display is records[index].display else sort_key(person.display)
        for index, person in new.items()
    ]
    organizations: dict[str, int | None] = {"": None}
    organizations |= organization_ids(bulk, (person.organization for person in people))
    always = (plan.tag,) if plan.tag else ()
    tags = tag_ids(bulk, chain(always, (name for person in people for name in person.tags)))
    first = 0
    for at in range(0, len(people), _PIECE):
        piece = people[at : at + _PIECE]
        fields: _Fields = dict(zip(PersonRecord._fields, zip(*piece, strict=True), strict=True))  # noqa: SLF001 - public by documentation
        computed: _Fields = {
            "sort_name": sort_names[at : at + _PIECE],
            "organization": [organizations[name] for name in fields["organization"]],
            "extra": list(map(extra_text, piece)),
        }
        start = _write_contacts(bulk, plan, computed, fields)
        first = first or start
        ids = range(start, start + len(piece))
        _write_details(bulk, ids, fields)
        if tags:
            _write_tags(bulk, ids, [[tags[name] for name in (*always, *names)] for names in fields["tags"]])
        bulk.finished(len(piece))
    return range(first, first + len(people))


def _write_contacts(bulk: BulkInsert, plan: ImportPlan, computed: _Fields, fields: _Fields) -> int:
    # LinkedIn says it all; of other files the name (never the folder) tells where people came from
    note = "" if plan.source is Source.LINKEDIN else plan.reading.name
    cities = fields["city"]
    columns: _Fields = {
        **computed,
        "zone": [guess(city) if city else "" for city in cities],
        "source_note": [note] * len(cities),
        **{column: fields[field] for column, field in _PLAIN},
    }
    used = {column: values for column, values in columns.items() if any(values)}  # others keep their default
    stage = {"stage": plan.options.stage.value, "stage_since": to_text(bulk.tx.now)}
    rows = zip(*used.values(), strict=True)
    return bulk.insert("contact", tuple(used), rows, {"source": plan.source.value, **stage})


def _write_details(bulk: BulkInsert, ids: range, fields: _Fields) -> None:
    for table, column, field in _LISTS:
        values = _values(ids, fields[field])
        bulk.insert(table, ("contact", column, "label", "is_primary"), values)
    photos = ((key, *photo) for key, photo in zip(ids, fields["photo"], strict=True) if photo)
    bulk.insert("contact_photo", ("contact", "mime", "bytes"), photos)
    moment = to_text(bulk.tx.now)
    notes = ((key, note, moment) for key, note in zip(ids, fields["note"], strict=True) if note)
    bulk.insert("note", ("contact", "text", "happened_at"), notes)


def _write_tags(bulk: BulkInsert, ids: range, tags: Sequence[Sequence[int]]) -> None:
    pairs = dict.fromkeys((key, tag) for key, of_one in zip(ids, tags, strict=True) for tag in of_one)
    bulk.insert("contact_tag", ("contact", "tag"), pairs)


def extra_text(person: PersonRecord) -> str:
    """What is kept to be written back, one property per line."""
    if person.connected_on is None:
        return person.extra
    connected = f"X-CONNECTED-ON:{person.connected_on.isoformat()}"
    return f"{person.extra}\n{connected}" if person.extra else connected


def _values(ids: range, lists: Sequence[tuple[Value, ...]]) -> Iterator[tuple[int, str, str, int]]:
    """Rows of addresses, numbers or links; the one marked as the first choice, else the first, is primary."""
    for key, values in zip(ids, lists, strict=True):
        if len(values) == 1:
            yield key, values[0].value, values[0].label, 1
        elif values:
            chosen = next((at for at, value in enumerate(values) if value.primary), 0)
            for at, value in enumerate(values):
                yield key, value.value, value.label, int(at == chosen)
