"""What can be read of messages."""

from __future__ import annotations

from klatch.store.queries.messages import (
    AnswerRate,
    MessageSource,
    MessageView,
    answer_rates,
    count_of,
    counts,
    detail,
    ids,
    of_contact,
    rows,
)
from klatch.store.rows import MessageDetail, MessageRow

__all__ = [
    "AnswerRate",
    "MessageDetail",
    "MessageRow",
    "MessageSource",
    "MessageView",
    "answer_rates",
    "count_of",
    "counts",
    "detail",
    "ids",
    "of_contact",
    "rows",
]
