"""One organization with its notes and leads, and names to complete or to compare."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from klatch.domain import employers
from klatch.domain.errors import NotFound
from klatch.domain.names import clean, sort_key
from klatch.domain.vocabulary import PIPELINE, Helper, Stage
from klatch.store.database import Store
from klatch.store.organization_rows import Colleague, OrganizationDetail, OrganizationParts
from klatch.store.queries import contacts, opportunities, organizations
from klatch.store.queries.common import Sort, by_id, id_list
from klatch.store.queries.contact_detail import notes_where
from klatch.store.rows import NoteRow

_FURTHEST = "CASE c.stage {} ELSE 0 END".format(
    " ".join(f"WHEN '{stage}' THEN {at}" for at, stage in enumerate((Stage.PAUSED, *PIPELINE), 1))
)
_COLLEAGUES = f"""
SELECT c.id FROM contact c WHERE c.organization = ?
 ORDER BY c.kind_of_helper = '{Helper.BOOSTER}' DESC, {_FURTHEST} DESC, c.sort_name, c.id
"""
_PARTS = ("contact", "note", "opportunity", "takeaway", "task")
_BEGINNING = 3  # letters two spellings of one name share
_COMPARED = 400


def detail(store: Store, organization: int) -> OrganizationDetail:
    """Everything on one employer but its people. Raises NotFound."""
    sql = "SELECT uid, website, research FROM organization WHERE id = ?"
    found = store.fetch_one(sql, (organization,))
    if found is None:
        raise NotFound("organization", organization)
    uid, website, research = found
    return OrganizationDetail(
        organizations.rows(store, [organization])[0],
        uid,
        tuple(website.split()),
        research,
        notes(store, organization),
        tuple(opportunities.rows(store, opportunities.of_organization(store, organization))),
    )


def notes(store: Store, organization: int) -> tuple[NoteRow, ...]:
    """The notes on an employer, newest first."""
    return notes_where(store, "organization = ?", organization)


def organization_name(store: Store, organization: int) -> str:
    """The name of an employer; "" when it is gone."""
    row = store.fetch_one("SELECT name FROM organization WHERE id = ?", (organization,))
    return str(row[0]) if row else ""


def named(store: Store, begins: str, limit: int = 20) -> tuple[tuple[int, str], ...]:
    """Up to `limit` (id, name) pairs for completing what is being typed, by name."""
    chosen = organizations.ids(store, organizations.OrganizationFilter(text=begins))[:limit]
    return tuple((row.id, row.name) for row in organizations.rows(store, chosen))


def named_exactly(store: Store, name: str, without: int = 0) -> int:
    """The employer of this name (case and accents aside), other than one; 0 when there is none."""
    sql = "SELECT id FROM organization WHERE sort_name = ? AND id <> ? ORDER BY id LIMIT 1"
    row = store.fetch_one(sql, (sort_key(clean(name)), without))
    return int(row[0]) if row else 0


def alike(store: Store, organization: int, limit: int = 3) -> tuple[tuple[int, str], ...]:
    """Up to `limit` (id, name) pairs of employers that may be this one in another spelling."""
    row = store.fetch_one("SELECT name, sort_name FROM organization WHERE id = ?", (organization,))
    if row is None:
        return ()
    name, key = row
    sql = (
        "SELECT id, name FROM organization WHERE sort_name >= ?1 AND sort_name < ?1 || char(1114111)"
        " AND id <> ?2 ORDER BY sort_name LIMIT ?3"
    )
    near = store.fetch(sql, (key[:_BEGINNING], organization, _COMPARED))
    return tuple(employers.look_alikes(name, near)[:limit])


def parts(store: Store, organization: int) -> OrganizationParts:
    """How much belongs to an employer."""
    numbers = ", ".join(f"(SELECT count(*) FROM {table} WHERE organization = :key)" for table in _PARTS)
    row = store.fetch_one(f"SELECT {numbers}", {"key": organization})
    return OrganizationParts(*(row or (0,) * len(_PARTS)))


class ColleagueSource:
    """The people of an employer as a table asks for them: boosters first, then whoever came furthest."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, filter: int | None, _sort: Sort | None) -> array[int]:  # noqa: A002
        """The people of the employer of this id."""
        return id_list(self._store, _COLLEAGUES, (filter or 0,))

    def rows(self, ids: Sequence[int]) -> dict[int, Colleague]:
        """The rows of a page."""
        sql = "SELECT id, kind_of_helper FROM contact WHERE id IN (SELECT value FROM json_each(?))"
        helpers = {key: Helper(helper) for key, helper in self._store.fetch(sql, (by_id(ids),))}
        return {row.id: Colleague(row, helpers[row.id]) for row in contacts.rows(self._store, ids)}
