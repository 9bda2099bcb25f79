"""Where everything on the map is, and what of it lies in a rectangle."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from klatch.domain.referral_tree import Link
from klatch.domain.tidy_tree import spots
from klatch.services.reading.referral_map import ReferralMap
from klatch.ui.contacts.map.route import Route

YOU = 0
"""The node all chains begin at."""
_CIRCLE, _FIRST = 44, 74
_WIDE, _HIGH = 192, 40
_PITCH = 224
_STEP, _FAMILIES = 48, 58 / 48
_MARGIN = 18
_SWING = 36


class Beside(NamedTuple):
    """A link beside the tree: a further referrer, or one that leads back."""

    source: int
    target: int
    route: Route
    is_loop: bool


class Column:
    """The nodes of one level from top to bottom, and the links that lead to them.

    A tidy tree keeps its order on every level, so that both ends of these links only ever go down: what a
    rectangle shows of them is one stretch.
    """

    def __init__(self, left: float) -> None:
        self.left = left
        self.nodes: list[int] = []
        self.middles: list[float] = []
        self.upper: list[float] = []
        self.lower: list[float] = []

    def add(self, node: int, middle: float, above: float) -> None:
        """Put a node below those there are; `above` is the height of the node it hangs on."""
        self.nodes.append(node)
        self.middles.append(middle)
        self.upper.append(min(middle, above))
        self.lower.append(max(middle, above))


class Plan:
    """The drawing of a map at a scale, from left to right or mirrored; nodes are numbered, 0 is You."""

    def __init__(self, shown: ReferralMap, scale: float = 1.0, *, mirrored: bool = False) -> None:
        tree = shown.tree
        self.people = (YOU, *tree.order)
        self.scale = scale
        self.mirrored = mirrored
        self._number = {person: number for number, person in enumerate(self.people)}
        self.children = [self._numbered(tree.roots)]
        self.children += [self._numbered(tree.children.get(person, ())) for person in tree.order]
        self.parent = [YOU] * len(self.people)
        for node, below in enumerate(self.children):
            for child in below:
                self.parent[child] = node
        placed = spots(self.children, others=_FAMILIES)
        self._depth = [spot.depth for spot in placed]
        self._middle = [spot.across * _STEP * scale for spot in placed]
        self._left = [self._left_of(depth) for depth in range(max(self._depth) + 1)]
        self.columns = self._columns()
        self.routes = [self._onwards(self.parent[node], node) for node in range(len(self.people))]
        self.beside = [self._beside(link, is_loop=False) for link in tree.further]
        self.beside += [self._beside(link, is_loop=True) for link in tree.loops]

    @property
    def extent(self) -> QRectF:
        """The room everything takes, with a margin."""
        around = QRectF(self.box(YOU))
        for column in self.columns[1:]:
            around |= self.box(column.nodes[0]) | self.box(column.nodes[-1])
        margin = _MARGIN * self.scale
        # Links between nodes of one level swing out beyond it.
        swing = _SWING * self.scale if self.beside else 0.0
        side = (margin + swing, margin) if self.mirrored else (margin, margin + swing)
        return around.adjusted(-side[0], -margin, side[1], margin)

    def node_of(self, person: int) -> int:
        """The number of a person; -1 when they are not on the map."""
        return self._number.get(person, -1)

    def box(self, node: int) -> QRectF:
        """The room of a node."""
        scale = self.scale
        wide, high = (_CIRCLE, _CIRCLE) if node == YOU else (_WIDE, _HIGH)
        left, middle = self._left[self._depth[node]], self._middle[node]
        return QRectF(left, middle - high * scale / 2, wide * scale, high * scale)

    def depth(self, node: int) -> int:
        """The level of a node; You stand on level 0."""
        return self._depth[node]

    def at(self, point: QPointF) -> int:
        """The node at a point, -1 where there is none."""
        near = QRectF(point.x() - 1, point.y() - 1, 2, 2)
        return next((node for node in self.within(near) if self.box(node).contains(point)), -1)

    def within(self, area: QRectF) -> Iterator[int]:
        """The nodes that touch an area."""
        half = _CIRCLE * self.scale / 2
        for column in self._columns_within(area, links=False):
            first = bisect_left(column.middles, area.top() - half)
            last = bisect_right(column.middles, area.bottom() + half)
            yield from column.nodes[first:last]

    def links_within(self, area: QRectF) -> Iterator[int]:
        """The nodes whose link to the one they hang on touches an area."""
        for column in self._columns_within(area, links=True):
            first = bisect_left(column.lower, area.top())
            last = bisect_right(column.upper, area.bottom())
            yield from column.nodes[first:last]

    def neighbour(self, node: int, by: int) -> int:
        """The node above or below on the same level; the node itself at the end."""
        nodes = self.columns[self.depth(node)].nodes
        place = nodes.index(node) + by
        return nodes[place] if 0 <= place < len(nodes) else node

    def _left_of(self, depth: int) -> float:
        left, wide = (_FIRST + (depth - 1) * _PITCH, _WIDE) if depth else (0, _CIRCLE)
        return (-left - wide if self.mirrored else left) * self.scale

    def _columns(self) -> list[Column]:
        found: list[Column] = []
        level = [YOU]
        while level:
            column = Column(self._left[len(found)])
            for node in level:
                column.add(node, self._middle[node], self._middle[self.parent[node]])
            found.append(column)
            level = [child for node in level for child in self.children[node]]
        return found

    def _columns_within(self, area: QRectF, *, links: bool) -> Iterator[Column]:
        """Those whose nodes, or whose links, reach into the sides of an area."""
        for depth, column in enumerate(self.columns):
            left, right = column.left, column.left + (_WIDE if depth else _CIRCLE) * self.scale
            if links:
                if not depth:
                    continue
                before = self.box(self.columns[depth - 1].nodes[0])
                left, right = (right, before.left()) if self.mirrored else (before.right(), left)
            if left <= area.right() and right >= area.left():
                yield column

    def _numbered(self, people: tuple[int, ...]) -> list[int]:
        return [self._number[person] for person in people]

    def _sides(self, node: int) -> tuple[float, float]:
        """Where links come in, and where they go out."""
        left = self._left[self._depth[node]]
        right = left + (_CIRCLE if node == YOU else _WIDE) * self.scale
        return (right, left) if self.mirrored else (left, right)

    def _onwards(self, source: int, target: int) -> Route:
        """A link to the next level or beyond, as those of the tree go."""
        begin, end = self._sides(source)[1], self._sides(target)[0]
        return Route(begin, self._middle[source], (begin + end) / 2, end, self._middle[target])

    def _beside(self, link: Link, *, is_loop: bool) -> Beside:
        source, target = self._number[link.referrer], self._number[link.referred]
        if self._depth[target] > self._depth[source]:
            return Beside(source, target, self._onwards(source, target), is_loop)
        # Up, down or back it goes around the far side of both.
        begin, end, swing = self._sides(source)[1], self._sides(target)[1], _SWING * self.scale
        turn = min(begin, end) - swing if self.mirrored else max(begin, end) + swing
        route = Route(begin, self._middle[source], turn, end, self._middle[target])
        return Beside(source, target, route, is_loop)
