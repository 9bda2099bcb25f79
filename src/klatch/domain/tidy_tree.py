"""Places for the nodes of a tree, tidily, in linear time.

The algorithm is that of C. Buchheim, M. Jünger and S. Leipert, "Improving Walker's Algorithm to Run in Linear
Time" (Graph Drawing 2002): subtrees are drawn on their own, pushed together as close as their outlines allow,
and each parent stands over the middle of its children. It is written without recursion, because a chain of
introductions may be longer than Python's stack.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Spot(NamedTuple):
    """Where a node goes: its level below the root, and its place across the levels."""

    depth: int
    across: float


def spots(children: Sequence[Sequence[int]], *, siblings: float = 1.0, others: float = 1.0) -> list[Spot]:
    """A spot for each node; node 0 is the root, `children` lists everybody's in order.

    `siblings` is how far the children of one node stand apart at least, `others` all other neighbours.
    The least `across` is 0.
    """
    return _Drawing(children, siblings, others).spots()


class _Drawing:
    """The names are those of the paper: prelim, mod, shift, change, thread, ancestor."""

    def __init__(self, children: Sequence[Sequence[int]], siblings: float, others: float) -> None:
        count = len(children)
        self._children = children
        self._siblings, self._others = siblings, others
        self._parent = [-1] * count
        self._number = [0] * count
        self._depth = [0] * count
        self._middle = [0.0] * count
        self._prelim = [0.0] * count
        self._mod = [0.0] * count
        self._shift = [0.0] * count
        self._change = [0.0] * count
        self._thread = [-1] * count
        self._ancestor = list(range(count))
        self._order = self._by_levels()

    def spots(self) -> list[Spot]:
        """Draw every subtree after those inside it, then add up what each was moved by."""
        for node in reversed(self._order):
            if self._children[node]:
                self._place_children(node)
        across = [0.0] * len(self._children)
        moved = [0.0] * len(self._children)
        for node in self._order[1:]:
            above = self._parent[node]
            across[node] = self._prelim[node] + moved[above]
            moved[node] = self._mod[node] + moved[above]
        across[0] = self._middle[0]
        least = min(across)
        return [Spot(depth, place - least) for depth, place in zip(self._depth, across, strict=True)]

    def _by_levels(self) -> list[int]:
        order = [0]
        for node in order:  # grows as it is read
            for number, child in enumerate(self._children[node]):
                self._parent[child] = node
                self._number[child] = number
                self._depth[child] = self._depth[node] + 1
                order.append(child)
        return order

    def _place_children(self, node: int) -> None:
        """Put the subtrees of a node side by side; they are drawn already."""
        children = self._children[node]
        default = children[0]
        for number, child in enumerate(children):
            self._prelim[child] = self._middle[child]
            if number:
                self._prelim[child] = self._prelim[children[number - 1]] + self._siblings
                self._mod[child] = self._prelim[child] - self._middle[child]
                default = self._apportion(child, default)
        self._execute_shifts(children)
        self._middle[node] = (self._prelim[children[0]] + self._prelim[children[-1]]) / 2

    def _apportion(self, node: int, default: int) -> int:
        """Push a subtree away from all those before it, along the outlines that face each other."""
        prelim, mod = self._prelim, self._mod
        family = self._children[self._parent[node]]
        inner_right = outer_right = node
        inner_left, outer_left = family[self._number[node] - 1], family[0]
        sum_ir = sum_or = mod[node]
        sum_il, sum_ol = mod[inner_left], mod[outer_left]
        left, right = self._next_right(inner_left), self._next_left(inner_right)
        while left >= 0 and right >= 0:
            inner_left, inner_right = left, right
            outer_left, outer_right = self._next_left(outer_left), self._next_right(outer_right)
            self._ancestor[outer_right] = node
            shift = prelim[inner_left] + sum_il - prelim[inner_right] - sum_ir + self._others
            if shift > 0:
                self._move_subtree(self._ancestor_beside(inner_left, node, default), node, shift)
                sum_ir += shift
                sum_or += shift
            sum_il += mod[inner_left]
            sum_ir += mod[inner_right]
            sum_ol += mod[outer_left]
            sum_or += mod[outer_right]
            left, right = self._next_right(inner_left), self._next_left(inner_right)
        if left >= 0 and self._next_right(outer_right) < 0:
            self._thread[outer_right] = left
            mod[outer_right] += sum_il - sum_or
        if right >= 0 and self._next_left(outer_left) < 0:
            self._thread[outer_left] = right
            mod[outer_left] += sum_ir - sum_ol
            default = node
        return default

    def _move_subtree(self, before: int, node: int, shift: float) -> None:
        """Move a subtree; those between it and `before` get their part of it later."""
        between = self._number[node] - self._number[before]
        self._change[node] -= shift / between
        self._shift[node] += shift
        self._change[before] += shift / between
        self._prelim[node] += shift
        self._mod[node] += shift

    def _execute_shifts(self, children: Sequence[int]) -> None:
        shift = change = 0.0
        for child in reversed(children):
            self._prelim[child] += shift
            self._mod[child] += shift
            change += self._change[child]
            shift += self._shift[child] + change

    def _ancestor_beside(self, node: int, beside: int, default: int) -> int:
        ancestor = self._ancestor[node]
        return ancestor if self._parent[ancestor] == self._parent[beside] else default

    def _next_left(self, node: int) -> int:
        """The next node down the left outline, -1 at its end."""
        children = self._children[node]
        return children[0] if children else self._thread[node]

    def _next_right(self, node: int) -> int:
        """The next node down the right outline, -1 at its end."""
        children = self._children[node]
        return children[-1] if children else self._thread[node]
