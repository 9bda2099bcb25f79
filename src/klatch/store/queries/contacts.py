"""The contacts table: sorted ids, a filter that keeps their order, pages of rows, counts."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from klatch.domain.vocabulary import Helper, Source, Stage, TaskKind
from klatch.store.database import Store
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
from klatch.store.queries.contact_filter import ContactFilter, ContactQuery, ContactSort, Scope, condition
from klatch.store.queries.contact_order import INDEXED, beginning, ordered
from klatch.store.queries.order import Order
from klatch.store.rows import ContactRow, Tag
from klatch.store.search import RANGE

_FIRST = 256  # more rows than a screen shows
# Ten times as quick as counting those who are not: SQLite counts whole tables and ranges by their pages.
_PIPELINE_COUNT = """
SELECT (SELECT count(*) FROM contact) - (SELECT count(*) FROM contact WHERE stage = 'address_book')
"""

_TYPES: dict[int, Callable[[Any], Any]] = {
    4: Stage,
    5: Source,
    6: maybe,
    7: lambda kind: TaskKind(kind) if kind else None,
    9: due_of,
    11: moment,
    12: bool,
    13: Helper,
}
_PAGE = """
SELECT c.id, c.display_name, c.title, coalesce(o.name, ''), c.stage, c.source, f.last_interaction_at,
       t.kind, coalesce(t.title, ''), f.next_due, c.city, c.created_at, c.do_not_contact,
       c.kind_of_helper, c.priority,
       coalesce((SELECT e.address FROM contact_email e WHERE e.contact = c.id AND e.is_primary), ''),
       coalesce((SELECT group_concat(g.name, ', ' ORDER BY g.name)
                   FROM contact_tag ct JOIN tag g ON g.id = ct.tag WHERE ct.contact = c.id), ''),
       coalesce((SELECT p.display_name FROM referral r JOIN contact p ON p.id = r.referrer
                  WHERE r.referred = c.id ORDER BY p.sort_name, r.id LIMIT 1), '')
  FROM json_each(?) wanted
 CROSS JOIN contact c ON c.id = wanted.value
  LEFT JOIN organization o ON o.id = c.organization
  LEFT JOIN contact_facts f ON f.contact = c.id
  LEFT JOIN task t ON t.id = f.next_task
 ORDER BY wanted.key
"""


def order(store: Store, scope: Scope, sort: ContactSort, descending: bool = False) -> Order:
    """Everybody in scope in an order; where an index has it, read as far as a table shows at first."""
    if descending or sort not in INDEXED:
        return Order.of(ordered(store, scope, sort, descending))
    first = beginning(store, scope, sort, _FIRST)
    if len(first) < _FIRST:
        return Order.of(first)
    return Order(first, count_of(store, ContactFilter(scope)), partial(ordered, store, scope, sort))


def rows(store: Store, wanted: Sequence[int]) -> list[ContactRow]:
    """The rows of some contacts in the order of the ids; those that are gone are left out."""
    return [ContactRow(*converted(row, _TYPES)) for row in store.fetch(_PAGE, (by_id(wanted),))]


def count_of(store: Store, wanted: ContactFilter) -> int:
    """How many people a filter shows."""
    if wanted == ContactFilter(Scope.PIPELINE):
        return count(store, _PIPELINE_COUNT)
    where, params = _where(wanted)
    return count(store, f"SELECT count(*) FROM contact c {where}", params)


def stage_counts(store: Store, wanted: ContactFilter) -> dict[Stage, int]:
    """How many people of each stage a filter shows when its own stages are left aside; 0 included."""
    where, params = _where(replace(wanted, stages=frozenset()))
    found = dict(store.fetch(f"SELECT c.stage, count(*) FROM contact c {where} GROUP BY c.stage", params))
    return {stage: found.get(stage, 0) for stage in Stage}


def tags(store: Store) -> tuple[Tag, ...]:
    """All tags by name, with how many people carry each."""
    carriers = "SELECT count(*) FROM contact_tag WHERE tag = g.id"
    sql = f"SELECT g.id, g.name, ({carriers}) FROM tag g ORDER BY g.name, g.id"
    return tuple(Tag(*row) for row in store.fetch(sql))


def cities(store: Store) -> tuple[str, ...]:
    """Every city somebody lives in, by name."""
    sql = "SELECT DISTINCT city COLLATE NOCASE FROM contact WHERE city <> '' ORDER BY city COLLATE NOCASE"
    return tuple(city for (city,) in store.fetch(sql))


def _where(wanted: ContactFilter) -> tuple[str, dict[str, Any]]:
    where, params = condition(wanted)
    match = prefix_query(wanted.text)
    if match:
        text = f"c.id IN (SELECT rowid FROM search_index WHERE search_index MATCH :match AND rowid < {RANGE})"
        where = f"{where} AND {text}" if where else text
        params["match"] = match
    return (f"WHERE {where}" if where else ""), params


class _Listed(NamedTuple):
    """Remembered ids."""

    key: ContactQuery
    ids: Order


class ContactSource:
    """The ids of query after query, as a table asks for them.

    Sorting is the costly part, so the last order and the last filtered list are remembered until the
    database changes; a filter masks the remembered list and so keeps its order.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._version: tuple[Any, ...] | None = None
        self._order: _Listed | None = None
        self._listed: _Listed | None = None

    def ids(self, filter: ContactFilter | None, sort: Sort | None) -> Order:  # noqa: A002
        """The ids that a filter shows, in an order; by the next step when none is given."""
        self._forget_what_changed()
        wanted = filter or ContactFilter()
        key = ContactSort(sort.key) if sort else ContactSort.NEXT_STEP
        query = ContactQuery(wanted.without_text, key, bool(sort and sort.descending))
        if self._listed is None or self._listed.key != query:
            self._listed = self._filtered(query)
        match = prefix_query(wanted.text)
        return self._matching(self._listed.ids, match) if match else self._listed.ids

    def rows(self, ids: Sequence[int]) -> dict[int, ContactRow]:
        """The rows of a page."""
        return {row.id: row for row in rows(self._store, ids)}

    def _forget_what_changed(self) -> None:
        version = self._store.fetch_one(_VERSION)
        if version != self._version:
            self._version, self._order, self._listed = version, None, None

    def _matching(self, listed: Order, match: str) -> Order:
        # Whoever has an id beyond the greatest listed one is not listed.
        row = self._store.fetch_one(_HITS, (match, listed.size))
        return _keep(listed, json.loads(row[0]) if row else ())

    def _filtered(self, query: ContactQuery) -> _Listed:
        scope = query.filter.scope
        whole = replace(query, filter=ContactFilter(scope))
        if self._order is None or self._order.key != whole:
            self._order = _Listed(whole, order(self._store, scope, query.sort, query.descending))
        if query == whole:
            return self._order
        where, params = condition(query.filter)
        params["size"] = self._order.ids.size
        chosen = id_list(self._store, f"SELECT id FROM contact c WHERE {where} AND id < :size", params)
        return _Listed(query, _keep(self._order.ids, chosen))


_HITS = "SELECT json_group_array(rowid) FROM search_index WHERE search_index MATCH ? AND rowid < ?"
# The first number counts what this connection changed, the second what others did.
_VERSION = "SELECT total_changes(), data_version FROM pragma_data_version"


def _keep(listed: Order, chosen: Iterable[int]) -> Order:
    """The chosen ids, all below the size of the list, in its order."""
    mask = bytearray(listed.size)
    for key in chosen:
        mask[key] = 1
    return Order.of(array("q", [key for key in listed if mask[key]]))
