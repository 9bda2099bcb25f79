"""A list of which the beginning is known."""

from __future__ import annotations

from array import array

import pytest

from klatch.store.queries.order import Order

WHOLE = array("q", [7, 3, 9, 1, 5])


class Reading:
    """Counts how often the whole list was read."""

    def __init__(self, ids: array[int]) -> None:
        self.ids = ids
        self.times = 0

    def __call__(self) -> array[int]:
        self.times += 1
        return self.ids


def test_the_beginning_is_enough_for_the_beginning() -> None:
    read = Reading(WHOLE)
    order = Order(WHOLE[:2], 5, read)
    assert len(order) == 5
    assert (order[0], order[1]) == (7, 3)
    assert list(order[:2]) == [7, 3]
    assert order.index(3) == 1
    assert 7 in order
    assert read.times == 0


@pytest.mark.parametrize("at", [2, -1, slice(0, 3), slice(-2, None), slice(None, -4), slice(None, None, -1)])
def test_the_rest_is_read_once_when_it_is_asked_for(at: int | slice) -> None:
    read = Reading(WHOLE)
    order = Order(WHOLE[:2], 5, read)
    assert order[at] == WHOLE[at]
    assert list(order) == list(WHOLE)
    assert order.index(5) == 4
    assert order.size == 10
    assert 2 not in order
    with pytest.raises(ValueError, match="not in"):
        order.index(2)
    assert read.times == 1


@pytest.mark.parametrize("ids", [[7, 3, 9], [2, 7, 3, 9, 1, 5]])
def test_what_was_shown_stays_when_somebody_else_has_written_since(ids: list[int]) -> None:
    order = Order(WHOLE[:2], 5, Reading(array("q", ids)))
    assert len(list(order)) == len(order) == 5
    assert list(order[:2]) == [7, 3]


def test_lists_are_the_same_when_both_are_known_and_so() -> None:
    known, begun = Order.of(WHOLE), Order(WHOLE[:2], 5, Reading(WHOLE))
    assert known == Order.of(WHOLE[:])
    assert known != Order.of(WHOLE[:4])
    assert begun == begun
    assert begun != known
    assert list(begun)
    assert begun == known
    assert known != list(WHOLE)
