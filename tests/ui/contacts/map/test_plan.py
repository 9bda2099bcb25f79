"""Where everything is: what lies in a rectangle is what a look at each node and link finds."""

from __future__ import annotations

from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from klatch.domain.referral_tree import Link, build
from klatch.domain.vocabulary import Source, Stage
from klatch.services.reading.referral_map import MapPerson, ReferralMap
from klatch.ui.contacts.map.plan import YOU, Plan
from klatch.ui.contacts.map.route import Route


def map_of(pairs: list[tuple[int, int]]) -> ReferralMap:
    links = tuple(Link(number, *pair) for number, pair in enumerate(pairs, start=1))
    ids = {person for pair in pairs for person in pair}
    people = {key: MapPerson(key, f"P{key}", "", "", Stage.MET, Source.OTHER) for key in ids}
    return ReferralMap(build(links), people, links, 0)


untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
pairs = st.tuples(st.integers(1, 30), st.integers(1, 30)).filter(lambda pair: pair[0] != pair[1])
maps = st.lists(pairs, unique=True, max_size=50).map(map_of)
areas = st.builds(QRectF, st.floats(-1500, 1500), st.floats(-200, 1500), st.floats(1, 900), st.floats(1, 900))


@untimed
@given(maps, st.booleans())
def test_nodes_keep_apart_and_inside_the_extent(shown: ReferralMap, mirrored: bool) -> None:
    plan = Plan(shown, 1.5, mirrored=mirrored)
    boxes = [plan.box(node) for node in range(len(plan.people))]
    assert all(plan.extent.contains(box) for box in boxes)
    for one, other in combinations(boxes, 2):
        assert not one.adjusted(1, 1, -1, -1).intersects(other)


@untimed
@given(maps, areas, st.booleans())
def test_what_an_area_shows(shown: ReferralMap, area: QRectF, mirrored: bool) -> None:
    plan = Plan(shown, mirrored=mirrored)
    within, links = set(plan.within(area)), set(plan.links_within(area))
    for node in range(len(plan.people)):
        if plan.box(node).intersects(area):
            assert node in within
        if node != YOU and drawn(plan.routes[node]).boundingRect().intersects(area):
            assert node in links


@untimed
@given(maps, st.booleans())
def test_a_node_is_found_at_its_place_and_nowhere_else(shown: ReferralMap, mirrored: bool) -> None:
    plan = Plan(shown, mirrored=mirrored)
    for node in range(len(plan.people)):
        box = plan.box(node)
        assert plan.at(box.center()) == node
        below = box.center()
        below.setY(box.bottom() + 2)
        assert plan.at(below) != node


def test_the_mirrored_plan_is_the_plan_seen_in_a_mirror() -> None:
    shown = map_of([(1, 2), (1, 3), (3, 4), (2, 4), (4, 1)])
    plan, other = Plan(shown), Plan(shown, mirrored=True)
    for node in range(len(plan.people)):
        box, seen = plan.box(node), other.box(node)
        assert (seen.left(), seen.top()) == (-box.right(), box.top())
    for link, seen_link in zip(plan.beside, other.beside, strict=True):
        assert seen_link.route.begin_x == -link.route.begin_x
        assert seen_link.route.turn == -link.route.turn


def test_further_referrers_and_loops_are_links_of_their_own() -> None:
    plan = Plan(map_of([(1, 2), (2, 3), (1, 3), (3, 1)]))
    beside = [(plan.people[link.source], plan.people[link.target], link.is_loop) for link in plan.beside]
    assert beside == [(1, 3, False), (3, 1, True)]
    loop = plan.beside[1].route
    assert loop.turn > max(loop.begin_x, loop.end_x)  # around the far side


def test_neighbours_stand_on_the_same_level() -> None:
    plan = Plan(map_of([(1, 2), (1, 3), (4, 5)]))
    two, three, five = (plan.node_of(person) for person in (2, 3, 5))
    assert [plan.neighbour(two, 1), plan.neighbour(three, 1)] == [three, five]
    assert [plan.neighbour(two, -1), plan.neighbour(five, 1)] == [two, five]
    assert plan.node_of(99) == -1


def test_a_long_way_is_drawn_as_far_as_it_shows() -> None:
    route = Route(0, 0, 30, 60, 40_000)
    seen = QRectF(0, 20_000, 100, 600)
    path = QPainterPath()
    route.add_to(path, seen, 1.0)
    box = path.boundingRect()
    assert (box.left(), box.right()) == (30, 30)
    assert seen.top() - 10 < box.top() < box.bottom() < seen.bottom() + 10
    ends = QPainterPath()
    route.add_to(ends, QRectF(0, -10, 100, 40_020), 1.0)
    assert ends.elementAt(0).y == 0
    assert ends.currentPosition().y() == 40_000


def drawn(route: Route) -> QPainterPath:
    path = QPainterPath()
    route.add_to(path, QRectF(-1e6, -1e6, 2e6, 2e6), 1.0)
    return path
