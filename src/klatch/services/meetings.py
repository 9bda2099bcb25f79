"""Conversations: schedule, move, call off, and what was held. Each moves the people who take part."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.names import clean, clean_text
from klatch.domain.stages import Event
from klatch.domain.talk_clock import under_way
from klatch.domain.vocabulary import Channel, Direction, Format, MeetingStatus
from klatch.services import checks, pipeline, tasks
from klatch.store.database import Store
from klatch.store.queries.talk import facts
from klatch.store.transaction import Transaction
from klatch.store.values import moment_or_none, to_moment

if TYPE_CHECKING:
    from klatch.domain.drafts import MeetingDraft

_YEARS = (1970, 2200)
_LINES = frozenset({"place", "link", "phone"})
_TEXTS = frozenset({"goals", "research", "introduction", "notes"})
_EDITABLE = _LINES | _TEXTS | {"zone", "minutes", "format", "starts_at", "contacts"}
_INVITED = frozenset({"starts_at", "zone", "minutes", "format", "place", "link", "phone", "contacts"})
"""What an invitation says: changing it makes the next one a new version (RFC 5545 SEQUENCE)."""
_AHEAD = (MeetingStatus.PROPOSED, MeetingStatus.CONFIRMED)
_RESTED: dict[str, Any] = {"extra_minutes": 0, "paused_seconds": 0, "paused_at": None}
"""The clock of a conversation that begins, or is still to."""
_EVENTS = {
    MeetingStatus.PROPOSED: Event.MEETING_PROPOSED,
    MeetingStatus.CONFIRMED: Event.MEETING_CONFIRMED,
    MeetingStatus.HELD: Event.MEETING_HELD,
    MeetingStatus.CANCELLED: Event.MEETING_CALLED_OFF,
    MeetingStatus.NO_SHOW: Event.MEETING_CALLED_OFF,
}
_CHANNELS = {
    Format.IN_PERSON: Channel.IN_PERSON,
    Format.PHONE: Channel.PHONE,
    Format.VIDEO: Channel.VIDEO,
}


def schedule(store: Store, draft: MeetingDraft, now: datetime) -> int:
    """Add a proposed or confirmed meeting and return its id. Raises InvalidInput."""
    if draft.status not in _AHEAD:
        raise InvalidInput("status", "not_ahead")
    values = _checked(asdict(draft))
    with store.transaction("Add meeting", now) as tx:
        meeting, people = _insert(tx, values)
        _happened(tx, people, draft.status, now)
        return meeting


def log(store: Store, draft: MeetingDraft, ended_at: datetime, now: datetime) -> int:
    """Add a meeting that has already been held and return its id. Raises InvalidInput."""
    values = _checked(asdict(draft)) | {"status": MeetingStatus.HELD.value}
    with store.transaction("Log meeting", now) as tx:
        meeting, _ = _insert(tx, values)
        hold(tx, meeting, ended_at)
        return meeting


def edit(store: Store, meeting: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change columns of a meeting, or `contacts` (who takes part). Raises InvalidInput, NotFound."""
    checks.only_known(changes, _EDITABLE)
    values = _checked(changes)
    with store.transaction("Edit meeting", now) as tx:
        status, sequence, ended_at = _status(tx, meeting)
        before = _people(tx, meeting)
        if "starts_at" in values and values["starts_at"] != _starts_at(tx, meeting):
            values["agreed_at"] = now
        people = _attendees(values.pop("contacts")) if "contacts" in values else before
        if changes.keys() & _INVITED:
            values["sequence"] = sequence + 1
        tx.update("meeting", meeting, **values)
        for contact in people - before:
            tx.insert("meeting_contact", meeting=meeting, contact=contact)
        _release(tx, meeting, before - people, now)
        _happened(tx, people - before, status, now)
        if ended_at is not None and people != before:
            _log(tx, meeting, people, ended_at)
        tasks.reconcile(tx, people, now)


