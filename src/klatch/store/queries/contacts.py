"""The contacts table: sorted ids, a filter that keeps their order, pages of rows, counts."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from klatch.domain.vocabulary import Source, Stage, TaskKind
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
from klatch.store.queries.order import Order
from klatch.store.rows import ContactRow, Tag
from klatch.store.search import RANGE

_BY_SOURCE = (
    "CASE source " + " ".join(f"WHEN '{source}' THEN {at}" for at, source in enumerate(Source)) + " END"
)
# An order by two tables follows their indexes only as a nested loop, hence CROSS JOIN.
_WITH_ORGANIZATION = "organization o CROSS JOIN contact c ON c.organization = o.id"
_STAGE_ORDER = tuple(("contact", f"stage = '{stage}'", "sort_name, id") for stage in Stage)

# For each sort: where those who have the value come from, the condition and the order; then the same for
# those without it, who come last in both directions. '9998' and '9999' begin the urgency of steps without
# a date and of people without a step. Ties follow the indexes, which hold the stage.
_Part = tuple[str, str, str]
_SORTS: dict[ContactSort, tuple[tuple[_Part, ...], _Part | None]] = {
    ContactSort.NAME: ((("contact", "", "sort_name, stage, id"),), None),
    ContactSort.ORGANIZATION: (
        ((_WITH_ORGANIZATION, "", "o.sort_name, o.id, c.sort_name, c.stage, c.id"),),
        ("contact", "organization IS NULL", "sort_name, stage, id"),
    ),
    ContactSort.STAGE: (_STAGE_ORDER, None),
    ContactSort.SOURCE: ((("contact", "", f"{_BY_SOURCE}, sort_name, id"),), None),
    ContactSort.LAST_CONTACT: (
        (("contact_facts", "last_interaction_at IS NOT NULL", "last_interaction_at, stage, contact"),),
        ("contact_facts", "last_interaction_at IS NULL", "stage, contact"),
    ),
    ContactSort.NEXT_STEP: (
        (("contact_facts", "urgency < '9998'", "urgency, stage, contact"),),
        ("contact_facts", "urgency >= '9998'", "urgency, stage, contact"),
    ),
    ContactSort.TITLE: (
        (("contact", "title <> ''", "title COLLATE NOCASE, sort_name, id"),),
        ("contact", "title = ''", "sort_name, id"),
    ),
    ContactSort.CITY: (
        (("contact", "city <> ''", "city COLLATE NOCASE, sort_name, id"),),
        ("contact", "city = ''", "sort_name, id"),
    ),
    ContactSort.CREATED: ((("contact", "", "created_at, id"),), None),
}
_FIRST = 256  # more rows than a screen shows
_INDEXED = frozenset(
    {
        ContactSort.NAME,
        ContactSort.ORGANIZATION,
        ContactSort.STAGE,
        ContactSort.LAST_CONTACT,
        ContactSort.NEXT_STEP,
    }
)
_SCOPES = {
    Scope.PIPELINE: "stage <> 'address_book'",
    Scope.ADDRESS_BOOK: "stage = 'address_book'",
    Scope.ALL: "",
}
# Ten times as quick as counting those who are not: SQLite counts whole tables and ranges by their pages.
_PIPELINE_COUNT = """
SELECT (SELECT count(*) FROM contact) - (SELECT count(*) FROM contact WHERE stage = 'address_book')
"""
_KEYS = {"contact": "id", "contact_facts": "contact", _WITH_ORGANIZATION: "c.id"}

_TYPES: dict[int, Callable[[Any], Any]] = {
    4: Stage,
    5: Source,
    6: maybe,
    7: lambda kind: TaskKind(kind) if kind else None,
    9: due_of,
    11: moment,
    12: bool,
}
_PAGE = """
SELECT c.id, c.display_name, c.title, coalesce(o.name, ''), c.stage, c.source, f.last_interaction_at,
       t.kind, coalesce(t.title, ''), f.next_due, c.city, c.created_at, c.do_not_contact
  FROM json_each(?) wanted
 CROSS JOIN contact c ON c.id = wanted.value
  LEFT JOIN organization o ON o.id = c.organization
  LEFT JOIN contact_facts f ON f.contact = c.id
  LEFT JOIN task t ON t.id = f.next_task
 ORDER BY wanted.key
"""


def order(store: Store, scope: Scope, sort: ContactSort, descending: bool = False) -> Order:
    """Everybody in scope in an order; where an index has it, read as far as a table shows at first."""
    if descending or sort not in _INDEXED:
        return Order.of(_ordered(store, scope, sort, descending))
    parts, without = _SORTS[sort]
    first = array("q")
    for part in (*parts, without) if without else parts:
        first.extend(_part(store, scope, part, _FIRST - len(first)))
        if len(first) == _FIRST:
            number = count_of(store, ContactFilter(scope))
            return Order(first, number, partial(_ordered, store, scope, sort))
    return Order.of(first)


def _ordered(store: Store, scope: Scope, sort: ContactSort, descending: bool = False) -> array[int]:
    """The ids of everybody in scope in an order; descending reverses those who have the value."""
    parts, without = _SORTS[sort]
    ids = array("q")
    for part in parts:
        ids.extend(_part(store, scope, part))
    if descending:
        ids.reverse()
    if without:
        ids.extend(_part(store, scope, without))
    return ids


def _part(store: Store, scope: Scope, part: _Part, at_most: int = -1) -> array[int]:
    table, having, by = part
    where = " AND ".join(filter(None, (having, _SCOPES[scope])))
    return id_list(
        store,
        f"SELECT {_KEYS[table]} AS id FROM {table} {'WHERE ' + where if where else ''}"
        f" ORDER BY {by} LIMIT {at_most}",
    )


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
