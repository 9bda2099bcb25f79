"""The frame: actions, places, what comes back on the next start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QTabBar
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft
from klatch.services import contacts
from klatch.ui.actions import SPECS
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.page import Context
from klatch.ui.pages import PAGES
from klatch.ui.places import ImportFile, NewContact, Place, ShowContact
from klatch.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> Iterator[MainWindow]:
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def add(context: Context, name: str = "Ada Lovelace") -> int:
    return contacts.add(context.store, ContactDraft(display_name=name), context.clock.now())


def page_key(window: MainWindow) -> str:
    page = window.page
    return page.objectName().removeprefix("page_") if page else ""


def test_no_two_actions_share_a_shortcut() -> None:
    keys = Counter(key for spec in SPECS for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert len({spec.name for spec in SPECS}) == len(SPECS)


def test_every_action_is_in_a_menu(window: MainWindow) -> None:
    shown = set()

    def collect(menu: object) -> None:
        for action in menu.actions():  # type: ignore[attr-defined]
            if action.menu() is not None:
                collect(action.menu())
            shown.add(action.objectName())

    collect(window.menuBar())
    assert {spec.name for spec in SPECS} <= shown


@pytest.mark.parametrize("key", [spec.key for spec in PAGES if spec.nav])
def test_every_page_opens_from_the_navigation_and_says_where_one_is(
    window: MainWindow, context: Context, key: str
) -> None:
    context.navigator.go(Place(key))
    assert page_key(window) == key
    title, _ = window.page.heading() if window.page else ("", "")
    assert title
    assert window._navigation._buttons[key].isChecked()


def test_back_and_forward_follow_the_trail(window: MainWindow, context: Context) -> None:
    person = add(context)
    for place in (Place("meetings"), ShowContact(person), Place("settings")):
        context.navigator.go(place)
    window.dispatch("back")
    assert page_key(window) == "contacts"
    window.dispatch("back")
    assert page_key(window) == "meetings"
    window.dispatch("forward")
    assert window.trail.here == ShowContact(person)


def test_a_task_page_shows_the_rail_and_escape_leaves_it(
    qtbot: QtBot, window: MainWindow, context: Context
) -> None:
    context.navigator.go(Place("contacts"))
    context.navigator.go(ImportFile())
    assert window._navigation.width() == context.theme.size("nav_rail")
    window.actions_table["leave"].trigger()
    assert page_key(window) == "contacts"
    assert window._navigation.width() == context.theme.size("nav_width")


def test_the_navigation_becomes_a_rail_where_there_is_little_room(
    window: MainWindow, context: Context
) -> None:
    window.resize(1024, 700)
    QApplication.processEvents()
    assert window._navigation.width() == context.theme.size("nav_rail")
    window.resize(1280, 800)
    QApplication.processEvents()
    assert window._navigation.width() == context.theme.size("nav_width")


@pytest.mark.parametrize("key", ["meetings", "messages", "templates", "settings"])
def test_nothing_is_cut_off_in_the_smallest_window(window: MainWindow, context: Context, key: str) -> None:
    window.resize(window.minimumSize())
    context.navigator.go(Place(key))
    QApplication.processEvents()
    assert window.page is not None
    areas = [area for area in window.page.findChildren(QScrollArea) if area.isVisible() and area.widget()]
    assert [area for area in areas if area.widget().width() > area.viewport().width()] == []


def test_larger_text_leaves_less_room(window: MainWindow, context: Context) -> None:
    context.theme.set_text_scale(1.5)
    assert window._navigation.width() == context.theme.size("nav_rail")
    context.theme.set_text_scale(1.0)
    assert window._navigation.width() == context.theme.size("nav_width")


def test_back_finds_the_form_as_it_was_left(window: MainWindow, context: Context) -> None:
    context.navigator.go(NewContact())
    window.page.side.form.name.setText("Ad")  # type: ignore[union-attr]
    context.navigator.go(Place("templates"))
    window.actions_table["back"].trigger()
    assert window.page.side.form.name.text() == "Ad"  # type: ignore[union-attr]


def test_a_file_dropped_on_any_page_is_read(
    qtbot: QtBot, window: MainWindow, context: Context, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("First Name,Last Name,Email\nAda,Lovelace,ada@engine.example\n")
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    point, actions = window.rect().center(), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(point), actions, carried, buttons, keys)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(point), actions, carried, buttons, keys))
    assert page_key(window) == "import"
    qtbot.waitUntil(lambda: "next_step" in window._available())


def test_every_area_takes_the_focus(window: MainWindow, context: Context) -> None:
    for spec in PAGES:
        if not spec.nav:
            continue
        context.navigator.go(Place(spec.key))
        for _ in range(5):
            window.actions_table["next_area"].trigger()
            focus = QApplication.focusWidget()
            assert focus is not None
            assert focus.focusPolicy() & Qt.FocusPolicy.TabFocus, spec.key


@pytest.mark.parametrize("key", ["contacts", "meetings", "messages"])
def test_tab_comes_by_the_tabs_of_a_page_before_its_list(
    qtbot: QtBot, window: MainWindow, context: Context, key: str
) -> None:
    add(context)
    context.navigator.go(Place(key))
    window._toolbar._new.setFocus()
    qtbot.keyClick(window._toolbar._new, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QTabBar)


def test_tab_goes_through_the_short_form_as_it_stands(
    qtbot: QtBot, window: MainWindow, context: Context
) -> None:
    context.navigator.go(NewContact())
    names = []
    for _ in range(8):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert names[:4] == ["Name", "E-mail", "Organization", "Title"]
    assert names[4:] == ["City", "Tag", "How you know them", "Who referred you"]


def test_a_last_page_that_is_gone_is_today(qtbot: QtBot, context: Context) -> None:
    context.state.set("window/page", "appointments")
    made = MainWindow(context)
    qtbot.addWidget(made)
    assert page_key(made) == "today"


def test_undo_and_redo_name_what_they_do(window: MainWindow, context: Context) -> None:
    assert not window.actions_table["undo"].isEnabled()
    add(context)
    assert window.actions_table["undo"].text() == "Undo “Add contact”"
    window.actions_table["undo"].trigger()
    assert context.store.fetch("SELECT * FROM contact") == []
    assert window.actions_table["redo"].text() == "Redo “Add contact”"
    window.actions_table["redo"].trigger()
    assert context.store.fetch_one("SELECT count(*) FROM contact") == (1,)


def test_the_toast_offers_undo(qtbot: QtBot, window: MainWindow, context: Context) -> None:
    add(context)
    context.notices.undoable("Added Ada")
    assert window._toast.isVisible()
    qtbot.mouseClick(window._toast._action, Qt.MouseButton.LeftButton)
    assert context.store.fetch("SELECT * FROM contact") == []


def test_the_arrangement_comes_back(qtbot: QtBot, window: MainWindow, context: Context) -> None:
    window.resize(960, 640)  # no larger than the screen of the offscreen platform lets it be restored
    context.navigator.go(Place("templates"))
    window.close()
    again = MainWindow(context)
    qtbot.addWidget(again)
    again.show()
    assert again.size() == QSize(960, 640)
    assert page_key(again) == "templates"
    again.close()


def test_counts_stand_beside_the_pages(qtbot: QtBot, window: MainWindow, context: Context) -> None:
    contacts = window._navigation._buttons["contacts"]
    add(context)
    qtbot.waitUntil(lambda: contacts.accessibleName() == "Contacts, 1")
    context.history.undo()
    qtbot.waitUntil(lambda: contacts.accessibleName() == "Contacts")


def test_a_page_out_of_sight_waits_to_be_seen_before_it_reads(window: MainWindow, context: Context) -> None:
    context.navigator.go(Place("contacts"))
    page = window.page
    assert isinstance(page, ContactsPage)
    context.navigator.go(Place("settings"))
    add(context)
    assert len(page.people.table.ids) == 0
    context.navigator.go(Place("contacts"))
    assert len(page.people.table.ids) == 1
    assert page.heading()[1] == "1 person"


def test_areas_take_turns_by_f6(qtbot: QtBot, window: MainWindow, context: Context) -> None:
    add(context)
    context.navigator.go(Place("contacts"))
    window.activateWindow()
    window.dispatch("next_area")
    first = QApplication.focusWidget()
    window.dispatch("next_area")
    assert QApplication.focusWidget() is not first


@pytest.mark.parametrize("name", ["about", "shortcuts"])
def test_help_opens(window: MainWindow, name: str) -> None:
    window.dispatch(name)
    dialogs = window.findChildren(QDialog)
    assert [dialog.isVisible() for dialog in dialogs] == [True]
    assert dialogs[0].windowTitle()
    dialogs[0].close()