def move(store: Store, meeting: int, starts_at: datetime, zone: str, now: datetime) -> None:
    """Give a meeting another time; revives one that was called off. Raises InvalidInput, NotFound.

    One under way stays where it is, and its clock runs on.
    """
    values = _checked({"starts_at": starts_at, "zone": zone})
    with store.transaction("Move meeting", now) as tx:
        status, sequence, _ = _status(tx, meeting)
        if status is MeetingStatus.HELD:
            raise InvalidInput("meeting", "held")
        if status in _AHEAD and under_way(facts(store, meeting), now):
            raise InvalidInput("meeting", "under_way")
        if status is not MeetingStatus.PROPOSED:
            status = MeetingStatus.CONFIRMED
        values |= {
            "status": status.value,
            "sequence": sequence + 1,
            "agreed_at": now,
            "started_at": None,
            **_RESTED,
        }
        tx.update("meeting", meeting, **values)
        _happened(tx, _people(tx, meeting), status, now)


def confirm(store: Store, meeting: int, now: datetime) -> None:
    """They agreed to a proposed meeting. Raises NotFound."""
    _set_status(store, "Confirm meeting", meeting, MeetingStatus.CONFIRMED, now)


def cancel(store: Store, meeting: int, now: datetime) -> None:
    """Call a meeting off. Raises NotFound."""
    _set_status(store, "Cancel meeting", meeting, MeetingStatus.CANCELLED, now)


def no_show(store: Store, meeting: int, now: datetime) -> None:
    """They did not come. Raises NotFound."""
    _set_status(store, "Mark as no-show", meeting, MeetingStatus.NO_SHOW, now)


def begin(store: Store, meeting: int, now: datetime) -> None:
    """It has begun; from now on it is under way, whatever the plan says. Raises InvalidInput, NotFound."""
    with store.transaction("Start meeting", now) as tx:
        if _status(tx, meeting)[0] not in _AHEAD:
            raise InvalidInput("meeting", "not_ahead")
        tx.update("meeting", meeting, started_at=now, **_RESTED)


def mark_held(store: Store, meeting: int, ended_at: datetime, now: datetime) -> None:
    """It took place and ended then; the thank-you clock starts. Raises InvalidInput, NotFound."""
    with store.transaction("Mark meeting as held", now) as tx:
        hold(tx, meeting, ended_at)


def delete(store: Store, meetings: Iterable[int], now: datetime) -> None:
    """Delete meetings with their takeaways and notes; a person scheduled for one goes back."""
    keys = list(meetings)
    with store.transaction("Delete meeting", now) as tx:
        for meeting in keys:
            people = _people(tx, meeting)
            tx.delete("meeting", [meeting])
            pipeline.advance(tx, people, Event.MEETING_CALLED_OFF, now)
            tasks.reconcile(tx, people, now)


def _set_status(store: Store, label: str, meeting: int, status: MeetingStatus, now: datetime) -> None:
    with store.transaction(label, now) as tx:
        before, sequence, _ = _status(tx, meeting)
        people = _people(tx, meeting)
        if before is MeetingStatus.HELD:
            tx.execute("DELETE FROM interaction WHERE meeting = ?", (meeting,))
        values: dict[str, Any] = {"status": status.value, "ended_at": None, "sequence": sequence + 1}
        if status is MeetingStatus.CONFIRMED and status is not before:
            values["agreed_at"] = now
        tx.update("meeting", meeting, **values)
        _happened(tx, people, status, now)


def _insert(tx: Transaction, values: dict[str, Any]) -> tuple[int, set[int]]:
    people = _attendees(values.pop("contacts"))
    meeting = tx.insert("meeting", agreed_at=tx.now, **values)
    for contact in people:
        tx.insert("meeting_contact", meeting=meeting, contact=contact)
    return meeting, people


