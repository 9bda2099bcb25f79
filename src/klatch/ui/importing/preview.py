"""The records of a file as a table, each with what would become of it."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from klatch.domain.records import PersonRecord, SkippedRecord
from klatch.services.exchange.plan import ImportPlan
from klatch.ui.importing import wording
from klatch.ui.models.columns import Column, Mark, Sort


class PreviewRow(NamedTuple):
    """A record or a place that was left out."""

    record: PersonRecord | None
    mark: Mark
    why: str


class PreviewSource:
    """All rows of a plan: what is left out first, then who merges, then who is new."""

    def __init__(self, plan: ImportPlan | None = None) -> None:
        self._rows: list[PreviewRow] = []
        if plan is not None:
            rows = [_planned(plan, number) for number in range(len(plan.reading.records))]
            merges = [row for row in rows if row.why]
            self._rows = [
                *(_skipped(record) for record in plan.reading.skipped),
                *merges,
                *(row for row in rows if not row.why),
            ]

    def ids(self, filter: object, sort: Sort | None) -> Sequence[int]:  # noqa: A002, ARG002
        """Row numbers; the order is fixed."""
        return array("q", range(len(self._rows)))

    def rows(self, ids: Sequence[int]) -> Mapping[int, PreviewRow]:
        """The rows."""
        return {number: self._rows[number] for number in ids}


def columns() -> tuple[Column, ...]:
    """Result, name, organization, title and e-mail."""
    return (
        Column("result", tr("Result"), _result, "tag", width=110, value=_mark),
        Column("name", tr("Name"), _name, "two_line", width=210, stretch=2, secondary=_why, strong=True),
        Column("organization", tr("Organization"), _organization, width=150, stretch=1),
        Column("title", tr("Title"), _title, width=160, stretch=1),
        Column("email", tr("E-mail"), _email, width=160, stretch=1, muted=True, hide_below=560),
    )


def tr(text: str) -> str:
    """Translate a header."""
    return QCoreApplication.translate("importing", text)


def _planned(plan: ImportPlan, number: int) -> PreviewRow:
    decision = plan.decisions[number]
    words, tone, icon = wording.result(decision)
    return PreviewRow(
        plan.reading.records[number], Mark(words, tone, icon), wording.evidence(decision.evidence)
    )


def _skipped(record: SkippedRecord) -> PreviewRow:
    line = tr("Line %1").replace("%1", str(record.line))
    return PreviewRow(
        None, Mark(tr("Left out"), "danger", "circle-alert"), f"{line}: {wording.reason(record.reason)}"
    )


def _result(row: PreviewRow) -> str:
    return row.mark.text


def _mark(row: PreviewRow) -> Mark:
    return row.mark


def _name(row: PreviewRow) -> str:
    if row.record is None:
        return tr("Not imported")
    parts = (row.record.given, row.record.family)
    return (
        row.record.display
        or " ".join(part for part in parts if part)
        or row.record.organization
        or _email(row)
    )


def _why(row: PreviewRow) -> str:
    return row.why


def _organization(row: PreviewRow) -> str:
    return row.record.organization if row.record else ""


def _title(row: PreviewRow) -> str:
    return row.record.title if row.record else ""


def _email(row: PreviewRow) -> str:
    return row.record.emails[0].value if row.record and row.record.emails else ""
