"""Career paths and how they suited."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from typing import Any

from klatch.domain.errors import NotFound
from klatch.domain.fit import Dimension, Scores
from klatch.domain.names import sort_key
from klatch.store.database import Store
from klatch.store.path_rows import ComparedPath, FitRow, PathRow
from klatch.store.queries.common import Sort, by_id, converted, maybe


class PathSort(StrEnum):
    """What the comparison can be sorted by, beside each dimension; the order is the user's own."""

    ORDER = "order"
    NAME = "name"
    OVERALL = "overall"


_PATHS = """
SELECT p.id, p.name, p.why, p.ruled_out_at, p.ruled_out_reason,
       (SELECT count(*) FROM fit f WHERE f.career_path = p.id AND f.meeting IS NOT NULL)
  FROM career_path p WHERE {} ORDER BY p.ruled_out_at IS NOT NULL, p.position, p.id
"""
_DIMENSIONS = tuple(Dimension)
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


def compared(store: Store) -> list[ComparedPath]:
    """All paths in the user's order, with their scores."""
    before: dict[int, Scores] = {}
    after: dict[int, list[Scores]] = {}
    for path, meeting, *numbers in store.fetch(f"SELECT f.career_path, f.meeting, {_SCORES} FROM fit f"):
        if meeting is None:
            before[path] = _scores(numbers)
        else:
            after.setdefault(path, []).append(_scores(numbers))
    return [ComparedPath(row, before.get(row.id, {}), tuple(after.get(row.id, ()))) for row in paths(store)]


def compared_path(store: Store, path: int) -> ComparedPath:
    """One path with its scores. Raises NotFound."""
    for found in compared(store):
        if found.row.id == path:
            return found
    raise NotFound("career_path", path)


class PathSource:
    """The paths as a table asks for them; there is no filter."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, _filter: object, sort: Sort | None) -> array[int]:
        """The paths in an order; those without a value come last."""
        found = compared(self._store)
        if sort is not None and sort.key != PathSort.ORDER:
            value = _VALUES[sort.key]
            known = [path for path in found if value(path) is not None]
            known.sort(key=value, reverse=sort.descending)
            found = known + [path for path in found if value(path) is None]
        return array("q", [path.row.id for path in found])

    def rows(self, ids: Sequence[int]) -> dict[int, ComparedPath]:
        """The rows of a page."""
        wanted = set(ids)
        return {path.row.id: path for path in compared(self._store) if path.row.id in wanted}


class FitSource:
    """What the conversations scored a path, the newest first, for a table; the filter is the path."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, path: int | None, _sort: Sort | None) -> array[int]:
        """The fits after conversations."""
        fits = fits_of_path(self._store, path or 0)
        return array("q", [fit.id for fit in reversed(fits) if fit.meeting is not None])

    def rows(self, ids: Sequence[int]) -> dict[int, FitRow]:
        """The rows of a page."""
        found = self._store.fetch(_FITS.format("f.id IN (SELECT value FROM json_each(?))"), (by_id(ids),))
        return {fit.id: fit for fit in map(_fit, found)}


def _name(path: ComparedPath) -> str:
    return sort_key(path.row.name)


def _overall(path: ComparedPath) -> float | None:
    return path.overall.after


def _score(dimension: Dimension, path: ComparedPath) -> float | None:
    return path.summary(dimension).after


_VALUES: dict[str, Callable[[ComparedPath], Any]] = {
    PathSort.NAME: _name,
    PathSort.OVERALL: _overall,
    **{dimension.value: partial(_score, dimension) for dimension in Dimension},
}


def _fit(row: Sequence[Any]) -> FitRow:
    key, path, meeting, met_at, names, note, *numbers = row
    return FitRow(key, path, meeting, maybe(met_at), names or "", _scores(numbers), note)


def _scores(numbers: Sequence[int | None]) -> Scores:
    given = zip(_DIMENSIONS, numbers, strict=True)
    return {dimension: score for dimension, score in given if score is not None}
