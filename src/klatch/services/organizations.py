"""Employers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from klatch.domain.drafts import OrganizationDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.names import clean, clean_text, sort_key
from klatch.services import checks, tasks
from klatch.store.database import Store
from klatch.store.transaction import Transaction

_LINES = ("website", "industry", "city")
_RATINGS = frozenset({"motivation", "posting"})
_EDITABLE = frozenset({"name", *_LINES, *_RATINGS, "research", "extra"})


def add(store: Store, draft: OrganizationDraft, now: datetime) -> int:
    """Add an employer and return its id. Raises InvalidInput."""
    values = _checked(asdict(draft))
    with store.transaction("Add organization", now) as tx:
        return tx.insert("organization", **values)


def edit(store: Store, organization: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change an employer. Raises InvalidInput, NotFound."""
    values = _checked(changes)
    with store.transaction("Edit organization", now) as tx:
        tx.update("organization", organization, **values)


def rate(store: Store, organizations: Iterable[int], ratings: Mapping[str, int], now: datetime) -> None:
    """Say how much one wants to work there, or how much they hire. Raises InvalidInput."""
    checks.only_known(ratings, _RATINGS)
    values = _checked(ratings)
    columns = "".join(f"{column} = ?, " for column in values)
    with store.transaction("Rate organization", now) as tx:
        tx.execute(
            f"UPDATE organization SET {columns}updated_at = ? WHERE id IN (SELECT value FROM json_each(?))",
            (*values.values(), now, json.dumps(list(organizations))),
        )


def delete(store: Store, organizations: Iterable[int], now: datetime) -> None:
    """Delete employers; the people stay."""
    keys = list(organizations)
    with store.transaction("Delete organization", now) as tx:
        people = _people(tx, keys)
        tx.delete("organization", keys)
        tasks.reconcile(tx, people, now)


def merge(store: Store, keep: int, other: int, now: datetime) -> None:
    """Make one employer of two: everything of `other` goes to `keep`. Raises InvalidInput, NotFound."""
    if keep == other:
        raise InvalidInput("organization", "same")
    with store.transaction("Merge organizations", now) as tx:
        columns = (*_LINES, "research", "extra", "motivation", "posting")
        mine, theirs = _row(tx, keep, columns), _row(tx, other, columns)
        for table in ("contact", "note", "takeaway", "opportunity", "task"):
            tx.execute(
                f"UPDATE {table} SET organization = ?, updated_at = ? WHERE organization = ?",
                (keep, now, other),
            )
        tx.delete("organization", [other])
        filled = {column: mine[column] or theirs[column] for column in columns}
        filled["website"] = " ".join(dict.fromkeys(f"{mine['website']} {theirs['website']}".split()))
        for column in ("research", "extra"):
            both = dict.fromkeys((mine[column], theirs[column]))
            filled[column] = "\n\n".join(filter(None, both))
        tx.update("organization", keep, **filled)
        tasks.reconcile(tx, _people(tx, [keep]), now)


def find_or_add(tx: Transaction, name: str) -> int | None:
    """The id of the employer of this name (case and accents aside), added when new; None for no name."""
    cleaned = clean(name)
    if not cleaned:
        return None
    key = sort_key(cleaned)
    rows = tx.execute("SELECT id FROM organization WHERE sort_name = ? ORDER BY id LIMIT 1", (key,))
    return rows[0][0] if rows else tx.insert("organization", name=cleaned, sort_name=key)


def _checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    checks.only_known(changes, _EDITABLE)
    values = dict(changes)
    if "name" in values:
        values["name"] = checks.required("name", values["name"])
        values["sort_name"] = sort_key(values["name"])
    for field in values.keys() & set(_LINES):
        values[field] = clean(values[field])
    for field in values.keys() & _RATINGS:
        checks.within(field, values[field], 0, 3)
    if "research" in values:
        values["research"] = clean_text(values["research"])
    return values


def _row(tx: Transaction, key: int, columns: tuple[str, ...]) -> dict[str, Any]:
    rows = tx.execute(f"SELECT {', '.join(columns)} FROM organization WHERE id = ?", (key,))
    if not rows:
        raise NotFound("organization", key)
    return dict(zip(columns, rows[0], strict=True))


def _people(tx: Transaction, organizations: list[int]) -> list[int]:
    sql = "SELECT id FROM contact WHERE organization IN (SELECT value FROM json_each(?))"
    return [key for (key,) in tx.execute(sql, (json.dumps(organizations),))]
