"""The question bank: the shipped questions and the user's own, in groups and in sets.

A shipped row carries its `builtin_key`. What was brought in is kept word for word in a setting: so a deleted
question stays deleted, and a row that still has those words gets the new ones of an update.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, NamedTuple

from klatch.domain.drafts import QuestionDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.names import clean
from klatch.domain.progress import Silent
from klatch.domain.vocabulary import QuestionGroup
from klatch.services import checks
from klatch.services.exchange.bulk import BulkInsert
from klatch.store.database import Store
from klatch.store.transaction import Transaction
from klatch.support import resources

_EDITABLE = frozenset({"text", "group", "set_name"})
_KNOWN = "shipped_questions"


class Shipped(NamedTuple):
    """A question as it comes with the program."""

    key: str
    text: str
    group: QuestionGroup
    set_name: str


def shipped() -> tuple[Shipped, ...]:
    """Every question that comes with the program, those of no set first, in the order of the files."""
    files = sorted(resources.path("questions").glob("*/*.txt"), key=_place)
    found = [_parse(f"{file.parent.name}.{file.stem}", file.read_text(encoding="utf-8")) for file in files]
    return tuple(item for items in found for item in items)


def install_builtin(store: Store, now: datetime) -> int:
    """Bring in the questions that are new or worded anew since the last time. Returns how many."""
    row = store.fetch_one("SELECT value FROM setting WHERE name = ?", (_KNOWN,))
    known: dict[str, str] = json.loads(row[0]) if row else {}
    due = [item for item in shipped() if known.get(item.key) != item.text]
    if due:
        with store.transaction("Install questions", now, undoable=False) as tx:
            _insert(tx, [item for item in due if item.key not in known])
            for item in due:
                _renew(tx, item, known.get(item.key, item.text))
            told = json.dumps(known | {item.key: item.text for item in due}, ensure_ascii=False)
            tx.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (_KNOWN, told))
    return len(due)


def add(store: Store, draft: QuestionDraft, now: datetime) -> int:
    """Add a question behind the others and return its id. Raises InvalidInput."""
    values = _checked(asdict(draft))
    with store.transaction("Add question", now) as tx:
        return tx.insert("question", position=_last(tx) + 1, **values)


def edit(store: Store, question: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change the words, the group or the set of a question. Raises InvalidInput, NotFound."""
    checks.only_known(changes, _EDITABLE)
    values = _checked(changes)
    with store.transaction("Edit question", now) as tx:
        tx.update("question", question, **values)


def delete(store: Store, questions: Iterable[int], now: datetime) -> None:
    """Delete questions; meetings keep theirs."""
    with store.transaction("Delete question", now) as tx:
        tx.delete("question", list(questions))


def reorder(store: Store, questions: Collection[int], now: datetime) -> None:
    """Give the places these questions have to them in this order; all others stay. Raises NotFound."""
    with store.transaction("Move question", now) as tx:
        places = dict(tx.execute("SELECT id, position FROM question"))
        if missing := [key for key in questions if key not in places]:
            raise NotFound("question", missing[0])
        for key, place in zip(questions, sorted(places[key] for key in questions), strict=True):
            if places[key] != place:
                tx.update("question", key, position=place)


def put_into_set(store: Store, questions: Iterable[int], name: str, now: datetime) -> None:
    """Let questions be in a set; of one that is in another a copy joins. Raises InvalidInput."""
    cleaned = checks.required("set_name", name)
    with store.transaction("Put into set", now) as tx:
        for key in questions:
            rows = tx.execute('SELECT text, "group", set_name FROM question WHERE id = ?', (key,))
            for text, group, before in rows:
                if not before:
                    tx.update("question", key, set_name=cleaned)
                elif before != cleaned:
                    values = {"text": text, "group": group, "set_name": cleaned}
                    tx.insert("question", position=_last(tx) + 1, **values)


def rename_set(store: Store, name: str, new: str, now: datetime) -> None:
    """Give a set another name; under that of another set the two become one. Raises InvalidInput."""
    _move_set(store, "Rename set", name, checks.required("set_name", new), now)


def delete_set(store: Store, name: str, now: datetime) -> None:
    """Dissolve a set; its questions stay in their groups."""
    _move_set(store, "Delete set", name, "", now)


def restore(store: Store, now: datetime) -> int:
    """Bring back every shipped question that was deleted, changed or moved to a set. Returns how many."""
    with store.transaction("Restore questions", now) as tx:
        rows = tx.execute(
            'SELECT builtin_key, id, text, "group", set_name FROM question WHERE builtin_key IS NOT NULL'
        )
        present = {row[0]: row[1:] for row in rows}
        changed = [item for item in shipped() if present.get(item.key, (0,))[1:] != item[1:]]
        _insert(tx, [item for item in changed if item.key not in present])
        for key, text, group, set_name in changed:
            if key in present:
                tx.update("question", present[key][0], text=text, group=group.value, set_name=set_name)
        return len(changed)


def _insert(tx: Transaction, items: Sequence[Shipped]) -> None:
    """All at once: every first start waits for it."""
    columns = ("builtin_key", "text", '"group"', "set_name", "position")
    rows = ((*item, place) for place, item in enumerate(items, start=_last(tx) + 1))
    BulkInsert(tx, Silent(), len(items)).insert("question", columns, rows)


def _renew(tx: Transaction, item: Shipped, before: str) -> None:
    """Only the words that nobody changed get the new ones."""
    if before != item.text:
        rows = tx.execute("SELECT id FROM question WHERE builtin_key = ? AND text = ?", (item.key, before))
        for (row,) in rows:
            tx.update("question", row, text=item.text)


def _move_set(store: Store, label: str, name: str, new: str, now: datetime) -> None:
    with store.transaction(label, now) as tx:
        for (key,) in tx.execute("SELECT id FROM question WHERE set_name = ?", (name,)):
            tx.update("question", key, set_name=new)


def _last(tx: Transaction) -> int:
    return int(tx.execute("SELECT coalesce(max(position), 0) FROM question")[0][0])


def _place(file: Any) -> tuple[str, bool, str]:
    return file.parent.name, file.stem != "general", file.stem


def _parse(prefix: str, text: str) -> list[Shipped]:
    """A file is "set: name" between two lines of dashes, then a line "group key: question" for each."""
    _, head, body = text.split("---\n", 2)
    name = head.partition(":")[2].strip()
    found = []
    for line in body.splitlines():
        if line and not line.startswith("#"):
            about, _, words = line.partition(": ")
            group, _, key = about.partition(" ")
            found.append(Shipped(f"{prefix}.{key}", words.strip(), QuestionGroup(group), name))
    return found


def _checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(changes)
    if "text" in values:
        values["text"] = checks.required("text", values["text"])
    if "set_name" in values:
        values["set_name"] = clean(values["set_name"])
    if "group" in values:
        if values["group"] not in tuple(QuestionGroup):
            raise InvalidInput("group", "unknown")
        values["group"] = str(values["group"])
    return values
