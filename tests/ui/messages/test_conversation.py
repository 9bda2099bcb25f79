"""The conversation with one person, and messages sent elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from klatch.domain.drafts import InteractionDraft, MeetingDraft, ReplyDraft
from klatch.domain.vocabulary import Channel, Direction, Stage, TaskKind
from klatch.services import contacts, meetings, messages
from klatch.services.data import Store
from klatch.services.reading import contacts as people
from klatch.services.reading import messages as reading
from klatch.services.reading import tasks
from klatch.ui.messages.page import MessagesPage
from klatch.ui.messages.sent_form import SentForm
from klatch.ui.page import Context
from klatch.ui.places import LogSent, Place, ShowContact, ShowConversation
from klatch.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Write = Callable[..., int]
DAY = timedelta(days=1)


@pytest.fixture
def talked(store: Store, ada: int, now: datetime, sent: Write, draft: Write) -> int:
    """Asked, called, answered, and a draft begun."""
    first = sent(ada, now - 5 * DAY)
    call = InteractionDraft(ada, now - 3 * DAY, Channel.PHONE, Direction.TO_THEM, "Left a message")
    contacts.log_interaction(store, call, now)
    messages.mark_answered(store, first, now - 2 * DAY, now, ReplyDraft("Tuesday works.\n\nAda"))
    draft(ada, now - DAY, "Times", "schedule.propose")
    return first


def test_the_conversation_is_told_oldest_first_with_texts_that_open(
    window: MainWindow, page: MessagesPage, context: Context, ada: int, talked: int
) -> None:
    context.navigator.go(ShowContact(ada))
    window.actions_table["show_thread"].trigger()
    assert window.page is page
    talk = page.side.pane.talk
    assert talk.isVisible()
    assert not page.side.pane.reader.isVisible()
    assert [(item.title, item.at) for item in talk.items] == [
        ("You · To someone new", "Wed 18 Nov, 12:48"),
        ("You · Phone call", "Fri 20 Nov, 12:48"),
        ("Ada · E-mail", "Sat 21 Nov, 12:48"),
        ("You · Offer times", "Sun 22 Nov, 12:48"),
    ]
    assert [item.is_open for item in talk.items] == [False, False, False, True]
    reply = talk.items[2]
    assert reply.toggle.accessibleName() == "Show the whole text: Ada · E-mail"
    QTest.mouseClick(reply.toggle, Qt.MouseButton.LeftButton)
    assert reply.letter is not None
    assert reply.letter.text() == "Tuesday works.\n\nAda"
    QTest.mouseClick(reply.toggle, Qt.MouseButton.LeftButton)
    assert not reply.is_open
    talk.items[0].open()
    letter = talk.items[0].letter
    assert letter is not None
    assert letter.text() == "A question\n\nHi Ada,\n\nExact text."
    window.actions_table["show_message"].trigger()
    assert page.side.pane.reader.isVisible()


def test_it_follows_what_is_added_and_keeps_what_was_opened(
    page: MessagesPage, context: Context, store: Store, ada: int, talked: int, now: datetime
) -> None:
    context.navigator.go(ShowConversation(ada))
    talk = page.side.pane.talk
    talk.items[0].open()
    contacts.log_interaction(store, InteractionDraft(ada, now, Channel.LINKEDIN, summary="Liked it"), now)
    assert [item.title for item in talk.items][-2:] == ["You · LinkedIn", "You · Offer times"]
    assert talk.items[0].is_open
    context.history.undo()
    assert len(talk.items) == 4


def test_a_long_conversation_begins_with_its_end(
    page: MessagesPage, context: Context, store: Store, ada: int, now: datetime, sent: Write
) -> None:
    sent(ada, now - 50 * DAY)
    for n in range(40):
        contacts.log_interaction(store, InteractionDraft(ada, now - n * DAY, summary=f"Touch {n}"), now)
    context.navigator.go(ShowConversation(ada))
    talk = page.side.pane.talk
    assert len(talk.items) == 30
    assert talk.earlier.text() == "Show 11 earlier"
    QTest.mouseClick(talk.earlier, Qt.MouseButton.LeftButton)
    assert len(talk.items) == 41
    assert not talk.earlier.isVisible()


@pytest.fixture
def form(window: MainWindow, page: MessagesPage, ada: int) -> SentForm:
    """The form, opened from the menu, for nobody yet."""
    window.actions_table["log_sent"].trigger()
    assert page.side.logging
    return page.side.form


def choose(form: SentForm, name: str) -> None:
    form.person.setFocus()
    form.person.clear()
    QTest.keyClicks(form.person, name)
    QTest.keyClick(form.person, Qt.Key.Key_Return)


def pick(form: SentForm, channel: Channel, kind: str = "") -> None:
    form.channel.setCurrentIndex(form.channel.findData(channel))
    if kind:
        form.kind.setCurrentIndex(form.kind.findData(kind))


def test_a_linkedin_message_moves_the_person_and_starts_the_clock(
    window: MainWindow, page: MessagesPage, form: SentForm, store: Store, ada: int, said: list[str]
) -> None:
    choose(form, "lemos")
    assert form.person.text() == "Ada Lemos, Acme"
    form.at.setDateTime(QDateTime(QDate(2026, 11, 20), QTime(9, 0), QTimeZone.utc()))
    form.text.setPlainText("Hi Ada, I read your talk.")
    window.actions_table["next_step"].trigger()
    assert said == ["Logged: to Ada Lemos"]
    (row,) = reading.of_contact(store, ada)
    assert (row.kind, row.channel) == ("outreach.linkedin_note", Channel.LINKEDIN)
    assert row.sent_at is not None
    assert row.sent_at.isoformat() == "2026-11-20T14:00:00+00:00"
    assert people.detail(store, ada).stage is Stage.CONTACTED
    assert [step.kind for step in tasks.of_contact(store, ada)] == [
        TaskKind.WRITE_SOMEONE_ELSE,
        TaskKind.FOLLOW_UP,
    ]
    assert not page.side.logging
    assert page.folders.view.selected_ids() == [row.id]
    assert page.side.pane.reader.card.body.text() == "Hi Ada, I read your talk."
    window.actions_table["undo"].trigger()
    assert reading.of_contact(store, ada) == []
    assert people.detail(store, ada).stage is Stage.TO_CONTACT


def test_what_is_missing_is_said_in_place(form: SentForm, store: Store, ada: int) -> None:
    form.submit()
    assert [field.error for field in form.fields if not field.isHidden()] == [
        "Choose somebody from the list",
        "",
        "Write something here",
    ]
    QApplication.processEvents()
    assert form.person.hasFocus()
    choose(form, "lemos")
    pick(form, Channel.EMAIL)
    form.text.setPlainText("Hi")
    form.at.setDateTime(QDateTime(QDate(2026, 11, 24), QTime(9, 0), QTimeZone.utc()))
    form.submit()
    assert [field.error for field in form.fields] == [
        "", "Choose a moment that has passed", "Write something here", "",
    ]  # fmt: skip
    assert reading.of_contact(store, ada) == []
    form.person.clear()
    QTest.keyClicks(form.person, "lem")
    form.submit()
    assert form.fields[0].error == "Choose somebody from the list"


def test_a_phone_call_needs_no_text(form: SentForm, page: MessagesPage, store: Store, ada: int) -> None:
    choose(form, "lemos")
    pick(form, Channel.PHONE)
    form.submit()
    (row,) = reading.of_contact(store, ada)
    assert (row.kind, row.channel) == ("outreach.phone_script", Channel.PHONE)
    assert not page.side.pane.reader.card.body.isVisible()
    assert "mark_bounced" not in page.commands()


def test_an_email_goes_to_the_address_known(form: SentForm, store: Store, ada: int) -> None:
    choose(form, "lemos")
    pick(form, Channel.EMAIL, "other")
    form.subject.setText("Hello")
    form.text.setPlainText("Hi Ada")
    form.submit()
    (row,) = reading.of_contact(store, ada)
    found = reading.detail(store, row.id)
    assert (found.to_address, row.subject, row.kind) == ("ada@acme.example", "Hello", "keepintouch.checkin")


def test_the_kind_that_fits_is_offered_first(
    page: MessagesPage, context: Context, store: Store, ada: int, ben: int, now: datetime, sent: Write
) -> None:
    meeting = meetings.schedule(store, MeetingDraft((ben,), now - 2 * DAY), now - 3 * DAY)
    meetings.mark_held(store, meeting, now - 2 * DAY, now)
    sent(ada, now - 20 * DAY)
    sent(ada, now - 10 * DAY, kind="followup.first")
    context.navigator.go(LogSent(ben))
    form = page.side.form
    assert form.kind.currentData() == "thanks"
    form.text.setPlainText("Thank you")
    form.submit()
    assert people.detail(store, ben).stage is Stage.THANKED
    assert reading.of_contact(store, ben)[0].meeting == meeting
    context.navigator.go(LogSent(ada))
    assert form.kind.currentData() == "follow_up"
    form.text.setPlainText("One last time")
    form.submit()
    assert reading.of_contact(store, ada)[0].kind == "followup.last"
    assert tasks.of_contact(store, ada) == ()


def test_the_form_is_left_by_escape_and_by_going_to_a_message(
    window: MainWindow,
    page: MessagesPage,
    form: SentForm,
    context: Context,
    ada: int,
    now: datetime,
    sent: Write,
) -> None:
    assert form.person.hasFocus()
    assert page.folders.empty._action.property("kind") != "primary"
    QTest.keyClick(form.person, Qt.Key.Key_Escape)
    assert not page.side.logging
    sent(ada, now)
    context.navigator.go(ShowContact(ada))
    window.actions_table["log_sent"].trigger()
    assert page.side.logging
    assert form.person.text() == "Ada Lemos, Acme"
    context.navigator.go(ShowConversation(ada))
    assert not page.side.logging
    window.actions_table["log_sent"].trigger()
    context.navigator.go(Place("today"))
    window.actions_table["back"].trigger()
    assert page.side.logging, "what was begun is still there"


def test_new_offers_it(window: MainWindow, page: MessagesPage) -> None:
    entries = {action.text(): action for action in window._toolbar._new_menu.actions()}
    entries["Message sent elsewhere…"].trigger()
    assert page.side.logging
