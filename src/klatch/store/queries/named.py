"""People whose names stand in a line of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from klatch.domain.names import fold
from klatch.store.database import Store
from klatch.store.queries.common import words
from klatch.store.search import KINDS, RANGE

_MOST = 1000
_BASE = KINDS.index("contact") * RANGE
_SQL = f"""
SELECT c.id, c.display_name, c.given_name, c.family_name, c.nickname
  FROM contact c WHERE c.id IN (SELECT rowid - {_BASE} FROM search_index WHERE search_index MATCH ?
   AND rowid BETWEEN {_BASE} AND {_BASE + RANGE - 1} ORDER BY rowid DESC LIMIT {_MOST}) ORDER BY c.id
"""


class NamedPerson(NamedTuple):
    """Somebody whose name may be meant: the folded words of the whole name, and the names they go by."""

    id: int
    name: str
    whole: tuple[str, ...]
    single: frozenset[str]


def named(store: Store, typed: Sequence[str]) -> list[NamedPerson]:
    """Everybody with one of these folded words among the names."""
    if not typed:
        return []
    wanted = set(typed)
    match = " OR ".join(f'"{word}"' for word in sorted(wanted))
    found = []
    for key, name, given, family, nickname in store.fetch(_SQL, (match,)):
        whole = tuple(words(name))
        known = {fold(part).strip() for part in (given, family, nickname)} - {""}
        single = frozenset(known or whole) & wanted
        if single or wanted.issuperset(whole):
            found.append(NamedPerson(key, name, whole, single))
    return found
