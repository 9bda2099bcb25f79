"""The SQL that peewee writes for changes of the models; what is read and run goes straight to apsw."""

from __future__ import annotations

from typing import Any

from peewee import Query
from playhouse.apsw_ext import APSWDatabase

_DIALECT = APSWDatabase(None)  # never opened: it only tells peewee how SQLite wants its SQL


def statement(query: Query) -> tuple[str, list[Any]]:
    """The SQL of a query of the models, and its parameters."""
    sql, params = query.bind(_DIALECT).sql()
    return str(sql), list(params)
