"""Carries an import out: one step that is whole or not at all, and can be undone."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from klatch.domain.matching import Decision, Evidence
from klatch.domain.progress import Progress
from klatch.domain.records import FileFormat, SkippedRecord
from klatch.domain.vocabulary import Stage
from klatch.services import tasks
from klatch.services.exchange.additions import write_additions
from klatch.services.exchange.bulk import BulkInsert
from klatch.services.exchange.memory import no_garbage_search
from klatch.services.exchange.merge import grouped
from klatch.services.exchange.newcomers import write_newcomers
from klatch.services.exchange.plan import ImportPlan
from klatch.store.database import Store

BULK_FROM = 2_000
"""New people from which on rebuilding the search index once is quicker than keeping it row by row."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Merged:
    """A record that belongs to somebody known or to an earlier record: the line, the contact, and why."""

    line: int
    contact: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file: read = len(added) + len(merged) + len(left_out).

    `added` are ids; `changed` the ids of those who were there before and got something new; `remarks` are
    losses within records that were kept.
    """

    name: str
    format: FileFormat
    read: int
    added: Sequence[int]
    merged: Sequence[Merged]
    changed: Sequence[int]
    left_out: Sequence[SkippedRecord]
    remarks: Sequence[SkippedRecord]


def apply(store: Store, plan: ImportPlan, now: datetime, progress: Progress) -> ImportReport:
    """Write what was planned as one undoable step.

    Raises Cancelled, NotFound (somebody was deleted after planning) and StoreError; nothing is kept then.
    """
    with no_garbage_search():
        report = _apply(store, plan, now, progress)
    _log.info("import: %d read, %d added, %d merged", report.read, len(report.added), len(report.merged))
    return report


def _apply(store: Store, plan: ImportPlan, now: datetime, progress: Progress) -> ImportReport:
    new, additions = grouped(plan)
    reading = plan.reading
    with store.transaction("Import contacts", now, bulk=len(new) > BULK_FROM) as tx:
        bulk = BulkInsert(tx, progress, len(new))
        changed = write_additions(bulk, additions, plan.tag)
        added = write_newcomers(bulk, plan, new)
        if plan.options.stage is not Stage.ADDRESS_BOOK:
            tasks.reconcile(tx, added, now)
        merged = _merged(plan, zip(new, added, strict=True))
        tx.execute(
            "INSERT INTO import_run (at, format, read, added, merged, left_out) VALUES (?, ?, ?, ?, ?, ?)",
            (now, reading.format.value, reading.found, len(added), len(merged), len(reading.skipped)),
        )
        progress.step(len(new), len(new))
    return ImportReport(
        reading.name, reading.format, reading.found, added, merged, changed, reading.skipped, reading.remarks
    )


def _merged(plan: ImportPlan, added: Iterable[tuple[int, int]]) -> list[Merged]:
    """Every record that joined somebody; `added` pairs the records of new people with their contacts."""
    joined = {decision.record for decision in plan.decisions if decision.record is not None}
    contacts = {record: contact for record, contact in added if record in joined}
    return [
        Merged(record.line, _contact(decision, contacts), decision.evidence)
        for record, decision in zip(plan.reading.records, plan.decisions, strict=True)
        if decision.evidence is not None
    ]


def _contact(decision: Decision, contacts: dict[int, int]) -> int:
    if decision.contact is not None:
        return decision.contact
    return contacts[decision.record or 0]
