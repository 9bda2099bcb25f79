"""What can be read of career paths."""

from __future__ import annotations

from klatch.store.path_rows import ComparedPath, FitRow, PathRow
from klatch.store.queries.career_paths import (
    FitSource,
    PathSort,
    PathSource,
    compared_path,
    considered,
    fits_of_meeting,
    fits_of_path,
    paths,
)

__all__ = [
    "ComparedPath",
    "FitRow",
    "FitSource",
    "PathRow",
    "PathSort",
    "PathSource",
    "compared_path",
    "considered",
    "fits_of_meeting",
    "fits_of_path",
    "paths",
]
