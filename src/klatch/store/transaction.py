"""What a verb may do inside `store.transaction(...)`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from klatch.domain.errors import DiskFailure, NotFound, StoreError
from klatch.store.connection import Database, translated
from klatch.store.tables import Table
from klatch.store.values import new_uid, to_text


class Transaction:
    """Writes of one named step. After a failed statement nothing more is written."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.now = now
        self.run = ""
        """Set by a step that goes on with another, so that both are undone as one."""
        self._database = database
        self._connection = database.raw()
        self._failure: StoreError | None = None

    def insert(self, table: Table, **values: Any) -> int:
        """Insert a row and return its id; uid and both times are filled in."""
        from klatch.store.statements import insertion

        values.setdefault("uid", new_uid())
        values.setdefault("created_at", self.now)
        values.setdefault("updated_at", self.now)
        self.execute(*insertion(table, values))
        return self._connection.last_insert_rowid()

    def update(self, table: Table, key: int, **values: Any) -> None:
        """Change columns of a row. Raises NotFound when there is none."""
        from klatch.store.statements import change

        values.setdefault("updated_at", self.now)
        self.execute(*change(table, key, values))
        if not self._connection.changes():
            raise NotFound(table, key)

    def delete(self, table: Table, keys: Iterable[int]) -> None:
        """Delete rows by id; what hangs on them goes or is set free as the schema says."""
        self.executemany(f'DELETE FROM "{table}" WHERE id = ?', [(key,) for key in keys])

    def execute(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        self._guard()
        try:
            with translated(self._database.path):
                return self._connection.execute(sql, _plain(params)).fetchall()
        except StoreError as error:
            self._failure = error
            raise

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row."""
        self._guard()
        try:
            with translated(self._database.path):
                self._connection.executemany(sql, rows)
        except StoreError as error:
            self._failure = error
            raise

    def check_intact(self) -> None:
        """Raise what went wrong, should a caller have swallowed it; a commit must not follow a failure."""
        self._guard()

    def _guard(self) -> None:
        # On a full disk SQLite rolls the whole transaction back; going on would commit row by row.
        if self._failure is not None:
            raise self._failure
        if self._connection.getautocommit():
            raise DiskFailure(self._database.path)


def _plain(params: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(to_text(value) if isinstance(value, datetime) else value for value in params)
