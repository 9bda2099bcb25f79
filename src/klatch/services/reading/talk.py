"""What can be read of a conversation under way."""

from __future__ import annotations

from klatch.store.queries.talk import NamedRow, TalkNote, facts, named, notes

__all__ = ["NamedRow", "TalkNote", "facts", "named", "notes"]
