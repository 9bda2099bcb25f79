"""The facts a message is made of."""

from __future__ import annotations

from klatch.store.queries.compose import ComposeFacts, PreviousMessage, facts

__all__ = ["ComposeFacts", "PreviousMessage", "facts"]
