"""Files that other programs open or the user saves: whole or not at all, and readable by the user alone."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QDir, QTemporaryDir


def write_whole(target: Path, data: bytes) -> None:
    """Write a file. Raises OSError, leaving what was there before."""
    partial = target.with_name(f"{target.name}.partial")
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        partial.replace(target)
    except OSError:
        partial.unlink(missing_ok=True)
        raise


class PrivateFolder:
    """A folder for files to be opened elsewhere, made with the first of them and gone with its owner."""

    def __init__(self) -> None:
        self._folder: QTemporaryDir | None = None
        self._written = 0

    def write(self, name: str, data: bytes) -> Path:
        """Write a file of that name, each in a place of its own. Raises OSError."""
        if self._folder is None:
            self._folder = QTemporaryDir(QDir.tempPath() + "/klatch-XXXXXX")
        self._written += 1
        place = Path(self._folder.path()) / str(self._written)
        place.mkdir(mode=0o700)
        target = place / name
        write_whole(target, data)
        return target
