"""All takeaways of all talks: tabs, filters, orders, and how many people said the same."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from klatch.domain.errors import NotFound
from klatch.domain.evidence import Statement, Tally, last_words, tally
from klatch.domain.vocabulary import TakeawayKind
from klatch.store.database import Store
from klatch.store.queries.common import Sort, by_id, converted, count, id_list, maybe, moment, words
from klatch.store.search import KINDS, RANGE
from klatch.store.takeaway_rows import ClaimRow, TakeawayLine


class TakeawayView(StrEnum):
    """The tabs of the page."""

    ALL = "all"
    TO_ACT = "to_act"  # advice nobody acted on yet
    TO_REPORT = "to_report"  # advice acted on, of which they were not told
    INFORMATION = "information"
    REFERRALS = "referrals"


class TakeawaySort(StrEnum):
    """What the table can be sorted by."""

    SAID = "said"
    KIND = "kind"
    TEXT = "text"
    NAME = "name"
    STATE = "state"
    PEOPLE = "people"


class TakeawayFilter(NamedTuple):
    """A tab, words that have to begin like those typed, and what a takeaway is about or from; 0 for any."""

    view: TakeawayView = TakeawayView.ALL
    text: str = ""
    path: int = 0
    organization: int = 0
    contact: int = 0


class Standing(NamedTuple):
    """How many takeaways there are, how many of them to act on, how many to report back."""

    number: int
    to_act: int
    to_report: int


_WHERE = {
    TakeawayView.ALL: "1",
    TakeawayView.TO_ACT: "t.kind = 'advice' AND t.acted_on_at IS NULL AND t.reported_back_at IS NULL",
    TakeawayView.TO_REPORT: "t.kind = 'advice' AND t.acted_on_at IS NOT NULL AND t.reported_back_at IS NULL",
    TakeawayView.INFORMATION: "t.kind = 'information'",
    TakeawayView.REFERRALS: "t.kind = 'referral'",
}
_SAID = "coalesce(m.starts_at, t.created_at)"
_SPOKEN = (
    "SELECT claim, count(DISTINCT contact) AS people FROM takeaway WHERE claim IS NOT NULL GROUP BY claim"
)
_STATE = "t.kind <> 'advice', (t.acted_on_at IS NOT NULL) + 2 * (t.reported_back_at IS NOT NULL)"
_ORDER = {
    TakeawaySort.SAID: f"{_SAID} {{0}}",
    TakeawaySort.KIND: "t.kind {0}",
    TakeawaySort.TEXT: "klatch_fold(t.text) {0}",
    TakeawaySort.NAME: "c.sort_name {0}, c.id {0}",
    TakeawaySort.STATE: f"{_STATE} {{0}}",
    TakeawaySort.PEOPLE: "s.people {0}",
}
_FROM = "takeaway t JOIN contact c ON c.id = t.contact LEFT JOIN meeting m ON m.id = t.meeting"
_SOURCES = {TakeawaySort.PEOPLE: f"{_FROM} LEFT JOIN ({_SPOKEN}) s ON s.claim = t.claim"}
_MATCH = "SELECT rowid - {0} FROM search_index WHERE search_index MATCH :{2} AND rowid BETWEEN {0} AND {1}"
_LINES = f"""
SELECT t.id, t.kind, t.text, t.contact, c.display_name, c.title, coalesce(o.name, ''), t.meeting, {_SAID},
       t.acted_on_at, t.reported_back_at, t.career_path, coalesce(p.name, ''), t.organization,
       coalesce(a.name, ''), t.claim, t.disagrees
  FROM json_each(?) wanted CROSS JOIN takeaway t ON t.id = wanted.value
  JOIN contact c ON c.id = t.contact LEFT JOIN organization o ON o.id = c.organization
  LEFT JOIN meeting m ON m.id = t.meeting LEFT JOIN career_path p ON p.id = t.career_path
  LEFT JOIN organization a ON a.id = t.organization
 ORDER BY wanted.key
"""
_TYPES: dict[int, Callable[[Any], Any]] = {1: TakeawayKind, 8: moment, 9: maybe, 10: maybe, 16: bool}
_STATEMENTS = f"""
SELECT t.claim, t.id, t.contact, {_SAID}, t.disagrees
  FROM json_each(?) wanted CROSS JOIN takeaway t ON t.claim = wanted.value
  LEFT JOIN meeting m ON m.id = t.meeting
