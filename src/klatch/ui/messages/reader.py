"""One message as it was sent, and what came back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain.vocabulary import Channel, MessageState
from klatch.services.reading.messages import MessageDetail
from klatch.ui import words
from klatch.ui.messages.phrases import mark, subject
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.letter import Letter, LetterCard
from klatch.ui.widgets.tags import Tag


class Reader(QWidget):
    """The letter, and their reply below it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.card = LetterCard(theme, self)
        self._avatar = Avatar(theme, 36, self.card.head)
        self._subject = Letter(theme, self.card.head, weight=600, compact=True)
        self._facts = label("", "caption", self.card.head, wrap=True)
        self._tag = Tag(theme, "", "neutral", self.card.head)
        self._spoken = label("", "muted", self, wrap=True)
        self._reply = Card(self)
        self._reply_head = label("", "caption-strong", self._reply, wrap=True)
        self.reply_text = Letter(theme, self._reply)
        self._layout()

    @property
    def facts(self) -> str:
        """Who to whom, where to, when, and made from which template."""
        return self._facts.text()

    def show_message(self, found: MessageDetail, reply: str, when: When, me: str) -> None:
        """Show a message."""
        row = found.row
        self._avatar.set_person(row.contact, row.name)
        self._subject.set_text(subject(row))
        to = self.tr("%1 to %2").replace("%1", me or self.tr("You")).replace("%2", row.name)
        address = found.to_address if row.channel is Channel.EMAIL else words.channel(row.channel)
        made = self.tr("Template: %1").replace("%1", found.template_name) if found.template_name else ""
        self._facts.setText("\n".join(filter(None, (to, address, self._moment(found, when), made))))
        shown = mark(row, when)
        self._tag.set_state(shown.text, shown.tone)  # type: ignore[arg-type]
        self.card.body.set_text(found.body)
        self.card.body.setVisible(bool(found.body))
        self._spoken.setVisible(not found.body)
        self._show_reply(found, reply, when)

    def _moment(self, found: MessageDetail, when: When) -> str:
        row = found.row
        said = self.tr("Sent %1") if row.state is MessageState.SENT else self.tr("Written %1")
        return said.replace("%1", f"{when.weekday(row.at)}, {when.time(row.at)}")

    def _show_reply(self, found: MessageDetail, reply: str, when: When) -> None:
        answered = found.row.answered_at
        self._reply.setVisible(answered is not None)
        if answered is not None:
            head = self.tr("%1 replied, %2").replace("%1", found.row.name)
            self._reply_head.setText(head.replace("%2", f"{when.weekday(answered)}, {when.time(answered)}"))
            self.reply_text.set_text(reply)
            self.reply_text.setVisible(bool(reply))

    def _layout(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._subject)
        lines.addWidget(self._facts)
        lines.addSpacing(4)
        lines.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignLeading)
        head = QHBoxLayout(self.card.head)
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(10)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(lines, 1)
        self._spoken.setText(self.tr("Nothing was written down."))
        self._reply.body.addWidget(self._reply_head)
        self._reply.body.addWidget(self.reply_text)
        self.card.body.setAccessibleName(self.tr("Text of the message"))
        self._subject.setAccessibleName(self.tr("Subject"))
        self.reply_text.setAccessibleName(self.tr("Their reply"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.card, self._spoken, self._reply):
            column.addWidget(widget)
