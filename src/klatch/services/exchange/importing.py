"""The whole way of a file into the store."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from klatch.domain.progress import Progress
from klatch.services.exchange.memory import let_go, no_garbage_search
from klatch.services.exchange.plan import ImportOptions, plan
from klatch.services.exchange.reading import read_file
from klatch.services.exchange.writing import ImportReport, apply
from klatch.store.database import Store


def import_file(
    store: Store, path: Path, now: datetime, progress: Progress, options: ImportOptions | None = None
) -> ImportReport:
    """Read a file, find who is known, and write the rest. Raises ReadError, Cancelled and StoreError."""
    with no_garbage_search():
        return _import_file(store, path, now, progress, options)


def _import_file(
    store: Store, path: Path, now: datetime, progress: Progress, options: ImportOptions | None
) -> ImportReport:
    # a function of its own, so that the records are gone before anybody searches for garbage again
    planned = plan(store, read_file(path, progress), options)
    report = apply(store, planned, now, progress)
    for records in (planned.keys, planned.decisions, planned.reading.records):
        let_go(records)
    return report
