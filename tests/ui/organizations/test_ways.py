"""Ways to an employer and on from it, through the real window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klatch.services.data import Store
from klatch.ui import pictures
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.organizations.page import OrganizationsPage
from klatch.ui.page import Context
from klatch.ui.palette.palette import Palette
from klatch.ui.places import Place, ShowContact
from klatch.ui.widgets.buttons import NavButton
from klatch.ui.window import MainWindow
from ui.showing import window_over

Employers = dict[str, int]


@pytest.fixture
def window(context: Context, employers: Employers, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_over(context, qtbot)


def organizations_page(window: MainWindow) -> OrganizationsPage:
    assert isinstance(window.page, OrganizationsPage)
    return window.page


def test_ctrl_5_and_the_navigation_go_there(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, "5", Qt.KeyboardModifier.ControlModifier)
    page = organizations_page(window)
    assert page.list.view.hasFocus()
    button = window.findChild(NavButton, "nav_organizations")
    assert button is not None
    qtbot.waitUntil(lambda: button.accessibleName() == "Organizations, 2")
    assert button.isChecked()


def test_new_adds_what_the_page_shows(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    window.go(Place("organizations"))
    window.actions_table["new"].trigger()
    form = organizations_page(window).side.form
    qtbot.keyClicks(form.name, "Openbook")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert store.fetch("SELECT count(*) FROM organization WHERE name = 'Openbook'") == [(1,)]
    window.go(Place("today"))
    window.actions_table["new_organization"].trigger()
    assert organizations_page(window).side.filling


def test_somebody_is_added_there_and_shown_there(
    window: MainWindow, employers: Employers, store: Store, qtbot: QtBot
) -> None:
    window.go(Place("organizations"))
    page = organizations_page(window)
    page.list.view.select_ids([employers["bright"]])
    window.actions_table["add_person"].trigger()
    assert isinstance(window.page, ContactsPage)
    form = window.page.side.form
    assert form.organization.text() == "Brightloom"
    qtbot.keyClicks(form.name, "Dee Marsh")
    form.submit()
    window.actions_table["back"].trigger()
    people = organizations_page(window).side.pane.colleagues.table
    assert [people.record(row).row.name for row in range(people.rowCount())] == ["Dee Marsh"]


def test_a_person_leads_to_the_employer(window: MainWindow, store: Store) -> None:
    (ada,) = store.fetch_one("SELECT id FROM contact WHERE display_name = 'Ada Quill'") or ()
    window.go(ShowContact(ada))
    window.actions_table["show_employer"].trigger()
    shown = organizations_page(window).side.shown
    assert shown is not None
    assert shown.row.name == "Halden Health"
    window.actions_table["show_people"].trigger()
    assert isinstance(window.page, ContactsPage)
    assert "Halden Health" in window.page.people.bar.chip("organization").text()


def test_the_search_finds_the_employer_and_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    pictures.search(window, "textiles")
    box = window.findChild(Palette)
    assert box is not None
    pictures.settle(window)
    qtbot.keyClick(box.input, Qt.Key.Key_Return)
    shown = organizations_page(window).side.shown
    assert shown is not None
    assert shown.row.name == "Brightloom"


def test_the_menu_rates_and_undo_takes_it_back(window: MainWindow, store: Store) -> None:
    window.go(Place("organizations"))
    window.actions_table["motivation_1"].trigger()
    rated = "SELECT motivation FROM organization WHERE name = 'Halden Health'"
    assert store.fetch(rated) == [(1,)]
    assert window.actions_table["undo"].text() == "Undo “Rate organization”"
    window.actions_table["undo"].trigger()
    assert store.fetch(rated) == [(3,)]
