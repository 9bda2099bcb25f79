"""What programs and libraries of Linux ask for, as objdump reads it from them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

OPENSSL = ("libssl.", "libcrypto.")
"""How the libraries begin that are only needed to ask for a newer version: packages recommend them."""


def needed(file: Path) -> set[str]:
    """The libraries that a file names itself; not those that these name in turn."""
    return set(re.findall(r"NEEDED +(\S+)", _headers([file])))


def files(folder: Path) -> list[Path]:
    """Every program and library below a folder."""
    inside = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sorted(file for file in inside if file.open("rb").read(4) == b"\x7fELF")


def wanted_from_outside(folder: Path) -> tuple[set[str], str]:
    """The libraries that a folder's files name and that are not in it; and the oldest glibc that will do."""
    inside = files(folder)
    headers = _headers(inside)
    missing = set(re.findall(r"NEEDED +(\S+)", headers)) - {file.name for file in inside}
    versions = (tuple(map(int, each.split("."))) for each in re.findall(r"GLIBC_(2[.\d]+)", headers))
    return missing, ".".join(map(str, max(versions)))


def forget_places(folder: Path) -> None:
    """Take the folders of the build machine out of the files: nobody else shall look for libraries there."""
    for file in files(folder):
        if re.search(r"RU?N?PATH +/", _headers([file])):
            subprocess.run(["chrpath", "--delete", str(file)], capture_output=True, check=True)


def _headers(these: Iterable[Path]) -> str:
    command = ["objdump", "-p", *map(str, these)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
