"""What can be read of the question bank."""

from __future__ import annotations

from klatch.store.queries.questions import BankRow, SetRow, bank, sets

__all__ = ["BankRow", "SetRow", "bank", "sets"]
