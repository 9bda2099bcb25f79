"""Where a text speaks of something that was said: in the same words, or in others close to them."""

from __future__ import annotations

import re
from math import ceil

_WORD = re.compile(r"[^\W\d_]{4,}")
_SHARE = 1 / 3
"""How many of the longer words must come back, two at least where there are two."""
_SPREAD = 3
"""How many times longer than the original a rendering in other words may be."""


def place(said: str, text: str) -> tuple[int, int] | None:
    """Where a text mentions what was said, as a span; None when it does not.

    Words of four letters and more count, at their first five letters, so that "studies" is "study"; they must
    stand in one paragraph.
    """
    plain = " ".join(said.split()).rstrip(" .")
    if not plain:
        return None
    exact = re.search(r"\s+".join(map(re.escape, plain.split())), text, re.IGNORECASE)
    if exact:
        return exact.span()
    wanted = {_stem(word) for word in _WORD.findall(plain)}
    if not wanted:
        return None
    needed = max(min(2, len(wanted)), ceil(len(wanted) * _SHARE))
    at = 0
    for paragraph in text.split("\n"):
        found = _densest(paragraph, wanted, needed, _SPREAD * len(plain))
        if found is not None:
            return at + found[0], at + found[1]
        at += len(paragraph) + 1
    return None


def _densest(paragraph: str, wanted: set[str], needed: int, room: int) -> tuple[int, int] | None:
    """The span with most of the wanted words that fits into the room; of equals the shortest."""
    hits = [(match.span(), _stem(match[0])) for match in _WORD.finditer(paragraph)]
    hits = [(span, stem) for span, stem in hits if stem in wanted]
    best: tuple[int, int, int, int] | None = None
    for first, ((start, _), _) in enumerate(hits):
        seen = set()
        for (_, end), stem in hits[first:]:
            if end - start > room:
                break
            seen.add(stem)
            if len(seen) >= needed:
                best = max(best or (0, 0, 0, 0), (len(seen), start - end, start, end))
    return best[2:] if best else None


def _stem(word: str) -> str:
    return word.casefold()[:5]
