"""Who stands under whom, with several referrers and loops."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klatch.domain.referral_tree import Link, ReferralTree, build


def tree(*pairs: tuple[int, int]) -> ReferralTree:
    return build([Link(number, *pair) for number, pair in enumerate(pairs, start=1)])


def ids(links: tuple[Link, ...]) -> list[int]:
    return [link.id for link in links]


def test_chains_and_families_keep_the_order_of_time() -> None:
    found = tree((1, 3), (2, 5), (1, 2), (3, 4))
    assert found.order == (1, 3, 4, 2, 5)
    assert found.roots == (1,)
    assert found.children == {1: (3, 2), 2: (5,), 3: (4,)}
    assert (found.further, found.loops) == ((), ())


def test_whoever_pointed_first_counts_and_others_are_kept_beside_the_tree() -> None:
    found = tree((1, 3), (2, 3), (3, 4))
    assert found.roots == (1, 2)
    assert found.parent == {3: 1, 4: 3}
    assert ids(found.further) == [2]
    assert found.led_to(2) == (3, 4)


def test_a_loop_is_cut_where_it_closed() -> None:
    found = tree((1, 2), (2, 3), (3, 1))
    assert found.order == (1, 2, 3)
    assert ids(found.loops) == [3]
    assert found.led_to(1) == (2, 3)
    assert found.led_to(3) == (1, 2)


def test_who_pointed_to_the_first_of_a_loop_later_comes_above_it() -> None:
    found = tree((1, 2), (2, 1), (3, 1))
    assert found.order == (3, 1, 2)
    assert (ids(found.further), ids(found.loops)) == ([], [2])


def test_a_person_who_points_to_an_ancestor_that_has_a_referrer_makes_a_loop() -> None:
    found = tree((1, 2), (2, 3), (3, 2))
    assert (found.parent, ids(found.loops)) == ({2: 1, 3: 2}, [3])


def test_nobody_came_through_somebody_who_pointed_to_nobody() -> None:
    found = tree((1, 2))
    assert found.led_to(2) == found.led_to(9) == ()
    assert build([]).order == ()


def test_a_chain_of_two_thousand_is_no_trouble() -> None:
    links = [(person, person + 1) for person in range(1, 2001)]
    assert tree(*links).led_to(1) == tuple(range(2, 2002))
    assert tree(*reversed(links)).order == tuple(range(1, 2002))


untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
pairs = st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda pair: pair[0] != pair[1])


@untimed
@given(st.lists(pairs, unique=True, max_size=40))
def test_everybody_stands_once_and_no_link_is_lost(given_pairs: list[tuple[int, int]]) -> None:
    found = tree(*given_pairs)
    people = {person for pair in given_pairs for person in pair}
    assert sorted(found.order) == sorted(people)
    in_tree = {(above, person) for person, above in found.parent.items()}
    beside = [(link.referrer, link.referred) for link in (*found.further, *found.loops)]
    assert sorted([*in_tree, *beside]) == sorted(given_pairs)
    for person, above in found.parent.items():
        assert found.order.index(above) < found.order.index(person)
        assert person in found.children[above]


@untimed
@given(st.lists(pairs, unique=True, max_size=40))
def test_a_loop_leads_to_an_ancestor_and_a_further_link_does_not(
    given_pairs: list[tuple[int, int]],
) -> None:
    found = tree(*given_pairs)

    def ancestors(person: int) -> set[int]:
        above = {person}
        while (person := found.parent.get(person, 0)) and person not in above:
            above.add(person)
        return above

    assert all(link.referred in ancestors(link.referrer) for link in found.loops)
    assert not any(link.referred in ancestors(link.referrer) for link in found.further)
    assert all(link.referred in found.parent for link in found.further)


@untimed
@given(st.lists(pairs, unique=True, max_size=40))
def test_who_came_through_a_person_is_whom_the_links_reach(given_pairs: list[tuple[int, int]]) -> None:
    found = tree(*given_pairs)
    for person in found.order:
        reached = {person}
        for _ in found.order:
            reached |= {target for source, target in given_pairs if source in reached}
        through = found.led_to(person)
        assert set(through) == reached - {person}
        assert len(through) == len(set(through))
