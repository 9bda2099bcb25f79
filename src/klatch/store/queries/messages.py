"""Messages: drafts, waiting for an answer, answered, sent; what became of each template's."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from klatch.domain.errors import NotFound
from klatch.domain.kinds import KINDS
from klatch.domain.vocabulary import Channel, MessageState
from klatch.store.database import Store
from klatch.store.queries.common import Sort, by_id, converted, count, id_list, maybe, moment
from klatch.store.rows import MessageDetail, MessageRow


class MessageView(StrEnum):
    """The tabs of the page."""

    DRAFTS = "drafts"  # everything not sent yet
    WAITING = "waiting"  # sent, asking for an answer, and nothing came back yet
    ANSWERED = "answered"
    SENT = "sent"  # everything sent


class AnswerRate(NamedTuple):
    """How many messages were sent and how many of them answered."""

    sent: int
    answered: int


_ASKING = ", ".join(f"'{kind.key}'" for kind in KINDS.values() if kind.waits_for_answer)
_WHERE = {
    MessageView.DRAFTS: "state NOT IN ('sent', 'discarded')",
    MessageView.WAITING: (
        "state = 'sent' AND answered_at IS NULL AND bounced_at IS NULL AND closed_at IS NULL"
        f" AND kind IN ({_ASKING})"
    ),
    MessageView.ANSWERED: "state = 'sent' AND answered_at IS NOT NULL",
    MessageView.SENT: "state = 'sent'",
}
_COLUMNS = """
SELECT m.id, m.contact, c.display_name, coalesce(o.name, ''), m.kind, m.channel, m.subject, m.state,
       coalesce(m.sent_at, m.updated_at), m.sent_at, m.answered_at, m.bounced_at, m.closed_at, m.template,
       m.meeting
"""
_TYPES: dict[int, Callable[[Any], Any]] = {
    5: Channel, 7: MessageState, 8: moment, 9: maybe, 10: maybe, 11: maybe, 12: maybe,
}  # fmt: skip
_JOINS = "JOIN contact c ON c.id = m.contact LEFT JOIN organization o ON o.id = c.organization"


def ids(store: Store, view: MessageView, *, descending: bool = True) -> array[int]:
    """The messages of a view by time, newest first unless said."""
    order = "DESC" if descending else "ASC"
    by_time = f"coalesce(sent_at, updated_at) {order}, id {order}"
    return id_list(store, f"SELECT id FROM message WHERE {_WHERE[view]} ORDER BY {by_time}")


def rows(store: Store, wanted: Sequence[int]) -> list[MessageRow]:
    """The rows of some messages in the order of the ids; those that are gone are left out."""
    sql = f"""{_COLUMNS} FROM json_each(?) wanted CROSS JOIN message m ON m.id = wanted.value {_JOINS}
        ORDER BY wanted.key"""
    return [MessageRow(*converted(row, _TYPES)) for row in store.fetch(sql, (by_id(wanted),))]


def count_of(store: Store, view: MessageView) -> int:
    """How many messages a view holds."""
    return count(store, f"SELECT count(*) FROM message WHERE {_WHERE[view]}")


def counts(store: Store) -> dict[MessageView, int]:
    """How many messages each view holds."""
    return {view: count_of(store, view) for view in MessageView}


def of_contact(store: Store, contact: int) -> list[MessageRow]:
    """The messages of a person that were not discarded, newest first."""
    sql = f"""{_COLUMNS} FROM message m {_JOINS} WHERE m.contact = ? AND m.state <> 'discarded'
        ORDER BY coalesce(m.sent_at, m.updated_at) DESC, m.id DESC"""
    return [MessageRow(*converted(row, _TYPES)) for row in store.fetch(sql, (contact,))]


def detail(store: Store, message: int) -> MessageDetail:
    """A message with its text. Raises NotFound."""
    found = store.fetch_one(
        "SELECT m.uid, m.to_address, m.body, m.frozen_at, m.message_id, m.in_reply_to, m.account,"
        " coalesce(t.name, ''), m.source"
        " FROM message m LEFT JOIN template t ON t.id = m.template WHERE m.id = ?",
        (message,),
    )
    if found is None:
        raise NotFound("message", message)
    values = [rows(store, [message])[0], *converted(found, {3: maybe})]
    return MessageDetail(*values)


def answer_rates(store: Store) -> dict[int, AnswerRate]:
    """What became of the messages of each template; templates nothing was sent with are left out."""
    sql = (
        "SELECT template, count(*), count(answered_at) FROM message"
        " WHERE state = 'sent' AND template IS NOT NULL GROUP BY template"
    )
    return {row[0]: AnswerRate(row[1], row[2]) for row in store.fetch(sql)}


class MessageSource:
    """The messages of a view, as a table asks for them; the filter is a MessageView."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, filter: MessageView | None, sort: Sort | None) -> array[int]:  # noqa: A002
        """The ids of a view by time."""
        return ids(self._store, filter or MessageView.SENT, descending=sort.descending if sort else True)

    def rows(self, ids: Sequence[int]) -> dict[int, MessageRow]:
        """The rows of a page."""
        return {row.id: row for row in rows(self._store, ids)}
