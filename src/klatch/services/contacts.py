"""People: add, edit, move along, tag, merge, delete."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.names import clean, clean_text, display_name, sort_key
from klatch.domain.records import Value
from klatch.domain.stages import Event
from klatch.domain.vocabulary import Direction, Source, Stage
from klatch.domain.zones import guess
from klatch.services import (
    checks,
    contact_values,
    facts,
    merging,
    messages,
    organizations,
    pipeline,
    tasks,
)
from klatch.store.database import Store
from klatch.store.search import MANY
from klatch.store.transaction import Transaction

if TYPE_CHECKING:
    from klatch.domain.drafts import ContactDraft, InteractionDraft

_NAMES = ("prefix", "given_name", "additional_name", "family_name", "suffix", "nickname")
_LINES = (
    *_NAMES,
    "display_name",
    "pronouns",
    "title",
    "department",
    "city",
    "region",
    "country",
    "source_note",
)
_CHOICES = ("source", "kind_of_helper")
_FIELDS = frozenset(
    {*_LINES, *_CHOICES, "zone", "priority", "cares_about", "keep_in_touch_days", "do_not_contact", "extra"}
)
_EDITABLE = _FIELDS | {"organization", *contact_values.LISTS}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked draft: columns and lists as they are written."""

    values: dict[str, Any]
    lists: dict[str, tuple[Value, ...]]


def prepare(draft: ContactDraft) -> Prepared:
    """Check a draft before a transaction begins. Raises InvalidInput."""
    values = checked({k: v for k, v in asdict(draft).items() if k in _FIELDS})
    lists = {field: contact_values.checked(field, getattr(draft, field)) for field in contact_values.LISTS}
    _name_from_parts(values, lists)
    values["zone"] = values["zone"] or guess(values["city"])
    if draft.referred_by is not None and draft.source is Source.OTHER:
        values["source"] = Source.REFERRAL.value
    return Prepared(values, lists)


def insert(tx: Transaction, draft: ContactDraft, prepared: Prepared) -> int:
    """Write a checked draft and return the id; the caller reconciles."""
    contact = tx.insert(
        "contact",
        organization=organizations.find_or_add(tx, draft.organization),
        stage=draft.stage.value,
        stage_since=tx.now,
        **prepared.values,
    )
    for field, entries in prepared.lists.items():
        contact_values.replace(tx, contact, field, entries)
    for name in draft.tags:
        contact_values.tag(tx, [contact], checks.required("tags", name))
    if note := clean_text(draft.note):
        tx.insert("note", contact=contact, text=note, happened_at=tx.now)
    if draft.referred_by is not None:
        tx.insert("referral", referrer=draft.referred_by, referred=contact)
        pipeline.advance(tx, [contact], Event.REFERRAL_CAPTURED, tx.now)
    return contact


def add(store: Store, draft: ContactDraft, now: datetime) -> int:
    """Add a person and return the id. Raises InvalidInput."""
    prepared = prepare(draft)
    with store.transaction("Add contact", now) as tx:
        contact = insert(tx, draft, prepared)
        tasks.reconcile(tx, [contact], now)
        return contact


