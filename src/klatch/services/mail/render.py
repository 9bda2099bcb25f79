"""From the pieces a template puts out to the text of a message.

A sentence holding an empty optional field is left out, an empty required field leaves a visible gap. What is
a sentence, a line or a paragraph is read from the template's own text only: a field's value is never looked
into, so no name or note can change the structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

Role = Literal["text", "field", "left_out", "missing"]


class Piece(str):
    """What one field put out, with the name of the field."""

    __slots__ = ("name",)
    name: str

    def __str__(self) -> str:
        """Itself: Jinja wraps every output in str(), which would lose the name."""
        return self


class Run(NamedTuple):
    """A stretch of text of one role; `field` names the field of a role other than "text".

    A "left_out" run has no text and stands where the sentence would; a "missing" run reads "[field]".
    """

    text: str
    role: Role
    field: str = ""


class Splitter:
    """Cuts template text into sentences and lines, remembering what it has cut before."""

    _ATOM = re.compile(r"(\n)|([^\n]*?[.?!…][\"”’')\]]*)([ \t]+|(?=\n)|\Z)|([^\n]+)")

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[str, str, str], ...]] = {}

    def cut(self, text: str) -> tuple[tuple[str, str, str], ...]:
        """Triples (text, space after it, kind): a "line" ends a line, a "sentence" a sentence."""
        atoms = self._known.get(text)
        if atoms is None:
            atoms = tuple(self._cut(text))
            if len(self._known) < 1_000:
                self._known[text] = atoms
        return atoms

    def _cut(self, text: str) -> Iterator[tuple[str, str, str]]:
        for match in self._ATOM.finditer(text):
            newline, sentence, space, rest = match.groups()
            if newline:
                yield "", "", "line"
            elif sentence is not None:
                # Without a space or a line end the full stop may be part of a word ("example.{{ x }}").
                ended = space or match.end() < len(text)
                yield sentence, space, "sentence" if ended else ""
            elif rest:
                yield rest, "", ""


class Assembler:
    """Puts one text together."""

    def __init__(self, splitter: Splitter, required: frozenset[str]) -> None:
        self._splitter = splitter
        self._required = required
        self._runs: list[Run] = []
        self._line: list[Run] = []
        self._sentence: list[Run] = []
        self._space = ""
        self._cut_in_line = False
        self._blank_before = True
        self.missing: list[str] = []
        self.left_out: list[str] = []

    def assemble(self, chunks: Iterable[str]) -> tuple[Run, ...]:
        """The runs of the text, without blank lines at either end."""
        for chunk in _merged(chunks):
            if isinstance(chunk, Piece):
                self._field(chunk)
            else:
                self._text(chunk)
        self._end_sentence("")
        self._end_line()
        last = max((at for at, run in enumerate(self._runs) if run.text.strip()), default=-1)
        return tuple(run for at, run in enumerate(self._runs) if at <= last or run.role == "left_out")

    def _field(self, piece: Piece) -> None:
        value = str.__str__(piece)
        self._sentence.append(Run(value, "field", piece.name) if value else Run("", "missing", piece.name))

    def _text(self, chunk: str) -> None:
        for text, space, kind in self._splitter.cut(chunk):
            if kind == "line":
                self._end_sentence("")
                self._end_line()
                continue
            if self._sentence and self._sentence[-1].role == "field" and text[:1] == ".":
                text = text[self._sentence[-1].text.endswith((".", "?", "!", "…")) :]
            if text:
                self._sentence.append(Run(text, "text"))
            if kind == "sentence":
                self._end_sentence(space)

    def _end_sentence(self, space: str) -> None:
        runs = self._sentence
        if not runs:
            return
        empty = [run.field for run in runs if run.role == "missing"]
        if empty:
            needed = [name for name in empty if name in self._required]
            if not needed:
                self.left_out += empty
                self._line.append(Run("", "left_out", empty[0]))
                self._cut_in_line = True
                self._sentence = []
                return
            self.missing += needed
            runs = [
                Run(f"[{run.field}]", "missing", run.field) if run.role == "missing" else run for run in runs
            ]
        if self._space:
            self._line.append(Run(self._space, "text"))
        self._line += runs
        self._space = space
        self._sentence = []

    def _end_line(self) -> None:
        line, self._line, self._space = self._line, [], ""
        cut, self._cut_in_line = self._cut_in_line, False
        if cut and all(run.role == "left_out" for run in line):
            self._runs += line
            return
        blank = not any(run.text.strip() for run in line)
        if blank and self._blank_before:
            return
        self._blank_before = blank
        if not blank:
            self._runs += line
        self._runs.append(Run("\n", "text"))


def _merged(chunks: Iterable[str]) -> Iterator[str]:
    """Pieces as they are, neighbouring texts as one (an if in the middle of a sentence splits them)."""
    text = ""
    for chunk in chunks:
        if isinstance(chunk, Piece):
            if text:
                yield text
                text = ""
            yield chunk
        else:
            text += chunk
    if text:
        yield text
