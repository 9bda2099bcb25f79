"""One program per data folder, and files nobody else can read."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from klatch.domain.errors import DiskFull, ReadOnlyFolder, SecondInstance

LOCK_NAME = "klatch.lock"


class InstanceLock:
    """Held while a folder is open; the system lets it go when the program dies."""

    def __init__(self, lock: FileLock) -> None:
        self._lock = lock

    @classmethod
    def take(cls, folder: Path) -> Self:
        """Take the folder. Raises SecondInstance when another program has it, ReadOnlyFolder."""
        private_folder(folder)
        lock = FileLock(folder / LOCK_NAME, timeout=0, mode=0o600)
        try:
            lock.acquire()
        except Timeout as error:
            raise SecondInstance(folder) from error
        except OSError as error:
            raise ReadOnlyFolder(folder) from error
        return cls(lock)

    def release(self) -> None:
        """Let the folder go."""
        self._lock.release()


def private_folder(folder: Path) -> Path:
    """Make the folder, for the owner alone, when it is not there. Raises ReadOnlyFolder."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnlyFolder(folder) from error
    return folder


def private_file(path: Path) -> Path:
    """Make an empty file, for the owner alone, when it is not there; SQLite gives -wal and -shm its mode.

    Raises ReadOnlyFolder, DiskFull.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise (DiskFull(path) if full else ReadOnlyFolder(path.parent)) from error
    return path
