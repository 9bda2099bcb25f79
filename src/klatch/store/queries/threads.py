"""The conversation with one person: every message, reply and other touch, oldest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from klatch.domain.vocabulary import Channel, Direction, MessageState
from klatch.store.database import Store
from klatch.store.queries.common import converted, count, maybe, moment


class ThreadEntry(NamedTuple):
    """A message, with its kind and state, or a touch, whose `message` is 0 and `state` None.

    A reply is a touch from them; `text` is the whole text, exactly as it left or was pasted in.
    """

    message: int
    at: datetime
    direction: Direction
    channel: Channel
    kind: str
    subject: str
    text: str
    state: MessageState | None
    bounced_at: datetime | None


# A message tells of itself, so of the touches logged with it only what they answered is told.
_TOUCHES = "i.contact = :id AND (i.message IS NULL OR i.direction <> 'to_them')"
_MESSAGES = "m.contact = :id AND m.state <> 'discarded'"
_SQL = f"""
SELECT m.id, coalesce(m.sent_at, m.updated_at) AS at, 'to_them', m.channel, m.kind, m.subject, m.body,
       m.state, m.bounced_at, m.state <> 'sent' AS unsent, m.id AS position
  FROM message m WHERE {_MESSAGES}
UNION ALL
SELECT 0, i.happened_at, i.direction, i.channel, '', '', i.summary, NULL, NULL, 0, i.id
  FROM interaction i WHERE {_TOUCHES}
 ORDER BY unsent, at, position
"""
_TYPES: dict[int, Callable[[Any], Any]] = {
    1: moment,
    2: Direction,
    3: Channel,
    7: lambda state: MessageState(state) if state else None,
    8: maybe,
}


def thread(store: Store, contact: int) -> tuple[ThreadEntry, ...]:
    """Everything said between the user and a person, oldest first; what was not sent yet comes last."""
    found = store.fetch(_SQL, {"id": contact})
    return tuple(ThreadEntry(*converted(row[:9], _TYPES)) for row in found)


def thread_count(store: Store, contact: int) -> int:
    """How many entries the thread holds."""
    messages = f"SELECT count(*) FROM message m WHERE {_MESSAGES}"
    touches = f"SELECT count(*) FROM interaction i WHERE {_TOUCHES}"
    return count(store, f"SELECT ({messages}) + ({touches})", {"id": contact})


def reply_to(store: Store, message: int) -> str:
    """What they answered to a message; empty when nothing was written down."""
    found = store.fetch_one(
        "SELECT summary FROM interaction WHERE message = ? AND direction <> 'to_them' ORDER BY id LIMIT 1",
        (message,),
    )
    return str(found[0]) if found else ""
