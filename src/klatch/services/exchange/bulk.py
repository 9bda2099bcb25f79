"""Inserts thousands of rows with one prepared statement; keys and uids are made here, not by SQL."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import count, islice, repeat
from operator import add
from typing import Any

from klatch.domain.names import clean, sort_key
from klatch.domain.progress import Progress
from klatch.store.transaction import Transaction
from klatch.store.values import to_text

_STEP = 512
_LOW_BITS = 14
_LOWS = 1 << _LOW_BITS


class BulkInsert:
    """Writes rows of tracked tables within a transaction and reports each few hundred of them."""

    def __init__(self, tx: Transaction, progress: Progress, total: int) -> None:
        self.tx = tx
        self._progress = progress
        self._total = total
        self._done = 0
        self._uids = _uids(tx.now)

    def finished(self, people: int) -> None:
        """So many more people of the total are written with all they have."""
        self._done += people

    def insert(
        self,
        table: str,
        columns: Sequence[str],
        rows: Iterable[tuple[Any, ...]],
        same: Mapping[str, str] | None = None,
    ) -> int:
        """Insert the rows and return the id of the first; the others follow it without gaps.

        `same` are columns with one value in all rows: words of the program, never text of a file.
        """
        seen = self.tx.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        first = (seen[0][0] if seen else 0) + 1
        moment = to_text(self.tx.now)
        words = {"created_at": moment, "updated_at": moment, **(same or {})}
        literals = ", ".join(f"'{word}'" for word in words.values())
        sql = (
            f"INSERT INTO {table} ({', '.join(words)}, id, uid, {', '.join(columns)})"
            f" VALUES ({literals}, ?, ?{', ?' * len(columns)})"
        )
        keyed = map(add, zip(count(first), self._uids), rows)
        while piece := list(islice(keyed, _STEP)):
            self._progress.step(self._done, self._total)
            self.tx.executemany(sql, piece)
        return first


def _uids(moment: datetime) -> Iterator[str]:
    """UUIDs of version 7 (time, counter, 48 random bits): rising ones append to the index, not scatter."""
    milliseconds = f"{int(moment.timestamp() * 1000):012x}"
    lows = [f"{0x8000 | low:04x}" for low in range(_LOWS)]
    for high in count(os.urandom(1)[0]):
        head = f"{milliseconds[:8]}-{milliseconds[8:]}-7{high & 0xFFF:03x}"
        digits = os.urandom(6 * _LOWS).hex("-", 6).split("-")
        yield from map("-".join, zip(repeat(head), lows, digits))


def organization_ids(bulk: BulkInsert, names: Iterable[str]) -> dict[str, int]:
    """The id of each employer, found by its folded name or added."""
    known = {
        key: found
        for found, key in bulk.tx.execute("SELECT id, sort_name FROM organization ORDER BY id DESC")
    }
    keys = {name: sort_key(name) for name in dict.fromkeys(names) if name}
    added: dict[str, str] = {}
    for name, key in keys.items():
        if key not in known:
            added.setdefault(key, name)
    first = bulk.insert("organization", ("name", "sort_name"), ((name, key) for key, name in added.items()))
    known.update(zip(added, count(first)))
    return {name: known[key] for name, key in keys.items()}


def tag_ids(bulk: BulkInsert, names: Iterable[str]) -> dict[str, int]:
    """The id of each tag, whatever its case, found or added."""
    known = {name.lower(): found for found, name in bulk.tx.execute("SELECT id, name FROM tag")}
    wanted = {name: name.lower() for name in dict.fromkeys(map(clean, names)) if name}
    added: dict[str, str] = {}
    for name, key in wanted.items():
        if key not in known:
            added.setdefault(key, name)
    first = bulk.insert("tag", ("name",), ((name,) for name in added.values()))
    known.update(zip(added, count(first)))
    return {name: known[key] for name, key in wanted.items()}
