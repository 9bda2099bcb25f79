"""What is done to several people at once, with Undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import Stage
from klatch.services.reading.contacts import detail, tags
from klatch.ui.contacts import menus
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.page import Context
from population import populate

People = dict[str, int]


def both(page: ContactsPage, people: People) -> list[int]:
    page.people.view.select_ids([people["ben"], people["ada"]])
    return [people["ben"], people["ada"]]


def test_stage_of_several(page: ContactsPage, people: People, context: Context, said: list[str]) -> None:
    ids = both(page, people)
    page.commands()["stage_in_touch"]()
    assert [detail(context.store, contact).stage for contact in ids] == [Stage.IN_TOUCH] * 2
    assert said == ["2 people moved to In touch"]
    context.history.undo()
    assert detail(context.store, people["ben"]).stage is Stage.SCHEDULED


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_tag_several_and_take_it_off(
    page: ContactsPage, people: People, context: Context, qtbot: QtBot
) -> None:
    both(page, people)
    page.commands()["add_tag"]()
    field = page.prompt.field
    qtbot.keyClicks(field, "civic")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert {(tag.name, tag.people) for tag in tags(context.store)} == {("civic", 2), ("mentor", 1)}
    page.commands()["remove_tag"]()
    qtbot.keyClicks(field, "nonsense")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.prompt.error == "Choose a tag that is there"
    field.selectAll()
    qtbot.keyClicks(field, "CIVIC")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [tag.name for tag in tags(context.store)] == ["mentor"]


def test_escape_leaves_the_question_and_gives_the_focus_back(
    page: ContactsPage, people: People, context: Context, qtbot: QtBot
) -> None:
    both(page, people)
    page.people.view.setFocus()
    page.commands()["add_tag"]()
    qtbot.keyClick(page.prompt.field, Qt.Key.Key_Escape)
    assert not page.prompt.isVisible()
    assert page.focusWidget() is page.people.view
    assert [tag.name for tag in tags(context.store)] == ["mentor"]


def test_delete_moves_on_to_the_next_and_comes_back(
    page: ContactsPage, people: People, context: Context, said: list[str], qtbot: QtBot
) -> None:
    page.people.view.select_ids([people["ben"]])
    qtbot.keyClick(page.people.view, Qt.Key.Key_Delete)
    assert said == ["Ben Solheim deleted"]
    assert page.people.view.selected_ids() == [people["ada"]]
    assert page.side.person.person is not None
    assert page.side.person.person.name == "Ada Quill"
    context.history.undo()
    assert page.people.table.rowCount() == 2


def test_all_can_be_deleted(page: ContactsPage, said: list[str], context: Context) -> None:
    page.commands()["select_all"]()
    page.commands()["delete"]()
    assert said == ["2 people deleted"]
    assert page.people.table.rowCount() == 0
    assert "delete" not in page.commands()


def test_the_menu_offers_what_can_be_done_with_its_shortcuts(page: ContactsPage, people: People) -> None:
    page.people.view.select_ids([people["ben"]])
    menu = QMenu(page)
    menus.fill(menu, page.commands(), page.context.theme)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[:3] == [
        "Start next step\tCtrl+Return",
        "Mark next step done\tCtrl+D",
        "Snooze until tomorrow\tCtrl+Shift+D",
    ]
    assert texts[-1] == "Delete\tDel"
    stages = next(action for action in menu.actions() if action.text() == "Stage")
    assert isinstance(stages, QAction)
    assert stages.isEnabled()


def test_very_many_are_changed_beside_the_window(
    empty_page: ContactsPage, context: Context, said: list[str], qtbot: QtBot
) -> None:
    page = empty_page
    populate(context.store, 300)
    page.commands()["select_all"]()
    many = len(page.selected)
    assert many > 200
    page.commands()["stage_in_touch"]()
    assert said == []
    qtbot.waitUntil(lambda: said == [f"{many} people moved to In touch"])
    assert {detail(context.store, contact).stage for contact in page.people.table.ids} == {Stage.IN_TOUCH}
    context.history.undo()
    assert {detail(context.store, contact).stage for contact in page.people.table.ids} != {Stage.IN_TOUCH}


def test_the_menu_sorts_without_a_mouse(page: ContactsPage, people: People) -> None:
    menu = page.findChild(QMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    sort = next(action.menu() for action in menu.actions() if action.text() == "Sort by")
    assert isinstance(sort, QMenu)
    sort.actions()[0].trigger()
    assert list(page.people.table.ids) == [people["ada"], people["ben"]]


def test_a_coffee_with_several_is_logged_for_each(
    page: ContactsPage, people: People, context: Context, said: list[str], qtbot: QtBot
) -> None:
    ids = both(page, people)
    page.commands()["log_interaction"]()
    form = page.side.person.log_form
    assert sorted(form.whom.contacts) == sorted(ids)
    form.whom.add(people["cem"])
    form.direction.set_current("both")
    qtbot.keyClicks(form.summary, "Coffee after the meetup")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert said == ["Logged with 3 people"]
    now = context.clock.now()
    assert [detail(context.store, contact).last_contact for contact in people.values()] == [now] * 3
    assert detail(context.store, people["cem"]).stage is Stage.REPLIED
    context.history.undo()
    assert detail(context.store, people["cem"]).stage is Stage.ADDRESS_BOOK


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_several_are_edited_in_one_form(
    page: ContactsPage, people: People, context: Context, said: list[str], qtbot: QtBot
) -> None:
    ids = both(page, people)
    page.commands()["edit_all"]()
    form = page.side.bulk
    assert form.isVisible()
    assert form.stage.hasFocus()
    assert not form.save.isEnabled()
    assert form.save.toolTip() == "Change a field first"
    form.priority.setCurrentIndex(form.priority.findText("High"))
    form.days.setCurrentIndex(form.days.findText("Every 90 days"))
    qtbot.keyClicks(form.add_tags, "civic, health")
    qtbot.keyClicks(form.remove_tags, "mentor")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert said == ["2 people changed"]
    assert not page.side.filling
    for person in (detail(context.store, contact) for contact in ids):
        assert (person.priority, person.keep_in_touch_days) == (3, 90)
        assert [tag.name for tag in person.tags] == ["civic", "health"]
    assert detail(context.store, people["ada"]).city == "Boston"
    context.history.undo()
    assert detail(context.store, people["ada"]).priority == 0
    assert [tag.name for tag in detail(context.store, people["ada"]).tags] == ["mentor"]


def test_a_pause_of_several_takes_its_reason(
    page: ContactsPage, people: People, context: Context, qtbot: QtBot
) -> None:
    both(page, people)
    page.commands()["edit_all"]()
    form = page.side.bulk
    assert not form.reason.isVisible()
    form.stage.setCurrentIndex(form.stage.findText("Paused"))
    assert form.reason.isVisible()
    qtbot.keyClicks(form.reason, "Hiring freeze")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert detail(context.store, people["ben"]).paused_reason == "Hiring freeze"


def test_what_cannot_stand_is_said_at_the_field(page: ContactsPage, people: People, qtbot: QtBot) -> None:
    both(page, people)
    page.commands()["edit_all"]()
    form = page.side.bulk
    qtbot.keyClicks(form.remove_tags, "nonsense")
    qtbot.keyClicks(form.zone, "Mars")
    form.submit()
    assert form.isVisible()
    assert form.zone.accessibleDescription() == "Choose a time zone from the list"
    assert form.remove_tags.accessibleDescription() == "Nobody carries “nonsense”"
    qtbot.keyClick(form.city, Qt.Key.Key_Escape)
    assert not page.side.filling
    assert page.people.view.hasFocus()


def test_the_form_begins_afresh_and_only_for_several(page: ContactsPage, people: People) -> None:
    both(page, people)
    page.commands()["edit_all"]()
    page.side.bulk.city.setText("Berlin")
    page.side.bulk.closed.emit()
    page.commands()["edit_all"]()
    assert page.side.bulk.city.text() == ""
    page.side.bulk.closed.emit()
    page.people.view.select_ids([people["ada"]])
    assert "edit_all" not in page.commands()


def test_every_field_of_the_form_has_a_name(page: ContactsPage, people: People) -> None:
    both(page, people)
    page.commands()["edit_all"]()
    for kind in (QComboBox, QLineEdit):
        for control in page.side.bulk.findChildren(kind):
            assert control.accessibleName(), control
