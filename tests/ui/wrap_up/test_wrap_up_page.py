"""The wrap-up over a real store: nothing typed is lost, people named become contacts, then the thank-you."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import MeetingStatus, Stage, TakeawayKind, TaskKind
from klatch.services import meetings
from klatch.services.data import Store
from klatch.services.reading import contacts
from klatch.services.reading.meetings import detail, referrals
from klatch.services.reading.tasks import of_meeting
from klatch.support.clock import FixedClock
from klatch.ui.page import Context
from klatch.ui.places import Compose, Place, WrapUp
from klatch.ui.wrap_up.page import WrapUpPage

Book = Callable[..., int]


@pytest.fixture
def meeting(book: Book, wrap: WrapUpPage) -> int:
    """Planned to end 40 minutes ago."""
    made = book("ada", -60)
    wrap.arrive(WrapUp(made))
    return made


def takeaways(store: Store, meeting: int) -> list[tuple[TakeawayKind, str]]:
    return [(row.kind, row.text) for row in detail(store, meeting).takeaways]


def test_looking_changes_nothing_and_the_clock_runs_from_the_planned_end(
    wrap: WrapUpPage, meeting: int, store: Store
) -> None:
    assert wrap.heading() == ("Wrap up", "Meeting with Ada Quill")
    assert wrap.end.clock.time() == QTime(9, 8)
    assert wrap.strip.clock.accessibleName() == "23 h 20 min to send the thank-you"
    wrap.depart()
    assert detail(store, meeting).row.status is MeetingStatus.CONFIRMED


def test_finishing_says_it_was_held_and_goes_to_the_thank_you(
    wrap: WrapUpPage, meeting: int, store: Store, people: dict[str, int], went: list[Place]
) -> None:
    assert wrap.footer.finish.text() == "Finish and write thank-you"
    wrap.commands()["next_step"]()
    row = detail(store, meeting).row
    assert (row.status, row.ended_at) == (MeetingStatus.HELD, datetime(2026, 11, 23, 17, 8, tzinfo=UTC))
    assert row.attendees[0].stage is Stage.MET
    assert went == [Compose((people["ada"],), "thanks.same_day", meeting)]


def test_finishing_keeps_what_was_still_being_typed(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store
) -> None:
    qtbot.keyClicks(wrap.notes, "Half the stories are recruiting")
    qtbot.keyClicks(wrap.takeaways.new.text, "Try a diary study")
    qtbot.keyClicks(wrap.referrals.new, "Imani Cole, Halden Health")
    qtbot.keyClicks(wrap.follow_ups.new, "Send the plan")
    wrap.footer.finish.click()
    assert detail(store, meeting).notes == "Half the stories are recruiting"
    assert takeaways(store, meeting) == [
        (TakeawayKind.ADVICE, "Try a diary study"),
        (TakeawayKind.REFERRAL, "Imani Cole, Halden Health"),
    ]
    assert [row.name for row in referrals(store, meeting)] == ["Imani Cole"]
    own = [task for task in of_meeting(store, meeting) if task.kind is TaskKind.OWN]
    assert [(task.title, task.due) for task in own] == [("Send the plan", date(2026, 11, 24))]


def test_finish_later_keeps_everything_and_leaves(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, context: Context
) -> None:
    qtbot.keyClicks(wrap.notes, "More tonight")
    with qtbot.waitSignal(context.navigator.left):
        wrap.footer.later.click()
    assert detail(store, meeting).notes == "More tonight"
    assert detail(store, meeting).row.status is MeetingStatus.CONFIRMED
    assert TaskKind.WRAP_UP in [task.kind for task in of_meeting(store, meeting)]


def test_notes_are_saved_in_a_pause_of_typing(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, context: Context
) -> None:
    wrap.notes.keeper.timer.setInterval(20)
    wrap.notes.setFocus()
    with qtbot.waitSignal(context.changes.changed):
        qtbot.keyClicks(wrap.notes, "One study, eight people")
    assert detail(store, meeting).notes == "One study, eight people"
    assert context.history.undo_label == "Edit meeting"
    context.history.undo()
    assert wrap.notes.toPlainText() == ""


def test_enter_adds_takeaways_of_the_kind_the_keys_chose(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store
) -> None:
    line = wrap.takeaways.new.text
    for key, text in (("line_advice", "Start small"), ("line_information", "Two roles in spring")):
        wrap.commands()[key]()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert line.text() == ""
    assert takeaways(store, meeting) == [
        (TakeawayKind.ADVICE, "Start small"),
        (TakeawayKind.INFORMATION, "Two roles in spring"),
    ]


def test_a_takeaway_changes_kind_and_words_and_goes(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, context: Context, said: list[str]
) -> None:
    qtbot.keyClicks(wrap.takeaways.new.text, "Two roles")
    qtbot.keyClick(wrap.takeaways.new.text, Qt.Key.Key_Return)
    (line,) = wrap.takeaways.lines.widgets.values()
    line.text.setFocus()
    qtbot.keyClick(line.text, Qt.Key.Key_End)
    qtbot.keyClicks(line.text, " in spring")
    wrap.commands()["line_information"]()
    assert takeaways(store, meeting) == [(TakeawayKind.INFORMATION, "Two roles in spring")]
    assert line.kind.kind is TakeawayKind.INFORMATION
    qtbot.mouseClick(line.delete, Qt.MouseButton.LeftButton)
    assert takeaways(store, meeting) == []
    assert said == ["Takeaway deleted"]
    context.history.undo()
    assert [shown.text.text() for shown in wrap.takeaways.lines.widgets.values()] == ["Two roles in spring"]


def test_a_takeaway_without_words_is_deleted(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store
) -> None:
    qtbot.keyClicks(wrap.takeaways.new.text, "Nothing much")
    qtbot.keyClick(wrap.takeaways.new.text, Qt.Key.Key_Return)
    (line,) = wrap.takeaways.lines.widgets.values()
    line.text.selectAll()
    qtbot.keyClick(line.text, Qt.Key.Key_Delete)
    qtbot.keyClick(line.text, Qt.Key.Key_Return)
    assert takeaways(store, meeting) == []


def test_a_referral_line_becomes_a_contact(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, people: dict[str, int], context: Context
) -> None:
    wrap.commands()["line_referral"]()
    qtbot.keyClicks(wrap.takeaways.new.text, "Imani Cole, Halden Health")
    qtbot.keyClick(wrap.takeaways.new.text, Qt.Key.Key_Return)
    (row,) = referrals(store, meeting)
    person = contacts.detail(store, row.contact)
    assert (person.name, person.organization, person.stage) == (
        "Imani Cole",
        "Halden Health",
        Stage.TO_CONTACT,
    )
    assert [who.id for who in person.referrers] == [people["ada"]]
    (shown,) = wrap.referrals.lines.widgets.values()
    assert shown.name.text() == "Imani Cole"
    assert shown.chip.accessibleName() == "To contact"
    assert not shown.known.isVisibleTo(wrap)
    context.history.undo()
    assert not wrap.referrals.lines.widgets
    assert not takeaways(store, meeting)


def test_somebody_known_is_not_added_twice(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, people: dict[str, int], said: list[str]
) -> None:
    for _ in range(2):
        qtbot.keyClicks(wrap.referrals.new, "ben solheim")
        qtbot.keyClick(wrap.referrals.new, Qt.Key.Key_Return)
    (row,) = referrals(store, meeting)
    assert (row.contact, row.known) == (people["ben"], True)
    (shown,) = wrap.referrals.lines.widgets.values()
    assert shown.known.isVisibleTo(wrap)
    assert shown.known.text() == "Already in Klatch"
    assert said == ["ben solheim is already noted"]
    assert store.fetch("SELECT count(*) FROM contact") == [(2,)]


def test_nobody_refers_to_themselves(qtbot: QtBot, wrap: WrapUpPage, meeting: int, said: list[str]) -> None:
    qtbot.keyClicks(wrap.referrals.new, "Ada Quill")
    qtbot.keyClick(wrap.referrals.new, Qt.Key.Key_Return)
    assert said == ["That is Ada Quill again"]
    assert wrap.referrals.new.text() == "Ada Quill"


def test_tab_goes_down_the_page(qtbot: QtBot, wrap: WrapUpPage, meeting: int) -> None:
    for text in ("One", "Two"):
        qtbot.keyClicks(wrap.takeaways.new.text, text)
        qtbot.keyClick(wrap.takeaways.new.text, Qt.Key.Key_Return)
    one, two = wrap.takeaways.lines.widgets.values()
    qtbot.waitUntil(two.isVisible)
    expected = [wrap.notes, one.kind, one.text, one.delete, two.kind, two.text, two.delete,
                wrap.takeaways.new.kind, wrap.takeaways.new.text, wrap.referrals.new]  # fmt: skip
    stops = [wrap.notes]
    while stops[-1] is not wrap.referrals.new:
        after = stops[-1].nextInFocusChain()
        while not (after.isVisibleTo(wrap) and after.focusPolicy() & Qt.FocusPolicy.TabFocus):
            after = after.nextInFocusChain()
        stops.append(after)
    assert stops == expected


def test_follow_ups_have_dates_and_are_ticked_off(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, said: list[str]
) -> None:
    qtbot.keyClicks(wrap.follow_ups.new, "Watch the talk")
    wrap.follow_ups.day.setDate(QDate(2026, 12, 1))
    qtbot.keyClick(wrap.follow_ups.new, Qt.Key.Key_Return)
    (line,) = wrap.follow_ups.lines.widgets.values()
    line.day.setDate(QDate(2026, 12, 2))
    line.commit()
    own = [task for task in of_meeting(store, meeting) if task.kind is TaskKind.OWN]
    assert [(task.title, task.due) for task in own] == [("Watch the talk", date(2026, 12, 2))]
    line.tick.click()
    assert said == ["Follow-up done"]
    assert not wrap.follow_ups.lines.widgets


def test_another_end_is_kept_and_one_to_come_is_refused(
    wrap: WrapUpPage, meeting: int, store: Store, went: list[Place]
) -> None:
    wrap.end.clock.setTime(QTime(23, 0))
    wrap.finish()
    assert wrap.end._clock_field.error == "That is still to come; choose when it ended"
    assert went == []
    wrap.end.clock.setTime(QTime(9, 30))
    wrap.end.clock.editingFinished.emit()
    assert wrap.strip.clock.accessibleName() == "23 h 42 min to send the thank-you"
    wrap.depart()
    row = detail(store, meeting).row
    assert (row.status, row.ended_at) == (MeetingStatus.HELD, datetime(2026, 11, 23, 17, 30, tzinfo=UTC))


def test_how_long_it_took_is_kept(qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store) -> None:
    wrap.end.minutes.setValue(35)
    wrap.end.minutes.editingFinished.emit()
    assert detail(store, meeting).row.minutes == 35


def test_a_meeting_thanked_for_is_only_finished(
    wrap: WrapUpPage,
    meeting: int,
    store: Store,
    now: datetime,
    context: Context,
    qtbot: QtBot,
    clock: FixedClock,
) -> None:
    meetings.mark_held(store, meeting, now - timedelta(minutes=40), now)
    from klatch.services import tasks

    (thank,) = [task.id for task in of_meeting(store, meeting) if task.kind is TaskKind.THANK]
    tasks.done(store, thank, now)
    assert wrap.footer.finish.text() == "Finish"
    assert not wrap.strip.clock.isVisibleTo(wrap)
    with qtbot.waitSignal(context.navigator.left):
        wrap.footer.finish.click()


def test_a_deleted_meeting_says_so_and_undo_brings_it_back(
    wrap: WrapUpPage, meeting: int, store: Store, now: datetime, context: Context
) -> None:
    meetings.delete(store, [meeting], now)
    assert wrap._stack.currentWidget() is wrap._gone
    assert wrap.commands() == {}
    context.history.undo()
    assert wrap._stack.currentIndex() == 0
    assert wrap.meeting is not None
