"""One line understood as a task: when it is due, and whom it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from klatch.domain import spoken, zones
from klatch.domain.names import fold
from klatch.domain.spoken import Span
from klatch.store.database import Store
from klatch.store.queries.named import NamedPerson, named

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OFFERED = 5
# English words that are names, too: they are meant as names only with a capital letter.
_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "art",
        "at",
        "bill",
        "by",
        "can",
        "drew",
        "for",
        "frank",
        "from",
        "grace",
        "hope",
        "i",
        "in",
        "is",
        "it",
        "jack",
        "jean",
        "joy",
        "june",
        "mark",
        "may",
        "me",
        "my",
        "of",
        "on",
        "or",
        "pat",
        "rich",
        "rob",
        "rose",
        "sun",
        "the",
        "to",
        "up",
        "van",
        "will",
        "with",
    ]
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to link."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line says. `person` is whom it surely means; `offered` are those it may mean."""

    title: str
    due_on: date | None = None
    due_at: datetime | None = None
    person: Person | None = None
    offered: tuple[Person, ...] = ()


def understand(
    store: Store, text: str, now: datetime, zone: str, *, month_first: bool, person: int | None = None
) -> Understood:
    """Read a line, seen from `now` by the clock of `zone`; `person` was chosen, 0: nobody."""
    people, span = _people(store, text)
    if person == 0:
        people, span = [], None
    sure = next((each for each in people if each.id == person), people[0] if len(people) == 1 else None)
    taken = [span] if span is not None else []
    wall = now.astimezone(zones.zone_info(zone)).replace(tzinfo=None)
    found = spoken.find(text, wall, month_first=month_first, taken=taken)
    title = _titled(text, found.spans if found else (), span, sure)
    linked = Person(sure.id, sure.name) if sure is not None else None
    offered = () if sure else tuple(Person(each.id, each.name) for each in people[:_OFFERED])
    if found is None or not title:
        return Understood(title or " ".join(text.split()), person=linked, offered=offered)
    if found.time is None:
        return Understood(title, due_on=found.day, person=linked, offered=offered)
    at = zones.to_utc(datetime.combine(found.day, found.time), zone)
    return Understood(title, due_at=at, person=linked, offered=offered)


def _people(store: Store, text: str) -> tuple[list[NamedPerson], Span | None]:
    """Whom the line names, and where: by the whole name, else by one name that is not its first word."""
    typed = [
        (fold(match.group()), match.start(), match.end(), match.group()) for match in _WORD.finditer(text)
    ]
    people = named(store, [word for word, *_ in typed])
    wholes = [(person, span) for person in people if (span := _whole(person, typed)) is not None]
    if wholes:
        longest = max(end - start for _, (start, end) in wholes)
        best = [(person, span) for person, span in wholes if span[1] - span[0] == longest]
        return [person for person, _ in best], best[0][1]
    for word, start, end, original in typed[1:]:
        if word in _COMMON and not original[0].isupper():
            continue
        meant = [person for person in people if word in person.single]
        if meant:
            return meant, (start, end)
    return [], None


def _whole(person: NamedPerson, typed: Sequence[tuple[str, int, int, str]]) -> Span | None:
    size = len(person.whole)
    if size < 2:
        return None
    for number in range(len(typed) - size + 1):
        part = typed[number : number + size]
        if tuple(word for word, *_ in part) == person.whole:
            return part[0][1], part[-1][2]
    return None


def _titled(text: str, dates: Sequence[Span], name: Span | None, person: NamedPerson | None) -> str:
    """The line without its date, beginning with a capital letter, the person by the whole name."""
    pieces = [(start, end, "") for start, end in dates]
    if name is not None and person is not None:
        pieces.append((*name, person.name))
    for start, end, instead in sorted(pieces, reverse=True):
        text = f"{text[:start]}{instead or ' '}{text[end:]}"
    title = spoken.without(text, ())
    return title[:1].upper() + title[1:]
