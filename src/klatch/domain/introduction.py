"""How long an introduction of oneself is: two sentences, said in a quarter of a minute, are enough."""

from __future__ import annotations

import re
from typing import NamedTuple

from klatch.domain.word_count import word_count

SENTENCES = 2
WORDS = 50
_WORDS_A_SECOND = 2.5  # 150 a minute, an unhurried pace
_END = re.compile(r"[.!?…。！？؟]+[\"'”’»)\]]*(?:\s+|$)|\n+")


class Length(NamedTuple):
    """So many sentences and words, and the seconds it takes to say them."""

    sentences: int
    words: int
    seconds: int

    @property
    def too_long(self) -> bool:
        """Whether it is more than an introduction should be."""
        return self.sentences > SENTENCES or self.words > WORDS


def measure(text: str) -> Length:
    """How long a text is when it is said."""
    words = word_count(text)
    sentences = sum(1 for part in _END.split(text) if word_count(part))
    return Length(sentences, words, round(words / _WORDS_A_SECOND))
