"""What is written for the meeting: goals, the introduction, and where it takes place. Saved as typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain.introduction import measure
from klatch.domain.links import web_address
from klatch.domain.vocabulary import Format
from klatch.services import settings
from klatch.services.reading.meetings import MeetingDetail
from klatch.services.reading.preparation import last_introduction
from klatch.ui.fields.autosave import AutoLine, AutoText
from klatch.ui.page import Context
from klatch.ui.prepare.verbs import PrepareVerbs
from klatch.ui.widgets.base import SectionHeader, label, set_property
from klatch.ui.widgets.buttons import Button

_COLUMNS = {Format.IN_PERSON: "place", Format.PHONE: "phone", Format.VIDEO: "link"}


class Goals(QWidget):
    """What one wants to find out."""

    def __init__(self, context: Context, verbs: PrepareVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._verbs = verbs
        title = self.tr("What you want to find out")
        self.text = AutoText(title, self)
        self.text.setFixedHeight(context.theme.px(72))
        self.text.setPlaceholderText(self.tr("One or two things you cannot read anywhere"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(SectionHeader(title, self))
        column.addWidget(self.text)

    def begin(self, meeting: MeetingDetail) -> None:
        """Turn to a meeting."""
        self.text.keeper.begin(meeting.goals, partial(self._verbs.save, "goals", meeting.row.id))

    def load(self, meeting: MeetingDetail) -> None:
        """Show what is stored now."""
        self.text.keeper.load(meeting.goals)


class Introduction(QWidget):
    """Who one is in two sentences; the last one used, or the profile, is offered."""

    def __init__(self, context: Context, verbs: PrepareVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self._meeting = 0
        self._offer, self._from = "", ""
        title = self.tr("Your introduction")
        self.text = AutoText(title, self)
        self.text.setFixedHeight(context.theme.px(72))
        self.length = label("", "caption", self)
        self.use = Button(context.theme, "", self, kind="link", small=True)
        self.use.setText(self.tr("Use this"))
        below = QHBoxLayout()
        below.addWidget(self.length, 1)
        below.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(SectionHeader(title, self))
        column.addWidget(self.text)
        column.addLayout(below)
        self.text.textChanged.connect(self._measure)
        self.use.clicked.connect(self.take)

    def begin(self, meeting: MeetingDetail) -> None:
        """Turn to a meeting, and look for words to offer."""
        self._meeting = meeting.row.id
        self.text.keeper.begin(
            meeting.introduction, partial(self._verbs.save, "introduction", meeting.row.id)
        )
        self.look()

    def load(self, meeting: MeetingDetail) -> None:
        """Show what is stored now."""
        self.text.keeper.load(meeting.introduction)

    def look(self) -> None:
        """Find the words to offer: those of the last meeting, else those of the profile."""
        last = last_introduction(self._context.store, self._meeting)
        self._offer = last.text if last else self._from_profile()
        hint = self.tr("Who you are, and why you wanted to talk with them: two sentences")
        self.text.setPlaceholderText(self._offer or hint)
        self._from = self.tr("As you said it to %1").replace("%1", last.name) if last and last.name else ""
        self._measure()

    def take(self) -> None:
        """Use the words offered, and put the cursor behind them."""
        self.text.setPlainText(self._offer)
        self.text.keeper.flush()
        cursor = self.text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def _from_profile(self) -> str:
        me = settings.get(self._context.store, settings.Profile)
        if not me.name:
            return ""
        if not me.headline:
            return self.tr("I’m %1.").replace("%1", me.name)
        said = self.tr("I’m %1, %2.").replace("%1", me.name)
        return said.replace("%2", me.headline.rstrip("."))

    def _measure(self) -> None:
        text = self.text.toPlainText()
        empty = not text.strip()
        self.use.setVisible(empty and bool(self._offer))
        if empty:
            self.length.setText(self._from or self.tr("Two sentences are enough"))
            set_property(self.length, "role", "caption")
            return
        found = measure(text)
        parts = (
            self.tr("%n sentences", "", found.sentences),
            self.tr("%n words", "", found.words),
            self.tr("about %n seconds", "", found.seconds),
        )
        said = ", ".join(parts)
        if found.too_long:
            said = self.tr("%1. Two sentences are enough").replace("%1", said)
        self.length.setText(said)
        set_property(self.length, "role", "warning" if found.too_long else "caption")


class Where(QWidget):
    """The place of a meeting in person, the link of a video call, the number of a call."""

    opened = Signal(str)

    def __init__(self, context: Context, verbs: PrepareVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self.header = SectionHeader(self.tr("Place"), self)
        self.line = AutoLine(self.tr("Place"), self)
        self.open = Button(context.theme, self.tr("Open"), self, small=True, icon="external-link")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.header)
        column.addLayout(row)
        self.line.textChanged.connect(self._on_text)
        self.open.clicked.connect(self._on_open)

    def begin(self, meeting: MeetingDetail) -> None:
        """Turn to a meeting: one that takes place elsewhere has another field."""
        row = meeting.row
        title = {
            Format.IN_PERSON: self.tr("Place"),
            Format.PHONE: self.tr("Phone number"),
            Format.VIDEO: self.tr("Link to the call"),
        }[row.format]
        self.header.set_title(title)
        self.line.setAccessibleName(title)
        column = _COLUMNS[row.format]
        self.line.keeper.begin(getattr(row, column), partial(self._verbs.save, column, row.id))

    def load(self, meeting: MeetingDetail) -> None:
        """Show what is stored now."""
        self.line.keeper.load(getattr(meeting.row, _COLUMNS[meeting.row.format]))

    def _on_text(self, text: str) -> None:
        self.open.setVisible(bool(web_address(text)))

    def _on_open(self) -> None:
        self.opened.emit(web_address(self.line.text()))
