"""Notes line by line: their times, kept as typed, undone line by line, and made takeaways by a key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import MeetingDraft
from klatch.domain.vocabulary import QuestionGroup, TakeawayKind
from klatch.services import meetings, preparation
from klatch.services.data import Store
from klatch.services.reading.meetings import detail
from klatch.services.reading.talk import named, notes
from klatch.support.clock import FixedClock
from klatch.ui.fields.note_keeper import KEEP_MS
from klatch.ui.page import Context
from klatch.ui.places import Place, Talk
from klatch.ui.talk.page import TalkPage
from klatch.ui.window import MainWindow

Open = Callable[[int], TalkPage]
Pass = Callable[..., None]


@pytest.fixture(autouse=True)
def slow(page: TalkPage) -> None:
    """Kept when a test says so."""
    page.notes.keeper.timer.setInterval(60_000)


def kept(store: Store, meeting: int, start: datetime) -> list[tuple[str, float]]:
    return [(note.text, (note.happened_at - start) / timedelta(minutes=1)) for note in notes(store, meeting)]


def takeaways(store: Store, meeting: int) -> list[tuple[TakeawayKind, str]]:
    return [(row.kind, row.text) for row in detail(store, meeting).takeaways]


def typed(qtbot: QtBot, page: TalkPage, text: str) -> None:
    qtbot.keyClicks(page.notes.edit, text)


def entered(qtbot: QtBot, page: TalkPage) -> None:
    qtbot.keyClick(page.notes.edit, Qt.Key.Key_Return)


def test_the_cursor_waits_in_the_notes_and_each_line_has_its_time(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, wait: Pass, now: datetime
) -> None:
    assert page.notes.edit.hasFocus()
    wait(minutes=1)
    typed(qtbot, page, "Nurse for 7 years")
    wait(minutes=5)
    entered(qtbot, page)
    wait(minutes=1)
    typed(qtbot, page, "Shadowed on Fridays")
    page.notes.keeper.flush()
    assert kept(store, meeting, now) == [("Nurse for 7 years", 1), ("Shadowed on Fridays", 7)]
    assert page.notes.edit.stamps == ("09:49", "09:55")


def test_they_are_kept_while_one_types_on(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, context: Context
) -> None:
    timer = page.notes.keeper.timer
    typed(qtbot, page, "N")
    assert timer.isActive()
    assert timer.interval() == KEEP_MS < 2000
    timer.start(30)
    with qtbot.waitSignal(context.changes.changed):
        typed(qtbot, page, "urse")
    assert notes(store, meeting)
    assert page.notes.edit.lines == ["Nurse"]


def test_one_step_back_for_each_line_not_for_each_keeping(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, window: MainWindow, now: datetime
) -> None:
    for text in ("One ", "line", "\r", "Two ", "lines"):
        entered(qtbot, page) if text == "\r" else typed(qtbot, page, text)
        page.notes.keeper.flush()
    window.dispatch("undo")
    assert page.notes.edit.lines[0] == "One line"
    window.dispatch("undo")
    assert page.notes.edit.lines == [""]
    window.dispatch("redo")
    window.dispatch("redo")
    assert page.notes.edit.lines[:2] == ["One line", "Two lines"]
    assert kept(store, meeting, now) == [("One line", 0), ("Two lines", 0)]


def test_undo_in_the_text_brings_a_line_back_with_its_time(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, wait: Pass, now: datetime
) -> None:
    typed(qtbot, page, "Keep this")
    page.notes.keeper.flush()
    wait(minutes=8)
    page.notes.edit.selectAll()
    qtbot.keyClick(page.notes.edit, Qt.Key.Key_Delete)
    page.notes.keeper.flush()
    assert kept(store, meeting, now) == []
    qtbot.keyClick(page.notes.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.notes.keeper.flush()
    assert kept(store, meeting, now) == [("Keep this", 0)]


def test_a_line_between_others_stays_there(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, opened: Open, wait: Pass, now: datetime
) -> None:
    for text in ("First", "\r", "Third"):
        entered(qtbot, page) if text == "\r" else typed(qtbot, page, text)
    wait(minutes=9)
    page.notes.edit.moveCursor(QTextCursor.MoveOperation.Start)
    page.notes.edit.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    entered(qtbot, page)
    typed(qtbot, page, "Second")
    page.notes.keeper.flush()
    assert kept(store, meeting, now) == [("First", 0), ("Second", 9), ("Third", 0)]


def test_pasted_lines_are_lines(page: TalkPage, store: Store, meeting: int) -> None:
    QApplication.clipboard().setText("One\u2028Two\n\nThree")
    page.notes.edit.paste()
    page.notes.keeper.flush()
    assert [note.text for note in notes(store, meeting)] == ["One", "Two", "Three"]


def test_one_comes_back_to_what_was_written_on_a_line_of_its_own(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, context: Context
) -> None:
    typed(qtbot, page, "Nurse for 7 years")
    page.depart()
    again = TalkPage(context)
    qtbot.addWidget(again)
    from klatch.ui.places import Talk

    again.arrive(Talk(meeting))
    assert again.notes.edit.lines == ["Nurse for 7 years", ""]
    qtbot.keyClicks(again.notes.edit, "Then research")
    again.depart()
    assert [note.text for note in notes(store, meeting)] == ["Nurse for 7 years", "Then research"]


def test_notes_of_one_conversation_never_land_in_another(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, people: dict[str, int], opened: Open,
    clock: FixedClock,
) -> None:  # fmt: skip
    other = meetings.schedule(store, MeetingDraft((people["ben"],), clock.at), clock.at)
    typed(qtbot, page, "About Ada")
    opened(other)
    assert [note.text for note in notes(store, meeting)] == ["About Ada"]
    assert page.notes.edit.lines == [""]
    typed(qtbot, page, "About Ben")
    opened(meeting)
    assert [note.text for note in notes(store, other)] == ["About Ben"]
    assert [note.text for note in notes(store, meeting)] == ["About Ada"]


def test_a_key_makes_the_line_advice_or_information_once(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, window: MainWindow, said: list[str]
) -> None:
    typed(qtbot, page, "Do one small  diary study ")
    window.dispatch("line_advice")
    window.dispatch("line_advice")
    assert takeaways(store, meeting) == [(TakeawayKind.ADVICE, "Do one small diary study")]
    assert said == ["Kept as advice", "That line is kept already"]
    assert page.notes.edit.hasFocus()
    entered(qtbot, page)
    typed(qtbot, page, "Two roles in spring")
    qtbot.mouseClick(page.notes.turns[TakeawayKind.INFORMATION], Qt.MouseButton.LeftButton)
    assert takeaways(store, meeting)[1:] == [(TakeawayKind.INFORMATION, "Two roles in spring")]
    assert page.notes.edit.hasFocus(), "a click leaves the cursor in its line"
    window.dispatch("undo")
    assert len(takeaways(store, meeting)) == 1


def test_the_keys_themselves_reach_the_notes(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, window: MainWindow
) -> None:
    typed(qtbot, page, "Start small")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for key in (Qt.Key.Key_A, Qt.Key.Key_I, Qt.Key.Key_R):
        qtbot.keyClick(page.notes.edit, key, both)
    assert takeaways(store, meeting)[:2] == [
        (TakeawayKind.ADVICE, "Start small"),
        (TakeawayKind.INFORMATION, "Start small"),
    ]
    qtbot.keyClick(page.gains.names.new, Qt.Key.Key_B, both)
    assert page.header.pause.text() == "Go on"
    qtbot.keyClick(page.gains.names.new, Qt.Key.Key_X, both)
    assert page.header.below.text() == "paused"
    qtbot.keyClick(page.gains.names.new, Qt.Key.Key_Y, both)
    assert page.questions.new.hasFocus()
    qtbot.keyClick(page.questions.new, Qt.Key.Key_W, both)
    assert detail(store, meeting).row.ended_at is not None
    assert named(store, meeting) == (), "a sentence nobody made a name of is none"


def test_a_part_of_a_line_can_be_chosen(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, window: MainWindow
) -> None:
    typed(qtbot, page, "She said: start small")
    page.notes.edit.moveCursor(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    page.notes.edit.moveCursor(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    window.dispatch("line_advice")
    assert takeaways(store, meeting) == [(TakeawayKind.ADVICE, "start small")]


def test_a_line_that_is_a_name_becomes_a_person(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, window: MainWindow
) -> None:
    typed(qtbot, page, "Imani Cole, Halden Health")
    window.dispatch("line_referral")
    assert [(row.name, row.organization) for row in named(store, meeting)] == [
        ("Imani Cole", "Halden Health")
    ]


def test_a_sentence_is_made_a_name_first(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, window: MainWindow
) -> None:
    typed(qtbot, page, "Talk to Imani about the spring")
    window.dispatch("line_referral")
    line = page.gains.names.new
    assert line.hasFocus()
    assert line.selectedText() == "Talk to Imani about the spring"
    assert named(store, meeting) == ()
    qtbot.keyClicks(line, "Imani Cole")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [row.name for row in named(store, meeting)] == ["Imani Cole"]


def test_away_from_the_notes_the_keys_go_to_the_cards(page: TalkPage, window: MainWindow) -> None:
    page.questions.tree.setFocus()
    window.dispatch("line_information")
    assert page.gains.takeaways[TakeawayKind.INFORMATION].new.hasFocus()
    window.dispatch("line_referral")
    assert page.gains.names.new.hasFocus()
    window.dispatch("add_note")
    assert page.notes.edit.hasFocus()
    window.dispatch("line_advice")  # a blank line
    assert page.gains.takeaways[TakeawayKind.ADVICE].new.hasFocus()


def test_the_notes_take_the_whole_width_and_give_it_back(
    qtbot: QtBot, page: TalkPage, window: MainWindow
) -> None:
    before = page.notes.width()
    window.dispatch("detail_pane")
    qtbot.waitUntil(lambda: page.notes.width() == page.width())
    assert page.notes.wide.isChecked()
    window.dispatch("detail_pane")
    qtbot.waitUntil(lambda: page.notes.width() == before)


def test_what_another_program_part_writes_is_shown_beside_what_is_typed(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, clock: FixedClock, now: datetime
) -> None:
    typed(qtbot, page, "Mine")
    page.notes.keeper.flush()
    typed(qtbot, page, " and more")
    preparation.add_own(store, meeting, "Why?", QuestionGroup.OWN, clock.at)
    assert page.notes.edit.lines == ["Mine and more"], "typing goes on undisturbed"
    with store.transaction("Elsewhere", now) as tx:
        tx.insert("note", meeting=meeting, text="Theirs", happened_at=now, position=7)
    assert page.notes.edit.lines == ["Mine and more", "Theirs"]
    assert kept(store, meeting, now) == [("Mine and more", 0), ("Theirs", 0)]


def test_what_cannot_be_written_stays_and_is_written_later(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, said: list[str], context: Context
) -> None:
    context.store.be_impatient(0.05)
    other = apsw.Connection(str(store.path))
    other.execute("BEGIN IMMEDIATE")
    typed(qtbot, page, "Nurse for 7 years")
    page.notes.keeper.flush()
    assert len(said) == 1
    assert page.notes.edit.lines == ["Nurse for 7 years"]
    assert page.notes.keeper.timer.isActive()
    other.execute("ROLLBACK")
    other.close()
    page.notes.keeper.flush()
    assert [note.text for note in notes(store, meeting)] == ["Nurse for 7 years"]


def test_what_could_not_be_written_is_there_on_coming_back(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, people: dict[str, int], opened: Open,
    clock: FixedClock, said: list[str],
) -> None:  # fmt: skip
    other = meetings.schedule(store, MeetingDraft((people["ben"],), clock.at), clock.at)
    store.be_impatient(0.05)
    blocker = apsw.Connection(str(store.path))
    blocker.execute("BEGIN IMMEDIATE")
    typed(qtbot, page, "About Ada")
    opened(other)
    assert said
    assert page.notes.edit.lines == [""]
    assert page.unsaved
    opened(meeting)
    assert page.notes.edit.lines == ["About Ada"]
    opened(other)
    typed(qtbot, page, "About Ben")
    blocker.execute("ROLLBACK")
    blocker.close()
    page.notes.keeper.flush()
    assert not page.unsaved
    assert [note.text for note in notes(store, meeting)] == ["About Ada"]
    assert [note.text for note in notes(store, other)] == ["About Ben"]


def test_what_is_set_aside_for_a_conversation_since_deleted_is_let_go(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, people: dict[str, int], opened: Open,
    clock: FixedClock,
) -> None:  # fmt: skip
    other = meetings.schedule(store, MeetingDraft((people["ben"],), clock.at), clock.at)
    store.be_impatient(0.05)
    blocker = apsw.Connection(str(store.path))
    blocker.execute("BEGIN IMMEDIATE")
    typed(qtbot, page, "About Ada")
    opened(other)
    blocker.execute("ROLLBACK")
    blocker.close()
    meetings.delete(store, [meeting], clock.at)
    page.notes.keeper.flush()
    assert not page.unsaved


def test_the_window_does_not_close_over_notes_that_could_not_be_written(
    qtbot: QtBot, window: MainWindow, store: Store, meeting: int
) -> None:
    window.go(Talk(meeting))
    page = window.page
    assert isinstance(page, TalkPage)
    store.be_impatient(0.05)
    blocker = apsw.Connection(str(store.path))
    blocker.execute("BEGIN IMMEDIATE")
    typed(qtbot, page, "Nurse for 7 years")
    assert not window.close()
    assert window.isVisible()
    window.go(Place("today"))
    assert not window.close(), "going on was not said yes to closing without them"
    blocker.execute("ROLLBACK")
    blocker.close()
    assert window.close()
    assert [note.text for note in notes(store, meeting)] == ["Nurse for 7 years"]
