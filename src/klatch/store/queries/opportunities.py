"""The opportunities table: its views, their orders, pages of rows, counts; and one opportunity."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import OPEN_OPPORTUNITIES, OpportunityStatus
from klatch.store.database import Store
from klatch.store.opportunity_rows import OpportunityDetail, OpportunityRow
from klatch.store.queries import meetings, tasks
from klatch.store.queries.common import (
    Sort,
    by_id,
    converted,
    count,
    due_of,
    id_list,
    maybe,
    moment,
    prefix_query,
)
from klatch.store.rows import TaskRow
from klatch.store.search import KINDS, RANGE


class OpportunitySort(StrEnum):
    """What the table can be sorted by."""

    TITLE = "title"
    ORGANIZATION = "organization"
    PERSON = "person"
    STATUS = "status"
    NEXT = "next"
    CHANGED = "changed"
    ADDED = "added"


class OpportunityView(StrEnum):
    """What the table shows; WEEK: open ones with a date before the week is over, late ones too."""

    OPEN = "open"
    WEEK = "week"
    CLOSED = "closed"
    ALL = "all"


class OpportunityFilter(NamedTuple):
    """A view seen from the first day after this week, words that begin like those typed, some statuses."""

    view: OpportunityView
    before: date
    text: str = ""
    statuses: frozenset[OpportunityStatus] = frozenset()


_BASE = KINDS.index("opportunity") * RANGE
OPEN = "p.status IN ({})".format(", ".join(f"'{status}'" for status in OPEN_OPPORTUNITIES))
_VIEWS = {
    OpportunityView.OPEN: OPEN,
    OpportunityView.WEEK: f"{OPEN} AND p.next_on < :before",
    OpportunityView.CLOSED: f"NOT {OPEN}",
    OpportunityView.ALL: "1",
}
_HOW_FAR = "CASE p.status {} END".format(
    " ".join(f"WHEN '{status}' THEN {at}" for at, status in enumerate(OpportunityStatus))
)
_ORDER = {
    OpportunitySort.TITLE: "p.title COLLATE NOCASE {0}",
    OpportunitySort.ORGANIZATION: "o.sort_name {0} NULLS LAST",
    OpportunitySort.PERSON: "c.sort_name {0} NULLS LAST",
    OpportunitySort.STATUS: f"{_HOW_FAR} {{0}}, p.next_on NULLS LAST",
    OpportunitySort.NEXT: "p.next_on {0} NULLS LAST",
    OpportunitySort.CHANGED: "p.updated_at {0}",
    OpportunitySort.ADDED: "p.created_at {0}",
}
_JOINS = """
  LEFT JOIN organization o ON o.id = p.organization
  LEFT JOIN contact c ON c.id = p.contact
"""
_ROWS = f"""
SELECT p.id, p.title, p.status, p.next_on, p.url, p.notes, p.organization, coalesce(o.name, ''),
       p.contact, coalesce(c.display_name, ''), p.meeting, m.starts_at, p.created_at, p.updated_at
  FROM json_each(?) wanted CROSS JOIN opportunity p ON p.id = wanted.value {_JOINS}
  LEFT JOIN meeting m ON m.id = p.meeting ORDER BY wanted.key
