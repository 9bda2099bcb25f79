"""What a conversation left: advice, information, referrals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from klatch.domain.drafts import TakeawayDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.names import clean_text
from klatch.services import checks, tasks
from klatch.store.database import Store
from klatch.store.transaction import Transaction

_EDITABLE = frozenset(
    {
        "kind",
        "text",
        "contact",
        "career_path",
        "organization",
        "agrees_with",
        "acted_on_at",
        "reported_back_at",
    }
)


def add(store: Store, draft: TakeawayDraft, now: datetime) -> int:
    """Add a takeaway and return its id. Raises InvalidInput."""
    values = _checked(asdict(draft))
    with store.transaction("Add takeaway", now) as tx:
        return tx.insert("takeaway", **values)


def edit(store: Store, takeaway: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change a takeaway; `acted_on_at` and `reported_back_at` may be None. Raises InvalidInput, NotFound."""
    checks.only_known(changes, _EDITABLE)
    values = _checked(changes)
    with store.transaction("Edit takeaway", now) as tx:
        people = _people(tx, [takeaway])
        if not people:
            raise NotFound("takeaway", takeaway)
        tx.update("takeaway", takeaway, **values)
        tasks.reconcile(tx, people | _people(tx, [takeaway]), now)


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


def _people(tx: Transaction, takeaways: Iterable[int]) -> set[int]:
    rows = [tx.execute("SELECT contact FROM takeaway WHERE id = ?", (key,)) for key in takeaways]
    return {contact for found in rows for (contact,) in found}
