"""How a career path suits, after each conversation and before any."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from klatch.domain.errors import InvalidInput
from klatch.domain.fit import HIGHEST, LOWEST, Dimension, Scores
from klatch.domain.names import clean_text
from klatch.services import checks
from klatch.store.database import Store


def record(store: Store, meeting: int | None, path: int, scores: Scores, note: str, now: datetime) -> int:
    """Say how a path suits after a meeting, or with None before any; again is instead.

    A dimension that is not scored stays empty. Returns the id of the fit. Raises InvalidInput.
    """
    checked = {
        dimension: checks.within(dimension.value, score, LOWEST, HIGHEST)
        for dimension, score in scores.items()
    }
    text = clean_text(note)
    if not checked and not text:
        raise InvalidInput("scores", "empty")
    columns = {dimension.value: checked.get(dimension) for dimension in Dimension}
    with store.transaction("Record fit", now) as tx:
        found = tx.execute("SELECT id FROM fit WHERE career_path = ? AND meeting IS ?", (path, meeting))
        if not found:
            return tx.insert("fit", meeting=meeting, career_path=path, note=text, **columns)
        key = int(found[0][0])
        tx.update("fit", key, note=text, **columns)
        return key


def forget(store: Store, fits: Iterable[int], now: datetime) -> None:
    """Delete what was said about how paths suit."""
    with store.transaction("Delete fit", now) as tx:
        tx.delete("fit", list(fits))
