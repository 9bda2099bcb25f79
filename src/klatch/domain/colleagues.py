"""What people at one employer mean for each other's steps; `silence` says what follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

from klatch.domain.facts import Employer, SentMessage
from klatch.domain.vocabulary import Helper, Stage

_NOBODY = Employer()
_NOT_FURTHER = frozenset({Stage.ADDRESS_BOOK, Stage.TO_CONTACT, Stage.CONTACTED})
_NO_HELP = frozenset({Helper.OBLIGATE, Helper.CURMUDGEON})
_OUTREACH = frozenset({"outreach.", "followup."})
Latest = TypeVar("Latest", datetime, tuple[datetime, int])


class Person(NamedTuple):
    """Somebody, and where they work."""

    id: int
    organization: int | None
    stage: Stage
    stage_since: datetime
    do_not_contact: int
    helper: Helper
    keep_in_touch_days: int | None


class _Ranking(Generic[Latest]):
    """The latest entry, and the one that is the latest for whom the first belongs to."""

    __slots__ = ("first", "leader", "second")

    def __init__(self) -> None:
        self.first: Latest | None = None
        self.second: Latest | None = None
        self.leader = 0

    def add(self, contact: int, entry: Latest) -> None:
        """Take the one entry of a person."""
        if self.first is None or entry > self.first:
            self.first, self.second, self.leader = entry, self.first, contact
        elif self.second is None or entry > self.second:
            self.second = entry

    def without(self, contact: int) -> Latest | None:
        """The latest entry of somebody else."""
        return self.second if contact == self.leader else self.first


class _Workplace:
    """Who did what when at one employer."""

    __slots__ = ("answered", "boosters", "waiting", "written")

    def __init__(self) -> None:
        self.written: _Ranking[tuple[datetime, int]] = _Ranking()
        self.waiting: _Ranking[datetime] = _Ranking()
        self.answered: _Ranking[datetime] = _Ranking()
        self.boosters: _Ranking[datetime] = _Ranking()

    def add(self, who: Person, messages: Sequence[SentMessage], heard_at: datetime | None) -> None:
        """Take somebody's first messages, and follow-ups of them, into account."""
        arrived = [sent for sent in messages if not sent.bounced_at and sent.kind[:9] in _OUTREACH]
        if not arrived and who.helper is not Helper.BOOSTER:
            return
        answers = [sent.answered_at for sent in arrived if sent.answered_at]
        answered_at = max(answers) if answers else None
        if written := _last_first_message(arrived):
            self.written.add(who.id, (written.sent_at, written.id))
            if not written.answered_at and not written.closed_at and not _further_since(who, written):
                self.waiting.add(who.id, written.sent_at)
        if answered_at and who.helper not in _NO_HELP:
            self.answered.add(who.id, answered_at)
        if who.helper is Helper.BOOSTER:
            self.boosters.add(who.id, answered_at or heard_at or who.stage_since)

    def leaders(self) -> set[int]:
        """Who was the last in anything: for everybody else the place means the same."""
        return {self.written.leader, self.waiting.leader, self.answered.leader, self.boosters.leader}

    def without(self, contact: int) -> Employer:
        """What the place means for one of its people, or for somebody who did nothing (-1)."""
        return Employer(
            last_written=self.written.without(contact),
            waiting_since=self.waiting.without(contact),
            answered_at=self.answered.without(contact),
            booster_since=self.boosters.without(contact),
        )


class Employers:
    """What colleagues mean for each other. Who is paused, or must not be contacted, means nothing to them."""

    def __init__(
        self,
        people: Iterable[Person],
        messages: Mapping[int, Sequence[SentMessage]],
        heard_at: Mapping[int, datetime],
    ) -> None:
        """`messages` are the oldest first; `heard_at`: the first touch of boosters, or conversation."""
        places: defaultdict[int, _Workplace] = defaultdict(_Workplace)
        for who in people:
            if who.organization is None or who.stage is Stage.PAUSED or who.do_not_contact:
                continue
            sent = messages.get(who.id)
            if sent or who.helper is Helper.BOOSTER:
                places[who.organization].add(who, sent or (), heard_at.get(who.id))
        self._places = {organization: place.without(-1) for organization, place in places.items()}
        self._leaders = {who: place.without(who) for place in places.values() for who in place.leaders()}

    def of(self, organization: int | None, contact: int) -> Employer | None:
        """What the others there mean for one of its people."""
        if organization is None:
            return None
        return self._leaders.get(contact) or self._places.get(organization, _NOBODY)


def _last_first_message(messages: list[SentMessage]) -> SentMessage | None:
    for sent in reversed(messages):
        if sent.kind[:9] == "outreach.":
            return sent
    return None


def _further_since(who: Person, sent: SentMessage) -> bool:
    return who.stage not in _NOT_FURTHER and who.stage_since > sent.sent_at
