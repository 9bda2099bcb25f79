"""The card that says what to do next with a person, and by when."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch.domain.vocabulary import Stage, TaskKind
from klatch.services.reading import meetings
from klatch.services.reading.contacts import ContactDetail
from klatch.services.reading.tasks import TaskRow
from klatch.ui import steps, words
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, label, set_property
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.notices import IconLabel

_INKS = {"late": "danger", "today": "warning"}


class NextStepCard(Card):
    """The verb, the date, and the one filled button of the page."""

    started = Signal()
    snoozed = Signal()
    done = Signal()
    taken_up = Signal()
    """The person leaves the address book."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, kind="next", margin=12)
        self._context = context
        self._step: TaskRow | None = None
        self._stage = Stage.TO_CONTACT
        theme = context.theme
        self._caption = label(self.tr("Next step"), "section", self)
        self._clock = IconLabel(theme, "clock", "muted", 14, self)
        self._due = label("", "caption", self)
        self._title = label("", "", self, wrap=True)
        self._detail = label("", "caption", self, wrap=True)
        self._buttons = QWidget(self)
        self.start = Button(theme, "", self, kind="primary", small=True)
        self.snooze = Button(theme, self.tr("Snooze"), self, small=True)
        self.finish = Button(theme, self.tr("Done"), self, icon="check", small=True)
        self._layout()
        self._connect()
        self._restyle()

    @property
    def title(self) -> str:
        """What is asked."""
        return self._title.text()

    @property
    def due_text(self) -> str:
        """When it is due."""
        return self._due.text()

    def show_person(self, person: ContactDetail, when: When) -> None:
        """Show what comes next for a person."""
        self._step, self._stage = person.next_step, person.stage
        if self._step is not None:
            self._show_step(self._step, when)
        else:
            self._show_rest(person)
        self.finish.setVisible(self._step is not None)
        self.snooze.setVisible(self._step is not None and steps.may_rest(self._step.kind))
        self._buttons.setVisible(not self.start.isHidden())
        self._detail.setVisible(bool(self._detail.text()))
        spoken = ", ".join(part for part in (self.title, self.due_text, self._detail.text()) if part)
        self.setAccessibleName(f"{self._caption.text()}: {spoken}")

    def set_narrow(self, narrow: bool) -> None:
        """Leave out an icon, so that the buttons keep to one row."""
        self.finish.set_icon_name("" if narrow else "check")

    def _show_step(self, step: TaskRow, when: When) -> None:
        self._caption.setText(self.tr("Next step"))
        self._title.setText(words.step(step.kind, step.title))
        due = when.due(step.due)
        near = when.until(step.due) if isinstance(step.due, datetime) else ""
        self._due.setText(f"{due.text}, {near}" if near and due.urgency == "today" else due.text)
        ink = _INKS.get(due.urgency, "muted")
        set_property(self._due, "role", "caption" if ink == "muted" else ink)
        self._clock.set_icon("circle-alert" if due.urgency == "late" else "clock", ink)
        self._clock.setVisible(bool(due.text))
        self._detail.setText(self._preparation(step))
        verb, icon = words.step_button(step.kind)
        self._offer(verb, icon)

    def _show_rest(self, person: ContactDetail) -> None:
        """Nothing is asked: say why, and what could be done."""
        self._caption.setText(self.tr("No next step"))
        self._due.clear()
        self._clock.hide()
        if person.do_not_contact:
            self._say(
                self.tr("Do not contact"), self.tr("They asked to be left alone, so nothing is planned.")
            )
        elif person.stage is Stage.PAUSED:
            reason = person.paused_reason
            if reason == "declined":
                reason = self.tr("They declined.")
            self._say(
                self.tr("Paused"), reason or self.tr("Nothing is asked until you choose a stage again.")
            )
        elif person.stage is Stage.ADDRESS_BOOK:
            self._say(self.tr("In the address book"), self.tr("Nothing is planned until you take them up."))
            self._offer(self.tr("Add to pipeline"), "plus")
        else:
            self._say(self.tr("Nothing is planned"), self.tr("Write when you have something to tell."))
            self._offer(self.tr("Write"), "mail")

    def _say(self, title: str, detail: str) -> None:
        self._title.setText(title)
        self._detail.setText(detail)
        self.start.hide()

    def _offer(self, verb: str, icon: str) -> None:
        self.start.setText(verb)
        self.start.set_icon_name(icon)
        self.start.show()

    def _preparation(self, step: TaskRow) -> str:
        if step.kind is not TaskKind.PREPARE or step.meeting is None:
            return ""
        meeting = meetings.detail(self._context.store, step.meeting)
        total = len(meetings.PREPARATION)
        done = self.tr("%1 of %2 done").replace("%1", str(meeting.row.prepared)).replace("%2", str(total))
        if not meeting.missing:
            return done
        still = ", ".join(words.preparation(part) for part in meeting.missing)
        return f"{done}. " + self.tr("Still open: %1").replace("%1", still)

    def _layout(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(5)
        head.addWidget(self._caption)
        head.addStretch(1)
        head.addWidget(self._clock)
        head.addWidget(self._due)
        flow = FlowLayout(self._buttons, spacing=8)
        flow.setContentsMargins(0, 7, 0, 0)
        for button in (self.start, self.snooze, self.finish):
            flow.addWidget(button)
        self.body.setSpacing(3)
        self.body.addLayout(head)
        self.body.addWidget(self._title)
        self.body.addWidget(self._detail)
        self.body.addWidget(self._buttons)
        self.snooze.setToolTip(self.tr("Until tomorrow morning"))

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start)
        self.snooze.clicked.connect(self.snoozed)
        self.finish.clicked.connect(self.done)
        self._context.theme.changed.connect(self._restyle)

    def _on_start(self) -> None:
        book = self._step is None and self._stage is Stage.ADDRESS_BOOK
        (self.taken_up if book else self.started).emit()

    def _restyle(self) -> None:
        font: QFont = self._context.theme.font("reading", 600)
        self._title.setFont(font)
