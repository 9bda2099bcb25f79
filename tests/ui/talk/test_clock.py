"""The clock of the conversation in the window: start, pause, more time, warning, over time, the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import MeetingStatus
from klatch.services import meetings
from klatch.services.data import Store
from klatch.services.reading.meetings import detail
from klatch.services.reading.talk import facts
from klatch.support.clock import FixedClock
from klatch.ui.page import Context
from klatch.ui.places import Place, ShowMeeting, Talk
from klatch.ui.talk.page import TalkPage
from klatch.ui.widgets.buttons import Button
from klatch.ui.window import MainWindow
from klatch.ui.wrap_up.page import WrapUpPage

Open = Callable[[int], TalkPage]
Pass = Callable[..., None]


def shown(page: TalkPage) -> tuple[str, str]:
    return page.header.digits.text(), page.header.below.text()


def filled(page: TalkPage) -> list[str]:
    found = page.findChildren(Button)
    return [each.text() for each in found if each.isVisible() and each.property("kind") == "primary"]


def test_it_says_with_whom_where_and_how_long_still(page: TalkPage, window: MainWindow) -> None:
    header = page.header
    assert (header.name.text(), header.title.text()) == ("Ada Quill", "Researcher")
    assert header.place.text() == "12:48 there · Halden Health"
    assert shown(page) == ("20:00", "left of 20 minutes")
    assert page.heading() == ("Coffee chat", "with Ada Quill, today 09:48")
    assert page.status() == "In conversation since 09:48 · 0 of 4 questions asked"
    assert header.ring.accessibleDescription() == "20 minutes left"
    assert filled(page) == []


def test_a_meeting_not_begun_is_started_here(
    opened: Open, meeting: int, store: Store, wait: Pass, context: Context
) -> None:
    page = opened(meeting)
    assert shown(page) == ("20:00", "not begun")
    assert filled(page) == ["Start"]
    assert page.status() == "0 of 4 questions asked"
    page.commands()["start_meeting"]()
    assert facts(store, meeting).running
    wait(minutes=1)
    assert shown(page) == ("19:00", "left of 20 minutes")
    context.history.undo()
    assert shown(page) == ("20:00", "not begun")


def test_one_that_was_held_elsewhere_is_only_wrapped_up(
    opened: Open, meeting: int, store: Store, clock: FixedClock
) -> None:
    meetings.mark_held(store, meeting, clock.at, clock.at)
    page = opened(meeting)
    assert shown(page) == ("20:00", "ended at 09:48")
    assert filled(page) == ["Wrap up"]
    assert "start_meeting" not in page.commands()


def test_the_window_starts_one_from_the_table(
    window: MainWindow, meeting: int, store: Store, qtbot: QtBot
) -> None:
    window.go(ShowMeeting(meeting))
    assert "start_meeting" in window.page.commands() if window.page else False
    window.dispatch("next_step")
    assert isinstance(window.page, TalkPage)
    assert facts(store, meeting).running
    window.go(ShowMeeting(meeting))
    lists = window.page.lists  # type: ignore[union-attr]
    assert [each.text for each in lists.current.words.buttons(detail(store, meeting).row)] == [
        "Back to the conversation"
    ]
    assert window.page.side.pane.card.first.text() == "Back to the conversation"  # type: ignore[union-attr]
    window.dispatch("next_step")
    assert isinstance(window.page, TalkPage)


def test_pause_and_five_minutes_more(page: TalkPage, window: MainWindow, wait: Pass, store: Store) -> None:
    wait(minutes=4)
    window.dispatch("pause_talk")
    wait(minutes=10)
    assert shown(page) == ("16:00", "paused")
    assert filled(page) == ["Go on"]
    window.dispatch("next_step")
    wait(minutes=1)
    assert shown(page) == ("15:00", "left of 20 minutes")
    window.dispatch("extend_talk")
    assert shown(page) == ("20:00", "left of 25 minutes")
    window.dispatch("undo")
    assert shown(page) == ("15:00", "left of 20 minutes")


def test_with_five_minutes_left_it_asks_for_a_name(
    page: TalkPage, window: MainWindow, wait: Pass, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    wait(minutes=14, seconds=59)
    assert not page.prompt.isVisible()
    wait(seconds=1)
    assert page.prompt.isVisible()
    assert page.header.digits.property("ink") == "warning"
    assert filled(page) == ["Add a name"]
    wait(seconds=22)
    assert shown(page) == ("04:38", "left of 20 minutes")
    assert [text for text in heard if "5 minutes" in text] == [
        "5 minutes left. Ask for a name or two before you leave."
    ]
    window.dispatch("next_step")
    assert page.gains.names.new.hasFocus()


def test_not_today_is_remembered_and_the_end_comes_next(
    page: TalkPage, window: MainWindow, wait: Pass, qtbot: QtBot, meeting: int, context: Context
) -> None:
    wait(minutes=16)
    qtbot.mouseClick(page.prompt.not_today, Qt.MouseButton.LeftButton)
    assert not page.prompt.isVisible()
    assert filled(page) == ["End and wrap up"]
    again = TalkPage(context)
    qtbot.addWidget(again)
    again.show()
    again.arrive(Talk(meeting))
    assert not again.prompt.isVisible()
    again.depart()


def test_over_time_counts_up_in_danger(page: TalkPage, wait: Pass) -> None:
    wait(minutes=22, seconds=10)
    assert shown(page) == ("+02:10", "over 20 minutes")
    assert page.header.digits.property("ink") == "danger"
    assert page.header.ring.accessibleDescription() == "2 minutes over time"
    wait(minutes=60)
    assert shown(page)[0] == "+1:02:10"


def test_a_clock_set_back_or_a_sleep_does_no_harm(page: TalkPage, clock: FixedClock, wait: Pass) -> None:
    wait(minutes=-120)
    assert shown(page) == ("20:00", "left of 20 minutes")
    wait(minutes=120 + 17)
    assert shown(page) == ("03:00", "left of 20 minutes")
    assert page.prompt.isVisible()


def test_the_end_says_it_was_held_and_goes_on_to_the_wrap_up(
    page: TalkPage, window: MainWindow, wait: Pass, store: Store, meeting: int, clock: FixedClock
) -> None:
    wait(minutes=18)
    window.dispatch("end_talk")
    row = detail(store, meeting).row
    assert (row.status, row.ended_at) == (MeetingStatus.HELD, clock.at)
    assert isinstance(window.page, WrapUpPage)
    window.dispatch("back")
    assert window.page is page
    wait(minutes=30)
    assert shown(page) == ("02:00", "ended at 10:06")
    assert filled(page) == ["Wrap up"]
    assert "pause_talk" not in page.commands()
    window.dispatch("end_talk")
    assert isinstance(window.page, WrapUpPage)
    window.go(ShowMeeting(meeting))
    window.dispatch("show_talk")
    assert window.page is page
    window.dispatch("undo")
    assert facts(store, meeting).running


def test_after_a_restart_today_leads_back_to_it(
    page: TalkPage, window: MainWindow, wait: Pass, qtbot: QtBot, context: Context
) -> None:
    wait(minutes=6)
    window.dispatch("pause_talk")
    window.close()
    wait(minutes=7)
    again = MainWindow(context)
    qtbot.addWidget(again)
    again.show()
    again.go(Place("today"))
    again.dispatch("next_step")
    assert isinstance(again.page, TalkPage)
    assert shown(again.page) == ("14:00", "paused")
    again.close()


def test_a_meeting_deleted_meanwhile_is_said_and_comes_back(
    page: TalkPage, window: MainWindow, store: Store, meeting: int, clock: FixedClock, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.notes.edit, "Typed and gone")
    meetings.delete(store, [meeting], clock.at)
    assert page.commands() == {}
    assert page.header.isHidden() or not page.header.isVisible()
    window.dispatch("undo")
    assert page.header.isVisible()
    assert page.meeting is not None


def test_the_clock_goes_on_by_itself(page: TalkPage, clock: FixedClock, qtbot: QtBot) -> None:
    clock.at += timedelta(minutes=3)
    qtbot.waitUntil(lambda: page.header.digits.text() == "17:00")
