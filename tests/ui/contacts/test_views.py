"""Views of the user's own: filter, columns and order together; changed, updated, renamed, moved, deleted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, InteractionDraft
from klatch.domain.vocabulary import Helper, Source, Stage
from klatch.services import contacts
from klatch.services.reading.contacts import tags
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.models.columns import Sort
from klatch.ui.page import Context
from klatch.ui.widgets.chips import FilterChips

People = dict[str, int]
Keep = Callable[[str], None]
COLUMNS = ("name", "city", "next_step")
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def names(page: ContactsPage) -> list[str]:
    table = page.people.table
    return [table.record(row).name for row in range(table.rowCount())]


def tab_names(page: ContactsPage) -> list[str]:
    bar = page.people.views.strip.bar
    return [bar.tabText(number) for number in range(bar.count())][4:]


def show_columns(page: ContactsPage, *keys: str) -> None:
    page.people.view.columns.show(keys)
    page.people.view.columns.changed.emit()


@pytest.fixture
def keep(page: ContactsPage, qtbot: QtBot) -> Keep:
    """Keeps what is shown under a name."""

    def kept(name: str) -> None:
        page.commands()["save_view"]()
        qtbot.keyClicks(page.prompt.field, name)
        qtbot.keyClick(page.prompt.field, Qt.Key.Key_Return)

    return kept


def test_a_view_keeps_filter_columns_and_order(page: ContactsPage, keep: Keep) -> None:
    page.people.narrow("sources", frozenset((Source.ALUMNI,)))
    show_columns(page, *COLUMNS)
    page.people.view.sort_by(0)
    page.people.view.sort_by(0)
    keep("Alumni")
    people, layout = page.people, page.people.view.columns
    assert (names(page), layout.shown, people.table.query[1]) == (["Ada Quill"], COLUMNS, Sort("name", True))
    assert not people.changed
    people.views.step(1)
    assert people.views.current == "everyone"
    assert (len(names(page)), layout.shown) == (2, COLUMNS)  # these were chosen while it was in front
    layout.show(layout.usual)
    layout.changed.emit()
    people.view.sort_by(2)
    people.views.step(-1)
    assert (names(page), layout.shown, people.table.query[1]) == (["Ada Quill"], COLUMNS, Sort("name", True))
    people.views.step(1)
    assert (layout.shown, people.table.query[1]) == (layout.usual, Sort("stage"))


def test_a_changed_view_is_offered_and_not_lost(
    page: ContactsPage, keep: Keep, context: Context, said: list[str], qtbot: QtBot
) -> None:
    keep("Mine")
    people = page.people
    assert not people.bar.isVisible()
    assert "update_view" not in page.commands()
    people.narrow("sources", frozenset((Source.ALUMNI,)))
    assert people.bar.update_view.isVisible()
    people.views.step(1)
    assert len(names(page)) == 2
    people.views.step(-1)
    assert names(page) == ["Ada Quill"]
    assert people.changed
    page.depart()
    again = ContactsPage(context)
    qtbot.addWidget(again)
    assert again.people.changed
    assert names(again) == ["Ada Quill"]
    people.bar.revert.click()
    assert len(names(page)) == 2
    people.narrow("city", "Berlin")
    people.bar.update_view.click()
    assert said[-1] == "View “Mine” updated"
    assert not people.changed
    assert names(page) == ["Ben Solheim"]
    context.history.undo()
    assert len(names(page)) == 2


def test_a_changed_view_can_become_another_one(page: ContactsPage, keep: Keep, qtbot: QtBot) -> None:
    keep("All")
    page.people.narrow("city", "Berlin")
    page.people.bar.save_new.click()
    qtbot.keyClicks(page.prompt.field, "Berlin")
    qtbot.keyClick(page.prompt.field, Qt.Key.Key_Return)
    assert tab_names(page) == ["All", "Berlin"]
    assert names(page) == ["Ben Solheim"]
    page.people.views.step(-1)
    assert len(names(page)) == 2
    assert not page.people.changed


def test_views_are_renamed_moved_and_deleted(
    page: ContactsPage, keep: Keep, context: Context, qtbot: QtBot
) -> None:
    for name in ("One", "Two", "Three"):
        keep(name)
    assert "view_right" not in page.commands()
    page.commands()["view_left"]()
    assert tab_names(page) == ["One", "Three", "Two"]
    page.commands()["view_left"]()
    assert "view_left" not in page.commands()
    page.commands()["rename_view"]()
    field = page.prompt.field
    assert field.text() == "Three"
    qtbot.keyClicks(field, "First")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert tab_names(page) == ["First", "One", "Two"]
    assert page.people.views.saved is not None
    assert page.people.views.saved.name == "First"
    page.commands()["delete_view"]()
    assert tab_names(page) == ["One", "Two"]
    context.history.undo()
    context.history.undo()
    assert tab_names(page) == ["Three", "One", "Two"]


def test_a_tab_of_ones_own_has_a_menu(page: ContactsPage, keep: Keep) -> None:
    keep("One")
    bar = page.people.views.strip.bar
    bar.customContextMenuRequested.emit(bar.tabRect(0).center())
    assert page.people.views.current == "everyone"
    before = set(page.findChildren(QMenu))
    bar.customContextMenuRequested.emit(bar.tabRect(4).center())
    menu = next(iter(set(page.findChildren(QMenu)) - before))
    texts = [action.text() for action in menu.actions()]
    assert texts == ["Rename this view…", "Save view…", "Delete this view"]
    menu.close()


@pytest.mark.parametrize(
    ("field", "value", "shown", "said"),
    [
        ("sources", frozenset((Source.ALUMNI,)), ["Ada Quill"], "Source: Alumni"),
        ("helpers", frozenset((Helper.BOOSTER,)), ["Ben Solheim"], "Kind of helper: Booster"),
        ("priorities", frozenset((3,)), ["Ben Solheim"], "Priority: High"),
        ("emails", True, ["Ada Quill"], "With an e-mail address"),
        ("emails", False, ["Ben Solheim"], "Without an e-mail address"),
        ("city", "boston", ["Ada Quill"], "City: boston"),
    ],
)
def test_what_narrows_the_list_is_said_and_lifted(
    page: ContactsPage,
    people: People,
    context: Context,
    now: datetime,
    field: str,
    value: object,
    shown: list[str],
    said: str,
) -> None:
    changes = {"kind_of_helper": Helper.BOOSTER, "priority": 3}
    contacts.edit(context.store, people["ben"], changes, now)
    page.people.menu.chosen.emit(field, value)
    assert names(page) == shown
    chip = page.people.bar.chip(field)
    assert (chip.text(), chip.accessibleName()) == (said, f"{said}, lift this filter")
    chip.click()
    assert len(names(page)) == 2
    assert not page.people.bar.isVisible()


def test_who_was_not_heard_of_for_long(
    page: ContactsPage, people: People, context: Context, now: datetime
) -> None:
    contacts.log_interaction(context.store, InteractionDraft(people["ada"], now - timedelta(days=20)), now)
    page.people.menu.aboutToShow.emit()
    last = next(action.menu() for action in page.people.menu.actions() if action.text() == "Last contact")
    assert isinstance(last, QMenu)
    by_text = {action.text(): action for action in last.actions()}
    by_text["No contact in 30 days"].trigger()
    assert names(page) == ["Ben Solheim"]
    page.people.menu.aboutToShow.emit()
    page.people.bar.chip("quiet").click()
    assert len(names(page)) == 2


def test_the_menu_shows_what_is_on_and_takes_several(page: ContactsPage, context: Context) -> None:
    menu = page.people.menu
    for text in ("Alumni", "Referral"):
        menu.aboutToShow.emit()
        source = next(action.menu() for action in menu.actions() if action.text() == "Source")
        assert isinstance(source, QMenu)
        next(action for action in source.actions() if action.text() == text).trigger()
    assert sorted(names(page)) == ["Ada Quill", "Ben Solheim"]
    assert page.people.filter.sources == {Source.ALUMNI, Source.REFERRAL}
    page.people.narrow("tags", frozenset((tags(context.store)[0].id,)))
    assert names(page) == ["Ada Quill"]
    assert page.people.bar.chip("tags").text() == "Tag: mentor"


def test_an_employer_and_a_city_are_typed_with_completion(
    page: ContactsPage, people: People, qtbot: QtBot
) -> None:
    field = page.prompt.field
    page.people.menu.employer_wanted.emit()
    qtbot.keyClicks(field, "nowhere")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.prompt.error == "Choose an employer from the list"
    field.clear()
    qtbot.keyClicks(field, "brightloom")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(page) == ["Ben Solheim"]
    page.people.menu.city_wanted.emit()
    qtbot.keyClicks(field, "boston")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(page) == []
    page.people.empty.cleared.emit()
    assert len(names(page)) == 2


def test_a_view_in_front_follows_what_is_filtered(
    page: ContactsPage, keep: Keep, context: Context, now: datetime
) -> None:
    page.people.narrow("city", "Berlin")
    keep("Berlin")
    contacts.add(context.store, ContactDraft(display_name="Cleo Weiss", city="Berlin"), now)
    assert sorted(names(page)) == ["Ben Solheim", "Cleo Weiss"]


def test_the_filter_button_opens_the_menu(page: ContactsPage) -> None:
    asked: list[QPoint] = []
    page.people.filters.menu_wanted.disconnect()
    page.people.filters.menu_wanted.connect(asked.append)
    page.commands()["filter_by"]()
    assert len(asked) == 1


def test_chips_move_with_the_arrows(page: ContactsPage, qtbot: QtBot) -> None:
    chips: FilterChips = page.people.filters.chips
    first = chips.chip(Stage.TO_CONTACT)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert chips.chip(Stage.CONTACTED).hasFocus()