def hold(tx: Transaction, meeting: int, ended_at: datetime) -> None:
    """`mark_held` within another verb's transaction. Raises InvalidInput, NotFound."""
    _check_end(ended_at, tx.now)
    sequence = _status(tx, meeting)[1] + 1
    people = _people(tx, meeting)
    tx.update("meeting", meeting, status=MeetingStatus.HELD.value, ended_at=ended_at, sequence=sequence)
    _log(tx, meeting, people, ended_at)
    _offer_no_more(tx, people)
    pipeline.advance(tx, people, Event.MEETING_HELD, ended_at)
    tasks.reconcile(tx, people, tx.now)


def _check_end(ended_at: datetime, now: datetime) -> None:
    if ended_at > now:
        raise InvalidInput("ended_at", "in_the_future")


def _happened(tx: Transaction, people: Iterable[int], status: MeetingStatus, at: datetime) -> None:
    keys = set(people)
    if status is MeetingStatus.CONFIRMED:
        _offer_no_more(tx, keys)
    pipeline.advance(tx, keys, _EVENTS[status], at)
    tasks.reconcile(tx, keys, at)


def _offer_no_more(tx: Transaction, people: Iterable[int]) -> None:
    """Who has a time needs no other ones."""
    tx.executemany("DELETE FROM offered_slot WHERE contact = ?", [(contact,) for contact in people])


def _release(tx: Transaction, meeting: int, people: set[int], now: datetime) -> None:
    """Take people out of a meeting; for them it is called off."""
    tx.execute(
        "DELETE FROM meeting_contact WHERE meeting = ? AND contact IN (SELECT value FROM json_each(?))",
        (meeting, json.dumps(sorted(people))),
    )
    _happened(tx, people, MeetingStatus.CANCELLED, now)


def _log(tx: Transaction, meeting: int, people: Iterable[int], at: datetime) -> None:
    """One touch for each who took part, however often the end is corrected."""
    tx.execute("DELETE FROM interaction WHERE meeting = ? AND message IS NULL", (meeting,))
    (format_,) = tx.execute("SELECT format FROM meeting WHERE id = ?", (meeting,))[0]
    for contact in sorted(people):
        tx.insert(
            "interaction",
            contact=contact,
            meeting=meeting,
            channel=_CHANNELS[Format(format_)].value,
            direction=Direction.TO_THEM.value,
            happened_at=at,
        )


def _checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(changes)
    for field in values.keys() & _LINES:
        values[field] = clean(values[field])
    for field in values.keys() & _TEXTS:
        values[field] = clean_text(values[field])
    for field in values.keys() & {"format", "status"}:
        values[field] = str(values[field])
    if "zone" in values:
        checks.zone("zone", values["zone"])
    if "starts_at" in values:
        checks.within("starts_at", values["starts_at"].year, *_YEARS)
    if "minutes" in values:
        checks.within("minutes", values["minutes"], 1, 1440)
    return values


def _attendees(contacts: Iterable[int]) -> set[int]:
    people = set(contacts)
    if not people:
        raise InvalidInput("contacts", "empty")
    return people


def _people(tx: Transaction, meeting: int) -> set[int]:
    rows = tx.execute("SELECT contact FROM meeting_contact WHERE meeting = ?", (meeting,))
    return {contact for (contact,) in rows}


def _starts_at(tx: Transaction, meeting: int) -> datetime:
    (text,) = tx.execute("SELECT starts_at FROM meeting WHERE id = ?", (meeting,))[0]
    return to_moment(text)


def _status(tx: Transaction, meeting: int) -> tuple[MeetingStatus, int, datetime | None]:
    rows = tx.execute("SELECT status, sequence, ended_at FROM meeting WHERE id = ?", (meeting,))
    if not rows:
        raise NotFound("meeting", meeting)
    status, sequence, ended_at = rows[0]
    return MeetingStatus(status), sequence, moment_or_none(ended_at)
