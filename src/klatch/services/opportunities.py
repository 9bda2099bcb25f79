"""Leads at employers, from first word to answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from klatch.domain.drafts import OpportunityDraft
from klatch.domain.names import clean, clean_text
from klatch.domain.vocabulary import OpportunityStatus
from klatch.services import checks
from klatch.store.database import Store

_EDITABLE = frozenset(OpportunityDraft.__dataclass_fields__)


def add(store: Store, draft: OpportunityDraft, now: datetime) -> int:
    """Add a lead and return its id. Raises InvalidInput."""
    values = _checked(asdict(draft))
    with store.transaction("Add opportunity", now) as tx:
        return tx.insert("opportunity", **values)


def edit(store: Store, opportunity: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change a lead. Raises InvalidInput, NotFound."""
    values = _checked(changes)
    with store.transaction("Edit opportunity", now) as tx:
        tx.update("opportunity", opportunity, **values)


def set_status(store: Store, opportunity: int, status: OpportunityStatus, now: datetime) -> None:
    """Say what became of a lead. Raises NotFound."""
    with store.transaction("Change status of opportunity", now) as tx:
        tx.update("opportunity", opportunity, status=status.value)


def delete(store: Store, opportunities: Iterable[int], now: datetime) -> None:
    """Delete leads, and the steps of the user's own that belong to them."""
    with store.transaction("Delete opportunity", now) as tx:
        tx.delete("opportunity", list(opportunities))


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
