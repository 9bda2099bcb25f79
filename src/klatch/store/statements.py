"""The SQL that peewee writes for changes of the models; what is read and run goes straight to apsw."""

from __future__ import annotations

from typing import Any

from peewee import Query
from playhouse.apsw_ext import APSWDatabase

from klatch.store.models import BY_TABLE
from klatch.store.tables import Table

_DIALECT = APSWDatabase(None)  # never opened: it only tells peewee how SQLite wants its SQL


def insertion(table: Table, values: dict[str, Any]) -> tuple[str, list[Any]]:
    """The SQL that inserts a row, and its parameters."""
    return _statement(BY_TABLE[table].insert(**values))


def change(table: Table, key: int, values: dict[str, Any]) -> tuple[str, list[Any]]:
    """The SQL that changes columns of a row, and its parameters."""
    model = BY_TABLE[table]
    return _statement(model.update(**values).where(model.id == key))


def _statement(query: Query) -> tuple[str, list[Any]]:
    sql, params = query.bind(_DIALECT).sql()
    return str(sql), list(params)
