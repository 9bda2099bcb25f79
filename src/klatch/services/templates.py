"""Message templates: the shipped ones and the user's own.

A shipped row carries its `builtin_key`; its `builtin_version` is empty once the user changed it, so that an
update of the program leaves it alone and "restore" brings the original back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from klatch.domain.drafts import TemplateDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.kinds import KINDS
from klatch.domain.names import clean, clean_text
from klatch.services import checks
from klatch.store.database import Store
from klatch.store.transaction import Transaction
from klatch.support import resources

_EDITABLE = frozenset({"kind", "channel", "name", "subject", "body", "language", "word_limit"})


@dataclass(frozen=True, slots=True)
class Shipped:
    """A template as it comes with the program."""

    key: str
    kind: str
    name: str
    description: str
    channel: str
    language: str
    version: int
    subject: str
    body: str


def shipped() -> tuple[Shipped, ...]:
    """Every template that comes with the program, ordered by kind and name of the file."""
    files = sorted(resources.path("templates").glob("*/*.j2"))
    return tuple(_parse(file.stem, file.read_text(encoding="utf-8")) for file in files)


def install_builtin(store: Store, now: datetime) -> int:
    """Bring in what is new or newer among the shipped templates; changed ones stay. Returns how many."""
    rows = store.fetch(
        "SELECT builtin_key, language, id, builtin_version FROM template WHERE builtin_key IS NOT NULL"
    )
    present = {(key, language): (row, version) for key, language, row, version in rows}
    due: list[tuple[int | None, Shipped]] = []
    for item in shipped():
        row, version = present.get((item.key, item.language), (None, 0))
        if row is None or (version is not None and version < item.version):
            due.append((row, item))
    if due:
        with store.transaction("Install templates", now, undoable=False) as tx:
            for row, item in due:
                _write(tx, row, item)
    return len(due)


def add(store: Store, draft: TemplateDraft, now: datetime) -> int:
    """Add a template and return its id. Raises InvalidInput, TemplateRejected."""
    values = _checked(asdict(draft))
    with store.transaction("Add template", now) as tx:
        return tx.insert("template", **values)


def edit(store: Store, template: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change a template. Raises InvalidInput, TemplateRejected, NotFound."""
    checks.only_known(changes, _EDITABLE)
    values = _checked(changes)
    with store.transaction("Edit template", now) as tx:
        tx.update("template", template, builtin_version=None, **values)


def duplicate(store: Store, template: int, name: str, now: datetime) -> int:
    """Copy a template under another name and return the copy's id. Raises InvalidInput, NotFound."""
    cleaned = checks.required("name", name)
    with store.transaction("Duplicate template", now) as tx:
        columns = sorted(_EDITABLE - {"name"})
        rows = tx.execute(f"SELECT {', '.join(columns)} FROM template WHERE id = ?", (template,))
        if not rows:
            raise NotFound("template", template)
        return tx.insert("template", name=cleaned, **dict(zip(columns, rows[0], strict=True)))


def restore(store: Store, template: int, now: datetime) -> None:
    """Bring the original of a shipped template back. Raises NotFound, InvalidInput (not_shipped)."""
    with store.transaction("Restore template", now) as tx:
        rows = tx.execute("SELECT builtin_key, language FROM template WHERE id = ?", (template,))
        if not rows:
            raise NotFound("template", template)
        original = next((item for item in shipped() if (item.key, item.language) == rows[0]), None)
        if original is None:
            raise InvalidInput("template", "not_shipped")
        _write(tx, template, original)


def archive(store: Store, template: int, archived: bool, now: datetime) -> None:
    """Put a template out of sight, or bring it back. Raises NotFound."""
    with store.transaction("Archive template" if archived else "Bring template back", now) as tx:
        tx.update("template", template, archived=archived)


def delete(store: Store, templates: Iterable[int], now: datetime) -> None:
    """Delete templates; a shipped one is archived instead, or it would come back with the next start."""
    with store.transaction("Delete template", now) as tx:
        for template in templates:
            rows = tx.execute("SELECT builtin_key IS NOT NULL FROM template WHERE id = ?", (template,))
            if rows and rows[0][0]:
                tx.update("template", template, archived=True)
            else:
                tx.delete("template", [template])


def _write(tx: Transaction, row: int | None, item: Shipped) -> None:
    kind = KINDS.get(item.kind)
    values = {
        "kind": item.kind,
        "channel": item.channel,
        "name": item.name,
        "subject": item.subject,
        "body": item.body,
        "language": item.language,
        "word_limit": kind.word_limit if kind else None,
        "builtin_key": item.key,
        "builtin_version": item.version,
    }
    if row is None:
        tx.insert("template", **values)
    else:
        tx.update("template", row, **values)


def _parse(key: str, text: str) -> Shipped:
    """A file is lines of "name: value" between two lines of dashes, then the body."""
    _, head, body = text.split("---\n", 2)
    lines = (line.partition(":") for line in head.splitlines())
    values = {name.strip(): value.strip() for name, _, value in lines}
    return Shipped(
        key=key,
        kind=values["kind"],
        name=values["name"],
        description=values.get("description", ""),
        channel=values["channel"],
        language=values["language"],
        version=int(values["version"]),
        subject=values.get("subject", ""),
        body=body.strip(),
    )


def _checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    from klatch.services.mail.templates import Engine

    values = dict(changes)
    if "name" in values:
        values["name"] = checks.required("name", values["name"])
    if "kind" in values and values["kind"] not in KINDS:
        raise InvalidInput("kind", "unknown")
    if "channel" in values:
        values["channel"] = str(values["channel"])
    if values.get("word_limit") is not None:
        checks.within("word_limit", values["word_limit"], 1, 10_000)
    for field, tidy in (("subject", clean), ("body", clean_text)):
        if field in values:
            values[field] = tidy(values[field])
            Engine().check(values[field])
    if "body" in values and not values["body"]:
        raise InvalidInput("body", "empty")
    return values
