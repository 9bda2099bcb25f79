"""How a career path suits: six scores of 1 to 5 after a conversation, and before any."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

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
