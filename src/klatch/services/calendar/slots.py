"""Times to offer: found or chosen, kept so that they stay put, gone once one is agreed on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from klatch.domain.business_days import SATURDAY, SUNDAY, WorkWeek
from klatch.domain.drafts import MeetingDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.slots import EACH, Span, Wish, free_times
from klatch.domain.vocabulary import Format
from klatch.domain.zones import day_in, is_zone
from klatch.services import checks, meetings, settings
from klatch.services.settings import Cadence, Profile
from klatch.store.database import Store
from klatch.store.queries import contact_detail
from klatch.store.queries import meetings as stored_meetings
from klatch.store.queries import slots as stored
from klatch.store.queries.meetings import MeetingView
from klatch.store.transaction import Transaction
from klatch.store.values import to_text

_MINUTES = (5, 480)


def offer(store: Store, contacts: Sequence[int], now: datetime) -> tuple[int, ...]:
    """Find times for people until each has three ahead, and return the new ones. Raises NotFound.

    Where a calendar is full, or two zones share no hour, there are fewer.
    """
    profile = settings.get(store, Profile)
    mine = profile.zone if is_zone(profile.zone) else "UTC"
    busy, week = _busy(store, now), _week(store, now)
    found: list[tuple[int, datetime]] = []
    for row in stored.offers(store, list(dict.fromkeys(contacts)), now):
        wish = Wish(mine, row.person.zone or mine, profile.ask_minutes, week)
        taken = [day_in(slot.starts_at, mine) for slot in row.slots]
        starts = free_times(wish, busy, now, EACH - len(taken), taken) if len(taken) < EACH else ()
        found += [(row.id, start) for start in starts]
        busy += [(start, wish.end(start)) for start in starts]
    with store.transaction("Offer times", now) as tx:
        return tuple(_insert(tx, contact, start, profile.ask_minutes) for contact, start in found)


def add(store: Store, contact: int, starts_at: datetime, minutes: int, now: datetime) -> int:
    """Offer a time of one's own choice and return its id. Raises InvalidInput, NotFound."""
    checks.within("minutes", minutes, *_MINUTES)
    with store.transaction("Offer a time", now) as tx:
        if not tx.execute("SELECT 1 FROM contact WHERE id = ?", (contact,)):
            raise NotFound("contact", contact)
        _check_new(tx, contact, starts_at, 0)
        return _insert(tx, contact, starts_at, minutes)


def move(store: Store, slot: int, starts_at: datetime, now: datetime) -> None:
    """Offer another time instead. Raises InvalidInput, NotFound."""
    with store.transaction("Move a time to offer", now) as tx:
        rows = tx.execute("SELECT contact FROM offered_slot WHERE id = ?", (slot,))
        if not rows:
            raise NotFound("offered_slot", slot)
        ((contact,),) = rows
        _check_new(tx, contact, starts_at, slot)
        tx.update("offered_slot", slot, starts_at=starts_at)


def delete(store: Store, slots: Iterable[int], now: datetime) -> None:
    """No longer offer these times."""
    with store.transaction("Remove a time to offer", now) as tx:
        tx.delete("offered_slot", slots)


def clear(store: Store, contacts: Iterable[int], now: datetime) -> None:
    """No longer offer these people any time."""
    with store.transaction("Remove times to offer", now) as tx:
        tx.executemany("DELETE FROM offered_slot WHERE contact = ?", [(key,) for key in contacts])


def take(store: Store, slot: int, now: datetime) -> int:
    """They chose this time: it becomes a meeting, whose id is returned. Raises InvalidInput, NotFound."""
    chosen = stored.slot(store, slot)
    person = contact_detail.detail(store, chosen.contact)
    usual = settings.get(store, Profile).ask_medium
    draft = MeetingDraft(
        (person.id,),
        chosen.starts_at,
        zone=person.zone,
        minutes=chosen.minutes,
        format=Format(usual) if usual in set(Format) else Format.VIDEO,
        phone=next((phone.number for phone in person.phones), ""),
    )
    return meetings.schedule(store, draft, now)


def _busy(store: Store, now: datetime) -> list[Span]:
    ahead = stored_meetings.rows(store, stored_meetings.ids(store, MeetingView.UPCOMING, now))
    starts = [(row.starts_at, row.minutes) for row in ahead]
    starts += [(slot.starts_at, slot.minutes) for slot in stored.ahead(store, now)]
    return [(start, start + timedelta(minutes=minutes)) for start, minutes in starts]


def _week(store: Store, now: datetime) -> WorkWeek:
    """The days to leave out: whoever counts Saturdays when following up does not mean to talk on one."""
    cadence = settings.get(store, Cadence)
    holidays: frozenset[date] = settings.pace(store.fetch, now).week.holidays
    return WorkWeek(frozenset(cadence.weekend or (SATURDAY, SUNDAY)), holidays)


def _insert(tx: Transaction, contact: int, starts_at: datetime, minutes: int) -> int:
    return tx.insert("offered_slot", contact=contact, starts_at=starts_at, minutes=minutes)


def _check_new(tx: Transaction, contact: int, starts_at: datetime, slot: int) -> None:
    """A time is offered once to a person, and before it has passed."""
    if starts_at <= tx.now:
        raise InvalidInput("starts_at", "in_the_past")
    same = tx.execute(
        "SELECT 1 FROM offered_slot WHERE contact = ? AND starts_at = ? AND id <> ?",
        (contact, to_text(starts_at), slot),
    )
    if same:
        raise InvalidInput("starts_at", "offered")
