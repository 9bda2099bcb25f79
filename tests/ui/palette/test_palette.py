"""The palette in a real window's place: type, choose, open; commands; keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, NoteDraft
from klatch.services import contacts, notes
from klatch.ui.actions import Actions
from klatch.ui.page import Context
from klatch.ui.palette.palette import Palette
from klatch.ui.places import FilterContacts, NewContact, Place, ShowContact


@pytest.fixture
def palette(qtbot: QtBot, context: Context) -> Palette:
    now = context.clock.now()
    person = contacts.add(context.store, ContactDraft(display_name="Priya Raman"), now)
    contacts.add(context.store, ContactDraft(display_name="Łukasz Żal"), now)
    notes.add(
        context.store,
        NoteDraft(contact=person, text="She keeps a diary of every study", happened_at=now),
        now,
    )
    window = QMainWindow()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    triggered: list[str] = []
    actions = Actions(window, window.menuBar(), context.theme, triggered.append)
    window.triggered = triggered  # type: ignore[attr-defined]
    window.show()
    made = Palette(context, actions, window)
    made.open()
    return made


def texts(palette: Palette) -> list[str]:
    model = palette.results
    return [model.index(row).data() for row in range(model.rowCount())]


def gone_to(context: Context) -> list[Place]:
    places: list[Place] = []
    context.navigator.wanted.connect(places.append)
    return places


def test_typing_finds_people_and_notes_under_their_headings(palette: Palette) -> None:
    palette.input.setText("pri")
    assert texts(palette)[:2] == ["Contacts", "Priya Raman"]
    palette.input.setText("diar")
    assert texts(palette)[:2] == ["Notes", "Note on Priya Raman"]
    palette.input.setText("lukasz")
    assert "Łukasz Żal" in texts(palette)


def test_enter_opens_the_first_hit(qtbot: QtBot, palette: Palette, context: Context) -> None:
    places = gone_to(context)
    palette.input.setText("priya")
    qtbot.keyClick(palette.input, Qt.Key.Key_Return)
    assert places == [ShowContact(1)]
    assert not palette.isVisible()


def test_arrows_skip_headings_and_go_round(qtbot: QtBot, palette: Palette, context: Context) -> None:
    places = gone_to(context)
    palette.input.setText("priya")
    qtbot.keyClick(palette.input, Qt.Key.Key_Up)
    qtbot.keyClick(palette.input, Qt.Key.Key_Return)
    assert places == [FilterContacts("priya")]


def test_a_new_contact_takes_the_text(qtbot: QtBot, palette: Palette, context: Context) -> None:
    places = gone_to(context)
    palette.input.setText("Zed")
    qtbot.keyClick(palette.input, Qt.Key.Key_Return)
    assert places == [NewContact("Zed")]


def test_commands_only(qtbot: QtBot, palette: Palette) -> None:
    palette.input.setText(">full")
    assert texts(palette) == ["Commands", "Full screen"]
    qtbot.keyClick(palette.input, Qt.Key.Key_Return)
    assert palette.parentWidget().triggered == ["full_screen"]  # type: ignore[union-attr]


def test_tab_goes_through_the_kinds_and_escape_closes(qtbot: QtBot, palette: Palette) -> None:
    palette.input.setText("priya")
    qtbot.keyClick(palette.input, Qt.Key.Key_Tab)
    assert texts(palette) == ["Contacts", "Priya Raman"]
    qtbot.keyClick(palette.input, Qt.Key.Key_Escape)
    assert not palette.isVisible()


@pytest.mark.parametrize("text", ['"', "(", "AND", "-", "*", "a OR", "NEAR(", "\ud83d", "😀", "x" * 5000])
def test_no_text_breaks_the_search(palette: Palette, text: str) -> None:
    palette.input.setText(text.encode("utf-8", "ignore").decode())
    assert palette.isVisible()
