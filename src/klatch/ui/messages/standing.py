"""What became of a message, and what can be done about it."""

from __future__ import annotations

from enum import StrEnum

from klatch.domain.kinds import KINDS
from klatch.domain.vocabulary import Channel, MessageState
from klatch.services.reading.messages import MessageRow

UNSENT = (MessageState.DRAFT, MessageState.HANDED_OVER)


class Standing(StrEnum):
    """The states a chip tells of."""

    DRAFT = "draft"
    HANDED_OVER = "handed_over"
    WAITING = "waiting"
    ASKED_AGAIN = "asked_again"  # a later message waits in its place, or was answered
    SENT = "sent"  # asks for no answer
    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    BOUNCED = "bounced"


_DONE_WITH = (Standing.ANSWERED, Standing.BOUNCED)


def standing(row: MessageRow) -> Standing:
    """What became of a message."""
    if row.state is not MessageState.SENT:
        return Standing.HANDED_OVER if row.state is MessageState.HANDED_OVER else Standing.DRAFT
    if row.bounced_at is not None:
        return Standing.BOUNCED
    if row.answered_at is not None:
        return Standing.ANSWERED
    if row.closed_at is not None:
        return Standing.NO_ANSWER
    if row.waiting:
        return Standing.WAITING
    kind = KINDS.get(row.kind)
    return Standing.ASKED_AGAIN if kind is not None and kind.waits_for_answer else Standing.SENT


def may_be_answered(row: MessageRow) -> bool:
    """Whether a reply to it can be kept: also to one that asked for none, or given up."""
    return row.state is MessageState.SENT and standing(row) not in _DONE_WITH


def may_bounce(row: MessageRow) -> bool:
    """Whether it can have come back."""
    return may_be_answered(row) and row.channel is Channel.EMAIL
