"""The ways to the page and from it, in the real window and by its keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import QuestionGroup
from klatch.services import preparation
from klatch.services.data import Store
from klatch.services.reading.meetings import detail
from klatch.ui.page import Context
from klatch.ui.places import Place, Prepare
from klatch.ui.prepare.editor import QuestionsPage
from klatch.ui.prepare.page import PreparePage
from klatch.ui.printing import Edges, Printing
from klatch.ui.today.page import TodayPage
from klatch.ui.window import MainWindow


@pytest.fixture
def window(context: Context, meeting: int, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(context)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


def prepare(window: MainWindow) -> PreparePage:
    assert isinstance(window.page, PreparePage)
    return window.page


def test_from_today_and_back(qtbot: QtBot, window: MainWindow, meeting: int) -> None:
    today = window.page
    assert isinstance(today, TodayPage)
    qtbot.mouseClick(today.hero.first.pair.prepare, Qt.MouseButton.LeftButton)
    page = prepare(window)
    assert window._navigation.width() == window.context.theme.px(56)
    assert page.goals.text.hasFocus()
    qtbot.keyClick(page.goals.text, Qt.Key.Key_Escape)
    assert window.page is today
    window.go(Place("meetings"))
    window.dispatch("next_step")
    assert prepare(window).meeting is not None


def test_what_is_typed_is_kept_when_the_window_goes_elsewhere_or_closes(
    qtbot: QtBot, window: MainWindow, meeting: int, store: Store
) -> None:
    window.go(Prepare(meeting))
    page = prepare(window)
    qtbot.keyClicks(page.goals.text, "Learn")
    window.go(Place("contacts"))
    assert detail(store, meeting).goals == "Learn"
    window.go(Prepare(meeting))
    qtbot.keyClicks(page.introduction.text, "I am Nora.")
    window.close()
    assert detail(store, meeting).introduction == "I am Nora."


def test_tab_goes_through_the_page_and_the_keys_do_everything(
    qtbot: QtBot, window: MainWindow, meeting: int, store: Store, now: datetime
) -> None:
    preparation.add_own(store, meeting, "One?", QuestionGroup.OWN, now)
    preparation.add_own(store, meeting, "Two?", QuestionGroup.OWN, now)
    window.go(Prepare(meeting))
    page = prepare(window)
    stops = []
    for _ in range(6):
        stops.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert stops == [
        page.goals.text,
        page.chosen.bank,
        page.chosen.list,
        page.chosen.new,
        page.chosen.group,
        page.introduction.text,
    ]
    page.chosen.list.setFocus()
    qtbot.keyClick(page.chosen.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.text for row in detail(store, meeting).questions] == ["Two?", "One?"]
    qtbot.keyClick(page.chosen.list, Qt.Key.Key_Delete)
    assert [row.text for row in detail(store, meeting).questions] == ["Two?"]
    qtbot.keyClick(page.chosen.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = page.beside.bank.search
    assert search.hasFocus()
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(page.beside.bank.list, Qt.Key.Key_Delete)
    assert [row.text for row in detail(store, meeting).questions] == ["Two?"]
    qtbot.keyClick(page.beside.bank.list, Qt.Key.Key_Space)
    assert len(detail(store, meeting).questions) == 2
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(detail(store, meeting).questions) == 1


def test_ctrl_p_prints(
    qtbot: QtBot, window: MainWindow, meeting: int, outside: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go(Prepare(meeting))
    page = prepare(window)
    page.printing = Printing(window.context, page, Edges(outside.choose_printer, outside.save_as))
    with qtbot.waitSignal(page.printing.printed):
        qtbot.keyClick(page.goals.text, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert (outside.folder / "printed.pdf").stat().st_size > 1000


def test_the_bank_is_one_menu_away(window: MainWindow, meeting: int) -> None:
    window.actions_table["show_questions"].trigger()
    assert isinstance(window.page, QuestionsPage)
    window.go(Prepare(meeting))
    prepare(window).beside.bank.editor.click()
    assert isinstance(window.page, QuestionsPage)
    window.dispatch("back")
    assert isinstance(window.page, PreparePage)
