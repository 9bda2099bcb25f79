"""Text that saves itself, and what stays when that fails."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from klatch.ui.fields.autosave import PAUSE_MS, AutoLine, AutoText


class Shelf:
    """Keeps texts, unless it is full."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.full = False

    def save(self, text: str) -> bool:
        if not self.full:
            self.kept.append(text)
        return not self.full


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    """Holds what a test types into."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def text(owner: QWidget) -> AutoText:
    return AutoText("Notes", owner)


def test_what_could_not_be_saved_stays_and_is_tried_again(qtbot: QtBot, text: AutoText) -> None:
    shelf = Shelf()
    text.keeper.begin("", shelf.save)
    shelf.full = True
    qtbot.keyClicks(text, "words")
    text.keeper.flush()
    text.keeper.load("")
    assert text.toPlainText() == "words"
    shelf.full = False
    text.keeper.flush()
    assert shelf.kept == ["words"]
    text.keeper.flush()
    assert shelf.kept == ["words"]


def test_a_pause_saves_once_and_typing_puts_it_off(qtbot: QtBot, text: AutoText) -> None:
    assert 1000 <= PAUSE_MS <= 2000
    shelf = Shelf()
    text.keeper.begin("", shelf.save)
    text.keeper.timer.setInterval(30)
    with qtbot.waitSignal(text.keeper.timer.timeout):
        qtbot.keyClicks(text, "one two three")
    assert shelf.kept == ["one two three"]
    assert not text.keeper.timer.isActive()


def test_what_is_stored_elsewhere_is_shown_and_the_same_text_is_no_change(
    qtbot: QtBot, text: AutoText
) -> None:
    shelf = Shelf()
    text.keeper.begin("old", shelf.save)
    text.keeper.load("new")
    assert text.toPlainText() == "new"
    qtbot.keyClicks(text, "  ")
    text.keeper.flush()
    assert shelf.kept == []


def test_turning_to_another_record_saves_the_one_before(qtbot: QtBot, text: AutoText) -> None:
    first, second = Shelf(), Shelf()
    text.keeper.begin("", first.save)
    qtbot.keyClicks(text, "for the first")
    text.keeper.begin("for the second", second.save)
    assert (first.kept, second.kept, text.toPlainText()) == (["for the first"], [], "for the second")


def test_a_line_whose_record_is_gone_saves_nothing(qtbot: QtBot, owner: QWidget) -> None:
    shelf, line = Shelf(), AutoLine("Takeaway", owner)
    line.keeper.begin("", shelf.save)
    qtbot.keyClicks(line, "gone")
    line.keeper.stop()
    line.keeper.flush()
    assert shelf.kept == []
