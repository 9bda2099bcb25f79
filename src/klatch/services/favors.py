"""What one does for another, both ways: promises, and what was kept of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from klatch.domain.drafts import FavorDraft, TaskDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.names import clean_text
from klatch.domain.vocabulary import Direction
from klatch.services import checks, tasks
from klatch.store.database import Store
from klatch.store.transaction import Transaction

_EDITABLE = frozenset({"text", "direction"})


def add(store: Store, draft: FavorDraft, now: datetime) -> int:
    """Note a favour, with a task when it is to be reminded of, and return its id. Raises InvalidInput."""
    values = _checked({"text": draft.text, "direction": draft.direction})
    with store.transaction("Add favour", now) as tx:
        task = None
        if draft.task:
            reminder = TaskDraft(draft.task, draft.contact, draft.meeting, due_on=draft.due_on)
            task = tasks.insert_own(tx, reminder)
        return tx.insert(
            "favor",
            contact=draft.contact,
            meeting=draft.meeting,
            task=task,
            done_at=now if draft.done else None,
            **values,
        )


def edit(store: Store, favor: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change the words of a favour or whose it is. Raises InvalidInput, NotFound."""
    checks.only_known(changes, _EDITABLE)
    values = _checked(changes)
    with store.transaction("Edit favour", now) as tx:
        tx.update("favor", favor, **values)


def done(store: Store, favor: int, now: datetime) -> None:
    """It was done; the task that reminded of it is done, too. Raises NotFound."""
    with store.transaction("Mark favour as done", now) as tx:
        tx.update("favor", favor, done_at=now)
        for task in _open_tasks(tx, favor):
            tx.update("task", task, done_at=now)


def reopen(store: Store, favor: int, now: datetime) -> None:
    """It was not done after all. Raises NotFound."""
    with store.transaction("Mark favour as not done", now) as tx:
        tx.update("favor", favor, done_at=None)
        for (task,) in tx.execute("SELECT task FROM favor WHERE id = ? AND task IS NOT NULL", (favor,)):
            tx.update("task", task, done_at=None, skipped_at=None)


def delete(store: Store, favors: Iterable[int], now: datetime) -> None:
    """Forget favours, and what was still to remind of them."""
    keys = list(favors)
    with store.transaction("Delete favour", now) as tx:
        reminders = [task for favor in keys for task in _open_tasks(tx, favor)]
        tx.delete("favor", keys)
        tx.delete("task", reminders)


def _open_tasks(tx: Transaction, favor: int) -> list[int]:
    rows = tx.execute(
        "SELECT t.id, t.done_at IS NULL AND t.skipped_at IS NULL"
        "  FROM favor f LEFT JOIN task t ON t.id = f.task WHERE f.id = ?",
        (favor,),
    )
    if not rows:
        raise NotFound("favor", favor)
    return [task for task, is_open in rows if task is not None and is_open]


def _checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(changes)
    if "text" in values:
        values["text"] = clean_text(values["text"])
        if not values["text"]:
            raise InvalidInput("text", "empty")
    if "direction" in values:
        values["direction"] = Direction(values["direction"]).value
    return values
