"""Writes people who were not known before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import itemgetter

from klatch.domain.records import PersonRecord, Value
from klatch.domain.vocabulary import Source
from klatch.domain.zones import guess
from klatch.services.exchange.bulk import BulkInsert, organization_ids, tag_ids
from klatch.services.exchange.plan import ImportPlan
from klatch.store.values import to_text

# Columns taken as they are from a field of the record; those that a file never fills keep their default.
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


def write_newcomers(bulk: BulkInsert, plan: ImportPlan, new: dict[int, PersonRecord]) -> range:
    """Insert people, by record number, with all they have; returns their ids in the same order."""
    people = list(new.values())
    first = _write_contacts(bulk, plan, people, [plan.keys[index].name for index in new])
    ids = range(first, first + len(people))
    keyed = list(zip(ids, people, strict=True))
    columns = ("label", "is_primary")
    emails = _values((key, person.emails) for key, person in keyed if person.emails)
    bulk.insert("contact_email", ("contact", "address", *columns), emails)
    links = _values((key, person.links) for key, person in keyed if person.links)
    bulk.insert("contact_link", ("contact", "url", *columns), links)
    phones = _values((key, person.phones) for key, person in keyed if person.phones)
    bulk.insert("contact_phone", ("contact", "number", *columns), phones)
    photos = ((key, *person.photo) for key, person in keyed if person.photo)
    bulk.insert("contact_photo", ("contact", "mime", "bytes"), photos)
    moment = to_text(bulk.tx.now)
    notes = ((key, person.note, moment) for key, person in keyed if person.note)
    bulk.insert("note", ("contact", "text", "happened_at"), notes)
    _write_tags(bulk, plan.tag, keyed)
    return ids


def _write_contacts(
    bulk: BulkInsert, plan: ImportPlan, people: Sequence[PersonRecord], sort_names: Sequence[str]
) -> int:
    organizations: dict[str, int | None] = {"": None}
    organizations |= organization_ids(bulk, (person.organization for person in people))
    fields = PersonRecord._fields  # noqa: SLF001 - public by documentation
    used = [(column, fields.index(field)) for column, field in _PLAIN]
    used = [(column, at) for column, at in used if any(map(itemgetter(at), people))]
    plain = itemgetter(*(at for _, at in used), fields.index("display"))
    # LinkedIn says it all; of other files the name (never the folder) tells where people came from
    note = "" if plan.source is Source.LINKEDIN else plan.reading.name
    rows = (
        (
            sort_name,
            organizations[person.organization],
            extra_text(person) if person.extra or person.connected_on else "",
            guess(person.city) if person.city else "",
            note,
            *plain(person)[:-1],
        )
        for person, sort_name in zip(people, sort_names, strict=True)
    )
    columns = ("sort_name", "organization", "extra", "zone", "source_note", *(column for column, _ in used))
    stage = {"stage": plan.options.stage.value, "stage_since": to_text(bulk.tx.now)}
    return bulk.insert("contact", columns, rows, {"source": plan.source.value, **stage})


def extra_text(person: PersonRecord) -> str:
    """What is kept to be written back, one property per line."""
    if person.connected_on is None:
        return person.extra
    connected = f"X-CONNECTED-ON:{person.connected_on.isoformat()}"
    return f"{person.extra}\n{connected}" if person.extra else connected


def _values(lists: Iterator[tuple[int, tuple[Value, ...]]]) -> Iterator[tuple[int, str, str, int]]:
    """Rows of addresses, numbers or links; the one marked as the first choice, else the first, is primary."""
    for key, values in lists:
        if len(values) == 1:
            yield key, values[0].value, values[0].label, 1
            continue
        chosen = next((at for at, value in enumerate(values) if value.primary), 0)
        for at, value in enumerate(values):
            yield key, value.value, value.label, int(at == chosen)


def _write_tags(bulk: BulkInsert, tag: str, keyed: list[tuple[int, PersonRecord]]) -> None:
    always = (tag,) if tag else ()
    ids = tag_ids(bulk, chain(always, (name for _, person in keyed for name in person.tags)))
    if not ids:
        return
    pairs = dict.fromkeys((key, ids[name]) for key, person in keyed for name in (*always, *person.tags))
    bulk.insert("contact_tag", ("contact", "tag"), iter(pairs))
