"""What came of writing to people, counted: the values behind the Insights page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from klatch.domain.statistics import Rate
from klatch.domain.vocabulary import Source

DOZEN = 12
"""Career offices say that one in so many of these conversations leads to an offer; nobody has shown it."""
DAYS = ((0, 1), (1, 3), (3, 6), (6, None))
"""Whole days until the first reply: from, and up to without; the last has no end."""


class Step(StrEnum):
    """How far somebody came, from the first message to them on."""

    OUTREACH = "outreach"
    REPLIED = "replied"
    SCHEDULED = "scheduled"
    MET = "met"
    THANKED = "thanked"
    NAMED = "named"
    LEAD = "lead"
    OFFER = "offer"


BEFORE: Mapping[Step, Step] = {
    Step.REPLIED: Step.OUTREACH,
    Step.SCHEDULED: Step.REPLIED,
    Step.MET: Step.SCHEDULED,
    Step.THANKED: Step.MET,
    Step.NAMED: Step.MET,
    Step.LEAD: Step.MET,
    Step.OFFER: Step.MET,
}
"""The step whose people each step is a part of. The last four lie side by side: each comes of having met."""


@dataclass(frozen=True, slots=True)
class Group:
    """People who have a source or a template in common, and how many of them replied.

    `key` is a Source or the id of a template; 0 is what was written without one, or with one that is gone.
    """

    key: Source | int
    name: str
    replied: Rate


@dataclass(frozen=True, slots=True)
class Week:
    """What was done in the week (or the rest of one) that begins at `start`."""

    start: datetime
    messages: int
    conversations: int


@dataclass(frozen=True, slots=True)
class Delays:
    """Days to the first reply: the median, and how many fall into each stretch of DAYS."""

    median: float | None
    counts: tuple[int, ...]

    @property
    def known(self) -> int:
        """Of how many people it is known."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Insights:
    """All that is shown of a period; `since` is its begin, or its first fact, or None without one.

    `waiting` counts those who still wait for a first message, by how they were found; `bounced` are first
    messages of the period that came back and count nowhere else. `begun` says whether anything happened at
    all, in this period or before.
    """

    since: datetime | None
    people: Mapping[Step, int]
    sources: tuple[Group, ...]
    templates: tuple[Group, ...]
    delays: Delays
    weeks: tuple[Week, ...]
    waiting: Mapping[Source, int]
    bounced: int
    goal: int
    begun: bool = True

    @property
    def conversations(self) -> int:
        """How many conversations were held."""
        return sum(week.conversations for week in self.weeks)

    @property
    def messages(self) -> int:
        """How many messages were sent, of every kind."""
        return sum(week.messages for week in self.weeks)

    @property
    def replied(self) -> Rate:
        """How many of those who were written to replied."""
        return self.rate(Step.REPLIED)

    def rate(self, step: Step) -> Rate:
        """How many of the step before came this far."""
        return Rate(self.people[step], self.people[BEFORE[step]])

    def of_source(self, source: Source) -> Rate:
        """How many of those found this way replied."""
        return next((group.replied for group in self.sources if group.key is source), Rate(0, 0))
