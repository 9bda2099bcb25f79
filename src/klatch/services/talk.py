"""A conversation under way: its clock, the questions asked, the notes taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from klatch.domain.errors import InvalidInput
from klatch.domain.names import clean
from klatch.domain.note_lines import NoteLine
from klatch.domain.talk_clock import EXTENSION, TalkFacts, paused_for
from klatch.services import meetings
from klatch.store.database import Store
from klatch.store.queries.talk import facts, notes
from klatch.store.transaction import Transaction


def begin(store: Store, meeting: int, now: datetime) -> None:
    """It begins; one that is under way goes on as it was. Raises InvalidInput, NotFound."""
    if not facts(store, meeting).running:
        meetings.begin(store, meeting, now)


def pause(store: Store, meeting: int, now: datetime) -> None:
    """Stop the clock. Raises InvalidInput, NotFound."""
    if not _running(store, meeting).paused:
        with store.transaction("Pause the conversation", now) as tx:
            tx.update("meeting", meeting, paused_at=now)


def resume(store: Store, meeting: int, now: datetime) -> None:
    """Let the clock run on. Raises InvalidInput, NotFound."""
    talk = _running(store, meeting)
    if talk.paused:
        with store.transaction("Go on with the conversation", now) as tx:
            tx.update("meeting", meeting, paused_at=None, paused_seconds=paused_for(talk, now))


def extend(store: Store, meeting: int, now: datetime) -> None:
    """They have five minutes more. Raises InvalidInput, NotFound."""
    talk = _running(store, meeting)
    with store.transaction("5 minutes more", now) as tx:
        tx.update("meeting", meeting, extra_minutes=talk.extra_minutes + EXTENSION)


def end(store: Store, meeting: int, now: datetime) -> None:
    """It is over: held, ended now. Raises InvalidInput, NotFound."""
    _running(store, meeting)
    meetings.mark_held(store, meeting, now, now)


def tick(store: Store, question: int, now: datetime) -> None:
    """It was asked now. Raises NotFound."""
    with store.transaction("Tick question", now) as tx:
        tx.update("meeting_question", question, asked_at=now)


def untick(store: Store, question: int, now: datetime) -> None:
    """It was not asked after all. Raises NotFound."""
    with store.transaction("Untick question", now) as tx:
        tx.update("meeting_question", question, asked_at=None)


def keep_notes(
    store: Store, meeting: int, lines: Sequence[NoteLine], gone: Iterable[int], now: datetime
) -> tuple[int, ...]:
    """Keep the notes as they read now; returns the row of each line, 0 for a blank one.

    Only what differs is written; `gone` are the rows of lines no longer there. Typing in one line is one step
    of the undo history, however often it is kept.
    """
    stored = {note.id: note for note in notes(store, meeting)}
    cleaned = [NoteLine(clean(line.text), line.at, line.note) for line in lines]
    dropped = [key for key in gone if key in stored]
    kept: list[int] = []
    changed: list[int] = []
    place = 0
    with store.transaction("Take notes", now) as tx:
        for line in cleaned:
            if not line.text:
                kept.append(0)
                continue
            before = stored.get(line.note)
            kept.append(before.id if before else _insert_note(tx, meeting, line, place))
            if before is None or before.text != line.text:
                changed.append(kept[-1])
            if before and (before.text, before.position) != (line.text, place):
                tx.update("note", before.id, text=line.text, position=place)
            place += 1
        if dropped:
            tx.delete("note", dropped)
        elif len(changed) == 1:
            tx.run = f"note {changed[0]}"
    return tuple(kept)


def _insert_note(tx: Transaction, meeting: int, line: NoteLine, place: int) -> int:
    at = line.at or tx.now
    return tx.insert("note", meeting=meeting, text=line.text, happened_at=at, position=place)


def _running(store: Store, meeting: int) -> TalkFacts:
    talk = facts(store, meeting)
    if not talk.running:
        raise InvalidInput("meeting", "not_running")
    return talk
