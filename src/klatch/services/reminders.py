"""Reminders: each is told once, also across restarts; what came meanwhile is told at the start."""

from __future__ import annotations

from datetime import datetime, timedelta

from klatch.store.database import Store
from klatch.store.queries.reminders import ReminderRow, between
from klatch.store.values import to_moment, to_text

_MARK = "reminded"
_SLACK = timedelta(minutes=1)


def take(store: Store, now: datetime) -> tuple[ReminderRow, ...]:
    """What is to be told since the last time, and remember that it was. Raises StoreError.

    The mark of what was told is one moment: a step that is snoozed or moved has another time, so it is told
    again. A mark in the future is left by a clock that was wrong; it must not silence what is to come.
    """
    mark = _told_until(store)
    if mark is None or mark > now + _SLACK:
        _remember(store, now)
        return ()
    found = between(store, mark, now)
    if found:
        _remember(store, now)
    return found


def _told_until(store: Store) -> datetime | None:
    row = store.fetch_one("SELECT value FROM setting WHERE name = ?", (_MARK,))
    return to_moment(row[0]) if row else None


def _remember(store: Store, now: datetime) -> None:
    with store.transaction("Tell reminders", now, undoable=False) as tx:
        tx.execute(
            "INSERT INTO setting (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (_MARK, to_text(now)),
        )
