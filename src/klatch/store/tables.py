"""The tables of the user's data by name: what a transaction writes to and the journal records."""

from __future__ import annotations

from typing import Literal, get_args

Table = Literal[
    "organization",
    "contact",
    "contact_email",
    "contact_phone",
    "contact_link",
    "contact_photo",
    "tag",
    "contact_tag",
    "meeting",
    "meeting_contact",
    "offered_slot",
    "question",
    "meeting_question",
    "note",
    "template",
    "message",
    "interaction",
    "career_path",
    "takeaway",
    "referral",
    "favor",
    "fit",
    "opportunity",
    "task",
    "saved_view",
]
TRACKED: tuple[Table, ...] = get_args(Table)
