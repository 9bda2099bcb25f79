"""Career paths: those under consideration in their order, and those ruled out with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from klatch.domain.drafts import PathDraft
from klatch.domain.errors import InvalidInput
from klatch.domain.names import clean_text, sort_key
from klatch.services import checks
from klatch.store.database import Store
from klatch.store.transaction import Transaction

_EDITABLE = frozenset({"name", "why", "ruled_out_reason"})


def add(store: Store, draft: PathDraft, now: datetime) -> int:
    """Consider one more path, after the others; returns its id. Raises InvalidInput."""
    values = _checked({"name": draft.name, "why": draft.why})
    with store.transaction("Add career path", now) as tx:
        _refuse_twin(tx, values["name"], 0)
        ((last,),) = tx.execute("SELECT coalesce(max(position), 0) FROM career_path")
        return tx.insert("career_path", position=last + 1, **values)


def edit(store: Store, path: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change the name of a path, why it is considered or why no longer. Raises InvalidInput, NotFound."""
    values = _checked(changes)
    with store.transaction("Edit career path", now) as tx:
        if "name" in values:
            _refuse_twin(tx, values["name"], path)
        tx.update("career_path", path, **values)


def rule_out(store: Store, path: int, reason: str, now: datetime) -> None:
    """Consider a path no longer, and remember why; what was heard of it stays. Raises NotFound."""
    with store.transaction("Rule out career path", now) as tx:
        tx.update("career_path", path, ruled_out_at=now, ruled_out_reason=clean_text(reason))


def consider_again(store: Store, path: int, now: datetime) -> None:
    """Take a path up again that was ruled out. Raises NotFound."""
    with store.transaction("Consider career path again", now) as tx:
        tx.update("career_path", path, ruled_out_at=None, ruled_out_reason="")


def move(store: Store, path: int, place: int, now: datetime) -> None:
    """Put a path at a place among those of its kind, considered or ruled out, counted from 0."""
    with store.transaction("Move career path", now) as tx:
        keys = [
            key
            for (key,) in tx.execute(
                "SELECT id FROM career_path WHERE (ruled_out_at IS NULL) ="
                " (SELECT ruled_out_at IS NULL FROM career_path WHERE id = ?) ORDER BY position, id",
                (path,),
            )
            if key != path
        ]
        keys.insert(place, path)
        for position, key in enumerate(keys, 1):
            tx.update("career_path", key, position=position)


def delete(store: Store, paths: Iterable[int], now: datetime) -> None:
    """Delete paths with their scores; what was heard of them stays."""
    with store.transaction("Delete career path", now) as tx:
        tx.delete("career_path", list(paths))


def _checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    checks.only_known(changes, _EDITABLE)
    values = dict(changes)
    if "name" in values:
        values["name"] = checks.required("name", values["name"])
    for field in values.keys() & {"why", "ruled_out_reason"}:
        values[field] = clean_text(values[field])
    return values


def _refuse_twin(tx: Transaction, name: str, path: int) -> None:
    others = tx.execute("SELECT name FROM career_path WHERE id <> ?", (path,))
    if sort_key(name) in {sort_key(other) for (other,) in others}:
        raise InvalidInput("name", "exists")
