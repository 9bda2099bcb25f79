"""What can be read of moments."""

from __future__ import annotations

from klatch.store.queries.reminders import ReminderKind, ReminderRow, next_moment

__all__ = ["ReminderKind", "ReminderRow", "next_moment"]
