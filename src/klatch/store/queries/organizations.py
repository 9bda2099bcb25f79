"""The organizations table: the LAMP list and other views, their orders, pages of rows, counts."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from klatch.domain.employers import FIRST
from klatch.domain.vocabulary import PIPELINE, Helper, Stage
from klatch.store.database import Store
from klatch.store.organization_rows import OrganizationRow
from klatch.store.queries import opportunities
from klatch.store.queries.common import Sort, by_id, converted, count, id_list, maybe, prefix_query
from klatch.store.search import KINDS, RANGE


class OrganizationSort(StrEnum):
    """What the table can be sorted by; LAMP is motivation, then posting, then advocacy."""

    LAMP = "lamp"
    NAME = "name"
    POSTING = "posting"
    ADVOCACY = "advocacy"
    PEOPLE = "people"
    LAST_CONTACT = "last_contact"
    OPPORTUNITIES = "opportunities"


class OrganizationView(StrEnum):
    """What the table shows."""

    LAMP = "lamp"
    ALL = "all"
    OPPORTUNITIES = "opportunities"
    NOBODY = "nobody"


class OrganizationFilter(NamedTuple):
    """A view, and words that have to begin like those typed."""

    view: OrganizationView = OrganizationView.ALL
    text: str = ""


_BASE = KINDS.index("organization") * RANGE
_KNOWN = "EXISTS (SELECT 1 FROM contact c WHERE c.organization = o.id)"
_IN_PIPELINE = "EXISTS (SELECT 1 FROM contact c WHERE c.organization = o.id AND c.stage <> 'address_book')"
_HAS_OPEN = f"o.id IN (SELECT p.organization FROM opportunity p WHERE {opportunities.OPEN})"
# An employer that only an import brought has people waiting in the address book and nothing else.
_IN_PLAY = f"(o.motivation > 0 OR o.posting > 0 OR NOT {_KNOWN} OR {_IN_PIPELINE} OR {_HAS_OPEN})"
_VIEWS = {
    OrganizationView.LAMP: _IN_PLAY,
    OrganizationView.ALL: "1",
    OrganizationView.OPPORTUNITIES: _HAS_OPEN,
    OrganizationView.NOBODY: f"NOT {_KNOWN}",
}
# How far somebody there is.
_RANKS = (Stage.ADDRESS_BOOK, Stage.PAUSED, *PIPELINE)
_RANK = "CASE c.stage " + " ".join(f"WHEN '{stage}' THEN {at}" for at, stage in enumerate(_RANKS, 1)) + " END"
_OF_PEOPLE = "(SELECT {0} FROM contact c WHERE c.organization = o.id)"
# Reading the whole table once costs less than finding the people of each employer, where no index has it all.
_BOOSTED = f"o.id IN (SELECT organization FROM contact NOT INDEXED WHERE kind_of_helper = '{Helper.BOOSTER}')"
_LAST = (
    "(SELECT c.organization, max(f.last_interaction_at) AS at FROM contact c NOT INDEXED"
    " CROSS JOIN contact_facts f ON f.contact = c.id WHERE f.last_interaction_at NOT NULL GROUP BY 1)"
)
_OPPORTUNITIES = (
    "(SELECT p.organization, count(*) AS number FROM opportunity p"
    f" WHERE {opportunities.OPEN} GROUP BY p.organization)"
)
_ORDER = {
    OrganizationSort.LAMP: f"o.motivation {{0}}, o.posting {{0}}, {_KNOWN} {{0}}",
    OrganizationSort.NAME: "o.sort_name {0}",
    OrganizationSort.POSTING: f"o.posting {{0}}, o.motivation DESC, {_KNOWN} DESC",
    OrganizationSort.ADVOCACY: f"{_BOOSTED} {{0}}, {_OF_PEOPLE.format(f'max({_RANK})')} {{0}}",
    OrganizationSort.PEOPLE: f"{_OF_PEOPLE.format('count(*)')} {{0}}",
    OrganizationSort.LAST_CONTACT: "l.at {0} NULLS LAST",
    OrganizationSort.OPPORTUNITIES: "coalesce(p.number, 0) {0}",
}
_SOURCES = {
    OrganizationSort.LAST_CONTACT: f"organization o LEFT JOIN {_LAST} l ON l.organization = o.id",
    OrganizationSort.OPPORTUNITIES: f"organization o LEFT JOIN {_OPPORTUNITIES} p ON p.organization = o.id",
}
_ROWS = f"""
SELECT o.id, o.name, o.industry, o.city, o.motivation, o.posting, count(c.id),
       count(CASE WHEN c.stage <> 'address_book' THEN 1 END),
       count(CASE WHEN c.kind_of_helper = '{Helper.BOOSTER}' THEN 1 END),
       max({_RANK}), max(f.last_interaction_at), coalesce(p.number, 0)
  FROM json_each(?) wanted
 CROSS JOIN organization o ON o.id = wanted.value
  LEFT JOIN {_OPPORTUNITIES} p ON p.organization = o.id
  LEFT JOIN contact c ON c.organization = o.id
  LEFT JOIN contact_facts f ON f.contact = c.id
 GROUP BY wanted.key ORDER BY wanted.key
