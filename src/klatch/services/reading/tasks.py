"""What can be read of steps."""

from __future__ import annotations

from klatch.store.queries.tasks import (
    due,
    due_count,
    next_steps,
    of_contact,
    of_kind,
    of_meeting,
    one,
    titles_of_meeting,
    undone,
)
from klatch.store.rows import Due, TaskRow

__all__ = [
    "Due",
    "TaskRow",
    "due",
    "due_count",
    "next_steps",
    "of_contact",
    "of_kind",
    "of_meeting",
    "one",
    "titles_of_meeting",
    "undone",
]
