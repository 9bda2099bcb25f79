"""The database check: what is damaged, and the repair of what can be derived anew."""

from __future__ import annotations

from dataclasses import dataclass

from klatch.store.database import Store
from klatch.store.queries.common import count
from klatch.store.search import KINDS, RANGE, rebuild
from klatch.store.tables import TRACKED

_FACTS_DIFFER = """
SELECT count(DISTINCT contact) FROM (
    SELECT contact FROM (SELECT * FROM contact_facts EXCEPT SELECT * FROM fresh_contact_facts)
    UNION ALL
    SELECT contact FROM (SELECT * FROM fresh_contact_facts EXCEPT SELECT * FROM contact_facts))
"""
_PRIMARIES = " UNION ALL ".join(
    f"SELECT contact FROM contact_{part} WHERE is_primary GROUP BY contact HAVING count(*) > 1"
    for part in ("email", "phone", "link")
)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found. All but `rows` are faults; it counts every table of the user's data."""

    damage: tuple[str, ...]  # what SQLite's own check says
    broken_references: int
    stale_facts: int  # people whose facts differ from those derived anew
    missing_documents: dict[str, int]  # per kind: not in the search index
    extra_documents: dict[str, int]  # per kind: in the index, but gone
    several_primaries: int
    rows: dict[str, int]

    @property
    def repairable(self) -> int:
        """How many faults `repair` mends: those of derived data."""
        return self.stale_facts + sum(self.missing_documents.values()) + sum(self.extra_documents.values())

    @property
    def faults(self) -> int:
        """How many faults there are."""
        return len(self.damage) + self.broken_references + self.several_primaries + self.repairable


def check(store: Store) -> CheckReport:
    """Look at the whole database; nothing is changed."""
    damage = tuple(str(row[0]) for row in store.fetch("PRAGMA quick_check") if row[0] != "ok")
    missing = {kind: _missing(store, kind) for kind in KINDS}
    extra = {kind: _extra(store, kind) for kind in KINDS}
    sizes: dict[str, int] = {table: _size(store, table) for table in TRACKED}
    return CheckReport(
        damage,
        len(store.fetch("PRAGMA foreign_key_check")),
        count(store, _FACTS_DIFFER),
        {kind: number for kind, number in missing.items() if number},
        {kind: number for kind, number in extra.items() if number},
        count(store, f"SELECT count(*) FROM ({_PRIMARIES})"),
        sizes,
    )


def repair(store: Store) -> CheckReport:
    """Make the derived data anew when it is at fault, and check again; the user's own rows stay."""
    found = check(store)
    if not found.repairable:
        return found
    with store.exclusive() as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            rebuild(connection)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    return check(store)


def _size(store: Store, table: str) -> int:
    return count(store, f'SELECT count(*) FROM "{table}"')


def _base(kind: str) -> int:
    return KINDS.index(kind) * RANGE


def _missing(store: Store, kind: str) -> int:
    indexed = f"SELECT 1 FROM search_index_docsize d WHERE d.id = {_base(kind)} + v.id"
    return count(store, f"SELECT count(*) FROM {_documents(kind)} v WHERE NOT EXISTS ({indexed})")


def _extra(store: Store, kind: str) -> int:
    base = _base(kind)
    there = f"SELECT 1 FROM {_documents(kind)} v WHERE v.id = d.id - {base}"
    return count(
        store,
        f"SELECT count(*) FROM search_index_docsize d WHERE d.id BETWEEN {base} AND {base + RANGE - 1}"
        f" AND NOT EXISTS ({there})",
    )


def _documents(kind: str) -> str:
    """The rows that have a document: their ids alone, so that no text is folded for counting."""
    where = " WHERE state <> 'discarded'" if kind == "message" else ""
    return f"(SELECT id FROM {kind}{where})"
