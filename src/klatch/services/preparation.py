"""Getting ready for a meeting: the questions to ask there. Its texts are written by `meetings.edit`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.names import fold
from klatch.domain.vocabulary import QuestionGroup
from klatch.services import checks
from klatch.store.database import Store
from klatch.store.transaction import Transaction

_EDITABLE = frozenset({"text", "group"})


def pick(store: Store, meeting: int, questions: Iterable[int], now: datetime) -> int:
    """Copy questions of the bank to a meeting, those asked there already left out. Returns how many came.

    Raises NotFound.
    """
    with store.transaction("Choose questions", now) as tx:
        _require(tx, meeting)
        present = {fold(text) for _, text in _chosen(tx, meeting)}
        count = 0
        for key in questions:
            for text, group in tx.execute('SELECT text, "group" FROM question WHERE id = ?', (key,)):
                if fold(text) not in present:
                    present.add(fold(text))
                    _insert(tx, meeting, text, group)
                    count += 1
        return count


def add_own(store: Store, meeting: int, text: str, group: QuestionGroup, now: datetime) -> int:
    """Add a question that is in no bank and return its id. Raises InvalidInput, NotFound."""
    cleaned = checks.required("text", text)
    with store.transaction("Add question", now) as tx:
        _require(tx, meeting)
        if fold(cleaned) in {fold(text) for _, text in _chosen(tx, meeting)}:
            raise InvalidInput("text", "asked_already")
        return _insert(tx, meeting, cleaned, group.value)


def edit(store: Store, question: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change a chosen question; the bank keeps its own. Raises InvalidInput, NotFound."""
    checks.only_known(changes, _EDITABLE)
    values = dict(changes)
    if "text" in values:
        values["text"] = checks.required("text", values["text"])
    if "group" in values:
        values["group"] = QuestionGroup(values["group"]).value
    with store.transaction("Edit question", now) as tx:
        tx.update("meeting_question", question, **values)


def remove(store: Store, questions: Iterable[int], now: datetime) -> None:
    """Take questions out of their meeting."""
    with store.transaction("Remove question", now) as tx:
        tx.delete("meeting_question", list(questions))


def reorder(store: Store, questions: Collection[int], now: datetime) -> None:
    """Give the places these chosen questions have to them in this order. Raises NotFound."""
    with store.transaction("Move question", now) as tx:
        places = {}
        for key in questions:
            rows = tx.execute("SELECT position FROM meeting_question WHERE id = ?", (key,))
            if not rows:
                raise NotFound("meeting_question", key)
            places[key] = rows[0][0]
        for key, place in zip(questions, sorted(places.values()), strict=True):
            if places[key] != place:
                tx.update("meeting_question", key, position=place)


def _require(tx: Transaction, meeting: int) -> None:
    if not tx.execute("SELECT 1 FROM meeting WHERE id = ?", (meeting,)):
        raise NotFound("meeting", meeting)


def _chosen(tx: Transaction, meeting: int) -> list[tuple[Any, ...]]:
    return tx.execute("SELECT id, text FROM meeting_question WHERE meeting = ?", (meeting,))


def _insert(tx: Transaction, meeting: int, text: str, group: str) -> int:
    (last,) = tx.execute(
        "SELECT coalesce(max(position), 0) FROM meeting_question WHERE meeting = ?", (meeting,)
    )[0]
    return tx.insert("meeting_question", meeting=meeting, text=text, group=group, position=last + 1)
