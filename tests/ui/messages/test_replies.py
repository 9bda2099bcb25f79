"""They replied, no answer, bounced: in the real window, with Undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from klatch.domain.drafts import InteractionDraft, MeetingDraft
from klatch.domain.vocabulary import Channel, Direction, Helper, Stage, TaskKind
from klatch.services import contacts, meetings
from klatch.services.data import Store
from klatch.services.reading import contacts as people
from klatch.services.reading import messages as reading
from klatch.services.reading import tasks
from klatch.services.reading.search import search
from klatch.support.clock import FixedClock
from klatch.ui.messages.page import MessagesPage
from klatch.ui.messages.reply_form import ReplyForm
from klatch.ui.page import Context
from klatch.ui.places import Compose, Place, ShowMessage
from klatch.ui.window import MainWindow

Write = Callable[..., int]
DAY = timedelta(days=1)
QUOTED = "Happy to talk.\n\nOn Wed, 18 Nov 2026, Nora Whitfield wrote:\n> Could I ask you?\n"


def steps(store: Store, contact: int) -> list[TaskKind]:
    return [step.kind for step in tasks.of_contact(store, contact)]


def set_moment(form: ReplyForm, day: int, hour: int, minute: int = 0) -> None:
    form.at.setDateTime(QDateTime(QDate(2026, 11, day), QTime(hour, minute), QTimeZone.utc()))


@pytest.fixture
def asked(page: MessagesPage, ada: int, now: datetime, sent: Write) -> int:
    """Ada was written to five days ago, in front of the reader."""
    key = sent(ada, now - 5 * DAY)
    page.folders.tabs.select("waiting")
    return key


@pytest.fixture
def form(window: MainWindow, page: MessagesPage, asked: int) -> ReplyForm:
    """The form for her reply, open."""
    window.actions_table["mark_answered"].trigger()
    return page.side.pane.reply_form


def test_a_yes_moves_the_person_and_cancels_what_silence_asked_for(
    window: MainWindow, page: MessagesPage, store: Store, ada: int, asked: int, said: list[str]
) -> None:
    assert steps(store, ada) == [TaskKind.WRITE_SOMEONE_ELSE, TaskKind.FOLLOW_UP]
    QTest.mouseClick(page.side.pane.offers.main, Qt.MouseButton.LeftButton)
    form = page.side.pane.reply_form
    assert form.isVisible()
    assert page.side.pane.offers.isHidden()
    QTest.keyClicks(form.text, "Happy to talk")
    form.booster.setChecked(True)
    window.actions_table["next_step"].trigger()
    assert said == ["Ada Lemos replied"]
    assert page.folders.empty.isVisible()
    person = people.detail(store, ada)
    assert (person.stage, person.helper) == (Stage.REPLIED, Helper.BOOSTER)
    assert steps(store, ada) == [TaskKind.OFFER_TIMES]
    page.folders.tabs.select("answered")
    pane = page.side.pane
    assert pane.reader.reply_text.text() == "Happy to talk"
    assert pane.offers.main.text() == "Offer times"
    assert pane.account == "Answered after 5 days. Next: Offer times, Tue 24."
    assert [hit.id for hit in search(store, "happy talk").hits] == [asked]
    window.actions_table["undo"].trigger()
    person = people.detail(store, ada)
    assert (person.stage, person.helper) == (Stage.CONTACTED, Helper.UNKNOWN)
    assert steps(store, ada) == [TaskKind.WRITE_SOMEONE_ELSE, TaskKind.FOLLOW_UP]
    assert reading.reply_to(store, asked) == ""


def test_the_next_step_of_who_answered_begins_where_it_belongs(
    window: MainWindow, page: MessagesPage, form: ReplyForm, ada: int, went: list[Place]
) -> None:
    form.submit()
    page.folders.tabs.select("answered")
    QTest.mouseClick(page.side.pane.offers.main, Qt.MouseButton.LeftButton)
    assert went == [Compose((ada,), "schedule.propose")]


def test_a_no_pauses(form: ReplyForm, page: MessagesPage, store: Store, ada: int, asked: int) -> None:
    QTest.mouseClick(form.answer.findChildren(QPushButton)[2], Qt.MouseButton.LeftButton)
    assert form.answer.current() == "no"
    assert not form.booster.isVisible()
    form.submit()
    person = people.detail(store, ada)
    assert (person.stage, person.paused_reason) == (Stage.PAUSED, "declined")
    assert steps(store, ada) == []
    page.folders.tabs.select("answered")
    pane = page.side.pane
    assert pane.account == "Answered after 5 days. Ada is paused: they declined."
    assert pane.offers.main.isHidden()
    assert pane.offers.second.text() == "Show the person"
    assert "next_step" not in page.commands()


def test_a_not_now_rests_until_the_day_chosen(form: ReplyForm, store: Store, ada: int) -> None:
    form.answer.set_current("not_now")
    form._on_answer()
    assert form.again.date() == QDate(2026, 12, 23)
    form.again.setDate(QDate(2027, 1, 11))
    form.submit()
    (step,) = tasks.of_contact(store, ada)
    assert step.kind is TaskKind.OFFER_TIMES
    assert isinstance(step.due, datetime)
    assert step.due.isoformat() == "2027-01-11T14:00:00+00:00"  # nine in New York


def test_a_reply_may_stay_empty_and_have_come_another_way_and_day(
    form: ReplyForm, store: Store, ada: int, asked: int
) -> None:
    form.channel.setCurrentIndex(form.channel.findData(Channel.PHONE))
    set_moment(form, 20, 9, 30)
    form.submit()
    answered = reading.detail(store, asked).row.answered_at
    assert answered is not None
    assert answered.isoformat() == "2026-11-20T14:30:00+00:00"
    assert [(entry.channel, entry.text) for entry in reading.thread(store, ada)][1:] == [(Channel.PHONE, "")]


@pytest.mark.parametrize(
    ("day", "hour", "problem"),
    [(18, 12, "Choose a moment after it was sent"), (23, 13, "Choose a moment that has passed")],
)
def test_a_moment_before_it_was_sent_or_to_come_is_refused_in_place(
    form: ReplyForm, store: Store, asked: int, day: int, hour: int, problem: str
) -> None:
    set_moment(form, day, hour)
    form.submit()
    assert form.at_field.error == problem
    assert form.isVisible()
    assert reading.detail(store, asked).row.answered_at is None


def test_the_minute_it_was_sent_is_not_before_it(form: ReplyForm, store: Store, asked: int) -> None:
    set_moment(form, 18, 12, 48)
    form.submit()
    row = reading.detail(store, asked).row
    assert row.answered_at == row.sent_at


def test_now_is_when_it_is_saved(form: ReplyForm, store: Store, asked: int, clock: FixedClock) -> None:
    clock.at += timedelta(minutes=7)
    form.submit()
    assert reading.detail(store, asked).row.answered_at == clock.at


def test_leaving_quoted_lines_out_is_offered_and_can_be_undone(form: ReplyForm) -> None:
    assert not form.trim.isVisible()
    form.text.setPlainText(QUOTED)
    assert form.trim.isVisible()
    QTest.mouseClick(form.trim, Qt.MouseButton.LeftButton)
    assert form.text.toPlainText() == "Happy to talk."
    assert not form.trim.isVisible()
    form.text.undo()
    assert form.text.toPlainText() == QUOTED


def test_what_is_pasted_is_kept_whole_unless_trimmed(form: ReplyForm, store: Store, asked: int) -> None:
    form.text.setPlainText(QUOTED)
    form.submit()
    assert reading.reply_to(store, asked) == QUOTED.strip()


def test_a_reply_half_typed_waits_for_the_next_time(
    window: MainWindow, page: MessagesPage, form: ReplyForm, ben: int, now: datetime, sent: Write, asked: int
) -> None:
    form.text.setPlainText("Half")
    other = sent(ben, now)
    assert form.isVisible(), "a change elsewhere leaves the form alone"
    page.folders.view.select_ids([other])
    assert not form.isVisible()
    window.actions_table["mark_answered"].trigger()
    assert form.text.toPlainText() == ""
    QTest.keyClick(form.text, Qt.Key.Key_Escape)
    assert not form.isVisible()
    page.folders.view.select_ids([asked])
    window.actions_table["mark_answered"].trigger()
    assert form.text.toPlainText() == "Half"
    window.actions_table["leave"].trigger()
    assert not form.isVisible()


def test_a_reply_logged_on_the_person_belongs_to_the_message_that_waits(
    page: MessagesPage, store: Store, ada: int, now: datetime, sent: Write, asked: int
) -> None:
    again = sent(ada, now - DAY, "Once more", "followup.first")
    assert list(page.folders.table.ids) == [again]
    touch = InteractionDraft(ada, now, Channel.LINKEDIN, Direction.FROM_THEM, "Sure")
    contacts.log_interaction(store, touch, now)
    assert page.folders.empty.isVisible()
    page.folders.tabs.select("answered")
    assert list(page.folders.table.ids) == [again]
    assert page.side.pane.reader.reply_text.text() == "Sure"
    assert steps(store, ada) == [TaskKind.OFFER_TIMES]


def test_no_answer_closes_and_a_late_one_is_still_kept(
    window: MainWindow,
    page: MessagesPage,
    store: Store,
    ada: int,
    asked: int,
    said: list[str],
    context: Context,
) -> None:
    QTest.mouseClick(page.side.pane.offers.second, Qt.MouseButton.LeftButton)
    assert said == ["No longer waiting for Ada Lemos"]
    assert steps(store, ada) == []
    context.navigator.go(ShowMessage(asked))
    pane = page.side.pane
    assert pane.account == "No answer came, and none is waited for."
    assert (pane.offers.main.text(), pane.offers.second.text()) == ("Write again", "They replied")
    QTest.mouseClick(pane.offers.second, Qt.MouseButton.LeftButton)
    pane.reply_form.submit()
    assert people.detail(store, ada).stage is Stage.REPLIED
    for _ in range(2):
        window.actions_table["undo"].trigger()
    page.folders.tabs.select("waiting")
    assert list(page.folders.table.ids) == [asked]
    window.actions_table["close_message"].trigger()
    assert page.folders.empty.isVisible()


def test_bounced_marks_the_address_and_offers_a_better_one(
    window: MainWindow, page: MessagesPage, store: Store, ada: int, asked: int, said: list[str]
) -> None:
    window.actions_table["mark_bounced"].trigger()
    assert said == ["Bounced: Ada Lemos’s address is marked as bad"]
    assert people.detail(store, ada).emails[0].bounced_at is not None
    pane = page.side.pane
    assert page.folders.current == "all"
    assert pane.account == "It came back: nobody was reached. Next: Write first message."
    address = pane.address_form
    assert address.isVisible()
    QApplication.processEvents()
    assert address.line.hasFocus()
    for wrong, problem in (
        ("ada@acme.example", "Change the address first"),
        ("ada at acme", "An e-mail address has an @ in the middle"),
    ):
        address.line.setText(wrong)
        QTest.mouseClick(address.save, Qt.MouseButton.LeftButton)
        assert address.field.error == problem
    address.line.setText("lemos@acme.example")
    QTest.keyClick(address.line, Qt.Key.Key_Return)
    assert said[-1] == "Ada Lemos’s address is corrected"
    assert [(each.address, each.bounced_at) for each in people.detail(store, ada).emails] == [
        ("lemos@acme.example", None)
    ]
    assert not address.isVisible()
    for _ in range(2):
        window.actions_table["undo"].trigger()
    assert reading.detail(store, asked).row.bounced_at is None
    assert people.detail(store, ada).emails[0].bounced_at is None


def test_who_is_thanked_may_answer_too(
    window: MainWindow, page: MessagesPage, store: Store, ada: int, now: datetime, sent: Write
) -> None:
    meeting = meetings.schedule(store, MeetingDraft((ada,), now - 2 * DAY), now - 3 * DAY)
    meetings.mark_held(store, meeting, now - 2 * DAY, now)
    key = sent(ada, now - DAY, "Thanks", "thanks.same_day")
    page.folders.tabs.select("all")
    assert page.side.pane.offers.main.text() == "Write"
    window.actions_table["mark_answered"].trigger()
    page.side.pane.reply_form.submit()
    assert people.detail(store, ada).stage is Stage.IN_TOUCH
    assert reading.detail(store, key).row.answered_at == now
