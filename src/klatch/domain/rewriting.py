"""Changes what a user did not touch: a text made anew under the edits of somebody who changed the old one."""

from __future__ import annotations

from difflib import SequenceMatcher

Change = tuple[int, int, list[str]]
"""Pieces from, to, and what stands there instead."""


def rewritten(before: str, mine: str, after: str) -> str:
    """My text with what changed between `before` and `after`, in the paragraphs I left as they were.

    A paragraph that I changed stays mine, whatever it would read now.
    """
    if mine == before:
        return after
    base = _pieces(before)
    own = _changes(base, _pieces(mine))
    result = [(start, end, put) for start, end, put in own]
    result += [new for new in _changes(base, _pieces(after)) if not any(_meet(new, each) for each in own)]
    text = list(base)
    for start, end, put in sorted(result, key=lambda change: change[:2], reverse=True):
        text[start:end] = put
    return "\n".join(text)


def _pieces(text: str) -> list[str]:
    return text.split("\n")


def _changes(base: list[str], other: list[str]) -> list[Change]:
    found = SequenceMatcher(None, base, other, autojunk=False).get_opcodes()
    return [(start, end, other[low:high]) for tag, start, end, low, high in found if tag != "equal"]


def _meet(one: Change, other: Change) -> bool:
    """Whether both change the same lines, or put something at the same place."""
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]