def edit(store: Store, contact: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change what is known of a person.

    Keys are columns, `organization` (a name, found or added) and `emails`, `phones`, `links` (whole lists).
    Raises InvalidInput, NotFound.
    """
    checks.only_known(changes, _EDITABLE)
    values = checked({k: v for k, v in changes.items() if k in _FIELDS})
    lists = {k: contact_values.checked(k, changes[k]) for k in contact_values.LISTS if k in changes}
    with store.transaction("Edit contact", now) as tx:
        _rename(tx, contact, values)
        concerned = [contact]
        if "organization" in changes:
            concerned += facts.concerned(tx, [contact])
            values["organization"] = organizations.find_or_add(tx, changes["organization"] or "")
        tx.update("contact", contact, **values)
        for field, entries in lists.items():
            contact_values.replace(tx, contact, field, entries)
        tasks.reconcile(tx, concerned, now)


def set_stage(store: Store, contacts: Iterable[int], stage: Stage, now: datetime, reason: str = "") -> None:
    """Set a stage by hand; `reason` is kept with a pause."""
    keys = list(contacts)
    with store.transaction("Change stage", now, bulk=len(keys) >= MANY) as tx:
        pipeline.put(tx, keys, stage, now, reason=clean(reason))
        tasks.reconcile(tx, keys, now)


def pause(store: Store, contacts: Iterable[int], reason: str, now: datetime) -> None:
    """Leave people alone, with the reason; their pending steps go."""
    set_stage(store, contacts, Stage.PAUSED, now, reason)


def add_to_pipeline(store: Store, contacts: Iterable[int], now: datetime) -> None:
    """Plan to write to people of the address book; the others stay where they are."""
    keys = list(contacts)
    with store.transaction("Add to pipeline", now, bulk=len(keys) >= MANY) as tx:
        pipeline.advance(tx, keys, Event.ADDED_TO_PIPELINE, now)
        tasks.reconcile(tx, keys, now)


def add_tag(store: Store, contacts: Iterable[int], name: str, now: datetime) -> None:
    """Put a tag on people. Raises InvalidInput."""
    tag, keys = checks.required("name", name), list(contacts)
    with store.transaction("Add tag", now, bulk=len(keys) >= MANY) as tx:
        contact_values.tag(tx, keys, tag)


def remove_tag(store: Store, contacts: Iterable[int], name: str, now: datetime) -> None:
    """Take a tag off people; the last one takes the tag with it."""
    keys = list(contacts)
    with store.transaction("Remove tag", now, bulk=len(keys) >= MANY) as tx:
        contact_values.untag(tx, keys, clean(name))


def delete(store: Store, contacts: Iterable[int], now: datetime) -> None:
    """Delete people with all that hangs on them, and meetings nobody else takes part in."""
    keys = list(contacts)
    bulk = len(keys) >= MANY
    with store.transaction("Delete contact" if len(keys) == 1 else "Delete contacts", now, bulk=bulk) as tx:
        gone = json.dumps(keys)
        concerned = facts.concerned(tx, keys)
        alone = tx.execute(
            "WITH gone AS (SELECT value FROM json_each(?)),"
            " theirs AS (SELECT meeting FROM meeting_contact WHERE contact IN gone)"
            " SELECT meeting FROM meeting_contact WHERE meeting IN theirs"
            " GROUP BY meeting HAVING sum(contact NOT IN gone) = 0",
            (gone,),
        )
        tx.delete("meeting", [key for (key,) in alone])
        tx.delete("contact", keys)
        tasks.reconcile(tx, concerned, now)


def log_interaction(store: Store, draft: InteractionDraft, now: datetime) -> int:
    """Log a touch that left no message here, and return its id. Raises InvalidInput for one still ahead."""
    return log_interactions(store, [draft], now)[0]


def log_interactions(store: Store, drafts: Iterable[InteractionDraft], now: datetime) -> list[int]:
    """Log touches that left no message here, together; what came from them or was a talk counts as a reply.

    Raises InvalidInput for one that is still ahead.
    """
    touches = list(drafts)
    if any(draft.happened_at > now for draft in touches):
        raise InvalidInput("happened_at", "in_the_future")
    with store.transaction("Log interaction", now, bulk=len(touches) >= MANY) as tx:
        made = [_touch(tx, draft) for draft in touches]
        tasks.reconcile(tx, [draft.contact for draft in touches], now)
        return made


def merge(store: Store, keep: int, other: int, now: datetime) -> None:
    """Make one person of two: all of `other` goes to `keep`. Raises InvalidInput, NotFound."""
    if keep == other:
        raise InvalidInput("contact", "same")
    with store.transaction("Merge contacts", now) as tx:
        concerned = facts.concerned(tx, [keep, other])
        merging.move(tx, keep, other)
        tasks.reconcile(tx, concerned, now)


def _touch(tx: Transaction, draft: InteractionDraft) -> int:
    theirs = draft.direction is not Direction.TO_THEM
    answered = messages.settle_waiting(tx, draft.contact, draft.happened_at) if theirs else None
    interaction = tx.insert(
        "interaction",
        contact=draft.contact,
        message=answered,
        channel=draft.channel.value,
        direction=draft.direction.value,
        happened_at=draft.happened_at,
        summary=clean_text(draft.summary),
    )
    pipeline.advance(tx, [draft.contact], Event.REPLIED if theirs else Event.TOUCHED, draft.happened_at)
    return interaction


def checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Columns of a person as they are written. Raises InvalidInput."""
    values = dict(changes)
    for field in values.keys() & set(_LINES):
        values[field] = clean(values[field])
    for field in values.keys() & set(_CHOICES):
        values[field] = str(values[field])
    if "cares_about" in values:
        values["cares_about"] = clean_text(values["cares_about"])
    if "zone" in values:
        checks.zone("zone", values["zone"])
    if "priority" in values:
        checks.within("priority", values["priority"], 0, 3)
    if values.get("keep_in_touch_days") is not None:
        checks.within("keep_in_touch_days", values["keep_in_touch_days"], 1, 3650)
    return values


def _name_from_parts(values: dict[str, Any], lists: Mapping[str, tuple[Value, ...]]) -> None:
    """Fill in the shown name from the parts, or the parts from the shown name. Raises InvalidInput."""
    shown = values["display_name"]
    if shown and not (values["given_name"] or values["family_name"]):
        values |= _parts(shown)
    first = {field: entries[0].value if entries else "" for field, entries in lists.items()}
    shown = shown or display_name(
        values["given_name"],
        values["family_name"],
        nickname=values["nickname"],
        email=first["emails"],
        link=first["links"],
    )
    values["display_name"] = checks.required("name", shown)
    values["sort_name"] = sort_key(shown)


def _parts(name: str) -> dict[str, str]:
    from nameparser import HumanName

    parsed = HumanName(name)
    return {
        "prefix": parsed.title,
        "given_name": parsed.first,
        "additional_name": parsed.middle,
        "family_name": parsed.last,
        "suffix": parsed.suffix,
    }


def _rename(tx: Transaction, contact: int, values: dict[str, Any]) -> None:
    """Keep the shown name true to changed parts, unless it was changed itself. Raises InvalidInput."""
    rows = tx.execute(
        "SELECT given_name, family_name, nickname, display_name FROM contact WHERE id = ?", (contact,)
    )
    if not rows:
        raise NotFound("contact", contact)
    given, family, nickname, shown = rows[0]
    if "display_name" in values:
        shown = values["display_name"]
        if not values.keys() & set(_NAMES):
            values |= _parts(shown)
    elif values.keys() & {"given_name", "family_name", "nickname"}:
        shown = display_name(
            values.get("given_name", given),
            values.get("family_name", family),
            nickname=values.get("nickname", nickname),
        )
    else:
        return
    values["display_name"] = checks.required("name", shown)
    values["sort_name"] = sort_key(shown)
