"""Migrations: named functions in order, each raw SQL, never today's models.

The rules and why: foreign keys go off before BEGIN, because rebuilding a parent table would delete
its children by cascade and the pragma does nothing inside a transaction; schema, data and version
change in one transaction, because a crash between them could never be migrated again; a verified
backup comes first.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import apsw

from klatch.domain.errors import DamagedDatabase, ForeignDatabase, NewerDatabase, ReadOnlyFolder
from klatch.store.connection import APPLICATION_ID, register_functions, row_counts, scalar, translated
from klatch.store.migrations import m0001_initial
from klatch.store.migrations.step import Cursor

Step = Callable[[Cursor], None]
STEPS: tuple[Step, ...] = (m0001_initial.upgrade,)
VERSION = len(STEPS)

_MAGIC = b"SQLite format 3\0"
_log = logging.getLogger(__name__)


def is_current(path: Path) -> bool:
    """Whether the file is a database of today. Raises as `bring_up_to_date`, but writes nothing."""
    return path.is_file() and _version_of(path, VERSION) == VERSION


def bring_up_to_date(path: Path, steps: tuple[Step, ...] = STEPS) -> None:
    """Make an empty file a database, or an older database today's; leave anything else untouched.

    Raises NewerDatabase, ForeignDatabase, DamagedDatabase, BackupFailed, DiskFull, ReadOnlyFolder.
    """
    version = _version_of(path, len(steps))
    if version == len(steps):
        return
    if version:
        from klatch.store import backup

        backup.before_migration(path, version)
    with translated(path):
        conn = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        try:
            _migrate(conn, path, version, steps)
        finally:
            conn.close()


def _version_of(path: Path, newest: int) -> int:
    """The schema version, read without changing a byte; 0 for an empty file."""
    if path.stat().st_size == 0:
        return 0
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        raise ReadOnlyFolder(path.parent) from error
    if magic != _MAGIC:
        raise ForeignDatabase(path)
    with translated(path):
        conn = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            application = scalar(conn, "PRAGMA application_id")
            version = int(scalar(conn, "PRAGMA user_version"))
            # Only a file of somebody else is asked, since the answer takes reading the whole schema.
            ours = application == APPLICATION_ID
            tables = 0 if ours else int(scalar(conn, "SELECT count(*) FROM sqlite_schema"))
        finally:
            conn.close()
    if not ours and (tables or application or version):
        raise ForeignDatabase(path)
    if version > newest:
        raise NewerDatabase(path, version)
    return version


def _migrate(conn: apsw.Connection, path: Path, version: int, steps: tuple[Step, ...]) -> None:
    register_functions(conn)
    conn.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF").fetchall()
    conn.execute("BEGIN EXCLUSIVE")
    try:
        before = row_counts(conn)
        for step in steps[version:]:
            step(conn)
            _log.info("migrated: %s", step.__module__.rpartition(".")[2])
        _verify(conn, path, before)
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {len(steps)}")
        conn.execute("COMMIT")
    except BaseException:
        if not conn.getautocommit():
            conn.execute("ROLLBACK")
        raise


def _verify(conn: apsw.Connection, path: Path, before: dict[str, int]) -> None:
    after = row_counts(conn)
    lost = [table for table, count in before.items() if after.get(table, 0) < count]
    if lost or conn.execute("PRAGMA foreign_key_check").fetchone():
        raise DamagedDatabase(path)
