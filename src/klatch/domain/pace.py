"""What the user chose about time."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from klatch.domain.business_days import WorkWeek


class Rhythm(StrEnum):
    """How long silence lasts before a follow-up."""

    THREE_B_SEVEN = "3b7"
    GENTLE = "gentle"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Pace:
    """What the user chose about time."""

    zone: str = "UTC"
    rhythm: Rhythm = Rhythm.THREE_B_SEVEN
    custom_days: int = 10
    """Calendar days until the first follow-up when the rhythm is custom."""
    thank_you_hours: int = 24
    week: WorkWeek = field(default_factory=WorkWeek)
