"""What became of a message, and what can be done about it."""

from __future__ import annotations

from enum import StrEnum

from klatch.domain.vocabulary import Channel, MessageState
from klatch.services.reading.messages import MessageRow

UNSENT = (MessageState.DRAFT, MessageState.HANDED_OVER)


class Standing(StrEnum):
    """The states a chip tells of."""

    DRAFT = "draft"
    HANDED_OVER = "handed_over"
    WAITING = "waiting"
    SENT = "sent"  # asks for no answer, or for none any more
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
    return Standing.WAITING if row.waiting else Standing.SENT


def may_be_answered(row: MessageRow) -> bool:
    """Whether a reply to it can be kept: also to one that asked for none, or given up."""
    return row.state is MessageState.SENT and standing(row) not in _DONE_WITH


def may_bounce(row: MessageRow) -> bool:
    """Whether it can have come back."""
    return may_be_answered(row) and row.channel is Channel.EMAIL
