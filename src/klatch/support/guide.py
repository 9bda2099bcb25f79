"""The guide for users as it ships: Markdown pages, their contents, and the search in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

INDEX = "README.md"
_HEADING = re.compile(r"## (.+)")
_ENTRY = re.compile(r"- \[([^\]]+)\]\(([a-z-]+\.md)\)")
_PICTURE = re.compile(r"pictures/[a-z-]+\.png")
_SHOWN = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINKED = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*|`|^#+ |^> |^- |^\d+\. |^\|[|-]+$", re.MULTILINE)
_BEFORE, _EXCERPT = 12, 90


class Entry(NamedTuple):
    """A page in the contents."""

    name: str
    title: str


class Chapter(NamedTuple):
    """Pages under one heading."""

    title: str
    entries: tuple[Entry, ...]


class Hit(NamedTuple):
    """A page in which all words were found, and the words around the first of them."""

    entry: Entry
    excerpt: str


class Guide:
    """The pages in a folder; `language` names a folder in it whose pages stand for those they translate."""

    def __init__(self, folder: Path, language: str = "") -> None:
        self._folders = [folder / language, folder] if language else [folder]
        self._plain: dict[str, str] = {}
        self.chapters = tuple(_chapters(self._read(INDEX)))
        self.entries = tuple(entry for chapter in self.chapters for entry in chapter.entries)
        self._names = {entry.name for entry in self.entries}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def text(self, name: str) -> str:
        """The Markdown of a page of the contents. Raises KeyError for any other name."""
        if name not in self._names:
            raise KeyError(name)
        return self._read(name)

    def picture(self, name: str) -> Path | None:
        """The file of a picture as pages name it; None for what is no picture of the guide."""
        if not _PICTURE.fullmatch(name):
            return None
        return next((folder / name for folder in self._folders if (folder / name).is_file()), None)

    def search(self, words: str) -> list[Hit]:
        """The pages that hold all words, those first that are named after one or hold them most often."""
        wanted = words.casefold().split()
        found = []
        for number, entry in enumerate(self.entries):
            plain = self._words_of(entry.name)
            folded, title = plain.casefold(), entry.title.casefold()
            counts = [folded.count(word) + title.count(word) for word in wanted]
            if wanted and all(counts):
                named = sum(word in title for word in wanted)
                found.append((-named, -sum(counts), number, Hit(entry, _excerpt(plain, folded, wanted))))
        return [each[-1] for each in sorted(found)]

    def _words_of(self, name: str) -> str:
        if name not in self._plain:
            _title, _, body = self._read(name).partition("\n")
            text = _MARKS.sub("", _LINKED.sub(r"\1", _SHOWN.sub("", body)))
            self._plain[name] = " ".join(text.replace("|", " ").split())
        return self._plain[name]

    def _read(self, name: str) -> str:
        file = next(folder / name for folder in self._folders if (folder / name).is_file())
        return file.read_text(encoding="utf-8")


def _chapters(index: str) -> Iterator[Chapter]:
    title, entries = "", list[Entry]()
    for line in index.splitlines():
        if heading := _HEADING.fullmatch(line):
            if entries:
                yield Chapter(title, tuple(entries))
            title, entries = heading[1], []
        elif entry := _ENTRY.match(line):
            entries.append(Entry(entry[2], entry[1]))
    if entries:
        yield Chapter(title, tuple(entries))


def _excerpt(plain: str, folded: str, wanted: list[str]) -> str:
    """Whole words around the first place of the first word; the beginning where there is none."""
    at = max(0, folded.find(wanted[0]))
    start = plain.rfind(" ", 0, max(0, at - _BEFORE)) + 1 if at > _BEFORE else 0
    end = plain.find(" ", start + _EXCERPT)
    return ("… " if start else "") + plain[start : end if end >= 0 else None]
