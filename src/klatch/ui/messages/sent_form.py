"""Log a message sent elsewhere: to whom, how, what for, when, and in which words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from klatch.domain.drafts import MessageDraft
from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import SPOKEN, Channel, TaskKind
from klatch.services import messages
from klatch.services.reading.contacts import ContactDetail, detail
from klatch.ui import errors, words
from klatch.ui.fields.moment import MomentEdit
from klatch.ui.fields.person_search import PersonSearch
from klatch.ui.messages import sent_kinds
from klatch.ui.messages.sent_kinds import SentKind
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import label, line
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.forms import Field, validate

_CHANNELS = (Channel.LINKEDIN, Channel.PHONE, Channel.IN_PERSON, Channel.VIDEO, Channel.EMAIL, Channel.OTHER)
_NARROW = 340  # px below which two fields stand one below the other
_ROWS = 8


class SentForm(QWidget):
    """Stage and next step follow as if it had been written here. Ctrl+Enter logs it, Esc leaves."""

    logged = Signal(int)
    """The new message's id."""
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._person: ContactDetail | None = None
        theme = context.theme
        self.person = PersonSearch(context.store, self)
        self.channel, self.kind = QComboBox(self), QComboBox(self)
        self.at = MomentEdit(self)
        self.subject = QLineEdit(self)
        self.text = QPlainTextEdit(self)
        self._person_field = Field(theme, self.tr("To"), self.person, self, check=self._check_person)
        self._at_field = Field(theme, self.tr("When"), self.at, self, check=self._check_at)
        self._subject_field = Field(theme, self.tr("Subject"), self.subject, self, check=self._check_subject)
        self.text_field = Field(theme, self.tr("What you wrote"), self.text, self, check=self._check_text)
        self._hint = label("", "caption", self, wrap=True)
        self.save = Button(theme, self.tr("Log it"), self, kind="primary")
        self._cancel = IconButton(theme, "x", self.tr("Cancel"), self, shortcut=self.tr("Esc"))
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._layout()
        self._connect()

    @property
    def fields(self) -> list[Field]:
        """What is checked before saving, in order."""
        return [self._person_field, self._at_field, self._subject_field, self.text_field]

    def begin(self, contact: int, when: When) -> None:
        """Start with an empty form, or with a person; what was typed and not logged is still there."""
        if self.text.toPlainText().strip() and contact in (0, self._person.id if self._person else 0):
            return
        self.at.begin(when)
        self.subject.clear()
        self.text.clear()
        self.person.clear()
        self._person = None
        self.channel.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        if contact:
            self._choose(contact)
        for field in self.fields:
            field.set_error("")
        self._on_channel()

    @property
    def first(self) -> QWidget:
        """Where the first thing is to be said."""
        return self.person if self._person is None else self.channel

    def submit(self) -> None:
        """Log it when every field is well."""
        person = self._person
        if not validate([field for field in self.fields if not field.isHidden()]) or person is None:
            return
        now, channel = self._now, self._channel
        draft = MessageDraft(
            person.id,
            sent_kinds.key(SentKind(self.kind.currentData()), channel, person),
            self.subject.text() if channel is Channel.EMAIL else "",
            self.text.toPlainText(),
            channel,
            person.email if channel is Channel.EMAIL else "",
            meeting=self._meeting(person),
        )
        with self._context.notices.guarded():
            message = messages.log_sent_elsewhere(self._context.store, draft, self.at.moment(now), now)
            self._context.notices.undoable(self.tr("Logged: to %1").replace("%1", person.name))
            self.text.clear()
            self.logged.emit(message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._context.theme.px(_NARROW)
        ways = QBoxLayout.Direction
        self._pair.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _layout(self) -> None:
        theme = self._context.theme
        self.person.setPlaceholderText(self.tr("Name of somebody in Klatch"))
        for item in _CHANNELS:
            self.channel.addItem(words.channel(item), item)
        for kind in SentKind:
            self.kind.addItem(sent_kinds.text(kind), kind)
        self.text.setTabChangesFocus(True)
        inside = QWidget(self)
        inside.setProperty("area", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Log a message sent elsewhere"), "heading", self), 1)
        head.addWidget(self._cancel)
        pair = self._pair
        pair.setSpacing(8)
        pair.addWidget(Field(theme, self.tr("How"), self.channel, self), 1)
        pair.addWidget(Field(theme, self.tr("What for"), self.kind, self), 1)
        column.addLayout(head)
        column.addWidget(self._person_field)
        column.addLayout(pair)
        for field in (self._at_field, self._subject_field, self.text_field):
            column.addWidget(field)
        column.addWidget(self._hint)
        column.addStretch(1)
        self._frame(inside)
        self._restyle()

    def _frame(self, inside: QWidget) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        footer = QHBoxLayout()
        footer.setContentsMargins(16, 10, 16, 12)
        footer.addStretch(1)
        footer.addWidget(self.save)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(line(self))
        outer.addLayout(footer)

    def _connect(self) -> None:
        self.person.found.connect(self._choose)
        self.person.textEdited.connect(self._on_person_edited)
        self.channel.currentIndexChanged.connect(self._on_channel)
        self.save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.closed)
        self._context.theme.changed.connect(self._restyle)

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    @property
    def _channel(self) -> Channel:
        return Channel(self.channel.currentData())

    def _choose(self, contact: int) -> None:
        try:
            self._person = detail(self._context.store, contact)
        except NotFound as error:
            self._context.notices.failure(error)
            return
        found = self._person
        self.person.setText(f"{found.name}, {found.organization}" if found.organization else found.name)
        self.person.setCursorPosition(0)
        self.kind.setCurrentIndex(self.kind.findData(sent_kinds.fitting(found)))
        self._person_field.set_error("")

    def _on_person_edited(self, _text: str) -> None:
        self._person = None

    def _meeting(self, person: ContactDetail) -> int | None:
        """The meeting that a thank-you is due for."""
        step = person.next_step
        thanks = SentKind(self.kind.currentData()) is SentKind.THANKS
        return step.meeting if thanks and step is not None and step.kind is TaskKind.THANK else None

    def _on_channel(self, _index: int = 0) -> None:
        spoken = self._channel in SPOKEN
        self._subject_field.setHidden(self._channel is not Channel.EMAIL)
        self.text.setPlaceholderText(self.tr("In a line; it may stay empty") if spoken else "")
        self._hint.setText(
            self.tr("What was said can stay out; the conversation counts all the same.")
            if spoken
            else self.tr("It is kept as it is and never changes.")
        )
        self.text_field.set_error("")

    def _check_person(self) -> str:
        return "" if self._person is not None else self.tr("Choose somebody from the list")

    def _check_at(self) -> str:
        return self.at.problem(self._now)

    def _check_subject(self) -> str:
        needed = self._channel is Channel.EMAIL and not self.subject.text().strip()
        return errors.problem("empty") if needed else ""

    def _check_text(self) -> str:
        needed = self._channel not in SPOKEN and not self.text.toPlainText().strip()
        return errors.problem("empty") if needed else ""

    def _restyle(self) -> None:
        theme = self._context.theme
        self.text.setFixedHeight(theme.px(20 * _ROWS))
        for widget in (self.channel, self.kind, self.at):
            widget.setMaximumHeight(theme.size("control"))
