"""Filters, columns and sorts kept under a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from klatch.domain.errors import NotFound
from klatch.services import checks
from klatch.store.database import Store

if TYPE_CHECKING:
    from klatch.domain.drafts import SavedViewDraft

_EDITABLE = frozenset({"filter", "columns", "sort", "position"})


def add(store: Store, draft: SavedViewDraft, now: datetime) -> int:
    """Add a view behind the others of its page and return its id. Raises InvalidInput."""
    values = asdict(draft) | {"name": checks.required("name", draft.name)}
    with store.transaction("Save view", now) as tx:
        (last,) = tx.execute(
            "SELECT coalesce(max(position), -1) FROM saved_view WHERE page = ?", (draft.page,)
        )[0]
        return tx.insert("saved_view", position=last + 1, **values)


def rename(store: Store, view: int, name: str, now: datetime) -> None:
    """Give a view another name. Raises InvalidInput, NotFound."""
    cleaned = checks.required("name", name)
    with store.transaction("Rename view", now) as tx:
        tx.update("saved_view", view, name=cleaned)


def update(store: Store, view: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change what a view shows. Raises InvalidInput, NotFound."""
    checks.only_known(changes, _EDITABLE)
    with store.transaction("Change view", now) as tx:
        tx.update("saved_view", view, **changes)


def move(store: Store, view: int, by: int, now: datetime) -> None:
    """Move a view along its page's order, as far as it goes. Raises NotFound."""
    with store.transaction("Move view", now) as tx:
        rows = tx.execute(
            "SELECT id, position FROM saved_view WHERE page = (SELECT page FROM saved_view WHERE id = ?)"
            " ORDER BY position, id",
            (view,),
        )
        order = [key for key, _ in rows]
        if view not in order:
            raise NotFound("saved_view", view)
        at = order.index(view)
        order.insert(min(max(at + by, 0), len(order) - 1), order.pop(at))
        before = dict(rows)
        for position, key in enumerate(order):
            if before[key] != position:
                tx.update("saved_view", key, position=position)


def delete(store: Store, views: Iterable[int], now: datetime) -> None:
    """Delete views."""
    with store.transaction("Delete view", now) as tx:
        tx.delete("saved_view", list(views))