"""


def _stage(rank: int | None) -> Stage | None:
    return _RANKS[rank - 1] if rank else None


_TYPES: Mapping[int, Callable[[Any], Any]] = {9: _stage, 10: maybe}


def ids(
    store: Store,
    wanted: OrganizationFilter = OrganizationFilter(),  # noqa: B008 - frozen
    sort: OrganizationSort = OrganizationSort.NAME,
    *,
    descending: bool = False,
) -> array[int]:
    """The organizations of a view with words beginning like the typed ones, in an order; ties by name."""
    order = _ORDER[sort].format("DESC" if descending else "ASC")
    where = _VIEWS[wanted.view]
    match = prefix_query(wanted.text)
    if match:
        hits = (
            f"SELECT rowid - {_BASE} FROM search_index WHERE search_index MATCH ?"
            f" AND rowid BETWEEN {_BASE} AND {_BASE + RANGE - 1}"
        )
        where = f"{where} AND o.id IN ({hits})"
    source = _SOURCES.get(sort, "organization o")
    sql = f"SELECT o.id FROM {source} WHERE {where} ORDER BY {order}, o.sort_name, o.id"
    return id_list(store, sql, (match,) if match else ())


def rows(store: Store, wanted: Sequence[int]) -> list[OrganizationRow]:
    """The rows of some organizations in the order of the ids; those that are gone are left out."""
    return [OrganizationRow(*converted(row, _TYPES)) for row in store.fetch(_ROWS, (by_id(wanted),))]


def first_five(store: Store) -> array[int]:
    """The top of the LAMP list, of those somebody gave a motivation."""
    order = _ORDER[OrganizationSort.LAMP].format("DESC")
    sql = (
        f"SELECT o.id FROM organization o WHERE o.motivation > 0"
        f" ORDER BY {order}, o.sort_name, o.id LIMIT {FIRST}"
    )
    return id_list(store, sql)


def count_of(store: Store, view: OrganizationView) -> int:
    """How many a view holds."""
    return count(store, f"SELECT count(*) FROM organization o WHERE {_VIEWS[view]}")


class OrganizationSource:
    """The organizations as a table asks for them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, filter: OrganizationFilter | None, sort: Sort | None) -> array[int]:  # noqa: A002
        """The ids in an order, by name when none is given."""
        key = OrganizationSort(sort.key) if sort else OrganizationSort.NAME
        wanted = filter or OrganizationFilter()
        return ids(self._store, wanted, key, descending=bool(sort and sort.descending))

    def rows(self, ids: Sequence[int]) -> dict[int, OrganizationRow]:
        """The rows of a page."""
        return {row.id: row for row in rows(self._store, ids)}
