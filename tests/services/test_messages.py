from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from klatch.domain.drafts import (
    ContactDraft,
    InteractionDraft,
    MeetingDraft,
    MessageDraft,
    ReplyDraft,
    TaskDraft,
)
from klatch.domain.errors import InvalidInput, MissingFields, NotFound
from klatch.domain.kinds import KINDS
from klatch.domain.vocabulary import Answer, Channel, Direction, Stage
from klatch.services import contacts, meetings, messages, tasks
from klatch.store.database import Store


@pytest.fixture
def ana(store: Store, now: datetime) -> int:
    return contacts.add(
        store, ContactDraft(display_name="Ana", organization="Acme", emails=("ana@acme.example",)), now
    )


def stage(store: Store, contact: int) -> str:
    ((text,),) = store.fetch("SELECT stage FROM contact WHERE id = ?", (contact,))
    return str(text)


def steps(store: Store, contact: int) -> list[str]:
    rows = store.fetch(
        "SELECT kind FROM task WHERE contact = ? AND done_at IS NULL AND skipped_at IS NULL ORDER BY rank",
        (contact,),
    )
    return [kind for (kind,) in rows]


def draft(contact: int, kind: str = "outreach.cold", **more: object) -> MessageDraft:
    return MessageDraft(contact, kind, "Subject", "Exact text", to_address="ana@acme.example", **more)  # type: ignore[arg-type]


def test_a_draft_is_kept_and_replaced(store: Store, now: datetime, ana: int) -> None:
    contacts.set_stage(store, [ana], Stage.ADDRESS_BOOK, now)
    message = messages.save_draft(store, draft(ana), now)
    assert stage(store, ana) == "to_contact"
    assert (
        messages.save_draft(store, MessageDraft(ana, "outreach.warm", "New", "Text", id=message), now)
        == message
    )
    assert store.fetch("SELECT kind, subject, body, state, sent_at FROM message") == [
        ("outreach.warm", "New", "Text", "draft", None)
    ]
    messages.hand_over(store, message, "copied", now)
    assert store.fetch("SELECT state FROM message") == [("handed_over",)]
    messages.discard(store, message, now)
    for verb in (messages.discard, messages.close):
        with pytest.raises(InvalidInput):
            verb(store, message, now)
    with pytest.raises(NotFound):
        messages.discard(store, 999, now)


def test_sent_is_frozen(store: Store, now: datetime, ana: int) -> None:
    message = messages.save_draft(store, draft(ana), now)
    with pytest.raises(MissingFields):
        messages.mark_sent(store, message, now, now, missing=("contact.title",))
    messages.mark_sent(store, message, now - timedelta(hours=2), now)
    assert store.fetch("SELECT body, state, frozen_at, sent_at FROM message") == [
        ("Exact text", "sent", "2026-11-23T17:48:00Z", "2026-11-23T15:48:00Z")
    ]
    assert store.fetch("SELECT channel, direction, happened_at, message FROM interaction") == [
        ("email", "to_them", "2026-11-23T15:48:00Z", message)
    ]
    assert (stage(store, ana), steps(store, ana)) == ("contacted", ["write_someone_else", "follow_up"])
    for again in (draft(ana, id=message), MessageDraft(ana, "outreach.cold", "S", "Changed", id=message)):
        with pytest.raises(InvalidInput):
            messages.save_draft(store, again, now)
    with pytest.raises(InvalidInput):
        messages.mark_sent(store, message, now, now)
    done = "SELECT kind FROM task WHERE done_at IS NOT NULL"
    assert store.fetch(done) == [("first_message",)]
    assert store.journal.undo() == "Mark as sent"
    assert store.fetch("SELECT state, frozen_at FROM message") == [("draft", None)]
    assert (stage(store, ana), steps(store, ana)) == ("to_contact", ["first_message"])


@pytest.mark.parametrize("text", [("", "Body"), ("Subject", " \n ")])
def test_an_empty_message_is_not_sent(store: Store, now: datetime, ana: int, text: tuple[str, str]) -> None:
    message = messages.save_draft(store, MessageDraft(ana, "outreach.cold", *text), now)
    with pytest.raises(InvalidInput):
        messages.mark_sent(store, message, now, now)
    assert store.fetch("SELECT state FROM message") == [("draft",)]


