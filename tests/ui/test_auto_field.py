"""Fields that save themselves never save what they did not show."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from klatch.ui.fields.auto import LineField
from klatch.ui.theme import Theme


def test_a_field_that_has_the_cursor_first_still_shows_what_is_stored(theme: Theme, qtbot: QtBot) -> None:
    saved: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    field = LineField(theme, "Name", saved.append, window)
    window.show()
    window.activateWindow()
    field.line.setFocus()
    qtbot.waitUntil(field.typing)
    field.load("Nora Whitfield")
    assert field.line.text() == "Nora Whitfield"
    assert field.commit()
    assert saved == []


def test_a_field_that_was_never_filled_saves_nothing(theme: Theme, qtbot: QtBot) -> None:
    saved: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    field = LineField(theme, "Name", saved.append, window)
    assert field.commit()
    assert saved == []


def test_what_is_being_typed_stays(theme: Theme, qtbot: QtBot) -> None:
    saved: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    field = LineField(theme, "Name", saved.append, window)
    window.show()
    window.activateWindow()
    field.load("Nora")
    field.line.setFocus()
    qtbot.waitUntil(field.typing)
    field.line.setText("Nora W")
    field.load("Nora")
    assert field.line.text() == "Nora W"
    assert field.commit()
    assert saved == ["Nora W"]
