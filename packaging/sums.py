"""The SHA-256 sums of everything that is published, as `sha256sum --check` reads them.

Usage: python packaging/sums.py FOLDER, for all that a folder holds.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

NAME = "SHA256SUMS"


def write(files: Iterable[Path], target: Path) -> Path:
    """Write the sums of files into a folder; returns the path of what was written."""
    lines = [f"{_sum(file)}  {file.name}\n" for file in sorted(files, key=lambda each: each.name)]
    written = target / NAME
    written.write_text("".join(lines), encoding="utf-8", newline="\n")
    return written


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write((file for file in folder.iterdir() if file.name != NAME), folder)
