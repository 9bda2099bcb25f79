"""Career paths and how they suited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from klatch.domain.fit import Dimension
from klatch.store.database import Store
from klatch.store.path_rows import FitRow, PathRow
from klatch.store.queries.common import converted, maybe

_PATHS = """
SELECT p.id, p.name, p.why, p.ruled_out_at, p.ruled_out_reason,
       (SELECT count(*) FROM fit f WHERE f.career_path = p.id AND f.meeting IS NOT NULL)
  FROM career_path p WHERE {} ORDER BY p.ruled_out_at IS NOT NULL, p.position, p.id
"""
_SCORES = ", ".join(f'f."{dimension}"' for dimension in Dimension)
# What was thought before any conversation comes first, then the conversations in their order.
_FITS = f"""
SELECT f.id, f.career_path, f.meeting, m.starts_at,
       (SELECT group_concat(c.display_name, ', ' ORDER BY mc.id) FROM meeting_contact mc
          JOIN contact c ON c.id = mc.contact WHERE mc.meeting = f.meeting),
       f.note, {_SCORES}
  FROM fit f LEFT JOIN meeting m ON m.id = f.meeting
 WHERE {{}} ORDER BY m.starts_at IS NOT NULL, m.starts_at, f.id
"""


def paths(store: Store) -> list[PathRow]:
    """All paths in the user's order, those ruled out last."""
    return [PathRow(*converted(row, {3: maybe})) for row in store.fetch(_PATHS.format("1"))]


def considered(store: Store) -> list[PathRow]:
    """The paths under consideration in the user's order."""
    rows = store.fetch(_PATHS.format("p.ruled_out_at IS NULL"))
    return [PathRow(*converted(row, {3: maybe})) for row in rows]


def fits_of_path(store: Store, path: int) -> list[FitRow]:
    """How a path suited: before any conversation, then after each of them, the oldest first."""
    return [_fit(row) for row in store.fetch(_FITS.format("f.career_path = ?"), (path,))]


def fits_of_meeting(store: Store, meeting: int) -> list[FitRow]:
    """How the paths that a meeting was about suited after it."""
    return [_fit(row) for row in store.fetch(_FITS.format("f.meeting = ?"), (meeting,))]


def _fit(row: Sequence[Any]) -> FitRow:
    key, path, meeting, met_at, names, note, *numbers = row
    scores = {
        dimension: score for dimension, score in zip(Dimension, numbers, strict=True) if score is not None
    }
    return FitRow(key, path, meeting, maybe(met_at), names or "", scores, note)
