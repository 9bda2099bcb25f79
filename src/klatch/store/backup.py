"""Backups that are only called so once they were opened again and found whole.

A killed copy can pass SQLite's own integrity check with no table in it, so a copy is written under
another name, checked (integrity, version, row counts), given a SHA-256 beside it, flushed to disk
and only then renamed.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from klatch.domain.errors import (
    BackupFailed,
    DamagedDatabase,
    DiskFailure,
    DiskFull,
    ForeignDatabase,
    StoreError,
)
from klatch.store.connection import APPLICATION_ID, row_counts, scalar, translated
from klatch.store.instance import LOCK_NAME, private_file, private_folder
from klatch.support.clock import SystemClock
from klatch.support.paths import backups

if TYPE_CHECKING:
    from klatch.store.database import Store


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: where, how large, and how many rows each table has."""

    path: Path
    size: int
    sha256: str
    rows: dict[str, int]


def write(store: Store, target: Path) -> Backup:
    """Copy the open database to `target`, verified; on a failure no file stays under that name.

    Raises BackupFailed, DiskFull, DamagedDatabase (of the database that was to be copied).
    """
    if _is_in_use(target, store.path):
        raise BackupFailed(target, "in_use")
    with store.exclusive() as conn:
        return _write(conn, target)


def _is_in_use(target: Path, database: Path) -> bool:
    """Whether the copy would take the place of a file of the open database, which destroys it."""
    own = (database, *(Path(f"{database}{end}") for end in ("-wal", "-shm")), database.with_name(LOCK_NAME))
    return target.exists() and any(path.exists() and target.samefile(path) for path in own)


def copy(database: Path, target: Path) -> None:
    """Copy a database, which may be in use, to a new file for the owner alone; nothing is left beside it.

    Raises ForeignDatabase, DamagedDatabase, DiskFull, DiskFailure.
    """
    private_file(target)
    with translated(database):
        # The index of the log is there while somebody has the database open. Without it nobody writes, and
        # SQLite would make one, which a folder that is read only does not allow and nobody else would remove.
        if Path(f"{database}-shm").exists():
            _copy_in_use(database, target)
        else:
            _copy_at_rest(database, target)


def _copy_in_use(database: Path, target: Path) -> None:
    with contextlib.ExitStack() as opened:
        source = apsw.Connection(str(database), flags=apsw.SQLITE_OPEN_READONLY)
        opened.callback(source.close)
        _require_ours(source, database)
        made = apsw.Connection(str(target), flags=apsw.SQLITE_OPEN_READWRITE)
        opened.callback(made.close)
        with made.backup("main", source, "main") as copying:
            copying.step()


def _copy_at_rest(database: Path, target: Path) -> None:
    import shutil

    log, its_log = Path(f"{database}-wal"), Path(f"{target}-wal")
    try:
        shutil.copyfile(database, target)
        if log.exists():  # somebody stopped in the middle, or took the file away from an open window
            shutil.copyfile(log, private_file(its_log))
    except OSError as error:
        raise (DiskFull(target) if error.errno == errno.ENOSPC else DiskFailure(database)) from error
    with contextlib.closing(apsw.Connection(str(target), flags=apsw.SQLITE_OPEN_READWRITE)) as made:
        _require_ours(made, database)


def _require_ours(conn: apsw.Connection, database: Path) -> None:
    if scalar(conn, "PRAGMA application_id") != APPLICATION_ID:
        raise ForeignDatabase(database)


def before_migration(path: Path, version: int) -> Backup:
    """Copy a database that is about to be migrated into the backups folder beside it."""
    folder = private_folder(backups(path.parent))
    stamp = SystemClock().now().strftime("%Y%m%d-%H%M%S")
    conn = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        return _write(conn, folder / f"before-upgrade-from-{version}-{stamp}.db")
    finally:
        conn.close()


def verify(path: Path, version: int, rows: dict[str, int]) -> str:
    """The SHA-256 of a copy that is whole. Raises BackupFailed with the reason."""
    try:
        conn = apsw.Connection(
            f"{path.absolute().as_uri()}?mode=ro", flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        )
        try:
            if scalar(conn, "PRAGMA integrity_check") != "ok":
                raise BackupFailed(path, "integrity")
            if scalar(conn, "PRAGMA user_version") != version:
                raise BackupFailed(path, "version")
            if row_counts(conn) != rows:
                raise BackupFailed(path, "rows")
        finally:
            conn.close()
    except apsw.Error as error:
        raise BackupFailed(path, type(error).__name__) from error
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(conn: apsw.Connection, target: Path) -> Backup:
    partial, beside = target.with_name(f"{target.name}.partial"), target.with_name(f"{target.name}.sha256")
    unsure = partial.with_name(f"{beside.name}.partial")
    try:
        _remove(partial, unsure)
        os.close(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        conn.execute("VACUUM INTO ?", (str(partial),))
        rows = row_counts(conn)
        digest = verify(partial, int(scalar(conn, "PRAGMA user_version")), rows)
        size = partial.stat().st_size
        _write_digest(unsure, f"{digest}  {target.name}\n")
        _flush(partial)
        partial.replace(target)  # from here on nothing needs space
        unsure.replace(beside)
        _flush(target.parent)
    except (apsw.Error, OSError) as error:
        _remove(partial, unsure)
        raise _failure(error, conn, target) from error
    except BaseException:
        _remove(partial, unsure)
        raise
    return Backup(target, size, digest, rows)


def _failure(error: Exception, conn: apsw.Connection, target: Path) -> StoreError:
    """What a failed copy means to the user."""
    if isinstance(error, apsw.FullError) or (isinstance(error, OSError) and error.errno == errno.ENOSPC):
        return DiskFull(target)
    if isinstance(error, apsw.CorruptError | apsw.NotADBError):
        return DamagedDatabase(Path(conn.filename))
    return BackupFailed(target, type(error).__name__)


def _write_digest(path: Path, line: str) -> None:
    path.touch(mode=0o600)
    path.write_text(line, encoding="utf-8")


def _remove(*paths: Path) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def _flush(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows has no handle to flush for a folder
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
