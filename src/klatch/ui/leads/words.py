"""How leads are shown: their glyphs, and the rows of a short list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from klatch.domain.links import short
from klatch.domain.vocabulary import OPEN_OPPORTUNITIES, OpportunityStatus, Stage
from klatch.services.reading.opportunities import OpportunityRow
from klatch.ui import words
from klatch.ui.models.columns import Column
from klatch.ui.when import When
from klatch.ui.widgets.painting import CROSSED

_CHIP_FROM = 240
_GLYPHS: dict[OpportunityStatus, str] = {
    OpportunityStatus.LEAD: Stage.TO_CONTACT,
    OpportunityStatus.APPLIED: Stage.CONTACTED,
    OpportunityStatus.INTERVIEWING: Stage.SCHEDULED,
    OpportunityStatus.OFFER: Stage.THANKED,
    OpportunityStatus.ACCEPTED: Stage.IN_TOUCH,
    OpportunityStatus.REJECTED: CROSSED,
    OpportunityStatus.WITHDRAWN: Stage.PAUSED,
}


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("leads", text)


def glyph(status: OpportunityStatus) -> str:
    """The stage of a person whose clock, filled by sixths, shows how far a lead is."""
    return str(_GLYPHS[status])


def chip(row: OpportunityRow) -> str:
    """The glyph of a row."""
    return glyph(row.status)


def status(row: OpportunityRow) -> str:
    """How far a row is."""
    return words.opportunity(row.status)


def title(row: OpportunityRow) -> str:
    """What a row is called."""
    return row.title


class LeadWords:
    """Says the cells of a row; `when` is set again as time passes."""

    def __init__(self, when: When) -> None:
        self.when = when

    def columns(self) -> tuple[Column, ...]:
        """What, when, and how far."""
        return (
            Column("title", "", title, "name", width=150, stretch=1, secondary=self.second),
            Column("status", "", status, "stage", width=118, value=chip, hide_below=_CHIP_FROM),
        )

    def second(self, row: OpportunityRow) -> str:
        """The next day, else the link."""
        if row.next_on is not None and row.status in OPEN_OPPORTUNITIES:
            return tr("Next: %1").replace("%1", self.when.due(row.next_on).text)
        return short(row.url) if row.url else ""

    def sentence(self, row: OpportunityRow) -> str:
        """What it is, how far, what comes next."""
        return ". ".join(filter(None, (row.title, words.opportunity(row.status), self.second(row))))
