"""What every package says of Klatch, from the one place where it is written."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
ID = "app.klatch.klatch"
"""The name of the program on every desktop: reverse DNS, in small letters."""
NAME = "Klatch"
AUTHORS = "The Klatch authors"
MAINTAINER = f"{AUTHORS} <klatch@example.org>"
"""Debian demands an address; this one is nobody's, and nothing is released with it."""
LICENCE = "GPL-3.0-or-later"
_ABOUT = """\
Klatch is for people who look for work or a new direction by talking with people:
informational interviews, also called coffee chats. It remembers whom you wanted to talk to,
who introduced you, what they told you and what you promised, and names the next step of
everybody with its date.

It writes the first message, the follow-up and the thank-you so that you only have to read
and send them. Everything stays on this computer: there is no account and no server."""
PARAGRAPHS = tuple(" ".join(each.split()) for each in _ABOUT.split("\n\n"))
_RELEASE = re.compile(r"^## (?P<version>\S+) \((?P<when>unreleased|\d{4}-\d{2}-\d{2})\)$", re.MULTILINE)


class Release(NamedTuple):
    """A heading of CHANGELOG.md with what stands under it; `day` is None before it is released."""

    version: str
    day: date | None
    changes: tuple[str, ...]


def version() -> str:
    """The version, which stands in `src/klatch/__init__.py` alone."""
    return text("__init__.py", "__version__")


def numbers() -> tuple[int, int, int]:
    """The version as Windows and macOS want it: three numbers and nothing else."""
    major, minor, patch = re.match(r"(\d+)\.(\d+)\.(\d+)", version()).groups()  # type: ignore[union-attr]
    return int(major), int(minor), int(patch)


def summary() -> str:
    """What Klatch is, in a few words."""
    return str(tomllib.loads(_read("pyproject.toml"))["project"]["description"]).partition(":")[0]


def releases() -> list[Release]:
    """The releases of CHANGELOG.md, newest first."""
    text = _read("CHANGELOG.md")
    heads = list(_RELEASE.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [
        Release(
            head["version"],
            None if head["when"] == "unreleased" else date.fromisoformat(head["when"]),
            _items(text[head.end() : end]),
        )
        for head, end in zip(heads, ends, strict=True)
    ]


def epoch() -> int:
    """The moment every file of a package bears, so that the same commit gives the same package."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        given = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return int(given)


def day_of(release: Release) -> date:
    """The day of a release; before it, that of the last commit."""
    return release.day or datetime.fromtimestamp(epoch(), UTC).date()


def number(module: str, name: str) -> int:
    """A number that a module of the program defines, read without importing it."""
    return int(_defined(module, rf"{name} = (\w+)"), 0)


def text(module: str, name: str) -> str:
    """A text that a module of the program defines, read without importing it."""
    return _defined(module, rf'{name} = f?"([^"]*)"')


def _defined(module: str, pattern: str) -> str:
    found = re.search(rf"^{pattern}", _read(f"src/klatch/{module}"), re.MULTILINE)
    if found is None:
        raise ValueError(f"{module} defines nothing like {pattern}")
    return found[1]


def _items(text: str) -> tuple[str, ...]:
    parts = re.split(r"^- ", text, flags=re.MULTILINE)[1:]
    return tuple(" ".join(part.split("\n\n")[0].split()) for part in parts)


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
