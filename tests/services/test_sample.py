"""The sample story holds its situation on any day and at any hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from klatch.domain.vocabulary import MessageState, Stage, TaskKind
from klatch.domain.zones import local
from klatch.services import sample
from klatch.services.data import Store, open_store
from klatch.services.reading import contacts, meetings, messages, tasks, today

PICTURE = datetime(2025, 11, 18, 17, 48, tzinfo=UTC)  # Tuesday 09:48 in Portland
MOMENTS = [
    PICTURE,
    datetime(2026, 3, 8, 10, 30, 41, tzinfo=UTC),  # the night the clocks go forward, a Sunday
    datetime(2024, 3, 1, 7, 59, 59, tzinfo=UTC),  # a minute to midnight, after a leap day
    datetime(2026, 11, 22, 8, 1, tzinfo=UTC),  # a minute past midnight, a Sunday
]
Told = Callable[[datetime], Store]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    made: dict[datetime, Store] = {}

    def tell(now: datetime) -> Store:
        if now not in made:
            made[now] = open_store(tmp_path_factory.mktemp("story"), now)
            sample.build(made[now], now)
        return made[now]

    return tell


def todays(store: Store, now: datetime) -> today.Today:
    here = local(now, "America/Los_Angeles")
    day = today.day_of(here)
    monday = day.start - timedelta(days=here.weekday())
    return today.today(store, now, day, today.Span(monday, monday + timedelta(days=7)))


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_the_stages_are_those_of_the_picture(told: Told, now: datetime) -> None:
    counts = contacts.stage_counts(told(now), contacts.ContactFilter())
    assert counts == {
        Stage.ADDRESS_BOOK: 0,
        Stage.TO_CONTACT: 9,
        Stage.CONTACTED: 12,
        Stage.REPLIED: 3,
        Stage.SCHEDULED: 4,
        Stage.MET: 2,
        Stage.THANKED: 4,
        Stage.IN_TOUCH: 5,
        Stage.PAUSED: 2,
    }


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_the_day_is_that_of_the_picture(told: Told, now: datetime) -> None:
    store = told(now)
    views = meetings.MeetingView
    ahead = meetings.rows(store, meetings.ids(store, views.UPCOMING, now))
    assert len(ahead) == 4
    assert ahead[0].attendees[0].name == "Priya Raman"
    assert ahead[0].starts_at - now.replace(second=0) == timedelta(minutes=42)
    assert ahead[0].prepared == 3
    assert len(meetings.ids(store, views.PAST, now)) == 9
    shown = todays(store, now)
    assert [row.task.name for row in shown.thanks] == ["Dana Okoye", "Ruben Hale"]
    due = {row.name: row.due for row in shown.follow_ups if row.kind is not TaskKind.PREPARE}
    assert set(due) == {"Jonah Feld", "Leila Haddad", "Camille Duarte", "Anders Holm"}
    here = local(now, "America/Los_Angeles").date()
    assert due.pop("Jonah Feld") == here - timedelta(days=2)
    assert set(due.values()) == {here}


def test_referrals_make_chains(told: Told) -> None:
    store = told(PICTURE)
    (priya,) = [row.id for row in contacts.rows(store, range(1, 42)) if row.name == "Priya Raman"]
    assert [person.name for person in contacts.chain(store, priya)] == ["Elena Voss", "Marcus Bell"]


def test_everything_was_sent_with_all_it_needs(told: Told) -> None:
    store = told(PICTURE)
    found = [messages.detail(store, key) for (key,) in store.fetch("SELECT id FROM message")]
    assert len(found) > 40
    for message in found:
        assert message.row.state is MessageState.SENT
        assert "[" not in message.body + message.row.subject
        assert message.to_address.endswith(".example")


def test_nothing_happened_in_the_future(told: Told) -> None:
    for now in MOMENTS:
        store = told(now)
        limit = now.strftime("%Y-%m-%dT%H:%M:%SZ")
        for table, column in (
            ("message", "sent_at"),
            ("interaction", "happened_at"),
            ("note", "happened_at"),
            ("contact", "created_at"),
            ("meeting", "ended_at"),
            ("meeting", "created_at"),
        ):
            assert not store.fetch(f"SELECT {column} FROM {table} WHERE {column} > ?", (limit,)), table


def test_nobody_is_written_to_before_they_are_known(told: Told) -> None:
    for now in MOMENTS:
        early = "SELECT 1 FROM message m JOIN contact c ON c.id = m.contact WHERE m.sent_at < c.created_at"
        assert not told(now).fetch(early)


def test_nothing_can_be_undone(told: Told) -> None:
    store = told(PICTURE)
    assert store.journal.undo_label is None
    assert store.journal.redo_label is None


def test_the_same_story_has_the_same_ids(told: Told, tmp_path: Path) -> None:
    again = open_store(tmp_path / "again", PICTURE)
    sample.build(again, PICTURE)
    everything = "SELECT uid FROM contact UNION ALL SELECT uid FROM message UNION ALL SELECT uid FROM task"
    assert again.fetch(everything) == told(PICTURE).fetch(everything)
    again.close()


def test_the_steps_are_up_to_date(told: Told) -> None:
    kinds = [row.kind for row in tasks.undone(told(PICTURE))]
    assert TaskKind.TELL_REFERRER not in kinds
    assert TaskKind.WRAP_UP not in kinds
    assert kinds.count(TaskKind.FIRST_MESSAGE) == 9
