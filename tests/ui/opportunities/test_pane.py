"""The pane: status, date, who told of it, notes, who is known there, tasks; and the form for a new one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import TaskDraft
from klatch.domain.vocabulary import OpportunityStatus
from klatch.services import opportunities, tasks
from klatch.services.data import Store
from klatch.services.reading import opportunities as reading
from klatch.support.clock import FixedClock
from klatch.ui.fields.person_field import PersonField
from klatch.ui.opportunities.page import OpportunitiesPage
from klatch.ui.opportunities.pane import OpportunityPane
from klatch.ui.page import Context
from klatch.ui.places import (
    Compose,
    NewContact,
    NewOpportunity,
    PeopleOf,
    Place,
    ShowContact,
    ShowMeeting,
    ShowOpportunity,
    ShowOrganization,
)
from ui.showing import Browser

Leads = dict[str, int]


@pytest.fixture
def pane(page: OpportunitiesPage) -> OpportunityPane:
    return page.side.pane


def row(store: Store, lead: int) -> reading.OpportunityRow:
    return reading.detail(store, lead).row


def type_into(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_the_path_shows_and_changes_the_status(
    page: OpportunitiesPage, pane: OpportunityPane, store: Store, leads: Leads, context: Context, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    step = page.focusWidget()
    assert step is not None
    assert step.accessibleName() == "Lead"
    qtbot.keyClick(step, Qt.Key.Key_Right)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert row(store, leads["nurse"]).status is OpportunityStatus.APPLIED
    qtbot.mouseClick(pane.standing.ends[OpportunityStatus.REJECTED], Qt.MouseButton.LeftButton)
    assert row(store, leads["nurse"]).status is OpportunityStatus.REJECTED
    context.history.undo()
    assert row(store, leads["nurse"]).status is OpportunityStatus.APPLIED
    page.arrive(ShowOpportunity(leads["baker"]))
    assert not any(button.isVisible() for button in pane.standing.ends.values())
    pane.standing.stepper.chosen.emit("contacted")
    assert row(store, leads["baker"]).status is OpportunityStatus.APPLIED


def test_the_next_date_is_ticked_chosen_and_taken_away(
    page: OpportunitiesPage, pane: OpportunityPane, store: Store, leads: Leads
) -> None:
    page.arrive(ShowOpportunity(leads["guide"]))
    assert not pane.next.day.isEnabled()
    pane.next.tick.click()
    assert row(store, leads["guide"]).next_on == date(2026, 11, 30), "a week from now is offered"
    pane.next.day.setDate(QDate(2026, 11, 24))
    assert row(store, leads["guide"]).next_on == date(2026, 11, 24)
    assert page.list.table.ids[0] == leads["guide"], "the list follows"
    pane.next.tick.click()
    assert row(store, leads["guide"]).next_on is None


def test_who_told_of_it_and_when(
    page: OpportunitiesPage,
    pane: OpportunityPane,
    store: Store,
    leads: Leads,
    people: dict[str, int],
    went: list[Place],
    qtbot: QtBot,
) -> None:
    origin = pane.origin
    assert origin.person.pill is not None
    assert origin.person.pill.accessibleName() == "Ada Quill"
    qtbot.mouseClick(origin.person.pill, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(origin.open_talk, Qt.MouseButton.LeftButton)
    assert went == [ShowContact(people["ada"]), ShowMeeting(people["talk"])]
    qtbot.mouseClick(origin.person.clear, Qt.MouseButton.LeftButton)
    assert (row(store, leads["nurse"]).contact, row(store, leads["nurse"]).meeting) == (None, None)
    assert not origin.talk.isVisible()
    origin.person.search.setText("Ada Quill")
    origin.person.search.take_typed()
    assert row(store, leads["nurse"]).contact == people["ada"]
    assert origin.talk.isVisible()
    origin.talk.setCurrentIndex(1)
    origin.talk.activated.emit(1)
    assert row(store, leads["nurse"]).meeting == people["talk"]


def test_fields_save_themselves_and_say_what_is_wrong(
    page: OpportunitiesPage, pane: OpportunityPane, store: Store, leads: Leads, said: list[str], qtbot: QtBot
) -> None:
    page.commands()["edit"]()
    title = pane.fields["title"].editor
    assert title.hasFocus()
    type_into(qtbot, title, "Night nurse")  # type: ignore[arg-type]
    type_into(qtbot, pane.fields["employer"].editor, "Tidewater")  # type: ignore[arg-type]
    type_into(qtbot, pane.fields["url"].editor, "nowhere")  # type: ignore[arg-type]
    assert pane.fields["url"].error == "A web address looks like example.org"
    found = row(store, leads["nurse"])
    assert (found.title, found.employer, found.url) == ("Night nurse", "Tidewater", "jobs.example/7")
    pane.notes.area.setPlainText("They ask for two shifts")
    assert pane.unsaved
    page.list.view.select_ids([leads["clerk"]])
    assert row(store, leads["nurse"]).notes == "They ask for two shifts"
    assert said == ["Not saved. Link: A web address looks like example.org"]
    assert pane.notes.area.toPlainText() == ""
    type_into(qtbot, pane.fields["employer"].editor, " ")  # type: ignore[arg-type]
    assert row(store, leads["clerk"]).organization is None
    assert not pane.colleagues.isVisible()


def test_what_is_typed_outlives_the_deletion_of_another(
    page: OpportunitiesPage, pane: OpportunityPane, store: Store, leads: Leads, now: datetime
) -> None:
    pane.notes.area.setFocus()
    pane.notes.area.setPlainText("Half a thought")
    opportunities.delete(store, [leads["clerk"]], now)
    assert pane.notes.area.toPlainText() == "Half a thought"
    page.depart()
    assert row(store, leads["nurse"]).notes == "Half a thought"


def test_its_own_deletion_says_nothing_is_shown(
    page: OpportunitiesPage, pane: OpportunityPane, store: Store, leads: Leads, now: datetime
) -> None:
    opportunities.delete(store, list(leads.values()), now)
    assert page.side.shown is None
    assert not pane.unsaved


def test_who_is_known_there_can_be_written_to(
    page: OpportunitiesPage,
    pane: OpportunityPane,
    store: Store,
    leads: Leads,
    people: dict[str, int],
    went: list[Place],
    qtbot: QtBot,
) -> None:
    known = pane.colleagues
    assert [known.table.record(n).row.name for n in range(known.table.rowCount())] == [
        "Ada Quill",
        "Ben Solheim",
    ]
    qtbot.mouseClick(known.write, Qt.MouseButton.LeftButton)
    known.view.selectAll()
    qtbot.mouseClick(known.write, Qt.MouseButton.LeftButton)
    assert went == [Compose((people["ada"],)), Compose((people["ada"], people["ben"]))]
    known.view.opened.emit(people["ben"])
    known.all_wanted.emit()
    halden = row(store, leads["nurse"]).organization
    assert halden is not None
    assert went[2:] == [ShowContact(people["ben"]), PeopleOf(halden)]
    page.arrive(ShowOpportunity(leads["clerk"]))
    assert not known.write.isVisible()
    qtbot.mouseClick(known.find_someone, Qt.MouseButton.LeftButton)
    assert went[-1] == NewContact(organization="Oven")


def test_commands_lead_on(
    page: OpportunitiesPage,
    pane: OpportunityPane,
    store: Store,
    leads: Leads,
    people: dict[str, int],
    went: list[Place],
    browser: Browser,
) -> None:
    halden = row(store, leads["nurse"]).organization
    assert halden is not None
    for name in ("write", "show_person", "show_employer", "show_meeting", "open_website"):
        page.commands()[name]()
    assert went == [
        Compose((people["ada"],)),
        ShowContact(people["ada"]),
        ShowOrganization(halden),
        ShowMeeting(people["talk"]),
    ]
    assert browser.opened == ["https://jobs.example/7"]
    pane.header.buttons["write"].click()
    assert went[-1] == Compose((people["ada"],))
    assert page.in_front() == (people["ada"],)
    page.list.view.select_ids([leads["guide"]])
    missing = {"write", "show_person", "show_employer", "show_meeting", "open_website"}
    assert not missing & set(page.commands())


def test_tasks_are_added_for_the_next_date_and_ticked_off(
    page: OpportunitiesPage,
    pane: OpportunityPane,
    store: Store,
    leads: Leads,
    context: Context,
    now: datetime,
    qtbot: QtBot,
) -> None:
    page.commands()["add_step"]()
    assert pane.steps.line.hasFocus()
    qtbot.keyClicks(pane.steps.line, "Send the portfolio")
    qtbot.keyClick(pane.steps.line, Qt.Key.Key_Return)
    sql = "SELECT title, due_on, opportunity, done_at IS NULL FROM task WHERE kind = 'own'"
    assert store.fetch(sql) == [("Send the portfolio", "2026-11-25", leads["nurse"], 1)]
    table = pane.steps.table
    assert table.sentence(table.record(0)) == "Send the portfolio, Wed 25"
    pane.steps.view.select_ids([table.id_at(0)])
    pane.steps.view.setFocus()
    qtbot.keyClick(pane.steps.view, Qt.Key.Key_Space)
    assert store.fetch(sql)[0][3] == 0
    assert table.rowCount() == 0
    context.history.undo()
    assert table.rowCount() == 1
    pane.steps.view.select_ids([table.id_at(0)])
    qtbot.keyClick(pane.steps.view, Qt.Key.Key_Delete)
    assert store.fetch(sql) == []
    tasks.add_own(store, TaskDraft("Elsewhere", opportunity=leads["clerk"]), now)
    assert table.rowCount() == 0
    page.list.view.select_ids([leads["clerk"]])
    assert table.rowCount() == 1


def test_a_wheel_passing_over_changes_nothing(pane: OpportunityPane, store: Store, leads: Leads) -> None:
    for editor in (pane.next.day, pane.origin.talk):
        event = QWheelEvent(
            editor.rect().center().toPointF(),
            editor.mapToGlobal(editor.rect().center()).toPointF(),
            editor.rect().center(),
            editor.rect().center(),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        editor.wheelEvent(event)
        assert not event.isAccepted()


def test_a_new_one_knows_who_told_of_it_and_where(
    page: OpportunitiesPage, store: Store, people: dict[str, int], said: list[str], qtbot: QtBot
) -> None:
    page.arrive(NewOpportunity(meeting=people["talk"]))
    form = page.side.form
    assert form.lead.title.hasFocus()
    assert (form.person.contact, form.talk.meeting) == (people["ada"], people["talk"])
    assert form.organization.text() == "Halden Health"
    form.lead.url.setText("nowhere")
    qtbot.keyClick(form.lead.title, Qt.Key.Key_Return)
    assert [field.error for field in form.lead.fields] == [
        "Write something here",
        "A web address looks like example.org",
    ]
    form.lead.url.setText("")
    qtbot.keyClicks(form.lead.title, "Researcher")
    qtbot.keyClick(form.lead.title, Qt.Key.Key_Return)
    found = page.side.shown.row
    assert (found.title, found.employer, found.person) == ("Researcher", "Halden Health", "Ada Quill")
    assert found.meeting == people["talk"]
    assert said == ["Researcher added"]
    assert page.list.view.hasFocus()


def test_a_new_one_at_a_new_employer_is_one_step_to_undo(
    page: OpportunitiesPage, store: Store, context: Context, qtbot: QtBot
) -> None:
    page.arrive(NewOpportunity("Openbook"))
    form = page.side.form
    assert not form.talk.isVisible()
    qtbot.keyClicks(form.lead.title, "Editor")
    form.submit()
    counted = "SELECT count(*) FROM organization WHERE name = 'Openbook'"
    assert store.fetch(counted) == [(1,)]
    context.history.undo()
    assert store.fetch(counted) == [(0,)]
    assert store.fetch("SELECT count(*) FROM opportunity WHERE title = 'Editor'") == [(0,)]


def test_choosing_a_person_fills_in_where_they_work(page: OpportunitiesPage, people: dict[str, int]) -> None:
    page.arrive(NewOpportunity())
    form = page.side.form
    assert isinstance(form.person, PersonField)
    form.person.search.found.emit(people["ada"])
    assert form.organization.text() == "Halden Health"
    assert form.talk.isVisible()
    form.person.clear.click()
    assert not form.talk.isVisible()
    assert form.person.search.hasFocus()


def test_escape_leaves_the_form(page: OpportunitiesPage, store: Store, leads: Leads, qtbot: QtBot) -> None:
    page.arrive(NewOpportunity())
    qtbot.keyClicks(page.side.form.lead.title, "Half")
    qtbot.keyClick(page.side.form.lead.title, Qt.Key.Key_Escape)
    assert page.side.shown.row.id == leads["nurse"]
    assert store.fetch("SELECT count(*) FROM opportunity") == [(4,)]


def test_the_pane_can_be_put_away(page: OpportunitiesPage) -> None:
    page.commands()["detail_pane"]()
    assert not page.side.isVisible()
    page.commands()["add_step"]()
    assert page.side.isVisible()


def test_a_date_being_typed_is_saved_when_it_is_whole(
    page: OpportunitiesPage, pane: OpportunityPane, store: Store, leads: Leads, qtbot: QtBot
) -> None:
    day = pane.next.day
    day.setFocus()
    day.setSelectedSection(day.Section.DaySection)
    qtbot.keyClicks(day, "2")
    assert row(store, leads["nurse"]).next_on == date(2026, 11, 25)
    qtbot.keyClicks(day, "6")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert row(store, leads["nurse"]).next_on == date(2026, 11, 26)


def test_time_that_passes_leaves_alone_what_is_being_chosen(
    page: OpportunitiesPage, pane: OpportunityPane, clock: FixedClock, now: datetime
) -> None:
    pane.origin.talk.setCurrentIndex(0)
    model = pane.origin.talk.model()
    changed: list[int] = []
    model.rowsRemoved.connect(changed.append)
    pane.notes.area.setFocus()
    pane.notes.area.setPlainText("Half a thought")
    clock.at = now + timedelta(minutes=2)
    page.tick()
    assert changed == []
    assert pane.notes.area.toPlainText() == "Half a thought"
