"""Something to do for a person, and the order in which things come."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple

from klatch.domain.vocabulary import TaskKind
from klatch.domain.zones import day_in

_LATEST = datetime.max.replace(tzinfo=UTC)
_RANK = {kind: place for place, kind in enumerate(TaskKind)}


class Step(NamedTuple):
    """Something to do, on a day or by a moment or whenever there is time."""

    kind: TaskKind
    rule_key: str
    due_on: date | None = None
    due_at: datetime | None = None
    meeting: int | None = None
    message: int | None = None

    @property
    def rank(self) -> int:
        """Its precedence among steps due on one day; lower comes first."""
        return _RANK[self.kind]


def stamp(moment: datetime) -> str:
    """A moment as it stands in the key of a rule."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def rank(kind: TaskKind) -> int:
    """The precedence of a kind: its place in the table."""
    return _RANK[kind]


def day_of(step: Step, zone: str) -> date | None:
    """The day it is due on in the user's zone."""
    return day_in(step.due_at, zone) if step.due_at else step.due_on


def order(step: Step, zone: str) -> tuple[date, int, datetime, str]:
    """What steps are sorted by: their day in the user's zone, then the table's order, then the moment."""
    return day_of(step, zone) or date.max, step.rank, step.due_at or _LATEST, step.rule_key