def test_a_line_break_never_reaches_the_headers(store: Store, now: datetime, ana: int) -> None:
    messages.save_draft(store, MessageDraft(ana, "outreach.cold", "Hi\r\nBcc: x@y.org", "Body"), now)
    assert store.fetch("SELECT subject FROM message") == [("Hi Bcc: x@y.org",)]
    with pytest.raises(InvalidInput):
        messages.save_draft(store, MessageDraft(ana, "outreach.cold", "Hi", "B", to_address="nobody"), now)


@pytest.mark.parametrize("kind", KINDS)
def test_what_sending_each_kind_means(store: Store, now: datetime, ana: int, kind: str) -> None:
    expected = {
        "outreach_sent": ("contacted", "in_touch"),
        "message_sent": ("contacted", "in_touch"),
        "thanks_sent": ("contacted", "in_touch"),
        "declined": ("paused", "paused"),
    }
    thanked = contacts.add(store, ContactDraft(display_name="Ben", stage=Stage.THANKED), now)
    for contact, to in zip((ana, thanked), expected[KINDS[kind].sent_event], strict=True):
        messages.log_sent_elsewhere(store, draft(contact, kind), now, now)
        assert stage(store, contact) == to
    if KINDS[kind].sent_event == "declined":
        assert store.fetch("SELECT DISTINCT paused_reason FROM contact") == [("declined",)]
        assert steps(store, ana) == []


def test_answered(store: Store, now: datetime, ana: int) -> None:
    message = messages.log_sent_elsewhere(store, draft(ana), now - timedelta(days=3), now)
    messages.mark_answered(store, message, now, now)
    assert (stage(store, ana), steps(store, ana)) == ("replied", ["offer_times"])
    assert store.fetch("SELECT message, due_on FROM task WHERE kind = 'offer_times'") == [
        (message, "2026-11-24")
    ]
    assert store.fetch("SELECT count(*) FROM interaction WHERE direction = 'from_them'") == [(1,)]


def test_a_no_pauses_with_the_reason(store: Store, now: datetime, ana: int) -> None:
    message = messages.log_sent_elsewhere(store, draft(ana), now - timedelta(days=3), now)
    reply = ReplyDraft("Sorry, no", Answer.NO, Channel.LINKEDIN)
    messages.mark_answered(store, message, now - timedelta(days=1), now, reply)
    assert (stage(store, ana), steps(store, ana)) == ("paused", [])
    assert store.fetch("SELECT paused_reason, kind_of_helper FROM contact") == [("declined", "unknown")]
    assert store.fetch(
        "SELECT channel, summary, happened_at FROM interaction WHERE direction = 'from_them' AND message = ?",
        (message,),
    ) == [("linkedin", "Sorry, no", "2026-11-22T17:48:00Z")]
    assert store.journal.undo() == "Mark as answered"
    assert (stage(store, ana), steps(store, ana)) == ("contacted", ["write_someone_else", "follow_up"])


def test_a_not_now_rests_and_a_helpful_one_is_remembered(store: Store, now: datetime, ana: int) -> None:
    message = messages.log_sent_elsewhere(store, draft(ana), now - timedelta(days=3), now)
    later = now + timedelta(days=30)
    messages.mark_answered(
        store, message, now, now, ReplyDraft(answer=Answer.NOT_NOW, booster=True, ask_again_at=later)
    )
    assert (stage(store, ana), steps(store, ana)) == ("replied", ["offer_times"])
    assert store.fetch("SELECT snoozed_until FROM task WHERE kind = 'offer_times'") == [
        ("2026-12-23T17:48:00Z",)
    ]
    assert store.fetch("SELECT kind_of_helper FROM contact") == [("booster",)]
    tasks.reconcile_all(store, now + timedelta(days=2))
    assert store.fetch("SELECT snoozed_until FROM task WHERE kind = 'offer_times'") == [
        ("2026-12-23T17:48:00Z",)
    ]


