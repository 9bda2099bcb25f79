"""The list of tasks: its views, orders and filter, and the verbs it offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from klatch.domain.drafts import ContactDraft, MeetingDraft, MessageDraft, TaskDraft
from klatch.domain.errors import InvalidInput
from klatch.domain.vocabulary import Stage, TaskKind
from klatch.services import contacts, meetings, messages, tasks
from klatch.services.reading import task_list
from klatch.services.reading.task_list import TaskFilter, TaskSource, TaskView
from klatch.store.database import Store

DAY = timedelta(days=1)


@dataclass(frozen=True)
class By:
    key: str
    descending: bool = False


def titles(store: Store, wanted: TaskFilter, sort: By | None = None) -> list[str]:
    source = TaskSource(store)
    found = source.rows(source.ids(wanted, sort))
    return [row.task.title or row.task.kind.value for row in found.values()]


def fill(store: Store, now: datetime) -> dict[str, int]:
    today = now.date()
    renee = contacts.add(
        store,
        ContactDraft(display_name="Renée Åberg", organization="Öster AB", stage=Stage.ADDRESS_BOOK),
        now - 30 * DAY,
    )
    return {
        "late": tasks.add_own(store, TaskDraft("Buy paper", due_on=today - DAY), now),
        "passed": tasks.add_own(store, TaskDraft("Call", renee, due_at=now - timedelta(minutes=1)), now),
        "today": tasks.add_own(store, TaskDraft("Ask 100%", due_on=today), now),
        "soon": tasks.add_own(store, TaskDraft("Call back", due_at=now + timedelta(minutes=1)), now),
        "undated": tasks.add_own(store, TaskDraft("Anytime"), now),
        "renee": renee,
    }


def test_what_is_open_and_what_is_late(store: Store, now: datetime) -> None:
    fill(store, now)
    everything = ["Buy paper", "Call", "Call back", "Ask 100%", "Anytime"]
    listed = titles(store, TaskFilter(TaskView.OPEN, now))
    assert sorted(listed) == sorted(everything)
    assert (listed[0], listed[-1]) == ("Buy paper", "Anytime")
    assert titles(store, TaskFilter(TaskView.LATE, now)) == ["Buy paper", "Call"]
    assert task_list.counts(store, now) == {TaskView.OPEN: 5, TaskView.LATE: 2, TaskView.DONE: 0}
    later = now + timedelta(minutes=2)
    assert titles(store, TaskFilter(TaskView.LATE, later)) == ["Buy paper", "Call", "Call back"]


def test_late_follows_the_users_own_day(store: Store) -> None:
    evening = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    tasks.add_own(store, TaskDraft("Write", due_on=evening.date() - DAY), evening)
    new_york = evening.astimezone(ZoneInfo("America/New_York"))
    assert titles(store, TaskFilter(TaskView.LATE, evening)) == ["Write"]
    assert titles(store, TaskFilter(TaskView.LATE, new_york)) == [], "there it is still the day before"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("call", ["Call", "Call back"]),
        ("aberg", ["Call"]),
        ("Renée", ["Call"]),
        ("oster", ["Call"]),
        ("100%", ["Ask 100%"]),
        ("%", ["Ask 100%"]),
        ("nobody", []),
    ],
)
def test_the_filter_finds_titles_people_and_employers(
    store: Store, now: datetime, text: str, found: list[str]
) -> None:
    fill(store, now)
    assert titles(store, TaskFilter(TaskView.OPEN, now, text)) == found


def test_a_rules_step_is_found_by_its_own_words(store: Store, now: datetime) -> None:
    made = fill(store, now)
    sent = now - 20 * DAY
    draft = messages.save_draft(store, MessageDraft(made["renee"], "outreach.cold", "Hello", "Text"), sent)
    messages.mark_sent(store, draft, sent, sent)
    wanted = TaskFilter(TaskView.OPEN, now, "follow", frozenset({TaskKind.FOLLOW_UP}))
    assert titles(store, wanted) == ["follow_up"]
    assert titles(store, TaskFilter(TaskView.OPEN, now, "follow")) == []


def test_orders(store: Store, now: datetime) -> None:
    fill(store, now)
    every = TaskFilter(TaskView.OPEN, now)
    by_name = titles(store, every, By("what"))
    assert by_name == ["Anytime", "Ask 100%", "Buy paper", "Call", "Call back"]
    assert titles(store, every, By("what", descending=True)) == by_name[::-1]
    assert titles(store, every, By("about"))[0] == "Call"
    assert titles(store, every, By("due", descending=True))[-1] == "Anytime", "no date comes last both ways"
    assert titles(store, every, By("kind"))[0] == "Buy paper"


def test_done_and_skipped_are_kept_the_latest_first(store: Store, now: datetime) -> None:
    made = fill(store, now)
    tasks.done_all(store, [made["late"], made["today"]], now)
    tasks.skip_all(store, [made["passed"]], now + timedelta(minutes=1))
    assert titles(store, TaskFilter(TaskView.DONE, now))[0] == "Call"
    assert task_list.counts(store, now)[TaskView.DONE] == 3
    (row,) = task_list.rows(store, [made["passed"]])
    assert row.skipped_at == now + timedelta(minutes=1)
    tasks.reopen(store, made["passed"], now)
    assert "Call" in titles(store, TaskFilter(TaskView.OPEN, now))


@pytest.mark.parametrize("verb", [tasks.done_all, tasks.skip_all])
def test_one_step_done_may_take_another_of_them_away(
    store: Store, now: datetime, verb: Callable[..., None]
) -> None:
    ada = contacts.add(store, ContactDraft(display_name="Ada Quill"), now)
    talk = meetings.schedule(store, MeetingDraft((ada,), now + DAY, "Europe/Berlin"), now)
    meetings.mark_held(store, talk, now + 2 * DAY, now + 2 * DAY)
    sent = now + 3 * DAY
    again = MessageDraft(ada, "schedule.propose", "Again?", "Tuesday or Friday?")
    messages.mark_sent(store, messages.save_draft(store, again, sent), sent, sent)
    open_now = dict(store.fetch("SELECT kind, id FROM task WHERE done_at IS NULL AND skipped_at IS NULL"))
    assert {"thank", "follow_up"} <= open_now.keys()
    chosen = [open_now["thank"], open_now["follow_up"]]
    verb(store, chosen, sent + DAY)
    ended = task_list.rows(store, chosen)
    assert [(row.done_at or row.skipped_at) is not None for row in ended] == [True, True]


def test_only_the_users_own_steps_are_reopened(store: Store, now: datetime) -> None:
    made = fill(store, now)
    contacts.add_to_pipeline(store, [made["renee"]], now)
    first = next(row for row in store.fetch("SELECT id FROM task WHERE rule_key IS NOT NULL"))[0]
    tasks.skip(store, first, now)
    with pytest.raises(InvalidInput):
        tasks.reopen(store, first, now)


def test_another_date_ends_a_snooze(store: Store, now: datetime) -> None:
    made = fill(store, now)
    tasks.snooze(store, made["late"], now + 5 * DAY, now)
    tasks.edit(store, made["late"], {"due_on": now.date() + DAY}, now)
    (row,) = task_list.rows(store, [made["late"]])
    assert row.task.due == now.date() + DAY


def test_a_task_is_about_an_opportunity(store: Store, now: datetime) -> None:
    with store.transaction("Add opportunity", now) as tx:
        key = tx.execute(
            "INSERT INTO opportunity (uid, created_at, updated_at, title) VALUES ('u', ?, ?, 'Researcher')"
            " RETURNING id",
            (now, now),
        )[0][0]
    task = tasks.add_own(store, TaskDraft("Send the portfolio", opportunity=key), now)
    assert task_list.rows(store, [task])[0].opportunity == "Researcher"
    assert [choice.text for choice in task_list.opportunities_to_link(store)] == ["Researcher"]
    tasks.edit(store, task, {"opportunity": None}, now)
    assert task_list.rows(store, [task])[0].opportunity == ""
