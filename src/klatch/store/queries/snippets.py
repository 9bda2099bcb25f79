"""Where the searched words stand in a text, and the part of it worth showing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from klatch.domain.names import fold

LENGTH = 80
_BEFORE = 24
_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")

Ranges = tuple[tuple[int, int], ...]


def ranges(text: str, terms: Sequence[str]) -> Ranges:
    """The (start, end) places of words that begin with one of the folded terms: the matching beginnings."""
    found: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        folded = fold(word[0]).strip()
        length = max((len(term) for term in terms if term and folded.startswith(term)), default=0)
        if length:
            found.append((word.start(), word.start() + _reach(word[0], length)))
    return tuple(found)


def _reach(word: str, length: int) -> int:
    """How many characters of a word fold to at least `length` characters."""
    return next((at for at in range(1, len(word)) if len(fold(word[:at]).strip()) >= length), len(word))


def snippet(text: str, terms: Sequence[str], length: int = LENGTH) -> tuple[str, Ranges]:
    """About `length` characters of one line around the first match, and where the matches stand in it."""
    line = _SPACE.sub(" ", text).strip()
    if len(line) <= length:
        return line, ranges(line, terms)
    first = next(iter(ranges(line, terms)), (0, 0))[0]
    start = _word_start(line, max(0, min(first - _BEFORE, len(line) - length)))
    end = min(len(line), start + length)
    if end < len(line):
        end = max(line.rfind(" ", start, end + 1), first + 1)
    part = line[start:end].strip()
    shown = f"{'…' if start else ''}{part}{'…' if end < len(line) else ''}"
    return shown, ranges(shown, terms)


def _word_start(line: str, at: int) -> int:
    """The beginning of the word after a place in the middle of one; the place itself in a very long word."""
    if at == 0 or line[at - 1] == " ":
        return at
    space = line.find(" ", at, at + _BEFORE)
    return space + 1 if space >= 0 else at