def test_a_reply_comes_after_the_message_and_not_from_the_future(
    store: Store, now: datetime, ana: int
) -> None:
    message = messages.log_sent_elsewhere(store, draft(ana), now - timedelta(hours=2), now)
    for at in (now - timedelta(hours=3), now + timedelta(minutes=1)):
        with pytest.raises(InvalidInput):
            messages.mark_answered(store, message, at, now)
    with pytest.raises(InvalidInput):
        messages.log_sent_elsewhere(store, draft(ana), now + timedelta(minutes=1), now)
    messages.mark_answered(store, message, now - timedelta(hours=2), now)


def test_a_reply_logged_elsewhere_belongs_to_the_latest_waiting_message(
    store: Store, now: datetime, ana: int
) -> None:
    first = messages.log_sent_elsewhere(store, draft(ana), now - timedelta(days=12), now)
    again = messages.log_sent_elsewhere(store, draft(ana, "followup.first"), now - timedelta(days=2), now)
    touch = InteractionDraft(ana, now, Channel.PHONE, Direction.FROM_THEM, "Called back")
    contacts.log_interaction(store, touch, now)
    assert store.fetch("SELECT id FROM message WHERE answered_at IS NOT NULL") == [(again,)]
    assert store.fetch("SELECT message FROM interaction WHERE summary = 'Called back'") == [(again,)]
    assert store.fetch("SELECT answered_at FROM message WHERE id = ?", (first,)) == [(None,)]
    assert (stage(store, ana), steps(store, ana)) == ("replied", ["offer_times"])


def test_a_spoken_message_may_have_no_text(store: Store, now: datetime, ana: int) -> None:
    spoken = MessageDraft(ana, "outreach.warm", channel=Channel.PHONE)
    messages.log_sent_elsewhere(store, spoken, now, now)
    assert stage(store, ana) == "contacted"
    with pytest.raises(InvalidInput):
        messages.log_sent_elsewhere(
            store, MessageDraft(ana, "outreach.warm", channel=Channel.LINKEDIN), now, now
        )


def test_not_sent_is_a_draft_again(store: Store, now: datetime, ana: int) -> None:
    message = messages.save_draft(store, draft(ana), now)
    with pytest.raises(InvalidInput):
        messages.take_back(store, message, now)
    messages.hand_over(store, message, "copied", now)
    messages.take_back(store, message, now)
    assert store.fetch("SELECT state FROM message") == [("draft",)]
    assert store.journal.undo() == "Mark as not sent"
    assert store.fetch("SELECT state FROM message") == [("handed_over",)]


def test_several_rest_together(store: Store, now: datetime, ana: int) -> None:
    ben = contacts.add(store, ContactDraft(display_name="Ben"), now)
    both = [messages.log_sent_elsewhere(store, draft(who), now, now) for who in (ana, ben)]
    messages.close_all(store, both, now)
    assert steps(store, ana) == steps(store, ben) == []
    assert store.journal.undo() == "Close conversation"
    assert store.fetch("SELECT count(closed_at) FROM message") == [(0,)]


def test_bounced(store: Store, now: datetime, ana: int) -> None:
    message = messages.log_sent_elsewhere(store, draft(ana), now, now)
    messages.mark_bounced(store, message, now, now)
    assert (stage(store, ana), steps(store, ana)) == ("to_contact", ["first_message"])
    assert store.fetch("SELECT bounced_at IS NOT NULL FROM contact_email") == [(1,)]
    assert store.fetch("SELECT count(*) FROM interaction") == [(0,)]


def test_closed_and_deleted(store: Store, now: datetime, ana: int) -> None:
    message = messages.log_sent_elsewhere(store, draft(ana), now, now)
    messages.close(store, message, now)
    assert (stage(store, ana), steps(store, ana)) == ("contacted", [])
    messages.delete(store, [message], now)
    assert store.fetch("SELECT count(*) FROM interaction") == [(0,)]


def test_writing_to_a_colleague_settles_the_step_of_the_silent_one(
    store: Store, now: datetime, ana: int
) -> None:
    ben = contacts.add(store, ContactDraft(display_name="Ben", organization="Acme"), now)
    messages.log_sent_elsewhere(store, draft(ana), now - timedelta(days=5), now)
    assert steps(store, ana) == ["write_someone_else", "follow_up"]
    messages.log_sent_elsewhere(store, draft(ben), now, now)
    assert steps(store, ana) == ["follow_up"]
    assert steps(store, ben) == ["write_someone_else", "follow_up"]


