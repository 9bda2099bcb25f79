"""One program per data folder, and files nobody else can read."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Self

from klatch.domain.errors import DiskFull, ForeignDatabase, ReadOnlyFolder, SecondInstance, StoreError
from klatch.support.paths import make_private

LOCK_NAME = "klatch.lock"
_MARK, _NO_LOG = slice(18, 20), b"\1\1"
"""Where the header of a database says whether it goes with a log, and what it says when not."""


class InstanceLock:
    """Held while a folder is open; the system lets it go when the program dies."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    @classmethod
    def take(cls, folder: Path) -> Self:
        """Take the folder. Raises SecondInstance when another program has it, ReadOnlyFolder, DiskFull."""
        private_folder(folder)
        try:
            handle = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise _refusal(folder, error) from error
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            raise SecondInstance(folder) from error
        return cls(handle)

    def release(self) -> None:
        """Let the folder go; the file stays, so that two programs never lock two files of one name."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":

    def _lock(handle: int) -> None:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:

    def _lock(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def private_folder(folder: Path) -> Path:
    """Make the folder, for the owner alone, when it is not there. Raises ReadOnlyFolder, DiskFull."""
    try:
        return make_private(folder)
    except OSError as error:
        raise _refusal(folder, error) from error


def private_file(path: Path) -> Path:
    """Make an empty file, for the owner alone, when it is not there; SQLite gives -wal and -shm its mode.

    Raises ReadOnlyFolder, DiskFull; ForeignDatabase when something else than a file has its name.
    """
    if path.exists() and not path.is_file():
        raise ForeignDatabase(path)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise _refusal(path.parent, error) from error
    return path


def set_strange_log_aside(database: Path) -> None:
    """Rename the log of another database: SQLite would write it into this one, and ruin it.

    That is what a backup meets when it takes the place of a database whose program was killed. SQLite marks a
    database before it makes a log for it; a backup has no such mark. Raises ReadOnlyFolder, DiskFull.
    """
    log = Path(f"{database}-wal")
    try:
        if log.exists() and database.is_file():
            with database.open("rb") as file:
                header = file.read(_MARK.stop)
            if header[_MARK] == _NO_LOG:
                log.replace(f"{log}.old")
    except OSError as error:
        raise _refusal(database.parent, error) from error


def _refusal(folder: Path, error: OSError) -> StoreError:
    return DiskFull(folder) if error.errno == errno.ENOSPC else ReadOnlyFolder(folder)
