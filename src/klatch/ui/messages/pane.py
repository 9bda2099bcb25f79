"""The reading pane: what is next, then the message or the whole conversation with the person."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from klatch.services.reading.contacts import ContactDetail
from klatch.services.reading.messages import MessageDetail, ThreadEntry
from klatch.services.reading.tasks import TaskRow
from klatch.ui.messages import phrases
from klatch.ui.messages.address_form import AddressForm
from klatch.ui.messages.offers import Offers
from klatch.ui.messages.reader import Reader
from klatch.ui.messages.reply_form import ReplyForm
from klatch.ui.messages.standing import Standing, standing
from klatch.ui.messages.thread import Thread
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import label, line, set_property
from klatch.ui.widgets.scrolling import Scrolling
from klatch.ui.widgets.tabs import CountTabBar

MESSAGE, THREAD = "message", "thread"
_MARGIN = 16


class Shown(NamedTuple):
    """What the pane tells of: a message, the person with their steps, and what was said so far."""

    message: MessageDetail
    person: ContactDetail
    steps: tuple[TaskRow, ...]
    reply: str
    thread: tuple[ThreadEntry, ...]


class MessagePane(Scrolling):
    """Scrolls as a whole; `wanted` names a command of the table of actions."""

    wanted = Signal(str)
    form_shown = Signal()
    """The form for a reply came or went."""

    def __init__(self, context: Context, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self.shown: Shown | None = None
        self._when = When(context.clock.now())
        self._inside = QWidget(self.room)
        self._top, self._below = QVBoxLayout(), QVBoxLayout()
        self.offers = Offers(theme, menu, self._inside)
        self._account = label("", "caption", self._inside, wrap=True)
        self.reply_form = ReplyForm(context, self._inside)
        self.address_form = AddressForm(theme, self._inside)
        self.tabs = CountTabBar(theme, self._inside)
        self.reader = Reader(theme, self._inside)
        self.talk = Thread(theme, self._inside)
        self._layout()
        self._connect()

    @property
    def asking(self) -> bool:
        """Whether a reply is being asked for."""
        return not self.reply_form.isHidden()

    @property
    def account(self) -> str:
        """Where the conversation stands, as it is said."""
        return self._account.text()

    def show_message(self, shown: Shown, when: When, me: str) -> None:
        """Show a message; a form open for another one is put away."""
        before, row = self.shown, shown.message.row
        if self.reply_form.message not in (0, row.id):
            self.reply_form.close_form()
        if before is None or before.message.row.id != row.id:
            self.verticalScrollBar().setValue(0)
        self.shown, self._when = shown, when
        self.offers.show_for(row, shown.person)
        told, ink = phrases.account(row, shown.person, shown.steps, when)
        self._account.setText(told)
        set_property(self._account, "role", ink)
        bounced = standing(row) is Standing.BOUNCED
        self.address_form.show_for(shown.message.to_address if bounced else "", shown.person)
        self.tabs.set_count(THREAD, len(shown.thread))
        self.reader.show_message(shown.message, shown.reply, when, me)
        self._show_part()

    def ask_reply(self) -> None:
        """Ask for what they wrote."""
        if self.shown is not None:
            self.reply_form.open_for(self.shown.message.row, self._when)
            self._show_part()
            self.form_shown.emit()
            QTimer.singleShot(0, self, self._to_top)

    def show_part(self, part: str) -> None:
        """Turn to the message or to the thread."""
        self.tabs.select(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The scroll bar takes its room from the margin, not from the text.
        right = max(0, _MARGIN - (self.width() - self.viewport().width()))
        self._top.setContentsMargins(_MARGIN, 14, right, 0)
        self._below.setContentsMargins(_MARGIN, 12, right, 16)

    def _to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def _layout(self) -> None:
        self._inside.setProperty("area", "clear")
        self.tabs.add(MESSAGE, self.tr("Message"))
        self.tabs.add(THREAD, self.tr("Conversation"))
        self.tabs.setAccessibleName(self.tr("Message or conversation"))
        self._top.setSpacing(10)
        for part in (self.offers, self._account, self.reply_form, self.address_form, self.tabs):
            self._top.addWidget(part)
        self._below.addWidget(self.reader)
        self._below.addWidget(self.talk)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(line(self._inside))
        column.addLayout(self._below)
        column.addStretch(1)
        self.setWidget(self._inside)

    def _connect(self) -> None:
        self.offers.wanted.connect(self.wanted)
        self.reply_form.closed.connect(self._on_form_closed)
        self.tabs.currentChanged.connect(self._show_part)

    def _on_form_closed(self) -> None:
        self._show_part()
        self.form_shown.emit()

    def _show_part(self, _number: int = 0) -> None:
        asking = self.asking
        self.offers.setHidden(asking)
        self._account.setHidden(asking or not self._account.text())
        part = self.tabs.key_at(self.tabs.currentIndex())
        self.reader.setHidden(part != MESSAGE)
        self.talk.setHidden(part != THREAD)
        if part == THREAD and self.shown is not None:
            self.talk.show_thread(self.shown.thread, phrases.first(self.shown.person), self._when)
