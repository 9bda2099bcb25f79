"""The week below the table, in the real window: chosen, opened, dragged and moved by keys, on two clocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import MeetingStatus
from klatch.services import meetings
from klatch.services.data import Store
from klatch.services.reading.meetings import detail
from klatch.support.clock import FixedClock
from klatch.ui.meetings.page import MeetingsPage
from klatch.ui.meetings.week_days import MEETING, Key
from klatch.ui.meetings.week_view import WeekView
from klatch.ui.page import Context
from klatch.ui.places import Place, ShowMeeting
from klatch.ui.window import MainWindow

Book = Callable[..., int]
MONDAY = date(2026, 11, 23)


@pytest.fixture
def window(qtbot: QtBot, context: Context, people: dict[str, int]) -> Iterator[MainWindow]:
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()


@pytest.fixture
def opened(window: MainWindow) -> MeetingsPage:
    """The page in the window, Monday 23 November, 09:48 in Seattle."""
    window.go(Place("meetings"))
    assert isinstance(window.page, MeetingsPage)
    return window.page


def shown(page: MeetingsPage) -> list[tuple[str, str]]:
    return [(each.block.title, each.block.line) for each in page.week.view.placed]


def spot(view: WeekView, day: date, minutes: int) -> QPoint:
    """The place of a time of day in the viewport."""
    grid = view.grid()
    x = (grid.x(view._days.index(day)) + grid.x(view._days.index(day) + 1)) // 2
    return QPoint(x, grid.y(minutes) + view._head - view.verticalScrollBar().value())


def mouse(view: WeekView, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton) -> None:
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    where = QPointF(view.viewport().mapToGlobal(at))
    event = QMouseEvent(kind, QPointF(at), where, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def drag(view: WeekView, key: Key, to: QPoint, *, let_go: bool = True) -> None:
    """Take a block at its upper edge and carry it, so that it begins at `to`."""
    rect = view.rect_of(key)
    start = QPoint(rect.center().x(), rect.top() + 2)
    mouse(view, QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
    for part in (1, 2, 3):
        between = start + (to + QPoint(0, 2) - start) * part / 3
        mouse(view, QEvent.Type.MouseMove, between, Qt.MouseButton.NoButton)
    if let_go:
        mouse(view, QEvent.Type.MouseButtonRelease, to, Qt.MouseButton.LeftButton)


def start_of(store: Store, meeting: int) -> datetime:
    return detail(store, meeting).row.starts_at


def test_blocks_say_when_with_whom_and_their_time(
    opened: MeetingsPage, book: Book, store: Store, now: datetime
) -> None:
    ahead, held = book("ada", 42), book("ben", -108)
    meetings.mark_held(store, held, now - timedelta(minutes=60), now)
    proposed = book("ben", 26 * 60, MeetingStatus.PROPOSED)
    called_off = book("ada", 50 * 60)
    meetings.cancel(store, called_off, now)
    assert shown(opened) == [
        ("Ben Solheim", "08:00, thank-you due"),
        ("Ada Quill", "10:30 · Boston 13:30"),
        ("Ben Solheim", "11:48, proposed"),
    ]
    tones = {each.block.key.id: each.block.tone for each in opened.week.view.placed}
    assert tones == {held: "met", ahead: "scheduled", proposed: "scheduled"}
    names = [each.block.name for each in opened.week.view.placed]
    assert names[1] == "Mon 23 Nov, 10:30. Ada Quill. 13:30 in Boston. 20 min. Confirmed"
    assert opened.week.bar.title.text() == "23 to 27 November"


def test_a_meeting_is_dragged_to_another_day_and_undone(
    window: MainWindow, opened: MeetingsPage, book: Book, store: Store, context: Context, said: list[str]
) -> None:
    meeting = book("ada", 42)
    view, key = opened.week.view, Key(MEETING, meeting)
    drag(view, key, spot(view, MONDAY + timedelta(days=2), 13 * 60 + 20))
    assert start_of(store, meeting) == datetime(2026, 11, 25, 21, 15, tzinfo=UTC)  # 13:15, on the grid
    assert said == ["Meeting with Ada Quill moved to Wed 25 Nov, 13:15"]
    assert detail(store, meeting).sequence == 1
    assert shown(opened) == [("Ada Quill", "13:15 · Boston 16:15")]
    assert view.current == key
    window.dispatch("undo")
    assert start_of(store, meeting) == context.clock.now() + timedelta(minutes=42)
    assert shown(opened) == [("Ada Quill", "10:30 · Boston 13:30")]


def test_a_click_that_wavers_moves_nothing(opened: MeetingsPage, book: Book, store: Store) -> None:
    meeting = book("ada", 42)
    view, key = opened.week.view, Key(MEETING, meeting)
    at = view.rect_of(key).center()
    mouse(view, QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton)
    mouse(view, QEvent.Type.MouseMove, at + QPoint(2, 2), Qt.MouseButton.NoButton)
    mouse(view, QEvent.Type.MouseButtonRelease, at + QPoint(2, 2), Qt.MouseButton.LeftButton)
    assert detail(store, meeting).sequence == 0


def test_esc_lets_a_drag_go(
    qtbot: QtBot, window: MainWindow, opened: MeetingsPage, book: Book, store: Store
) -> None:
    meeting = book("ada", 42)
    view, key = opened.week.view, Key(MEETING, meeting)
    view.setFocus()
    drag(view, key, spot(view, MONDAY + timedelta(days=2), 13 * 60), let_go=False)
    view.grab()  # what is carried is painted
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    mouse(view, QEvent.Type.MouseButtonRelease, view.rect_of(key).center(), Qt.MouseButton.LeftButton)
    assert detail(store, meeting).sequence == 0
    assert window.page is opened


def test_what_was_held_stays_where_it_is(
    qtbot: QtBot, opened: MeetingsPage, book: Book, store: Store, now: datetime, said: list[str]
) -> None:
    held = book("ada", -108)
    meetings.mark_held(store, held, now - timedelta(minutes=80), now)
    before = detail(store, held)
    view, key = opened.week.view, Key(MEETING, held)
    drag(view, key, spot(view, MONDAY + timedelta(days=1), 12 * 60))
    assert detail(store, held) == before
    view.set_current(key)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert detail(store, held) == before
    assert said == ["This conversation was held, so it stays where it is"]


def test_a_conversation_under_way_stays_where_it_is_with_its_clock(
    qtbot: QtBot, opened: MeetingsPage, book: Book, store: Store, now: datetime, said: list[str]
) -> None:
    talking = book("ada", 42)
    meetings.begin(store, talking, now)
    before = detail(store, talking)
    view, key = opened.week.view, Key(MEETING, talking)
    drag(view, key, spot(view, MONDAY + timedelta(days=1), 12 * 60))
    view.set_current(key)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert detail(store, talking) == before
    assert said == ["This conversation is under way, so it stays where it is until it is ended"]


def test_keys_go_from_block_to_block_and_move_them(
    qtbot: QtBot, window: MainWindow, opened: MeetingsPage, book: Book, store: Store
) -> None:
    first, second, other = book("ada", 42), book("ben", 4 * 60 + 12), book("ada", 49 * 60)
    view = opened.week.view
    view.setFocus()
    opened.lists.view.select_ids([first])
    assert view.current == Key(MEETING, first)
    for key, meeting in (
        (Qt.Key.Key_Down, second),
        (Qt.Key.Key_Down, second),
        (Qt.Key.Key_Right, other),
        (Qt.Key.Key_Left, first),
    ):
        qtbot.keyClick(view, key)
        assert view.current == Key(MEETING, meeting)
        assert opened.lists.view.current_id() == meeting
        assert view.accessibleDescription().split(". ")[1] in ("Ada Quill", "Ben Solheim")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_Down, control)
    assert start_of(store, first) == datetime(2026, 11, 23, 18, 45, tzinfo=UTC)
    qtbot.keyClick(view, Qt.Key.Key_Up, control)
    qtbot.keyClick(view, Qt.Key.Key_Right, control)
    assert start_of(store, first) == datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.side.isVisible()
    assert opened.side.pane.meeting is not None
    assert opened.side.pane.meeting.row.id == first
    for _ in range(3):
        window.dispatch("undo")
    assert start_of(store, first) == datetime(2026, 11, 23, 18, 30, tzinfo=UTC)


def test_a_move_off_the_grid_goes_to_the_next_line(
    qtbot: QtBot, opened: MeetingsPage, book: Book, store: Store
) -> None:
    meeting = book("ada", 47)  # 10:35
    view = opened.week.view
    for key, minutes in ((Qt.Key.Key_Up, 42), (Qt.Key.Key_Up, 27), (Qt.Key.Key_Down, 42)):
        qtbot.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
        assert start_of(store, meeting) == datetime(2026, 11, 23, 17, 48, tzinfo=UTC) + timedelta(
            minutes=minutes
        )


def test_table_and_week_choose_together(qtbot: QtBot, opened: MeetingsPage, book: Book) -> None:
    soon, next_week = book("ada", 42), book("ben", 7 * 24 * 60)
    view, table = opened.week.view, opened.lists.view
    assert view.current == Key(MEETING, soon)
    assert [shown(opened), opened.week.bar.title.text()] == [
        [("Ada Quill", "10:30 · Boston 13:30")],
        "23 to 27 November",
    ]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert opened.week.bar.title.text() == "30 November to 4 December"
    assert view.current == Key(MEETING, next_week)
    opened.week.bar.today.click()
    assert opened.week.bar.title.text() == "23 to 27 November"
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.rect_of(Key(MEETING, soon)).center()
    )
    assert table.current_id() == soon
    assert not opened.side.isVisible()
    qtbot.mouseDClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.rect_of(Key(MEETING, soon)).center()
    )
    assert opened.side.isVisible()


def test_weeks_are_turned_by_buttons_menu_and_keys(
    qtbot: QtBot, window: MainWindow, opened: MeetingsPage, book: Book
) -> None:
    title = opened.week.bar.title
    opened.week.bar.on.click()
    assert title.text() == "30 November to 4 December"
    window.dispatch("next_week")
    assert title.text() == "7 to 11 December"
    qtbot.keyClick(opened.week.view, Qt.Key.Key_PageDown)
    qtbot.keyClick(opened.week.view, Qt.Key.Key_PageDown)
    qtbot.keyClick(opened.week.view, Qt.Key.Key_PageDown)
    assert title.text() == "28 December 2026 to 1 January 2027"
    window.dispatch("this_week")
    qtbot.keyClick(opened.week.view, Qt.Key.Key_PageUp)
    assert title.text() == "16 to 20 November"


def test_the_weekend_is_there_when_something_is_on_it(opened: MeetingsPage, book: Book) -> None:
    book("ada", 5 * 24 * 60)
    assert [day.day for day in opened.week.view._days] == [23, 24, 25, 26, 27, 28]
    assert opened.week.bar.title.text() == "23 to 28 November"


def test_blocks_that_would_cover_each_other_stand_side_by_side(opened: MeetingsPage, book: Book) -> None:
    keys = [Key(MEETING, book("ada", minutes)) for minutes in (42, 62, 100)]
    view = opened.week.view
    rects = [view.rect_of(key) for key in keys]
    assert all(rect.height() >= 36 for rect in rects)
    assert not any(one.intersects(other) for one in rects for other in rects if one is not other)
    assert rects[0].left() == rects[2].left() < rects[1].left()


def test_the_second_clock_follows_and_can_be_chosen(
    qtbot: QtBot, opened: MeetingsPage, book: Book, clock: FixedClock
) -> None:
    ada, ben = book("ada", 42), book("ben", 24 * 60)
    choice = opened.week.bar.clock
    texts = [choice.itemText(number) for number in range(choice.count())]
    assert texts == ["None", "Boston, Ada (+3 h)", "Berlin, Ben (+9 h)"]
    assert choice.currentText() == "Boston, Ada (+3 h)"
    opened.lists.view.select_ids([ben])
    assert choice.currentText() == "Berlin, Ben (+9 h)"
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert opened.week.view._second == ("America/New_York", "Boston")
    clock.at += timedelta(minutes=1)
    opened._tick()  # it stays chosen when a minute has passed
    assert choice.currentText() == "Boston, Ada (+3 h)"
    choice.activated.emit(0)
    opened.lists.view.select_ids([ada])
    assert opened.week.view._second == ("", "")
    assert choice.currentText() == "None"


def test_the_line_of_now_follows_the_clock(opened: MeetingsPage, clock: FixedClock) -> None:
    view = opened.week.view

    def accent_rows() -> list[int]:
        image = view.viewport().grab().toImage()
        x = spot(view, MONDAY, 0).x()
        accent = opened.context.theme.colors.accent
        return [y for y in range(view._head, image.height()) if image.pixelColor(x, y) == accent]

    before = accent_rows()
    assert len(before) == 2
    clock.at += timedelta(hours=1)
    opened._tick()
    assert [after - row for after, row in zip(accent_rows(), before, strict=True)] == [40, 40]


@pytest.mark.parametrize(
    ("at", "moved"),
    [
        (datetime(2026, 3, 6, 18, tzinfo=UTC), datetime(2026, 3, 9, 17, tzinfo=UTC)),
        (datetime(2026, 10, 30, 17, tzinfo=UTC), datetime(2026, 11, 2, 18, tzinfo=UTC)),
    ],
    ids=["spring", "autumn"],
)
def test_ten_stays_ten_when_the_clocks_change_between(
    qtbot: QtBot,
    opened: MeetingsPage,
    book: Book,
    store: Store,
    clock: FixedClock,
    at: datetime,
    moved: datetime,
) -> None:
    meeting = book("ada", 42)
    meetings.move(store, meeting, at, "America/New_York", clock.at)
    view = opened.week.view
    clock.at = at - timedelta(hours=3)
    opened.arrive(ShowMeeting(meeting))
    assert shown(opened) == [("Ada Quill", "10:00 · Boston 13:00")]
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert start_of(store, meeting) == moved
    assert shown(opened) == [("Ada Quill", "10:00 · Boston 13:00")]


def test_the_week_in_which_only_their_clocks_change_says_so(
    opened: MeetingsPage, book: Book, store: Store, clock: FixedClock
) -> None:
    """In Berlin the clocks change a week before Seattle's: Sunday differs from the days before it."""
    meeting = book("ben", 42)
    sunday = datetime(2026, 10, 25, 17, tzinfo=UTC)
    meetings.move(store, meeting, sunday, "Europe/Berlin", clock.at)
    clock.at = sunday - timedelta(days=2)
    opened.arrive(ShowMeeting(meeting))
    assert shown(opened) == [("Ben Solheim", "10:00 · Berlin 18:00")]
    assert opened.week.bar.clock.currentText() == "Berlin, Ben (+9 h)"
    opened.week.view.grab()


