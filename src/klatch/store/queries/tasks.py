"""Open steps: what is due, what comes next for a person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from klatch.domain.vocabulary import Stage, TaskKind
from klatch.store.database import Store
from klatch.store.queries.common import TASK_DAY, TASK_DUE, by_id, converted, count, due_of, is_due, until
from klatch.store.rows import TaskRow

ALL = -1
"""A limit that leaves nothing out."""
OPEN = "t.done_at IS NULL AND t.skipped_at IS NULL"
# The order of steps, as in the view fresh_contact_facts: dated before undated, by day, then by rank.
ORDER = f"{TASK_DUE} = '', {TASK_DAY}, t.rank, {TASK_DUE}, t.id"
_COLUMNS = f"""
SELECT t.id, t.kind, t.title, {TASK_DUE}, t.rank, t.contact, coalesce(c.display_name, ''), c.stage,
       coalesce(c.title, ''), coalesce(o.name, ''), t.meeting, t.message, t.opportunity, t.rule
"""
_JOINS = """
  LEFT JOIN contact c ON c.id = t.contact
  LEFT JOIN organization o ON o.id = coalesce(c.organization, t.organization)
"""


def due(
    store: Store, before: datetime, *, without: Collection[TaskKind] = (), limit: int = ALL
) -> tuple[TaskRow, ...]:
    """Open steps due before an aware moment in the user's own zone, in their order; some kinds left out."""
    kinds = ", ".join(f"'{kind}'" for kind in sorted(without))
    where = f"WHERE {OPEN} AND t.kind NOT IN ({kinds}) AND {is_due(TASK_DUE)}"
    return _first(store, where, until(before), limit)


def due_count(store: Store, before: datetime) -> int:
    """How many steps `due` returns."""
    return count(store, f"SELECT count(*) FROM task t WHERE {OPEN} AND {is_due(TASK_DUE)}", until(before))


def undone(store: Store) -> tuple[TaskRow, ...]:
    """Every open step in order, those without a date last."""
    return _fetch(store, f"{_COLUMNS} FROM task t {_JOINS} WHERE {OPEN} ORDER BY {ORDER}", {})


def of_kind(store: Store, kind: TaskKind, *, limit: int = ALL) -> tuple[TaskRow, ...]:
    """The open steps of one kind, in order."""
    return _first(store, f"WHERE t.kind = :kind AND {OPEN}", {"kind": kind}, limit)


def ahead(store: Store, kinds: Collection[TaskKind], since: date, *, limit: int) -> tuple[TaskRow, ...]:
    """The open steps of some kinds due on a day or later, the earliest first."""
    named = ", ".join(f"'{kind}'" for kind in sorted(kinds))
    where = f"WHERE t.kind IN ({named}) AND {OPEN} AND {TASK_DUE} >= :since"
    return _first(store, where, {"since": since.isoformat()}, limit, f"{TASK_DUE}, t.id")


def of_contact(store: Store, contact: int) -> tuple[TaskRow, ...]:
    """The open steps of one person, the next one first."""
    where = f"WHERE t.contact = :contact AND {OPEN}"
    return _fetch(store, f"{_COLUMNS} FROM task t {_JOINS} {where} ORDER BY {ORDER}", {"contact": contact})


def of_meeting(store: Store, meeting: int) -> tuple[TaskRow, ...]:
    """The open steps of one meeting."""
    where = f"WHERE t.meeting = :meeting AND {OPEN}"
    return _fetch(store, f"{_COLUMNS} FROM task t {_JOINS} {where} ORDER BY {ORDER}", {"meeting": meeting})


def titles_of_meeting(store: Store, meeting: int) -> frozenset[str]:
    """What the steps of the user's own about a meeting are called, whether open or not."""
    rows = store.fetch("SELECT title FROM task WHERE meeting = ? AND title <> ''", (meeting,))
    return frozenset(title for (title,) in rows)


def one(store: Store, task: int) -> TaskRow | None:
    """One step, open or not; None when it is gone."""
    return next(iter(_fetch(store, f"{_COLUMNS} FROM task t {_JOINS} WHERE t.id = :id", {"id": task})), None)


def some(store: Store, wanted: Sequence[int]) -> tuple[TaskRow, ...]:
    """These steps, open or not, in their order; those that are gone are left out."""
    source = "FROM json_each(:ids) wanted CROSS JOIN task t ON t.id = wanted.value"
    return _fetch(store, f"{_COLUMNS} {source} {_JOINS} ORDER BY wanted.key", {"ids": by_id(wanted)})


def next_steps(store: Store, contacts: Sequence[int]) -> dict[int, TaskRow]:
    """The next step of each of these people who has one."""
    source = "FROM json_each(:ids) wanted CROSS JOIN contact_facts f ON f.contact = wanted.value"
    rows = _fetch(
        store, f"{_COLUMNS} {source} JOIN task t ON t.id = f.next_task {_JOINS}", {"ids": by_id(contacts)}
    )
    return {row.contact: row for row in rows if row.contact is not None}


def _first(
    store: Store, where: str, params: dict[str, Any], limit: int, order: str = ORDER
) -> tuple[TaskRow, ...]:
    """The first rows of an order: only they are joined with what they are about."""
    first = f"SELECT t.id FROM task t {where} ORDER BY {order} LIMIT :limit"
    source = f"FROM ({first}) wanted CROSS JOIN task t ON t.id = wanted.id {_JOINS}"
    return _fetch(store, f"{_COLUMNS} {source} ORDER BY {order}", {**params, "limit": limit})


def _fetch(store: Store, sql: str, params: dict[str, Any]) -> tuple[TaskRow, ...]:
    return tuple(TaskRow(*converted(row, _TYPES)) for row in store.fetch(sql, params))


def _stage(text: str | None) -> Stage | None:
    return Stage(text) if text else None


_TYPES = {1: TaskKind, 3: due_of, 7: _stage}
