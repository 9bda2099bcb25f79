"""Employers: the five to begin with, and two spellings of one name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from klatch.domain.names import sort_key

if TYPE_CHECKING:
    from difflib import SequenceMatcher

FIRST = 5
"""So many employers of the LAMP list are worked on at once."""
STARTERS = 2
"""So many people are written to at each of them."""
LISTED = 40
"""So many employers make a list worth ordering."""
_ALIKE = 0.85
_WORD = re.compile(r"[^\W_]+")
_FORMS = frozenset(
    [
        "ab",
        "ag",
        "aps",
        "as",
        "asa",
        "bhd",
        "bv",
        "co",
        "company",
        "corp",
        "corporation",
        "eg",
        "ev",
        "gbr",
        "gmbh",
        "holding",
        "inc",
        "incorporated",
        "kft",
        "kg",
        "kgaa",
        "kk",
        "limited",
        "llc",
        "llp",
        "lp",
        "ltd",
        "mbh",
        "nv",
        "oy",
        "oyj",
        "pbc",
        "plc",
        "pte",
        "pty",
        "sa",
        "sarl",
        "sas",
        "sdn",
        "se",
        "sl",
        "spa",
        "srl",
        "sro",
        "the",
        "und",
        "and",
        "et",
        "y",
    ]
)


def employer_key(name: str) -> str:
    """What two spellings of one employer have in common: the words without punctuation and legal form."""
    # "S.A." and "e.V." are one word each
    words = _WORD.findall(re.sub(r"(?<=\b\w)\.(?=\w\b)", "", sort_key(name)))
    return " ".join(word for word in words if word not in _FORMS) or " ".join(words) or sort_key(name)


def look_alikes(name: str, others: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Those of (id, name) that may be the same employer, the likeliest first."""
    from difflib import SequenceMatcher

    mine = employer_key(name)
    matcher = SequenceMatcher(b=mine, autojunk=False)
    found = []
    for key, other in others:
        likeness = _likeness(matcher, mine, employer_key(other))
        if likeness >= _ALIKE:
            found.append((-likeness, other, key))
    return [(key, other) for _, other, key in sorted(found)]


def _likeness(matcher: SequenceMatcher[str], mine: str, theirs: str) -> float:
    if mine == theirs or mine.replace(" ", "") == theirs.replace(" ", ""):
        return 1.0
    if f"{mine} ".startswith(f"{theirs} ") or f"{theirs} ".startswith(f"{mine} "):
        return 0.95  # "Halden" and "Halden Health"
    matcher.set_seq1(theirs)
    bound = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if bound >= _ALIKE else 0.0
