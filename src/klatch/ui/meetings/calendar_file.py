"""Meetings on their way to another calendar: a file to save, or one that the calendar program opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from klatch.support.files import write_whole
from klatch.ui import saving
from klatch.ui.meetings.phrases import tr
from klatch.ui.page import Context
from klatch.ui.private_files import PrivateFolder


@dataclass(frozen=True, slots=True)
class Edges:
    """What lies outside the program: whatever opens a file, and the dialog for a file's name."""

    open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
    save_as: saving.Ask = saving.ask


class CalendarFiles(QObject):
    """Says what it did; files for the calendar program live until the page is gone."""

    def __init__(self, context: Context, edges: Edges, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._edges = edges
        self._widget = parent
        self._folder = PrivateFolder()

    def save(self, meetings: Sequence[int], name: str) -> None:
        """Save meetings as one file, named by the user."""
        notices = self._context.notices
        with notices.guarded():
            data = self._bytes(meetings)
            kind = tr("Calendar file (*.ics)")
            question = saving.Question(tr("Save for a calendar"), self._named(name), kind)
            target = saving.target(self._widget, question, self._edges.save_as)
            if target is None:
                return
            try:
                write_whole(target, data)
            except OSError:
                notices.failed.emit(
                    tr("%1 could not be written. Choose another place.").replace("%1", target.name)
                )
                return
            notices.say(tr("Saved %1").replace("%1", target.name))

    def open(self, meeting: int, name: str) -> None:
        """Let the calendar program show a meeting."""
        failed = tr("No program here opens calendar files. Save the meeting as .ics instead.")
        with self._context.notices.guarded():
            data = self._bytes([meeting])
            try:
                file = self._folder.write(self._named(name), data)
                opened = self._edges.open_url(QUrl.fromLocalFile(str(file)))
            except OSError:
                opened = False
            if not opened:
                self._context.notices.failed.emit(failed)

    def _bytes(self, meetings: Sequence[int]) -> bytes:
        from klatch.services.calendar import ics

        return ics.calendar(self._context.store, meetings, self._context.clock.now())

    def _named(self, name: str) -> str:
        from klatch.services.mail.compose import file_name

        return file_name(name, "", ".ics")
