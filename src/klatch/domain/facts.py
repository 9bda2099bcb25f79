"""What the rules of `cadence` are told: frozen facts of one person.

Those that come by the ten thousand are named tuples, which are made in a quarter of the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from klatch.domain.vocabulary import Format, Helper, MeetingStatus, Stage


class SentMessage(NamedTuple):
    """A message that left."""

    id: int
    kind: str
    sent_at: datetime
    meeting: int | None = None
    answered_at: datetime | None = None
    bounced_at: datetime | None = None
    closed_at: datetime | None = None


class Touch(NamedTuple):
    """An interaction."""

    id: int
    happened_at: datetime
    message: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A meeting of the person. `zone` is theirs and may be empty."""

    id: int
    status: MeetingStatus
    starts_at: datetime
    minutes: int = 20
    format: Format = Format.VIDEO
    zone: str = ""
    ended_at: datetime | None = None
    agreed_at: datetime | None = None
    """When its time was agreed; None: long before."""

    @property
    def over_at(self) -> datetime:
        """When it ended, or is planned to end."""
        return self.ended_at or self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class MadeReferral:
    """A referral whose outcome this person does not know; `came_of_it_at`: when a meeting was agreed."""

    id: int
    came_of_it_at: datetime


@dataclass(frozen=True, slots=True)
class ActedAdvice:
    """Advice of this person that was followed and not reported back, and the meeting it came from."""

    id: int
    acted_on_at: datetime
    meeting: int | None = None


@dataclass(frozen=True, slots=True)
class Employer:
    """What the person's colleagues have to do with the person's steps; those who are paused do not count."""

    last_written: tuple[datetime, int] | None = None
    """When somebody else there was last sent a first message that arrived, and which message."""
    waiting_since: datetime | None = None
    """When the last of those first messages was sent that may still be answered."""
    answered_at: datetime | None = None
    """When somebody else there last answered one, and is not known for being of no help."""
    booster_since: datetime | None = None
    """When somebody else there who is marked as a booster was heard of."""


class Facts(NamedTuple):
    """All that the rules know about one person."""

    contact: int
    stage: Stage
    stage_since: datetime
    do_not_contact: bool = False
    helper: Helper = Helper.UNKNOWN
    keep_in_touch_days: int | None = None
    messages: tuple[SentMessage, ...] = ()
    """Oldest first."""
    last_reply: Touch | None = None
    """The last touch that came from them."""
    last_touch: Touch | None = None
    meetings: tuple[MeetingFact, ...] = ()
    referrals: tuple[MadeReferral, ...] = ()
    advice: tuple[ActedAdvice, ...] = ()
    employer: Employer | None = None
    settled: frozenset[str] = frozenset()
    """Rule keys of steps done or skipped."""
