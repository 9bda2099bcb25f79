"""Opening the data folder, and what the window needs to name of the store."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from klatch.domain.errors import DamagedDatabase, ReadOnlyFolder
from klatch.store.changes import Change, Rows
from klatch.store.database import FILE_NAME, Store
from klatch.store.instance import LOCK_NAME

if TYPE_CHECKING:
    from klatch.store.backup import Backup as Backup  # noqa: PLC0414 - for the window to name


_MAGIC = b"SQLite format 3\0"


def has_data(folder: Path) -> bool:
    """Whether a database is in the folder already; opening would make one. Raises ReadOnlyFolder."""
    try:
        (folder / FILE_NAME).stat()
    except PermissionError as error:
        raise ReadOnlyFolder(folder) from error
    except OSError:
        return False
    return True


def open_store(folder: Path, now: datetime, *, exclusive: bool = True) -> Store:
    """Open the folder's database with the shipped templates in it; see `Store.open` for what it raises."""
    from klatch.services import shipping

    store = Store.open(folder, exclusive=exclusive)
    if exclusive:
        try:
            shipping.bring_in(store, now)
        except BaseException:
            store.close()
            raise
    return store


def is_database(file: Path) -> bool:
    """Whether a file is a database, of Klatch or of another program; one that cannot be read is none."""
    try:
        with file.open("rb") as handle:
            return handle.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def copy_into(database: Path, folder: Path) -> None:
    """Make a folder hold a copy of a database, which stays as it is.

    Raises ForeignDatabase, DamagedDatabase, DiskFull, DiskFailure.
    """
    from klatch.store import backup

    backup.copy(database, folder / FILE_NAME)


def sqlite_version() -> str:
    """The version of the database engine."""
    from klatch.store import connection

    return connection.sqlite_version()


def verify(store: Store) -> None:
    """Read every page of the database once. Raises DamagedDatabase."""
    if store.fetch("PRAGMA quick_check(1)") != [("ok",)]:
        raise DamagedDatabase(store.path)


def back_up(store: Store, target: Path) -> Backup:
    """Write a verified copy of everything. Raises BackupFailed, DiskFull."""
    from klatch.store import backup

    return backup.write(store, target)


__all__ = [
    "LOCK_NAME",
    "Change",
    "Rows",
    "Store",
    "back_up",
    "copy_into",
    "has_data",
    "is_database",
    "open_store",
    "sqlite_version",
    "verify",
]
