"""How a career path suits: six scores of 1 to 5 after a conversation, and before any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from statistics import fmean
from typing import NamedTuple

LOWEST, HIGHEST = 1, 5


class Dimension(StrEnum):
    """What is asked about a path; the value is the column that holds the score."""

    DAILY_WORK = "daily_work"
    PEOPLE_PACE = "people_pace"
    ENERGY = "energy"
    VALUES = "values"
    SKILLS = "skills"
    LIFESTYLE = "lifestyle"


Scores = Mapping[Dimension, int]
"""What was scored; a dimension nobody scored is not in it."""

ENOUGH = 5
"""Conversations from which on an average says something; fewer are shown in grey."""


class Summary(NamedTuple):
    """What a path got in one respect: before any conversation, and on average after so many."""

    before: float | None
    after: float | None
    lowest: float | None
    highest: float | None
    number: int

    @property
    def few(self) -> bool:
        """Whether there are too few conversations to say much."""
        return self.number < ENOUGH


def summary(before: Scores, after: Iterable[Scores], dimension: Dimension) -> Summary:
    """One dimension: the conversations that scored it count alike."""
    first = float(before[dimension]) if dimension in before else None
    return _summary(first, [float(scores[dimension]) for scores in after if dimension in scores])


def overall(before: Scores, after: Iterable[Scores]) -> Summary:
    """All dimensions: each conversation counts with the average of what it scored."""
    averages = [fmean(scores.values()) for scores in after if scores]
    return _summary(fmean(before.values()) if before else None, averages)


def _summary(before: float | None, after: Sequence[float]) -> Summary:
    if not after:
        return Summary(before, None, None, None, 0)
    return Summary(before, fmean(after), min(after), max(after), len(after))
