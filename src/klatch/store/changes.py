"""What a transaction changed, and who wants to know."""

from collections.abc import Callable
from functools import cached_property
from typing import Literal, NamedTuple

import apsw

from klatch.support.frozen import frozen

Origin = Literal["write", "undo", "redo", "outside"]


class Rows(NamedTuple):
    """Ids of one table that a transaction touched."""

    inserted: frozenset[int] = frozenset()
    updated: frozenset[int] = frozenset()
    deleted: frozenset[int] = frozenset()

    @property
    def all(self) -> frozenset[int]:
        """Every id touched."""
        return self.inserted | self.updated | self.deleted


NOTHING = Rows()


@frozen
class Change:
    """One committed transaction: its label, its changeset and where it came from.

    `bulk` means so many rows that views should read afresh rather than look at ids.
    """

    label: str
    origin: Origin
    blob: bytes
    bulk: bool = False

    @cached_property
    def rows(self) -> dict[str, Rows]:
        """The touched ids per table, read from the changeset when first asked for."""
        found: dict[str, tuple[set[int], set[int], set[int]]] = {}
        for change in apsw.Changeset.iter(self.blob):
            inserted, updated, deleted = found.setdefault(change.name, (set(), set(), set()))
            if change.opcode == apsw.SQLITE_UPDATE:
                updated.add(_id(change.old))
            elif (change.opcode == apsw.SQLITE_INSERT) == (self.origin != "undo"):
                inserted.add(_id(change.old or change.new))
            else:
                deleted.add(_id(change.old or change.new))
        return {table: Rows(*(frozenset(ids) for ids in sets)) for table, sets in found.items()}

    def of(self, table: str) -> Rows:
        """The touched ids of one table."""
        return self.rows.get(table, NOTHING)

    def touches(self, *tables: str) -> bool:
        """Whether any of the tables may have changed; always true for bulk and outside changes."""
        return self.bulk or self.origin == "outside" or any(table in self.rows for table in tables)


def _id(values: tuple[object, ...] | None) -> int:
    key = values[0] if values else None
    if not isinstance(key, int):
        raise TypeError("a tracked table without an integer id")
    return key


class Bus:
    """Tells subscribers about each change, in the order of subscription, on the thread that committed."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[[Change], None]] = []

    def subscribe(self, subscriber: Callable[[Change], None]) -> None:
        """Call `subscriber` after every commit."""
        self._subscribers.append(subscriber)

    def unsubscribe(self, subscriber: Callable[[Change], None]) -> None:
        """Stop calling it."""
        self._subscribers.remove(subscriber)

    def announce(self, change: Change) -> None:
        """Tell everybody."""
        for subscriber in tuple(self._subscribers):
            subscriber(change)