def test_the_line_between_table_and_week_keeps_its_place(
    qtbot: QtBot, context: Context, people: dict[str, int], book: Book
) -> None:
    book("ada", 42)
    for expected in (206, 300):
        page = MeetingsPage(context)
        qtbot.addWidget(page)
        page.resize(1096, 690)
        page.arrive(Place("meetings"))
        page.show()
        assert page._above.sizes()[0] == expected
        page._above.moveSplitter(300, 1)
        page.depart()
    assert context.state.text("meetings/above") == "300"


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_it_paints_at_any_size_and_in_both_directions(
    opened: MeetingsPage, book: Book, context: Context, scale: float, direction: Qt.LayoutDirection
) -> None:
    meeting = book("ada", 42)
    context.theme.set_text_scale(scale)
    opened.setLayoutDirection(direction)
    try:
        view = opened.week.view
        view.setLayoutDirection(direction)
        opened.week.view.reveal(Key(MEETING, meeting))
        rect = view.rect_of(Key(MEETING, meeting))
        assert rect.height() >= 36 * scale
        assert view.viewport().rect().contains(rect)
        left = rect.center().x() < view.viewport().width() / 2
        assert left == (direction == Qt.LayoutDirection.LeftToRight)
        view.grab()
        assert view._at(rect.center()) is not None
    finally:
        context.theme.set_text_scale(1.0)


def test_the_second_clock_is_read_whole_in_the_smallest_window_with_the_largest_text(
    opened: MeetingsPage, book: Book, context: Context
) -> None:
    book("ada", 42)
    context.theme.set_text_scale(1.5)
    try:
        opened.resize(876, 440)
        QApplication.processEvents()
        bar = opened.week.bar
        assert bar.clock.isVisible()
        assert bar.clock.currentText().startswith("Boston")
        assert bar.clock.width() >= bar.clock.sizeHint().width()
    finally:
        context.theme.set_text_scale(1.0)
