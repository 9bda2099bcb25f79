"""The list side of the Contacts page: views, filters, order, selection, empty states."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft
from klatch.domain.vocabulary import Stage
from klatch.services import contacts
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.models.columns import Due, Sort
from klatch.ui.page import Context
from klatch.ui.places import FilterContacts, ImportFile, PeopleOf, Place, ShowContact
from klatch.ui.widgets.buttons import Button
from population import populate

People = dict[str, int]


def names(page: ContactsPage) -> list[str]:
    table = page.people.table
    return [table.record(row).name for row in range(table.rowCount())]


def texts(page: ContactsPage) -> str:
    return " | ".join(label.text() for label in page.people.empty.findChildren(QLabel) if label.isVisible())


def test_everyone_is_sorted_by_next_step(page: ContactsPage) -> None:
    assert names(page) == ["Ben Solheim", "Ada Quill"]
    assert page.heading() == ("Contacts", "2 people")
    assert page.status() == "2 contacts, 1 selected"


def test_a_row_says_what_comes_next(page: ContactsPage, people: People) -> None:
    table = page.people.table
    ben, ada = table.record(0), table.record(1)
    step = next(column for column in table.columns if column.key == "next_step")
    assert (step.text(ben), step.value(ben)) == ("Prepare for the chat", Due("Today 13:30", "today"))
    assert (step.text(ada), step.value(ada)) == ("Tell them what came of it", Due("Tue 24", "soon"))
    assert (
        table.sentence(ben) == "Ben Solheim, Brightloom. Scheduled. Next: prepare for the chat, today 13:30"
    )
    assert table.sentence(ada) == (
        "Ada Quill, Researcher, Halden Health. To contact. Next: tell them what came of it, Tue 24"
    )


def test_views_and_stages_are_counted(page: ContactsPage, qtbot: QtBot) -> None:
    bar = page.people.views.strip.bar
    qtbot.waitUntil(lambda: bar.accessibleTabName(3) == "Address book, 1")
    spoken = [bar.accessibleTabName(number) for number in range(bar.count())]
    assert spoken == ["Everyone, 2", "Due this week, 2", "Warm introductions, 1", "Address book, 1"]


def test_several_stages_can_be_on(page: ContactsPage, qtbot: QtBot) -> None:
    chips = page.people.filters.chips
    chips.set_checked((Stage.TO_CONTACT,))
    chips.changed.emit(chips.checked())
    assert names(page) == ["Ada Quill"]
    chips.set_checked((Stage.TO_CONTACT, Stage.SCHEDULED))
    chips.changed.emit(chips.checked())
    assert names(page) == ["Ben Solheim", "Ada Quill"]


def test_typing_filters_in_the_next_turn_and_escape_clears(page: ContactsPage, qtbot: QtBot) -> None:
    page.commands()["filter"]()
    field = page.people.filters.field
    assert field.isVisible()
    qtbot.keyClicks(field, "brig")
    qtbot.waitUntil(lambda: names(page) == ["Ben Solheim"])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert names(page) == ["Ben Solheim", "Ada Quill"]
    assert not field.isVisible()


def test_no_match_names_the_filter_and_offers_to_clear_it(page: ContactsPage) -> None:
    page.arrive(FilterContacts("zebra"))
    assert names(page) == []
    assert "Nobody matches “zebra”" in texts(page)
    page.people.empty.cleared.emit()
    assert len(names(page)) == 2


def test_nobody_at_all_offers_the_import(empty_page: ContactsPage, went: list[Place], qtbot: QtBot) -> None:
    assert "Nobody here yet" in texts(empty_page)
    button = next(b for b in empty_page.people.empty.findChildren(Button) if b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert went == [ImportFile()]


def test_only_an_address_book_says_how_many_wait(
    empty_page: ContactsPage, context: Context, now: datetime
) -> None:
    draft = ContactDraft(display_name="Cem Karim", stage=Stage.ADDRESS_BOOK)
    contacts.add(context.store, draft, now)
    assert "One person is in the address book." in texts(empty_page)
    empty_page.people.empty.address_book_wanted.emit()
    assert names(empty_page) == ["Cem Karim"]


def test_a_click_on_a_header_sorts_and_the_order_comes_back(
    page: ContactsPage, context: Context, qtbot: QtBot
) -> None:
    page.people.view.sort_by(0)
    assert names(page) == ["Ada Quill", "Ben Solheim"]
    page.people.view.sort_by(0)
    assert names(page) == ["Ben Solheim", "Ada Quill"]
    page.depart()
    again = ContactsPage(context)
    qtbot.addWidget(again)
    assert again.people.table.query[1] == Sort("name", descending=True)


def test_a_selected_person_stays_selected_while_the_list_changes(
    page: ContactsPage, people: People, context: Context, now: datetime
) -> None:
    page.people.view.select_ids([people["ada"]])
    contacts.add(context.store, ContactDraft(display_name="Aaron Abel"), now)
    assert page.people.view.selected_ids() == [people["ada"]]
    page.people.view.sort_by(0)
    assert page.people.view.selected_ids() == [people["ada"]]
    assert names(page)[0] == "Aaron Abel"


def test_a_person_out_of_sight_is_shown_where_they_are(page: ContactsPage, people: People) -> None:
    page.arrive(FilterContacts("zebra"))
    page.arrive(ShowContact(people["cem"]))
    assert page.people.views.current == "address_book"
    assert page.side.person.person is not None
    assert page.side.person.person.name == "Cem Karim"


def test_somebody_deleted_meanwhile_is_said_to_be_gone(page: ContactsPage, said: list[str]) -> None:
    page.arrive(ShowContact(999))
    assert said == ["That is no longer there; it may have been deleted. Use Undo to bring it back."]


def test_the_people_of_an_employer_and_back(page: ContactsPage, people: People, qtbot: QtBot) -> None:
    page.arrive(ShowContact(people["ada"]))
    organization = page.side.person.person
    assert organization is not None
    assert organization.organization_id is not None
    page.arrive(PeopleOf(organization.organization_id))
    assert sorted(names(page)) == ["Ada Quill", "Cem Karim"]
    employer = page.people.bar.chip("organization")
    assert employer.text() == "Halden Health"
    qtbot.mouseClick(employer, Qt.MouseButton.LeftButton)
    assert names(page) == ["Ben Solheim", "Ada Quill"]


def test_a_filter_is_kept_as_a_view(
    page: ContactsPage, said: list[str], context: Context, qtbot: QtBot
) -> None:
    page.arrive(FilterContacts("halden"))
    page.commands()["save_view"]()
    prompt = page.prompt
    qtbot.keyClick(prompt.field, Qt.Key.Key_Return)
    assert prompt.error == "Write something here"
    qtbot.keyClicks(prompt.field, "Health")
    qtbot.keyClick(prompt.field, Qt.Key.Key_Return)
    assert not prompt.isVisible()
    assert page.people.views.saved is not None
    assert json.loads(page.people.views.saved.filter)["text"] == "halden"
    assert names(page) == ["Ada Quill"]
    page.people.views.step(1)
    assert page.people.views.current == "everyone"
    assert len(names(page)) == 2
    page.people.views.step(-1)
    assert names(page) == ["Ada Quill"]
    page.commands()["delete_view"]()
    assert page.people.views.current == "everyone"
    context.history.undo()
    assert page.people.views.strip.bar.count() == 5


@pytest.mark.parametrize("name", ["filter", "select_all", "detail_pane", "save_view", "next_tab"])
def test_what_can_always_be_done(empty_page: ContactsPage, name: str) -> None:
    assert name in empty_page.commands()
    assert "delete" not in empty_page.commands()


def test_the_pane_hides_and_comes_back(page: ContactsPage, context: Context, qtbot: QtBot) -> None:
    page.commands()["detail_pane"]()
    assert not page.side.isVisible()
    page.depart()
    again = ContactsPage(context)
    qtbot.addWidget(again)
    assert again.side.isHidden()
    page.commands()["detail_pane"]()
    assert page.side.isVisible()


def test_somebody_is_always_selected(page: ContactsPage, people: People) -> None:
    page.open_address_book()
    assert page.people.view.selected_ids() == [people["cem"]]
    assert page.status() == "1 contact, 1 selected"
    page.people.clear_filter()
    page.people.views.step(1)
    assert page.people.views.current == "everyone"
    assert len(page.people.view.selected_ids()) == 1


def test_a_change_of_many_is_read_afresh(empty_page: ContactsPage, context: Context) -> None:
    page = empty_page
    populate(context.store, 300)
    assert page.people.table.rowCount() > 200
    assert page.heading()[1].endswith("people")
    assert page.people.view.selected_ids()


def test_tab_reaches_what_was_made_late_where_it_stands(page: ContactsPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.prompt.ask("Which tag?", "Add tag", str)
    qtbot.waitUntil(page.prompt.field.hasFocus)
    qtbot.keyClick(page.prompt.field, Qt.Key.Key_Backtab)
    assert page.people.filters.isAncestorOf(page.focusWidget())
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.prompt.field.hasFocus()
    page.prompt.close_prompt()
    page.arrive(FilterContacts("zebra"))
    clear = next(b for b in page.people.empty.findChildren(Button) if b.isVisible())
    clear.setFocus()
    qtbot.keyClick(clear, Qt.Key.Key_Backtab)
    assert page.people.filters.isAncestorOf(page.focusWidget())
