"""Decides the conditions of a template for one person, so that the editor shows their text and no code."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

# A tag alone on its line leaves no line behind, as when the template is rendered.
_TAG = re.compile(r"^[ \t]*\{%-?\s*(.*?)\s*-?%\}[ \t]*\n|\{%-?\s*(.*?)\s*-?%\}", re.MULTILINE)


def settled(source: str, holds: Callable[[str], bool]) -> str:
    """The template with every if outside of loops decided by `holds`; unchanged when it is malformed."""
    settler = _Settler(holds)
    at = 0
    for match in _TAG.finditer(source):
        settler.put(source[at : match.start()])
        at = match.end()
        word, _, rest = (match[1] or match[2] or "").partition(" ")
        if not settler.tag(match[0], word, rest):
            return source
    settler.put(source[at:])
    return source if settler.is_open else "".join(settler.result)


@dataclass
class _Branching:
    """An if under way: whether its text is wanted, and whether a branch was taken already."""

    on: bool
    taken: bool


class _Settler:
    def __init__(self, holds: Callable[[str], bool]) -> None:
        self._holds = holds
        self._ifs: list[_Branching] = []
        self._loops = 0
        self.result: list[str] = []

    @property
    def is_open(self) -> bool:
        return bool(self._ifs or self._loops)

    def put(self, text: str) -> None:
        if all(each.on for each in self._ifs):
            self.result.append(text)

    def tag(self, text: str, word: str, rest: str) -> bool:
        """Take a tag; False when it has no place here."""
        if self._loops or word == "for":
            self._loops += (word == "for") - (word == "endfor")
            self.put(text)
        elif word == "if":
            holding = self._holds(rest)
            self._ifs.append(_Branching(holding, holding))
        elif self._ifs and word == "endif":
            self._ifs.pop()
        elif self._ifs and word in ("elif", "else"):
            last = self._ifs[-1]
            last.on = not last.taken and (word == "else" or self._holds(rest))
            last.taken = last.taken or last.on
        else:
            return False
        return True
