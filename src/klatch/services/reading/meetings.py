"""What can be read of meetings."""

from __future__ import annotations

from klatch.store.queries.meetings import (
    MeetingSource,
    MeetingView,
    ReferralRow,
    between,
    counts,
    detail,
    held_count,
    ids,
    of_contact,
    questions,
    referrals,
    rows,
)
from klatch.store.rows import (
    PREPARATION,
    Attendee,
    MeetingDetail,
    MeetingRow,
    QuestionRow,
    TakeawayRow,
)

__all__ = [
    "PREPARATION",
    "Attendee",
    "MeetingDetail",
    "MeetingRow",
    "MeetingSource",
    "MeetingView",
    "QuestionRow",
    "ReferralRow",
    "TakeawayRow",
    "between",
    "counts",
    "detail",
    "held_count",
    "ids",
    "of_contact",
    "questions",
    "referrals",
    "rows",
]
