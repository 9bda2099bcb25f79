"""What counts of a few dozen people can say, and what they cannot.

A share comes with its counts and the Wilson score interval for 95 % (E. B. Wilson, "Probable inference, the
law of succession, and statistical inference", JASA 22, 1927, 209-212), which keeps inside 0 and 1 and is fair
to few cases. Two shares differ when the interval of their difference leaves out 0: Newcombe's hybrid of two
Wilson intervals (R. G. Newcombe, "Interval estimation for the difference between independent proportions",
Statistics in Medicine 17, 1998, 873-890, method 10). Below five cases nothing is claimed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

FEW = 5
"""Cases below which a share says nothing: its interval covers about half of all there is, or more."""
CONFIDENCE = 0.95
_Z_95 = 1.959963984540054  # of the normal distribution, between -z and z lie 95 %


class Interval(NamedTuple):
    """From where to where; of shares, so from 0 to 1, of differences from -1 to 1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of how many."""

    hits: int
    cases: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 without a case."""
        return self.hits / self.cases if self.cases else 0.0

    @property
    def few(self) -> bool:
        """Whether there are too few cases to say anything."""
        return self.cases < FEW

    @property
    def interval(self) -> Interval:
        """Where the true share may lie."""
        return wilson(self.hits, self.cases)

    @property
    def rest(self) -> int:
        """Those that did not."""
        return self.cases - self.hits

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.hits + other.hits, self.cases + other.cases)

    def __sub__(self, other: Rate) -> Rate:
        """The others, where `other` is a part of this."""
        return Rate(self.hits - other.hits, self.cases - other.cases)


NONE = Rate(0, 0)


def wilson(hits: int, cases: int, z: float = _Z_95) -> Interval:
    """The score interval of a share; without a case it can be anything."""
    if not cases:
        return Interval(0.0, 1.0)
    square = z * z
    share = hits / cases
    middle = (share + square / (2 * cases)) / (1 + square / cases)
    reach = z * sqrt((share * (1 - share) + square / (4 * cases)) / cases) / (1 + square / cases)
    # Exact where the formula is only nearly so, and never outside.
    low = max(0.0, middle - reach) if hits else 0.0
    high = min(1.0, middle + reach) if hits < cases else 1.0
    return Interval(low, high)


def difference(first: Rate, second: Rate, z: float = _Z_95) -> Interval:
    """Where the true difference `first` - `second` may lie."""
    one, other = (wilson(rate.hits, rate.cases, z) for rate in (first, second))
    apart = first.share - second.share
    down = sqrt((first.share - one.low) ** 2 + (other.high - second.share) ** 2)
    up = sqrt((one.high - first.share) ** 2 + (second.share - other.low) ** 2)
    return Interval(max(-1.0, apart - down), min(1.0, apart + up))


def higher(first: Rate, second: Rate, *, of: int = 1) -> bool:
    """Whether it may be said that the first is the higher share: five cases each, and a clear difference.

    Whoever picks the best `of` several must ask for more, or chance alone would name one: the error that is
    allowed is shared out among them (Bonferroni).
    """
    if first.few or second.few:
        return False
    return difference(first, second, _z_of(of)).low > 0


def most_less_than(rate: Rate, share: float) -> bool:
    """Whether it may be said that the true share lies below `share`."""
    return not rate.few and rate.interval.high < share


def _z_of(comparisons: int) -> float:
    if comparisons <= 1:
        return _Z_95
    from statistics import NormalDist

    return NormalDist().inv_cdf(1 - (1 - CONFIDENCE) / (2 * comparisons))
