"""What the Today page reads."""

from __future__ import annotations

from klatch.store.queries.today import (
    NavigationCounts,
    ReachOutRow,
    Span,
    ThanksRow,
    Today,
    counts,
    day_of,
    follow_ups,
    reach_out,
    to_do_count,
    today,
)
from klatch.store.rows import MeetingRow, TaskRow

__all__ = [
    "MeetingRow",
    "NavigationCounts",
    "ReachOutRow",
    "Span",
    "TaskRow",
    "ThanksRow",
    "Today",
    "counts",
    "day_of",
    "follow_ups",
    "reach_out",
    "to_do_count",
    "today",
]
