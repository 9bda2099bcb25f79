"""The row that comes first: a meeting with its countdown, or one to wrap up."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from klatch.domain import talk_clock
from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import TaskKind
from klatch.services.reading import meetings
from klatch.services.reading.today import MeetingRow, TaskRow
from klatch.ui import words
from klatch.ui.page import Context
from klatch.ui.today import items, wording
from klatch.ui.today.line import Line
from klatch.ui.today.rows import Row
from klatch.ui.when import When
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import label
from klatch.ui.widgets.rings import Arc, CountdownRing

_HOUR = 60
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
        self.pair = self.make_pair(large=True)
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
        self.show_item(items.of_meeting(meeting, when.now), ". ".join(spoken), "", "")

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
            left = int(_left(meeting, when.now) / timedelta(minutes=1))
            said, unit = (self.tr("%1 min left"), self.tr("left")) if left >= 0 else (self.tr("%1 min"), "")
            promised = max(1, meeting.minutes + meeting.extra_minutes)
            self.ring.set_minutes(left, unit, self._spoken(said, left), of=promised)

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
        row.addWidget(self.pair)

    def _widen(self) -> None:
        self.button.setMinimumWidth(self.theme.px(_BUTTON_WIDTH))
        self.bar.setFixedWidth(self.theme.px(96))


def _left(meeting: MeetingRow, now: datetime) -> timedelta:
    """What is left by the clock of the conversation, or by the plan while it was not started here."""
    if meeting.talk.running:
        return talk_clock.left(meeting.talk, now)
    return wording.over_at(meeting) - now
