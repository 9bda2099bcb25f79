"""How many words a text has."""

from __future__ import annotations


def word_count(text: str) -> int:
    """How many words a reader sees; a link or an address is one."""
    return sum(1 for word in text.split() if word.isalnum() or any(map(str.isalnum, word)))
