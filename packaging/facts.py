"""What every package says of Klatch, from the one place where it is written."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
ID = "app.klatch.klatch"
"""The name of the program on every desktop: reverse DNS, in small letters."""
_RELEASE = re.compile(r"^## (?P<version>\S+) \((?P<when>unreleased|\d{4}-\d{2}-\d{2})\)$", re.MULTILINE)


class Release(NamedTuple):
    """A heading of CHANGELOG.md with what stands under it; `day` is None before it is released."""

    version: str
    day: date | None
    changes: tuple[str, ...]


def version() -> str:
    """The version, which stands in `src/klatch/__init__.py` alone."""
    text = (ROOT / "src" / "klatch" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError("src/klatch/__init__.py names no version")
    return found.group(1)


def summary() -> str:
    """What Klatch is, in a line."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["description"])


def releases() -> list[Release]:
    """The releases of CHANGELOG.md, newest first."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
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


def _items(text: str) -> tuple[str, ...]:
    parts = re.split(r"^- ", text, flags=re.MULTILINE)[1:]
    return tuple(" ".join(part.split("\n\n")[0].split()) for part in parts)
