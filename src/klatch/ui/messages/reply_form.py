"""They replied: what they wrote, what it comes to, when and by which way."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QPlainTextEdit,
    QWidget,
)

from klatch.domain import zones
from klatch.domain.drafts import ReplyDraft
from klatch.domain.replies import without_quotes
from klatch.domain.vocabulary import Answer, Channel
from klatch.services.reading.messages import MessageRow
from klatch.ui import words
from klatch.ui.fields.moment import MomentEdit
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.forms import Field, validate
from klatch.ui.widgets.segmented import Segmented

_NARROW = 340  # px below which two fields stand one below the other
_ROWS = 5
_LATER = timedelta(days=30)
_MORNING = 9


class ReplyForm(Card):
    """A short form in place; `given` carries the moment and the ReplyDraft."""

    given = Signal(object, object)
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, kind="strong", margin=12)
        self._context = context
        self._row: MessageRow | None = None
        self._kept: dict[int, str] = {}
        theme = context.theme
        self.text = QPlainTextEdit(self)
        self.trim = Button(theme, self.tr("Leave out the quoted text"), self, kind="link", small=True)
        options = [
            (Answer.YES.value, self.tr("Yes")),
            (Answer.NOT_NOW.value, self.tr("Not now")),
            (Answer.NO.value, self.tr("No")),
        ]
        self.answer = Segmented(options, self.tr("What they said"), self)
        self.at = MomentEdit(self)
        self.channel = QComboBox(self)
        self.again = QDateEdit(self)
        self.booster = QCheckBox(self.tr("Glad to help: a booster"), self)
        self._hint = label("", "caption", self, wrap=True)
        self.at_field = Field(theme, self.tr("When"), self.at, self, check=self._check_at)
        self._again_field = Field(theme, self.tr("Ask again on"), self.again, self)
        self.save = Button(theme, self.tr("Save the reply"), self, kind="primary")
        self._cancel = Button(theme, self.tr("Cancel"), self, kind="flat")
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._layout()
        self._connect()
        self.hide()

    @property
    def message(self) -> int:
        """The message that is being answered; 0 while the form is away."""
        return self._row.id if self._row is not None and not self.isHidden() else 0

    def open_for(self, row: MessageRow, when: When) -> None:
        """Begin: a yes, now, the way it was asked. What was typed for this message before is still there."""
        self._row = row
        self.text.setPlainText(self._kept.pop(row.id, ""))
        self.answer.set_current(Answer.YES)
        self.at.begin(when)
        self.at_field.set_error("")
        self.channel.setCurrentIndex(self.channel.findData(row.channel))
        self.booster.setChecked(False)
        later = when.today + _LATER
        self.again.setMinimumDate(QDate(when.today.year, when.today.month, when.today.day).addDays(1))
        self.again.setDate(QDate(later.year, later.month, later.day))
        self._on_answer()
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> None:
        """Give the reply when the moment is well."""
        if self._row is None or not validate([self.at_field]):
            return
        answer = Answer(self.answer.current())
        reply = ReplyDraft(
            self.text.toPlainText(),
            answer,
            Channel(self.channel.currentData()),
            booster=self.booster.isChecked() and answer is not Answer.NO,
            ask_again_at=self._again_at() if answer is Answer.NOT_NOW else None,
        )
        self.given.emit(self.at.moment(self._now, self._row.sent_at), reply)

    def done(self) -> None:
        """The reply was saved."""
        self._row = None
        self.hide()
        self.closed.emit()

    def close_form(self) -> None:
        """Put the form away; what was typed waits for the next time."""
        if self._row is not None and self.text.toPlainText().strip():
            self._kept[self._row.id] = self.text.toPlainText()
        self.done()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._context.theme.px(_NARROW)
        ways = QBoxLayout.Direction
        self._pair.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)

    def _layout(self) -> None:
        theme = self._context.theme
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(22 * _ROWS))
        self.text.setPlaceholderText(self.tr("Paste or type it; it may stay empty"))
        for item in Channel:
            self.channel.addItem(words.channel(item), item)
        for widget in (self.channel, self.at, self.again):
            widget.setMaximumHeight(theme.size("control"))
        self.again.setCalendarPopup(True)
        self.again.setDisplayFormat(self.tr("d MMM yyyy"))
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(label(self.tr("Was it a yes?"), "label", self))
        said.addWidget(self.answer)
        said.addStretch(1)
        pair = self._pair
        pair.setSpacing(8)
        pair.addWidget(self.at_field, 3)
        pair.addWidget(Field(theme, self.tr("How"), self.channel, self), 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save)
        self.body.addWidget(Field(theme, self.tr("What they wrote"), self.text, self))
        self.body.addWidget(self.trim, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(said)
        self.body.addWidget(self._again_field)
        self.body.addWidget(self.booster)
        self.body.addWidget(self._hint)
        self.body.addLayout(pair)
        self.body.addLayout(buttons)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._on_text)
        self.trim.clicked.connect(self._on_trim)
        self.answer.chosen.connect(self._on_answer)
        self.save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.close_form)
        self._context.theme.changed.connect(self._restyle)

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    def _check_at(self) -> str:
        return self.at.problem(self._now, self._row.sent_at if self._row else None)

    def _again_at(self) -> datetime:
        day = self.again.date()
        return zones.to_utc(
            datetime(day.year(), day.month(), day.day(), _MORNING),  # noqa: DTZ001
            self._context.zone(),
        )

    def _on_text(self) -> None:
        text = self.text.toPlainText()
        quoted = without_quotes(text) != text.strip()
        self.trim.setVisible(quoted)

    def _on_trim(self) -> None:
        """As one edit, so that Undo in the field brings the quoted lines back."""
        cursor = self.text.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(without_quotes(self.text.toPlainText()))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answer(self, _key: str = "") -> None:
        answer = Answer(self.answer.current())
        self._again_field.setVisible(answer is Answer.NOT_NOW)
        self.booster.setVisible(answer is not Answer.NO)
        self._hint.setVisible(answer is Answer.NO)
        name = self._row.name if self._row is not None else ""
        self._hint.setText(self.tr("%1 is paused, and nothing more is asked.").replace("%1", name))

    def _restyle(self) -> None:
        theme = self._context.theme
        self.text.setFixedHeight(theme.px(22 * _ROWS))
        for widget in (self.channel, self.at, self.again):
            widget.setMaximumHeight(theme.size("control"))
