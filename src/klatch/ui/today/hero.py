"""The card of today's meetings: one to wrap up, else the next one with its countdown; then the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import TaskKind
from klatch.services.reading import meetings
from klatch.services.reading.today import MeetingRow, TaskRow
from klatch.ui import words
from klatch.ui.page import Context
from klatch.ui.today import items, wording
from klatch.ui.today.line import Line, Run
from klatch.ui.today.rows import Row, TaskLine
from klatch.ui.when import When
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import Card, label, line
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.rings import Arc, CountdownRing

Entry = TaskRow | MeetingRow
"""A meeting to wrap up, or one of today."""
_HOUR = 60
_SHOWN = 6
_BUTTON_WIDTH = 104


class HeroRow(Row):
    """The one that comes first."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, height=105)
        theme = context.theme
        self.ring = CountdownRing(theme, self)
        self.avatar = Avatar(theme, 48, self)
        self.caption = Line(theme, self, font="caption")
        self.title = Line(theme, self, font="name")
        self.detail = label("", "muted", self, wrap=True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, len(meetings.PREPARATION))
        self.done = Line(theme, self, font="caption")
        self.open_parts = Line(theme, self, font="caption")
        self._preparation = QWidget(self)
        self.button.setProperty("small", None)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._layout()
        self._widen()
        theme.changed.connect(self._widen)

    def show_meeting(self, meeting: MeetingRow, caption: str, when: When) -> None:
        """Show a meeting ahead or under way."""
        self.caption.say(caption, "muted", 600)
        self._name(wording.tr("Coffee chat with %1"), wording.who(meeting))
        person = meeting.attendees[0] if len(meeting.attendees) == 1 else None
        about = wording.role(person.title, person.organization) if person else ""
        where = words.meeting_format(meeting.format)
        said = [about, wording.clocks(meeting, when, here=True), meeting.place or where]
        self.detail.setText(" · ".join(part for part in said if part))
        self._show_ring(meeting, when)
        self._show_preparation(meeting)
        spoken = [caption, self.title.text, self.detail.text(), self.ring.accessibleDescription()]
        self.show_item(items.of_meeting(meeting), ". ".join(spoken), self.tr("Open meeting"), "calendar-days")

    def show_wrap_up(self, task: TaskRow, when: When) -> None:
        """Show a meeting that is over and not told of."""
        self.caption.say(self.tr("A meeting is over. Next: keep what you learned"), "muted", 600)
        self._name(wording.tr("Say how it went with %1"), task.name)
        about = wording.role(task.contact_title, task.organization)
        since = wording.since(task.due, when) if isinstance(task.due, datetime) else ""
        self.detail.setText(" · ".join(part for part in (about, since) if part))
        self.ring.hide()
        self.avatar.set_person(task.contact or 0, task.name)
        self.avatar.show()
        self._preparation.hide()
        spoken = f"{self.caption.text}. {self.title.text}. {self.detail.text()}"
        self.show_item(items.of_task(task), spoken, words.step(TaskKind.WRAP_UP), "calendar-check")

    def _name(self, sentence: str, name: str) -> None:
        self.title.say(sentence.replace("%1", name), weight=600)

    def _show_ring(self, meeting: MeetingRow, when: When) -> None:
        self.avatar.hide()
        self.ring.show()
        ahead = int((meeting.starts_at - when.now) / timedelta(minutes=1))
        if meeting.starts_at > when.now and ahead >= _HOUR:
            hours = self.locale().toString(ahead // _HOUR)
            self.ring.set_arcs([Arc(1, 1)], self.tr("in %1 h").replace("%1", hours))
            self.ring.set_text(hours, self.tr("h"))
        elif meeting.starts_at > when.now:
            self.ring.set_minutes(ahead, self.tr("min"), self._spoken(self.tr("in %1 min"), ahead))
        else:
            left = int((wording.over_at(meeting) - when.now) / timedelta(minutes=1))
            spoken = self._spoken(self.tr("%1 min left"), left)
            self.ring.set_minutes(left, self.tr("left"), spoken, of=max(1, meeting.minutes))

    def _spoken(self, sentence: str, minutes: int) -> str:
        return sentence.replace("%1", self.locale().toString(minutes))

    def _show_preparation(self, meeting: MeetingRow) -> None:
        try:
            missing = meetings.detail(self.context.store, meeting.id).missing
        except NotFound:
            missing = ()
        self._preparation.show()
        self.bar.setValue(meeting.prepared)
        self.bar.setAccessibleName(wording.prepared(meeting))
        self.done.say(wording.prepared(meeting))
        self.open_parts.say(wording.still_open(missing), "muted")

    def _layout(self) -> None:
        third = QHBoxLayout(self._preparation)
        third.setContentsMargins(0, 3, 0, 0)
        third.setSpacing(8)
        third.addWidget(self.bar)
        third.addWidget(self.done)
        third.addWidget(self.open_parts, 1)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addStretch(1)
        for widget in (self.caption, self.title, self.detail, self._preparation):
            text.addWidget(widget)
        text.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(self.ring)
        row.addWidget(self.avatar)
        row.addLayout(text, 1)
        row.addWidget(self.button)

    def _widen(self) -> None:
        self.button.setMinimumWidth(self.theme.px(_BUTTON_WIDTH))
        self.bar.setFixedWidth(self.theme.px(96))


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
        return [self.first.button, *(row for _, row in self._others), self.more]

    def show_entries(self, overdue: Sequence[TaskRow], ahead: Sequence[MeetingRow], when: When) -> None:
        """Show what is to wrap up, then the meetings of today."""
        entries: list[Entry] = [*overdue, *ahead]
        hidden = len(entries) - len(entries[:_SHOWN])
        entries = entries[:_SHOWN]
        self._count = len(entries)
        self.setVisible(bool(entries))
        self.more.setText(self.tr("%1 more in Meetings").replace("%1", wording.number(hidden)))
        self.more.setVisible(hidden > 0)
        if not entries:
            return
        if isinstance(entries[0], MeetingRow):
            self.first.show_meeting(entries[0], self._caption(ahead, when), when)
        else:
            self.first.show_wrap_up(entries[0], when)
        while len(self._others) < len(entries) - 1:
            self._add_row()
        for (_, row), entry in zip(self._others, entries[1:], strict=False):
            self._fill(row, entry, when)
        for number, widgets in enumerate(self._others):
            for widget in widgets:
                widget.setVisible(number < len(entries) - 1)

    def _caption(self, ahead: Sequence[MeetingRow], when: When) -> str:
        first = ahead[0]
        many = wording.counted(len(ahead), self.tr("1 meeting today."), self.tr("%1 meetings today."))
        if first.starts_at <= when.now:
            said = self.tr("Now, until %1").replace("%1", when.time(wording.over_at(first)))
        else:
            said = self.tr("Next: be ready for your %1").replace("%1", when.time(first.starts_at))
        return f"{many} {said}"

    def _add_row(self) -> None:
        hairline = line(self)
        row = TaskLine(self._context, self, height=48, lead="avatar")
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
        row.show_item(items.of_meeting(meeting), spoken, self.tr("Open"), "")
