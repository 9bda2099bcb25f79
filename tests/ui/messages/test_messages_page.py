"""The Messages page in the real window: tabs, filter, drafts, several at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft
from klatch.domain.vocabulary import MessageState
from klatch.services import contacts, messages
from klatch.services.data import Store
from klatch.services.reading import messages as reading
from klatch.ui.messages.page import MessagesPage
from klatch.ui.page import Context
from klatch.ui.places import Compose, LogSent, Place, ShowConversation, ShowMessage
from klatch.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Write = Callable[..., int]
DAY = timedelta(days=1)


def test_nothing_yet_says_what_to_do(page: MessagesPage, went: list[Place]) -> None:
    empty = page.folders.empty
    assert empty.accessibleName() == "No drafts. What you begin to write waits here."
    said = []
    for _ in range(3):
        page.commands()["next_tab"]()
        said.append(empty.accessibleName().partition(".")[0])
    assert said == ["Nothing waits for an answer", "No answers yet", "No messages yet"]
    empty.acted.emit()
    assert went == [Compose()]


def test_tabs_count_and_every_message_has_its_state(
    page: MessagesPage, store: Store, ada: int, ben: int, now: datetime, draft: Write, sent: Write
) -> None:
    draft(ada, now)
    messages.hand_over(store, draft(ada, now), "copied", now)
    thanks = sent(ben, now - 9 * DAY, kind="thanks.same_day")
    first, again = sent(ada, now - 8 * DAY), sent(ada, now - DAY, kind="followup.first")
    answered, back, given_up = (sent(ben, now - n * DAY) for n in (7, 6, 5))
    messages.mark_answered(store, answered, now, now)
    messages.mark_bounced(store, back, now, now)
    messages.close(store, given_up, now)
    bar = page.folders.tabs.bar
    names = [bar.accessibleTabName(number) for number in range(bar.count())]
    assert names == ["Drafts, 2", "Waiting, 1", "Answered, 1", "All, 8"]
    page.folders.tabs.select("all")
    states = {
        row.id: page.folders.table.columns[2].text(row) for row in reading.rows(store, page.folders.table.ids)
    }
    del states[next(key for key, text in states.items() if text == "Draft")]
    del states[next(key for key, text in states.items() if text == "Sent?")]
    assert states == {
        thanks: "Sent",
        first: "Sent",
        again: "Waiting 1 day",
        answered: "Answered",
        back: "Bounced",
        given_up: "No answer",
    }
    sentence = page.folders.table.sentence(reading.rows(store, [back])[0])
    assert sentence == "Ben Cole, A question, To someone new, Bounced, 17 Nov"


def test_the_filter_looks_at_person_subject_and_text(
    qtbot: QtBot, window: MainWindow, page: MessagesPage, ada: int, ben: int, now: datetime, sent: Write
) -> None:
    one, two = sent(ada, now, "Diary studies"), sent(ben, now, "Another")
    page.folders.tabs.select("all")
    window.actions_table["filter"].trigger()
    field = page.folders.filter.line
    assert field.isVisible()
    for text, found in (("diar", [one]), ("ben anoth", [two]), ("exact", [two, one]), ("ben diary", [])):
        field.setText(text)
        qtbot.waitUntil(lambda found=found: list(page.folders.table.ids) == found)  # type: ignore[misc]
    assert page.folders.empty.accessibleName().startswith("No message here matches “ben diary”")
    page.folders.empty.acted.emit()
    assert list(page.folders.table.ids) == [two, one]
    assert not field.isVisible()
    window.actions_table["filter"].trigger()
    field.setText("diary")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert list(page.folders.table.ids) == [two, one]
    field.setText("diary")
    qtbot.waitUntil(lambda: list(page.folders.table.ids) == [one])
    window.actions_table["leave"].trigger()
    assert field.text() == ""


def test_it_is_sorted_by_person_and_time(
    page: MessagesPage, store: Store, ada: int, ben: int, now: datetime, sent: Write
) -> None:
    zoe = contacts.add(store, ContactDraft(display_name="Zoe Abel"), now)
    at_zoe, at_ben, at_ada = sent(zoe, now - DAY), sent(ben, now), sent(ada, now - 2 * DAY)
    page.folders.tabs.select("all")
    assert list(page.folders.table.ids) == [at_ben, at_zoe, at_ada]
    page.folders.view.sort_by(3)
    assert list(page.folders.table.ids) == [at_ada, at_zoe, at_ben]
    page.folders.view.sort_by(0)
    assert list(page.folders.table.ids) == [at_ada, at_ben, at_zoe]
    page.folders.tabs.select("waiting")
    assert list(page.folders.table.ids) == [at_ada, at_ben, at_zoe]


def test_a_draft_is_read_and_gone_on_with(
    page: MessagesPage, ada: int, now: datetime, went: list[Place], draft: Write
) -> None:
    key = draft(ada, now)
    assert page.folders.view.selected_ids() == [key]
    pane = page.side.pane
    assert pane.reader.card.body.text() == "Hi Ada,\n\nExact text."
    assert (pane.offers.main.text(), pane.offers.second.text()) == ("Continue writing", "Discard")
    page.folders.view.setFocus()
    QTest.keyClick(page.folders.view, Qt.Key.Key_Return)
    assert went == [Compose((ada,), "outreach.cold", None, key)]


def test_the_pane_says_who_where_and_when(page: MessagesPage, ada: int, now: datetime, sent: Write) -> None:
    sent(ada, now - 5 * DAY)
    page.folders.tabs.select("waiting")
    pane = page.side.pane
    assert pane.reader.facts == "Nora Whitfield to Ada Lemos\nada@acme.example\nSent Wed 18 Nov, 12:48"
    assert pane.account == "Waiting 5 days, follow up due Fri 27"
    assert (pane.offers.main.text(), pane.offers.second.text()) == ("They replied", "No answer")


def test_a_message_given_away_is_asked_about_once(
    window: MainWindow,
    page: MessagesPage,
    store: Store,
    ada: int,
    now: datetime,
    draft: Write,
    said: list[str],
) -> None:
    key = draft(ada, now)
    messages.hand_over(store, key, "copied", now)
    pane = page.side.pane
    assert pane.account == "Did you send it? Klatch cannot see that."
    assert (pane.offers.main.text(), pane.offers.second.text()) == ("Yes, it was sent", "Not sent")
    QTest.mouseClick(pane.offers.second, Qt.MouseButton.LeftButton)
    assert reading.detail(store, key).row.state is MessageState.DRAFT
    assert pane.offers.main.text() == "Continue writing"
    window.actions_table["undo"].trigger()
    QTest.mouseClick(pane.offers.main, Qt.MouseButton.LeftButton)
    assert reading.detail(store, key).row.state is MessageState.SENT
    assert said[-1] == "Sent to Ada Lemos"
    assert reading.detail(store, key).body == "Hi Ada,\n\nExact text."


def test_del_discards_and_one_undo_brings_all_back(
    window: MainWindow, page: MessagesPage, ada: int, now: datetime, draft: Write, said: list[str]
) -> None:
    keys = {draft(ada, now), draft(ada, now)}
    page.folders.view.setFocus()
    page.folders.view.selectAll()
    QTest.keyClick(page.folders.view, Qt.Key.Key_Delete)
    assert said == ["2 drafts discarded"]
    assert page.folders.empty.isVisible()
    assert not page.side.isVisible()
    window.actions_table["undo"].trigger()
    page.folders.view.selectAll()
    assert set(page.folders.view.selected_ids()) == keys


def test_several_are_closed_discarded_or_deleted_together(
    window: MainWindow,
    page: MessagesPage,
    store: Store,
    ada: int,
    ben: int,
    now: datetime,
    draft: Write,
    sent: Write,
    said: list[str],
) -> None:
    waiting = {sent(ada, now), sent(ben, now)}
    written = draft(ada, now)
    page.folders.tabs.select("all")
    page.folders.view.selectAll()
    window.actions_table["close_message"].trigger()
    assert said[-1] == "No longer waiting for 2 people"
    assert {row.id for row in reading.rows(store, list(waiting)) if row.closed_at} == waiting
    page.folders.view.selectAll()
    window.actions_table["discard"].trigger()
    assert said[-1] == "1 draft discarded"
    assert reading.detail(store, written).row.state is MessageState.DISCARDED
    window.actions_table["undo"].trigger()
    page.folders.view.selectAll()
    assert page.status() == "3 messages, 3 selected"
    window.actions_table["delete"].trigger()
    assert said[-1] == "3 messages deleted"
    assert reading.of_contact(store, ada) == []
    for _ in range(2):
        window.actions_table["undo"].trigger()
    assert {row.id for row in reading.of_contact(store, ada)} == {written, min(waiting)}
    assert not any(row.closed_at for row in reading.of_contact(store, ada))


def test_a_message_is_shown_from_elsewhere(
    page: MessagesPage, context: Context, ada: int, now: datetime, draft: Write, sent: Write
) -> None:
    key, other = sent(ada, now, "One"), draft(ada, now, "Two")
    context.navigator.go(ShowMessage(key))
    assert (page.folders.current, page.folders.view.selected_ids()) == ("all", [key])
    page.folders.tabs.select("waiting")
    page.folders.filter.line.setText("nothing like it")
    context.navigator.go(ShowMessage(other))
    assert (page.folders.current, page.folders.view.selected_ids()) == ("drafts", [other])


def test_a_message_that_is_gone_is_said(page: MessagesPage, context: Context, said: list[str]) -> None:
    context.navigator.go(ShowMessage(99))
    context.navigator.go(ShowConversation(99))
    assert len(said) == 2


def test_the_pane_can_be_put_away(
    window: MainWindow, page: MessagesPage, ada: int, now: datetime, draft: Write
) -> None:
    draft(ada, now)
    assert page.side.isVisible()
    for shown in (False, True):
        window.actions_table["detail_pane"].trigger()
        assert page.side.isVisible() is shown


def test_the_menu_holds_what_can_be_done(
    page: MessagesPage, ada: int, now: datetime, sent: Write, draft: Write
) -> None:
    def offered() -> list[str]:
        page._fill_menu()
        return [action.text().partition("\t")[0] for action in page._menu.actions() if action.text()]

    draft(ada, now)
    assert offered() == [
        "Edit", "Write a message", "Show the conversation", "Show the person",
        "Log a message sent elsewhere…", "Discard", "Delete", "Sort by",
    ]  # fmt: skip
    sent(ada, now)
    page.folders.tabs.select("waiting")
    assert offered() == [
        "They replied", "No answer", "Bounced", "Write a message", "Show the conversation", "Show the person",
        "Log a message sent elsewhere…", "Delete", "Sort by",
    ]  # fmt: skip


def test_the_model_keeps_the_rules_of_qt(
    page: MessagesPage, ada: int, now: datetime, sent: Write, qtmodeltester: ModelTester
) -> None:
    sent(ada, now)
    page.folders.tabs.select("all")
    qtmodeltester.check(page.folders.table)


def test_nothing_is_cut_off_in_a_small_window_with_large_text(
    window: MainWindow, page: MessagesPage, context: Context, ada: int, now: datetime, sent: Write
) -> None:
    key = sent(ada, now - DAY)
    window.resize(1024, 700)
    context.theme.set_text_scale(1.5)
    context.navigator.go(ShowMessage(key))
    try:
        for state in ("message", "thread", "reply", "not now", "log"):
            arrange(window, context, ada, state)
            QApplication.processEvents()
            areas = [area for area in page.findChildren(QScrollArea) if area.isVisible() and area.widget()]
            assert [area for area in areas if area.widget().width() > area.viewport().width()] == [], state
            assert cut_off(page) == [], state
            filled = [
                each.text()
                for each in page.findChildren(QPushButton)
                if each.isVisible() and each.property("kind") == "primary"
            ]
            assert len(filled) == 1, (state, filled)
    finally:
        context.theme.set_text_scale(1.0)


def arrange(window: MainWindow, context: Context, contact: int, state: str) -> None:
    page = window.page
    assert isinstance(page, MessagesPage)
    if state == "thread":
        window.actions_table["show_thread"].trigger()
    elif state == "reply":
        window.actions_table["mark_answered"].trigger()
    elif state == "not now":
        page.side.pane.reply_form.answer.set_current("not_now")
        page.side.pane.reply_form._on_answer()
    elif state == "log":
        context.navigator.go(LogSent(contact))


def cut_off(page: MessagesPage) -> list[str]:
    """The buttons and plain labels that are narrower than their words."""
    found = [each for each in page.side.findChildren(QPushButton) if each.isVisible()]
    wrapped = [each for each in page.side.findChildren(QLabel) if each.isVisible() and each.wordWrap()]
    return [each.text() for each in found if each.width() < each.minimumSizeHint().width()] + [
        each.text() for each in wrapped if each.height() < each.heightForWidth(each.width())
    ]
