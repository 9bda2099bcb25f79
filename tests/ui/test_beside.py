"""A list with a pane beside it: the width the user chose holds, and large text leaves the list its half."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from klatch.ui.theme import Theme
from klatch.ui.widgets.beside import NARROW, WIDE, Beside


@pytest.fixture
def beside(qtbot: QtBot, theme: Theme) -> Iterator[Beside]:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Beside(theme, window)
    made.hold(QWidget(made), QWidget(made))
    window.setCentralWidget(made)
    window.resize(1280, 600)
    window.show()
    yield made
    window.close()


def test_the_pane_gives_way_in_a_narrow_window_and_comes_back_as_it_was_left(beside: Beside) -> None:
    window = beside.window()
    assert beside.sizes()[1] == WIDE
    beside.moveSplitter(1280 - 400, 1)
    kept = beside.sizes()[1]
    window.resize(1000, 600)
    assert beside.sizes()[1] == NARROW
    window.resize(1280, 640)
    assert beside.sizes()[1] == kept


def test_large_text_leaves_the_list_more_than_half(beside: Beside, theme: Theme) -> None:
    theme.set_text_scale(2.0)
    try:
        beside.window().resize(1000, 600)
        listed, pane = beside.sizes()
        assert listed > pane
    finally:
        theme.set_text_scale(1.0)
