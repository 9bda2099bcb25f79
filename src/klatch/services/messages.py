"""Messages: drafts, ways out, and what came of them. What is marked as sent never changes again."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal, NamedTuple

from klatch.domain.drafts import MessageDraft, ReplyDraft
from klatch.domain.errors import InvalidInput, MissingFields, NotFound
from klatch.domain.kinds import KINDS
from klatch.domain.names import clean, clean_text
from klatch.domain.stages import Event
from klatch.domain.vocabulary import SPOKEN, Answer, Channel, Direction, Helper, MessageState, TaskKind
from klatch.services import checks, pipeline, takeaways, tasks
from klatch.store.database import Store
from klatch.store.transaction import Transaction
from klatch.store.values import to_moment

Handover = Literal["copied", "mail_app", "saved"]
DECLINED = "declined"
"""The reason kept with a pause that follows from their no."""
_EVENTS = {
    "outreach_sent": Event.OUTREACH_SENT,
    "thanks_sent": Event.THANKS_SENT,
    "message_sent": Event.TOUCHED,
    "declined": Event.PAUSED,
}
_OPEN = (MessageState.DRAFT, MessageState.HANDED_OVER)
_log = logging.getLogger(__name__)


class Leaving(NamedTuple):
    """A message that leaves: `missing` and `offered` are those of `mark_sent`."""

    message: int
    missing: tuple[str, ...] = ()
    offered: str = ""


def save_draft(store: Store, draft: MessageDraft, now: datetime) -> int:
    """Keep a draft, a new one or the one of `draft.id`, and return its id. Raises InvalidInput, NotFound."""
    values = _checked(draft)
    with store.transaction("Save draft", now) as tx:
        if draft.id is not None:
            _require(tx, draft.id, _OPEN)
            tx.update("message", draft.id, **values)
            return draft.id
        message = tx.insert("message", state=MessageState.DRAFT.value, **values)
        pipeline.advance(tx, [draft.contact], Event.DRAFT_WRITTEN, now)
        tasks.reconcile(tx, [draft.contact], now)
        return message


def discard(store: Store, message: int, now: datetime) -> None:
    """Throw a draft away. Raises InvalidInput, NotFound."""
    discard_all(store, [message], now)


def discard_all(store: Store, messages: Iterable[int], now: datetime) -> None:
    """Throw drafts away, together. Raises InvalidInput, NotFound."""
    with store.transaction("Discard draft", now) as tx:
        for message in messages:
            _require(tx, message, _OPEN)
            tx.update("message", message, state=MessageState.DISCARDED.value)


def hand_over(store: Store, message: int, how: Handover, now: datetime) -> None:
    """It was given away; whether it was sent is asked later. Raises InvalidInput, NotFound."""
    with store.transaction("Hand over message", now) as tx:
        _require(tx, message, _OPEN)
        tx.update("message", message, state=MessageState.HANDED_OVER.value)
    _log.info("message %d handed over: %s", message, how)


def take_back(store: Store, message: int, now: datetime) -> None:
    """It was given away and not sent: a draft again. Raises InvalidInput, NotFound."""
    with store.transaction("Mark as not sent", now) as tx:
        _require(tx, message, (MessageState.HANDED_OVER,))
        tx.update("message", message, state=MessageState.DRAFT.value)


def mark_sent(
    store: Store,
    message: int,
    at: datetime,
    now: datetime,
    *,
    missing: tuple[str, ...] = (),
    offered: str = "",
) -> None:
    """It left at `at`: freeze its text, log the touch, move the person, set the next step.

    `missing` are required fields the renderer found empty; `offered` says what a message that offers help
    promises, which is noted as a favour. Raises MissingFields, InvalidInput, NotFound.
    """
    with store.transaction("Mark as sent", now) as tx:
        send(tx, Leaving(message, missing, offered), at)


def send(tx: Transaction, leaving: Leaving, at: datetime) -> None:
    """`mark_sent` within another verb's transaction. Raises MissingFields, InvalidInput, NotFound."""
    if leaving.missing:
        raise MissingFields(leaving.missing)
    _freeze(tx, leaving.message, at, leaving.offered)


