"""Search everything: people, organizations, notes, takeaways, messages, meetings and leads in one index."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from operator import neg
from typing import Any, NamedTuple

from klatch.domain.names import fold
from klatch.domain.vocabulary import Stage
from klatch.store.database import Store
from klatch.store.queries.common import by_id, maybe, words
from klatch.store.queries.snippets import Ranges, ranges, snippet
from klatch.store.search import KINDS, RANGE

NEWEST = 50
COUNTED = 1000
"""Hits of a kind are counted up to here; a count of 1000 means at least as many."""
_LONGEST = 200
_RANKED = 200
_BETWEEN = " · "
_OPERATORS = ("AND", "OR", "NOT")
_TERM = re.compile(r'"([^"]*)"')


class SearchKind(StrEnum):
    """What can be found; the words are those of the index."""

    CONTACT = "contact"
    ORGANIZATION = "organization"
    NOTE = "note"
    TAKEAWAY = "takeaway"
    MESSAGE = "message"
    MEETING = "meeting"
    OPPORTUNITY = "opportunity"


class SearchHit(NamedTuple):
    """One thing found: a title, a line of its text, and where the words stand in both.

    `contact` is whom it is about (0: nobody), `code` the stage of a person, else kind or status.
    """

    kind: SearchKind
    id: int
    title: str
    title_ranges: Ranges
    snippet: str
    ranges: Ranges
    at: datetime | None
    contact: int
    code: str

    @property
    def stage(self) -> Stage | None:
        """The stage, for people."""
        return Stage(self.code) if self.kind is SearchKind.CONTACT else None


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, kind after kind, and how many of each kind there are."""

    hits: tuple[SearchHit, ...]
    counts: dict[SearchKind, int]

    @property
    def total(self) -> int:
        """How many there are altogether, each kind counted up to COUNTED."""
        return sum(self.counts.values())


# For each kind: id, title, text, when, whom about, code.
_TEXTS = {
    SearchKind.CONTACT: """
        SELECT c.id, c.display_name,
               concat_ws(' · ', concat_ws(', ', nullif(c.title, ''), o.name), nullif(c.city, ''),
                   nullif(c.cares_about, ''), nullif(c.source_note, ''), nullif(c.nickname, ''),
                   nullif(c.department, ''),
                   (SELECT group_concat(g.name, ', ') FROM contact_tag ct JOIN tag g ON g.id = ct.tag
                     WHERE ct.contact = c.id),
                   (SELECT group_concat(e.address, ', ') FROM contact_email e WHERE e.contact = c.id)),
               NULL, c.id, c.stage
          FROM {wanted} CROSS JOIN contact c ON c.id = w.value
          LEFT JOIN organization o ON o.id = c.organization""",
    SearchKind.ORGANIZATION: """
        SELECT o.id, o.name,
               concat_ws(' · ', nullif(o.industry, ''), nullif(o.city, ''), nullif(o.research, '')),
               NULL, 0, ''
          FROM {wanted} CROSS JOIN organization o ON o.id = w.value""",
    SearchKind.NOTE: """
        SELECT n.id, coalesce(c.display_name, o.name, ''), n.text, n.happened_at, coalesce(c.id, 0), ''
          FROM {wanted} CROSS JOIN note n ON n.id = w.value
          LEFT JOIN contact c ON c.id = coalesce(n.contact, (
               SELECT mc.contact FROM meeting_contact mc WHERE mc.meeting = n.meeting ORDER BY mc.id LIMIT 1))
          LEFT JOIN organization o ON o.id = n.organization""",
    SearchKind.TAKEAWAY: """
        SELECT k.id, c.display_name, k.text, k.created_at, k.contact, k.kind
          FROM {wanted} CROSS JOIN takeaway k ON k.id = w.value JOIN contact c ON c.id = k.contact""",
    SearchKind.MESSAGE: """
        SELECT m.id, m.subject,
               concat_ws(' ', c.display_name || ': ' || m.body,
                   (SELECT group_concat(i.summary, ' ') FROM interaction i
                     WHERE i.message = m.id AND i.direction <> 'to_them')),
               coalesce(m.sent_at, m.updated_at),
               m.contact, m.state
          FROM {wanted} CROSS JOIN message m ON m.id = w.value JOIN contact c ON c.id = m.contact""",
    SearchKind.MEETING: """
        SELECT m.id,
               coalesce((SELECT group_concat(c.display_name, ', ')
                  FROM meeting_contact mc JOIN contact c ON c.id = mc.contact WHERE mc.meeting = m.id), ''),
               concat_ws(' · ', nullif(m.place, ''), nullif(m.goals, ''), nullif(m.research, ''),
                   nullif(m.introduction, ''), nullif(m.notes, '')),
               m.starts_at, 0, m.status
          FROM {wanted} CROSS JOIN meeting m ON m.id = w.value""",
    SearchKind.OPPORTUNITY: """
        SELECT p.id, p.title,
               concat_ws(' · ', o.name, c.display_name, nullif(p.notes, ''), nullif(p.url, '')),
               NULL, coalesce(p.contact, 0), p.status
          FROM {wanted} CROSS JOIN opportunity p ON p.id = w.value
          LEFT JOIN organization o ON o.id = p.organization LEFT JOIN contact c ON c.id = p.contact""",
}
_MATCH = "SELECT rowid AS id FROM search_index WHERE search_index MATCH ?"


