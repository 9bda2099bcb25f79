"""A touch that left no message here, logged in a few words: a call, a coffee, a reply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from klatch.domain.vocabulary import Channel, Direction
from klatch.services.reading.contacts import rows
from klatch.ui import errors, words
from klatch.ui.bulk import Bulk
from klatch.ui.fields.people import PeopleField
from klatch.ui.fields.quiet import Choice, ClockEdit, DayEdit
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.forms import Field
from klatch.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from klatch.domain.drafts import InteractionDraft

_NOON = time(12)
_NAMED = 8  # people from whom on a number says more than their names


class LogForm(Card):
    """Who got in touch, how, when, and what came of it."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, kind="strong", margin=12)
        self._context = context
        self._people: tuple[int, ...] = ()
        self._when = When(context.clock.now())
        self._bulk = Bulk(context, self)
        self._title = label("", "strong", self, wrap=True)
        self.whom = PeopleField(context, self.tr("Add who it was"), self)
        self._whom = Field(context.theme, self.tr("With"), self.whom, self)
        self.direction = Segmented(self._directions(), self.tr("Who got in touch"), self)
        self.channel = Choice(self)
        for item in Channel:
            self.channel.addItem(words.channel(item), item)
        self.date = DayEdit(self)
        self.time = ClockEdit(self)
        self.summary = QPlainTextEdit(self)
        self.save = Button(context.theme, self.tr("Log it"), self, kind="primary")
        self._cancel = Button(context.theme, self.tr("Cancel"), self, kind="flat")
        self._error = label("", "error", self, wrap=True)
        self._layout()
        self._connect()
        self.hide()

    def open_for(self, people: Sequence[int], when: When, *, choosing: bool = False) -> None:
        """Begin with a reply by e-mail now; `choosing`: who it was can be changed, also where it is one."""
        self._people, self._when = tuple(people), when
        self._title.setText(self._heading())
        named = len(self._people) <= _NAMED and (choosing or len(self._people) != 1)
        self.whom.set_contacts(self._people if named else ())
        self._whom.setVisible(named)
        self.direction.set_current(Direction.FROM_THEM)
        self.channel.setCurrentIndex(0)
        today = when.today
        self.date.setMaximumDate(QDate(today.year, today.month, today.day))
        self.date.set_day(today)
        self.time.set_clock(when.now.time())
        self.summary.clear()
        self._say("")
        self.show()
        first = self.channel if self._people else self.whom.search
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_form(self) -> None:
        """Leave it without logging anything."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _directions(self) -> list[tuple[str, str]]:
        return [
            (Direction.FROM_THEM.value, self.tr("They did")),
            (Direction.TO_THEM.value, self.tr("You did")),
            (Direction.BOTH.value, self.tr("You talked")),
        ]

    def _layout(self) -> None:
        theme = self._context.theme
        self.time.setAccessibleName(self.tr("At"))
        for editor in (self.date, self.time):
            editor.setMaximumHeight(theme.size("control"))
        self.summary.setTabChangesFocus(True)
        self.summary.setFixedHeight(theme.px(64))
        self.body.addWidget(self._title)
        self.body.addWidget(self._whom)
        self.body.addWidget(Field(theme, self.tr("Who got in touch"), self.direction, self))
        self.body.addWidget(Field(theme, self.tr("How"), self.channel, self))
        moment = QHBoxLayout()
        moment.setSpacing(8)
        moment.addWidget(Field(theme, self.tr("When"), self.date, self), 3)
        moment.addWidget(Field(theme, self.tr("At"), self.time, self), 2)
        self.body.addLayout(moment)
        self.body.addWidget(Field(theme, self.tr("What came of it"), self.summary, self))
        self.body.addWidget(self._error)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save)
        self.body.addLayout(buttons)

    def _connect(self) -> None:
        self.date.dateChanged.connect(self._on_day)
        self.whom.changed.connect(partial(self._say, ""))
        self.save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.close_form)

    def _heading(self) -> str:
        if len(self._people) <= _NAMED:
            return self.tr("Log a conversation or reply")
        count = QLocale().toString(len(self._people))
        return self.tr("Log a conversation or reply with %1 people").replace("%1", count)

    def _on_day(self) -> None:
        """Today begins with now, another day with noon."""
        today = self.date.day == self._when.today
        self.time.set_clock(self._when.now.time() if today else _NOON)

    def _on_save(self) -> None:
        self.whom.search.take_typed()
        people = self._people if self._whom.isHidden() else self.whom.contacts
        now = self._context.clock.now()
        at = self._moment(now)
        problem = "nobody" if not people else "in_the_future" if at > now else ""
        self._say(errors.problem(problem) if problem else "")
        if problem:
            wrong = self.time if people else self.whom.search
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        from klatch.services import contacts

        drafts = [self._draft(contact, at) for contact in people]
        verb = partial(contacts.log_interactions, self._context.store, drafts, now)
        self.close_form()
        self._bulk.run(len(people), verb, self._done(people))

    def _draft(self, contact: int, at: datetime) -> InteractionDraft:
        from klatch.domain.drafts import InteractionDraft

        channel, direction = Channel(self.channel.currentData()), Direction(self.direction.current())
        return InteractionDraft(contact, at, channel, direction, self.summary.toPlainText())

    def _done(self, people: Sequence[int]) -> str:
        if len(people) == 1:
            found = rows(self._context.store, people)
            return self.tr("Logged with %1").replace("%1", found[0].name) if found else self.tr("Logged")
        return self.tr("Logged with %1 people").replace("%1", QLocale().toString(len(people)))

    def _moment(self, now: datetime) -> datetime:
        """What the fields say; exactly now where they were left as they began."""
        day, clock, begun = self.date.day, self.time.clock, self._when.now
        if day == self._when.today and clock == begun.time().replace(second=0, microsecond=0):
            return now
        return datetime.combine(day, clock, tzinfo=self._when.zone).astimezone(UTC)

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.whom.mark(sentence if sentence and not self.whom.contacts else "")
