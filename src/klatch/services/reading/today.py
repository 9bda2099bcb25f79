"""What the Today page reads."""

from __future__ import annotations

from klatch.store.queries.today import (
    ReachOutRow,
    Span,
    ThanksRow,
    Today,
    count_beside,
    day_of,
    follow_ups,
    reach_out,
    to_do_count,
    today,
)
from klatch.store.rows import MeetingRow, TaskRow

__all__ = [
    "MeetingRow",
    "ReachOutRow",
    "Span",
    "TaskRow",
    "ThanksRow",
    "Today",
    "count_beside",
    "day_of",
    "follow_ups",
    "reach_out",
    "to_do_count",
    "today",
]