def search(
    store: Store, text: str, kinds: Sequence[SearchKind] = tuple(SearchKind), limit: int = NEWEST
) -> Found:
    """Find what was typed, up to `limit` hits of each kind: people by name first, all else newest first.

    Words must all occur, the last one may be unfinished; "quotes", OR, NOT, -word and brackets work.
    """
    match = expression(text)
    if not match:
        return Found((), dict.fromkeys(kinds, 0))
    terms = _terms(match)
    found = _hits(store, match, kinds)
    hits: list[SearchHit] = []
    for kind, ids in found.items():
        chosen = _by_name(store, ids, terms) if kind is SearchKind.CONTACT else ids
        hits.extend(_read(store, kind, chosen[:limit], terms))
    return Found(tuple(hits), {kind: min(len(ids), COUNTED) for kind, ids in found.items()})


def expression(text: str) -> str:
    """What was typed as an FTS5 query, its last word as a prefix; "" when there is nothing to look for."""
    from playhouse.fts_parser import parse

    typed = text[:_LONGEST].encode("utf-8", "ignore").decode().replace("\0", " ")
    folded = "".join(part if part in _OPERATORS else fold(part) for part in re.split(r"(\s+)", typed))
    if folded.count('"') % 2 and folded[-1:].isalnum():
        folded += '"*'
    elif folded[-1:].isalnum() and folded.split()[-1] not in _OPERATORS:
        folded += "*"
    query = str(parse(folded))
    return query if words(query) else ""


def _terms(match: str) -> list[str]:
    """The folded words of a query, to be marked in texts."""
    return [word for term in _TERM.findall(match) for word in words(term)]


def _hits(store: Store, match: str, kinds: Sequence[SearchKind]) -> dict[SearchKind, list[int]]:
    """The newest hits of each kind, at least COUNTED of them when there are as many."""
    bases = {kind: KINDS.index(kind) * RANGE for kind in kinds}
    last = _terms(match)[-1]
    if match.endswith("*") and len(last) not in _INDEXED_PREFIXES:
        # FTS5 gathers all hits of such a prefix before the first one comes: once is enough.
        everything = _array(store, f"{_MATCH} ORDER BY rowid DESC", (match,))
        return {kind: _within(everything, base) for kind, base in bases.items()}
    sql = f"{_MATCH} AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT {COUNTED}"
    return {
        kind: [key - base for key in _array(store, sql, (match, base, base + RANGE - 1))]
        for kind, base in bases.items()
    }


def _within(falling: list[int], base: int) -> list[int]:
    """The first COUNTED ids of the kind whose rows begin above `base`."""
    first = bisect_left(falling, -(base + RANGE - 1), key=neg)
    last = bisect_left(falling, -base, first, min(first + COUNTED, len(falling)), key=neg)
    return [key - base for key in falling[first:last]]


_INDEXED_PREFIXES = (2, 3)  # as in the schema: prefix='2 3'


def _array(store: Store, sql: str, params: tuple[Any, ...]) -> list[int]:
    row = store.fetch_one(f"SELECT json_group_array(id) FROM ({sql})", params)
    return list(json.loads(row[0])) if row else []


def _by_name(store: Store, ids: list[int], terms: Sequence[str]) -> list[int]:
    """Of the newest hits those first whose name holds the words."""
    sql = (
        "SELECT c.id, c.display_name FROM json_each(?) w CROSS JOIN contact c ON c.id = w.value"
        " ORDER BY w.key"
    )
    names = store.fetch(sql, (by_id(ids[:_RANKED]),))
    held = {key for key, name in names if _holds(name, terms)}
    return sorted((key for key, _ in names), key=lambda key: key not in held)


def _holds(name: str, terms: Sequence[str]) -> bool:
    parts = words(name)
    return all(any(part.startswith(term) for part in parts) for term in terms)


def _read(store: Store, kind: SearchKind, ids: Sequence[int], terms: Sequence[str]) -> list[SearchHit]:
    sql = _TEXTS[kind].format(wanted="json_each(?) w") + " ORDER BY w.key"
    hits: list[SearchHit] = []
    for key, title, text, at, contact, code in store.fetch(sql, (by_id(ids),)):
        if kind is SearchKind.CONTACT:
            text = _telling(text, terms)
        line, places = snippet(text, terms)
        hits.append(SearchHit(kind, key, title, ranges(title, terms), line, places, maybe(at), contact, code))
    return hits


def _telling(text: str, terms: Sequence[str]) -> str:
    """Of what is known of a person the first part, and those that hold the words."""
    first, *others = text.split(_BETWEEN)
    return _BETWEEN.join([first, *(part for part in others if ranges(part, terms))])
