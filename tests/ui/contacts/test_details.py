"""Details edited in place: each field saves when it is left, or says why it cannot."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import Helper, Source, Stage
from klatch.services import contacts
from klatch.services.reading.contacts import ContactDetail, detail
from klatch.ui.contacts.details import DetailsTab
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.fields.auto import CheckField, ChoiceField, DaysField, LineField, TextField
from klatch.ui.fields.list_field import ListField
from klatch.ui.page import Context
from klatch.ui.places import ShowContact

People = dict[str, int]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def tab(page: ContactsPage, people: People) -> DetailsTab:
    """The details of Ada."""
    page.arrive(ShowContact(people["ada"]))
    page.commands()["edit"]()
    return page.side.person.details


def line(tab: DetailsTab, name: str) -> QLineEdit:
    field = tab.fields[name]
    assert isinstance(field, LineField)
    return field.line


@contextmanager
def writing_elsewhere(context: Context) -> Iterator[None]:
    """Another thread is in the middle of a transaction."""
    begun, finish = threading.Event(), threading.Event()

    def write() -> None:
        with context.store.worker(), context.store.transaction("Elsewhere", context.clock.now()):
            begun.set()
            finish.wait(10)

    thread = threading.Thread(target=write)
    thread.start()
    begun.wait(10)
    yield
    finish.set()
    thread.join()


def type_into(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    if text:
        qtbot.keyClicks(editor, text)
    else:
        qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


@pytest.fixture
def ada(context: Context, people: People) -> object:
    def now() -> ContactDetail:
        return detail(context.store, people["ada"])

    return now


def test_edit_begins_with_the_name(tab: DetailsTab, page: ContactsPage) -> None:
    assert page.focusWidget() is line(tab, "display_name")
    assert line(tab, "display_name").text() == "Ada Quill"
    assert line(tab, "zone").text() == "New York (America/New_York)"


@pytest.mark.parametrize(
    ("name", "attribute", "text"),
    [
        ("display_name", "name", "Ada Q. Quill"),
        ("title", "title", "Head of research"),
        ("organization", "organization", "New Place"),
        ("pronouns", "pronouns", "she/her"),
        ("source_note", "source_note", "Alumni dinner"),
    ],
)
def test_a_line_is_saved(
    tab: DetailsTab, qtbot: QtBot, context: Context, people: People, name: str, attribute: str, text: str
) -> None:
    type_into(qtbot, line(tab, name), text)
    assert getattr(detail(context.store, people["ada"]), attribute) == text


def test_leaving_a_field_saves_and_undo_brings_the_old_value_back(
    tab: DetailsTab, qtbot: QtBot, context: Context, page: ContactsPage
) -> None:
    title = line(tab, "title")
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Lead")
    line(tab, "pronouns").setFocus()
    assert page.side.person.person is not None
    assert page.side.person.person.title == "Lead"
    context.history.undo()
    assert title.text() == "Researcher"


def test_an_empty_name_is_refused_in_place(
    tab: DetailsTab, qtbot: QtBot, context: Context, people: People
) -> None:
    type_into(qtbot, line(tab, "display_name"), "")
    field = tab.fields["display_name"]
    assert field.error == "Write a name"
    assert line(tab, "display_name").accessibleDescription() == "Write a name"
    assert detail(context.store, people["ada"]).name == "Ada Quill"
    qtbot.keyClick(line(tab, "display_name"), Qt.Key.Key_Escape)
    assert line(tab, "display_name").text() == "Ada Quill"
    assert not field.error


def test_addresses_are_added_checked_and_taken_away(
    tab: DetailsTab, qtbot: QtBot, context: Context, people: People
) -> None:
    field = tab.fields["emails"]
    assert isinstance(field, ListField)
    assert [entry.text() for entry in field.lines] == ["ada@halden.example", ""]
    type_into(qtbot, field.lines[1], "ada@home")
    assert field.error == "Add the part after the dot, such as .org"
    type_into(qtbot, field.lines[1], "ada@home.example")
    stored = detail(context.store, people["ada"]).emails
    assert [(row.address, row.is_primary) for row in stored] == [
        ("ada@halden.example", True),
        ("ada@home.example", False),
    ]
    assert len(field.lines) == 3
    type_into(qtbot, field.lines[0], "")
    assert [row.address for row in detail(context.store, people["ada"]).emails] == ["ada@home.example"]


def test_a_city_brings_its_zone_along(
    tab: DetailsTab, qtbot: QtBot, context: Context, people: People
) -> None:
    type_into(qtbot, line(tab, "zone"), "")
    assert detail(context.store, people["ada"]).zone == ""
    type_into(qtbot, line(tab, "city"), "Zurich")
    stored = detail(context.store, people["ada"])
    assert (stored.city, stored.zone) == ("Zurich", "Europe/Zurich")
    assert line(tab, "zone").text() == "Zurich (Europe/Zurich)"
    type_into(qtbot, line(tab, "city"), "Chicago")
    assert detail(context.store, people["ada"]).zone == "Europe/Zurich"


def test_a_zone_is_found_by_city_and_nonsense_refused(
    tab: DetailsTab, qtbot: QtBot, context: Context, people: People
) -> None:
    type_into(qtbot, line(tab, "zone"), "Tokyo")
    assert detail(context.store, people["ada"]).zone == "Asia/Tokyo"
    type_into(qtbot, line(tab, "zone"), "Atlantis")
    assert tab.fields["zone"].error == "Choose a time zone from the list"
    assert detail(context.store, people["ada"]).zone == "Asia/Tokyo"


def test_choices_days_ticks_and_texts(tab: DetailsTab, context: Context, people: People) -> None:
    for name, text in (("source", "Friend"), ("kind_of_helper", "Booster"), ("priority", "High")):
        choice = tab.fields[name]
        assert isinstance(choice, ChoiceField)
        choice.box.setCurrentIndex(choice.box.findText(text))
        choice.box.activated.emit(choice.box.currentIndex())
    days, tick, text_field = (
        tab.fields["keep_in_touch_days"],
        tab.fields["do_not_contact"],
        tab.fields["cares_about"],
    )
    assert isinstance(days, DaysField)
    days.spin.setValue(45)
    days.spin.editingFinished.emit()
    assert isinstance(tick, CheckField)
    tick.tick.click()
    assert isinstance(text_field, TextField)
    text_field.area.setPlainText("Diary studies")
    tab.commit()
    stored = detail(context.store, people["ada"])
    assert (stored.source, stored.helper, stored.priority) == (Source.FRIEND, Helper.BOOSTER, 3)
    assert (stored.keep_in_touch_days, stored.do_not_contact) == (45, True)
    assert stored.cares_about == "Diary studies"


def test_tags_come_and_go(tab: DetailsTab, qtbot: QtBot, context: Context, people: People) -> None:
    qtbot.keyClicks(tab.tags.line, "civic")
    qtbot.keyClick(tab.tags.line, Qt.Key.Key_Return)
    assert [tag.name for tag in detail(context.store, people["ada"]).tags] == ["civic", "mentor"]
    tab.tags.removed.emit("mentor")
    assert [tag.name for tag in detail(context.store, people["ada"]).tags] == ["civic"]


def test_what_is_typed_is_kept_when_another_person_is_chosen(
    tab: DetailsTab, page: ContactsPage, qtbot: QtBot, context: Context, people: People
) -> None:
    title = line(tab, "title")
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Dean")
    page.arrive(ShowContact(people["ben"]))
    assert detail(context.store, people["ada"]).title == "Dean"
    assert detail(context.store, people["ben"]).title == ""
    assert title.text() == ""


def test_a_change_elsewhere_leaves_what_is_being_typed(
    tab: DetailsTab, page: ContactsPage, qtbot: QtBot, people: People
) -> None:
    title = line(tab, "title")
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "De")
    page.verbs.add_tag([people["ada"]], "dean")
    assert title.text() == "De"


def test_what_cannot_be_saved_is_said_and_never_reaches_another_person(
    tab: DetailsTab, page: ContactsPage, qtbot: QtBot, context: Context, people: People, said: list[str]
) -> None:
    name = line(tab, "display_name")
    name.setFocus()
    name.clear()
    emails = tab.fields["emails"]
    assert isinstance(emails, ListField)
    emails.lines[1].setText("ada@home")
    emails.lines[1].setFocus()
    page.arrive(ShowContact(people["ben"]))
    assert said == ["Not saved. Name: Write a name"]
    assert name.text() == "Ben Solheim"
    assert [entry.text() for entry in emails.lines] == [""]
    assert not tab.fields["display_name"].error
    page.depart()
    ada, ben = (detail(context.store, people[who]) for who in ("ada", "ben"))
    assert (ada.name, ada.email) == ("Ada Quill", "ada@halden.example")
    assert (ben.name, ben.email) == ("Ben Solheim", "")


def test_typing_about_somebody_who_goes_meanwhile_is_saved_or_said(
    tab: DetailsTab, page: ContactsPage, qtbot: QtBot, context: Context, people: People, said: list[str]
) -> None:
    title = line(tab, "title")
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Dean")
    now = context.clock.now()
    contacts.set_stage(context.store, [people["ada"]], Stage.ADDRESS_BOOK, now)
    qtbot.waitUntil(lambda: title.text() == "")
    assert detail(context.store, people["ada"]).title == "Dean"
    qtbot.keyClicks(title, "Ghost")
    contacts.delete(context.store, [people["ben"]], now)
    gone = "That is no longer there; it may have been deleted. Use Undo to bring it back."
    qtbot.waitUntil(lambda: said == [f"Not saved. Title: {gone}"])
    assert page.side.shown is None


def test_what_holds_the_data_is_said_at_the_field(
    tab: DetailsTab, qtbot: QtBot, context: Context, people: People
) -> None:
    context.store.be_impatient(0.05)
    with writing_elsewhere(context):
        type_into(qtbot, line(tab, "title"), "Dean")
        assert tab.fields["title"].error == "Klatch is still writing. Try again in a moment."
        assert line(tab, "title").text() == "Dean"
    qtbot.keyClick(line(tab, "title"), Qt.Key.Key_Return)
    assert detail(context.store, people["ada"]).title == "Dean"
