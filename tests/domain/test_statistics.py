"""Intervals against published tables, and against a computation of another kind in exact fractions."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.statistics import FEW, NONE, Rate, difference, higher, most_less_than, wilson

Z = 1.959963984540054
COUNTS = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
RATES = COUNTS.map(lambda pair: Rate(*pair))


# Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998),
# table I, method 3 (score), and the sums of two pages of the kind one does by hand.
@pytest.mark.parametrize(
    ("hits", "cases", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (9, 12, 0.4677, 0.9111),
        (5, 5, 0.5655, 1.0000),
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilson_as_published(hits: int, cases: int, low: float, high: float) -> None:
    assert wilson(hits, cases) == pytest.approx((low, high), abs=5e-5)


# Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine
# 17 (1998), table II, method 10.
@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        (Rate(56, 70), Rate(48, 80), 0.0524, 0.3339),
        (Rate(9, 10), Rate(3, 10), 0.1705, 0.8090),
        (Rate(6, 7), Rate(2, 7), 0.0582, 0.8062),
        (Rate(5, 56), Rate(0, 29), -0.0381, 0.1926),
        (Rate(0, 10), Rate(0, 20), -0.1611, 0.2775),
        (Rate(0, 10), Rate(0, 10), -0.2775, 0.2775),
        (Rate(10, 10), Rate(0, 20), 0.6791, 1.0000),
        (Rate(10, 10), Rate(0, 10), 0.6075, 1.0000),
    ],
)
def test_differences_as_published(first: Rate, second: Rate, low: float, high: float) -> None:
    assert difference(first, second) == pytest.approx((low, high), abs=5e-5)


def inside(share: Fraction, hits: int, cases: int) -> bool:
    """The score test itself: whether so many hits are no more than z deviations from what `share` expects."""
    away = Fraction(hits, cases) - share
    return away * away * cases <= Fraction(Z) ** 2 * share * (1 - share)


@given(COUNTS)
def test_wilson_ends_where_the_score_test_begins_to_reject(pair: tuple[int, int]) -> None:
    hits, cases = pair
    low, high = (Fraction(bound) for bound in wilson(hits, cases))
    step = Fraction(1, 10**9)
    assert 0 <= low <= Fraction(hits, cases) <= high <= 1
    if low:
        assert inside(low + step, hits, cases)
        assert not inside(low - step, hits, cases)
    if high < 1:
        assert inside(high - step, hits, cases)
        assert not inside(high + step, hits, cases)


@pytest.mark.parametrize("cases", [5, 12, 30, 100])
@pytest.mark.parametrize("tenths", range(1, 10))
def test_wilson_holds_the_true_share_about_as_often_as_it_says(cases: int, tenths: int) -> None:
    """Summed over all there can be, by the exact binomial probabilities; 95 % is the mean, not the least."""
    share = Fraction(tenths, 10)
    covered = sum(
        comb(cases, hits) * share**hits * (1 - share) ** (cases - hits)
        for hits in range(cases + 1)
        if wilson(hits, cases).low <= share <= wilson(hits, cases).high
    )
    assert covered > Fraction(83, 100)
    if cases >= 30:
        assert covered > Fraction(92, 100)


@given(RATES, RATES)
def test_a_difference_the_other_way_round_is_the_same_turned(first: Rate, second: Rate) -> None:
    low, high = difference(first, second)
    assert difference(second, first) == pytest.approx((-high, -low))
    assert -1 <= low <= first.share - second.share <= high <= 1


@given(RATES, RATES, st.integers(1, 30))
def test_both_cannot_be_higher_and_more_comparisons_ask_for_more(first: Rate, second: Rate, of: int) -> None:
    assert not (higher(first, second) and higher(second, first))
    if higher(first, second, of=of):
        assert higher(first, second)
        assert min(first.cases, second.cases) >= FEW


def test_nothing_is_claimed_of_four() -> None:
    assert not higher(Rate(4, 4), Rate(0, 100))
    assert not higher(Rate(100, 100), Rate(0, 4))
    assert higher(Rate(5, 5), Rate(0, 5))
    assert not most_less_than(Rate(0, 4), 0.9)


def test_what_looks_different_may_not_be() -> None:
    assert not higher(Rate(9, 12), Rate(9, 20)), "75 against 45 %, and the interval holds 0"
    assert higher(Rate(18, 24), Rate(18, 40)), "twice as many people, the same shares"
    assert not higher(Rate(18, 24), Rate(18, 40), of=8), "the best of eight by chance"


def test_less_than_half_is_said_when_the_interval_says_so() -> None:
    assert not most_less_than(Rate(3, 11), 0.5), "0.10 to 0.57"
    assert most_less_than(Rate(2, 11), 0.5), "0.05 to 0.48"


def test_rates_add_up() -> None:
    assert Rate(9, 12) + Rate(1, 6) == Rate(10, 18)
    assert Rate(18, 32) - Rate(9, 12) == Rate(9, 20)
    assert (Rate(9, 12).rest, NONE.share, Rate(2, 4).few, Rate(2, 5).few) == (3, 0.0, True, False)
