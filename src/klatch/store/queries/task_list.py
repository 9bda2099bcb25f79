"""The list of tasks: open, late and done, filtered by a text, in any order."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from klatch.domain.names import fold
from klatch.domain.vocabulary import TaskKind
from klatch.store.database import Store
from klatch.store.queries import tasks
from klatch.store.queries.common import TASK_DUE, Sort, by_id, count, id_list, maybe
from klatch.store.rows import TaskRow
from klatch.store.values import to_text


class TaskView(StrEnum):
    """The tabs of the page."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"  # also skipped


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """A view at a moment, given in the user's zone; `kinds`: those whose own words hold the text."""

    view: TaskView
    now: datetime
    text: str = ""
    kinds: frozenset[TaskKind] = frozenset()


class ListedTask(NamedTuple):
    """A task with what it is about and what became of it."""

    task: TaskRow
    meeting_at: datetime | None
    opportunity: str
    done_at: datetime | None
    skipped_at: datetime | None


class Choice(NamedTuple):
    """Something a task can be linked to."""

    id: int
    text: str
    at: datetime | None = None


_LATE = (
    f"({TASK_DUE} <> ''"
    f" AND CASE length({TASK_DUE}) WHEN 10 THEN {TASK_DUE} < :today ELSE {TASK_DUE} < :now END)"
)
_WHERE = {
    TaskView.OPEN: tasks.OPEN,
    TaskView.LATE: f"{tasks.OPEN} AND {_LATE}",
    TaskView.DONE: f"NOT ({tasks.OPEN})",
}
_SOURCE = """
  FROM task t LEFT JOIN contact c ON c.id = t.contact
  LEFT JOIN organization o ON o.id = coalesce(c.organization, t.organization)
  LEFT JOIN opportunity p ON p.id = t.opportunity
"""
_TEXT = """(t.title LIKE :like ESCAPE '\\' OR c.display_name LIKE :like ESCAPE '\\'
    OR c.sort_name LIKE :folded ESCAPE '\\' OR o.name LIKE :like ESCAPE '\\'
    OR o.sort_name LIKE :folded ESCAPE '\\' OR p.title LIKE :like ESCAPE '\\'
    OR t.kind IN (SELECT value FROM json_each(:kinds)))"""
_ENDED = "coalesce(t.done_at, t.skipped_at)"
_ORDERS = {
    "what": "t.title = '', t.title COLLATE NOCASE {0}, t.rank {0}, t.id {0}",
    "about": "coalesce(c.sort_name, o.sort_name, '') = '', coalesce(c.sort_name, o.sort_name) {0}, t.id {0}",
    "due": "{1} = '', {1} {0}, t.rank {0}, t.id {0}",
    "kind": "t.rank {0}, {1} = '', {1}, t.id {0}",
}


def ids(store: Store, wanted: TaskFilter, sort: Sort | None) -> array[int]:
    """The tasks of a view; what is due first, what was done last, unless another order is chosen."""
    done = wanted.view is TaskView.DONE
    key, down = (sort.key, sort.descending) if sort else ("due", done)
    source = _SOURCE if key == "about" or wanted.text.strip() else "FROM task t"
    order = _ORDERS[key].format("DESC" if down else "ASC", _ENDED if done else TASK_DUE)
    where = _WHERE[wanted.view] + (f" AND {_TEXT}" if wanted.text.strip() else "")
    params = {key: value for key, value in _params(wanted).items() if f":{key}" in where}
    return id_list(store, f"SELECT t.id {source} WHERE {where} ORDER BY {order}", params)


def counts(store: Store, now: datetime) -> dict[TaskView, int]:
    """How many tasks each view holds."""
    params = _params(TaskFilter(TaskView.OPEN, now))
    return {
        view: count(
            store,
            f"SELECT count(*) FROM task t WHERE {where}",
            {key: value for key, value in params.items() if f":{key}" in where},
        )
        for view, where in _WHERE.items()
    }


def rows(store: Store, wanted: Sequence[int]) -> list[ListedTask]:
    """The rows of some tasks in the order of the ids; those that are gone are left out."""
    found = {task.id: task for task in tasks.some(store, wanted)}
    sql = """
        SELECT t.id, m.starts_at, coalesce(p.title, ''), t.done_at, t.skipped_at
          FROM json_each(?) wanted CROSS JOIN task t ON t.id = wanted.value
          LEFT JOIN meeting m ON m.id = t.meeting LEFT JOIN opportunity p ON p.id = t.opportunity
         ORDER BY wanted.key"""
    return [
        ListedTask(found[key], maybe(starts_at), title, maybe(done_at), maybe(skipped_at))
        for key, starts_at, title, done_at, skipped_at in store.fetch(sql, (by_id(wanted),))
    ]


def kinds_among(store: Store, wanted: Sequence[int]) -> frozenset[TaskKind]:
    """Which kinds there are among some tasks."""
    sql = "SELECT DISTINCT t.kind FROM json_each(?) wanted CROSS JOIN task t ON t.id = wanted.value"
    return frozenset(TaskKind(kind) for (kind,) in store.fetch(sql, (by_id(wanted),)))


def meetings_to_link(store: Store, contact: int | None, meeting: int | None) -> list[Choice]:
    """The meetings of a person, the latest first, and the one linked already."""
    sql = """
        SELECT m.id, coalesce((SELECT group_concat(c.display_name, ', ') FROM meeting_contact mc
               JOIN contact c ON c.id = mc.contact WHERE mc.meeting = m.id), ''), m.starts_at
          FROM meeting m WHERE m.id = :meeting
            OR m.id IN (SELECT meeting FROM meeting_contact WHERE contact = :contact)
         ORDER BY m.starts_at DESC, m.id"""
    found = store.fetch(sql, {"contact": contact, "meeting": meeting})
    return [Choice(key, names, maybe(at)) for key, names, at in found]


def opportunities_to_link(store: Store) -> list[Choice]:
    """Every opportunity, by name."""
    sql = """
        SELECT p.id, concat_ws(' · ', p.title, o.name)
          FROM opportunity p LEFT JOIN organization o ON o.id = p.organization
         ORDER BY p.title COLLATE NOCASE, p.id"""
    return [Choice(*row) for row in store.fetch(sql)]


def _params(wanted: TaskFilter) -> dict[str, Any]:
    like = "%" + _escaped(wanted.text.strip()) + "%"
    return {
        "today": wanted.now.date().isoformat(),
        "now": to_text(wanted.now.astimezone(UTC)),
        "like": like,
        "folded": fold(like),
        "kinds": json.dumps(sorted(wanted.kinds)),
    }


def _escaped(text: str) -> str:
    return re.sub(r"([%_\\])", r"\\\1", text)


class TaskSource:
    """The tasks of a filter, as a table asks for them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, filter: TaskFilter, sort: Sort | None) -> array[int]:  # noqa: A002
        """The ids of a view."""
        return ids(self._store, filter, sort)

    def rows(self, ids: Sequence[int]) -> dict[int, ListedTask]:
        """The rows of a page."""
        return {row.task.id: row for row in rows(self._store, ids)}
