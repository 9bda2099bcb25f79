"""The card of today's meetings: the one under way, one to wrap up, else the next one; then the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from klatch.domain.talk_clock import under_way
from klatch.services.reading.today import MeetingRow, TaskRow
from klatch.ui import words
from klatch.ui.page import Context
from klatch.ui.today import items, wording
from klatch.ui.today.hero_row import HeroRow
from klatch.ui.today.line import Run
from klatch.ui.today.rows import Row, TaskLine
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, line
from klatch.ui.widgets.buttons import Button

Entry = TaskRow | MeetingRow
"""A meeting to wrap up, or one of today."""
_SHOWN = 6


class HeroCard(Card):
    """Today's meetings, what to wrap up first."""

    row_made = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, kind="strong", margin=0)
        self._context = context
        self.first = HeroRow(context, self)
        self._others: list[tuple[QWidget, TaskLine]] = []
        self._count = 0
        self.more = Button(context.theme, "", self, kind="link")
        self.body.setSpacing(0)
        self.body.addWidget(self.first)
        self.body.addWidget(self.more)

    @property
    def rows(self) -> list[Row]:
        """The rows shown."""
        return [self.first, *(row for _, row in self._others[: self._count - 1])] if self._count else []

    @property
    def stops(self) -> list[QWidget]:
        """Everything the Tab key may stop at, in order."""
        return [self.first.button, *self.first.pair.buttons, *(row for _, row in self._others), self.more]

    def show_entries(self, overdue: Sequence[TaskRow], ahead: Sequence[MeetingRow], when: When) -> None:
        """Show what is to wrap up, then the meetings of today."""
        talking = [row for row in ahead if under_way(row.talk, when.now)]
        entries: list[Entry] = [*talking, *overdue, *(row for row in ahead if row not in talking)]
        hidden = len(entries) - len(entries[:_SHOWN])
        entries = entries[:_SHOWN]
        self._count = len(entries)
        self.setVisible(bool(entries))
        self.more.setText(self.tr("%1 more in Meetings").replace("%1", wording.number(hidden)))
        self.more.setVisible(hidden > 0)
        if not entries:
            return
        if isinstance(entries[0], MeetingRow):
            self.first.show_meeting(entries[0], self._caption(entries[0], len(ahead), when), when)
        else:
            self.first.show_wrap_up(entries[0], when)
        while len(self._others) < len(entries) - 1:
            self._add_row()
        for (_, row), entry in zip(self._others, entries[1:], strict=False):
            self._fill(row, entry, when)
        for number, widgets in enumerate(self._others):
            for widget in widgets:
                widget.setVisible(number < len(entries) - 1)

    def _caption(self, first: MeetingRow, count: int, when: When) -> str:
        many = self.tr("%Ln meetings today.", "", count)
        if first.started_at is not None and under_way(first.talk, when.now):
            said = self.tr("In conversation since %1").replace("%1", when.time(first.started_at))
        elif first.starts_at <= when.now:
            said = self.tr("Now, until %1").replace("%1", when.time(wording.over_at(first)))
        elif items.of_meeting(first, when.now).turn is items.Turn.PREPARE:
            said = self.tr("Next: prepare for your %1").replace("%1", when.time(first.starts_at))
        else:
            said = self.tr("Next: start your %1").replace("%1", when.time(first.starts_at))
        return f"{many} {said}"

    def _add_row(self) -> None:
        hairline = line(self)
        row = TaskLine(self._context, self, height=48, lead="avatar")
        row.add_pair()
        row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for widget in (hairline, row):
            self.body.insertWidget(self.body.count() - 1, widget)
        self._others.append((hairline, row))
        self.row_made.emit(row)

    def _fill(self, row: TaskLine, entry: Entry, when: When) -> None:
        if isinstance(entry, MeetingRow):
            self._fill_meeting(row, entry, when)
        else:
            row.show_person(entry.contact or 0, entry.name)
            row.line.set_runs(wording.step(entry))
            row.show_below(when.due(entry.due).text)
            verb, icon = words.step_button(entry.kind)
            row.show_item(items.of_task(entry), f"{row.line.text}. {row.below.text}", verb, icon)

    def _fill_meeting(self, row: TaskLine, meeting: MeetingRow, when: When) -> None:
        person = meeting.attendees[0] if meeting.attendees else None
        row.show_person(person.id if person else 0, wording.who(meeting))
        at = self.tr(" at %1").replace("%1", wording.clocks(meeting, when, here=False))
        row.line.set_runs([Run(wording.who(meeting), 600), Run(at, role="muted")])
        how = self.tr("%1, %2 minutes").replace("%1", words.meeting_format(meeting.format))
        alone = person is not None and len(meeting.attendees) == 1
        about = wording.role(person.title, person.organization) if person and alone else ""
        parts = [how.replace("%2", wording.number(meeting.minutes)), wording.prepared(meeting), about]
        row.show_below(" · ".join(part for part in parts if part))
        spoken = f"{row.line.text}. {row.below.text}"
        row.show_item(items.of_meeting(meeting, when.now), spoken, "", "")
