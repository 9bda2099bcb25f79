"""The whole way of a file into the store."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from klatch.domain.progress import Progress
from klatch.services.exchange.plan import ImportOptions, plan
from klatch.services.exchange.reading import read_file
from klatch.services.exchange.writing import ImportReport, apply
from klatch.store.database import Store


def import_file(
    store: Store, path: Path, now: datetime, progress: Progress, options: ImportOptions | None = None
) -> ImportReport:
    """Read a file, find who is known, and write the rest. Raises ReadError, Cancelled and StoreError."""
    reading = read_file(path, progress)
    return apply(store, plan(store, reading, options), now, progress)
