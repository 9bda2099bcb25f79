"""What can be read of takeaways."""

from __future__ import annotations

from klatch.store.queries.takeaways import (
    ClaimSource,
    Standing,
    TakeawayFilter,
    TakeawaySort,
    TakeawaySource,
    TakeawayView,
    claims_of_path,
    counts,
    employers,
    ids,
    line,
    people,
    related_to,
    rows,
    standing,
)
from klatch.store.takeaway_rows import ClaimRow, TakeawayLine

__all__ = [
    "ClaimRow",
    "ClaimSource",
    "Standing",
    "TakeawayFilter",
    "TakeawayLine",
    "TakeawaySort",
    "TakeawaySource",
    "TakeawayView",
    "claims_of_path",
    "counts",
    "employers",
    "ids",
    "line",
    "people",
    "related_to",
    "rows",
    "standing",
]
