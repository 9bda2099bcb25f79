"""Scores of a path: before and after, counted by conversation, and never sure on few."""

from __future__ import annotations

from statistics import fmean

from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.fit import ENOUGH, Dimension, Summary, overall, summary

ENERGY, SKILLS = Dimension.ENERGY, Dimension.SKILLS
SCORES = st.dictionaries(st.sampled_from(list(Dimension)), st.integers(1, 5))


def test_one_dimension_counts_the_talks_that_scored_it() -> None:
    talks = [{ENERGY: 2, SKILLS: 5}, {SKILLS: 1}, {ENERGY: 5}, {}]
    assert summary({ENERGY: 4}, talks, ENERGY) == Summary(4, 3.5, 2, 5, 2)
    assert summary({ENERGY: 4}, talks, SKILLS) == Summary(None, 3, 1, 5, 2)
    assert summary({}, [], ENERGY) == Summary(None, None, None, None, 0)


def test_overall_each_talk_counts_once_however_much_it_scored() -> None:
    talks = [dict.fromkeys(Dimension, 5), {ENERGY: 1}, {}]
    assert overall({ENERGY: 2, SKILLS: 3}, talks) == Summary(2.5, 3, 1, 5, 2)
    assert overall({}, []) == Summary(None, None, None, None, 0)


def test_fewer_than_five_talks_are_few() -> None:
    talks = [{ENERGY: 3}] * ENOUGH
    assert not summary({}, talks, ENERGY).few
    assert summary({}, talks[1:], ENERGY).few


@given(SCORES, st.lists(SCORES, max_size=8))
def test_an_average_lies_between_its_ends(
    before: dict[Dimension, int], talks: list[dict[Dimension, int]]
) -> None:
    for found in (overall(before, talks), *(summary(before, talks, each) for each in Dimension)):
        if found.after is None or found.lowest is None or found.highest is None:
            assert (found.lowest, found.highest, found.number) == (None, None, 0)
        else:
            assert found.lowest <= found.after <= found.highest or abs(found.after - found.lowest) < 1e-9
            assert 0 < found.number <= len(talks)
    given_ = [fmean(scores.values()) for scores in talks if scores]
    assert overall(before, talks).number == len(given_)
