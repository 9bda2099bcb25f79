"""The columns of the takeaways table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from klatch.services.reading.takeaways import TakeawayLine
from klatch.ui import takeaway_words
from klatch.ui.models.columns import Column, Person
from klatch.ui.takeaways import phrases
from klatch.ui.when import When
from klatch.ui.widgets.painting import initials


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("takeaway_columns", text)


class RowWords:
    """Says a takeaway in the cells of its row."""

    def __init__(self, when: When) -> None:
        self.when = when

    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        return (
            Column("text", tr("Takeaway"), _text, "two_line", sort="text", width=220, stretch=4,
                   secondary=_below, tooltip=_whole),
            Column("name", tr("From"), _name, "name", sort="name", width=160, stretch=1,
                   secondary=_employer, value=_person),
            Column("kind", tr("Kind"), _kind, "tag", sort="kind", width=112, value=takeaway_words.kind,
                   extra=True),
            Column("state", tr("State"), _state, "tag", sort="state", width=122, value=takeaway_words.state,
                   hide_below=480),
            Column("people", tr("Agreement"), _people, sort="people", width=138, muted=True, hide_below=700,
                   descending=True),
            Column("said", tr("When"), self._said, sort="said", width=76, muted=True, hide_below=400,
                   descending=True),
        )  # fmt: skip

    def sentence(self, row: TakeawayLine) -> str:
        """A row in one sentence."""
        parts = (
            _kind(row),
            _whole(row),
            row.name,
            row.employer,
            phrases.about(row),
            _state(row),
            _people(row),
        )
        return ", ".join(filter(None, (*parts, self._said(row))))

    def _said(self, row: TakeawayLine) -> str:
        return self.when.past(row.said_at)


def _text(row: TakeawayLine) -> str:
    return " ".join(row.text.split())


def _whole(row: TakeawayLine) -> str:
    return row.text


def _below(row: TakeawayLine) -> str:
    return " · ".join(filter(None, (_kind(row), phrases.about(row))))


def _name(row: TakeawayLine) -> str:
    return row.name


def _employer(row: TakeawayLine) -> str:
    return row.employer


def _person(row: TakeawayLine) -> Person:
    return Person(row.contact, initials(row.name))


def _kind(row: TakeawayLine) -> str:
    return takeaway_words.kind(row).text


def _state(row: TakeawayLine) -> str:
    return takeaway_words.state(row).text


def _people(row: TakeawayLine) -> str:
    return phrases.agreement(row.tally)
