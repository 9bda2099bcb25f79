"""Times to offer in the real window: found, chosen, dragged, taken, written about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTime
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import MeetingStatus, Stage
from klatch.services import contacts
from klatch.services.data import Store
from klatch.services.reading.meetings import MeetingView, detail, ids
from klatch.services.reading.slots import ahead
from klatch.ui.compose.page import ComposePage
from klatch.ui.meetings.lists import OFFERS
from klatch.ui.meetings.offer_pane import SlotLine
from klatch.ui.meetings.page import MeetingsPage
from klatch.ui.meetings.week_days import SLOT, Key
from klatch.ui.models.delegates import ButtonsDelegate
from klatch.ui.page import Context
from klatch.ui.places import NewMeeting, Place
from klatch.ui.window import MainWindow

TUESDAY = datetime(2026, 11, 24, 18, tzinfo=UTC)
"""10:00 in Seattle."""


@pytest.fixture
def window(qtbot: QtBot, context: Context, people: dict[str, int], now: datetime) -> Iterator[MainWindow]:
    """Ada and Ben have replied."""
    contacts.set_stage(context.store, people.values(), Stage.REPLIED, now)
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()


@pytest.fixture
def opened(window: MainWindow) -> MeetingsPage:
    """The page in the window, with the people to offer times to in front."""
    window.go(Place("meetings"))
    page = window.page
    assert isinstance(page, MeetingsPage)
    page.lists.tabs.select(OFFERS)
    return page


def rows(page: MeetingsPage) -> list[tuple[str, str, str]]:
    table = page.lists.tables[OFFERS].table
    records = [table.record(number) for number in range(len(table.ids))]
    said = page.lists.tables[OFFERS].words
    return [(record.person.name, said.first(record), said.rest(record)) for record in records]  # type: ignore[attr-defined]


def starts(store: Store, now: datetime, contact: int | None = None) -> list[datetime]:
    return [slot.starts_at for slot in ahead(store, now, contact)]


def test_nobody_has_a_time_until_they_are_found(
    qtbot: QtBot, window: MainWindow, opened: MeetingsPage, store: Store, now: datetime, said: list[str]
) -> None:
    assert rows(opened) == [("Ada Quill", "No time yet", ""), ("Ben Solheim", "No time yet", "")]
    opened.lists.tabs.select(MeetingView.UPCOMING)
    opened.week.bar.offer.click()
    assert opened.lists.offering
    assert said == ["6 times to offer"]
    assert rows(opened) == [
        ("Ada Quill", "Tue 24 Nov, 11:00", "Wed 25 Nov, 09:30 · Thu 26 Nov, 13:30"),
        ("Ben Solheim", "Wed 25 Nov, 08:30", "Thu 26 Nov, 08:30 · Fri 27 Nov, 08:30"),
    ]
    blocks = [(each.block.title, each.block.line) for each in opened.week.view.placed]
    assert blocks[:2] == [
        ("Ada Quill, to offer", "11:00 · Boston 14:00"),
        ("Ben Solheim, to offer", "08:30 · Berlin 17:30"),
    ]
    assert all(each.block.dashed for each in opened.week.view.placed)
    window.dispatch("undo")
    assert starts(store, now) == []
    assert opened.lists.tabs.bar.accessibleTabName(3) == "Times to offer, 2"


def test_the_button_of_a_row_finds_times_for_one_and_then_writes(
    qtbot: QtBot,
    window: MainWindow,
    opened: MeetingsPage,
    store: Store,
    now: datetime,
    people: dict[str, int],
) -> None:
    view = opened.lists.view

    def press(row: int) -> None:
        column = len(view.table.columns) - 1
        rect = view.visualRect(view.table.index(row, column))
        delegate, record = view.itemDelegateForColumn(column), view.table.record(row)
        assert isinstance(delegate, ButtonsDelegate)
        spots = (QPoint(x, rect.center().y()) for x in range(rect.left(), rect.right(), 4))
        inside = [p for p in spots if delegate.hit(rect, view.table.columns[column], record, p)]
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=inside[len(inside) // 2])

    assert opened.lists.current.words.buttons(view.table.record(0))[0].text == "Find times"
    press(0)
    assert len(starts(store, now, people["ada"])) == 3
    assert starts(store, now, people["ben"]) == []
    assert view.current_id() == people["ada"]
    assert opened.lists.current.words.buttons(view.table.record(1))[0].text == "Write"
    press(1)
    page = window.page
    assert isinstance(page, ComposePage)
    assert page.shown.rendered is not None
    assert "- Tuesday 24 November, 14:00 Boston time (11:00 here)\n" in page.shown.rendered.body
    assert "ask.slots" not in page.shown.missing


def test_a_time_of_ones_own_is_added_changed_and_removed_in_the_pane(
    qtbot: QtBot, window: MainWindow, opened: MeetingsPage, store: Store, now: datetime, said: list[str]
) -> None:
    window.dispatch("add_slot")
    pane = opened.side.offer
    assert pane.isVisible()
    assert pane._both.text() == "Tue 24 Nov: 10:00 for you, 13:00 in Boston"
    pane.save.click()
    assert starts(store, now) == [TUESDAY]
    assert said[-1] == "Tue 24 Nov, 10:00 will be offered to Ada Quill"
    pane.save.click()
    assert said[-1] == "They are offered this time already"
    (line,) = pane.findChildren(SlotLine)
    line.change.click()
    pane.day.setDate(QDate(2026, 11, 25))
    pane.clock.setTime(QTime(15, 10))
    pane.save.click()
    assert starts(store, now) == [TUESDAY + timedelta(days=1, hours=5, minutes=10)]
    qtbot.waitUntil(lambda: any(each.isVisible() for each in pane.findChildren(SlotLine)))
    line = next(each for each in pane.findChildren(SlotLine) if each.isVisible())
    assert line.remove.accessibleName() == "Remove Wed 25 Nov: 15:10 for you, 18:10 in Boston"
    line.remove.click()
    assert starts(store, now) == []


def test_an_hour_that_does_not_exist_is_not_offered(
    opened: MeetingsPage, window: MainWindow, store: Store, now: datetime
) -> None:
    window.dispatch("add_slot")
    pane = opened.side.offer
    pane.day.setDate(QDate(2027, 3, 14))
    pane.clock.setTime(QTime(2, 30))
    pane.save.click()
    assert pane._clock_field.error.startswith("That hour does not exist")
    assert starts(store, now) == []


def test_the_time_they_took_becomes_the_meeting(
    window: MainWindow, opened: MeetingsPage, store: Store, now: datetime, people: dict[str, int]
) -> None:
    window.dispatch("offer_times")
    opened.lists.view.select_ids([people["ada"]])
    assert opened.offering.slot
    window.dispatch("take_slot")
    (meeting,) = ids(store, MeetingView.UPCOMING, now)
    row = detail(store, meeting).row
    assert (row.starts_at, row.status) == (TUESDAY + timedelta(hours=1), MeetingStatus.CONFIRMED)
    assert opened.lists.tabs.current() == MeetingView.UPCOMING
    assert opened.lists.view.current_id() == meeting
    assert starts(store, now, people["ada"]) == []
    assert len(starts(store, now, people["ben"])) == 3
    window.dispatch("undo")
    assert len(starts(store, now)) == 6


def test_keys_move_and_remove_a_time(
    qtbot: QtBot,
    window: MainWindow,
    opened: MeetingsPage,
    store: Store,
    now: datetime,
    people: dict[str, int],
) -> None:
    window.dispatch("offer_person")
    view = opened.week.view
    view.setFocus()
    first = ahead(store, now)[0]
    assert view.current == Key(SLOT, first.id)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert starts(store, now)[0] == first.starts_at - timedelta(minutes=15)
    assert view.current == Key(SLOT, first.id)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert opened.offering.slot != first.id
    window.dispatch("delete")
    assert len(starts(store, now)) == 2
    opened.lists.view.setFocus()
    window.dispatch("delete")
    assert starts(store, now) == []
    window.dispatch("undo")
    assert len(starts(store, now)) == 2


def test_a_block_brings_its_person_and_a_free_place_becomes_a_time(
    qtbot: QtBot,
    window: MainWindow,
    opened: MeetingsPage,
    store: Store,
    now: datetime,
    people: dict[str, int],
) -> None:
    window.dispatch("offer_times")
    opened.lists.tabs.select(MeetingView.UPCOMING)
    view = opened.week.view
    last = ahead(store, now, people["ben"])[-1]
    at = view.rect_of(Key(SLOT, last.id)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.lists.view.current_id() == people["ben"]
    assert (view.current, opened.offering.slot) == (Key(SLOT, last.id), last.id)
    below = at
    below.setY(at.y() + view.grid().hour * 3)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert len(starts(store, now, people["ben"])) == 4
    assert starts(store, now, people["ben"])[-1].minute % 15 == 0


def test_with_nobody_to_offer_to_the_list_says_what_it_is_for(
    opened: MeetingsPage, store: Store, now: datetime, people: dict[str, int]
) -> None:
    contacts.set_stage(store, people.values(), Stage.PAUSED, now)
    table = opened.lists.tables[OFFERS]
    assert table.currentWidget() is table.empty
    assert table.empty.accessibleName().startswith("Nobody waits for a time")
    assert "offer_times" not in opened.commands()
    assert opened.offering.current is None


def test_the_form_for_a_meeting_stays_open_beside_the_people(
    opened: MeetingsPage, people: dict[str, int]
) -> None:
    opened.arrive(NewMeeting((people["ada"],)))
    opened.lists.view.select_ids([people["ben"]])
    assert opened.side.editing
    assert opened.side.form.people.contacts == (people["ada"],)