def test_thanks_for_one_of_two_meetings(store: Store, now: datetime, ana: int) -> None:
    both = [meetings.schedule(store, MeetingDraft((ana,), now - timedelta(hours=h)), now) for h in (9, 5)]
    for meeting in both:
        meetings.mark_held(store, meeting, now - timedelta(hours=1), now)
    messages.log_sent_elsewhere(store, draft(ana, "thanks.same_day", meeting=both[0]), now, now)
    assert store.fetch("SELECT meeting FROM task WHERE kind = 'thank' AND done_at IS NULL") == [(both[1],)]


def test_own_tasks(store: Store, now: datetime, ana: int) -> None:
    task = tasks.add_own(store, TaskDraft("Buy a notebook", contact=ana, due_on=now.date()), now)
    tasks.edit(store, task, {"title": " Buy two ", "due_on": None, "due_at": now}, now)
    assert store.fetch("SELECT title, due_on, due_at FROM task WHERE id = ?", (task,)) == [
        ("Buy two", None, "2026-11-23T17:48:00Z")
    ]
    tasks.snooze(store, task, now + timedelta(days=1), now)
    with pytest.raises(InvalidInput):
        tasks.snooze(store, task, now, now)
    tasks.reconcile_all(store, now)
    tasks.done(store, task, now)
    assert steps(store, ana) == ["first_message"]
    assert store.journal.undo() == "Mark task as done"
    tasks.delete(store, [task], now)
    assert store.fetch("SELECT count(*) FROM task") == [(1,)]
    with pytest.raises(InvalidInput):
        tasks.add_own(store, TaskDraft(" "), now)


def test_steps_of_the_rules_stay_away_once_settled(store: Store, now: datetime, ana: int) -> None:
    ((first,),) = store.fetch("SELECT id FROM task")
    with pytest.raises(InvalidInput):
        tasks.edit(store, first, {"title": "x"}, now)
    tasks.skip(store, first, now)
    tasks.reconcile_all(store, now)
    assert steps(store, ana) == []
    assert store.journal.undo() == "Skip task"
    assert steps(store, ana) == ["first_message"]
    tasks.delete(store, [first], now)  # skipped instead: it would come back
    tasks.reconcile_all(store, now + timedelta(days=400))
    assert steps(store, ana) == []
    with pytest.raises(NotFound):
        tasks.done(store, 999, now)


def test_ticking_off_says_what_was_done(store: Store, now: datetime, ana: int) -> None:
    ((first,),) = store.fetch("SELECT id FROM task")
    tasks.done(store, first, now)
    assert stage(store, ana) == "contacted"
    meeting = meetings.schedule(store, MeetingDraft((ana,), now - timedelta(hours=2)), now)
    meetings.mark_held(store, meeting, now - timedelta(hours=1), now)
    ((thank,),) = store.fetch("SELECT id FROM task WHERE kind = 'thank'")
    tasks.done(store, thank, now)
    assert (stage(store, ana), steps(store, ana)) == ("thanked", ["check_in"])


def test_the_first_thing_to_undo_is_never_the_calendar(store: Store, now: datetime, ana: int) -> None:
    messages.log_sent_elsewhere(store, draft(ana), now, now)
    folder = store.path.parent
    store.close()
    again = Store.open(folder)
    try:
        tasks.reconcile_all(again, now)
        with again.transaction("as if yesterday", now, undoable=False) as tx:
            tx.execute("DELETE FROM task")
        tasks.reconcile_all(again, now)
        assert steps(again, ana) == ["write_someone_else", "follow_up"]
        assert again.journal.undo_label is None
    finally:
        again.close()


def test_nothing_changes_when_nothing_happened(store: Store, now: datetime, ana: int) -> None:
    messages.log_sent_elsewhere(store, draft(ana), now, now)
    label = store.journal.undo_label
    tasks.reconcile_all(store, now)
    tasks.reconcile_all(store, now + timedelta(days=3))
    assert store.journal.undo_label == label
