"""What a row of the page is about, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from klatch.domain.reminding import MEETING_LEAD
from klatch.domain.talk_clock import under_way
from klatch.domain.vocabulary import TaskKind
from klatch.services.reading import contacts
from klatch.services.reading.today import MeetingRow, ReachOutRow, TaskRow
from klatch.ui import steps
from klatch.ui.page import Context
from klatch.ui.places import Compose, Place, Prepare, ShowContact, ShowMeeting, WrapUp
from klatch.ui.starting import start_talk
from klatch.ui.task_verbs import TaskVerbs
from klatch.ui.today import wording
from klatch.ui.when import When


class Turn(StrEnum):
    """What a meeting of today wants next."""

    PREPARE = "prepare"
    START = "start"
    GO_ON = "go_on"
    WRAP_UP = "wrap_up"


@dataclass(frozen=True, slots=True)
class Item:
    """Something to do: a step, a meeting to open, or somebody to write to first."""

    kind: TaskKind
    text: str
    """The whole of it in words, for assistive technology and for what was done."""
    task: int | None = None
    contact: int | None = None
    meeting: int | None = None
    turn: Turn | None = None
    """For a meeting of today."""

    @property
    def can_start(self) -> bool:
        """Whether there is a page to begin it on."""
        return self.contact is not None or self.meeting is not None


def of_task(task: TaskRow) -> Item:
    """The item of a step."""
    text = "".join(run.text for run in wording.step(task))
    return Item(task.kind, text, task.id, task.contact, task.meeting)


def of_meeting(meeting: MeetingRow, now: datetime) -> Item:
    """The item of a meeting of today."""
    person = meeting.attendees[0].id if meeting.attendees else None
    turn = Turn.PREPARE
    if meeting.started_at is not None:
        turn = Turn.GO_ON if under_way(meeting.talk, now) else Turn.WRAP_UP
    elif now >= meeting.starts_at - MEETING_LEAD:
        turn = Turn.START
    return Item(TaskKind.PREPARE, wording.who(meeting), None, person, meeting.id, turn=turn)


def of_person(row: ReachOutRow) -> Item:
    """The item of somebody to write to first."""
    return Item(TaskKind.FIRST_MESSAGE, row.name, None, row.id)


class ItemVerbs(QObject):
    """Runs what can be done with items; each says what it did and offers Undo."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.tasks = TaskVerbs(context, parent)

    def start(self, item: Item) -> None:
        """Do what comes next: go where the step begins, or start the meeting whose time has come."""
        if item.turn in (Turn.START, Turn.GO_ON):
            self.begin(item)
        elif item.turn is Turn.WRAP_UP and item.meeting is not None:
            self._context.navigator.go(WrapUp(item.meeting))
        else:
            self.prepare(item)

    def begin(self, item: Item) -> None:
        """The conversation begins now, or goes on."""
        if item.meeting is not None:
            start_talk(self._context, item.meeting, item.text)

    def prepare(self, item: Item) -> None:
        """Go where the step begins."""
        with self._context.notices.guarded():
            place = self._place(item)
            if place is not None:
                self._context.navigator.go(place)

    def open(self, item: Item) -> None:
        """Show the meeting, or the person."""
        if item.kind is TaskKind.PREPARE and item.meeting is not None:
            self._context.navigator.go(ShowMeeting(item.meeting))
        elif item.contact is not None:
            self._context.navigator.go(ShowContact(item.contact))

    def write_to(self, people: tuple[int, ...]) -> None:
        """Write to several people one after the other."""
        self._context.navigator.go(Compose(people))

    def done(self, item: Item) -> None:
        """Tick a step off."""
        if item.task is not None:
            self.tasks.done([item.task], item.text)

    def skip(self, item: Item) -> None:
        """Let a step go."""
        if item.task is not None:
            self.tasks.skip([item.task], item.text)

    def snooze_all(self, items: list[Item]) -> None:
        """Leave steps alone until tomorrow morning."""
        today = When(self._context.clock.now(), self._context.zone()).today
        ids = [item.task for item in items if item.task is not None]
        self.tasks.snooze(ids, today + timedelta(days=1))

    def _place(self, item: Item) -> Place | None:
        if item.kind is TaskKind.PREPARE and item.meeting is not None:
            return Prepare(item.meeting)
        if item.contact is None:
            return ShowMeeting(item.meeting) if item.meeting is not None else None
        return steps.place(item.kind, contacts.detail(self._context.store, item.contact), item.meeting)
