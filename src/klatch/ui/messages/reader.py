"""The reading pane: one message as it was sent, what came back, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from klatch.domain.vocabulary import Channel, MessageState
from klatch.services.reading.messages import MessageDetail
from klatch.ui import words
from klatch.ui.messages.columns import mark, subject
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.letter import Letter, LetterCard
from klatch.ui.widgets.notices import Banner, EmptyState
from klatch.ui.widgets.tags import Tag

_REPLY_ROWS = 5


class Reader(QWidget):
    """Shows a message; `wanted` names what is to be done with it."""

    wanted = Signal(str)
    reply_given = Signal(str)
    form_shown = Signal()
    """The form for a reply came or went."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._empty = EmptyState(theme, "mail", self)
        self._scroll = QScrollArea(self)
        self._inside = QWidget(self._scroll)
        self._banner = Banner(theme, self._inside)
        self.card = LetterCard(theme, self._inside)
        self._avatar = Avatar(theme, 36, self.card.head)
        self._subject = Letter(theme, self.card.head, weight=600, compact=True)
        self._to = label("", "caption", self.card.head, wrap=True)
        self._tag = Tag(theme, "", "neutral", self.card.head)
        self._reply = Card(self._inside)
        self._reply_head = label("", "caption-strong", self._reply)
        self.reply_text = Letter(theme, self._reply)
        self._form = Card(self._inside, kind="strong")
        self.reply_field = QPlainTextEdit(self._form)
        self._buttons = QWidget(self._inside)
        self._flow = FlowLayout(self._buttons)
        self.offers: dict[str, Button] = {}
        self._layout()
        self._banner.acted.connect(partial(self._want, "mark_sent"))
        self.clear()

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._scroll.hide()
        self._empty.show()
        self.close_form()

    def show_message(self, found: MessageDetail, reply: str, when: When, me: str) -> None:
        """Show a message."""
        row = found.row
        self._empty.hide()
        self._scroll.show()
        self.close_form()
        self._avatar.set_person(row.contact, row.name)
        self._subject.set_text(subject(row))
        to = self.tr("%1 to %2").replace("%1", me or self.tr("You")).replace("%2", row.name)
        moment = row.sent_at or row.at
        at = f"{when.weekday(moment)}, {when.time(moment)}"
        address = found.to_address if row.channel is Channel.EMAIL else words.channel(row.channel)
        self._to.setText("\n".join(filter(None, (to, address, at))))
        shown = mark(row)
        self._tag.setVisible(shown is not None)
        if shown is not None:
            self._tag.set_state(shown.text, shown.tone)  # type: ignore[arg-type]
        self.card.body.set_text(found.body)
        self._show_reply(found, reply, when)
        asks = row.state is MessageState.HANDED_OVER
        self._banner.setVisible(asks)
        if asks:
            self._banner.set_message(self.tr("Did you send it?"), self.tr("Yes, mark as sent"))
        self._offer(found)

    def ask_reply(self) -> None:
        """Ask for what they wrote; it may stay empty."""
        self.reply_field.clear()
        self._form.show()
        self._buttons.hide()
        self.reply_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(self._form)
        self.form_shown.emit()

    def close_form(self) -> None:
        """Put the form away."""
        self._form.hide()
        self._buttons.show()
        self.form_shown.emit()

    @property
    def asking(self) -> bool:
        """Whether a reply is being asked for."""
        return not self._form.isHidden()

    def _show_reply(self, found: MessageDetail, reply: str, when: When) -> None:
        answered = found.row.answered_at
        self._reply.setVisible(answered is not None)
        if answered is not None:
            head = self.tr("%1 replied, %2").replace("%1", found.row.name)
            self._reply_head.setText(head.replace("%2", when.weekday(answered)))
            self.reply_text.set_text(reply)
            self.reply_text.setVisible(bool(reply))

    def _offer(self, found: MessageDetail) -> None:
        row = found.row
        waiting = row.state is MessageState.SENT and not (row.answered_at or row.bounced_at or row.closed_at)
        unsent = row.state in (MessageState.DRAFT, MessageState.HANDED_OVER)
        shown = {
            "continue": unsent,
            "discard": unsent,
            "mark_answered": waiting or (row.closed_at is not None and row.answered_at is None),
            "mark_bounced": waiting and row.channel is Channel.EMAIL,
            "close": waiting,
            "write": not unsent and not waiting,
            "delete": not unsent,
        }
        for name, button in self.offers.items():
            button.setVisible(shown[name])

    def _layout(self) -> None:
        self._empty.set_message(self.tr("No message chosen"), self.tr("Choose one to read it here."))
        self._make_buttons()
        words_column = QVBoxLayout()
        words_column.setSpacing(2)
        words_column.addWidget(self._subject)
        words_column.addWidget(self._to)
        head = QHBoxLayout(self.card.head)
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(10)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words_column, 1)
        head.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignTop)
        self._reply.body.addWidget(self._reply_head)
        self._reply.body.addWidget(self.reply_text)
        self._lay_out_form()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        for widget in (self._banner, self._buttons, self._form, self.card, self._reply):
            column.addWidget(widget)
        column.addStretch(1)
        self.card.body.setAccessibleName(self.tr("Text of the message"))
        self._subject.setAccessibleName(self.tr("Subject"))
        self.reply_text.setAccessibleName(self.tr("Their reply"))
        self._inside.setProperty("area", "clear")
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._inside)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self.setProperty("area", "frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._empty)
        outer.addWidget(self._scroll)

    def _make_buttons(self) -> None:
        texts = (
            ("continue", self.tr("Continue"), "pencil"),
            ("mark_answered", self.tr("They replied"), "mail-open"),
            ("write", self.tr("Write again"), "mail"),
            ("mark_bounced", self.tr("It bounced"), ""),
            ("close", self.tr("Stop waiting"), ""),
            ("discard", self.tr("Discard"), "trash-2"),
            ("delete", self.tr("Delete"), "trash-2"),
        )
        self._flow.setSpacing(8)
        for name, text, icon in texts:
            first = name in ("continue", "mark_answered", "write")
            button = Button(
                self._theme, text, self._buttons, kind="primary" if first else "default", icon=icon
            )
            button.clicked.connect(partial(self._want, name))
            self._flow.addWidget(button)
            self.offers[name] = button

    def _lay_out_form(self) -> None:
        save = Button(self._theme, self.tr("Save the reply"), self._form, kind="primary")
        cancel = Button(self._theme, self.tr("Cancel"), self._form, kind="flat")
        save.clicked.connect(self.give_reply)
        cancel.clicked.connect(self.close_form)
        head = label(self.tr("What did they write? You may leave it empty."), "label", self._form, wrap=True)
        head.setBuddy(self.reply_field)
        self.reply_field.setAccessibleName(self.tr("Their reply"))
        self.reply_field.setTabChangesFocus(True)
        self.reply_field.setFixedHeight(self._theme.px(22 * _REPLY_ROWS))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(save)
        self._form.body.addWidget(head)
        self._form.body.addWidget(self.reply_field)
        self._form.body.addLayout(row)

    def give_reply(self) -> None:
        """Give what was typed."""
        self.reply_given.emit(self.reply_field.toPlainText())

    def _want(self, name: str, _checked: bool = False) -> None:
        self.wanted.emit(name)
