"""What can be read of messages."""

from __future__ import annotations

from klatch.store.queries.messages import (
    AnswerRate,
    MessageFilter,
    MessageSource,
    MessageView,
    answer_rates,
    count_of,
    counts,
    detail,
    ids,
    in_view,
    of_contact,
    rows,
)
from klatch.store.queries.threads import ThreadEntry, reply_to, thread, thread_count
from klatch.store.rows import MessageDetail, MessageRow

__all__ = [
    "AnswerRate",
    "MessageDetail",
    "MessageFilter",
    "MessageRow",
    "MessageSource",
    "MessageView",
    "ThreadEntry",
    "answer_rates",
    "count_of",
    "counts",
    "detail",
    "ids",
    "in_view",
    "of_contact",
    "reply_to",
    "rows",
    "thread",
    "thread_count",
]
