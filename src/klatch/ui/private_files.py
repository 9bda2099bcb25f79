"""Files for other programs to open, readable by the user alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QTemporaryDir

from klatch.support.files import write_whole


class PrivateFolder:
    """Made with the first file, and gone with whoever owns it."""

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
