"""What can be read of career paths."""

from __future__ import annotations

from klatch.store.path_rows import FitRow, PathRow
from klatch.store.queries.career_paths import considered, fits_of_meeting, fits_of_path, paths

__all__ = ["FitRow", "PathRow", "considered", "fits_of_meeting", "fits_of_path", "paths"]
