"""One meeting beside the table: when, with whom, what comes next, notes and takeaways."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from klatch.services.reading.meetings import Attendee, MeetingDetail, MeetingRow
from klatch.ui import words
from klatch.ui.fields.autosave import AutoText
from klatch.ui.fields.talk_notes import TalkNotes
from klatch.ui.meetings import phrases
from klatch.ui.meetings.verbs import MeetingVerbs
from klatch.ui.page import Context
from klatch.ui.places import ShowContact
from klatch.ui.when import When
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.chips import StageChip
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.rings import DeadlineClock
from klatch.ui.widgets.scrolling import Scrolling
from klatch.ui.widgets.tags import Tag, Tone

_TONES: dict[str, Tone] = {"warning": "warning", "info": "info", "success": "success"}


class PersonLine(QWidget):
    """Somebody who takes part; the button opens them."""

    opened = Signal(int)

    def __init__(self, context: Context, person: Attendee, parent: QWidget) -> None:
        super().__init__(parent)
        self._contact = person.id
        avatar = Avatar(context.theme, 36, self)
        avatar.set_person(person.id, person.name)
        self.button = Button(context.theme, self.tr("Open"), self, small=True)
        self.button.setAccessibleName(self.tr("Open %1").replace("%1", person.name))
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self._on_open)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(label(person.name, "strong", self, wrap=True))
        role = ", ".join(part for part in (person.title, person.organization) if part)
        if role:
            said.addWidget(label(role, "caption", self, wrap=True))
        chip = StageChip(context.theme, person.stage, words.stage(person.stage), self)
        said.addSpacing(4)
        said.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def _on_open(self) -> None:
        self.opened.emit(self._contact)


class NextCard(Card):
    """What to do about the meeting now; `wanted` names the command."""

    wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, kind="next", margin=12)
        self._keys = ("", "")
        self.verb = label("", "strong", self, wrap=True)
        self.clock = DeadlineClock(context.theme, self)
        self.first = Button(context.theme, "", self)
        self.second = Button(context.theme, "", self)
        self.body.addWidget(self.verb)
        self.body.addWidget(self.clock)
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        row.addWidget(self.first)
        row.addWidget(self.second)
        self.body.addWidget(buttons)
        self.first.clicked.connect(partial(_want, self, 0))
        self.second.clicked.connect(partial(_want, self, 1))

    def show_meeting(self, row: MeetingRow, when: When) -> None:
        """Say what comes next; nothing for a meeting that is done with."""
        steps = _next_steps(row, when)
        self.setVisible(steps is not None)
        if steps is None:
            return
        verb, first, second = steps
        self._keys = (first[0], second[0])
        self.verb.setText(verb)
        for button, (key, text, icon) in ((self.first, first), (self.second, second)):
            button.setText(text)
            button.set_icon_name(icon)
            button.setVisible(bool(key))
        self.clock.setVisible(row.thanks_due is not None)
        if row.thanks_due is not None:
            hours = phrases.hours_left(row.thanks_due, when)
            self.clock.set_hours(hours, phrases.left(hours))

    def want(self, number: int) -> None:
        """Ask for the command of a button."""
        self.wanted.emit(self._keys[number])


class MeetingPane(Scrolling):
    """Everything on the meeting in front. Commands go by the names of the action table."""

    wanted = Signal(str)

    def __init__(self, context: Context, verbs: MeetingVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self.meeting: MeetingDetail | None = None
        self._inside = QWidget(self.room)
        self._start = label("", "name", self._inside, wrap=True)
        self._length = label("", "caption", self._inside, wrap=True)
        self._theirs = label("", "", self._inside, wrap=True)
        self._outcome = Tag(context.theme, "", "neutral", self._inside)
        self.card = NextCard(context, self._inside)
        self._people = QVBoxLayout()
        self._where = _selectable(self._inside)
        self._goals = _selectable(self._inside)
        self.talked = TalkNotes(context, self._inside)
        self.notes = AutoText(self.tr("Notes"), self._inside)
        self._takeaways = _selectable(self._inside)
        self._titles = [label("", "section", self._inside) for _ in range(4)]
        self.buttons = {key: Button(context.theme, text, self._inside, icon=icon, small=True)
                        for key, text, icon in self._actions()}  # fmt: skip
        self._layout()
        self._connect()

    def show_meeting(self, meeting: MeetingDetail, when: When) -> None:
        """Show a meeting; what is being typed about the same one stays."""
        same = self.meeting is not None and self.meeting.row.id == meeting.row.id
        people_same = (
            same and self.meeting is not None and self.meeting.row.attendees == meeting.row.attendees
        )
        self.meeting, row = meeting, meeting.row
        self._start.setText(phrases.start(row, when))
        self._length.setText(phrases.length(row, when))
        self._theirs.setText(phrases.their_time(row, when))
        self._theirs.setVisible(bool(self._theirs.text()))
        text, tone = phrases.outcome(row, when)
        self._outcome.set_state(text, _TONES.get(tone, "neutral"))
        self.card.show_meeting(row, when)
        if not people_same:
            self._show_people(row)
        if same:
            self.notes.keeper.load(meeting.notes)
        else:
            self.notes.keeper.begin(meeting.notes, partial(self._verbs.save_notes, row.id))
        self.talked.show_meeting(row.id)
        self._show_texts(meeting)

    def set_commands(self, available: set[str]) -> None:
        """Show the buttons of what can be done now."""
        for key, button in self.buttons.items():
            button.setVisible(key in available)

    def commit(self) -> None:
        """Save what is being typed."""
        self.talked.keeper.flush()
        self.notes.keeper.flush()

    def sizeHint(self) -> QSize:
        return QSize(self._context.theme.px(344), 400)

    def _actions(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("edit_meeting", self.tr("Edit or move"), "pencil"),
            ("show_talk", self.tr("Show the conversation"), "coffee"),
            ("hold_meeting", self.tr("Say how it went"), "calendar-check"),
            ("cancel_meeting", self.tr("Cancel the meeting"), "x"),
            ("no_show", self.tr("They did not come"), ""),
            ("delete", self.tr("Delete"), "trash-2"),
        )

    def _show_people(self, row: MeetingRow) -> None:
        while (item := self._people.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        before = self.card.second
        for person in row.attendees:
            shown = PersonLine(self._context, person, self._inside)
            shown.opened.connect(self._open_contact)
            self._people.addWidget(shown)
            QWidget.setTabOrder(before, shown.button)
            before = shown.button
        QWidget.setTabOrder(before, self.talked.edit)
        QWidget.setTabOrder(self.talked.edit, self.notes)

    def _show_texts(self, meeting: MeetingDetail) -> None:
        row = meeting.row
        places = (phrases.where(row), row.link, row.phone)
        gained = [f"{words.takeaway(item.kind)}: {item.text}" for item in meeting.takeaways]
        texts = ("\n".join(dict.fromkeys(part for part in places if part)), meeting.goals, "\n".join(gained))
        titles = (self._titles[0], self._titles[1], self._titles[3])
        for title, shown, text in zip(
            titles, (self._where, self._goals, self._takeaways), texts, strict=True
        ):
            shown.setText(text)
            title.setVisible(bool(text))
            shown.setVisible(bool(text))

    def _layout(self) -> None:
        self._inside.setProperty("area", "clear")
        self.notes.setFixedHeight(self._context.theme.px(96))
        self.notes.setPlaceholderText(self.tr("Kept as you type"))
        texts = (
            self.tr("Where"),
            self.tr("What you want to find out"),
            self.tr("Notes"),
            self.tr("Takeaways"),
        )
        for title, text in zip(self._titles, texts, strict=True):
            title.setText(text)
        self._titles[2].setBuddy(self.notes)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addWidget(self._start)
        column.addWidget(self._length)
        column.addWidget(self._theirs)
        column.addSpacing(4)
        column.addWidget(self._outcome, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self.card)
        column.addSpacing(8)
        self._people.setSpacing(12)
        column.addLayout(self._people)
        bodies = (self._where, self._goals, self.notes, self._takeaways)
        for title, body in zip(self._titles, bodies, strict=True):
            if body is self.notes:
                column.addSpacing(8)
                column.addWidget(self.talked)
            column.addSpacing(8)
            column.addWidget(title)
            column.addWidget(body)
        actions = QWidget(self._inside)
        flow = FlowLayout(actions)
        for button in self.buttons.values():
            flow.addWidget(button)
        column.addSpacing(12)
        column.addWidget(actions)
        column.addStretch(1)
        self.setWidget(self._inside)

    def _connect(self) -> None:
        self.card.wanted.connect(self.wanted)
        for key, button in self.buttons.items():
            button.clicked.connect(partial(_want_key, self, key))

    def _open_contact(self, contact: int) -> None:
        self._context.navigator.go(ShowContact(contact))


_NOTHING = ("", "", "")


def _next_steps(row: MeetingRow, when: When) -> tuple[str, tuple[str, str, str], tuple[str, str, str]] | None:
    """The sentence and up to two buttons (command, text, icon) of what comes next."""
    tr = phrases.tr
    who = phrases.names(row.attendees)
    confirm = ("confirm_meeting", tr("Write confirmation"), "mail")
    starts = phrases.starting(row, when)
    if starts is not None:
        first = ("start_meeting", *starts)
        return tr("Talk with %1").replace("%1", who), first, _NOTHING
    if row.status in phrases.AHEAD and row.starts_at <= when.now:
        hold = ("hold_meeting", tr("Say how it went"), "calendar-check")
        return tr("How did it go with %1?").replace("%1", who), hold, _NOTHING
    if row.status in phrases.AHEAD and row.status.value == "proposed":
        agree = ("agree_meeting", tr("They agreed"), "check")
        return tr("Waiting for an answer from %1").replace("%1", who), agree, confirm
    if row.status in phrases.AHEAD:
        prepare = ("prepare_meeting", tr("Prepare"), "list-checks")
        return tr("Get ready for %1").replace("%1", who), prepare, confirm
    if row.thanks_due is not None:
        thank = ("thank", tr("Write thank-you"), "heart")
        return tr("Thank %1").replace("%1", who), thank, _NOTHING
    return None


def _selectable(parent: QWidget) -> QLabel:
    made = label("", "", parent, wrap=True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _want(card: NextCard, number: int, _checked: bool = False) -> None:
    card.want(number)


def _want_key(pane: MeetingPane, key: str, _checked: bool = False) -> None:
    pane.wanted.emit(key)
