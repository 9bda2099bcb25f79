"""Going through the weeks, and meetings as files for other calendars."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from klatch.services.reading.meetings import MeetingRow, MeetingView
from klatch.ui.meetings import phrases
from klatch.ui.meetings.calendar_file import CalendarFiles, Edges
from klatch.ui.meetings.lists import MeetingLists
from klatch.ui.meetings.phrases import tr
from klatch.ui.meetings.week import WeekPanel
from klatch.ui.page import Command, Context


class WeekCommands(QObject):
    """The commands that the strip above the week and the menus share."""

    def __init__(
        self, context: Context, lists: MeetingLists, week: WeekPanel, edges: Edges, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._lists = lists
        self._week = week
        self._files = CalendarFiles(context, edges, parent)

    def commands(self, meeting: MeetingRow | None) -> dict[str, Command]:
        """What can be done now, with the meeting in front if there is one."""
        commands: dict[str, Command] = {
            "previous_week": partial(self._week.turn, -1),
            "this_week": partial(self._week.turn, 0),
            "next_week": partial(self._week.turn, 1),
        }
        if self._week.meetings:
            commands["export_week"] = self._export_week
        if self._lists.tables[MeetingView.UPCOMING].table.ids:
            commands["export_upcoming"] = self._export_upcoming
        if meeting is not None:
            name = phrases.names(meeting.attendees)
            commands["save_ics"] = partial(self._files.save, [meeting.id], name)
            commands["open_ics"] = partial(self._files.open, meeting.id, name)
        return commands

    def _export_week(self) -> None:
        self._files.save(self._week.meetings, self._week.bar.title.text())

    def _export_upcoming(self) -> None:
        self._files.save(list(self._lists.tables[MeetingView.UPCOMING].table.ids), tr("Upcoming meetings"))
