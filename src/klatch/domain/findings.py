"""The one sentence above the charts: what the numbers say, and the step that follows from it.

The rules are asked in order and the first that has something to say is heard. A comparison is made only as
`statistics.higher` allows it; a count is only told where there are five cases to count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from klatch.domain.insights import Group, Insights, Step
from klatch.domain.statistics import FEW, NONE, Interval, Rate, difference, higher, most_less_than
from klatch.domain.vocabulary import Source

_WHOLE_WEEK = timedelta(days=6, hours=22)  # the one in which the clocks go forward is an hour short


class Claim(StrEnum):
    """What is said."""

    TOO_FEW = "too_few"  # of `rate`: too little to say anything
    SOURCE = "source"  # those of `group` reply more often (`rate`) than the others
    TEMPLATE = "template"
    UNTHANKED = "unthanked"  # `rate` of those met were not thanked
    NAMES = "names"  # fewer than half of those met named somebody
    PACE = "pace"  # the goal was reached in `rate` of the whole weeks
    OVERALL = "overall"  # no difference is clear; so many reply


class Do(StrEnum):
    """The step that is suggested."""

    WRITE = "write"  # to those who wait for a first message, of `source` or all
    THANK = "thank"
    PREPARE = "prepare"
    ADD = "add"  # somebody new


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its evidence, and a step that is about `count` people."""

    claim: Claim
    do: Do
    rate: Rate
    others: Rate = NONE
    group: Group | None = None
    source: Source | None = None
    count: int = 0

    @property
    def apart(self) -> Interval | None:
        """Where the difference to the others may lie; None where nothing is compared."""
        return difference(self.rate, self.others) if self.others.cases else None


Rule = Callable[[Insights], Finding | None]


def finding(facts: Insights) -> Finding:
    """What is worth saying first."""
    return next(found for rule in _RULES if (found := rule(facts)) is not None)


def _too_few(facts: Insights) -> Finding | None:
    if facts.people[Step.OUTREACH] >= FEW:
        return None
    return _writing(facts, Claim.TOO_FEW, facts.replied)


def _referred(facts: Insights) -> Finding | None:
    """Asked apart from the other sources, since being referred is what one can ask for."""
    groups = [group for group in facts.sources if group.key is Source.REFERRAL]
    return _source(facts, groups[0], 1) if groups else None


def _other_source(facts: Insights) -> Finding | None:
    best, compared = _best(group for group in facts.sources if group.key is not Source.REFERRAL)
    return _source(facts, best, compared) if best is not None else None


def _source(facts: Insights, group: Group, compared: int) -> Finding | None:
    rest = facts.replied - group.replied
    if not isinstance(group.key, Source) or not higher(group.replied, rest, of=compared):
        return None
    waiting = facts.waiting.get(group.key, 0)
    if waiting:
        return Finding(Claim.SOURCE, Do.WRITE, group.replied, rest, group, group.key, waiting)
    do = Do.PREPARE if group.key is Source.REFERRAL else Do.ADD
    return Finding(Claim.SOURCE, do, group.replied, rest, group)


def _template(facts: Insights) -> Finding | None:
    best, compared = _best(group for group in facts.templates if group.key)
    if best is None:
        return None
    rest = facts.replied - best.replied
    if not higher(best.replied, rest, of=compared):
        return None
    return _writing(facts, Claim.TEMPLATE, best.replied, rest, best)


def _unthanked(facts: Insights) -> Finding | None:
    thanked = facts.rate(Step.THANKED)
    if thanked.few or not thanked.rest:
        return None
    return Finding(Claim.UNTHANKED, Do.THANK, Rate(thanked.rest, thanked.cases), count=thanked.rest)


def _names(facts: Insights) -> Finding | None:
    named = facts.rate(Step.NAMED)
    if not most_less_than(named, 0.5):
        return None
    return Finding(Claim.NAMES, Do.PREPARE, named)


def _pace(facts: Insights) -> Finding | None:
    """Weeks that are over and whole; of five or more, fewer than half."""
    pairs = zip(facts.weeks, facts.weeks[1:], strict=False)
    whole = [week for week, after in pairs if after.start - week.start >= _WHOLE_WEEK]
    reached = Rate(sum(week.messages >= facts.goal for week in whole), len(whole))
    waiting = sum(facts.waiting.values())
    if not facts.goal or reached.few or reached.share >= 0.5 or not waiting:
        return None
    return Finding(Claim.PACE, Do.WRITE, reached, count=waiting)


def _overall(facts: Insights) -> Finding:
    return _writing(facts, Claim.OVERALL, facts.replied)


_RULES: tuple[Rule, ...] = (
    _too_few,
    _referred,
    _other_source,
    _template,
    _unthanked,
    _names,
    _pace,
    _overall,
)


def _best(groups: Iterable[Group]) -> tuple[Group | None, int]:
    """The group with the highest share among those of five or more, and how many there are to choose from."""
    found = [group for group in groups if not group.replied.few]
    return max(found, key=lambda group: group.replied.share, default=None), len(found)


def _writing(
    facts: Insights, claim: Claim, rate: Rate, others: Rate = NONE, group: Group | None = None
) -> Finding:
    waiting = sum(facts.waiting.values())
    return Finding(claim, Do.WRITE if waiting else Do.ADD, rate, others, group, None, waiting)
