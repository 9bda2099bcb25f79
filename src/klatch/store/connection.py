"""Connections: peewee's APSW database with the pragmas and functions every Klatch connection has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase

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


class Database(APSWDatabase):  # type: ignore[misc]
    """One database file; peewee keeps a connection per thread."""

    def __init__(self, path: Path, patience: float) -> None:
        super().__init__(str(path), timeout=patience)
        self.path = path

    def raw(self) -> apsw.Connection:
        """This thread's connection, opened when needed."""
        with translated(self.path):
            connection: apsw.Connection = self.connection()
        return connection

    def _add_conn_hooks(self, conn: apsw.Connection) -> None:
        conn.execute(_PRAGMAS).fetchall()  # apsw stops at the first row it is not asked for
        register_functions(conn)


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
