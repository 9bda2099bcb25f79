"""What a row of the page is about, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject

from klatch.domain.vocabulary import Source, TaskKind
from klatch.services import tasks
from klatch.services.reading import contacts
from klatch.services.reading.today import MeetingRow, ReachOutRow, TaskRow
from klatch.ui import steps
from klatch.ui.page import Context
from klatch.ui.places import Compose, Place, ShowContact, ShowMeeting
from klatch.ui.today import wording
from klatch.ui.when import When

_MORNING = time(9)


@dataclass(frozen=True, slots=True)
class Item:
    """Something to do: a step, a meeting to open, or somebody to write to first."""

    kind: TaskKind
    text: str
    """The whole of it in words, for assistive technology and for what was done."""
    task: int | None = None
    contact: int | None = None
    meeting: int | None = None
    source: Source = Source.OTHER

    @property
    def can_start(self) -> bool:
        """Whether there is a page to begin it on."""
        return self.contact is not None or self.meeting is not None


def of_task(task: TaskRow) -> Item:
    """The item of a step."""
    text = "".join(run.text for run in wording.step(task))
    return Item(task.kind, text, task.id, task.contact, task.meeting)


def of_meeting(meeting: MeetingRow) -> Item:
    """The item of a meeting ahead."""
    person = meeting.attendees[0].id if meeting.attendees else None
    return Item(TaskKind.PREPARE, wording.who(meeting), None, person, meeting.id)


def of_person(row: ReachOutRow) -> Item:
    """The item of somebody to write to first."""
    return Item(TaskKind.FIRST_MESSAGE, row.name, None, row.id, source=row.source)


class ItemVerbs(QObject):
    """Runs what can be done with items; each says what it did and offers Undo."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def start(self, item: Item) -> None:
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
            with self._context.notices.guarded():
                tasks.done(self._context.store, item.task, self._context.clock.now())
                self._say(self.tr("Done: %1"), item.text)

    def skip(self, item: Item) -> None:
        """Let a step go."""
        if item.task is not None:
            with self._context.notices.guarded():
                tasks.skip(self._context.store, item.task, self._context.clock.now())
                self._say(self.tr("Skipped: %1"), item.text)

    def snooze(self, items: list[Item]) -> None:
        """Leave steps alone until tomorrow morning."""
        now = self._context.clock.now()
        when = When(now, self._context.zone())
        until = datetime.combine(when.today + timedelta(days=1), _MORNING, tzinfo=when.zone)
        ids = [item.task for item in items if item.task is not None]
        with self._context.notices.guarded():
            if len(ids) == 1:
                tasks.snooze(self._context.store, ids[0], until, now)
            else:
                tasks.snooze_all(self._context.store, ids, until, now)
            self._say(self.tr("Snoozed until %1"), when.ahead(until.date()))

    def _place(self, item: Item) -> Place | None:
        if item.contact is None:
            return ShowMeeting(item.meeting) if item.meeting is not None else None
        organization = None
        if item.kind is TaskKind.WRITE_SOMEONE_ELSE:
            organization = contacts.detail(self._context.store, item.contact).organization_id
        return steps.place(
            item.kind, item.contact, source=item.source, meeting=item.meeting, organization=organization
        )

    def _say(self, sentence: str, what: str) -> None:
        self._context.notices.undoable(sentence.replace("%1", what))
