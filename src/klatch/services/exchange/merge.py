"""One person out of several descriptions: what is there stays, what is missing is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from heapq import merge

from klatch.domain.matching import Decision, email_key, link_key, phone_key
from klatch.domain.names import is_name
from klatch.domain.records import PersonRecord, Value
from klatch.services.exchange.plan import ImportPlan

_PIECE = 8192


def join(first: PersonRecord, other: PersonRecord) -> PersonRecord:
    """`first`, with what only `other` knows. Values of `first` are never replaced; an address is no name."""
    names = other if not (first.given or first.family) else first
    return first._replace(  # noqa: SLF001 - public by documentation
        given=names.given,
        family=names.family,
        display=first.display if is_name(first.display) or not is_name(other.display) else other.display,
        additional=first.additional or names.additional,
        prefix=first.prefix or names.prefix,
        suffix=first.suffix or names.suffix,
        nickname=first.nickname or other.nickname,
        title=first.title or other.title,
        organization=first.organization or other.organization,
        department=first.department or other.department,
        city=first.city or other.city,
        region=first.region or other.region,
        country=first.country or other.country,
        emails=first.emails + missing(first.emails, other.emails, email_key),
        links=first.links + missing(first.links, other.links, link_key),
        phones=first.phones + missing(first.phones, other.phones, phone_key),
        connected_on=first.connected_on or other.connected_on,
        note="\n\n".join(dict.fromkeys(filter(None, (first.note, other.note)))),
        extra="\n".join(dict.fromkeys(filter(None, (first.extra, other.extra)))),
        tags=tuple(dict.fromkeys(first.tags + other.tags)),
        photo=first.photo or other.photo,
    )


def missing(there: Iterable[Value], more: Iterable[Value], key: Callable[[str], str]) -> tuple[Value, ...]:
    """The values of `more` that are not there yet, each once."""
    seen = {key(value.value) for value in there}
    new = []
    for value in more:
        if (found := key(value.value)) not in seen:
            seen.add(found)
            new.append(value)
    return tuple(new)


def grouped(plan: ImportPlan) -> tuple[dict[int, PersonRecord], dict[int, PersonRecord]]:
    """Everybody new by the number of their first record, and by contact what is added to whom."""
    new: dict[int, PersonRecord] = {}
    additions: dict[int, PersonRecord] = {}
    for index, (record, decision) in enumerate(zip(plan.reading.records, plan.decisions, strict=True)):
        if decision.is_new:
            new[index] = record
            continue
        people, key = _target(decision, new, additions)
        people[key] = join(people[key], record) if key in people else record
    return {index: new[index] for index in _by_name(list(new), plan)}, additions


def _by_name(indexes: list[int], plan: ImportPlan) -> Iterable[int]:
    """In the order of their names people are appended to the index of names instead of scattered over it.

    Sorted in pieces, as one sort of 100,000 would keep every other thread waiting until it is done.
    """

    def name(index: int) -> str:
        return plan.keys[index].name

    pieces = [sorted(indexes[at : at + _PIECE], key=name) for at in range(0, len(indexes), _PIECE)]
    return merge(*pieces, key=name)


def _target(
    decision: Decision, new: dict[int, PersonRecord], additions: dict[int, PersonRecord]
) -> tuple[dict[int, PersonRecord], int]:
    if decision.contact is not None:
        return additions, decision.contact
    assert decision.record is not None  # noqa: S101 - a merge has one or the other
    return new, decision.record
