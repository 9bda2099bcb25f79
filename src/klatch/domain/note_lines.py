"""Notes taken line by line: which line of a text being typed is which, and since when it stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple


class NoteLine(NamedTuple):
    """A line with the moment it was begun; `note` is the row that keeps it, 0 before it is kept.

    A blank line only stands between others: it has neither.
    """

    text: str
    at: datetime | None = None
    note: int = 0

    @property
    def blank(self) -> bool:
        """Whether nothing is written there."""
        return not self.text.strip()


def follow(
    lines: Sequence[NoteLine], texts: Sequence[str], now: datetime, known: Mapping[str, datetime]
) -> tuple[NoteLine, ...]:
    """The lines as they read now: what did not change stays, what changed in place is the same line still.

    `known` are the moments of lines that went, by their text: one that comes back, cut and pasted or undone,
    is no newer than it was.
    """
    head = _alike(lines, texts)
    rest = min(len(lines), len(texts)) - head
    tail = min(rest, _alike(lines[::-1], texts[::-1]))
    olds, news = lines[head : len(lines) - tail], texts[head : len(texts) - tail]
    changed = []
    for number, text in enumerate(news):
        old = olds[number] if number < len(olds) else NoteLine("")
        changed.append(_changed(old, text, now, known))
    return (*lines[:head], *changed, *lines[len(lines) - tail :])


def _alike(lines: Sequence[NoteLine], texts: Sequence[str]) -> int:
    count = 0
    for line, text in zip(lines, texts, strict=False):
        if line.text != text:
            break
        count += 1
    return count


def _changed(old: NoteLine, text: str, now: datetime, known: Mapping[str, datetime]) -> NoteLine:
    if not text.strip():
        return NoteLine(text)
    if old.at is None:
        return NoteLine(text, known.get(text, now))
    return NoteLine(text, old.at, old.note)
