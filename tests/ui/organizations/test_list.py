"""The list side: the LAMP order, rating in place, views, filter, merging, deleting."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, NoteDraft, OpportunityDraft, OrganizationDraft
from klatch.services import contacts, notes, opportunities, organizations
from klatch.services.data import Store
from klatch.ui.models.columns import Rank, Sort
from klatch.ui.organizations.page import OrganizationsPage
from klatch.ui.page import Context
from klatch.ui.places import NewOrganization, Place, ShowOrganization

Employers = dict[str, int]


def names(page: OrganizationsPage) -> list[str]:
    table = page.list.table
    return [table.record(row).name for row in range(table.rowCount())]


def dot(page: OrganizationsPage, row: int, key: str, number: int) -> QPoint:
    """The middle of a dot, in the view."""
    view = page.list.view
    column = next(n for n, each in enumerate(page.list.table.columns) if each.key == key)
    cell = view.visualRect(page.list.table.index(row, column))
    px = page.context.theme.px
    return QPoint(cell.left() + px(2) + (number - 1) * px(19) + px(6), cell.center().y())


def ratings(store: Store) -> list[tuple[int, int]]:
    return store.fetch("SELECT motivation, posting FROM organization ORDER BY id")  # type: ignore[return-value]


def test_the_list_begins_with_what_is_wanted_most(page: OrganizationsPage) -> None:
    assert names(page) == ["Halden Health", "Brightloom"]
    assert page.heading() == ("Organizations", "2 on your LAMP list")
    assert page.status() == "2 organizations, 1 selected"
    assert page.list.table.query[1] == Sort("lamp", descending=True)
    QAbstractItemModelTester(page.list.table, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_row_says_its_place_its_ratings_and_who_is_known(page: OrganizationsPage) -> None:
    table = page.list.table
    halden, bright = table.record(0), table.record(1)
    assert table.sentence(halden) == (
        "Halden Health, Health care, Boston. Your first five: 1. Motivation 3 of 3, posting 2 of 3. "
        "1 person known there, booster"
    )
    assert table.sentence(bright) == (
        "Brightloom, Textiles. Your first five: 2. Motivation 2 of 3, posting 0 of 3. Nobody known there yet"
    )
    name = table.columns[0]
    assert name.value is not None
    assert name.value(halden) == Rank("1", "building-2")


def test_an_employer_nobody_rated_has_no_place_among_the_first(
    page: OrganizationsPage, employers: Employers
) -> None:
    page.list.select_view("all")
    assert names(page) == ["Halden Health", "Brightloom", "Civic Grain"]
    assert employers["civic"] not in page.list.place_of
    page.list.view.select_ids([employers["civic"]])
    page.commands()["motivation_1"]()
    assert page.list.place_of[employers["civic"]] == 3


def test_digits_rate_those_selected_and_undo_takes_it_back(
    page: OrganizationsPage, store: Store, employers: Employers, context: Context, qtbot: QtBot
) -> None:
    view = page.list.view
    view.select_ids([employers["bright"]])
    view.setFocus()
    qtbot.keyClick(view, "3")
    assert ratings(store)[1] == (3, 0)
    assert view.current_id() == employers["bright"]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, "3")
    assert ratings(store)[1] == (3, 3)
    assert names(page) == ["Brightloom", "Halden Health"], "the list follows at once"
    context.history.undo()
    context.history.undo()
    assert ratings(store)[1] == (2, 0)
    view.selectAll()
    qtbot.keyClick(view, "1")
    assert ratings(store) == [(3, 1), (2, 1), (0, 0)]


def test_a_click_on_a_dot_gives_it_and_on_the_last_takes_it_away(
    page: OrganizationsPage, store: Store, qtbot: QtBot
) -> None:
    viewport = page.list.view.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=dot(page, 1, "posting", 2))
    assert ratings(store)[1] == (2, 2)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=dot(page, 1, "posting", 2))
    assert ratings(store)[1] == (2, 1)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=dot(page, 1, "posting", 1))
    assert ratings(store)[1] == (2, 0)
    assert ratings(store)[0] == (3, 2)


def test_the_first_click_on_a_header_puts_the_greatest_first(page: OrganizationsPage) -> None:
    view = page.list.view
    keys = [column.key for column in page.list.table.columns]
    view.sort_by(keys.index("people"))
    assert page.list.table.query[1] == Sort("people", descending=True)
    view.sort_by(keys.index("people"))
    assert page.list.table.query[1] == Sort("people", descending=False)
    view.sort_by(0)
    assert names(page) == ["Brightloom", "Halden Health"]


def test_views_are_counted_and_show_theirs(
    page: OrganizationsPage, store: Store, employers: Employers, now: datetime, qtbot: QtBot
) -> None:
    opportunities.add(store, OpportunityDraft("Researcher", employers["civic"]), now)
    bar = page.list.tabs.bar
    spoken = ["LAMP list, 3", "All, 3", "With opportunities, 1", "No one known yet, 1"]
    qtbot.waitUntil(lambda: [bar.accessibleTabName(n) for n in range(4)] == spoken)
    shown = [names(page)]
    for _ in range(3):
        page.commands()["next_tab"]()
        shown.append(names(page))
    assert [len(each) for each in shown] == [3, 3, 1, 1]
    assert (shown[2], shown[3]) == (["Civic Grain"], ["Brightloom"])


def test_typing_filters_and_escape_clears(page: OrganizationsPage, qtbot: QtBot) -> None:
    page.commands()["filter"]()
    line = page.list.field.line
    qtbot.keyClicks(line, "textil")
    qtbot.waitUntil(lambda: names(page) == ["Brightloom"])
    qtbot.keyClicks(line, "zz")
    qtbot.waitUntil(lambda: names(page) == [])
    assert page.list.empty.message.accessibleName().startswith("No organization matches “textilzz”")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert len(names(page)) == 2


def test_the_way_to_forty_is_said_quietly(page: OrganizationsPage, store: Store, now: datetime) -> None:
    assert page.list.hint.text().startswith("2 of at least 40 employers listed.")
    for number in range(38):
        organizations.add(store, OrganizationDraft(f"Firm {number}", motivation=1), now)
    assert page.list.hint.text() == ""


def test_nothing_yet_offers_to_begin(empty_page: OrganizationsPage, went: list[Place]) -> None:
    message = empty_page.list.empty.message
    assert message.accessibleName().startswith("No organizations yet.")
    message.acted.emit()
    assert went == [NewOrganization()]
    assert "delete" not in empty_page.commands()


def test_only_imported_employers_offer_to_show_them(
    empty_page: OrganizationsPage, store: Store, now: datetime
) -> None:
    from klatch.domain.vocabulary import Stage

    draft = ContactDraft(display_name="Cem", organization="Civic Grain", stage=Stage.ADDRESS_BOOK)
    contacts.add(store, draft, now)
    message = empty_page.list.empty.message
    assert message.accessibleName().startswith("Nothing on your LAMP list yet. One came with your contacts.")
    message.acted.emit()
    assert names(empty_page) == ["Civic Grain"]
    for view, words in (("opportunities", "No open opportunities"), ("nobody", "You know somebody")):
        empty_page.list.select_view(view)
        assert message.accessibleName().startswith(words)


def test_deleting_says_so_and_undo_brings_it_back(
    page: OrganizationsPage, said: list[str], context: Context, store: Store, qtbot: QtBot
) -> None:
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Delete)
    assert said == ["Halden Health deleted"]
    assert names(page) == ["Brightloom"]
    assert store.fetch("SELECT count(*) FROM contact") == [(2,)]
    context.history.undo()
    assert names(page) == ["Halden Health", "Brightloom"]


def test_an_employer_out_of_sight_is_shown_where_it_is(
    page: OrganizationsPage, employers: Employers, said: list[str]
) -> None:
    page.arrive(ShowOrganization(employers["civic"]))
    assert page.list.tabs.current() == "all"
    assert page.side.shown is not None
    assert page.side.shown.row.name == "Civic Grain"
    page.arrive(ShowOrganization(999))
    assert said == ["That is no longer there; it may have been deleted. Use Undo to bring it back."]


def test_two_selected_become_one_and_come_apart_again(
    page: OrganizationsPage, employers: Employers, context: Context, said: list[str], qtbot: QtBot
) -> None:
    page.list.select_view("all")
    page.list.view.select_ids([employers["bright"], employers["halden"]])
    page.commands()["merge_organization"]()
    bar = page.merge_bar
    assert bar.line.text() == "Halden Health", "the one with people stays"
    assert bar.moves.text() == "0 people, 0 notes move to Halden Health; links and research are put together."
    qtbot.mouseClick(bar.swap, Qt.MouseButton.LeftButton)
    assert bar.line.text() == "Brightloom"
    assert bar.moves.text().startswith("1 person, 0 notes move to Brightloom;")
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    assert said == ["Halden Health is now part of Brightloom"]
    assert names(page) == ["Brightloom", "Civic Grain"]
    assert page.list.view.current_id() == employers["bright"]
    context.history.undo()
    assert len(names(page)) == 3


def test_look_alikes_are_offered_and_a_strange_name_is_refused(
    page: OrganizationsPage, store: Store, employers: Employers, now: datetime, qtbot: QtBot
) -> None:
    twin = organizations.add(store, OrganizationDraft("Halden Health, Inc.", motivation=1), now)
    notes.add(store, NoteDraft("x", organization=twin), now)
    page.arrive(ShowOrganization(twin))
    page.commands()["merge_organization"]()
    bar = page.merge_bar
    assert [offer.text() for offer in bar.offers] == ["Halden Health"]
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    assert bar.error.text() == "Choose an employer from the list"
    bar.line.setText("halden health, inc.")
    qtbot.mouseClick(bar.go, Qt.MouseButton.LeftButton)
    assert bar.error.text() == "Choose another one"
    qtbot.mouseClick(bar.offers[0], Qt.MouseButton.LeftButton)
    assert bar.moves.text().startswith("0 people, 1 note move to Halden Health;")
    qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert store.fetch("SELECT count(*) FROM organization") == [(4,)]


def test_order_and_view_come_back(page: OrganizationsPage, context: Context, qtbot: QtBot) -> None:
    page.list.select_view("all")
    page.list.view.sort_by(0)
    page.depart()
    again = OrganizationsPage(context)
    qtbot.addWidget(again)
    assert again.list.tabs.current() == "all"
    assert again.list.table.query[1] == Sort("name")


@pytest.mark.parametrize("broken", ["{", "[]", '{"sort": ["gone", true]}'])
def test_a_broken_state_is_passed_over(
    context: Context, employers: Employers, qtbot: QtBot, broken: str
) -> None:
    context.state.set("organizations/table", broken)
    made = OrganizationsPage(context)
    qtbot.addWidget(made)
    assert made.list.table.query[1] == Sort("lamp", descending=True)


def test_every_control_has_a_name(page: OrganizationsPage) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTableView

    page.side.pane.add_opportunity()
    page.commands()["merge_organization"]()
    for kind in (QAbstractButton, QLineEdit, QTableView):
        for widget in page.findChildren(kind):
            if widget.isVisibleTo(page) and not widget.objectName().startswith("qt_"):
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or text, widget
    assert page.findChildren(QLabel)