def log_sent_elsewhere(store: Store, draft: MessageDraft, at: datetime, now: datetime) -> int:
    """Keep a message that was sent without Klatch, and return its id; spoken ones may have no text.

    Raises InvalidInput.
    """
    values = _checked(draft)
    with store.transaction("Log sent message", now) as tx:
        message = tx.insert("message", state=MessageState.DRAFT.value, **values)
        _freeze(tx, message, at)
        return message


def mark_answered(
    store: Store, message: int, at: datetime, now: datetime, reply: ReplyDraft | None = None
) -> None:
    """They replied at `at`: log it with what they wrote, move the person, cancel what silence asked for.

    A no pauses the person; after a "not now" the next step rests for a while. Raises InvalidInput, NotFound.
    """
    reply = reply or ReplyDraft()
    _not_ahead(at, now)
    with store.transaction("Mark as answered", now) as tx:
        contact, channel, *_ = _require(tx, message, (MessageState.SENT,))
        ((sent_at,),) = tx.execute("SELECT sent_at FROM message WHERE id = ?", (message,))
        if at < to_moment(sent_at):
            raise InvalidInput("at", "before_sent")
        tx.update("message", message, answered_at=at)
        _touch(tx, message, contact, (reply.channel or channel), at, clean_text(reply.text))
        if reply.booster:
            tx.update("contact", contact, kind_of_helper=Helper.BOOSTER.value)
        event = Event.PAUSED if reply.answer is Answer.NO else Event.REPLIED
        pipeline.advance(tx, [contact], event, at, reason=DECLINED if event is Event.PAUSED else "")
        tasks.reconcile(tx, [contact], now)
        if reply.answer is Answer.NOT_NOW and reply.ask_again_at is not None:
            for task in tasks.open_of(tx, contact, [TaskKind.OFFER_TIMES], None):
                tx.update("task", task, snoozed_until=reply.ask_again_at)


def settle_waiting(tx: Transaction, contact: int, at: datetime) -> int | None:
    """A reply that came another way answers the last message that waits for one; which one that was."""
    rows = tx.execute(
        "SELECT id, kind FROM message WHERE contact = ? AND state = ? AND answered_at IS NULL"
        " AND bounced_at IS NULL AND closed_at IS NULL AND sent_at <= ? ORDER BY sent_at DESC",
        (contact, MessageState.SENT.value, at),
    )
    asking = [key for key, kind in rows if kind in KINDS and KINDS[kind].waits_for_answer]
    if not asking:
        return None
    tx.update("message", asking[0], answered_at=at)
    return int(asking[0])


def mark_bounced(store: Store, message: int, at: datetime, now: datetime) -> None:
    """It came back: nobody was reached, the address is bad. Raises InvalidInput, NotFound."""
    with store.transaction("Mark as bounced", now) as tx:
        contact, _, _, _, to_address = _require(tx, message, (MessageState.SENT,))
        tx.update("message", message, bounced_at=at)
        tx.execute("DELETE FROM interaction WHERE message = ?", (message,))
        for (address,) in tx.execute(
            "SELECT id FROM contact_email WHERE contact = ? AND address = ? COLLATE NOCASE",
            (contact, to_address),
        ):
            tx.update("contact_email", address, bounced_at=at)
        pipeline.advance(tx, [contact], Event.OUTREACH_BOUNCED, now)
        tasks.reconcile(tx, [contact], now)


def close(store: Store, message: int, now: datetime) -> None:
    """Let it rest: no answer is waited for any more. Raises InvalidInput, NotFound."""
    close_all(store, [message], now)


