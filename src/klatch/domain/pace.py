"""What the user chose about time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from klatch.domain.business_days import WorkWeek, add_business_days
from klatch.support.frozen import frozen


class Rhythm(StrEnum):
    """The name of a way to follow up."""

    THREE_B_SEVEN = "3b7"
    GENTLE = "gentle"
    CUSTOM = "custom"


@frozen
class Wait:
    """So many days: business days, or those of the calendar."""

    days: int
    business: bool = True

    def after(self, day: date, week: WorkWeek) -> date:
        """The day on which the wait that began on `day` is over."""
        return add_business_days(day, self.days, week) if self.business else day + timedelta(days=self.days)


@frozen
class Patience:
    """How long silence lasts until something is due. Each is due once: nobody is pressed."""

    follow_up: Wait
    """After a message that asks for a conversation."""
    close: Wait = Wait(7)
    """After the follow-up: close gracefully, or let it rest."""
    elsewhere: Wait | None = None
    """Until somebody else at the employer is written to, one after the other; None: never because of it."""


PATIENCE: Mapping[Rhythm, Patience] = MappingProxyType(
    {
        Rhythm.THREE_B_SEVEN: Patience(elsewhere=Wait(3), follow_up=Wait(7), close=Wait(7)),
        Rhythm.GENTLE: Patience(elsewhere=None, follow_up=Wait(7, business=False), close=Wait(7)),
    }
)
"""The rhythms that have a name; a custom one holds the user's own numbers."""


@frozen
class Pace:
    """What the user chose about time."""

    zone: str = "UTC"
    patience: Patience = PATIENCE[Rhythm.THREE_B_SEVEN]
    thank_you_hours: int = 24
    week: WorkWeek = field(default_factory=WorkWeek)
