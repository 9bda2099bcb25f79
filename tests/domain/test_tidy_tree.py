"""What a tidy drawing promises, tried on made-up trees, and one drawing worked out by hand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klatch.domain.tidy_tree import Spot, spots

SIBLINGS, OTHERS = 1.0, 1.25
Tree = list[list[int]]


def tree_of(parents: list[int]) -> Tree:
    """Node n + 1 hangs under an earlier node."""
    children: Tree = [[] for _ in range(len(parents) + 1)]
    for node, above in enumerate(parents, start=1):
        children[above % node].append(node)
    return children


untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
trees = st.lists(st.integers(0, 40), max_size=60).map(tree_of)


def drawn(tree: Tree) -> list[Spot]:
    return spots(tree, siblings=SIBLINGS, others=OTHERS)


def outline(tree: Tree, node: int) -> list[int]:
    """The subtree of a node, level by level, in order."""
    found = [node]
    for each in found:
        found.extend(tree[each])
    return found


def levels(tree: Tree, nodes: list[int], places: list[Spot]) -> list[list[int]]:
    """The nodes of each level in the order of the tree."""
    by_depth: dict[int, list[int]] = {}
    for node in nodes:
        by_depth.setdefault(places[node].depth, []).append(node)
    return list(by_depth.values())


@untimed
@given(trees)
def test_levels_are_steps_from_the_root(tree: Tree) -> None:
    places = drawn(tree)
    assert places[0].depth == 0
    for node, children in enumerate(tree):
        assert all(places[child].depth == places[node].depth + 1 for child in children)


@untimed
@given(trees)
def test_nobody_overlaps_and_the_order_is_kept(tree: Tree) -> None:
    places = drawn(tree)
    parent = {child: node for node, children in enumerate(tree) for child in children}
    for level in levels(tree, outline(tree, 0), places):
        for before, after in pairwise(level):
            apart = SIBLINGS if parent[before] == parent[after] else OTHERS
            assert places[after].across - places[before].across >= apart - 1e-9


@untimed
@given(trees)
def test_parents_stand_over_the_middle_of_their_children(tree: Tree) -> None:
    places = drawn(tree)
    for node, children in enumerate(tree):
        if children:
            middle = (places[children[0]].across + places[children[-1]].across) / 2
            assert abs(places[node].across - middle) < 1e-9


@untimed
@given(trees, trees)
def test_the_same_subtree_has_the_same_shape_wherever_it_hangs(tree: Tree, around: Tree) -> None:
    """The subtree is drawn alone and hung between others."""
    alone = drawn(tree)
    offset = len(around)
    whole = [list(children) for children in around] + [[c + offset for c in children] for children in tree]
    host = around[0][len(around[0]) // 2] if around[0] else 0
    whole[host].insert(len(whole[host]) // 2, offset)
    places = drawn(whole)
    for node in range(len(tree)):
        moved = places[node + offset].across - places[offset].across
        assert abs(moved - (alone[node].across - alone[0].across)) < 1e-9


@untimed
@given(trees)
def test_the_drawing_begins_at_nought_and_is_no_wider_than_its_levels_need(tree: Tree) -> None:
    places = drawn(tree)
    assert min(place.across for place in places) == 0
    leaves = sum(not children for children in tree)
    assert max(place.across for place in places) <= (leaves - 1) * OTHERS + 1e-9


def test_subtrees_are_pushed_together_by_their_outlines() -> None:
    """A parent of three beside a leaf and another parent of three.

    The children of both take 0 to 2 and, 1.25 on, 3.25 to 5.25, so their parents stand at 1 and 4.25. The
    leaf between is set in the middle of them, the root over all.
    """
    tree = [[1, 2, 3], [4, 5, 6], [], [7, 8, 9], *([] for _ in range(6))]
    across = [round(spot.across, 6) for spot in drawn(tree)]
    assert across == [2.625, 1, 2.625, 4.25, 0, 1, 2, 3.25, 4.25, 5.25]


def test_a_leaf_tucks_in_beside_a_deep_neighbour() -> None:
    """Only the level both reach matters: the deep child of the second does not keep the third away."""
    tree = [[1, 2, 3], [], [4], [], [5], []]
    assert [spot.across for spot in drawn(tree)] == [1, 0, 1, 2, 1, 1]


def test_a_chain_of_two_thousand_is_no_trouble() -> None:
    chain = [[node + 1] for node in range(2000)] + [[]]
    places = drawn(chain)
    assert places[-1] == Spot(2000, 0)


def test_one_node_alone() -> None:
    assert spots([[]]) == [Spot(0, 0)]
