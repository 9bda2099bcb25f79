"""Meeting mode: everything needed while one talks with somebody, on one page, from the keyboard."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch.domain import talk_clock
from klatch.domain.errors import NotFound
from klatch.domain.names import name_and_employer, reads_as_named
from klatch.domain.talk_clock import TimeLeft
from klatch.domain.vocabulary import TakeawayKind
from klatch.services.data import Change
from klatch.services.reading.meetings import MeetingDetail, detail
from klatch.services.reading.talk import named
from klatch.ui.fields.meeting_frame import MeetingFrame
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import Place, Talk, WrapUp
from klatch.ui.talk import wording
from klatch.ui.talk.gains import Gains
from klatch.ui.talk.header import TalkHeader
from klatch.ui.talk.note_panel import NotePanel
from klatch.ui.talk.prompt import NamePrompt
from klatch.ui.talk.questions import QuestionPanel
from klatch.ui.talk.verbs import TalkVerbs
from klatch.ui.when import When
from klatch.ui.widgets.base import announce, line
from klatch.ui.widgets.focus import focus_by_key

_LOOK_MS = 500
_NOT_TODAY = "talk/not_today"
_TABLES = (
    "meeting",
    "meeting_contact",
    "meeting_question",
    "takeaway",
    "referral",
    "contact",
    "organization",
)


class TalkPage(Page):
    """The conversation in hand; what is on it is written down as it happens."""

    is_task = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.meeting: MeetingDetail | None = None
        self._when = When(context.clock.now(), context.zone())
        self._state: TimeLeft | None = None
        self.verbs = TalkVerbs(context, self)
        self._stack = MeetingFrame(context.theme, self)
        inside = self._stack.inside
        self.header = TalkHeader(context.theme, inside)
        self.questions = QuestionPanel(context.theme, inside)
        self.notes = NotePanel(context, inside)
        self.gains = Gains(context, self.verbs, inside)
        self.prompt = NamePrompt(context.theme, inside)
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._layout()
        self._connect()

    def heading(self) -> tuple[str, str]:
        if self.meeting is None:
            return self.tr("Coffee chat"), ""
        return self.tr("Coffee chat"), wording.summary(self.meeting.row, self._when)

    def status(self) -> str:
        if self.meeting is None:
            return ""
        row, questions = self.meeting.row, self.meeting.questions
        said = []
        if self._talking and row.started_at is not None:
            said.append(self.tr("In conversation since %1").replace("%1", self._when.time(row.started_at)))
        if questions:
            asked = sum(each.asked_at is not None for each in questions)
            counted = self.tr("%1 of %2 questions asked").replace("%1", wording.number(asked))
            said.append(counted.replace("%2", wording.number(len(questions))))
        return " · ".join(said)

    def commands(self) -> dict[str, Command]:
        if self.meeting is None:
            return {}
        facts = self.meeting.row.talk
        commands: dict[str, Command] = {
            "add_note": partial(focus_by_key, self.notes.edit),
            "add_question": self.write_question,
            "add_name": self.gains.write_name,
            "detail_pane": self.toggle_wide,
            **{f"line_{kind}": partial(self.keep_here, kind) for kind in TakeawayKind},
        }
        if self._talking:
            commands |= {"pause_talk": self.turn_clock, "extend_talk": self.verbs.extend}
        if facts.ahead and not wording.called_off(self.meeting.row):
            commands["start_meeting"] = self.turn_clock
        elif self._talking or facts.ended_at is not None:
            commands["end_talk"] = self.end
        following = self._next_step()
        return commands | ({"next_step": following} if following is not None else {})

    def arrive(self, place: Place) -> None:
        self.setFocusProxy(self.notes.edit)
        if isinstance(place, Talk):
            self._show(place.meeting)
        elif self.meeting is None:
            self._stack.setCurrentWidget(self._stack.gone)

    def depart(self) -> None:
        self.commit()

    @property
    def unsaved(self) -> bool:
        return self.notes.keeper.unsaved

    def in_front(self) -> tuple[int, ...]:
        return tuple(who.id for who in self.meeting.row.attendees) if self.meeting is not None else ()

    def areas(self) -> list[QWidget]:
        return [self.header, self.questions, self.notes, self.gains, self.prompt]

    def commit(self) -> None:
        """Save what is being typed."""
        if self.meeting is not None:
            self.notes.keeper.flush()
            self.gains.commit()
            self._add_question(self.questions.new.text())

    def turn_clock(self) -> None:
        """Start, pause, go on: whatever the button says."""
        if self.meeting is None:
            return
        facts = self.meeting.row.talk
        verb = self.verbs.resume if facts.paused else self.verbs.pause
        (self.verbs.begin if facts.ahead else verb)()

    def end(self) -> None:
        """It is over: on to what is left to do about it."""
        if self.meeting is None:
            return
        self.commit()
        meeting = self.meeting.row.id
        if self.meeting.row.talk.ended_at is not None:
            self.context.navigator.go(WrapUp(meeting))
        elif self.verbs.end():
            self.context.navigator.go(WrapUp(meeting))
            self.context.notices.undoable(self.tr("The conversation is over"))

    def keep_here(self, kind: TakeawayKind) -> None:
        """Make the line with the cursor a takeaway; elsewhere, write one."""
        if not self.notes.edit.hasFocus():
            self.gains.write(kind)
        else:
            self.keep_line(kind)

    def keep_line(self, kind: TakeawayKind) -> None:
        """Make the line of the notes a takeaway of this kind; a referral needs a name to be one."""
        text = self.notes.edit.here
        if self.meeting is None or not text:
            self.gains.write(kind)
        elif kind is not TakeawayKind.REFERRAL:
            self.verbs.keep_line(self.gains.contact, kind, text, self.meeting.takeaways)
        elif reads_as_named(text):
            if self.gains.name(text):
                said = self.tr("Kept as a referral: %1").replace("%1", name_and_employer(text)[0])
                self.context.notices.undoable(said)
        else:
            self.gains.propose_name(text)

    def toggle_wide(self) -> None:
        """Give the notes the whole width, or the others their places back."""
        self._set_wide(not self.questions.isHidden())
        focus_by_key(self.notes.edit)

    def write_question(self) -> None:
        """Put the cursor into the line for another question."""
        self._show_others()
        focus_by_key(self.questions.new)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _set_wide(self, wide: bool) -> None:
        for other in self._others:
            other.setHidden(wide)
        self.notes.set_wide(wide)

    def _show_others(self) -> None:
        """Nobody writes where nothing is to be seen."""
        self._set_wide(False)

    def _show(self, meeting: int) -> None:
        fresh = self.meeting is None or self.meeting.row.id != meeting
        if fresh:
            self.commit()
        try:
            found = detail(self.context.store, meeting)
        except NotFound:
            self.meeting = None
            self.notes.keeper.stop()
            self._stack.setCurrentWidget(self._stack.gone)
            self.changed.emit()
            return
        self.meeting = found
        self.verbs.meeting = meeting
        self._stack.setCurrentIndex(0)
        if fresh:
            self._state = None
            self.notes.keeper.begin(meeting)
            self.gains.begin(found.row.attendees)
            QTimer.singleShot(0, self.notes.edit, self.notes.edit.ensureCursorVisible)
        self._read(fresh=fresh)

    def _read(self, *, fresh: bool) -> None:
        """Show what is stored now."""
        if self.meeting is None:
            return
        found = self.meeting
        self._when = When(self.context.clock.now(), self.context.zone())
        self.header.show_meeting(found, self._when)
        self.header.show_clock(found.row, self._when)
        self._show_questions()
        if fresh:
            self.questions.tree.focus_question(self._following)
        self.gains.show_gains(found, named(self.context.store, found.row.id))
        self._order()
        self.look()
        self._show_prompt()
        self.changed.emit()

    @property
    def _talking(self) -> bool:
        """Whether the clock is that of a conversation under way, a pause included."""
        row = self.meeting.row if self.meeting is not None else None
        return row is not None and row.talk.running and not wording.called_off(row)

    @property
    def _following(self) -> int:
        found = self.meeting.questions if self.meeting is not None else ()
        return wording.current_question(found, self.header.agenda.place)

    def _show_questions(self) -> None:
        if self.meeting is not None:
            self.questions.show_questions(self.meeting.questions, self._following, self._when)
            self.questions.tree.reveal(self._following)

    def look(self) -> None:
        """Look at the clock."""
        if self.meeting is None:
            return
        place = self.header.agenda.place
        minute, self._when = self._when.now.minute, When(self.context.clock.now(), self.context.zone())
        if self._when.now.minute != minute:
            self.header.show_meeting(self.meeting, self._when)
        facts = self.meeting.row.talk
        state = talk_clock.state(talk_clock.left(facts, self._when.now))
        before, self._state = self._state, state if self._talking else None
        self.header.show_clock(self.meeting.row, self._when)
        if place != self.header.agenda.place:
            self._show_questions()
        if before is not self._state:
            self._turn(before)

    def _turn(self, before: TimeLeft | None) -> None:
        """The time left is to be taken differently from now on."""
        self._show_prompt()
        self.changed.emit()
        if before is TimeLeft.ENOUGH and self._state is TimeLeft.SHORT:
            announce(self, self.tr("5 minutes left. Ask for a name or two before you leave."))
        elif before is not None and self._state is TimeLeft.OVER:  # a computer may have slept before it
            announce(self, self.tr("The time is over."))

    def _show_prompt(self) -> None:
        """The filled button moves with the moment, and there is one at most."""
        if self.meeting is None:
            return
        facts = self.meeting.row.talk
        short = self._state in (TimeLeft.SHORT, TimeLeft.OVER)
        dismissed = self.context.state.text(_NOT_TODAY) == str(self.meeting.row.id)
        asks = short and not dismissed
        self.prompt.setVisible(asks)
        begins = facts.ahead or facts.paused
        self.header.pause.set_kind("primary" if begins and not asks else "default")
        ends = facts.ended_at is not None or (short and not facts.paused)
        self.header.end.set_kind("primary" if ends and not asks else "default")

    def _next_step(self) -> Command | None:
        """What the filled button does; while there is time, listening needs none."""
        buttons: tuple[tuple[QWidget, Command], ...] = (
            (self.prompt.add, self.gains.write_name),
            (self.header.pause, self.turn_clock),
            (self.header.end, self.end),
        )
        for button, command in buttons:
            if button.isVisibleTo(self) and button.property("kind") == "primary":
                return command
        return None

    def _on_change(self, change: Change) -> None:
        if self.meeting is None and not self.verbs.meeting:
            return
        if not change.rows or change.touches(*_TABLES):
            self._show(self.verbs.meeting)
        if self.meeting is not None and (not change.rows or change.touches("note")):
            self.notes.keeper.renew()

    def _on_ticked(self, question: int) -> None:
        found = self.meeting.questions if self.meeting is not None else ()
        asked = next((row.asked_at is None for row in found if row.id == question), None)
        if asked is not None:
            self.verbs.set_asked(question, asked)

    def _add_question(self, text: str) -> None:
        if text.strip() and self.verbs.add_question(text):
            self.questions.new.clear()

    def _not_today(self) -> None:
        if self.meeting is not None:
            self.context.state.set(_NOT_TODAY, str(self.meeting.row.id))
            self._show_prompt()
            self.changed.emit()
            focus_by_key(self.notes.edit)

    def _order(self) -> None:
        """Tab goes from the left to the right, whenever rows were made."""
        head = (self.header.pause, self.header.more, self.header.end)
        middle = (self.notes.edit, *self.notes.turns.values(), self.notes.wide)
        foot = (self.prompt.not_today, self.prompt.add)
        left = (self.questions.tree, self.questions.new)
        for first, second in pairwise((*head, *left, *middle, *self.gains.stops(), *foot)):
            QWidget.setTabOrder(first, second)

    def _layout(self) -> None:
        inside = self._stack.inside
        between = line(inside, vertical=True), line(inside, vertical=True)
        self._others = (self.questions, between[0], between[1], self.gains)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        for widget, share in ((self.questions, 31), (between[0], 0), (self.notes, 38), (between[1], 0)):
            columns.addWidget(widget, share)
        columns.addWidget(self.gains, 32)
        self._stack.lay_out(self.header, columns, self.prompt)
        self.prompt.hide()

    def _connect(self) -> None:
        self.follow(self._on_change)
        self._clock.timeout.connect(self.look)
        self.header.pause.clicked.connect(self.turn_clock)
        self.header.more.clicked.connect(self.verbs.extend)
        self.header.end.clicked.connect(self.end)
        self.questions.ticked.connect(self._on_ticked)
        self.questions.added.connect(self._add_question)
        self.notes.turned.connect(self.keep_line)
        self.notes.wide_wanted.connect(self.toggle_wide)
        self.gains.wanted.connect(self._show_others)
        self.prompt.not_today.clicked.connect(self._not_today)
        self.prompt.add.clicked.connect(self.gains.write_name)
        self._stack.gone.acted.connect(self.context.navigator.leave)
