"""The list side: views, chips, words, order; status by key, menu and drop; Undo."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import OpportunityDraft
from klatch.domain.vocabulary import OpportunityStatus
from klatch.services import opportunities
from klatch.services.data import Store
from klatch.support.clock import FixedClock
from klatch.ui.models.columns import Due, Sort
from klatch.ui.opportunities.page import OpportunitiesPage
from klatch.ui.page import Context
from klatch.ui.places import NewOpportunity, Place, ShowOpportunity
from ui.drops import QUIET, drop, enter

Leads = dict[str, int]


def titles(page: OpportunitiesPage) -> list[str]:
    table = page.list.table
    return [table.record(row).title for row in range(table.rowCount())]


def statuses(store: Store) -> dict[str, str]:
    return dict(store.fetch("SELECT title, status FROM opportunity"))


def empty_words(page: OpportunitiesPage) -> str:
    return " | ".join(each.text() for each in page.list.empty.findChildren(QLabel) if each.text())


def test_the_list_begins_with_the_nearest_date(page: OpportunitiesPage) -> None:
    assert titles(page) == ["Nurse", "Clerk", "Guide"]
    assert page.heading() == ("Opportunities", "3 open")
    assert page.status() == "3 opportunities, 1 selected"
    QAbstractItemModelTester(page.list.table, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_row_says_what_where_how_far_through_whom_and_when(page: OpportunitiesPage) -> None:
    table = page.list.table
    nurse, clerk = table.record(0), table.record(1)
    assert table.sentence(nurse) == "Nurse, Halden Health. Lead. Through Ada Quill. Next: Wed 25"
    assert table.sentence(clerk) == "Clerk, Oven. Applied. Next: 1 Dec"
    by_key = {column.key: column for column in table.columns}
    assert (by_key["title"].text(nurse), by_key["title"].secondary(nurse)) == ("Nurse", "jobs.example/7")
    assert (by_key["person"].text(nurse), by_key["person"].secondary(nurse)) == (
        "Ada Quill",
        "Talk on 22 Nov",
    )
    assert (by_key["status"].text(clerk), by_key["status"].value(clerk)) == ("Applied", "contacted")
    assert (by_key["next"].text(nurse), by_key["next"].value(nurse)) == ("Wed 25 Nov", Due(""))
    assert by_key["changed"].text(nurse) == "Today"


def test_what_is_late_says_so_until_it_is_decided(
    page: OpportunitiesPage, clock: FixedClock, leads: Leads, now: datetime, store: Store
) -> None:
    clock.at = now + timedelta(days=4)
    page.arrive(Place("opportunities"))
    table = page.list.table
    column = next(each for each in table.columns if each.key == "next")
    assert column.value(table.record(0)) == Due("2 days late", "late")
    opportunities.set_status(store, [leads["nurse"]], OpportunityStatus.ACCEPTED, clock.at)
    page.list.select_view("closed")
    assert column.value(table.record(table.row_of(leads["nurse"]))) == Due("")


def test_the_views_and_their_counts(page: OpportunitiesPage, qtbot: QtBot) -> None:
    bar = page.list.tabs.bar
    qtbot.waitUntil(lambda: bar.accessibleTabName(3) == "All, 4")
    spoken = [bar.accessibleTabName(number) for number in range(bar.count())]
    assert spoken == ["Open, 3", "Due this week, 1", "Closed, 1", "All, 4"]
    page.commands()["next_tab"]()
    assert titles(page) == ["Nurse"]
    page.commands()["next_tab"]()
    assert titles(page) == ["Baker"]
    page.commands()["next_tab"]()
    assert titles(page) == ["Baker", "Nurse", "Clerk", "Guide"]
    page.commands()["next_tab"]()
    assert titles(page) == ["Nurse", "Clerk", "Guide"]


def test_a_new_week_moves_what_is_due(page: OpportunitiesPage, clock: FixedClock, now: datetime) -> None:
    page.list.select_view("week")
    assert titles(page) == ["Nurse"]
    clock.at = now + timedelta(days=10)
    page.tick()
    assert titles(page) == ["Nurse", "Clerk"]


def test_chips_narrow_the_view_and_are_counted(page: OpportunitiesPage, qtbot: QtBot) -> None:
    chips = page.list.filters.chips
    qtbot.waitUntil(lambda: chips.chip("lead").accessibleName() == "Lead, 2")
    qtbot.mouseClick(chips.chip("applied"), Qt.MouseButton.LeftButton)
    assert titles(page) == ["Clerk"]
    qtbot.mouseClick(chips.chip("offer"), Qt.MouseButton.LeftButton)
    assert titles(page) == ["Clerk"]
    qtbot.mouseClick(chips.chip("applied"), Qt.MouseButton.LeftButton)
    assert titles(page) == []
    assert "No opportunity matches Offer" in empty_words(page)
    page.list.empty.message.acted.emit()
    assert titles(page) == ["Nurse", "Clerk", "Guide"]
    assert page.list.view.hasFocus()


def test_typing_filters_and_escape_gives_it_up(page: OpportunitiesPage, qtbot: QtBot) -> None:
    page.commands()["filter"]()
    line = page.list.field.line
    assert line.hasFocus()
    qtbot.keyClicks(line, "elod")
    qtbot.waitUntil(lambda: titles(page) == ["Guide"])
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert titles(page) == ["Nurse", "Clerk", "Guide"]
    assert page.list.view.hasFocus()


def test_orders_come_from_the_header_and_come_back(
    page: OpportunitiesPage, context: Context, qtbot: QtBot
) -> None:
    view = page.list.view
    keys = [column.key for column in page.list.table.columns]
    view.sort_by(keys.index("title"))
    assert titles(page) == ["Clerk", "Guide", "Nurse"]
    view.sort_by(keys.index("changed"))
    assert page.list.table.query[1] == Sort("changed", descending=True)
    view.sort_by(keys.index("organization"))
    assert titles(page) == ["Nurse", "Clerk", "Guide"]
    view.columns.set_hidden("added", hidden=False)
    page.list.select_view("all")
    page.depart()
    again = OpportunitiesPage(context)
    qtbot.addWidget(again)
    assert again.list.tabs.current() == "all"
    assert again.list.table.query[1] == Sort("organization")
    assert "added" in again.list.view.columns.shown
    assert "columns" in again.commands()


def test_a_command_says_what_became_of_several_and_undo_takes_it_back(
    page: OpportunitiesPage, store: Store, leads: Leads, context: Context, said: list[str]
) -> None:
    page.list.view.select_ids([leads["nurse"], leads["clerk"]])
    page.commands()["lead_offer"]()
    assert statuses(store) == {"Nurse": "offer", "Clerk": "offer", "Guide": "lead", "Baker": "rejected"}
    assert said == ["2 opportunities: Offer"]
    context.history.undo()
    assert statuses(store)["Nurse"] == "lead"
    page.list.view.select_ids([leads["guide"]])
    page.commands()["lead_withdrawn"]()
    assert titles(page) == ["Nurse", "Clerk"], "what is decided leaves the open ones"
    assert "Guide: Withdrawn" in said


@pytest.mark.filterwarnings(QUIET)
def test_rows_are_dropped_on_a_status(
    page: OpportunitiesPage, store: Store, leads: Leads, qtbot: QtBot
) -> None:
    chip = page.list.filters.chips.chip("interviewing")
    ids = [leads["nurse"], leads["guide"]]
    assert enter(chip, ids)
    drop(chip, ids)
    qtbot.waitUntil(lambda: statuses(store)["Guide"] == "interviewing")
    assert statuses(store)["Nurse"] == "interviewing"


def test_delete_and_undo(
    page: OpportunitiesPage, store: Store, leads: Leads, context: Context, said: list[str], qtbot: QtBot
) -> None:
    view = page.list.view
    view.select_ids([leads["nurse"]])
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert titles(page) == ["Clerk", "Guide"]
    assert view.current_id() == leads["clerk"], "the next one takes its place"
    assert said == ["Nurse deleted"]
    context.history.undo()
    assert titles(page) == ["Nurse", "Clerk", "Guide"]
    view.selectAll()
    page.commands()["delete"]()
    assert titles(page) == []
    assert "3 opportunities deleted" in said


def test_a_date_for_several_and_none(
    page: OpportunitiesPage, store: Store, leads: Leads, said: list[str]
) -> None:
    page.list.view.select_ids([leads["nurse"], leads["guide"]])
    page.verbs.set_next(page.selected, date(2026, 11, 26))
    dates = "SELECT next_on FROM opportunity WHERE title IN ('Nurse', 'Guide')"
    assert store.fetch(dates) == [("2026-11-26",), ("2026-11-26",)]
    page.commands()["no_date"]()
    assert store.fetch(dates) == [(None,), (None,)]
    assert said == ["2 opportunities: next on Thu 26", "2 opportunities: no date"]


def test_the_menu_holds_what_can_be_done(page: OpportunitiesPage) -> None:
    menu = QMenu()
    page.fill_menu(menu)
    texts = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert texts == [
        "Open the website",
        "Write a message",
        "Show the person",
        "Show the employer",
        "Show the talk it came from",
        "Status",
        "Set the next date…",
        "No next date",
        "Add a task for it",
        "Edit",
        "Delete",
    ]


def test_a_lead_hidden_by_view_and_filter_is_shown_where_it_is(
    page: OpportunitiesPage, leads: Leads, said: list[str]
) -> None:
    page.list.filters.show_filter(("applied",), "oven")
    page.list.apply()
    page.arrive(ShowOpportunity(leads["baker"]))
    assert page.list.view.current_id() == leads["baker"]
    assert page.list.tabs.current() == "all"
    page.arrive(ShowOpportunity(99))
    assert len(said) == 1


def test_no_opportunities_yet(
    empty_page: OpportunitiesPage, went: list[Place], store: Store, now: datetime
) -> None:
    page = empty_page
    assert page.heading() == ("Opportunities", "")
    assert "No opportunities yet" in empty_words(page)
    page.list.empty.message.acted.emit()
    assert went == [NewOpportunity()]
    assert not {"delete", "edit", "no_date", "lead_offer"} & set(page.commands())
    opportunities.add(store, OpportunityDraft("Nurse", status=OpportunityStatus.REJECTED), now)
    assert "Nothing is open" in empty_words(page)
    page.list.select_view("week")
    assert "Nothing is due this week" in empty_words(page)
    page.list.empty.message.acted.emit()
    assert titles(page) == ["Nurse"]
    opportunities.set_status(store, page.list.table.ids, OpportunityStatus.LEAD, now)
    page.list.select_view("closed")
    assert "Nothing is decided yet" in empty_words(page)


@pytest.mark.parametrize("name", ["N" * 200, "مهندسة برمجيات", "🩺\u202enurse"])
def test_odd_titles_are_shown_and_found(
    page: OpportunitiesPage, store: Store, now: datetime, name: str
) -> None:
    lead = opportunities.add(store, OpportunityDraft(name), now)
    page.list.show_record(lead)
    assert page.side.shown.row.title == reading_title(store, lead)
    page.grab()


def reading_title(store: Store, lead: int) -> str:
    return str(store.fetch("SELECT title FROM opportunity WHERE id = ?", (lead,))[0][0])
