"""The clock of a conversation: what is left of the minutes promised, from what is written down of it.

Nothing is counted: every answer comes from moments that are kept and from now, so a computer that slept or a
program that was killed changes nothing. Of a clock set back two things are sure: nobody has talked for less
than no time, and nobody has more left than was promised.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

EXTENSION = 5
"""Minutes that asking for more time adds."""
WARNING = timedelta(minutes=5)
"""What is left when it is time to ask for a name."""
_FORGOTTEN = timedelta(hours=2)
_NOTHING = timedelta(0)


class TimeLeft(StrEnum):
    """How the time left is to be taken."""

    ENOUGH = "enough"
    SHORT = "short"
    OVER = "over"


class TalkFacts(NamedTuple):
    """What is kept of a conversation; `paused_seconds` are those of the pauses that are over."""

    started_at: datetime | None
    minutes: int
    extra_minutes: int = 0
    paused_seconds: int = 0
    paused_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def promised(self) -> timedelta:
        """What was promised, and what was added on asking."""
        return timedelta(minutes=self.minutes + self.extra_minutes)

    @property
    def running(self) -> bool:
        """Whether it has begun and is not over; a pause is part of it."""
        return self.started_at is not None and self.ended_at is None

    @property
    def ahead(self) -> bool:
        """Whether it is still to begin."""
        return self.started_at is None and self.ended_at is None

    @property
    def paused(self) -> bool:
        """Whether it rests."""
        return self.running and self.paused_at is not None


def elapsed(facts: TalkFacts, now: datetime) -> timedelta:
    """How long they have talked, without the pauses."""
    if facts.started_at is None:
        return _NOTHING
    until = facts.paused_at or facts.ended_at or now
    return max(_NOTHING, until - facts.started_at - timedelta(seconds=facts.paused_seconds))


def left(facts: TalkFacts, now: datetime) -> timedelta:
    """What is left of the time promised, negative beyond it."""
    return facts.promised - elapsed(facts, now)


def state(remaining: timedelta) -> TimeLeft:
    """How that much time is to be taken."""
    if remaining < _NOTHING:
        return TimeLeft.OVER
    return TimeLeft.SHORT if remaining <= WARNING else TimeLeft.ENOUGH


def share(facts: TalkFacts, now: datetime) -> float:
    """How much of the time promised is gone, from 0 to 1."""
    return min(1.0, elapsed(facts, now) / facts.promised)


def paused_for(facts: TalkFacts, now: datetime) -> int:
    """The seconds of all pauses were the one under way to end now."""
    since = facts.paused_at or now
    return facts.paused_seconds + max(0, int((now - since).total_seconds()))


def under_way(facts: TalkFacts, now: datetime) -> bool:
    """Whether there is a conversation to go back to; one long past its end was only never ended."""
    return facts.running and left(facts, now) > -_FORGOTTEN
