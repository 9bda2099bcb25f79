"""Leads at employers, from first word to answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from klatch.domain.drafts import OpportunityDraft
from klatch.domain.names import clean, clean_text
from klatch.domain.vocabulary import OpportunityStatus
from klatch.services import checks, organizations
from klatch.store.database import Store
from klatch.store.search import MANY
from klatch.store.transaction import Transaction

_EDITABLE = frozenset(OpportunityDraft.__dataclass_fields__)


def add(store: Store, draft: OpportunityDraft, now: datetime) -> int:
    """Add a lead, and its employer when that is new; returns the id of the lead. Raises InvalidInput."""
    values = _checked(asdict(draft))
    employer = values.pop("employer")
    with store.transaction("Add opportunity", now) as tx:
        if values["organization"] is None:
            values["organization"] = organizations.find_or_add(tx, employer)
        return tx.insert("opportunity", **values)


def edit(store: Store, opportunity: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change a lead; an `employer` is given by name, "" for none. Raises InvalidInput, NotFound."""
    values = _checked(changes)
    with store.transaction("Edit opportunity", now) as tx:
        if "employer" in values:
            values["organization"] = organizations.find_or_add(tx, values.pop("employer"))
        tx.update("opportunity", opportunity, **values)


def set_status(store: Store, opportunities: Iterable[int], status: OpportunityStatus, now: datetime) -> None:
    """Say what became of leads. Raises NotFound."""
    keys = list(opportunities)
    with store.transaction("Change status of opportunity", now, bulk=len(keys) >= MANY) as tx:
        _update(tx, keys, {"status": status.value})


def set_next(store: Store, opportunities: Iterable[int], day: date | None, now: datetime) -> None:
    """Say when something is due for leads, None for no day. Raises NotFound."""
    keys = list(opportunities)
    with store.transaction("Change date of opportunity", now, bulk=len(keys) >= MANY) as tx:
        _update(tx, keys, {"next_on": day})


def delete(store: Store, opportunities: Iterable[int], now: datetime) -> None:
    """Delete leads, and the steps of the user's own that belong to them."""
    with store.transaction("Delete opportunity", now) as tx:
        tx.delete("opportunity", list(opportunities))


def _update(tx: Transaction, keys: Iterable[int], values: Mapping[str, Any]) -> None:
    for key in keys:
        tx.update("opportunity", key, **values)


def _checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    checks.only_known(changes, _EDITABLE)
    values = dict(changes)
    if "title" in values:
        values["title"] = checks.required("title", values["title"])
    if "url" in values:
        values["url"] = clean(values["url"])
    if "status" in values:
        values["status"] = OpportunityStatus(values["status"]).value
    if "notes" in values:
        values["notes"] = clean_text(values["notes"])
    return values
