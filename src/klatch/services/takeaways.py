"""What a conversation left: advice, information, referrals."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from klatch.domain.drafts import TakeawayDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.evidence import Side, related
from klatch.domain.names import clean_text
from klatch.services import checks, organizations, tasks
from klatch.store.database import Store
from klatch.store.transaction import Transaction
from klatch.store.values import new_uid

_EDITABLE = frozenset(
    {
        "kind",
        "text",
        "contact",
        "career_path",
        "organization",
        "about",
        "acted_on_at",
        "reported_back_at",
    }
)
_TO_REPORT = "contact = ?1 AND kind = 'advice' AND acted_on_at IS NOT NULL AND reported_back_at IS NULL"


def add(store: Store, draft: TakeawayDraft, now: datetime) -> int:
    """Add a takeaway and return its id. Raises InvalidInput."""
    values = _checked(asdict(draft))
    with store.transaction("Add takeaway", now) as tx:
        return tx.insert("takeaway", **values)


def edit(store: Store, takeaway: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change a takeaway; `acted_on_at` and `reported_back_at` may be None. Raises InvalidInput, NotFound.

    `about` names the employer it is about, found by the name or added; nothing ties it to none.
    """
    checks.only_known(changes, _EDITABLE)
    values = _checked(changes)
    with store.transaction("Edit takeaway", now) as tx:
        people = _people(tx, [takeaway])
        if not people:
            raise NotFound("takeaway", takeaway)
        if "about" in values:
            values["organization"] = organizations.find_or_add(tx, values.pop("about"))
        tx.update("takeaway", takeaway, **values)
        tasks.reconcile(tx, people | _people(tx, [takeaway]), now)


def mark_acted_on(store: Store, takeaways: Iterable[int], at: datetime | None, now: datetime) -> None:
    """Say when advice was acted on, or with None that it was not: reporting back follows a week later."""
    _mark(store, "Mark advice", takeaways, {"acted_on_at": at}, now)


def mark_reported_back(store: Store, takeaways: Iterable[int], at: datetime | None, now: datetime) -> None:
    """Say when they were told what came of it, or with None that they were not."""
    _mark(store, "Mark reported back", takeaways, {"reported_back_at": at}, now)


def report(tx: Transaction, contact: int, meeting: int | None, text: str, at: datetime) -> list[int]:
    """A person was told what came of their advice, in these words; returns the advice that is meant.

    It is that which the words hold, of the meeting where there is one. Of words of the user's own none is
    sure: then it is up to the steps.
    """
    told = [
        key
        for key, advice in tx.execute(
            f"SELECT id, text FROM takeaway WHERE {_TO_REPORT} AND (?2 IS NULL OR meeting = ?2)",
            (contact, meeting),
        )
        if advice.rstrip(" .") in text
    ]
    for key in told:
        tx.update("takeaway", key, reported_back_at=at)
    return told


def report_first(tx: Transaction, contact: int, meeting: int, at: datetime) -> None:
    """A person was told what came of the advice of a meeting: of what was acted on first."""
    for (key,) in tx.execute(
        f"SELECT id FROM takeaway WHERE {_TO_REPORT} AND meeting = ?2 ORDER BY acted_on_at, id LIMIT 1",
        (contact, meeting),
    ):
        tx.update("takeaway", key, reported_back_at=at)


def relate(store: Store, takeaway: int, other: int, *, opposite: bool, now: datetime) -> None:
    """Say that a takeaway is the same as another one, or the opposite. Raises InvalidInput, NotFound."""
    if takeaway == other:
        raise InvalidInput("other", "same")
    with store.transaction("Relate takeaways", now) as tx:
        for key in (takeaway, other):
            if not _people(tx, [key]):
                raise NotFound("takeaway", key)
        sides = _sides(tx, takeaway, other)
        changed = related(sides, takeaway, other, opposite=opposite, fresh=new_uid())
        for key, side in changed.items():
            tx.update("takeaway", key, claim=side.claim, disagrees=side.disagrees)


def separate(store: Store, takeaway: int, now: datetime) -> None:
    """Say that a takeaway has nothing to do with those it was related to. Raises NotFound."""
    with store.transaction("Separate takeaways", now) as tx:
        tx.update("takeaway", takeaway, claim=None, disagrees=False)


def delete(store: Store, takeaways: Iterable[int], now: datetime) -> None:
    """Delete takeaways."""
    keys = list(takeaways)
    with store.transaction("Delete takeaway", now) as tx:
        people = _people(tx, keys)
        tx.delete("takeaway", keys)
        tasks.reconcile(tx, people, now)


def _checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(changes)
    if "text" in values:
        values["text"] = clean_text(values["text"])
        if not values["text"]:
            raise InvalidInput("text", "empty")
    if "kind" in values:
        values["kind"] = str(values["kind"])
    return values


def _mark(
    store: Store, label: str, takeaways: Iterable[int], values: Mapping[str, Any], now: datetime
) -> None:
    keys = list(takeaways)
    columns = ", ".join(f"{column} = ?" for column in values)
    with store.transaction(label, now) as tx:
        marked = tx.execute(
            f"UPDATE takeaway SET {columns}, updated_at = ?"
            " WHERE id IN (SELECT value FROM json_each(?)) RETURNING id, contact",
            (*values.values(), now, json.dumps(keys)),
        )
        if missing := set(keys) - {key for key, _ in marked}:
            raise NotFound("takeaway", min(missing))
        tasks.reconcile(tx, {contact for _, contact in marked}, now)


def _sides(tx: Transaction, takeaway: int, other: int) -> dict[int, Side]:
    """All that share a claim with either."""
    rows = tx.execute(
        "SELECT id, claim, disagrees FROM takeaway"
        " WHERE claim IN (SELECT claim FROM takeaway WHERE id IN (?, ?) AND claim IS NOT NULL)",
        (takeaway, other),
    )
    return {key: Side(claim, bool(disagrees)) for key, claim, disagrees in rows}


def _people(tx: Transaction, takeaways: Iterable[int]) -> set[int]:
    rows = tx.execute(
        "SELECT DISTINCT contact FROM takeaway WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(takeaways)),),
    )
    return {contact for (contact,) in rows}
