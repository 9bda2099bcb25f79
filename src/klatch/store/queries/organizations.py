"""Organizations: the table, and one with its people and notes."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from enum import StrEnum

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import Stage
from klatch.store.database import Store
from klatch.store.queries.common import Sort, by_id, converted, id_list, maybe, prefix_query
from klatch.store.queries.contact_detail import notes_where
from klatch.store.rows import Attendee, OrganizationDetail, OrganizationRow
from klatch.store.search import KINDS, RANGE


class OrganizationSort(StrEnum):
    """What the table can be sorted by."""

    NAME = "name"
    PEOPLE = "people"
    MOTIVATION = "motivation"
    CITY = "city"


_BASE = KINDS.index("organization") * RANGE
_ORDER = {
    OrganizationSort.NAME: "o.sort_name {0}, o.id {0}",
    OrganizationSort.PEOPLE: (
        "(SELECT count(*) FROM contact c WHERE c.organization = o.id) {0}, o.sort_name, o.id"
    ),
    OrganizationSort.MOTIVATION: "o.motivation {0}, o.sort_name, o.id",
    OrganizationSort.CITY: "o.city = '', o.city COLLATE NOCASE {0}, o.sort_name, o.id",
}
_ROWS = """
SELECT o.id, o.name, o.industry, o.city, count(c.id), count(CASE WHEN c.stage <> 'address_book' THEN 1 END),
       o.motivation, o.posting, max(f.last_interaction_at)
  FROM json_each(?) wanted
 CROSS JOIN organization o ON o.id = wanted.value
  LEFT JOIN contact c ON c.organization = o.id
  LEFT JOIN contact_facts f ON f.contact = c.id
 GROUP BY wanted.key ORDER BY wanted.key
"""
_PEOPLE = """
SELECT c.id, c.display_name, c.title, o.name, c.stage, c.zone, c.city
  FROM contact c JOIN organization o ON o.id = c.organization WHERE o.id = ? ORDER BY c.sort_name, c.id
"""


def ids(
    store: Store,
    text: str = "",
    sort: OrganizationSort = OrganizationSort.NAME,
    *,
    descending: bool = False,
) -> array[int]:
    """The organizations that have words beginning like the typed ones, in an order."""
    match = prefix_query(text)
    order = _ORDER[sort].format("DESC" if descending else "ASC")
    if not match:
        return id_list(store, f"SELECT o.id FROM organization o ORDER BY {order}")
    hits = (
        f"SELECT rowid - {_BASE} FROM search_index WHERE search_index MATCH ?"
        f" AND rowid BETWEEN {_BASE} AND {_BASE + RANGE - 1}"
    )
    return id_list(
        store, f"SELECT o.id FROM organization o WHERE o.id IN ({hits}) ORDER BY {order}", (match,)
    )


def rows(store: Store, wanted: Sequence[int]) -> list[OrganizationRow]:
    """The rows of some organizations in the order of the ids; those that are gone are left out."""
    return [OrganizationRow(*converted(row, {8: maybe})) for row in store.fetch(_ROWS, (by_id(wanted),))]


def detail(store: Store, organization: int) -> OrganizationDetail:
    """Everything on one employer. Raises NotFound."""
    sql = "SELECT uid, website, research FROM organization WHERE id = ?"
    found = store.fetch_one(sql, (organization,))
    if found is None:
        raise NotFound("organization", organization)
    people = tuple(Attendee(*converted(row, {4: Stage})) for row in store.fetch(_PEOPLE, (organization,)))
    notes = notes_where(store, "organization = ?", organization)
    values = [rows(store, [organization])[0], *found, people, notes]
    return OrganizationDetail(*values)


def organization_name(store: Store, organization: int) -> str:
    """The name of an employer; "" when it is gone."""
    row = store.fetch_one("SELECT name FROM organization WHERE id = ?", (organization,))
    return str(row[0]) if row else ""


def named(store: Store, begins: str, limit: int = 20) -> tuple[tuple[int, str], ...]:
    """Up to `limit` (id, name) pairs for completing what is being typed, by name."""
    chosen = ids(store, begins)[:limit]
    return tuple((row.id, row.name) for row in rows(store, chosen))


class OrganizationSource:
    """The organizations as a table asks for them; the filter is the text typed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, filter: str | None, sort: Sort | None) -> array[int]:  # noqa: A002
        """The ids in an order, by name when none is given."""
        key = OrganizationSort(sort.key) if sort else OrganizationSort.NAME
        return ids(self._store, filter or "", key, descending=bool(sort and sort.descending))

    def rows(self, ids: Sequence[int]) -> dict[int, OrganizationRow]:
        """The rows of a page."""
        return {row.id: row for row in rows(self._store, ids)}
