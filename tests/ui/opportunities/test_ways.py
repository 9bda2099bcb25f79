"""Ways to an opportunity and on from it, through the real window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klatch.services.data import Store
from klatch.ui import pictures
from klatch.ui.opportunities.page import OpportunitiesPage
from klatch.ui.page import Context
from klatch.ui.palette.palette import Palette
from klatch.ui.places import Place, ShowContact, ShowMeeting
from klatch.ui.widgets.buttons import NavButton
from klatch.ui.window import MainWindow
from ui.showing import window_over

Leads = dict[str, int]


@pytest.fixture
def window(context: Context, leads: Leads, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_over(context, qtbot)


def front(window: MainWindow) -> OpportunitiesPage:
    assert isinstance(window.page, OpportunitiesPage)
    return window.page


def test_ctrl_6_and_the_navigation_go_there(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, "6", Qt.KeyboardModifier.ControlModifier)
    assert front(window).list.view.hasFocus()
    button = window.findChild(NavButton, "nav_opportunities")
    assert button is not None
    qtbot.waitUntil(lambda: button.accessibleName() == "Opportunities, 3")
    assert button.isChecked()


def test_everything_by_keys(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    qtbot.keyClick(window, "6", Qt.KeyboardModifier.ControlModifier)
    page = front(window)
    pictures.settle(window)
    qtbot.keyClick(page.list.view, "n", Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.side.form.lead.title, "Weaver")
    qtbot.keyClick(page.side.form.lead.title, Qt.Key.Key_Return)
    assert page.side.shown.row.title == "Weaver"
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.list.view, Qt.Key.Key_2, both)
    assert store.fetch("SELECT status FROM opportunity WHERE title = 'Weaver'") == [("applied",)]
    qtbot.keyClick(page.list.view, "z", Qt.KeyboardModifier.ControlModifier)
    assert store.fetch("SELECT status FROM opportunity WHERE title = 'Weaver'") == [("lead",)]
    qtbot.keyClick(page.list.view, Qt.Key.Key_F6)
    assert page.side.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert not page.side.isVisible()
    assert page.list.view.hasFocus()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Delete)
    assert store.fetch("SELECT count(*) FROM opportunity WHERE title = 'Weaver'") == [(0,)]


def test_a_person_and_a_meeting_pass_themselves_on(window: MainWindow, people: dict[str, int]) -> None:
    window.go(ShowContact(people["ben"]))
    window.actions_table["add_opportunity"].trigger()
    form = front(window).side.form
    assert (form.person.contact, form.organization.text()) == (people["ben"], "Halden Health")
    window.go(ShowMeeting(people["talk"]))
    window.actions_table["add_opportunity"].trigger()
    assert (form.person.contact, form.talk.meeting) == (people["ada"], people["talk"])
    window.actions_table["back"].trigger()
    window.actions_table["forward"].trigger()
    assert window.page is front(window)


def test_new_opportunity_is_there_from_every_page(window: MainWindow) -> None:
    window.go(Place("today"))
    window.actions_table["new_opportunity"].trigger()
    assert front(window).side.filling


def test_the_search_finds_a_lead_and_opens_it(window: MainWindow, leads: Leads, qtbot: QtBot) -> None:
    pictures.search(window, "guide")
    box = window.findChild(Palette)
    assert box is not None
    pictures.settle(window)
    qtbot.keyClick(box.input, Qt.Key.Key_Return)
    assert front(window).side.shown.row.id == leads["guide"]


def test_larger_text_keeps_everything_in_sight(window: MainWindow, context: Context) -> None:
    window.go(Place("opportunities"))
    context.theme.set_text_scale(1.5)
    try:
        pictures.settle(window)
        page = front(window)
        assert page.list.view.width() >= page.side.width()
        assert not page.side.pane.horizontalScrollBar().isVisible()
    finally:
        context.theme.set_text_scale(1.0)
