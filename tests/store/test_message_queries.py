"""Messages as the page asks for them: which wait, which are found, and the thread with one person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from klatch.store.database import Store
from klatch.store.queries import messages, threads
from klatch.store.tables import Table

NOW = datetime(2026, 11, 18, 17, 48, tzinfo=UTC)
HOUR = timedelta(hours=1)

Add = Callable[..., int]


class Order(NamedTuple):
    """An order of the list."""

    key: str
    descending: bool = False


@pytest.fixture
def add(store: Store) -> Add:
    """Insert a row."""

    def insert(model: Table, **values: Any) -> int:
        if model == "contact":
            name = values.setdefault("display_name", "Ada Raman")
            values.setdefault("sort_name", name.lower())
            values.setdefault("stage_since", NOW)
        with store.transaction("Add", NOW) as tx:
            return tx.insert(model, **values)

    return insert


def test_what_is_asked_again_waits_in_place_of_what_was_asked_first(store: Store, add: Add) -> None:
    person = add("contact")

    def message(kind: str, hours: int, **values: Any) -> int:
        at = NOW - hours * HOUR
        return add("message", contact=person, kind=kind, state="sent", sent_at=at, **values)

    first, again = message("outreach.cold", 9), message("followup.first", 5)
    message("keepintouch.share", 3)
    back = message("followup.first", 2, bounced_at=NOW)
    waiting = messages.MessageFilter(messages.MessageView.WAITING)
    assert list(messages.ids(store, waiting)) == [again]
    assert [row.waiting for row in messages.rows(store, [first, again, back])] == [False, True, False]


def test_who_went_further_is_not_waited_for(store: Store, add: Add) -> None:
    def sent_to(stage: str, hours: int) -> int:
        person = add("contact", stage=stage, stage_since=NOW)
        at = NOW - timedelta(hours=hours)
        return add("message", contact=person, kind="outreach.cold", state="sent", sent_at=at)

    sent_to("scheduled", 1)
    expected = [sent_to("contacted", 2), sent_to("paused", 3), sent_to("in_touch", -1)]
    waiting = messages.MessageFilter(messages.MessageView.WAITING)
    assert set(messages.ids(store, waiting)) == set(expected)


def test_messages_are_found_by_person_subject_text_and_answer(store: Store, add: Add) -> None:
    ada = add("contact", display_name="Ada Lemos", sort_name="lemos ada")
    ben = add("contact", display_name="Ben Cole", sort_name="cole ben")
    talk = add("message", contact=ada, kind="k", subject="Diary studies", body="Your talk", state="sent")
    add("message", contact=ada, kind="k", subject="Diary", state="discarded")
    other = add("message", contact=ben, kind="k", subject="Hello", body="A diary", state="draft")
    add("interaction", contact=ada, message=talk, direction="from_them", summary="Tuesday works",
        happened_at=NOW)  # fmt: skip
    add("interaction", contact=ben, summary="Tuesday elsewhere", happened_at=NOW)

    def found(text: str) -> set[int]:
        return set(messages.ids(store, messages.MessageFilter(text=text)))

    assert found("diary") == found("") == found("?!") == {talk, other}
    assert found("lem diary") == found("studies lemos") == found("tuesday") == {talk}
    assert found("ben studies") == set()
    by_name = messages.ids(store, messages.MessageFilter(), Order("name"))
    assert list(by_name) == [other, talk]
    assert list(messages.ids(store, messages.MessageFilter(), Order("name", descending=True))) == [
        talk,
        other,
    ]
    assert set(messages.ids(store, messages.MessageFilter(), Order("at"))) == {talk, other}


def test_a_thread_tells_everything_once_oldest_first(store: Store, add: Add) -> None:
    person, other = add("contact"), add("contact")

    def touch(**values: Any) -> int:
        return add("interaction", **{"contact": person, **values})

    draft = add("message", contact=person, kind="k", state="draft", subject="Draft")
    sent = add(
        "message", contact=person, kind="k", state="sent", subject="S", body="B", sent_at=NOW - 9 * HOUR
    )
    touch(message=sent, happened_at=NOW - 9 * HOUR)
    touch(message=sent, happened_at=NOW - 4 * HOUR, direction="from_them", summary="Yes")
    touch(channel="phone", happened_at=NOW - 6 * HOUR, summary="Called")
    touch(contact=other, happened_at=NOW)
    add("message", contact=person, kind="k", state="discarded")
    told = threads.thread(store, person)
    assert [(entry.message, entry.text or entry.subject) for entry in told] == [
        (sent, "B"),
        (0, "Called"),
        (0, "Yes"),
        (draft, "Draft"),
    ]
    assert threads.thread_count(store, person) == len(told) == 4
    assert threads.reply_to(store, sent) == "Yes"
    assert threads.reply_to(store, draft) == ""
