"""Lines under headings: the cursor goes from line to line, and one being changed outlives what is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from klatch.ui.theme import Theme
from klatch.ui.widgets.grouped_list import GroupedList
from klatch.ui.widgets.grouped_model import Entry, Heading, Line

ENTRIES: list[Entry] = [
    Heading("First", "2"),
    Line(7, "One", ticked=False),
    Line(8, "Two", ticked=True, detail="a set"),
    Heading("Second"),
    Line(9, "Three, " + "which is long enough for more than one line " * 4, end="5"),
]


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot) -> Iterator[GroupedList]:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(300, 400)
    made = GroupedList(theme, "Lines", owner, editable=True)
    made.resize(300, 400)
    tester = QAbstractItemModelTester(made.lines, made)
    made.lines.ticked, made.lines.not_ticked = "chosen", "not chosen"
    with qtbot.waitActive(owner):
        owner.show()
        owner.activateWindow()
    made.show_entries(ENTRIES)
    yield made
    del tester


def test_the_cursor_leaves_headings_out(qtbot: QtBot, shown: GroupedList) -> None:
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    assert shown.current_id() == 7
    visited = []
    for _ in range(2):
        qtbot.keyClick(shown, Qt.Key.Key_Down)
        visited.append(shown.current_id())
    assert visited == [8, 9]
    assert shown.selected_ids() == [9]


def test_space_and_a_click_tick_where_there_is_a_box(qtbot: QtBot, shown: GroupedList) -> None:
    toggled: list[int] = []
    shown.toggled.connect(toggled.append)
    shown.select_id(7)
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    shown.select_id(9)
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    place = shown.visualRect(shown.lines.index(2)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert toggled == [7, 8]


def test_what_assistive_technology_is_told(shown: GroupedList) -> None:
    said = [shown.lines.data(shown.lines.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1, 2)]
    assert said == ["First, 2", "One, not chosen", "Two, chosen, a set"]


def test_a_line_being_changed_outlives_a_change_of_another(qtbot: QtBot, shown: GroupedList) -> None:
    edited: list[tuple[int, str]] = []
    shown.edited.connect(lambda key, text: edited.append((key, text)))
    shown.setFocus()
    shown.select_id(7)
    shown.edit_current()
    editor = shown.findChild(QLineEdit)
    assert editor is not None
    editor.setText("One more")
    shown.show_entries([*ENTRIES[:2], Line(8, "Two", ticked=False), *ENTRIES[3:]])
    assert editor.text() == "One more"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: edited == [(7, "One more")])


def test_the_cursor_stays_or_goes_to_the_nearest(shown: GroupedList) -> None:
    shown.select_id(8)
    shown.show_entries([Heading("Second"), Line(8, "Two"), Line(7, "One")])
    assert shown.current_id() == 8
    shown.show_entries([Heading("Second"), Line(7, "One")])
    assert shown.current_id() == 7
    shown.show_entries([])
    assert shown.current_id() == 0


def test_it_grows_with_its_lines_and_wraps(theme: Theme, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(300, 900)
    made = GroupedList(theme, "Lines", owner, grows=True)
    made.setFixedWidth(260)
    owner.show()
    made.show_entries(ENTRIES)
    rows = [made.sizeHintForRow(row) for row in range(5)]
    assert rows[4] > 3 * rows[1]
    qtbot.waitUntil(lambda: made.height() >= sum(rows))


def test_it_is_painted_from_right_to_left_too(shown: GroupedList) -> None:
    left = shown.grab().toImage()
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert shown.grab().toImage() != left
