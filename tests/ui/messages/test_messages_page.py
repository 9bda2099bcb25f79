"""The Messages page over a real store."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MessageDraft
from klatch.domain.vocabulary import MessageState, Stage
from klatch.services import contacts, messages
from klatch.services.data import Store
from klatch.services.reading import contacts as people
from klatch.services.reading import messages as reading
from klatch.ui.messages.page import MessagesPage
from klatch.ui.page import Context
from klatch.ui.places import Compose, Place, ShowMessage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def ada(store: Store, now: datetime) -> int:
    return contacts.add(store, ContactDraft(display_name="Ada Lemos", emails=("ada@acme.example",)), now)


def draft(store: Store, contact: int, now: datetime, subject: str = "A question") -> int:
    text = MessageDraft(
        contact, "outreach.cold", subject, "Hi Ada,\n\nExact text.", to_address="ada@acme.example"
    )
    return messages.save_draft(store, text, now)


def sent(store: Store, contact: int, now: datetime, subject: str = "A question") -> int:
    key = draft(store, contact, now, subject)
    messages.mark_sent(store, key, now, now)
    return key


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> MessagesPage:
    made = MessagesPage(context)
    qtbot.addWidget(made)
    made.resize(1096, 690)
    made.show()
    made.arrive(Place("messages"))
    return made


def test_nothing_yet_says_so_and_offers_to_write(page: MessagesPage, went: list[Place]) -> None:
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "No drafts. What you begin to write waits here."
    page.empty.acted.emit()
    assert went == [Compose()]
    said = []
    for _ in range(3):
        page.commands()["next_tab"]()
        said.append(page.empty.accessibleName().partition(".")[0])
    assert said == ["Nothing waits for an answer", "No answers yet", "Nothing sent yet"]


def test_a_draft_is_read_and_gone_on_with(
    page: MessagesPage, store: Store, ada: int, now: datetime, went: list[Place], qtbot: QtBot
) -> None:
    key = draft(store, ada, now)
    assert page.view.selected_ids() == [key]
    assert page.reader.card.body.text() == "Hi Ada,\n\nExact text."
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert went == [Compose((ada,), "outreach.cold", None, key)]
    assert page.tabs.bar.accessibleTabName(0) == "Drafts, 1"


def test_del_discards_and_one_undo_brings_all_back(
    page: MessagesPage, store: Store, ada: int, now: datetime, context: Context, said: list[str]
) -> None:
    keys = {draft(store, ada, now), draft(store, ada, now)}
    page.view.setFocus()
    page.view.selectAll()
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert said == ["2 drafts discarded"]
    assert page.empty.isVisible()
    context.history.undo()
    page.view.selectAll()
    assert set(page.view.selected_ids()) == keys
    assert not page.empty.isVisible()


def test_they_replied_moves_the_person_and_keeps_what_they_wrote(
    page: MessagesPage, store: Store, ada: int, now: datetime, said: list[str]
) -> None:
    key = sent(store, ada, now - timedelta(days=1))
    page.tabs.select("waiting")
    assert page.view.selected_ids() == [key]
    assert page.heading()[1] == "1 waiting for an answer"
    QTest.mouseClick(page.reader.offers["mark_answered"], Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.reader.reply_field, "Happy to talk")
    page.reader.give_reply()
    assert said == ["Ada Lemos replied"]
    assert page.empty.isVisible()
    assert people.detail(store, ada).stage is Stage.REPLIED
    page.tabs.select("answered")
    assert page.reader.reply_text.text() == "Happy to talk"
    assert page.reader.offers["write"].isVisible()


def test_a_reply_may_stay_empty(page: MessagesPage, store: Store, ada: int, now: datetime) -> None:
    key = sent(store, ada, now)
    page.tabs.select("waiting")
    page.commands()["next_step"]()
    page.reader.give_reply()
    assert reading.detail(store, key).row.answered_at == now


def test_it_bounced_marks_the_address(page: MessagesPage, store: Store, ada: int, now: datetime) -> None:
    key = sent(store, ada, now)
    page.tabs.select("waiting")
    page.commands()["mark_bounced"]()
    assert reading.detail(store, key).row.bounced_at == now
    assert people.detail(store, ada).emails[0].bounced_at == now
    page.tabs.select("sent")
    assert page.table.sentence(reading.rows(store, [key])[0]) == (
        "Ada Lemos, A question, To someone new, Bounced, Today"
    )


def test_a_message_given_away_is_asked_about(
    page: MessagesPage, store: Store, ada: int, now: datetime
) -> None:
    key = draft(store, ada, now)
    messages.hand_over(store, key, "copied", now)
    assert page.reader._banner.accessibleName() == "Did you send it?"
    page.reader._banner.acted.emit()
    assert reading.detail(store, key).row.state is MessageState.SENT


def test_stop_waiting_and_delete(
    page: MessagesPage, store: Store, ada: int, now: datetime, said: list[str]
) -> None:
    first, second = sent(store, ada, now - timedelta(days=2), "One"), sent(store, ada, now, "Two")
    page.tabs.select("waiting")
    assert list(page.table.ids) == [second, first]
    page.stop_waiting()
    assert list(page.table.ids) == [first]
    assert page.view.selected_ids() == [first]
    page.tabs.select("sent")
    page.view.select_ids([second, first])
    page.delete()
    assert said[-1] == "2 messages deleted"
    assert reading.of_contact(store, ada) == []


def test_a_message_is_shown_from_elsewhere(page: MessagesPage, store: Store, ada: int, now: datetime) -> None:
    key, other = sent(store, ada, now, "One"), draft(store, ada, now, "Two")
    page.arrive(ShowMessage(key))
    assert page.tabs.current() == "sent"
    assert page.view.selected_ids() == [key]
    page.arrive(ShowMessage(other))
    assert page.tabs.current() == "drafts"
    assert page.reader.card.body.text() == "Hi Ada,\n\nExact text."


def test_a_message_that_is_gone_is_said(page: MessagesPage, said: list[str]) -> None:
    page.arrive(ShowMessage(99))
    assert len(said) == 1


def test_the_pane_can_be_put_away(page: MessagesPage, store: Store, ada: int, now: datetime) -> None:
    draft(store, ada, now)
    assert page.reader.isVisible()
    page.commands()["detail_pane"]()
    assert not page.reader.isVisible()
    page.commands()["detail_pane"]()
    assert page.reader.isVisible()
