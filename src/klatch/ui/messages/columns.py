"""The columns of the messages table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from klatch.domain.vocabulary import Channel
from klatch.services.reading.messages import MessageRow
from klatch.ui import mail_words, words
from klatch.ui.messages import phrases
from klatch.ui.messages.phrases import subject
from klatch.ui.models.columns import Column, Mark, Person
from klatch.ui.when import When
from klatch.ui.widgets.painting import initials


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("message_columns", text)


class RowWords:
    """Says a message in the cells of its row."""

    def __init__(self, when: When) -> None:
        self.when = when

    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        return (
            Column(
                "name",
                tr("Person"),
                _name,
                kind="name",
                sort="name",
                width=200,
                stretch=1,
                secondary=_organization,
                value=_person,
            ),
            Column("subject", tr("Message"), subject, "two_line", width=210, stretch=2, secondary=_kind),
            Column("state", tr("State"), self._state, "tag", width=126, value=self._mark, hide_below=520),
            Column("at", tr("When"), self._at, sort="at", width=84, muted=True, hide_below=400),
        )

    def sentence(self, row: MessageRow) -> str:
        """A row in one sentence."""
        parts = (row.name, row.organization, subject(row), _kind(row), self._state(row), self._at(row))
        return ", ".join(filter(None, parts))

    def _at(self, row: MessageRow) -> str:
        return self.when.past(row.at)

    def _mark(self, row: MessageRow) -> Mark:
        return phrases.mark(row, self.when)

    def _state(self, row: MessageRow) -> str:
        return self._mark(row).text


def _name(row: MessageRow) -> str:
    return row.name


def _organization(row: MessageRow) -> str:
    return row.organization


def _person(row: MessageRow) -> Person:
    return Person(row.contact, initials(row.name))


def _kind(row: MessageRow) -> str:
    kind = mail_words.kind(row.kind)
    return kind if row.channel is Channel.EMAIL else f"{kind} · {words.channel(row.channel)}"
