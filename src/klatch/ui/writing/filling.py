"""Where the value of a field belongs: with the user, with the contact, with the meeting, or this message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from klatch.domain.drafts import TakeawayDraft
from klatch.domain.fields import FIELDS, MessageFields, Value
from klatch.domain.vocabulary import TakeawayKind
from klatch.services import contacts, settings, takeaways
from klatch.services.data import Store
from klatch.services.reading.compose import ComposeFacts
from klatch.services.settings import Profile

_PROFILE = {
    "me.name": "name",
    "me.email": "email",
    "me.phone": "phone",
    "me.headline": "headline",
    "me.school": "school",
    "me.signature": "signature",
    "ask.topic_narrow": "topic_narrow",
    "ask.topic_broad": "topic_broad",
}
_CONTACT = {
    "contact.first_name": "given_name",
    "contact.last_name": "family_name",
    "contact.title": "title",
    "contact.organization": "organization",
    "contact.city": "city",
    "connection.text": "source_note",
}
_TAKEAWAYS = {"takeaways": TakeawayKind.INFORMATION, "advice": TakeawayKind.ADVICE}


def fillable(field: str) -> bool:
    """Whether a value can be given while writing; the others come from meetings and referrals."""
    return field not in ("previous.date", "previous.subject", "contact.name", "connection.kind")


def is_remembered(field: str) -> bool:
    """Whether a value is kept for later messages, too."""
    return field in _PROFILE or field in _CONTACT


def with_values(fields: MessageFields, values: Mapping[str, Value]) -> MessageFields:
    """The fields with some values replaced."""
    for name, value in values.items():
        group, _, leaf = name.partition(".")
        changed: Any = replace(getattr(fields, group), **{leaf: value}) if leaf else value
        fields = replace(fields, **{group: changed})
    return fields


def typed(field: str, text: str) -> Value:
    """What was typed as the value of a field; a list has one entry on each line."""
    if FIELDS[field] == "list":
        return tuple(line.strip() for line in text.splitlines() if line.strip())
    if FIELDS[field] == "number":
        return int(text) if text.strip().isdecimal() else 0
    return text.strip()


def keep(
    store: Store, facts: ComposeFacts | None, values: Mapping[str, Value], now: datetime
) -> dict[str, Value]:
    """Write what belongs elsewhere, and give back what belongs to this message. Raises InvalidInput."""
    mine = {_PROFILE[name]: value for name, value in values.items() if name in _PROFILE}
    theirs = {_CONTACT[name]: value for name, value in values.items() if name in _CONTACT}
    rest = {name: value for name, value in values.items() if name not in _PROFILE and name not in _CONTACT}
    if mine:
        settings.put(store, replace(settings.get(store, Profile), **cast("Any", mine)), now)
    if facts is None:
        return rest
    if theirs:
        contacts.edit(store, facts.contact.id, theirs, now)
    for name, kind in _TAKEAWAYS.items():
        entries = rest.get(name)
        if facts.last_meeting is not None and isinstance(entries, tuple):
            del rest[name]
            for text in entries:
                draft = TakeawayDraft(facts.contact.id, kind, text, facts.last_meeting.id)
                takeaways.add(store, draft, now)
    return rest
