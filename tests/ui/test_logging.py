"""Ctrl+L from any page: the form over it, about whom the page shows or asking whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft, MessageDraft
from klatch.domain.vocabulary import Direction, Stage, TaskKind
from klatch.services import contacts, meetings, messages, settings
from klatch.services.reading.contacts import detail
from klatch.ui.log_form import LogForm
from klatch.ui.log_popup import LogPopup
from klatch.ui.page import Context
from klatch.ui.places import Place
from klatch.ui.window import MainWindow
from ui.showing import window_over

People = dict[str, int]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def people(context: Context, now: datetime) -> People:
    """Ada was written to eight days ago and is silent, Ben is met in an hour."""
    store = context.store
    settings.put(store, settings.Profile(name="Nora", zone="America/New_York"), now)
    ada = contacts.add(store, ContactDraft(display_name="Ada Quill", emails=("ada@halden.example",)), now)
    long_ago = now - timedelta(days=8)
    draft = MessageDraft(ada, "outreach.cold", "A question", "May I ask you something?")
    messages.log_sent_elsewhere(store, draft, long_ago, now)
    ben = contacts.add(store, ContactDraft(display_name="Ben Solheim"), now)
    meetings.schedule(store, MeetingDraft((ben,), now + timedelta(hours=1)), now)
    return {"ada": ada, "ben": ben}


@pytest.fixture
def window(context: Context, people: People, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_over(context, qtbot)


def popup(window: MainWindow) -> LogForm:
    found = window.findChild(LogPopup)
    assert found is not None
    return found.form


def fill(form: LogForm, qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(form.summary, text)
    qtbot.keyClick(form.summary, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_with_nobody_in_front_it_asks_whom_and_completes(
    window: MainWindow, people: People, context: Context, qtbot: QtBot
) -> None:
    window.go(Place("templates"))
    window.actions_table["log_interaction"].trigger()
    form = popup(window)
    assert form.whom.search.hasFocus()
    fill(form, qtbot, "She called back")
    assert form.isVisible()
    assert form.whom.search.accessibleDescription() == "Choose who it was"
    qtbot.keyClicks(form.whom.search, "quil")
    qtbot.keyClick(form.whom.search, Qt.Key.Key_Return)
    assert form.whom.contacts == (people["ada"],)
    fill(form, qtbot, "")
    assert window.findChild(LogPopup) is None or not form.isVisible()
    assert detail(context.store, people["ada"]).stage is Stage.REPLIED
    context.history.undo()
    assert detail(context.store, people["ada"]).stage is Stage.CONTACTED


def test_meetings_are_about_who_takes_part(
    window: MainWindow, people: People, context: Context, qtbot: QtBot
) -> None:
    window.go(Place("meetings"))
    window.actions_table["log_interaction"].trigger()
    form = popup(window)
    assert form.whom.contacts == (people["ben"],)
    form.direction.set_current(Direction.TO_THEM.value)
    fill(form, qtbot, "Sent the agenda")
    person = detail(context.store, people["ben"])
    assert person.last_contact == context.clock.now()
    assert person.stage is Stage.SCHEDULED


def test_a_second_press_opens_no_second_form(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("today"))
    window.dispatch("log_interaction")
    window.dispatch("log_interaction")
    assert len(window.findChildren(LogPopup)) == 1
    form = popup(window)
    qtbot.keyClick(form.channel, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_a_talk_ends_the_wait_for_an_answer(
    window: MainWindow, people: People, context: Context, qtbot: QtBot
) -> None:
    before = detail(context.store, people["ada"]).next_step
    assert before is not None
    assert before.kind in (TaskKind.FOLLOW_UP, TaskKind.CLOSE)
    window.go(Place("templates"))
    window.dispatch("log_interaction")
    form = popup(window)
    form.whom.add(people["ada"])
    form.direction.set_current(Direction.BOTH.value)
    fill(form, qtbot, "Ran into each other")
    person = detail(context.store, people["ada"])
    assert person.stage is Stage.REPLIED
    assert person.next_step is not None
    assert person.next_step.kind is TaskKind.OFFER_TIMES


def test_earlier_today_and_another_day_have_their_time(
    window: MainWindow, people: People, context: Context, qtbot: QtBot
) -> None:
    window.go(Place("templates"))
    window.dispatch("log_interaction")
    form = popup(window)
    form.whom.add(people["ben"])
    form.time.setTime(QTime(23, 59))
    fill(form, qtbot, "")
    assert form.isVisible()
    assert form.time.hasFocus()
    form.date.setDate(QDate(2026, 11, 20))
    assert form.time.clock.hour == 12
    form.time.setTime(QTime(9, 5))
    fill(form, qtbot, "")
    at = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
    assert detail(context.store, people["ben"]).last_contact == at


def test_tab_stays_in_the_form(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("templates"))
    window.dispatch("log_interaction")
    form = popup(window)
    for _ in range(14):
        focus = window.focusWidget()
        assert focus is not None
        assert form.isAncestorOf(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)


def test_on_the_messages_page_it_is_about_who_wrote_the_message(window: MainWindow, people: People) -> None:
    window.go(Place("messages"))
    window.actions_table["log_interaction"].trigger()
    assert popup(window).whom.contacts == (people["ada"],)
