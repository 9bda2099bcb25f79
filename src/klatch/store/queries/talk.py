"""A conversation under way: its clock, its notes, the people named in it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from klatch.domain.errors import NotFound
from klatch.domain.talk_clock import TalkFacts
from klatch.store.database import Store
from klatch.store.queries.common import converted, maybe, moment


class TalkNote(NamedTuple):
    """A line of the notes, with the moment it was begun."""

    id: int
    happened_at: datetime
    text: str
    position: int


class NamedRow(NamedTuple):
    """Somebody the conversation pointed to; `known` when they were here before."""

    id: int
    contact: int
    name: str
    title: str
    organization: str
    will_introduce: bool
    known: bool


def facts(store: Store, meeting: int) -> TalkFacts:
    """What the clock runs from. Raises NotFound."""
    sql = (
        "SELECT started_at, minutes, extra_minutes, paused_seconds, paused_at, ended_at"
        " FROM meeting WHERE id = ?"
    )
    found = store.fetch_one(sql, (meeting,))
    if found is None:
        raise NotFound("meeting", meeting)
    return TalkFacts(*converted(found, {0: maybe, 4: maybe, 5: maybe}))


def notes(store: Store, meeting: int) -> tuple[TalkNote, ...]:
    """The notes taken in a conversation, line by line."""
    sql = "SELECT id, happened_at, text, position FROM note WHERE meeting = ? ORDER BY position, id"
    return tuple(TalkNote(*converted(row, {1: moment})) for row in store.fetch(sql, (meeting,)))


def named(store: Store, meeting: int) -> tuple[NamedRow, ...]:
    """Whom a conversation pointed to, in the order they were named."""
    sql = """
        SELECT r.id, c.id, c.display_name, c.title, coalesce(o.name, ''), r.will_introduce,
               c.created_at < r.created_at
          FROM referral r
          JOIN contact c ON c.id = r.referred
          LEFT JOIN organization o ON o.id = c.organization
         WHERE r.meeting = ? ORDER BY r.id"""
    return tuple(NamedRow(*converted(row, {5: bool, 6: bool})) for row in store.fetch(sql, (meeting,)))
