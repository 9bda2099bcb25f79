"""The columns of the opportunities table, and one opportunity in one sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from klatch.domain.links import short
from klatch.domain.vocabulary import OPEN_OPPORTUNITIES
from klatch.services.reading.opportunities import OpportunityRow, OpportunitySort
from klatch.ui.leads.words import chip, status, title
from klatch.ui.models.columns import Column, Due
from klatch.ui.when import When

_EMPLOYER_FROM = 440
_PERSON_FROM = 560  # px of the table below which whom it came through makes room
_CHANGED_FROM = 700


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("opportunities", text)


class RowWords:
    """Says the cells of a row; `when` is set again as time passes."""

    def __init__(self, when: When) -> None:
        self.when = when

    def columns(self) -> tuple[Column, ...]:
        """Every column, the usual ones first."""
        return (*self._usual(), *self._extra())

    def due(self, row: OpportunityRow) -> Due:
        """When something is due, and how near that is; what is decided waits for nothing."""
        return self.when.due(row.next_on) if row.status in OPEN_OPPORTUNITIES else Due("")

    def sentence(self, row: OpportunityRow) -> str:
        """What it is and where, how far, whom it came through, what comes next."""
        parts = [", ".join(filter(None, (row.title, row.employer))), status(row)]
        if row.person:
            parts.append(tr("Through %1").replace("%1", row.person))
        due = self.due(row).text
        if due:
            parts.append(tr("Next: %1").replace("%1", due))
        return ". ".join(parts)

    def _usual(self) -> tuple[Column, ...]:
        by = OpportunitySort
        return (
            Column(
                "title", tr("Opportunity"), title, "name", by.TITLE, width=228, stretch=2, secondary=_link
            ),
            Column(
                "organization",
                tr("Organization"),
                _employer,
                sort=by.ORGANIZATION,
                width=124,
                stretch=1,
                hide_below=_EMPLOYER_FROM,
            ),
            Column(
                "person",
                tr("Through"),
                _person,
                "two_line",
                by.PERSON,
                width=104,
                secondary=self._talk,
                hide_below=_PERSON_FROM,
            ),
            Column("status", tr("Status"), status, "stage", by.STATUS, width=114, value=chip),
            Column("next", tr("Next date"), self._next, "due", by.NEXT, width=92, value=self._near),
            Column(
                "changed",
                tr("Last change"),
                self._changed,
                sort=by.CHANGED,
                width=80,
                hide_below=_CHANGED_FROM,
                descending=True,
            ),
        )

    def _extra(self) -> tuple[Column, ...]:
        by = OpportunitySort
        return (
            Column(
                "added",
                tr("Found"),
                self._added,
                sort=by.ADDED,
                width=80,
                hide_below=_CHANGED_FROM,
                extra=True,
                descending=True,
            ),
            Column("notes", tr("Notes"), _notes, width=160, stretch=1, hide_below=_CHANGED_FROM, extra=True),
        )

    def _next(self, row: OpportunityRow) -> str:
        return self.when.weekday(row.next_on) if row.next_on is not None else ""

    def _near(self, row: OpportunityRow) -> Due:
        """The second line: that it is late or due today; the date says the rest."""
        due = self.due(row)
        if due.urgency == "today":
            return Due(tr("Today"), "today")
        return due if due.urgency == "late" else Due("")

    def _talk(self, row: OpportunityRow) -> str:
        if row.meeting_at is None:
            return ""
        return tr("Talk on %1").replace("%1", self.when.date_of(row.meeting_at))

    def _changed(self, row: OpportunityRow) -> str:
        return self.when.past(row.changed_at)

    def _added(self, row: OpportunityRow) -> str:
        return self.when.past(row.added_at)


def _link(row: OpportunityRow) -> str:
    return short(row.url) if row.url else ""


def _employer(row: OpportunityRow) -> str:
    return row.employer


def _person(row: OpportunityRow) -> str:
    return row.person


def _notes(row: OpportunityRow) -> str:
    return " ".join(row.notes.split())
