"""The question bank: all of it, and its sets."""

from __future__ import annotations

from typing import NamedTuple

from klatch.domain.vocabulary import QuestionGroup
from klatch.store.database import Store
from klatch.store.queries.common import converted


class BankRow(NamedTuple):
    """A question of the bank."""

    id: int
    text: str
    group: QuestionGroup
    set_name: str
    shipped: bool
    position: int


class SetRow(NamedTuple):
    """A set and how many questions it holds."""

    name: str
    questions: int


def bank(store: Store) -> tuple[BankRow, ...]:
    """Every question in the order of the bank."""
    sql = (
        'SELECT id, text, "group", set_name, builtin_key IS NOT NULL, position FROM question'
        " ORDER BY position, id"
    )
    return tuple(BankRow(*converted(row, {2: QuestionGroup, 4: bool})) for row in store.fetch(sql))


def sets(store: Store) -> tuple[SetRow, ...]:
    """The sets, the one with the first question first."""
    sql = (
        "SELECT set_name, count(*) FROM question WHERE set_name <> '' GROUP BY set_name"
        " ORDER BY min(position), set_name"
    )
    return tuple(SetRow(*row) for row in store.fetch(sql))
