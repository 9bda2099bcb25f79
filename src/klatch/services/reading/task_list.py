"""What the list of tasks reads."""

from __future__ import annotations

from klatch.store.queries.task_list import (
    Choice,
    ListedTask,
    TaskFilter,
    TaskSource,
    TaskView,
    counts,
    kinds_among,
    meetings_to_link,
    opportunities_to_link,
    rows,
)

__all__ = [
    "Choice",
    "ListedTask",
    "TaskFilter",
    "TaskSource",
    "TaskView",
    "counts",
    "kinds_among",
    "meetings_to_link",
    "opportunities_to_link",
    "rows",
]
