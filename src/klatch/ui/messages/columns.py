"""The columns of the messages table."""

from __future__ import annotations

from klatch.domain.vocabulary import Channel, MessageState
from klatch.services.reading.messages import MessageRow
from klatch.ui import mail_words, words
from klatch.ui.models.columns import Column, Mark, Person
from klatch.ui.when import When
from klatch.ui.widgets.painting import initials


def tr(text: str) -> str:
    """Translate a word of the page."""
    return mail_words.tr(text)


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
                width=210,
                stretch=1,
                secondary=_organization,
                value=_person,
            ),
            Column("subject", tr("Message"), subject, kind="two_line", width=240, stretch=2, secondary=_kind),
            Column("state", "", _state_text, kind="tag", width=110, value=mark, hide_below=460),
            Column("at", tr("When"), self._at, sort="at", width=90, muted=True, hide_below=400),
        )

    def sentence(self, row: MessageRow) -> str:
        """A row in one sentence."""
        parts = (row.name, row.organization, subject(row), _kind(row), _state_text(row), self._at(row))
        return ", ".join(filter(None, parts))

    def _at(self, row: MessageRow) -> str:
        return self.when.past(row.at)


def subject(row: MessageRow) -> str:
    """What a message is called: its subject, or its kind where there is none."""
    if row.subject:
        return row.subject
    return mail_words.kind(row.kind) if row.channel is not Channel.EMAIL else tr("No subject yet")


def mark(row: MessageRow) -> Mark | None:
    """What became of it."""
    if row.state is MessageState.HANDED_OVER:
        return Mark(tr("Sent?"), "warning")
    if row.bounced_at is not None:
        return Mark(tr("Bounced"), "danger")
    if row.answered_at is not None:
        return Mark(tr("Answered"), "success")
    if row.closed_at is not None:
        return Mark(tr("Closed"))
    return None


def _state_text(row: MessageRow) -> str:
    found = mark(row)
    return found.text if found else ""


def _name(row: MessageRow) -> str:
    return row.name


def _organization(row: MessageRow) -> str:
    return row.organization


def _person(row: MessageRow) -> Person:
    return Person(row.contact, initials(row.name))


def _kind(row: MessageRow) -> str:
    kind = mail_words.kind(row.kind)
    return kind if row.channel is Channel.EMAIL else f"{kind} · {words.channel(row.channel)}"
