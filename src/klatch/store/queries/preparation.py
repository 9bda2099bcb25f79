"""What a meeting is prepared with beyond its own row."""

from __future__ import annotations

from typing import NamedTuple

from klatch.store.database import Store


class Introduction(NamedTuple):
    """How the user introduced themselves, and to whom."""

    text: str
    name: str


def last_introduction(store: Store, meeting: int) -> Introduction | None:
    """The latest introduction written for another meeting."""
    sql = """
        SELECT m.introduction, coalesce((SELECT c.display_name FROM meeting_contact mc
               JOIN contact c ON c.id = mc.contact WHERE mc.meeting = m.id ORDER BY mc.id LIMIT 1), '')
          FROM meeting m WHERE m.introduction <> '' AND m.id <> ?
         ORDER BY m.starts_at DESC, m.id DESC LIMIT 1"""
    row = store.fetch_one(sql, (meeting,))
    return Introduction(*row) if row else None
