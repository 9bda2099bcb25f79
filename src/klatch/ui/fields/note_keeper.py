"""Keeps the notes while they are typed: which line is which row, and that a kill costs a second of it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from klatch.domain.errors import KlatchError, NotFound
from klatch.domain.names import clean
from klatch.domain.note_lines import NoteLine, follow
from klatch.services import talk
from klatch.services.reading import talk as reading
from klatch.ui.fields.note_edit import NoteEdit
from klatch.ui.page import Context
from klatch.ui.when import When

KEEP_MS = 1000
"""From the first letter not yet kept: waiting for a pause in the typing could take for ever."""
_AGAIN_MS = 5000


class NoteKeeper(QObject):
    """Follows what is typed into the notes of one meeting, and writes what differs."""

    def __init__(self, context: Context, edit: NoteEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._edit = edit
        self._meeting = 0
        self._lines: tuple[NoteLine, ...] = (NoteLine(""),)
        self._gone: set[int] = set()
        self._aside: dict[int, tuple[tuple[NoteLine, ...], set[int]]] = {}
        """Lines of meetings turned away from that could not be written, and the rows of those gone."""
        self._known: dict[str, datetime] = {}
        self._when = When(context.clock.now(), context.zone())
        self._busy = False
        self._unsaved = False
        self.timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self.timer.timeout.connect(self.flush)
        edit.textChanged.connect(self._on_text)

    @property
    def unsaved(self) -> bool:
        """Whether something is still to be written, of this meeting or of one turned away from."""
        return self._unsaved or bool(self._aside)

    def begin(self, meeting: int) -> None:
        """Turn to a meeting, having kept what was typed about the one before."""
        self.rest()
        self._meeting, self._gone, self._known = meeting, set(), {}
        self._lines = (NoteLine(""),)  # to write on: the cursor waits in a line of its own
        if meeting in self._aside:
            self._lines, self._gone = self._aside.pop(meeting)
            self._unsaved = True
            self._when = When(self._context.clock.now(), self._context.zone())
            self._show_lines()
        else:
            self._load()

    def rest(self) -> None:
        """Turn away from the meeting. What could not be written is set aside, and written later."""
        self.flush()
        if self._meeting and self._unsaved:
            self._aside[self._meeting] = (self._lines, self._gone)
        self._meeting, self._unsaved = 0, False

    def renew(self) -> None:
        """Something else wrote: keep what is being typed, then show what is stored."""
        if self._busy or not self._meeting:
            return
        self.flush()
        if not self._unsaved:
            self._load()

    def stop(self) -> None:
        """The meeting is gone: write nothing any more."""
        self._meeting, self._unsaved = 0, False

    def flush(self) -> None:
        """Write now what is not written yet. What could not be written is tried again."""
        self.timer.stop()
        if self._busy:
            return
        self._busy = True
        try:
            self._write_all()
        except KlatchError as error:
            self._context.notices.failure(error)
            self.timer.start(_AGAIN_MS)
        finally:
            self._busy = False

    def _write_all(self) -> None:
        for meeting, (lines, gone) in tuple(self._aside.items()):
            self._write(meeting, lines, gone)
            del self._aside[meeting]
        if self._meeting and self._unsaved:
            self._lines = self._write(self._meeting, self._lines, self._gone)
            self._gone.clear()
            self._unsaved = False

    def _write(self, meeting: int, lines: tuple[NoteLine, ...], gone: set[int]) -> tuple[NoteLine, ...]:
        """The lines with their rows; as they are where the meeting is gone."""
        context = self._context
        try:
            rows = talk.keep_notes(context.store, meeting, lines, gone, context.clock.now())
        except NotFound:
            return lines
        return tuple(NoteLine(line.text, line.at, row) for line, row in zip(lines, rows, strict=True))

    def _show_stamps(self) -> None:
        """Show the time of each line in the user's zone."""
        when = self._when
        self._edit.set_stamps([when.time(line.at) if line.at else "" for line in self._lines])

    def _load(self) -> None:
        stored = reading.notes(self._context.store, self._meeting)
        here = [(line.note, clean(line.text)) for line in self._lines if not line.blank]
        shown = [line.text for line in self._lines] == self._edit.lines
        if not shown or here != [(note.id, note.text) for note in stored]:
            blank = (NoteLine(""),) if self._lines[-1].blank or not stored else ()
            read = (NoteLine(note.text, note.happened_at, note.id) for note in stored)
            self._lines = (*read, *blank)
            self._show_lines()
        self._when = When(self._context.clock.now(), self._context.zone())
        self._show_stamps()

    def _show_lines(self) -> None:
        self._busy = True
        try:
            self._edit.show_lines([line.text for line in self._lines])
        finally:
            self._busy = False
        self._show_stamps()

    def _on_text(self) -> None:
        if self._busy or not self._meeting:
            return
        before = self._lines
        self._lines = follow(before, self._edit.lines, self._context.clock.now(), self._known)
        if self._lines == before:
            return
        present = {line.note for line in self._lines}
        for line in before:
            if line.at is not None and line.note not in present:
                self._known[line.text] = line.at
                self._gone.add(line.note)
        self._gone.discard(0)
        self._unsaved = True
        if not self.timer.isActive():
            self.timer.start(KEEP_MS)
        if [line.at for line in before] != [line.at for line in self._lines]:
            self._show_stamps()
