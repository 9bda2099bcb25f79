"""Connections, one for each thread, with the pragmas and functions every Klatch connection has."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from klatch.domain.errors import (
    DamagedDatabase,
    DiskFailure,
    DiskFull,
    NotFound,
    ReadOnlyFolder,
    StoreBusy,
)
from klatch.domain.names import fold

APPLICATION_ID = 0x4B4C5443  # "KLTC"

_SHARED_MEMORY = 32_768  # bytes that SQLite asks for at once

# FULL: with NORMAL, WAL loses acknowledged commits at a power cut. trusted_schema and cell_size_check: a
# database file may come from anywhere. secure_delete: what is deleted leaves no trace in free pages.
_PRAGMAS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
PRAGMA temp_store = MEMORY;
"""


class Database:
    """One database file; each thread that uses it gets a connection of its own."""

    def __init__(self, path: Path, patience: float) -> None:
        self.path = path
        self._patience = patience
        self._own = threading.local()

    def raw(self) -> apsw.Connection:
        """This thread's connection, opened when needed."""
        connection: apsw.Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            with translated(self.path):
                connection = self._own.connection = self._opened()
        return connection

    def close(self) -> None:
        """Close this thread's connection, if it has one."""
        connection: apsw.Connection | None = getattr(self._own, "connection", None)
        if connection is not None:
            self._own.connection = None
            connection.close()

    def _opened(self) -> apsw.Connection:
        connection = apsw.Connection(str(self.path))
        try:
            connection.set_busy_timeout(int(self._patience * 1000))
            connection.execute(_PRAGMAS).fetchall()  # apsw stops at the first row it is not asked for
            register_functions(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def register_functions(conn: apsw.Connection) -> None:
    """Give a connection the SQL functions that triggers and queries use."""
    conn.create_scalar_function("klatch_fold", _folded, 1, deterministic=True, flags=apsw.SQLITE_INNOCUOUS)


def _folded(*values: Any) -> str:
    return fold(values[0] or "")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the disk and the file into the errors of the domain."""
    try:
        yield
    except apsw.FullError as error:
        raise DiskFull(path) from error
    except (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError) as error:
        raise (DiskFull(path) if _is_full(path) else ReadOnlyFolder(path.parent)) from error
    except apsw.ConstraintError as error:
        if getattr(error, "extendedresult", 0) != apsw.SQLITE_CONSTRAINT_FOREIGNKEY:
            raise
        raise NotFound("row", "") from error  # what the new row belongs to was deleted meanwhile
    except (apsw.BusyError, apsw.LockedError) as error:
        raise StoreBusy from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise DamagedDatabase(path) from error
    except apsw.IOError as error:
        raise (DiskFull(path) if _is_full(path) else DiskFailure(path)) from error


def _is_full(path: Path) -> bool:
    """Whether the disk lacks the room for the -shm file: SQLite calls that an I/O error, not a full disk."""
    import shutil

    try:
        return shutil.disk_usage(path.parent).free < _SHARED_MEMORY
    except OSError:
        return False


def sqlite_version() -> str:
    """The version of SQLite that is linked in."""
    return str(apsw.sqlite_lib_version())


def scalar(conn: apsw.Connection, sql: str, params: Any = ()) -> Any:
    """The first value of the first row, or None."""
    row = conn.execute(sql, params).fetchone()
    return row[0] if row else None


def row_counts(conn: apsw.Connection) -> dict[str, int]:
    """Rows of each ordinary table."""
    tables = conn.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index%'"
    ).fetchall()
    return {str(name): int(scalar(conn, f'SELECT count(*) FROM "{name}"')) for (name,) in tables}
