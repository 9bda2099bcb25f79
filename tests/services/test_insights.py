"""The numbers of Insights: against a table counted by hand, and against plain Python over made-up facts."""

from __future__ import annotations

import statistics
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from insight_story import ZONE, Story, at
from klatch.domain.insights import BEFORE, Delays, Group, Insights, Step
from klatch.domain.kinds import KINDS
from klatch.domain.periods import Period, last_weeks
from klatch.domain.statistics import Rate
from klatch.domain.vocabulary import MeetingStatus, MessageState, OpportunityStatus, Source, Stage
from klatch.services import contacts
from klatch.services.reading.insights import insights, to_thank, to_write_to
from klatch.store.database import Store
from klatch.store.transaction import Transaction
from klatch.store.values import to_text

NOBODY = dict.fromkeys(Step, 0)


@pytest.fixture
def story(store: Store) -> Story:
    return Story(store).tell()


def people(**counts: int) -> dict[Step, int]:
    return NOBODY | {Step(name): count for name, count in counts.items()}


def test_the_last_eight_weeks_are_those_of_the_table(store: Store, story: Story, now: datetime) -> None:
    found = insights(store, last_weeks(8, now, ZONE))
    assert found.since == at(10, 5, 4)
    assert found.people == people(
        outreach=10, replied=7, scheduled=6, met=4, thanked=2, named=2, lead=2, offer=1
    )
    assert found.sources == (
        Group(Source.REFERRAL, "", Rate(5, 5)),
        Group(Source.LINKEDIN, "", Rate(1, 4)),
        Group(Source.FRIEND, "", Rate(1, 1)),
    )
    assert found.templates == (
        Group(story.short, "Short", Rate(3, 6)),
        Group(story.warm, "Warm", Rate(3, 3)),
        Group(0, "", Rate(1, 1)),
    )
    assert found.delays == Delays(3.0, (1, 2, 1, 2))
    assert [week.messages for week in found.weeks] == [2, 3, 3, 2, 2, 2, 1, 0]
    assert [week.conversations for week in found.weeks] == [0, 2, 1, 1, 0, 0, 1, 0]
    assert [week.start.date() for week in found.weeks[:2]] == [date(2026, 10, 5), date(2026, 10, 12)]
    assert (found.conversations, found.messages, found.bounced, found.goal) == (5, 15, 2, 6)
    assert found.waiting == {Source.REFERRAL: 3, Source.LINKEDIN: 1, Source.ALUMNI: 1}
    assert found.rate(Step.NAMED) == Rate(2, 4)


def test_everything_begins_with_the_first_fact(store: Store, story: Story, now: datetime) -> None:
    found = insights(store, Period(None, now, ZONE))
    assert found.since == at(9, 20)
    assert found.people == people(
        outreach=11, replied=8, scheduled=7, met=5, thanked=2, named=3, lead=2, offer=1
    )
    assert (len(found.weeks), found.messages, found.conversations) == (11, 16, 5)
    assert found.weeks[0].start == at(9, 14, 4)


def test_since_a_day_in_the_middle_of_a_week(store: Store, story: Story, now: datetime) -> None:
    found = insights(store, Period(date(2026, 11, 12), now, ZONE))
    assert found.people == people(outreach=1, replied=1, scheduled=1, met=1)
    assert [(week.start, week.messages) for week in found.weeks] == [
        (at(11, 12, 5), 1),
        (at(11, 16, 5), 1),
        (at(11, 23, 5), 0),
    ]


def test_nothing_yet(store: Store, now: datetime) -> None:
    found = insights(store, Period(None, now, ZONE))
    assert not found.begun
    assert found.people == NOBODY
    assert (found.since, found.sources, found.templates, found.delays.median) == (None, (), (), None)
    assert [(week.messages, week.conversations) for week in found.weeks] == [(0, 0)]


def test_whom_to_write_to_next(store: Store, story: Story, now: datetime) -> None:
    names = {key: name for name, key in story.people.items()}
    assert {names[key] for key in to_write_to(store, Source.REFERRAL, 10)} == {"Ned", "Pat", "Oli"}
    assert {names[key] for key in to_write_to(store, None, 10)} == {"Ned", "Pat", "Oli", "Jon", "Mia"}
    assert len(to_write_to(store, None, 2)) == 2
    contacts.edit(store, story.people["Ned"], {"do_not_contact": True}, now)
    assert insights(store, last_weeks(8, now, ZONE)).waiting[Source.REFERRAL] == 2


