"""What can be done to a meeting from the table and the pane; each says what it did and offers Undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from klatch.domain.errors import KlatchError, NotFound
from klatch.services import meetings
from klatch.services.reading.meetings import MeetingRow, rows
from klatch.ui.meetings import phrases
from klatch.ui.page import Context
from klatch.ui.starting import start_talk
from klatch.ui.when import When


class MeetingVerbs(QObject):
    """Runs the verbs of the services on meetings by their ids."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    def start(self, meeting: int) -> None:
        """It begins now, or goes on."""
        start_talk(self._context, meeting, self.who(meeting))

    def agree(self, meeting: int) -> None:
        """They agreed to the time."""
        with self._context.notices.guarded():
            meetings.confirm(self._context.store, meeting, self._now)
            self._done(self.tr("Meeting with %1 confirmed"), meeting)

    def cancel(self, meeting: int) -> None:
        """Call it off."""
        with self._context.notices.guarded():
            meetings.cancel(self._context.store, meeting, self._now)
            self._done(self.tr("Meeting with %1 cancelled"), meeting)

    def move(self, meeting: int, starts_at: datetime) -> None:
        """Give it another time."""
        with self._context.notices.guarded():
            row = self._row(meeting)
            meetings.move(self._context.store, meeting, starts_at, row.zone, self._now)
            when = When(self._now, self._context.zone())
            moved = self.tr("Meeting with %1 moved to %2")
            self._done(moved.replace("%2", f"{when.weekday(starts_at)}, {when.time(starts_at)}"), meeting)

    def no_show(self, meeting: int) -> None:
        """They did not come."""
        with self._context.notices.guarded():
            meetings.no_show(self._context.store, meeting, self._now)
            self._done(self.tr("%1 did not come"), meeting)

    def delete(self, ids: Sequence[int]) -> None:
        """Delete meetings with what belongs to them."""
        with self._context.notices.guarded():
            one = self.who(ids[0]) if len(ids) == 1 else ""
            meetings.delete(self._context.store, ids, self._now)
            said = self.tr("Meeting with %1 deleted").replace("%1", one)
            many = self.tr("%Ln meetings deleted", "", len(ids))
            self._context.notices.undoable(said if one else many)

    def save_notes(self, meeting: int, text: str) -> bool:
        """Keep the notes of a meeting; False when they could not be written."""
        try:
            meetings.edit(self._context.store, meeting, {"notes": text}, self._now)
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        return True

    def who(self, meeting: int) -> str:
        """With whom it is."""
        found = rows(self._context.store, [meeting])
        return phrases.names(found[0].attendees) if found else ""

    def _row(self, meeting: int) -> MeetingRow:
        found = rows(self._context.store, [meeting])
        if not found:
            raise NotFound("meeting", meeting)
        return found[0]

    def _done(self, sentence: str, meeting: int) -> None:
        self._context.notices.undoable(sentence.replace("%1", self.who(meeting)))
