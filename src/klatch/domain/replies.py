"""What somebody wrote back, without what their mail program quotes below it."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"\s*>")
_INTRODUCES = re.compile(r"\s*(?:On\b.*\bwrote|Am\b.*\bschrieb\b.*|Le\b.*\ba écrit|El\b.*\bescribió)\s*:\s*")
_LONGEST_INTRODUCTION = 3
"""Lines that a mail program breaks "On Tuesday …, … wrote:" into."""


def without_quotes(text: str) -> str:
    """The lines that are theirs: no quoted line, and nothing from "On … wrote:" on unless quotes follow it.

    Where quotes follow, what stands between and below them is an answer to them and stays.
    """
    lines = text.splitlines()
    kept: list[str] = []
    at = 0
    while at < len(lines):
        after = _introduction_end(lines, at)
        if after > at:
            if not any(_QUOTED.match(line) for line in lines[after:]):
                break
            at = after
        elif _QUOTED.match(lines[at]):
            at += 1
        else:
            kept.append(lines[at])
            at += 1
    return "\n".join(kept).strip()


def _introduction_end(lines: list[str], at: int) -> int:
    """Where the lines end that introduce a quotation; `at` when none begins there."""
    for end in range(at + 1, min(at + _LONGEST_INTRODUCTION, len(lines)) + 1):
        if _INTRODUCES.fullmatch(" ".join(lines[at:end])):
            return end
    return at
