"""A conversation or a reply that left no message here, logged in a few words."""

from __future__ import annotations

from datetime import UTC, datetime, time

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QPlainTextEdit, QWidget

from klatch.domain.vocabulary import Channel, Direction
from klatch.ui import words
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.forms import Field
from klatch.ui.widgets.segmented import Segmented


class LogForm(Card):
    """Who got in touch, how, when, and what came of it."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, kind="strong", margin=12)
        self._context = context
        self._contact = 0
        self._when = When(context.clock.now())
        options = [
            (Direction.FROM_THEM.value, self.tr("They got in touch")),
            (Direction.TO_THEM.value, self.tr("You did")),
        ]
        self.direction = Segmented(options, self.tr("Who got in touch"), self)
        self.channel = QComboBox(self)
        for item in Channel:
            self.channel.addItem(words.channel(item), item)
        self.date = QDateEdit(self)
        self.date.setCalendarPopup(True)
        self.date.setMaximumHeight(context.theme.size("control"))
        self.summary = QPlainTextEdit(self)
        self.summary.setTabChangesFocus(True)
        self.summary.setFixedHeight(context.theme.px(64))
        self.save = Button(context.theme, self.tr("Log it"), self, kind="primary")
        self._cancel = Button(context.theme, self.tr("Cancel"), self, kind="flat")
        self._layout()
        self.save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.close_form)
        self.hide()

    def open_for(self, contact: int, when: When) -> None:
        """Begin with a reply by e-mail today."""
        self._contact, self._when = contact, when
        self.direction.set_current(Direction.FROM_THEM)
        self.channel.setCurrentIndex(0)
        today = when.today
        self.date.setMaximumDate(QDate(today.year, today.month, today.day))
        self.date.setDate(self.date.maximumDate())
        self.summary.clear()
        self.show()
        self.channel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_form(self) -> None:
        """Leave it without logging anything."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)

    def _layout(self) -> None:
        theme = self._context.theme
        self.body.addWidget(label(self.tr("Log a conversation or reply"), "strong", self))
        self.body.addWidget(self.direction)
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(Field(theme, self.tr("How"), self.channel, self), 1)
        pair.addWidget(Field(theme, self.tr("When"), self.date, self), 1)
        self.body.addLayout(pair)
        self.body.addWidget(Field(theme, self.tr("What came of it"), self.summary, self))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save)
        self.body.addLayout(buttons)

    def _on_save(self) -> None:
        now = self._context.clock.now()
        from klatch.domain.drafts import InteractionDraft
        from klatch.services import contacts

        draft = InteractionDraft(
            self._contact,
            self._moment(now),
            Channel(self.channel.currentData()),
            Direction(self.direction.current()),
            self.summary.toPlainText(),
        )
        with self._context.notices.guarded():
            contacts.log_interaction(self._context.store, draft, now)
            self._context.notices.undoable(self.tr("Logged"))
            self.close_form()

    def _moment(self, now: datetime) -> datetime:
        """Now for today; noon there for a day gone by."""
        picked = self.date.date()
        day = datetime(picked.year(), picked.month(), picked.day(), tzinfo=self._when.zone).date()
        if day == self._when.today:
            return now
        return datetime.combine(day, time(12), tzinfo=self._when.zone).astimezone(UTC)