def close_all(store: Store, messages: Iterable[int], now: datetime) -> None:
    """Let several rest, together. Raises InvalidInput, NotFound."""
    with store.transaction("Close conversation", now) as tx:
        people = []
        for message in messages:
            contact, *_ = _require(tx, message, (MessageState.SENT,))
            tx.update("message", message, closed_at=now)
            people.append(contact)
        tasks.reconcile(tx, people, now)


def delete(store: Store, messages: Iterable[int], now: datetime) -> None:
    """Delete messages with their touches; the person's stage stays."""
    keys = list(messages)
    with store.transaction("Delete message", now) as tx:
        people = tx.execute(
            "SELECT DISTINCT contact FROM message WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(keys),),
        )
        tx.delete("message", keys)
        tasks.reconcile(tx, [contact for (contact,) in people], now)


def _freeze(tx: Transaction, message: int, at: datetime, offered: str = "") -> None:
    contact, channel, kind_key, meeting, _ = _require(tx, message, _OPEN)
    _not_ahead(at, tx.now)
    (subject, body) = tx.execute("SELECT subject, body FROM message WHERE id = ?", (message,))[0]
    if not body.strip() and channel not in SPOKEN:
        raise InvalidInput("body", "empty")
    if channel == Channel.EMAIL and not subject.strip():
        raise InvalidInput("subject", "empty")
    tx.update("message", message, state=MessageState.SENT.value, frozen_at=tx.now, sent_at=at, source="")
    _touch(tx, message, contact, channel, at)
    kind = KINDS.get(kind_key)
    event = _EVENTS[kind.sent_event] if kind else Event.TOUCHED
    pipeline.advance(tx, [contact], event, at, reason=DECLINED if event is Event.PAUSED else "")
    if kind and kind.offers:
        text = clean_text(offered) or subject
        tx.insert("favor", contact=contact, direction=Direction.TO_THEM.value, text=text)
    if kind:
        reports = TaskKind.REPORT_BACK in kind.closes
        told = takeaways.report(tx, contact, meeting, body, at) if reports else []
        steps = tasks.of_advice(tx, told) if told else tasks.open_of(tx, contact, kind.closes, meeting)
        tasks.settle(tx, steps, at)
        if reports and meeting is not None and not told and not steps:
            takeaways.report_first(tx, contact, meeting, at)
    tasks.reconcile(tx, [contact], tx.now)


def _touch(
    tx: Transaction, message: int, contact: int, channel: str, at: datetime, reply: str | None = None
) -> None:
    """Log a touch to them, or from them with what they replied."""
    direction = Direction.TO_THEM if reply is None else Direction.FROM_THEM
    tx.insert(
        "interaction",
        contact=contact,
        message=message,
        channel=channel,
        direction=direction.value,
        happened_at=at,
        summary=reply or "",
    )


def _not_ahead(at: datetime, now: datetime) -> None:
    if at > now:
        raise InvalidInput("at", "in_the_future")


def _require(tx: Transaction, message: int, states: tuple[MessageState, ...]) -> tuple[Any, ...]:
    """Contact, channel, kind, meeting and address of a message in one of these states."""
    rows = tx.execute(
        "SELECT state, contact, channel, kind, meeting, to_address FROM message WHERE id = ?", (message,)
    )
    if not rows:
        raise NotFound("message", message)
    state, *rest = rows[0]
    if MessageState(state) not in states:
        raise InvalidInput("message", state)
    return tuple(rest)


def _checked(draft: MessageDraft) -> dict[str, Any]:
    to_address = checks.address("to_address", draft.to_address) if draft.to_address.strip() else ""
    return {
        "contact": draft.contact,
        "kind": draft.kind,
        "channel": draft.channel.value,
        "to_address": to_address,
        "subject": clean(draft.subject),
        "body": clean_text(draft.body),
        "meeting": draft.meeting,
        "template": draft.template,
        "in_reply_to": draft.in_reply_to,
        "source": draft.source,
    }