"""
_TYPES: Mapping[int, Callable[[Any], Any]] = {
    2: OpportunityStatus,
    3: due_of,
    11: maybe,
    12: moment,
    13: moment,
}
_OF_EMPLOYER = f"""
SELECT p.id FROM opportunity p WHERE p.organization = ? ORDER BY {OPEN} DESC, p.next_on NULLS LAST, p.id
"""


def ids(
    store: Store,
    wanted: OpportunityFilter,
    sort: OpportunitySort = OpportunitySort.NEXT,
    *,
    descending: bool = False,
) -> array[int]:
    """The opportunities of a view with words beginning like the typed ones, in an order; ties by title."""
    where, params = _where(wanted)
    order = _ORDER[sort].format("DESC" if descending else "ASC")
    source = f"opportunity p {_JOINS}" if sort in _BY_NAME else "opportunity p"
    return id_list(
        store,
        f"SELECT p.id FROM {source} WHERE {where} ORDER BY {order}, p.title COLLATE NOCASE, p.id",
        params,
    )


_BY_NAME = frozenset((OpportunitySort.ORGANIZATION, OpportunitySort.PERSON))


def rows(store: Store, wanted: Sequence[int]) -> list[OpportunityRow]:
    """The rows of some opportunities in the order of the ids; those that are gone are left out."""
    return [OpportunityRow(*converted(row, _TYPES)) for row in store.fetch(_ROWS, (by_id(wanted),))]


def of_organization(store: Store, organization: int) -> array[int]:
    """The opportunities at an employer: open ones first, the nearest date first."""
    return id_list(store, _OF_EMPLOYER, (organization,))


def count_of(store: Store, view: OpportunityView, before: date) -> int:
    """How many a view holds."""
    sql = f"SELECT count(*) FROM opportunity p WHERE {_VIEWS[view]}"
    return count(store, sql, _params(view, before))


def status_counts(store: Store, wanted: OpportunityFilter) -> dict[OpportunityStatus, int]:
    """How many of each status a filter leaves, whatever statuses it asks for."""
    where, params = _where(OpportunityFilter(wanted.view, wanted.before, wanted.text))
    sql = f"SELECT p.status, count(*) FROM opportunity p WHERE {where} GROUP BY p.status"
    found = dict(store.fetch(sql, params))
    return {status: found.get(status, 0) for status in OpportunityStatus}


def open_count(store: Store) -> int:
    """How many are not decided yet."""
    return count(store, f"SELECT count(*) FROM opportunity p WHERE {OPEN}")


def title(store: Store, opportunity: int) -> str:
    """What an opportunity is called; "" when it is gone."""
    row = store.fetch_one("SELECT title FROM opportunity WHERE id = ?", (opportunity,))
    return str(row[0]) if row else ""


def detail(store: Store, opportunity: int) -> OpportunityDetail:
    """One opportunity and the meeting it came from. Raises NotFound."""
    found = rows(store, [opportunity])
    if not found:
        raise NotFound("opportunity", opportunity)
    meeting = found[0].meeting
    held = meetings.rows(store, [meeting]) if meeting is not None else []
    return OpportunityDetail(found[0], next(iter(held), None))


def _where(wanted: OpportunityFilter) -> tuple[str, dict[str, Any]]:
    where, params = _VIEWS[wanted.view], _params(wanted.view, wanted.before)
    if wanted.statuses:
        where += " AND p.status IN (SELECT value FROM json_each(:statuses))"
        params["statuses"] = json.dumps(sorted(wanted.statuses))
    match = prefix_query(wanted.text)
    if match:
        params["match"] = match
        where += (
            f" AND p.id IN (SELECT rowid - {_BASE} FROM search_index WHERE search_index MATCH :match"
            f" AND rowid BETWEEN {_BASE} AND {_BASE + RANGE - 1})"
        )
    return where, params


def _params(view: OpportunityView, before: date) -> dict[str, Any]:
    return {"before": before.isoformat()} if view is OpportunityView.WEEK else {}


class OpportunitySource:
    """The opportunities as a table asks for them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, filter: OpportunityFilter | None, sort: Sort | None) -> array[int]:  # noqa: A002
        """The ids in an order, the nearest date first when none is given; none without a filter."""
        if filter is None:
            return array("q")
        key = OpportunitySort(sort.key) if sort else OpportunitySort.NEXT
        return ids(self._store, filter, key, descending=bool(sort and sort.descending))

    def rows(self, ids: Sequence[int]) -> dict[int, OpportunityRow]:
        """The rows of a page."""
        return {row.id: row for row in rows(self._store, ids)}


class EmployerOpportunitySource(OpportunitySource):
    """The opportunities at an employer as a table asks for them; the filter is the employer's id."""

    def ids(self, filter: int | None, _sort: Sort | None) -> array[int]:  # type: ignore[override]  # noqa: A002
        """Those at the employer of this id."""
        return of_organization(self._store, filter or 0)


class OpportunityTaskSource:
    """The open steps of an opportunity as a table asks for them; the filter is the opportunity's id."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, filter: int | None, _sort: Sort | None) -> array[int]:  # noqa: A002
        """Those of the opportunity of this id, the next one first."""
        where = f"WHERE t.opportunity = ? AND {tasks.OPEN} ORDER BY {tasks.ORDER}"
        return id_list(self._store, f"SELECT t.id FROM task t {where}", (filter or 0,))

    def rows(self, ids: Sequence[int]) -> dict[int, TaskRow]:
        """The rows of a page."""
        return {row.id: row for row in tasks.some(self._store, ids)}
