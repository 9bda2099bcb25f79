"""The database check."""

from __future__ import annotations

from klatch.store.queries.check import CheckReport, check, repair

__all__ = ["CheckReport", "check", "repair"]