def test_whom_to_thank(store: Store, story: Story, now: datetime) -> None:
    weeks = last_weeks(8, now, ZONE)
    assert to_thank(store, weeks, 10) == (story.people["Cem"], story.people["Lou"])
    assert to_thank(store, weeks, 1) == (story.people["Cem"],)
    everything = to_thank(store, Period(None, now, ZONE), 10)
    assert everything == tuple(story.people[name] for name in ("Kim", "Cem", "Lou"))


@pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 11, 1)])
def test_weeks_begin_at_midnight_on_both_sides_of_a_clock_change(day: date) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=1)
    edges = last_weeks(3, noon, ZONE, first_weekday=7).edges(None)
    assert len(edges) == 4
    assert {edge.astimezone(_zone()).hour for edge in edges} == {0}
    assert {edge.astimezone(_zone()).isoweekday() for edge in edges} == {7}


def _zone() -> Any:
    from zoneinfo import ZoneInfo

    return ZoneInfo(ZONE)


# A second computation, in Python and one person after the other.

FIRST = {key for key, kind in KINDS.items() if kind.group == "first_message"}
THANKS = {key for key in KINDS if key.startswith("thanks.")}
START = datetime(2026, 8, 1, tzinfo=UTC)


class Facts:
    """Facts that no verb would write in this order, each in a second of its own."""

    def __init__(self, tx: Transaction, seed: int) -> None:
        self._tx = tx
        self._random = Random(seed)
        self._seconds = iter(self._random.sample(range(100 * 86_400), 2_000))
        self._count = self._random.randint(0, 40)
        self._people: list[int] = []

    def fill(self) -> None:
        templates = [
            self._tx.insert("template", kind="outreach.cold", name=f"T{n}", body="Hi", language="en")
            for n in range(3)
        ]
        self._add_people()
        for _ in range(self._count * 4):
            self._add_message(templates)
        for _ in range(self._count):
            self._add_meeting()
        self._add_referrals()
        for table in ("referral", "opportunity"):
            for (key,) in self._tx.execute(f"SELECT id FROM {table}"):
                self._tx.execute(f"UPDATE {table} SET created_at = ? WHERE id = ?", (self._moment(), key))

    def _moment(self) -> str:
        return to_text(START + timedelta(seconds=next(self._seconds)))

    def _maybe(self, share: float) -> str | None:
        return self._moment() if self._random.random() < share else None

    def _add_people(self) -> None:
        choice = self._random.choice
        for n in range(self._count):
            made = self._tx.insert(
                "contact",
                display_name=f"P{n}",
                sort_name=f"P{n}",
                source=choice(list(Source)[:4]).value,
                stage=choice(list(Stage)).value,
                stage_since=self._moment(),
            )
            self._people.append(made)

    def _add_message(self, templates: list[int]) -> None:
        choice = self._random.choice
        state = choice([MessageState.SENT] * 4 + [MessageState.DRAFT, MessageState.HANDED_OVER])
        sent = state is MessageState.SENT
        self._tx.insert(
            "message",
            contact=choice(self._people),
            kind=choice([*FIRST, *FIRST, *THANKS, "followup.first", "schedule.propose"]),
            state=state.value,
            template=choice([None, *templates]),
            sent_at=self._moment() if sent else None,
            answered_at=self._maybe(0.2) if sent else None,
            bounced_at=self._maybe(0.2) if sent else None,
        )

    def _add_meeting(self) -> None:
        tx, random = self._tx, self._random
        status = random.choice(list(MeetingStatus)).value
        meeting = tx.insert("meeting", starts_at=self._moment(), status=status)
        for key in random.sample(self._people, min(len(self._people), random.randint(1, 2))):
            tx.insert("meeting_contact", meeting=meeting, contact=key)
        tx.insert(
            "opportunity",
            title="Researcher",
            status=random.choice(list(OpportunityStatus)).value,
            contact=random.choice([None, *self._people]),
            meeting=random.choice([None, meeting]),
        )
        tx.insert(
            "interaction",
            contact=random.choice(self._people),
            direction=random.choice(("to_them", "from_them", "both")),
            happened_at=self._moment(),
        )

    def _add_referrals(self) -> None:
        pairs = {
            tuple(self._random.sample(self._people, 2)) for _ in range(self._count // 2) if self._count > 1
        }
        for referrer, referred in sorted(pairs):
            self._tx.insert("referral", referrer=referrer, referred=referred)


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    names = [row[1] for row in store.fetch(f"PRAGMA table_info({table})")]
    return [dict(zip(names, row, strict=True)) for row in store.fetch(f"SELECT * FROM {table}")]


class Count:
    """How far people came, who replied by source and by template, and the days until they did."""

    def __init__(self, store: Store, start: str) -> None:
        self.reached: dict[Step, int] = dict(NOBODY)
        self.waits: list[float] = []
        self.replied: dict[Any, list[bool]] = defaultdict(list)
        names = ("message", "meeting", "interaction", "meeting_contact", "opportunity", "referral")
        self._rows = {table: rows(store, table) for table in names}
        for person in rows(store, "contact"):
            self._count(person["id"], person["source"], start)

    @property
    def rates(self) -> dict[Any, Rate]:
        return {key: Rate(sum(said), len(said)) for key, said in self.replied.items()}

    def _count(self, key: int, source: str, start: str) -> None:
        mine = [row for row in self._of("message", key) if row["state"] == "sent"]
        opened = [row for row in mine if row["kind"] in FIRST and row["bounced_at"] is None]
        first = min(opened, key=lambda row: row["sent_at"], default=None)
        if first is None or first["sent_at"] < start:
            return
        since = first["sent_at"]
        heard = self._heard(key, mine, since)
        came = {Step.OUTREACH: True} | self._came(key, mine, since, heard)
        for step, came_so_far in came.items():
            self.reached[step] += came_so_far
        for group in (Source(source), first["template"] or 0):
            self.replied[group].append(came[Step.REPLIED])
        if heard:
            wait = datetime.fromisoformat(min(heard)) - datetime.fromisoformat(since)
            self.waits.append(wait / timedelta(days=1))

    def _heard(self, key: int, mine: list[dict[str, Any]], since: str) -> list[str]:
        answers = [row["answered_at"] for row in mine if row["answered_at"]]
        touches = [row for row in self._of("interaction", key) if row["direction"] != "to_them"]
        return [text for text in answers + [row["happened_at"] for row in touches] if text >= since]

    def _came(self, key: int, mine: list[dict[str, Any]], since: str, heard: list[str]) -> dict[Step, bool]:
        with_them = {row["meeting"] for row in self._of("meeting_contact", key)}
        known = [row for row in self._rows["meeting"] if row["id"] in with_them]
        agreed = [row for row in known if row["starts_at"] >= since and row["status"] != "proposed"]
        talks = [row["starts_at"] for row in agreed if row["status"] == "held"]
        leads = [
            row["status"]
            for row in self._rows["opportunity"]
            if (row["contact"] == key or row["meeting"] in with_them) and row["created_at"] >= since
        ]
        thanks = [row["sent_at"] for row in mine if row["kind"] in THANKS and not row["bounced_at"]]
        named = [row for row in self._rows["referral"] if row["referrer"] == key]
        return {
            Step.REPLIED: bool(heard or agreed),
            Step.SCHEDULED: bool(agreed),
            Step.MET: bool(talks),
            Step.THANKED: bool(talks) and any(text >= min(talks) for text in thanks),
            Step.NAMED: bool(talks) and any(row["created_at"] >= since for row in named),
            Step.LEAD: bool(talks and leads),
            Step.OFFER: bool(talks) and bool({"offer", "accepted"} & set(leads)),
        }

    def _of(self, table: str, key: int) -> list[dict[str, Any]]:
        return [row for row in self._rows[table] if row["contact"] == key]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("start", [None, date(2026, 9, 9)])
def test_sql_and_python_count_alike(store: Store, seed: int, start: date | None) -> None:
    with store.transaction("Fill", START) as tx:
        Facts(tx, seed).fill()
    now = datetime(2026, 11, 20, tzinfo=UTC)
    period = Period(start, now, ZONE)
    found = insights(store, period)
    begin = to_text(period.begins_at) if period.begins_at else ""
    count = Count(store, begin)
    waits = count.waits
    assert found.people == count.reached
    assert {group.key: group.replied for group in (*found.sources, *found.templates)} == count.rates
    assert found.delays.median == (pytest.approx(statistics.median(waits)) if waits else None)
    whole = [int(days) for days in waits]
    assert found.delays.counts == tuple(
        sum(day in days for day in whole) for days in (range(1), range(1, 3), range(3, 6), range(6, 10**6))
    )
    sent = [row["sent_at"] for row in rows(store, "message") if row["sent_at"]]
    talks = [row["starts_at"] for row in rows(store, "meeting") if row["status"] == "held"]
    edges = [to_text(week.start) for week in found.weeks] + ["9"]
    for low, high, week in zip(edges, edges[1:], found.weeks, strict=False):
        assert week.messages == sum(low <= text < high for text in sent)
        assert week.conversations == sum(low <= text < high for text in talks)
    check_parts(found)


def check_parts(found: Insights) -> None:
    """Each step is a part of the one before, and the groups are everybody."""
    for step, before in BEFORE.items():
        assert found.people[step] <= found.people[before]
    for groups in (found.sources, found.templates):
        assert sum((group.replied for group in groups), Rate(0, 0)) == found.replied
