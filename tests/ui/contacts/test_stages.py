"""Stages set by key and by dropping rows on a chip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import Stage
from klatch.services.reading.contacts import detail
from klatch.ui.actions import SPECS
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.page import Context
from klatch.ui.widgets import dragging
from ui.drops import LEFT, NONE, QUIET, drop, enter

People = dict[str, int]
pytestmark = pytest.mark.filterwarnings(QUIET)


def test_rows_dropped_on_a_chip_take_its_stage(
    page: ContactsPage, people: People, context: Context, said: list[str], qtbot: QtBot
) -> None:
    chip = page.people.filters.chips.chip(Stage.IN_TOUCH)
    ids = [people["ben"], people["ada"]]
    assert enter(chip, ids)
    assert chip.lit
    QApplication.sendEvent(chip, QDragLeaveEvent())
    assert not chip.lit
    enter(chip, ids)
    drop(chip, ids)
    qtbot.waitUntil(lambda: said == ["2 people moved to In touch"])
    assert not chip.lit
    assert [detail(context.store, contact).stage for contact in ids] == [Stage.IN_TOUCH] * 2
    context.history.undo()
    assert detail(context.store, people["ben"]).stage is Stage.SCHEDULED


def test_dropped_on_paused_the_reason_is_asked(
    page: ContactsPage, people: People, context: Context, qtbot: QtBot
) -> None:
    chip = page.people.filters.chips.chip(Stage.PAUSED)
    enter(chip, [people["ada"]])
    drop(chip, [people["ada"]])
    field = page.prompt.field
    qtbot.waitUntil(field.isVisible)
    qtbot.keyClicks(field, "On leave")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert detail(context.store, people["ada"]).paused_reason == "On leave"


def test_the_chips_come_for_a_drag_from_the_address_book(page: ContactsPage) -> None:
    chips = page.people.filters.chips
    page.open_address_book()
    assert not chips.isVisible()
    page.people.view.dragging.emit(True)
    assert chips.isVisible()
    page.people.view.dragging.emit(False)
    assert not chips.isVisible()


def test_only_records_are_taken(page: ContactsPage) -> None:
    chip = page.people.filters.chips.chip(Stage.MET)
    data = dragging.pack([])
    data.clear()
    data.setText("some text")
    event = QDragEnterEvent(QPoint(4, 4), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(chip, event)
    assert not chip.lit


def test_ids_survive_the_way() -> None:
    assert dragging.unpack(dragging.pack([3, 1, 2**40])) == [3, 1, 2**40]


@pytest.mark.parametrize("count", [1, 12_345])
def test_the_picture_of_a_drag_says_how_many(page: ContactsPage, count: int) -> None:
    few = dragging.picture(page.context.theme, 1, 2.0)
    shown = dragging.picture(page.context.theme, count, 2.0)
    assert shown.devicePixelRatio() == 2.0
    assert (shown.width() > few.width()) == (count > 1)


def test_every_stage_has_a_key_of_its_own() -> None:
    keys = {spec.name: spec.keys for spec in SPECS if spec.menu == "Contact/Stage"}
    assert keys[f"stage_{Stage.TO_CONTACT}"] == ("Alt+1",)
    assert keys[f"stage_{Stage.PAUSED}"] == ("Alt+8",)
    every = [key for spec in SPECS for key in spec.keys]
    assert len(every) == len(set(every))
