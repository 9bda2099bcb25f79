"""Same and opposite: counted by people, carried over, in any order of saying so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.evidence import Side, Statement, Tally, last_words, related, tally

START = datetime(2026, 11, 23, tzinfo=UTC)


def said(key: int, person: int, day: int = 0, *, disagrees: bool = False) -> Statement:
    return Statement(key, person, START + timedelta(days=day), disagrees)


def test_three_said_the_same_and_one_the_opposite() -> None:
    words = [said(1, 1), said(2, 2), said(3, 3), said(4, 4, disagrees=True)]
    assert tally(words, disagrees=False) == Tally(same=3, opposite=1)
    assert tally(words, disagrees=True) == Tally(same=1, opposite=3)
    assert tally([], disagrees=False) == (0, 0)


def test_a_person_counts_once_by_the_last_word() -> None:
    words = [said(1, 1, day=2), said(2, 1, day=1, disagrees=True), said(3, 2, day=3), said(4, 2, day=3)]
    assert tally(words, disagrees=False) == (2, 0)
    assert [word.id for word in last_words(words)] == [1, 4]
    words.append(said(5, 1, day=9, disagrees=True))
    assert tally(words, disagrees=False) == (1, 1)


def test_two_claims_become_one_and_opposites_carry_over() -> None:
    sides = {1: Side("a", False), 2: Side("a", True), 3: Side("b", False), 4: Side("b", True)}
    # 2 says the same as 3: so 1, which says the opposite of 2, says the same as 4.
    assert related(sides, 2, 3, opposite=False, fresh="c") == {1: Side("b", True), 2: Side("b", False)}
    assert related(sides, 2, 3, opposite=True, fresh="c") == {1: Side("b", False), 2: Side("b", True)}


def test_on_one_claim_a_takeaway_changes_sides_alone() -> None:
    sides = {1: Side("a", False), 2: Side("a", False), 3: Side("a", False)}
    assert related(sides, 2, 3, opposite=True, fresh="c") == {2: Side("a", True)}
    assert related(sides, 2, 3, opposite=False, fresh="c") == {}


def test_the_first_two_open_a_claim() -> None:
    assert related({}, 1, 2, opposite=True, fresh="new") == {1: Side("new", True), 2: Side("new", False)}
    known = {2: Side("a", True)}
    assert related(known, 1, 2, opposite=False, fresh="new") == {1: Side("a", True)}
    assert related(known, 2, 1, opposite=False, fresh="new") == {1: Side("new", False), 2: Side("new", False)}


LINKS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.booleans()), max_size=14)


@given(LINKS)
def test_whatever_is_linked_holds_and_carries_over(links: list[tuple[int, int, bool]]) -> None:
    """Against a search through the links themselves, for links that join what was apart."""
    sides: dict[int, Side] = {}
    edges: dict[int, dict[int, bool]] = {key: {} for key in range(8)}
    for number, (one, two, opposite) in enumerate(links):
        if one == two:
            continue
        apart = two not in signs(edges, one)
        sides |= related(sides, one, two, opposite=opposite, fresh=f"claim {number}")
        assert sides[one].claim == sides[two].claim
        assert (sides[one].disagrees is not sides[two].disagrees) == opposite
        if apart:
            edges[one][two] = edges[two][one] = opposite
        else:  # a changed mind: all other links of the one are replaced by this one
            rest = rebuilt(edges, one)
            rest[one][two] = rest[two][one] = opposite
            edges = rest
    for one in range(8):
        for two, sign in signs(edges, one).items():
            if one != two:
                assert sides[one].claim == sides[two].claim
                assert (sides[one].disagrees is not sides[two].disagrees) == sign
    together = {(a, b) for a in sides for b in sides if sides[a].claim == sides[b].claim}
    assert together == {(a, b) for a in sides for b in signs(edges, a)}


def signs(edges: dict[int, dict[int, bool]], start: int) -> dict[int, bool]:
    """Everything reachable, and whether it is the opposite."""
    found, open_ = {start: False}, [start]
    while open_:
        here = open_.pop()
        for there, opposite in edges[here].items():
            if there not in found:
                found[there] = found[here] is not opposite
                open_.append(there)
    return found


def rebuilt(edges: dict[int, dict[int, bool]], without: int) -> dict[int, dict[int, bool]]:
    """The same groups with one taken out: each other one linked to the first of its group."""
    result: dict[int, dict[int, bool]] = {key: {} for key in edges}
    done = {without}
    for key in edges:
        if key in done:
            continue
        for there, opposite in signs(edges, key).items():
            if there not in (key, without):
                result[key][there] = result[there][key] = opposite
            done.add(there)
    return result
