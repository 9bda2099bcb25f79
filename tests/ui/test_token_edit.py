"""Text with fields: another look is not an edit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from klatch.ui.theme import Theme
from klatch.ui.widgets.token_edit import TokenEdit
from klatch.ui.widgets.tokens import Look


def describe(source: str) -> Look:
    return Look(source.strip("{ }"))


@pytest.fixture
def edit(theme: Theme, qtbot: QtBot) -> Iterator[TokenEdit]:
    made = TokenEdit(theme, describe)
    qtbot.addWidget(made)
    made.show()
    yield made
    theme.set_mode("light")
    theme.set_text_scale(1.0)


def test_another_look_is_no_edit(edit: TokenEdit, theme: Theme) -> None:
    edit.set_source("Hi {{ contact.first_name }},\n\nthank you.")
    told: list[bool] = []
    edit.edited.connect(lambda: told.append(True))
    theme.set_mode("dark")
    theme.set_text_scale(1.5)
    assert told == []
    assert not edit.document().isUndoAvailable()
    assert edit.source() == "Hi {{ contact.first_name }},\n\nthank you."


def test_what_was_typed_can_be_taken_back_in_another_look(edit: TokenEdit, theme: Theme) -> None:
    edit.set_source("Hello")
    edit.textCursor().insertText("Oh, ")
    theme.set_mode("dark")
    edit.undo()
    assert edit.source() == "Hello"
