"""People's names: cleaned on the way in, folded for finding, shortened for greeting."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

# Marks that people leave out when they type: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels.
# Marks of Indic scripts and of kana are letters to their readers, so they stay.
_MARK_RANGES = (
    (0x0300, 0x036F),
    (0x0591, 0x05BD),
    (0x05BF, 0x05C7),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE20, 0xFE2F),
)
_MARKS = "[" + "".join(f"{chr(low)}-{chr(high)}" for low, high in _MARK_RANGES) + "]+"
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "ĸ": "k",
        "ŋ": "n",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "’": "'",
        "‘": "'",
        "‐": "-",
        "‑": "-",
        "–": "-",
    }
)
_NO_SPACES_SCRIPT = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"

# Controls, direction overrides and isolates (they reorder what the eye reads), lone surrogates.
_UNWANTED = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
_LINE_BREAKS = "[\r\n\t\v\f\x85\u2028\u2029]+"
_NEW_LINE = "\r\n|[\r\v\f\x85\u2028\u2029]"
_pattern = cache(re.compile)
"""Compiled when first used, which is after the window is there."""

_LONGEST_NAME = 200
_NAME_WORDS, _NAME_LENGTH = 6, 80
_PARTICLES = frozenset(
    [
        "al",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "y",
        "zu",
    ]
)
_HONORIFICS = frozenset(
    (
        "dr",
        "prof",
        "professor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "sir",
        "dame",
        "herr",
        "frau",
        "dipl-ing",
        "rev",
        "fr",
    )
)


@cache
def _ideographs() -> re.Pattern[str]:
    """One ideograph, kana or Hangul; made when first needed, as it takes longer than all the others."""
    return re.compile(f"[{_NO_SPACES_SCRIPT}]")


def _only_ideographs(text: str) -> bool:
    return not text.isascii() and all(map(_ideographs().match, text))


def fold(text: str) -> str:
    """The text as it is compared: no case, no accents, spaces around ideographs, kana and Hangul."""
    if text.isascii():
        return text.lower()
    bare = _pattern(_MARKS).sub("", unicodedata.normalize("NFKD", text))
    if bare.isascii():
        return bare.lower()
    bare = bare.casefold().translate(_LETTERS)
    # casefold can bring marks back, and Hangul and kana are whole only when composed again
    bare = unicodedata.normalize("NFC", _pattern(_MARKS).sub("", unicodedata.normalize("NFKD", bare)))
    return _ideographs().sub(r" \g<0> ", bare)


def sort_key(name: str) -> str:
    """What a list is ordered by: the folded name, or the name itself when folding leaves nothing."""
    return " ".join(fold(name).split()) or name


def clean(text: str) -> str:
    """One line without the characters that fool the eye or cut a text short."""
    if text.isprintable():
        return text.strip()
    # taken apart and joined, as a pattern with blanks around breaks takes for ever on a long run of blanks
    parts = (part.strip() for part in _pattern(_LINE_BREAKS).split(_pattern(_UNWANTED).sub("", text)))
    return " ".join(part for part in parts if part)


def clean_text(text: str) -> str:
    """Like `clean`, for several lines: line breaks become plain ones and stay, tabs too."""
    if text.isprintable():
        return text.strip()
    return _pattern(_NEW_LINE).sub("\n", _pattern(_UNWANTED).sub("", text)).strip()


def display_name(
    given: str, family: str, *, nickname: str = "", organization: str = "", email: str = "", link: str = ""
) -> str:
    """What is shown for a person: the name, else the best that is known; empty when nothing is."""
    if given and family:
        # "李" and "明" are one word to their reader, family name first
        if _only_ideographs(given) and _only_ideographs(family):
            return family + given
        return f"{given} {family}"
    return given or family or nickname or organization or email or link


def initials(name: str) -> str:
    """One or two capital letters for the round picture; "?" when the name holds no letter."""
    words = [letters for word in name.partition(",")[0].split() if (letters := _letters(word))]
    words = _without_honorifics(words)
    if not words:
        words = [letters for word in name.split() if (letters := _letters(word))][:1]
    if not words:
        return "?"
    if _ideographs().match(words[0]):
        return words[0][0]
    chosen = words if len(words) == 1 else (words[0], words[-1])
    return "".join(unicodedata.normalize("NFC", word)[0].upper()[0] for word in chosen)


def _letters(word: str) -> str:
    """The word from its first letter or digit on; a word in brackets counts as none."""
    if word.startswith(("(", "[")):
        return ""
    return next((word[at:].rstrip(".,") for at, character in enumerate(word) if character.isalnum()), "")


def first_name(name: str, given: str = "") -> str:
    """How to greet the person: the given name as delivered, else the first word of the name; no title."""
    if given.strip():
        return " ".join(_without_honorifics(given.split()))
    family, comma, rest = name.partition(",")
    last_name_first = comma and len(family.split()) == 1 and rest.strip()
    return " ".join(_without_honorifics((rest if last_name_first else name).split())[:1])


def _without_honorifics(words: list[str]) -> list[str]:
    while len(words) > 1 and words[0].rstrip(".").lower() in _HONORIFICS:
        words = words[1:]
    return words


def is_name(shown: str) -> bool:
    """Whether what is shown for somebody is a name: an address stands there until one is known."""
    return "@" not in fold(shown)


def may_be_one(name: str, other: str) -> bool:
    """Whether two folded names can be of one person: a word begins alike, or one is no name."""
    if name == other or not name or not other or "@" in name or "@" in other:
        return True
    words, others = (
        [word for each in _without_honorifics(folded.split()) if (word := each.strip(".,"))]
        for folded in (name, other)
    )
    return any(one.startswith(two) or two.startswith(one) for one in words for two in others)


def reads_as_named(text: str) -> bool:
    """Whether a line of notes reads as "Name, where they work" and not as a sentence that holds a name."""
    name, comma, _ = text.partition(",")
    words = name.split()
    if not 1 <= len(words) <= _NAME_WORDS or not (comma or len(words) > 1) or len(name) > _NAME_LENGTH:
        return False
    shaped = (not word[0].islower() or word.lower() in _PARTICLES for word in words)
    return all(shaped) and not any(mark in name for mark in '?!:;"0123456789')


class NameParts(NamedTuple):
    """A full name taken apart."""

    prefix: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""


def split_name(full: str) -> NameParts:
    """Take a name typed into one field apart; the parts are a proposal to be edited."""
    full = clean(full)
    if len(full.split()) < 2 or len(full) > _LONGEST_NAME or _ideographs().search(full):
        # one word, a story, or a script whose order is not known: nothing to guess from
        return NameParts(given=full)
    from nameparser import HumanName

    parsed = HumanName(full)
    parts = NameParts(parsed.title, parsed.first, parsed.middle, parsed.last, parsed.suffix, parsed.nickname)
    return parts if parts.given or parts.family else NameParts(given=full)
