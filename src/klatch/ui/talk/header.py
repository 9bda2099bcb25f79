"""Above the conversation: with whom, the time left, the agenda, and the ways to stop the clock."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from klatch.domain import talk_clock
from klatch.domain.talk_clock import TalkFacts, TimeLeft
from klatch.services.reading.meetings import MeetingDetail
from klatch.ui.meeting_words import names
from klatch.ui.talk import wording
from klatch.ui.talk.agenda import AgendaBar, Part
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import label, set_property
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.rings import Arc, Ring

_RING = {TimeLeft.ENOUGH: "accent", TimeLeft.SHORT: "warning_graphic", TimeLeft.OVER: "danger"}
_ROOMY_FROM = 700  # px of the design below which the digits alone tell the time
_OPENING = 3
"""What a group takes beside its questions: the answers lead on, and one question is a group, too."""
_INK = {TimeLeft.ENOUGH: "", TimeLeft.SHORT: "warning", TimeLeft.OVER: "danger"}


class TalkHeader(QWidget):
    """Who, how long still, what about; pause, more time, the end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._avatar = Avatar(theme, 44, self)
        self._who = QWidget(self)
        self.name = ElidedLabel("", "heading", self._who)
        self.title = ElidedLabel("", "caption", self._who)
        self.place = ElidedLabel("", "caption", self._who)
        self.ring = Ring(theme, 58, 5, self)
        self.digits = label("", "display", self)
        self.below = label("", "caption", self)
        self.agenda = AgendaBar(theme, self)
        self.pause = Button(theme, "", self)
        self.more = Button(theme, self.tr("5 min"), self, icon="plus")
        self.end = Button(theme, self.tr("End and wrap up"), self, icon="check")
        self.more.setAccessibleName(self.tr("5 minutes more"))
        keeps_its_room = self.agenda.sizePolicy()
        keeps_its_room.setRetainSizeWhenHidden(True)
        self.agenda.setSizePolicy(keeps_its_room)
        self._layout()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_meeting(self, found: MeetingDetail, when: When) -> None:
        """Show with whom it is and what it is about."""
        row = found.row
        if row.attendees:
            self._avatar.set_person(row.attendees[0].id, row.attendees[0].name)
        texts = (names(row.attendees), wording.titles(row), wording.their_clock(row, when))
        for shown, text in zip((self.name, self.title, self.place), texts, strict=True):
            shown.setText(text)
            shown.setVisible(bool(text))
        groups = wording.grouped(found.questions)
        parts = (Part(wording.short_group(key), len(rows) + _OPENING) for key, rows in groups)
        self.agenda.set_parts(tuple(parts))

    def show_clock(self, facts: TalkFacts, when: When) -> None:
        """Show the time."""
        left = talk_clock.left(facts, when.now)
        state = talk_clock.state(left)
        shown = wording.digits(left), wording.below_digits(facts, left, when)
        if shown == (self.digits.text(), self.below.text()):
            return  # looked at more often than a second passes
        self.digits.setText(shown[0])
        self.below.setText(shown[1])
        set_property(self.digits, "ink", "muted" if facts.paused else _INK[state])
        whole = facts.promised / timedelta(seconds=1)
        share = whole if state is TimeLeft.OVER else left / timedelta(seconds=1)
        role = "border_control" if facts.paused else _RING[state]
        self.ring.set_arcs([Arc(share, whole, role)], wording.spoken_clock(facts, left))
        self.agenda.set_share(talk_clock.share(facts, when.now), running=facts.running)
        self._show_buttons(facts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= self._theme.px(_ROOMY_FROM)
        self.ring.setVisible(roomy)
        self.agenda.setMaximumWidth(self.width() if roomy else 0)

    def _show_buttons(self, facts: TalkFacts) -> None:
        resting = facts.paused or facts.ahead
        text = self.tr("Start") if facts.ahead else self.tr("Go on") if facts.paused else self.tr("Pause")
        if self.pause.text() != text:
            self.pause.setText(text)
            self.pause.set_icon_name("play" if resting else "pause")
        self.pause.setVisible(facts.ended_at is None)
        self.more.setVisible(facts.running)
        self.end.setVisible(not facts.ahead)
        over = self.tr("Wrap up") if facts.ended_at is not None else self.tr("End and wrap up")
        if self.end.text() != over:
            self.end.setText(over)

    def _layout(self) -> None:
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        who = QVBoxLayout(self._who)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(1)
        who.addStretch(1)
        for shown in (self.name, self.title, self.place):
            shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            who.addWidget(shown)
        who.addStretch(1)
        clock = QVBoxLayout()
        clock.setSpacing(0)
        clock.addStretch(1)
        clock.addWidget(self.digits)
        clock.addWidget(self.below)
        clock.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        row.addWidget(self._avatar)
        row.addWidget(self._who, 5)
        row.addWidget(self.ring)
        row.addLayout(clock)
        row.addSpacing(8)
        row.addWidget(self.agenda, 7)
        row.addSpacing(8)
        for button in (self.pause, self.more, self.end):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(96))
        self._who.setMaximumWidth(self._theme.px(190))
