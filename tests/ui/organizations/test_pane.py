"""The pane: who is known there, ratings, leads, research and notes, details, and the short form."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, OpportunityDraft
from klatch.domain.vocabulary import OpportunityStatus, Stage
from klatch.services import contacts, opportunities
from klatch.services.data import Store
from klatch.ui.organizations.page import OrganizationsPage
from klatch.ui.organizations.pane import OrganizationPane
from klatch.ui.page import Context
from klatch.ui.places import NewContact, NewOrganization, PeopleOf, Place, ShowContact, ShowOrganization
from ui.showing import Browser

Employers = dict[str, int]


@pytest.fixture
def pane(page: OrganizationsPage) -> OrganizationPane:
    return page.side.pane


def shown(page: OrganizationsPage) -> str:
    assert page.side.shown is not None
    return page.side.shown.row.name


def leads(store: Store) -> list[tuple[object, ...]]:
    return store.fetch("SELECT title, url, status, next_on, notes FROM opportunity ORDER BY id")


def test_who_is_known_there_and_enter_goes_to_them(
    page: OrganizationsPage, pane: OrganizationPane, went: list[Place], store: Store, qtbot: QtBot
) -> None:
    people = pane.colleagues
    assert [people.table.record(row).row.name for row in range(people.table.rowCount())] == ["Ada Quill"]
    assert people.table.sentence(people.table.record(0)) == (
        "Ada Quill, Researcher. To contact. Booster · Write first message"
    )
    assert people.cover.startswith("Somebody here already helps.")
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    assert people.view.hasFocus()
    qtbot.keyClick(people.view, Qt.Key.Key_Return)
    (ada,) = store.fetch_one("SELECT id FROM contact WHERE display_name = 'Ada Quill'") or ()
    assert went == [ShowContact(ada)]


def test_the_first_two_people_are_counted(
    page: OrganizationsPage, pane: OrganizationPane, store: Store, employers: Employers, now: datetime
) -> None:
    page.arrive(ShowOrganization(employers["civic"]))
    assert pane.colleagues.cover == "0 of 2 people to start with. Others wait in the address book."
    for number in range(3):
        contacts.add(store, ContactDraft(display_name=f"P{number}", organization="Civic Grain"), now)
    assert pane.colleagues.cover == "2 of 2 people to start with."


def test_nobody_there_offers_to_find_someone(
    page: OrganizationsPage, pane: OrganizationPane, employers: Employers, went: list[Place], qtbot: QtBot
) -> None:
    page.arrive(ShowOrganization(employers["bright"]))
    assert pane.colleagues.cover.startswith("Nobody yet.")
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    assert pane.colleagues.find_someone.hasFocus()
    qtbot.mouseClick(pane.colleagues.find_someone, Qt.MouseButton.LeftButton)
    assert went == [NewContact(organization="Brightloom")]
    assert "show_people" not in page.commands()
    page.arrive(ShowOrganization(employers["halden"]))
    page.commands()["show_people"]()
    assert went[-1] == PeopleOf(employers["halden"])


def test_ratings_in_the_pane_and_in_the_list_are_one(
    page: OrganizationsPage, pane: OrganizationPane, store: Store, employers: Employers
) -> None:
    header = pane.header
    assert (header.ratings["motivation"].current(), header.ratings["posting"].current()) == ("3", "2")
    header.ratings["motivation"].chosen.emit("1")
    assert store.fetch("SELECT motivation FROM organization WHERE id = ?", (employers["halden"],)) == [(1,)]
    page.commands()["posting_0"]()
    assert header.ratings["posting"].current() == "0"
    assert page.list.place_of[employers["halden"]] == 2


def test_links_open_in_the_browser_on_a_click_only(
    page: OrganizationsPage, pane: OrganizationPane, browser: Browser, qtbot: QtBot
) -> None:
    assert [link.text() for link in pane.header.links] == ["halden.example"]
    assert browser.opened == []
    qtbot.mouseClick(pane.header.links[0], Qt.MouseButton.LeftButton)
    page.commands()["open_website"]()
    assert browser.opened == ["https://halden.example"] * 2


def test_details_are_saved_when_a_field_is_left(
    page: OrganizationsPage, pane: OrganizationPane, store: Store, employers: Employers, qtbot: QtBot
) -> None:
    page.commands()["edit"]()
    name = pane.fields.fields["name"].editor
    assert name.hasFocus()
    name.setText("Halden Care")  # type: ignore[attr-defined]
    qtbot.keyClick(name, Qt.Key.Key_Return)
    links = pane.fields.fields["links"]
    links.lines[1].setText("jobs.example/halden")  # type: ignore[attr-defined]
    links.commit()
    links.lines[0].setText("no link")  # type: ignore[attr-defined]
    assert not links.commit()
    assert links.error == "A web address looks like example.org"
    row = store.fetch_one("SELECT name, website FROM organization WHERE id = ?", (employers["halden"],))
    assert row == ("Halden Care", "halden.example jobs.example/halden")
    assert [link.text() for link in pane.header.links] == ["halden.example", "jobs.example/halden"]
    assert shown(page) == "Halden Care"


def test_what_is_typed_is_kept_when_another_employer_comes(
    page: OrganizationsPage, pane: OrganizationPane, store: Store, employers: Employers, said: list[str]
) -> None:
    pane.fields.research.area.setPlainText("Nine researchers")
    pane.notes.new.setPlainText("Met them at a fair")
    page.list.view.select_ids([employers["bright"]])
    assert store.fetch("SELECT research FROM organization WHERE id = ?", (employers["halden"],)) == [
        ("Nine researchers",)
    ]
    assert store.fetch("SELECT text, organization FROM note") == [("Met them at a fair", employers["halden"])]
    assert pane.fields.research.area.toPlainText() == ""
    assert pane.notes.items == []
    pane.fields.fields["name"].editor.setText(" ")  # type: ignore[attr-defined]
    page.list.view.select_ids([employers["halden"]])
    assert said == ["Not saved. Name: Write something here"]
    assert [item.edit.toPlainText() for item in pane.notes.items] == ["Met them at a fair"]


def test_what_is_typed_outlives_the_deletion_of_another(
    page: OrganizationsPage, pane: OrganizationPane, store: Store, employers: Employers, now: datetime
) -> None:
    from klatch.services import organizations

    pane.notes.new.setPlainText("Half a thought")
    organizations.delete(store, [employers["bright"]], now)
    assert pane.notes.new.toPlainText() == "Half a thought"


def test_a_lead_is_added_changed_and_taken_back(
    page: OrganizationsPage,
    pane: OrganizationPane,
    store: Store,
    context: Context,
    said: list[str],
    qtbot: QtBot,
) -> None:
    page.commands()["add_opportunity"]()
    form = pane.opportunities.form
    assert form.lead.title.hasFocus()
    qtbot.keyClick(form.lead.title, Qt.Key.Key_Return)
    form.lead.url.setText("nowhere")
    form.submit()
    assert [field.error for field in form.lead.fields] == [
        "Write something here",
        "A web address looks like example.org",
    ]
    form.lead.title.setText("Researcher")
    form.lead.url.setText("jobs.example")
    form.lead.dated.setChecked(True)
    form.lead.day.set_day(date(2026, 12, 1))
    qtbot.keyClick(form.lead.title, Qt.Key.Key_Return)
    assert leads(store) == [("Researcher", "jobs.example", "lead", "2026-12-01", "")]
    assert said == ["Researcher added"]
    assert not form.isVisible()
    table = pane.opportunities.table
    assert table.sentence(table.record(0)) == "Researcher. Lead. Next: 1 Dec"
    qtbot.keyClick(pane.opportunities.view, Qt.Key.Key_Return)
    assert form.lead.title.text() == "Researcher"
    form.lead.status.setCurrentIndex(form.lead.status.findData(OpportunityStatus.APPLIED))
    form.lead.dated.setChecked(False)
    qtbot.mouseClick(form.ok, Qt.MouseButton.LeftButton)
    assert leads(store) == [("Researcher", "jobs.example", "applied", None, "")]
    context.history.undo()
    assert leads(store) == [("Researcher", "jobs.example", "lead", "2026-12-01", "")]
    pane.opportunities.view.select_ids([table.id_at(0)])
    qtbot.keyClick(pane.opportunities.view, Qt.Key.Key_Delete)
    assert leads(store) == []
    context.history.undo()
    assert len(leads(store)) == 1
    assert "Researcher deleted" in said


def test_escape_leaves_the_form_and_keeps_nothing(
    page: OrganizationsPage, pane: OrganizationPane, store: Store, qtbot: QtBot
) -> None:
    page.commands()["add_opportunity"]()
    form = pane.opportunities.form
    form.lead.title.setText("Half")
    qtbot.keyClick(form.lead.title, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert leads(store) == []


def test_a_lead_begun_is_kept_for_the_employer_it_was_begun_for(
    page: OrganizationsPage, pane: OrganizationPane, store: Store, employers: Employers, said: list[str]
) -> None:
    page.commands()["add_opportunity"]()
    pane.opportunities.form.lead.title.setText("Researcher")
    page.list.view.select_ids([employers["bright"]])
    assert store.fetch("SELECT title, organization FROM opportunity") == [("Researcher", employers["halden"])]
    assert not pane.opportunities.form.isVisible()
    page.commands()["add_opportunity"]()
    pane.opportunities.form.lead.title.setText("Weaver")
    pane.opportunities.form.lead.url.setText("nowhere")
    page.list.view.select_ids([employers["halden"]])
    assert said == ["Researcher added", "Not saved. Link: A web address looks like example.org"]
    assert store.fetch("SELECT count(*) FROM opportunity") == [(1,)]


def test_enter_on_cancel_cancels(
    page: OrganizationsPage, pane: OrganizationPane, store: Store, qtbot: QtBot
) -> None:
    page.commands()["add_opportunity"]()
    form = pane.opportunities.form
    form.lead.title.setText("Half")
    form.cancel.setFocus()
    qtbot.keyClick(form.cancel, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert leads(store) == []


def test_the_menu_of_a_lead_says_what_became_of_it(
    page: OrganizationsPage,
    pane: OrganizationPane,
    store: Store,
    employers: Employers,
    now: datetime,
    browser: Browser,
    said: list[str],
) -> None:
    opportunities.add(store, OpportunityDraft("Researcher", employers["halden"], url="jobs.example"), now)
    section = pane.opportunities
    section.view.select_ids([section.table.id_at(0)])
    menu = QMenu()
    section.fill_menu(menu)
    actions = {action.text(): action for action in menu.actions()}
    assert actions["Lead"].isChecked()
    actions["Open the link"].trigger()
    assert browser.opened == ["https://jobs.example"]
    actions["Offer"].trigger()
    assert leads(store)[0][2] == "offer"
    assert said == ["Researcher: Offer"]


def test_a_new_employer_is_checked_where_it_is_typed(
    page: OrganizationsPage, store: Store, said: list[str], qtbot: QtBot
) -> None:
    page.arrive(NewOrganization("halden health"))
    form = page.side.form
    form.website.setText("nowhere")
    form.submit()
    assert [field.error for field in form._fields[:2]] == [
        "halden health is on the list already",
        "A web address looks like example.org",
    ]
    form.name.setText("Openbook")
    form.website.setText("openbook.example")
    form.motivation.set_current("2")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert store.fetch("SELECT website, motivation FROM organization WHERE name = 'Openbook'") == [
        ("openbook.example", 2)
    ]
    assert said == ["Openbook added"]
    assert shown(page) == "Openbook"
    assert page.list.view.hasFocus()


def test_one_after_the_other_and_escape(page: OrganizationsPage, store: Store, qtbot: QtBot) -> None:
    page.arrive(NewOrganization())
    form = page.side.form
    form.name.setText("One")
    qtbot.mouseClick(form.another, Qt.MouseButton.LeftButton)
    assert (form.name.text(), form.name.hasFocus(), form.isVisible()) == ("", True, True)
    qtbot.keyClick(form.name, Qt.Key.Key_Escape)
    assert shown(page) == "Halden Health"
    assert store.fetch("SELECT count(*) FROM organization WHERE name = 'One'") == [(1,)]


def test_people_of_the_address_book_have_not_begun(
    page: OrganizationsPage, pane: OrganizationPane, employers: Employers
) -> None:
    page.arrive(ShowOrganization(employers["civic"]))
    table = pane.colleagues.table
    assert table.record(0).row.stage is Stage.ADDRESS_BOOK
    assert table.columns[1].text(table.record(0)) == "Not begun"


def test_the_pane_can_be_put_away(page: OrganizationsPage) -> None:
    page.commands()["detail_pane"]()
    assert not page.side.isVisible()
    page.commands()["edit"]()
    assert page.side.isVisible()
