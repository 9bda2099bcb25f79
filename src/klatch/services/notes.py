"""Dated notes on people, employers and meetings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from klatch.domain.drafts import NoteDraft
from klatch.domain.errors import InvalidInput
from klatch.domain.names import clean_text
from klatch.services import checks
from klatch.store.database import Store

_EDITABLE = frozenset({"text", "happened_at"})


def add(store: Store, draft: NoteDraft, now: datetime) -> int:
    """Add a note and return its id. Raises InvalidInput."""
    values = asdict(draft) | _checked({"text": draft.text, "happened_at": draft.happened_at or now})
    if draft.contact is None and draft.organization is None and draft.meeting is None:
        raise InvalidInput("contact", "empty")
    with store.transaction("Add note", now) as tx:
        return tx.insert("note", **values)


def edit(store: Store, note: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change the text or the date of a note. Raises InvalidInput, NotFound."""
    values = _checked(changes)
    with store.transaction("Edit note", now) as tx:
        tx.update("note", note, **values)


def delete(store: Store, notes: Iterable[int], now: datetime) -> None:
    """Delete notes."""
    with store.transaction("Delete note", now) as tx:
        tx.delete("note", list(notes))


def _checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    checks.only_known(changes, _EDITABLE)
    values = dict(changes)
    if "text" in values:
        values["text"] = clean_text(values["text"])
        if not values["text"]:
            raise InvalidInput("text", "empty")
    return values
