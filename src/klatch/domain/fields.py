"""The fields a message template may use, as plain frozen values.

Phrases follow one grammar, so that a sentence reads well whichever value it gets: `connection.text`, `news`
and `share.why` are whole sentences; topics, `me.headline` and `referrer.relation` are noun phrases ("UX
research", "a former colleague of mine"); media are adverbs ("by phone"); times and dates are already written
out by the caller.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from types import MappingProxyType
from typing import Literal, get_type_hints

from klatch.domain.errors import InvalidInput

FieldType = Literal["text", "number", "list"]
Value = str | int | tuple[str, ...]

MAX_LIST = 100
"""Entries a list field may have; a message quotes a handful."""
MAX_TOTAL = 65_536
"""Characters all fields together may have: bounds what a template can make of them."""


@dataclass(frozen=True, slots=True)
class Me:
    """The user. An empty first name or signature counts as the name."""

    name: str = ""
    first_name: str = ""
    email: str = ""
    phone: str = ""
    headline: str = ""
    school: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """The one written to."""

    first_name: str = ""
    last_name: str = ""
    name: str = ""
    title: str = ""
    organization: str = ""
    city: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """What ties the two together: kind (alumni, referral, warm, met_at, read_your, cold) and one sentence."""

    kind: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for."""

    minutes: int = 0
    medium: str = ""
    topic_narrow: str = ""
    topic_broad: str = ""
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointment:
    """The meeting the message is about, in both zones."""

    start: str = ""
    their_start: str = ""
    minutes: int = 0
    medium: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Referrer:
    """Who pointed to the contact."""

    name: str = ""
    first_name: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Referral:
    """Whom the contact pointed to, and the news of it: a day talked on, else one agreed on."""

    name: str = ""
    organization: str = ""
    talked: str = ""
    booked: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """Something passed on: an article, a link, an offer."""

    title: str = ""
    url: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Previous:
    """The message before this one."""

    date: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class MessageFields:
    """Everything a template can name."""

    me: Me = Me()
    contact: Person = Person()
    connection: Connection = Connection()
    ask: Ask = Ask()
    meeting: Appointment = Appointment()
    referrer: Referrer = Referrer()
    referral: Referral = Referral()
    takeaways: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    news: str = ""
    share: Share = Share()
    previous: Previous = Previous()


_TYPES: dict[object, FieldType] = {str: "text", int: "number", tuple[str, ...]: "list"}


def _vocabulary() -> dict[str, FieldType]:
    found: dict[str, FieldType] = {}
    for group, hint in get_type_hints(MessageFields).items():
        if is_dataclass(hint):
            leaves = get_type_hints(hint)
            found.update({f"{group}.{leaf.name}": _TYPES[leaves[leaf.name]] for leaf in fields(hint)})
        else:
            found[group] = _TYPES[hint]
    return found


FIELDS = MappingProxyType(_vocabulary())
"""Every field by its template name ("contact.first_name", "takeaways") with its type."""
_PATHS = tuple((name, *name.partition(".")[::2]) for name in FIELDS)
_MANY_LINES = frozenset({"me.signature"})
_SENTENCES = frozenset({"connection.text", "news", "share.why"})


def flatten(values: MessageFields) -> dict[str, Value]:
    """Every field by its template name, trimmed; only the signature keeps its line breaks.

    Sentences and notes lose their full stop: the template sets its own, or a comma.

    Raises InvalidInput("too_long") when a list or all fields together pass their limit.
    """
    flat: dict[str, Value] = {}
    total = 0
    for name, group, leaf in _PATHS:
        value: Value = getattr(values, group)
        if leaf:
            value = getattr(value, leaf)
        if isinstance(value, str):
            value = _text(name, value)
            total += len(value)
        elif isinstance(value, tuple):
            value = _entries(name, value)
            total += sum(map(len, value))
        flat[name] = value
    if total > MAX_TOTAL:
        raise InvalidInput("fields", "too_long")
    for name in ("me.first_name", "me.signature"):
        flat[name] = flat[name] or flat["me.name"]
    return flat


def _text(name: str, value: str) -> str:
    if name in _MANY_LINES or not value:
        return value.strip()
    value = " ".join(value.split())
    return _open(value) if name in _SENTENCES else value


def _entries(name: str, value: tuple[str, ...]) -> tuple[str, ...]:
    if len(value) > MAX_LIST:
        raise InvalidInput(name, "too_long")
    return tuple(entry for entry in (_open(" ".join(raw.split())) for raw in value) if entry)


def _open(sentence: str) -> str:
    return sentence[:-1] if sentence.endswith(".") and not sentence.endswith("..") else sentence
