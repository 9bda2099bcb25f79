"""A long list of ids of which a table shows the beginning."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import overload


class Order(Sequence[int]):
    """Ids in an order: the first ones and their number at once, the others when somebody asks for them.

    Equal to another one only when both are known to the end.
    """

    def __init__(self, first: array[int], number: int, read: Callable[[], array[int]] | None = None) -> None:
        self._first = first
        self._number = number
        self._read = read

    @classmethod
    def of(cls, ids: array[int]) -> Order:
        """A list that is known to the end."""
        return cls(ids, len(ids))

    @cached_property
    def size(self) -> int:
        """One more than the greatest of the ids."""
        return max(self, default=0) + 1

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> array[int]: ...
    def __getitem__(self, at: int | slice) -> int | array[int]:
        return self._first[at] if self._is_near(at) else self._whole()[at]

    def __iter__(self) -> Iterator[int]:
        return iter(self._whole())

    def __contains__(self, key: object) -> bool:
        return key in self._first or key in self._whole()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Order):
            return NotImplemented
        return self is other or (self._read is other._read is None and self._first == other._first)

    __hash__ = None  # type: ignore[assignment]

    def index(self, value: int, *_between: int) -> int:
        """Where an id stands. Raises ValueError."""
        try:
            return self._first.index(value)
        except ValueError:
            return self._whole().index(value)

    def _is_near(self, at: int | slice) -> bool:
        if isinstance(at, int):
            return 0 <= at < len(self._first)
        start, stop, step = at.start or 0, at.stop, at.step or 1
        return stop is not None and 0 <= stop <= len(self._first) and start >= 0 and step > 0

    def _whole(self) -> array[int]:
        if self._read is not None:
            ids = self._read()[: self._number]
            # Somebody else has written since: what is shown keeps its length until they are heard of.
            ids.extend([0] * (self._number - len(ids)))
            ids[: len(self._first)] = self._first
            self._first, self._read = ids, None
        return self._first
