"""What Klatch is made of: every part with its version, its licence and the text of that.

The parts that no installed distribution speaks for have a file in `resources/licences`: a head of a few
lines, an empty one, and the text. In a bundle, where nothing is installed, the folder holds such a file for
every part: the packages write there, with `written`, what `parts` finds where they are built.
"""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from klatch import __version__
from klatch.support import resources

DISTRIBUTIONS = (
    "apsw-sqlite3mc",
    "dateparser",
    "dnspython",
    "email-validator",
    "holidays",
    "icalendar",
    "idna",
    "jinja2",
    "markupsafe",
    "nameparser",
    "peewee",
    "platformdirs",
    "pyside6-essentials",
    "python-dateutil",
    "pytz",
    "regex",
    "shiboken6",
    "six",
    "typing-extensions",
    "tzdata",
    "tzlocal",
)
"""All that is installed with Klatch."""
_UNSAID = {
    "apsw-sqlite3mc": "Zlib",
    "jinja2": "BSD-3-Clause",
    "peewee": "MIT",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyside6-essentials": "LGPL-3.0-only",  # or versions 2 or 3 of the GPL
    "python-dateutil": "BSD-3-Clause",  # what is newer may be used under Apache-2.0 as well
    "shiboken6": "LGPL-3.0-only",
}
"""What their metadata say in words of their own, or leave to the text."""
_HOLDERS = {"Qt": "pyside6-essentials", "APSW": "apsw-sqlite3mc"}
"""The distributions whose version is that of what they bring."""
_NAMED_ONLY = {
    "Apache-2.0": ("licences/texts/Apache-2.0.txt", "TERMS AND CONDITIONS FOR USE, REPRODUCTION"),
    "LGPL-2.1-or-later": ("licences/texts/LGPL-2.1.txt", "TERMS AND CONDITIONS FOR COPYING"),
    "LGPL-3.0-only": ("licences/texts/LGPL-3.0.txt", "0. Additional Definitions"),
}
"""Licences that parts often only name: where their text is, and words to know it by.

That of the GNU GPL comes with Klatch itself.
"""
_RULE = f"\n\n{'=' * 78}\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """Something Klatch is made of. `within` is what holds it, such as Qt, whose version `version` is then."""

    name: str
    version: str
    licence: str
    """An SPDX expression."""
    text: str
    within: str = ""


def parts() -> list[Part]:
    """Klatch itself, then every part of this copy by name."""
    itself = Part("Klatch", __version__, "GPL-3.0-or-later", resources.text("../LICENSE").strip("\n"))
    found = {part.name: part for part in (*_installed(), *_kept())}
    found.pop(itself.name, None)
    return [itself, *sorted(found.values(), key=_by_name)]


def distribution(name: str) -> Part | None:
    """What an installed distribution says of itself, None when there is none of that name."""
    from importlib import metadata

    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    said = found.metadata
    fields = {field: said[field] for field in ("License-Expression", "License") if field in said}
    licence = fields.get("License-Expression") or _UNSAID.get(name) or fields.get("License", "")
    files = said.get_all("License-File") or []
    texts = [found.read_text(f"licenses/{file}") or found.read_text(file) for file in files]
    text = _RULE.join(each.strip("\n") for each in texts if each)
    return Part(said["Name"].replace("_", "-"), found.version, licence, completed(licence, text))


def completed(licence: str, text: str) -> str:
    """The text, followed by that of each licence which it only names."""
    for name in dict.fromkeys(re.findall(r"[\w.-]+", licence)):
        file, known_by = _NAMED_ONLY.get(name, ("", ""))
        if file and known_by not in text:
            text = _RULE.join(filter(None, (text, resources.text(file).strip("\n"))))
    return text


def written(part: Part) -> str:
    """A part as a file that `parts` reads."""
    head = {"Name": part.name, "Version": part.version, "Within": part.within, "Licence": part.licence}
    lines = [f"{name}: {value}\n" for name, value in head.items() if value]
    return f"{''.join(lines)}\n{part.text}\n"


def head_and_text(file: Path) -> tuple[dict[str, str], str]:
    """What stands in such a file."""
    above, _, text = file.read_text(encoding="utf-8").partition("\n\n")
    return dict(line.split(": ", 1) for line in above.splitlines()), text.strip("\n")


def read(file: Path) -> Part | None:
    """A part from its file, None where the system brings it."""
    head, text = head_and_text(file)
    if sys.platform not in head.get("Systems", sys.platform).split():
        return None
    text = text or resources.text(head["Text"]).strip("\n")
    version = head.get("Version") or _version(head.get("Version-Of", ""))
    licence = head["Licence"]
    return Part(head["Name"], version, licence, completed(licence, text), head.get("Within", ""))


def _kept() -> Iterator[Part]:
    for file in sorted(resources.path("licences").glob("*.txt")):
        part = read(file)
        if part is not None:
            yield part


def _version(of: str) -> str:
    if of == "Python":
        return platform.python_version()
    if of == "SQLite":
        from klatch.services.data import sqlite_version

        return sqlite_version()
    from importlib import metadata

    try:
        return metadata.version(_HOLDERS[of]) if of in _HOLDERS else ""
    except metadata.PackageNotFoundError:
        return ""


def _installed() -> Iterator[Part]:
    for name in DISTRIBUTIONS:
        part = distribution(name)
        if part is not None:
            yield part


def _by_name(part: Part) -> str:
    return part.name.casefold()
