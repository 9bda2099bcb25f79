"""A conversation under way: its clock in rows, questions ticked, notes kept line by line, people named."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from klatch.domain.drafts import ContactDraft, MeetingDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.note_lines import NoteLine
from klatch.domain.talk_clock import left
from klatch.domain.vocabulary import MeetingStatus, QuestionGroup, Stage
from klatch.services import contacts, meetings, preparation, talk
from klatch.services.reading import contacts as people
from klatch.services.reading.meetings import detail, questions
from klatch.services.reading.search import SearchKind, search
from klatch.services.reading.talk import facts, notes
from klatch.store.database import Store


@pytest.fixture
def ada(store: Store, now: datetime) -> int:
    return contacts.add(store, ContactDraft(display_name="Ada Quill"), now - timedelta(days=9))


@pytest.fixture
def meeting(store: Store, ada: int, now: datetime) -> int:
    """Under way since now, 20 minutes promised."""
    made = meetings.schedule(store, MeetingDraft((ada,), now), now - timedelta(days=1))
    talk.begin(store, made, now)
    return made


def after(now: datetime, minutes: float) -> datetime:
    return now + timedelta(minutes=minutes)


def left_at(store: Store, meeting: int, at: datetime) -> float:
    return left(facts(store, meeting), at) / timedelta(minutes=1)


def read(store: Store, meeting: int) -> list[str]:
    return [note.text for note in notes(store, meeting)]


def test_beginning_again_goes_on_as_it_was(store: Store, meeting: int, now: datetime) -> None:
    talk.begin(store, meeting, after(now, 5))
    assert left_at(store, meeting, after(now, 6)) == 14
    assert detail(store, meeting).row.talk == facts(store, meeting)


def test_a_pause_stops_the_clock_and_five_minutes_more_are_five_more(
    store: Store, meeting: int, now: datetime
) -> None:
    talk.pause(store, meeting, after(now, 4))
    talk.pause(store, meeting, after(now, 5))  # asked twice, paused once
    assert left_at(store, meeting, after(now, 90)) == 16
    talk.resume(store, meeting, after(now, 14))
    talk.resume(store, meeting, after(now, 15))
    assert left_at(store, meeting, after(now, 16)) == 14
    talk.extend(store, meeting, after(now, 16))
    talk.extend(store, meeting, after(now, 16))
    assert left_at(store, meeting, after(now, 16)) == 24


def test_ending_says_it_was_held_and_stops_the_clock(
    store: Store, meeting: int, ada: int, now: datetime
) -> None:
    talk.end(store, meeting, after(now, 18))
    row = detail(store, meeting).row
    assert (row.status, row.ended_at) == (MeetingStatus.HELD, after(now, 18))
    assert people.detail(store, ada).stage is Stage.MET
    assert left_at(store, meeting, after(now, 999)) == 2
    for verb in (talk.pause, talk.resume, talk.extend, talk.end):
        with pytest.raises(InvalidInput, match="not_running"):
            verb(store, meeting, after(now, 19))
    store.journal.undo()
    assert left_at(store, meeting, after(now, 19)) == 1


def test_a_meeting_never_ended_and_moved_begins_afresh(store: Store, meeting: int, now: datetime) -> None:
    talk.extend(store, meeting, now)
    meetings.move(store, meeting, after(now, 600), "Europe/Berlin", after(now, 300))
    assert not facts(store, meeting).running
    talk.begin(store, meeting, after(now, 601))
    assert left_at(store, meeting, after(now, 602)) == 19


def test_nothing_is_done_to_a_meeting_that_is_not_there(store: Store, now: datetime) -> None:
    for verb in (talk.begin, talk.pause, talk.end):
        with pytest.raises(NotFound):
            verb(store, 99, now)


def test_questions_are_ticked_with_the_time_and_added(store: Store, meeting: int, now: datetime) -> None:
    first = preparation.add_own(store, meeting, " Why\nresearch? ", QuestionGroup.OWN, now)
    preparation.add_own(store, meeting, "Who else?", QuestionGroup.OWN, now)
    talk.tick(store, first, after(now, 3))
    found = [(row.text, row.group, row.position, row.asked_at) for row in questions(store, meeting)]
    assert found == [("Why research?", "own", 1, after(now, 3)), ("Who else?", "own", 2, None)]
    talk.untick(store, first, after(now, 4))
    assert questions(store, meeting)[0].asked_at is None
    with pytest.raises(InvalidInput, match="text: empty"):
        preparation.add_own(store, meeting, "  ", QuestionGroup.OWN, now)


def test_notes_are_kept_line_by_line_in_their_order(store: Store, meeting: int, now: datetime) -> None:
    lines = [NoteLine("Nurse for 7 years", now), NoteLine(""), NoteLine("Recruiting is slow ", after(now, 5))]
    first, blank, second = talk.keep_notes(store, meeting, lines, [], after(now, 6))
    assert blank == 0
    assert [(note.text, note.happened_at) for note in notes(store, meeting)] == [
        ("Nurse for 7 years", now),
        ("Recruiting is slow", after(now, 5)),
    ]
    between = NoteLine("Shadowed on Fridays", after(now, 7))
    lines = [NoteLine("Nurse for 7 years", now, first), between, NoteLine("Recruiting is slow", now, second)]
    talk.keep_notes(store, meeting, lines, [], after(now, 8))
    assert read(store, meeting) == ["Nurse for 7 years", "Shadowed on Fridays", "Recruiting is slow"]
    talk.keep_notes(store, meeting, lines[:1], [second, 12345], after(now, 9))
    assert read(store, meeting) == ["Nurse for 7 years", "Shadowed on Fridays"], (
        "only what is said to be gone"
    )


def test_typing_in_a_line_is_one_step_of_the_history(store: Store, meeting: int, now: datetime) -> None:
    note = 0
    for text in ("N", "Nurse", "Nurse for", "Nurse for 7 years"):
        (note,) = talk.keep_notes(store, meeting, [NoteLine(text, now, note)], [], now)
    lines = [NoteLine("Nurse for 7 years", now, note), NoteLine("Then", now)]
    _, second = talk.keep_notes(store, meeting, lines, [], now)
    talk.keep_notes(store, meeting, [lines[0], NoteLine("Then research", now, second)], [], now)
    assert store.journal.undo() == "Take notes"
    assert read(store, meeting) == ["Nurse for 7 years"]
    store.journal.undo()
    assert read(store, meeting) == []
    assert store.journal.undo_label == "Start meeting"
    store.journal.redo()
    store.journal.redo()
    assert read(store, meeting) == ["Nurse for 7 years", "Then research"]


def test_a_line_erased_comes_back_by_undo(store: Store, meeting: int, now: datetime) -> None:
    (note,) = talk.keep_notes(store, meeting, [NoteLine("Hm", now)], [], now)
    talk.keep_notes(store, meeting, [], [note], now)
    assert read(store, meeting) == []
    store.journal.undo()
    assert read(store, meeting) == ["Hm"]


def test_a_note_is_found_with_whom_it_was_taken(store: Store, meeting: int, ada: int, now: datetime) -> None:
    talk.keep_notes(store, meeting, [NoteLine("Diary studies with eight people", now)], [], now)
    (hit,) = search(store, "diary").hits
    assert (hit.kind, hit.title, hit.contact) == (SearchKind.NOTE, "Ada Quill", ada)


def test_nothing_is_written_where_nothing_changed(store: Store, meeting: int, now: datetime) -> None:
    (note,) = talk.keep_notes(store, meeting, [NoteLine("Hm", now)], [], now)
    heard: list[object] = []
    store.changes.subscribe(heard.append)
    talk.keep_notes(store, meeting, [NoteLine("Hm ", now, note)], [], after(now, 5))
    assert not heard


def test_a_line_whose_row_was_taken_back_is_kept_anew(store: Store, meeting: int, now: datetime) -> None:
    (note,) = talk.keep_notes(store, meeting, [NoteLine("Hm", now)], [], now)
    store.journal.undo()
    talk.keep_notes(store, meeting, [NoteLine("Hm, yes", now, note)], [], now)
    assert read(store, meeting) == ["Hm, yes"]
