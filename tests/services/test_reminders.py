"""Reminders: what speaks up when, once, and the next moment that matters."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from klatch.domain.drafts import ContactDraft, MeetingDraft, TaskDraft
from klatch.services import contacts, meetings, reminders, tasks
from klatch.services.reading.reminders import ReminderKind, next_moment
from klatch.store.database import Store

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def person(store: Store, now: datetime) -> int:
    return contacts.add(store, ContactDraft(display_name="Ada Byron"), now - 9 * HOUR)


def told(store: Store, now: datetime) -> list[tuple[str, str]]:
    return [(row.kind.value, row.title or row.name) for row in reminders.take(store, now)]


def test_a_task_is_told_once_at_its_time(store: Store, now: datetime) -> None:
    tasks.add_own(store, TaskDraft("Call", due_at=now + HOUR), now)
    assert told(store, now) == []
    assert told(store, now + HOUR - MINUTE) == []
    assert told(store, now + HOUR) == [("task", "Call")]
    assert told(store, now + HOUR) == []
    assert told(store, now + 9 * HOUR) == []


def test_a_task_without_a_time_or_made_after_it_keeps_quiet(store: Store, now: datetime) -> None:
    told(store, now - 2 * HOUR)
    tasks.add_own(store, TaskDraft("Call", due_on=now.date()), now)
    tasks.add_own(store, TaskDraft("Late", due_at=now - HOUR), now)
    assert told(store, now + 30 * HOUR) == []


def test_what_is_snoozed_or_moved_is_told_again(store: Store, now: datetime) -> None:
    task = tasks.add_own(store, TaskDraft("Call", due_at=now + HOUR), now)
    told(store, now)
    assert len(told(store, now + HOUR)) == 1
    tasks.snooze(store, task, now + HOUR + 10 * MINUTE, now + HOUR)
    assert told(store, now + HOUR + 9 * MINUTE) == []
    assert len(told(store, now + HOUR + 10 * MINUTE)) == 1
    tasks.edit(store, task, {"due_at": now + 3 * HOUR}, now + 2 * HOUR)
    assert len(told(store, now + 3 * HOUR)) == 1


def test_what_is_done_before_keeps_quiet(store: Store, now: datetime) -> None:
    task = tasks.add_own(store, TaskDraft("Call", due_at=now + HOUR), now)
    told(store, now)
    tasks.done(store, task, now)
    assert told(store, now + HOUR) == []


def test_a_meeting_ten_minutes_before_and_a_thank_you_two_hours_before_it_is_late(
    store: Store, now: datetime, person: int
) -> None:
    key = meetings.schedule(store, MeetingDraft((person,), now + HOUR, minutes=30), now)
    told(store, now)
    assert told(store, now + 49 * MINUTE) == []
    (row,) = reminders.take(store, now + 50 * MINUTE)
    assert (row.kind, row.id, row.due, row.name) == (ReminderKind.MEETING, key, now + HOUR, "Ada Byron")
    meetings.mark_held(store, key, now + 90 * MINUTE, now + 90 * MINUTE)
    late = now + 90 * MINUTE + 24 * HOUR
    assert told(store, late - 121 * MINUTE) == []
    assert told(store, late - 120 * MINUTE) == [("thanks", "Ada Byron")]


def test_a_meeting_begun_or_called_off_keeps_quiet(store: Store, now: datetime, person: int) -> None:
    told(store, now)
    first = meetings.schedule(store, MeetingDraft((person,), now + HOUR), now)
    second = meetings.schedule(store, MeetingDraft((person,), now + HOUR), now)
    meetings.begin(store, first, now + 45 * MINUTE)
    meetings.cancel(store, second, now + 45 * MINUTE)
    assert told(store, now + 50 * MINUTE) == []


def test_what_came_while_klatch_was_closed_is_told_at_the_start(store: Store, now: datetime) -> None:
    for hours in (1, 2, 5):
        tasks.add_own(store, TaskDraft(f"Task {hours}", due_at=now + hours * HOUR), now)
    told(store, now)
    store.close()
    again = Store.open(store.path.parent)
    try:
        assert told(again, now + 3 * HOUR) == [("task", "Task 1"), ("task", "Task 2")]
        assert told(again, now + 3 * HOUR) == []
    finally:
        again.close()


def test_a_clock_that_was_wrong_does_not_silence_what_is_to_come(store: Store, now: datetime) -> None:
    told(store, now + timedelta(days=400))
    tasks.add_own(store, TaskDraft("Call", due_at=now + HOUR), now)
    assert told(store, now) == []
    assert told(store, now + HOUR) == [("task", "Call")]


def test_telling_is_nothing_to_undo(store: Store, now: datetime) -> None:
    tasks.add_own(store, TaskDraft("Call", due_at=now + HOUR), now)
    told(store, now)
    told(store, now + HOUR)
    assert store.journal.undo_label == "Add task"


def test_the_next_moment(store: Store, now: datetime, person: int) -> None:
    assert next_moment(store, now) is None
    meetings.schedule(store, MeetingDraft((person,), now + HOUR, minutes=30), now)
    seen = []
    at: datetime | None = now
    while at is not None and at <= now + 2 * HOUR:
        at = next_moment(store, at)
        seen.append(at)
    assert seen[:3] == [now + 50 * MINUTE, now + HOUR, now + 90 * MINUTE]
    task = tasks.add_own(store, TaskDraft("Call", due_at=now + 20 * MINUTE), now)
    assert next_moment(store, now) == now + 20 * MINUTE
    tasks.snooze(store, task, now + 30 * MINUTE, now)
    assert next_moment(store, now + 20 * MINUTE) == now + 30 * MINUTE
    tasks.done(store, task, now)
    assert next_moment(store, now) == now + 50 * MINUTE
