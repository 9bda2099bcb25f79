"""Favours both ways: promised, kept, reminded of by a task, and noted by a message that offers help."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from klatch.domain.drafts import ContactDraft, FavorDraft, MeetingDraft, MessageDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.vocabulary import Direction
from klatch.services import contacts, favors, meetings, messages, tasks
from klatch.services.reading.favors import of_contact, of_meeting
from klatch.services.reading.tasks import of_contact as steps
from klatch.store.database import Store

MINE, THEIRS = Direction.TO_THEM, Direction.FROM_THEM


@pytest.fixture
def ada(store: Store, now: datetime) -> int:
    return contacts.add(store, ContactDraft(display_name="Ada Quill"), now)


def titles(store: Store, contact: int) -> list[str]:
    return [task.title for task in steps(store, contact) if task.title]


def test_a_promise_has_a_task_with_its_day(store: Store, now: datetime, ada: int) -> None:
    meeting = meetings.log(store, MeetingDraft((ada,), now - timedelta(hours=1)), now, now)
    draft = FavorDraft(ada, MINE, " The syllabus ", meeting, task="Send it", due_on=date(2026, 12, 1))
    favor = favors.add(store, draft, now)
    (row,) = of_contact(store, ada)
    assert (row.id, row.direction, row.text, row.due) == (favor, MINE, "The syllabus", date(2026, 12, 1))
    assert of_meeting(store, meeting) == (row,)
    assert row.done_at is None
    assert titles(store, ada) == ["Send it"]


def test_the_task_done_keeps_my_promise_and_reopening_takes_it_back(
    store: Store, now: datetime, ada: int
) -> None:
    favors.add(store, FavorDraft(ada, MINE, "The syllabus", task="Send it"), now)
    (task,) = [each for each in steps(store, ada) if each.title]
    tasks.done(store, task.id, now)
    assert of_contact(store, ada)[0].done_at == now
    tasks.reopen(store, task.id, now)
    assert of_contact(store, ada)[0].done_at is None


def test_asking_after_a_promise_of_theirs_leaves_it_open(store: Store, now: datetime, ada: int) -> None:
    favors.add(store, FavorDraft(ada, THEIRS, "The plan", task="Ask Ada"), now)
    (task,) = [each for each in steps(store, ada) if each.title]
    tasks.done(store, task.id, now)
    assert of_contact(store, ada)[0].done_at is None


def test_a_favour_done_ends_its_task_and_undo_brings_both_back(store: Store, now: datetime, ada: int) -> None:
    favor = favors.add(store, FavorDraft(ada, MINE, "The syllabus", task="Send it"), now)
    favors.done(store, favor, now)
    assert titles(store, ada) == []
    store.journal.undo()
    assert titles(store, ada) == ["Send it"]
    assert of_contact(store, ada)[0].done_at is None
    store.journal.redo()
    favors.reopen(store, favor, now)
    assert titles(store, ada) == ["Send it"]


def test_deleting_a_favour_deletes_what_would_remind_of_it(store: Store, now: datetime, ada: int) -> None:
    favor = favors.add(store, FavorDraft(ada, MINE, "The syllabus", task="Send it"), now)
    favors.delete(store, [favor], now)
    assert (of_contact(store, ada), titles(store, ada)) == ((), [])


def test_deleting_the_task_leaves_the_promise(store: Store, now: datetime, ada: int) -> None:
    favors.add(store, FavorDraft(ada, MINE, "The syllabus", task="Send it"), now)
    (task,) = [each for each in steps(store, ada) if each.title]
    tasks.delete(store, [task.id], now)
    (row,) = of_contact(store, ada)
    assert (row.text, row.due, row.done_at) == ("The syllabus", None, None)


def test_open_ones_come_first_then_the_latest(store: Store, now: datetime, ada: int) -> None:
    for text, done in (("a", True), ("b", False), ("c", True), ("d", False)):
        favors.add(store, FavorDraft(ada, MINE, text, done=done), now)
    assert [row.text for row in of_contact(store, ada)] == ["d", "b", "c", "a"]


def test_words_and_side_can_be_changed(store: Store, now: datetime, ada: int) -> None:
    favor = favors.add(store, FavorDraft(ada, MINE, "a"), now)
    favors.edit(store, favor, {"text": " b ", "direction": THEIRS}, now)
    assert [(row.text, row.direction) for row in of_contact(store, ada)] == [("b", THEIRS)]


def test_what_cannot_stand_is_refused(store: Store, now: datetime, ada: int) -> None:
    with pytest.raises(InvalidInput):
        favors.add(store, FavorDraft(ada, MINE, "  "), now)
    favor = favors.add(store, FavorDraft(ada, MINE, "a"), now)
    with pytest.raises(InvalidInput):
        favors.edit(store, favor, {"text": ""}, now)
    with pytest.raises(NotFound):
        favors.done(store, favor + 1, now)
    with pytest.raises(NotFound):
        favors.delete(store, [favor + 1], now)
    assert [row.text for row in of_contact(store, ada)] == ["a"]


def test_an_offer_that_was_sent_is_a_favour_and_undo_takes_it_back(
    store: Store, now: datetime, ada: int
) -> None:
    draft = MessageDraft(ada, "offer.help_back", "Something I could do", "I could proofread it.")
    message = messages.save_draft(store, draft, now)
    messages.mark_sent(store, message, now, now, offered="proofreading your talk")
    (row,) = of_contact(store, ada)
    assert (row.direction, row.text, row.done_at) == (MINE, "proofreading your talk", None)
    store.journal.undo()
    assert of_contact(store, ada) == ()


def test_an_offer_sent_elsewhere_is_known_by_its_subject(store: Store, now: datetime, ada: int) -> None:
    draft = MessageDraft(ada, "offer.help_back", "Something I could do", "Hi")
    messages.log_sent_elsewhere(store, draft, now, now)
    messages.log_sent_elsewhere(store, MessageDraft(ada, "keepintouch.share", "Read this", "Hi"), now, now)
    assert [row.text for row in of_contact(store, ada)] == ["Something I could do"]


def test_two_people_who_are_one_keep_their_favours(store: Store, now: datetime, ada: int) -> None:
    other = contacts.add(store, ContactDraft(display_name="A. Quill"), now)
    favors.add(store, FavorDraft(other, MINE, "The syllabus", task="Send it"), now)
    contacts.merge(store, ada, other, now)
    assert [row.text for row in of_contact(store, ada)] == ["The syllabus"]
