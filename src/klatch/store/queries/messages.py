"""Messages: drafts, waiting for an answer, answered, all; what became of each template's."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from klatch.domain.errors import NotFound
from klatch.domain.kinds import KINDS
from klatch.domain.vocabulary import PIPELINE, Channel, MessageState, Stage
from klatch.store.database import Store
from klatch.store.queries.common import Sort, by_id, converted, count, id_list, maybe, moment, words
from klatch.store.rows import MessageDetail, MessageRow
from klatch.store.search import KINDS as INDEXED
from klatch.store.search import RANGE


class MessageView(StrEnum):
    """The tabs of the page."""

    DRAFTS = "drafts"  # everything not sent yet
    WAITING = "waiting"  # sent, asking for an answer, and nothing came back yet
    ANSWERED = "answered"
    ALL = "all"  # everything but what was discarded


@dataclass(frozen=True, slots=True)
class MessageFilter:
    """A tab, narrowed to the messages whose person, subject, text or answer holds the words typed."""

    view: MessageView = MessageView.ALL
    text: str = ""


class AnswerRate(NamedTuple):
    """How many messages were sent and how many of them answered."""

    sent: int
    answered: int


_ASKING = ", ".join(f"'{kind.key}'" for kind in KINDS.values() if kind.waits_for_answer)
_FURTHER = ", ".join(f"'{stage}'" for stage in PIPELINE[PIPELINE.index(Stage.REPLIED) :])
# As the rules see silence: a later message that asks waits in its place, and whoever went further since is
# not waited for, whether or not the reply was written down.
_WAITING = f"""m.state = 'sent' AND m.answered_at IS NULL AND m.bounced_at IS NULL AND m.closed_at IS NULL
   AND m.kind IN ({_ASKING})
   AND NOT EXISTS (SELECT 1 FROM message l WHERE l.contact = m.contact AND l.state = 'sent'
                      AND l.bounced_at IS NULL AND l.kind IN ({_ASKING})
                      AND (l.sent_at, l.id) > (m.sent_at, m.id))
   AND NOT EXISTS (SELECT 1 FROM contact w WHERE w.id = m.contact AND w.stage IN ({_FURTHER})
                      AND w.stage_since > m.sent_at)"""
_WHERE = {
    MessageView.DRAFTS: "m.state NOT IN ('sent', 'discarded')",
    MessageView.WAITING: _WAITING,
    MessageView.ANSWERED: "m.state = 'sent' AND m.answered_at IS NOT NULL",
    MessageView.ALL: "m.state <> 'discarded'",
}
_MATCH = """
    SELECT rowid - {base} FROM search_index
     WHERE search_index MATCH :{word} AND rowid BETWEEN {base} AND {last}"""
_COLUMNS = f"""
SELECT m.id, m.contact, c.display_name, coalesce(o.name, ''), m.kind, m.channel, m.subject, m.state,
       coalesce(m.sent_at, m.updated_at), m.sent_at, m.answered_at, m.bounced_at, m.closed_at, m.template,
       m.meeting, {_WAITING}
"""
_TYPES: dict[int, Callable[[Any], Any]] = {
    5: Channel, 7: MessageState, 8: moment, 9: maybe, 10: maybe, 11: maybe, 12: maybe, 15: bool,
}  # fmt: skip
_JOINS = "JOIN contact c ON c.id = m.contact LEFT JOIN organization o ON o.id = c.organization"
_AT = "coalesce(m.sent_at, m.updated_at)"


def ids(store: Store, wanted: MessageFilter, sort: Sort | None = None) -> array[int]:
    """The messages of a tab, newest first, or by time or person as `sort` says."""
    down = sort.descending if sort else True
    order = "DESC" if down else "ASC"
    where, params = _where(wanted)
    if sort is not None and sort.key == "name":
        sql = f"""SELECT m.id FROM message m JOIN contact c ON c.id = m.contact WHERE {where}
            ORDER BY c.sort_name {order}, c.id {order}, {_AT} DESC, m.id DESC"""
    else:
        sql = f"SELECT m.id FROM message m WHERE {where} ORDER BY {_AT} {order}, m.id {order}"
    return id_list(store, sql, params)


def _where(wanted: MessageFilter) -> tuple[str, dict[str, Any]]:
    """A condition on the message `m`: each word must begin one of the message or one of the person."""
    parts, params = [_WHERE[wanted.view]], {}
    base = INDEXED.index("message") * RANGE
    for number, word in enumerate(words(wanted.text)):
        name = f"word{number}"
        params[name] = f'"{word}"*'
        texts = _MATCH.format(base=base, last=base + RANGE - 1, word=name)
        people = _MATCH.format(base=0, last=RANGE - 1, word=name)
        parts.append(f"(m.id IN ({texts}) OR m.contact IN ({people}))")
    return " AND ".join(parts), params


def rows(store: Store, wanted: Sequence[int]) -> list[MessageRow]:
    """The rows of some messages in the order of the ids; those that are gone are left out."""
    sql = f"""{_COLUMNS} FROM json_each(?) wanted CROSS JOIN message m ON m.id = wanted.value {_JOINS}
        ORDER BY wanted.key"""
    return [MessageRow(*converted(row, _TYPES)) for row in store.fetch(sql, (by_id(wanted),))]


def count_of(store: Store, view: MessageView) -> int:
    """How many messages a tab holds."""
    return count(store, f"SELECT count(*) FROM message m WHERE {_WHERE[view]}")


def counts(store: Store) -> dict[MessageView, int]:
    """How many messages each tab holds."""
    return {view: count_of(store, view) for view in MessageView}


def in_view(store: Store, view: MessageView, wanted: Sequence[int]) -> list[int]:
    """Those of some messages that a tab holds, in the order of the ids."""
    sql = f"""SELECT m.id FROM json_each(?) wanted CROSS JOIN message m ON m.id = wanted.value
        WHERE {_WHERE[view]} ORDER BY wanted.key"""
    return [key for (key,) in store.fetch(sql, (by_id(wanted),))]


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
    """The messages of a tab, as a table asks for them; the filter is a MessageFilter."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, filter: MessageFilter | None, sort: Sort | None) -> array[int]:  # noqa: A002
        """The ids of a tab, in order."""
        return ids(self._store, filter or MessageFilter(), sort)

    def rows(self, ids: Sequence[int]) -> dict[int, MessageRow]:
        """The rows of a page."""
        return {row.id: row for row in rows(self._store, ids)}
