"""The Meetings page over a real store: three views, both clocks, and what can be done next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import TakeawayDraft
from klatch.domain.vocabulary import MeetingStatus, TakeawayKind
from klatch.services import meetings, takeaways
from klatch.services.data import Store
from klatch.services.reading.meetings import MeetingView, detail
from klatch.support.clock import FixedClock
from klatch.ui.meetings.lists import OFFERS
from klatch.ui.meetings.page import MeetingsPage
from klatch.ui.models.delegates import ButtonsDelegate
from klatch.ui.page import Context
from klatch.ui.places import Compose, NewMeeting, Place, Prepare, ShowContact, ShowMeeting, WrapUp

Book = Callable[..., int]


def texts(page: MeetingsPage, row: int) -> list[str]:
    table = page.lists.current.table
    record = table.record(row)
    found = []
    for column in table.columns:
        found += [column.text(record), column.secondary(record) if column.secondary else ""]
    return [text for text in found if text]


def buttons(page: MeetingsPage, row: int) -> list[tuple[str, bool]]:
    record = page.lists.current.table.record(row)
    return [(button.key, button.primary) for button in page.lists.current.words.buttons(record)]


def press(qtbot: QtBot, page: MeetingsPage, row: int, key: str) -> None:
    """Click the middle of a row button."""
    view = page.lists.view
    column = len(view.table.columns) - 1
    index = view.table.index(row, column)
    rect: QRect = view.visualRect(index)
    delegate = view.itemDelegateForColumn(column)
    assert isinstance(delegate, ButtonsDelegate)
    record = view.table.record(row)
    spots = (QPoint(x, rect.center().y()) for x in range(rect.left(), rect.right(), 4))
    inside = [p for p in spots if delegate.hit(rect, view.table.columns[column], record, p) == key]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=inside[len(inside) // 2])


def test_a_meeting_ahead_is_said_on_both_clocks(page: MeetingsPage, book: Book) -> None:
    book("ada", 42)
    page.arrive(Place("meetings"))
    assert texts(page, 0) == [
        "Today 10:30",
        "in 42 min, 20 min",
        "Ada Quill",
        "Researcher, Halden Health",
        "Video call",
        "13:30 in Boston",
        "0 of 5",
        "Scheduled",
    ]
    assert page.heading() == ("Meetings", "1 upcoming, 0 conversations held")
    assert page.status() == "Next: Ada Quill, today 10:30"


def test_a_clock_on_another_day_names_the_day(page: MeetingsPage, book: Book) -> None:
    book("ben", 8 * 60)
    page.arrive(Place("meetings"))
    assert "Tue 24 Nov, 02:48 in Berlin" in texts(page, 0)


def test_each_meeting_stands_in_one_view(page: MeetingsPage, book: Book, store: Store, now: datetime) -> None:
    ahead, unwrapped, held = book("ada", 42), book("ben", -60), book("ben", -180)
    meetings.mark_held(store, held, now - timedelta(minutes=150), now)
    views = {view: list(table.table.ids) for view, table in page.lists.tables.items()}
    assert views == {
        MeetingView.UPCOMING: [ahead],
        MeetingView.THANKS_DUE: [held],
        MeetingView.PAST: [unwrapped],
        OFFERS: [],
    }
    assert [page.lists.tabs.bar.accessibleTabName(n) for n in range(4)] == [
        "Upcoming, 1",
        "Thank-you due, 1",
        "Past, 1",
        "Times to offer, 0",
    ]


def test_one_filled_button_on_the_row_in_front(page: MeetingsPage, book: Book) -> None:
    book("ada", 42)
    book("ben", 90)
    page.arrive(Place("meetings"))
    book("ada", 2 * 24 * 60)
    assert buttons(page, 0) == [("prepare_meeting", True), ("start_meeting", False)]
    assert buttons(page, 1) == [("prepare_meeting", False), ("start_meeting", False)]
    assert buttons(page, 2) == [("prepare_meeting", False), ("confirm_meeting", False)]
    page.lists.view.select_ids([page.lists.view.table.ids[1]])
    assert [buttons(page, row)[0][1] for row in (0, 1)] == [False, True]
    page.arrive(NewMeeting())
    assert [buttons(page, row)[0][1] for row in (0, 1)] == [False, False]
    assert page.side.form.save.property("kind") == "primary"


def test_row_buttons_go_where_they_say(
    qtbot: QtBot, page: MeetingsPage, book: Book, people: dict[str, int], went: list[Place]
) -> None:
    ahead = book("ada", 2 * 24 * 60)
    over = book("ben", -60)
    page.arrive(Place("meetings"))
    press(qtbot, page, 0, "confirm_meeting")
    assert went == [Compose((people["ada"],), "schedule.confirm", ahead)]
    press(qtbot, page, 0, "prepare_meeting")
    assert went[1:] == [Prepare(ahead)]
    page.commands()["edit_meeting"]()
    assert page.side.editing
    page.arrive(ShowMeeting(over))
    press(qtbot, page, 0, "hold_meeting")
    assert went[2:] == [WrapUp(over)]


def test_the_thank_you_clock_runs_and_its_button_writes(
    page: MeetingsPage,
    book: Book,
    store: Store,
    clock: FixedClock,
    now: datetime,
    people: dict[str, int],
    went: list[Place],
) -> None:
    meeting = book("ada", -180)
    meetings.mark_held(store, meeting, now - timedelta(hours=2), now)
    page.arrive(ShowMeeting(meeting))
    assert "22 h left" in texts(page, 0)
    clock.at = now + timedelta(hours=18)
    page.arrive(Place("meetings"))
    assert "4 h left" in texts(page, 0)
    clock.at = now + timedelta(hours=25)
    page.arrive(Place("meetings"))
    assert "3 h late" in texts(page, 0)
    page.commands()["next_step"]()
    assert went == [Compose((people["ada"],), "thanks.same_day", meeting)]


def test_the_pane_tells_everything_and_opens_the_person(
    qtbot: QtBot,
    page: MeetingsPage,
    book: Book,
    store: Store,
    now: datetime,
    people: dict[str, int],
    went: list[Place],
) -> None:
    meeting = book("ada", 42)
    meetings.edit(store, meeting, {"goals": "How she moved", "link": "https://meet.example/ada"}, now)
    takeaways.add(store, TakeawayDraft(people["ada"], TakeawayKind.ADVICE, "Start small", meeting), now)
    page.arrive(ShowMeeting(meeting))
    shown = [label.text() for label in page.side.pane.findChildren(type(page.side.pane._start))]
    for text in ("Today 10:30", "13:30 in Boston", "How she moved", "Advice: Start small", "Ada Quill"):
        assert text in shown
    opener = next(
        button
        for button in page.side.pane.findChildren(type(page.side.pane.card.first))
        if button.accessibleName() == "Open Ada Quill"
    )
    qtbot.mouseClick(opener, Qt.MouseButton.LeftButton)
    assert went == [ShowContact(people["ada"])]


def test_cancel_no_show_and_delete_offer_undo(
    page: MeetingsPage, book: Book, store: Store, context: Context, said: list[str]
) -> None:
    meeting = book("ada", 42)
    page.arrive(ShowMeeting(meeting))
    assert "no_show" not in page.commands()
    page.side.pane.buttons["cancel_meeting"].click()
    assert detail(store, meeting).row.status is MeetingStatus.CANCELLED
    assert said[-1] == "Meeting with Ada Quill cancelled"
    context.history.undo()
    assert detail(store, meeting).row.status is MeetingStatus.CONFIRMED
    page.arrive(ShowMeeting(meeting))
    page.commands()["delete"]()
    assert "Meeting with Ada Quill deleted" in said
    assert not page.lists.view.table.ids
    context.history.undo()
    assert list(page.lists.view.table.ids) == [meeting]
    late = book("ben", -60)
    page.arrive(ShowMeeting(late))
    page.commands()["no_show"]()
    assert detail(store, late).row.status is MeetingStatus.NO_SHOW


def test_a_proposed_meeting_waits_for_their_yes(page: MeetingsPage, book: Book, store: Store) -> None:
    meeting = book("ada", 42, MeetingStatus.PROPOSED)
    page.arrive(ShowMeeting(meeting))
    assert "in 42 min, 20 min, proposed" in texts(page, 0)
    assert page.side.pane.card.first.text() == "They agreed"
    assert buttons(page, 0) == [("confirm_meeting", True), ("prepare_meeting", False)]
    page.side.pane.card.first.click()
    assert detail(store, meeting).row.status is MeetingStatus.CONFIRMED
    assert page.side.pane.card.first.text() == "Prepare"


def test_notes_save_after_a_pause_and_on_leaving_with_few_undo_steps(
    qtbot: QtBot, page: MeetingsPage, book: Book, store: Store, context: Context
) -> None:
    meeting = book("ada", 42)
    page.arrive(ShowMeeting(meeting))
    notes = page.side.pane.notes
    notes.keeper.timer.setInterval(20)
    notes.setFocus()
    with qtbot.waitSignal(context.changes.changed):
        qtbot.keyClicks(notes, "Bring the diary ")
    assert detail(store, meeting).notes == "Bring the diary"
    assert notes.toPlainText() == "Bring the diary "
    notes.keeper.timer.setInterval(60_000)
    qtbot.keyClicks(notes, "study")
    assert detail(store, meeting).notes == "Bring the diary"
    page.depart()
    assert detail(store, meeting).notes == "Bring the diary study"
    context.history.undo()
    context.history.undo()
    assert detail(store, meeting).notes == ""
    assert page.side.pane.notes.toPlainText() == ""


def test_notes_typed_for_one_meeting_never_land_in_another(
    qtbot: QtBot, page: MeetingsPage, book: Book, store: Store
) -> None:
    first, second = book("ada", 42), book("ben", 90)
    page.arrive(ShowMeeting(first))
    qtbot.keyClicks(page.side.pane.notes, "About Ada")
    page.arrive(ShowMeeting(second))
    assert (detail(store, first).notes, detail(store, second).notes) == ("About Ada", "")
    assert page.side.pane.notes.toPlainText() == ""


def test_empty_views_say_what_they_are_for(qtbot: QtBot, page: MeetingsPage, went: list[Place]) -> None:
    table = page.lists.tables[MeetingView.UPCOMING]
    assert table.currentWidget() is table.empty
    assert table.empty.accessibleName().startswith("No meetings ahead")
    with qtbot.waitSignal(table.empty.acted):
        table.empty.findChild(type(page.side.form.save)).click()
    assert went == [NewMeeting()]


def test_a_meeting_that_is_gone_is_said_in_a_sentence(page: MeetingsPage, said: list[str]) -> None:
    page.arrive(ShowMeeting(4711))
    assert said == ["That is no longer there; it may have been deleted. Use Undo to bring it back."]


def test_a_meeting_that_is_over_is_reminded_of_until_it_is_wrapped_up(
    qtbot: QtBot, page: MeetingsPage, book: Book, store: Store, now: datetime, went: list[Place]
) -> None:
    banner = page.lists.banner
    assert not banner.isVisibleTo(page)
    over = book("ben", -60)
    assert banner.isVisibleTo(page)
    assert banner.accessibleName() == "The meeting with Ben Solheim is over"
    banner.acted.emit()
    assert went == [WrapUp(over)]
    page.commands()["next_tab"]()
    assert not banner.isVisibleTo(page)
    page.commands()["previous_tab"]()
    meetings.mark_held(store, over, now, now)
    assert not banner.isVisibleTo(page)


def test_without_room_for_row_buttons_the_pane_has_the_filled_one(page: MeetingsPage, book: Book) -> None:
    book("ada", 42)
    page.arrive(Place("meetings"))
    assert page.side.pane.card.first.property("kind") == "default"
    page.toggle_pane()
    page.resize(700, 600)
    assert page.lists.view.isColumnHidden(len(page.lists.view.table.columns) - 1)
    assert page.side.pane.card.first.property("kind") == "primary"


def test_keys_turn_views_and_hide_the_pane(page: MeetingsPage, context: Context) -> None:
    page.commands()["next_tab"]()
    assert page.lists.tabs.current() == MeetingView.THANKS_DUE
    page.commands()["previous_tab"]()
    assert page.lists.tabs.current() == MeetingView.UPCOMING
    assert page.side.isHidden()
    page.commands()["detail_pane"]()
    assert not page.side.isHidden()
    page.depart()
    assert context.state.text("meetings/pane") == "shown"
    page.commands()["detail_pane"]()
    assert page.side.isHidden()


def test_models_keep_the_rules_of_qt(page: MeetingsPage, book: Book, qtmodeltester: ModelTester) -> None:
    book("ada", 42)
    page.arrive(Place("meetings"))
    for table in page.lists.tables.values():
        qtmodeltester.check(table.table, force_py=True)


@pytest.mark.parametrize("name", ["upcoming", "thanks_due", "past"])
def test_a_row_is_one_sentence(
    page: MeetingsPage, book: Book, store: Store, now: datetime, name: str
) -> None:
    minutes = 42 if name == "upcoming" else -180
    meeting = book("ada", minutes)
    if name == "thanks_due":
        meetings.mark_held(store, meeting, now - timedelta(hours=2), now)
    page.arrive(ShowMeeting(meeting))
    said = page.lists.view.table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    end = {"upcoming": "Confirmed.", "thanks_due": "22 h left.", "past": "Not wrapped up."}[name]
    assert said.startswith("Today")
    assert "Ada Quill" in said
    assert said.endswith(end)
