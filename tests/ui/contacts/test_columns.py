"""Which columns the table shows, in which order: chosen, moved, sorted by, and back at the next start."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import Helper
from klatch.services import contacts
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.models.chooser import ColumnChooser
from klatch.ui.page import Context

People = dict[str, int]
USUAL = ("name", "organization", "stage", "source", "last_contact", "next_step")


def shown(page: ContactsPage) -> list[str]:
    """The headers in sight, in order."""
    view = page.people.view
    header, columns = view.horizontalHeader(), page.people.table.columns
    order = [header.logicalIndex(place) for place in range(header.count())]
    return [columns[number].key for number in order if not view.isColumnHidden(number)]


def cells(page: ContactsPage, key: str) -> dict[str, str]:
    table = page.people.table
    column = next(column for column in table.columns if column.key == key)
    rows = [table.record(row) for row in range(table.rowCount())]
    return {row.name: column.text(row) for row in rows if row is not None}


def names(page: ContactsPage) -> list[str]:
    return list(cells(page, "name").values())


@pytest.fixture
def chooser(page: ContactsPage) -> ColumnChooser:
    page.resize(1500, 800)
    page.commands()["columns"]()
    found = page.window().findChild(ColumnChooser)
    assert found is not None
    return found


def test_a_tick_shows_a_column_and_takes_it_away(chooser: ColumnChooser, page: ContactsPage) -> None:
    assert tuple(shown(page)) == USUAL
    chooser.ticks["city"].click()
    chooser.ticks["source"].click()
    assert shown(page) == ["name", "organization", "stage", "last_contact", "next_step", "city"]
    assert cells(page, "city") == {"Ben Solheim": "Berlin", "Ada Quill": "Boston"}
    chooser.usual.click()
    assert tuple(shown(page)) == USUAL


def test_keys_tick_and_move(chooser: ColumnChooser, page: ContactsPage, qtbot: QtBot) -> None:
    assert chooser.ticks["organization"].hasFocus()
    for _ in range(6):
        qtbot.keyClick(chooser.focusWidget(), Qt.Key.Key_Down)
    assert chooser.ticks["city"].hasFocus()
    qtbot.keyClick(chooser.ticks["city"], Qt.Key.Key_Space)
    for _ in range(20):
        qtbot.keyClick(chooser.ticks["city"], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(page)[:3] == ["name", "city", "organization"]
    assert chooser.ticks["city"].hasFocus()
    assert not chooser.up.isEnabled()
    chooser.down.click()
    assert shown(page)[:3] == ["name", "organization", "city"]
    qtbot.keyClick(chooser.ticks["city"], Qt.Key.Key_Tab)
    assert chooser.usual.hasFocus()
    qtbot.keyClick(chooser.usual, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert chooser.ticks["city"].hasFocus()
    qtbot.keyClick(chooser.ticks["city"], Qt.Key.Key_Escape)
    assert not chooser.isVisible()


def test_the_name_stays_where_it_is(chooser: ColumnChooser, page: ContactsPage, qtbot: QtBot) -> None:
    assert not chooser.ticks["name"].isEnabled()
    page.people.view.columns.set_hidden("name", hidden=True)
    page.people.view.columns.move("name", 3)
    page.people.view.columns.show(["city"])
    assert shown(page) == ["name", "city"]


def test_columns_and_their_order_come_back(page: ContactsPage, context: Context, qtbot: QtBot) -> None:
    page.resize(1500, 800)
    header = page.people.view.horizontalHeader()
    page.people.view.columns.show(["name", "stage", "tags", "next_step"])
    header.moveSection(2, 1)  # as dragging the header does
    assert shown(page) == ["name", "tags", "stage", "next_step"]
    page.depart()
    again = ContactsPage(context)
    qtbot.addWidget(again)
    again.resize(1500, 800)
    again.show()
    assert shown(again) == ["name", "tags", "stage", "next_step"]


def test_a_narrow_table_drops_the_secondary_ones(page: ContactsPage) -> None:
    page.side.hide()
    page.people.view.columns.show([*USUAL, "city", "tags", "email"])
    page.resize(1500, 800)
    assert shown(page) == [*USUAL, "city", "tags", "email"]
    page.resize(760, 690)
    assert shown(page) == ["name", "organization", "stage", "next_step", "city", "tags"]
    page.resize(640, 690)
    assert shown(page) == ["name", "organization", "stage", "next_step", "city"]
    page.resize(590, 690)
    assert shown(page) == ["name", "organization", "stage", "next_step"]


def test_the_extra_columns_say_what_is_known(
    page: ContactsPage, people: People, context: Context, now: datetime
) -> None:
    changes = {"priority": 3, "kind_of_helper": Helper.BOOSTER}
    contacts.edit(context.store, people["ada"], changes, now)
    said = {key: cells(page, key)["Ada Quill"] for key in ("priority", "helper", "email", "tags", "created")}
    assert said == {
        "priority": "High",
        "helper": "Booster",
        "email": "ada@halden.example",
        "tags": "mentor",
        "created": "20 Nov",
    }
    assert cells(page, "referred_by") == {"Ada Quill": "", "Ben Solheim": "Ada Quill"}
    contacts.edit(context.store, people["ada"], {"display_name": "Ada Brook"}, now)
    assert cells(page, "referred_by")["Ben Solheim"] == "Ada Brook"


@pytest.mark.parametrize("column", ["Tags", "City", "Priority", "E-mail", "Kind of helper", "Added"])
def test_every_column_sorts(
    page: ContactsPage, people: People, context: Context, now: datetime, column: str
) -> None:
    changes = {"priority": 1, "kind_of_helper": Helper.OBLIGATE, "city": "Zagreb"}
    contacts.edit(context.store, people["ben"], changes, now)
    first = {"Tags": "Ada", "City": "Ada", "E-mail": "Ada", "Added": "Ada"}.get(column, "Ben")
    number = [each.header for each in page.people.table.columns].index(column)
    page.people.view.sort_by(number)
    assert names(page)[0].startswith(first)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_header_offers_the_columns(page: ContactsPage) -> None:
    menu = page.people.view.column_menu(page)
    texts = [action.text() for action in menu.actions() if action.isChecked()]
    assert texts == ["Organization and title", "Stage", "Source", "Last contact", "Next step and due"]
    page.people.view.horizontalHeader().customContextMenuRequested.emit(page.rect().topLeft())
    opened = [each for each in page.findChildren(QMenu) if each.title() == "Sort by"]
    assert any(action.text() == "Columns…" for each in opened for action in each.actions())
    for each in opened:
        each.close()
