"""Favours both ways."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from klatch.domain.vocabulary import Direction
from klatch.store.database import Store
from klatch.store.queries.common import converted, due_of, maybe, moment


class FavorRow(NamedTuple):
    """Something for them (TO_THEM) or from them; `due` is when its open task is due."""

    id: int
    contact: int
    direction: Direction
    text: str
    meeting: int | None
    created_at: datetime
    done_at: datetime | None
    due: date | datetime | None


_ROWS = """
SELECT f.id, f.contact, f.direction, f.text, f.meeting, f.created_at, f.done_at, coalesce(t.due_at, t.due_on)
  FROM favor f
  LEFT JOIN task t ON t.id = f.task AND t.done_at IS NULL AND t.skipped_at IS NULL
 WHERE {} ORDER BY {}
"""
_TYPES = {2: Direction, 5: moment, 6: maybe, 7: due_of}


def of_contact(store: Store, contact: int) -> tuple[FavorRow, ...]:
    """The favours of one person: what is open first, the latest first."""
    return _rows(store, _ROWS.format("f.contact = ?", "f.done_at IS NOT NULL, f.id DESC"), contact)


def of_meeting(store: Store, meeting: int) -> tuple[FavorRow, ...]:
    """What was promised in a meeting, in the order it was noted."""
    return _rows(store, _ROWS.format("f.meeting = ?", "f.id"), meeting)


def _rows(store: Store, sql: str, key: int) -> tuple[FavorRow, ...]:
    return tuple(FavorRow(*converted(row, _TYPES)) for row in store.fetch(sql, (key,)))
