"""The short form for somebody new."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import Source, Stage
from klatch.services.reading.contacts import detail
from klatch.ui.contacts.new_form import NewContactForm
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.page import Context
from klatch.ui.places import NewContact

People = dict[str, int]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def form(page: ContactsPage) -> NewContactForm:
    """The open form."""
    page.arrive(NewContact())
    return page.side.form


def test_enter_adds_and_selects_the_person(
    form: NewContactForm, page: ContactsPage, people: People, context: Context, said: list[str], qtbot: QtBot
) -> None:
    assert page.focusWidget() is form.name
    form.name.insert("Zoë Lemos")
    form.email.setText("zoe@otter.example")
    form.organization.setText("halden health")
    form.city.setText("Boston")
    form.tag.setText("mentor")
    form.source.setCurrentIndex(form.source.findText("Meetup"))
    form.referrer.setText("Ada Quill")
    qtbot.keyClick(form.title, Qt.Key.Key_Return)
    assert said == ["Zoë Lemos added"]
    assert not page.side.filling
    person = page.side.person.person
    assert person is not None
    assert (person.name, person.email, person.organization) == (
        "Zoë Lemos",
        "zoe@otter.example",
        "Halden Health",
    )
    assert (person.source, person.stage, person.zone) == (
        Source.MEETUP,
        Stage.TO_CONTACT,
        "America/New_York",
    )
    assert [tag.name for tag in person.tags] == ["mentor"]
    assert [referrer.id for referrer in person.chain] == [people["ada"]]
    assert page.people.view.selected_ids() == [person.id]
    context.history.undo()
    assert page.people.table.rowCount() == 2


def test_nothing_typed_is_refused(form: NewContactForm, page: ContactsPage) -> None:
    assert not form.submit()
    assert form.name.accessibleDescription() == "Write a name"
    assert page.focusWidget() is form.name
    assert page.side.filling


def test_a_wrong_address_is_refused(form: NewContactForm, page: ContactsPage) -> None:
    form.name.setText("Zoë")
    form.email.setText("zoe@otter")
    assert not form.submit()
    assert form.email.accessibleDescription() == "Add the part after the dot, such as .org"
    assert page.focusWidget() is form.email


def test_somebody_unknown_cannot_have_referred(form: NewContactForm) -> None:
    form.name.setText("Zoë")
    form.referrer.setText("Nobody Known")
    assert not form.submit()
    assert form.referrer.accessibleDescription() == "Choose somebody from the list, or leave it empty"


def test_an_address_alone_is_enough(form: NewContactForm, page: ContactsPage) -> None:
    form.email.setText("zoe@otter.example")
    assert form.submit()
    assert page.side.person.person is not None
    assert "zoe" in page.side.person.person.name.lower()


def test_another_one_follows(form: NewContactForm, page: ContactsPage, qtbot: QtBot) -> None:
    form.name.setText("Zoë Lemos")
    qtbot.mouseClick(form.another, Qt.MouseButton.LeftButton)
    assert page.side.filling
    assert form.name.text() == ""
    assert page.focusWidget() is form.name
    assert page.people.table.rowCount() == 3


def test_escape_leaves_everything_as_it_was(form: NewContactForm, page: ContactsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.name, "Zoe")
    qtbot.keyClick(form.name, Qt.Key.Key_Escape)
    assert not page.side.filling
    assert page.people.table.rowCount() == 2
    page.arrive(NewContact("Yuki"))
    assert form.name.text() == "Yuki"


def test_employers_and_people_are_completed(form: NewContactForm) -> None:
    assert form.organization.offers("hal") == ["Halden Health"]
    assert form.referrer.offers("ada") == ["Ada Quill, Halden Health"]
    form.referrer.setText("Ada Quill, Halden Health")
    assert form.referrer.contact is not None


def test_it_opens_a_hidden_pane(page: ContactsPage, context: Context) -> None:
    page.toggle_pane()
    page.arrive(NewContact())
    assert page.side.form.isVisible()
    assert detail(context.store, page.people.table.id_at(0)) is not None