"""
_ALONE = Tally(same=1, opposite=0)


def ids(store: Store, wanted: TakeawayFilter, sort: Sort | None = None) -> array[int]:
    """The takeaways of a tab that fit a filter, in an order, the newest first unless said."""
    key = TakeawaySort(sort.key) if sort else TakeawaySort.SAID
    order = _ORDER[key].format("DESC" if sort is None or sort.descending else "ASC")
    where, params = _where(wanted)
    source = _SOURCES.get(key, _FROM)
    sql = f"SELECT t.id FROM {source} WHERE {where} ORDER BY {order}, {_SAID} DESC, t.id DESC"
    return id_list(store, sql, params)


def rows(store: Store, wanted: Sequence[int]) -> list[TakeawayLine]:
    """The lines of some takeaways in the order of the ids; those that are gone are left out."""
    found = [converted(row, _TYPES) for row in store.fetch(_LINES, (by_id(wanted),))]
    said = _statements(store, {row[-2] for row in found if row[-2]})
    for row in found:
        claim, disagrees = row[-2:]
        row.append(tally(said[claim], disagrees=disagrees) if claim else _ALONE)
    return [TakeawayLine(*row) for row in found]


def line(store: Store, takeaway: int) -> TakeawayLine:
    """One takeaway. Raises NotFound."""
    found = rows(store, [takeaway])
    if not found:
        raise NotFound("takeaway", takeaway)
    return found[0]


def counts(store: Store) -> dict[TakeawayView, int]:
    """How many takeaways each tab holds."""
    return {
        view: count(store, f"SELECT count(*) FROM takeaway t WHERE {where}") for view, where in _WHERE.items()
    }


def standing(store: Store, contact: int) -> Standing:
    """How much a person told, and what of their advice is still open."""
    row = store.fetch_one(
        f"SELECT count(*), count(*) FILTER (WHERE {_WHERE[TakeawayView.TO_ACT]}),"
        f" count(*) FILTER (WHERE {_WHERE[TakeawayView.TO_REPORT]}) FROM takeaway t WHERE t.contact = ?",
        (contact,),
    )
    return Standing(*row) if row else Standing(0, 0, 0)


def people(store: Store) -> list[tuple[int, str]]:
    """Those a takeaway is from, by name."""
    sql = (
        "SELECT id, display_name FROM contact WHERE id IN (SELECT contact FROM takeaway)"
        " ORDER BY sort_name, id"
    )
    return [(key, name) for key, name in store.fetch(sql)]


def employers(store: Store) -> list[tuple[int, str]]:
    """Those a takeaway is about, by name."""
    sql = (
        "SELECT id, name FROM organization WHERE id IN (SELECT organization FROM takeaway)"
        " ORDER BY sort_name, id"
    )
    return [(key, name) for key, name in store.fetch(sql)]


def related_to(store: Store, takeaway: int) -> list[TakeawayLine]:
    """The others that share its claim, the newest first."""
    sql = (
        f"SELECT t.id FROM {_FROM} WHERE t.claim = (SELECT claim FROM takeaway WHERE id = ?1) AND t.id <> ?1"
        f" ORDER BY {_SAID} DESC, t.id DESC"
    )
    return rows(store, id_list(store, sql, (takeaway,)))


def claims_of_path(store: Store, path: int) -> list[ClaimRow]:
    """What was heard about a path, what most people spoke of first; referrals are no claims."""
    sql = (
        "SELECT id FROM takeaway WHERE kind <> 'referral' AND (career_path = ?1 OR claim IN"
        " (SELECT claim FROM takeaway WHERE career_path = ?1 AND kind <> 'referral')) ORDER BY id"
    )
    groups: dict[str, list[TakeawayLine]] = {}
    for row in rows(store, id_list(store, sql, (path,))):
        groups.setdefault(row.claim or f"alone {row.id}", []).append(row)
    claims = [_claim(group) for group in groups.values()]
    return sorted(claims, key=lambda claim: (-sum(claim.tally), -claim.tally.same))


def _claim(group: list[TakeawayLine]) -> ClaimRow:
    group.sort(key=lambda row: (row.said_at, row.id))
    chosen = {word.id for word in last_words(_statement(row) for row in group)}
    said = tuple(row for row in group if row.id in chosen)
    most = max(said, key=lambda row: row.tally.same)  # the first of those on the greater side
    return ClaimRow(most.text, most.tally, said)


def _statement(row: TakeawayLine) -> Statement:
    return Statement(row.id, row.contact, row.said_at, row.disagrees)


def _where(wanted: TakeawayFilter) -> tuple[str, dict[str, Any]]:
    """A condition on the takeaway `t`: each word begins one of its own, of the person, employer or path."""
    parts = [_WHERE[wanted.view]]
    params: dict[str, Any] = {}
    for column, key in (
        ("career_path", wanted.path), ("organization", wanted.organization), ("contact", wanted.contact),
    ):  # fmt: skip
        if key:
            parts.append(f"t.{column} = :{column}")
            params[column] = key
    for number, word in enumerate(words(wanted.text)):
        name = f"word{number}"
        params |= {name: f'"{word}"*', f"in_{name}": f"% {word}%"}
        places = (
            f"{column} IN ({_MATCH.format(_base(kind), _base(kind) + RANGE - 1, name)})"
            for kind, column in (
                ("takeaway", "t.id"),
                ("contact", "t.contact"),
                ("organization", "t.organization"),
            )
        )
        paths = f"SELECT id FROM career_path WHERE ' ' || klatch_fold(name) LIKE :in_{name}"
        parts.append(f"({' OR '.join(places)} OR t.career_path IN ({paths}))")
    return " AND ".join(parts), params


def _base(kind: str) -> int:
    return KINDS.index(kind) * RANGE


def _statements(store: Store, claims: Iterable[str]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for claim, key, person, at, disagrees in store.fetch(_STATEMENTS, (json.dumps(sorted(claims)),)):
        found.setdefault(claim, []).append(Statement(key, person, moment(at), bool(disagrees)))
    return found


class ClaimSource:
    """What was heard about a path, for a table; the filter is the path, the id that of the first word."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._path = 0

    def ids(self, path: int | None, _sort: Sort | None) -> array[int]:
        """What most people spoke of first."""
        self._path = path or 0
        return array("q", [claim.said[0].id for claim in claims_of_path(self._store, self._path)])

    def rows(self, ids: Sequence[int]) -> dict[int, ClaimRow]:
        """The rows of a page."""
        found = {claim.said[0].id: claim for claim in claims_of_path(self._store, self._path)}
        return {key: found[key] for key in ids if key in found}


class TakeawaySource:
    """The takeaways of a tab, as a table asks for them; the filter is a TakeawayFilter."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, filter: TakeawayFilter | None, sort: Sort | None) -> array[int]:  # noqa: A002
        """The ids of a tab, in order."""
        return ids(self._store, filter or TakeawayFilter(), sort)

    def rows(self, ids: Sequence[int]) -> dict[int, TakeawayLine]:
        """The rows of a page."""
        return {row.id: row for row in rows(self._store, ids)}
