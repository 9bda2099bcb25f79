"""How many people said the same about one thing, and how many the opposite.

Takeaways about one thing share a claim, and each stands on one of its two sides. So "the same" and "the
opposite" carry over: who says the same as someone who says the opposite, says the opposite.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple


class Side(NamedTuple):
    """On which claim a takeaway bears and on which of its two sides it stands."""

    claim: str
    disagrees: bool


class Statement(NamedTuple):
    """Who said something on a claim, when, and on which side."""

    id: int
    person: int
    said_at: datetime
    disagrees: bool


class Tally(NamedTuple):
    """How many people stand on a side, and how many on the other."""

    same: int
    opposite: int


def related(
    sides: Mapping[int, Side], takeaway: int, other: int, *, opposite: bool, fresh: str
) -> dict[int, Side]:
    """The sides that change when one takeaway is said to be the same as another, or the opposite.

    `sides` holds all that share a claim with either; `fresh` names a new claim. Two claims become one, that
    of `other`. On one claim already, the takeaway alone changes sides: the newest word on it counts.
    """
    target = sides.get(other, Side(fresh, disagrees=False))
    mine = sides.get(takeaway)
    wanted = target.disagrees is not opposite
    changed = {other: target, takeaway: Side(target.claim, wanted)}
    if mine is not None and mine.claim != target.claim:
        turned = mine.disagrees is not wanted
        changed |= {
            key: Side(target.claim, side.disagrees is not turned)
            for key, side in sides.items()
            if side.claim == mine.claim
        }
    return {key: side for key, side in changed.items() if sides.get(key) != side}


def tally(statements: Iterable[Statement], *, disagrees: bool) -> Tally:
    """How many people stand on this side and on the other; of several words of a person the last counts."""
    last = last_words(statements)
    same = sum(word.disagrees is disagrees for word in last)
    return Tally(same, len(last) - same)


def last_words(statements: Iterable[Statement]) -> list[Statement]:
    """The last word of each person on a claim, the oldest first."""
    found: dict[int, Statement] = {}
    for statement in sorted(statements, key=lambda each: (each.said_at, each.id)):
        found[statement.person] = statement
    return sorted(found.values(), key=lambda each: (each.said_at, each.id))
