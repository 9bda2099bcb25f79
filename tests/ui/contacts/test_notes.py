"""Notes written and changed in place."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import NoteDraft
from klatch.services import notes
from klatch.services.reading.contacts import notes as notes_of
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.page import Context
from klatch.ui.places import ShowContact

People = dict[str, int]


def stored(context: Context, contact: int) -> list[str]:
    return [row.text for row in notes_of(context.store, contact)]


def test_a_note_is_kept_when_the_field_is_left(
    page: ContactsPage, people: People, context: Context, qtbot: QtBot
) -> None:
    page.arrive(ShowContact(people["ada"]))
    page.commands()["add_note"]()
    tab = page.side.person.notes
    assert page.focusWidget() is tab.new
    qtbot.keyClicks(tab.new, "Was a nurse")
    page.people.view.setFocus()
    assert stored(context, people["ada"]) == ["Was a nurse"]
    assert [item.edit.toPlainText() for item in tab.items] == ["Was a nurse"]
    assert tab.new.toPlainText() == ""
    assert page.side.person.tabs.accessibleTabName(1) == "Notes, 1"


def test_control_enter_keeps_a_note(
    page: ContactsPage, people: People, context: Context, qtbot: QtBot
) -> None:
    page.arrive(ShowContact(people["ada"]))
    page.commands()["add_note"]()
    qtbot.keyClicks(page.side.person.notes.new, "One")
    qtbot.keyClick(page.side.person.notes.new, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored(context, people["ada"]) == ["One"]


def test_a_note_is_changed_in_place_and_undone(
    page: ContactsPage, people: People, context: Context, now: datetime, qtbot: QtBot
) -> None:
    notes.add(context.store, NoteDraft("First", contact=people["ada"]), now)
    page.arrive(ShowContact(people["ada"]))
    page.side.person.open_tab("notes")
    edit = page.side.person.notes.items[0].edit
    edit.setFocus()
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    qtbot.keyClicks(edit, " and more")
    page.people.view.setFocus()
    assert stored(context, people["ada"]) == ["First and more"]
    context.history.undo()
    assert page.side.person.notes.items[0].edit.toPlainText() == "First"


def test_an_emptied_note_goes_and_can_come_back(
    page: ContactsPage, people: People, context: Context, now: datetime, said: list[str]
) -> None:
    notes.add(context.store, NoteDraft("First", contact=people["ada"]), now)
    page.arrive(ShowContact(people["ada"]))
    page.side.person.open_tab("notes")
    page.side.person.notes.items[0].edit.setPlainText("")
    page.side.person.commit()
    assert stored(context, people["ada"]) == []
    assert said == ["Note deleted"]
    context.history.undo()
    assert stored(context, people["ada"]) == ["First"]
    assert len(page.side.person.notes.items) == 1


def test_leaving_the_page_keeps_what_is_typed(
    page: ContactsPage, people: People, context: Context, qtbot: QtBot
) -> None:
    page.arrive(ShowContact(people["ada"]))
    page.commands()["add_note"]()
    qtbot.keyClicks(page.side.person.notes.new, "Half a thought")
    page.depart()
    assert stored(context, people["ada"]) == ["Half a thought"]


def test_a_note_begun_belongs_to_the_person_it_was_begun_for(
    page: ContactsPage, people: People, context: Context, qtbot: QtBot
) -> None:
    page.arrive(ShowContact(people["ada"]))
    page.commands()["add_note"]()
    qtbot.keyClicks(page.side.person.notes.new, "For Ada")
    page.arrive(ShowContact(people["ben"]))
    assert stored(context, people["ada"]) == ["For Ada"]
    assert stored(context, people["ben"]) == []


def test_a_note_being_changed_outlives_what_happens_beside_it(
    page: ContactsPage, people: People, context: Context, now: datetime, qtbot: QtBot
) -> None:
    notes.add(context.store, NoteDraft("First", contact=people["ada"]), now)
    page.arrive(ShowContact(people["ada"]))
    page.side.person.open_tab("notes")
    edit = page.side.person.notes.items[0].edit
    edit.setFocus()
    qtbot.keyClicks(edit, "My ")
    notes.add(context.store, NoteDraft("Second", contact=people["ada"]), now)
    assert [item.edit.toPlainText() for item in page.side.person.notes.items] == ["Second", "My First"]
    assert edit.hasFocus()
