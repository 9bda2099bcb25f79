"""What speaks against sending a message now, so that nobody is pestered: pure rules over frozen facts.

A caution never forbids. Whoever writes may go on knowingly, and the `key` of a caution is how that is kept:
it names the fact, so that another fact asks again. The rules follow the rhythm the user chose: what the
cadence makes due is never held up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from klatch.domain.kinds import Kind
from klatch.domain.pace import Pace
from klatch.domain.vocabulary import Channel
from klatch.domain.zones import day_in


class Guard(StrEnum):
    """Why one might not want to send a message."""

    DO_NOT_CONTACT = "do_not_contact"
    PAUSED = "paused"
    BOUNCED = "bounced"
    WRITTEN_LATELY = "written_lately"
    SAME_EMPLOYER = "same_employer"
    DAILY_CAP = "daily_cap"


@dataclass(frozen=True, slots=True)
class Caution:
    """One finding. `about` is the row it is about, 0 where the message itself says it; `on` its day.

    paused: `text` is the reason. bounced: `text` is the address. written_lately: `days` since. same_employer:
    `text` is the other person, `days` since they were written to, None when they come first in this batch.
    daily_cap: `count` of the day.
    """

    guard: Guard
    about: int = 0
    text: str = ""
    days: int | None = None
    count: int = 0
    on: date | None = None

    @property
    def key(self) -> str:
        """The fact it speaks of."""
        return f"{self.guard}:{self.on or self.about}"


@dataclass(frozen=True, slots=True)
class Address:
    """Where an e-mail would go."""

    id: int
    address: str
    bounced_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody at the same employer; `written_at` is when outreach to them began that is still open."""

    contact: int
    name: str
    written_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutreachFacts:
    """All that the guards know about one message."""

    contact: int
    do_not_contact: bool = False
    paused: bool = False
    paused_reason: str = ""
    address: Address | None = None
    unanswered_since: datetime | None = None
    """When they were last written to, unless something came back since."""
    step_is_due: bool = False
    """A dated step that this message closes has come."""
    open_elsewhere: tuple[Colleague, ...] = ()
    """Colleagues who were written to and have not answered, latest first."""
    ahead_in_batch: tuple[Colleague, ...] = ()
    """Colleagues who come before in the same batch."""
    gone_today: int = 0
    """First messages and follow-ups that left, or were given away, since midnight where the user lives."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the user set."""

    daily_cap: int
    again_after_days: int


def cautions(
    facts: OutreachFacts, kind: Kind, channel: Channel, now: datetime, pace: Pace, limits: Limits
) -> tuple[Caution, ...]:
    """What speaks against this message now, the weightiest first."""
    found = [*_left_alone(facts, kind), *_bounced(facts, channel)]
    if kind.reaches_out:
        found += [*_outreach(facts, kind, day_in(now, pace.zone), pace, limits)]
    return tuple(found)


def _left_alone(facts: OutreachFacts, kind: Kind) -> Iterator[Caution]:
    """Who asked for it is left alone entirely; a pause lets through what is expected."""
    if facts.do_not_contact:
        yield Caution(Guard.DO_NOT_CONTACT)
    elif facts.paused and (kind.reaches_out or kind.group == "keep_in_touch"):
        yield Caution(Guard.PAUSED, text=facts.paused_reason)


def _bounced(facts: OutreachFacts, channel: Channel) -> Iterator[Caution]:
    address = facts.address
    if channel is Channel.EMAIL and address is not None and address.bounced_at is not None:
        yield Caution(Guard.BOUNCED, address.id, address.address)


def _outreach(facts: OutreachFacts, kind: Kind, today: date, pace: Pace, limits: Limits) -> Iterator[Caution]:
    if facts.unanswered_since is not None and not facts.step_is_due:
        written_on = day_in(facts.unanswered_since, pace.zone)
        days = (today - written_on).days
        if days < limits.again_after_days:
            yield Caution(Guard.WRITTEN_LATELY, days=days, on=written_on)
    if kind.group == "first_message":
        yield from _same_employer(facts, today, pace)
    if facts.gone_today >= limits.daily_cap:
        yield Caution(Guard.DAILY_CAP, count=facts.gone_today, on=today)


def _same_employer(facts: OutreachFacts, today: date, pace: Pace) -> Iterator[Caution]:
    """One person at an employer at a time: two who compare notes feel like names on a list."""
    for other in facts.open_elsewhere:
        if other.written_at is None:
            continue
        written_on = day_in(other.written_at, pace.zone)
        if today < _wait_until(written_on, pace):
            days = (today - written_on).days
            yield Caution(Guard.SAME_EMPLOYER, other.contact, other.name, days)
            return
    for other in facts.ahead_in_batch[:1]:
        yield Caution(Guard.SAME_EMPLOYER, other.contact, other.name)


def _wait_until(written_on: date, pace: Pace) -> date:
    """The day from which the rhythm would turn to somebody else at the employer, or ask once more."""
    wait = pace.patience.elsewhere or pace.patience.follow_up
    return wait.after(written_on, pace.week)
