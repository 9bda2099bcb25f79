"""Many people changed at once, in the few ways that make sense for many."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from klatch.domain.names import clean
from klatch.domain.vocabulary import Helper, Source, Stage
from klatch.domain.zones import guess
from klatch.services import checks, contact_values, contacts, facts, organizations, pipeline, tasks
from klatch.store.database import Store
from klatch.store.transaction import Transaction

USUAL = 0
"""The days of a check-in that follows the usual rhythm."""


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What is to become of everybody; None and empty texts leave a field as it is."""

    source: Source | None = None
    kind_of_helper: Helper | None = None
    priority: int | None = None
    keep_in_touch_days: int | None = None
    do_not_contact: bool | None = None
    city: str = ""
    zone: str = ""
    organization: str = ""
    stage: Stage | None = None
    reason: str = ""
    """Kept with a pause."""
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return self == BulkChange(reason=self.reason)


def edit_all(store: Store, people: Iterable[int], change: BulkChange, now: datetime) -> None:
    """Make a change to everybody, as one step. Raises InvalidInput."""
    keys = list(people)
    columns = _columns(change)
    add = [checks.required("tags", name) for name in change.add_tags]
    with store.transaction("Edit contacts", now, bulk=len(keys) >= contacts.MANY) as tx:
        concerned: list[int] = []
        if clean(change.organization):
            concerned = facts.concerned(tx, keys)  # whom they leave behind, too
            columns["organization"] = organizations.find_or_add(tx, change.organization)
        if columns:
            _write(tx, keys, columns)
        if "city" in columns and not change.zone:
            _guess_zone(tx, keys, columns["city"])
        for name in add:
            contact_values.tag(tx, keys, name)
        for name in change.remove_tags:
            contact_values.untag(tx, keys, clean(name))
        if change.stage is not None:
            pipeline.put(tx, keys, change.stage, now, reason=clean(change.reason))
        if columns or change.stage is not None:
            tasks.reconcile(tx, [*keys, *concerned], now)


def _columns(change: BulkChange) -> dict[str, Any]:
    given: dict[str, Any] = {
        "source": change.source,
        "kind_of_helper": change.kind_of_helper,
        "priority": change.priority,
        "do_not_contact": change.do_not_contact,
        "city": change.city.strip() or None,
        "zone": change.zone.strip() or None,
    }
    values = {name: value for name, value in given.items() if value is not None}
    if change.keep_in_touch_days is not None:
        values["keep_in_touch_days"] = change.keep_in_touch_days or None
    return contacts.checked(values)


def _write(tx: Transaction, keys: list[int], columns: dict[str, Any]) -> None:
    values = columns | {"updated_at": tx.now}
    names = ", ".join(f"{name} = ?" for name in values)
    tx.execute(
        f"UPDATE contact SET {names} WHERE id IN (SELECT value FROM json_each(?))",
        (*values.values(), json.dumps(keys)),
    )


def _guess_zone(tx: Transaction, keys: list[int], city: str) -> None:
    """The city tells the time of those whose zone nobody named."""
    if zone := guess(city):
        tx.execute(
            "UPDATE contact SET zone = ? WHERE zone = '' AND id IN (SELECT value FROM json_each(?))",
            (zone, json.dumps(keys)),
        )
