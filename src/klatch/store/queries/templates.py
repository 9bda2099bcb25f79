"""Templates: the list by kind, and one with its text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import Channel
from klatch.store.database import Store
from klatch.store.queries.common import converted
from klatch.store.rows import TemplateDetail, TemplateRow

_ROWS = """
SELECT t.id, t.kind, t.channel, t.name, t.subject, t.language, t.builtin_key, t.word_limit, t.archived,
       (SELECT count(*) FROM message m WHERE m.template = t.id AND m.state = 'sent'),
       (SELECT count(*) FROM message m WHERE m.template = t.id AND m.state = 'sent'
           AND m.answered_at IS NOT NULL)
  FROM template t
"""
_TYPES: dict[int, Callable[[Any], Any]] = {2: Channel, 8: bool}


def listed(store: Store, *, kind: str = "", archived: bool = False) -> tuple[TemplateRow, ...]:
    """The templates by kind and name, of one kind when given; archived ones only when asked for."""
    where = "(:kind = '' OR t.kind = :kind) AND t.archived <= :archived"
    sql = f"{_ROWS} WHERE {where} ORDER BY t.kind, t.name, t.id"
    found = store.fetch(sql, {"kind": kind, "archived": int(archived)})
    return tuple(TemplateRow(*converted(row, _TYPES)) for row in found)


def detail(store: Store, template: int) -> TemplateDetail:
    """A template with its text. Raises NotFound."""
    row = store.fetch_one(f"{_ROWS} WHERE t.id = ?", (template,))
    text = store.fetch_one("SELECT uid, body, builtin_version FROM template WHERE id = ?", (template,))
    if row is None or text is None:
        raise NotFound("template", template)
    return TemplateDetail(TemplateRow(*converted(row, _TYPES)), *text)
