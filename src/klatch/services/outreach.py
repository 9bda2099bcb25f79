"""What speaks against writing to somebody now: gathers the facts of `domain.guards`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from klatch.domain import guards
from klatch.domain.errors import NotFound
from klatch.domain.guards import Address, Caution, Colleague, Limits, OutreachFacts
from klatch.domain.kinds import KINDS, Kind
from klatch.domain.vocabulary import Channel, Stage
from klatch.domain.zones import day_in, to_utc
from klatch.services import settings
from klatch.store.database import Store
from klatch.store.values import moment_or_none, to_moment, to_text

__all__ = ["Caution", "Intent", "cautions", "people"]

_REACHING = json.dumps([kind.key for kind in KINDS.values() if kind.reaches_out])
_PERSON = """
SELECT do_not_contact, stage, paused_reason, organization FROM contact WHERE id = ?
"""
_ADDRESS = """
SELECT id, address, bounced_at FROM contact_email WHERE contact = ? ORDER BY is_primary DESC, id LIMIT 1
"""
# What was written to them, by Klatch or by hand elsewhere; anything that came back ends the waiting.
_UNANSWERED = """
SELECT max(happened_at) FROM interaction
 WHERE contact = :contact AND direction = 'to_them'
   AND (message IS NOT NULL OR channel IN ('email', 'linkedin'))
   AND happened_at > coalesce(
       (SELECT max(happened_at) FROM interaction WHERE contact = :contact AND direction = 'from_them'), '')
"""
_DUE = """
SELECT count(*) FROM task t
 WHERE t.contact = :contact AND t.done_at IS NULL AND t.skipped_at IS NULL
   AND t.kind IN (SELECT value FROM json_each(:kinds)) AND t.rule_key IS NOT NULL
   AND (t.due_on <= :today OR t.due_at <= :now)
"""
# A plus keeps an index out of it: nearly all messages are sent, few are of one day or employer.
# Given away counts as written: whether it was sent is only asked later. A person who is further by the
# user's word is no open outreach, nor is one who is left alone.
_OPEN_ELSEWHERE = """
SELECT m.contact, c.display_name, max(coalesce(m.sent_at, m.updated_at)) AS written_at
  FROM contact c CROSS JOIN message m ON m.contact = c.id
 WHERE c.organization = :organization AND c.id <> :contact
   AND m.kind IN (SELECT value FROM json_each(:reaching)) AND +m.state IN ('sent', 'handed_over')
   AND m.answered_at IS NULL AND m.bounced_at IS NULL AND m.closed_at IS NULL
   AND c.stage IN ('address_book', 'to_contact', 'contacted')
   AND NOT EXISTS (
       SELECT 1 FROM interaction i WHERE i.contact = c.id AND i.direction = 'from_them'
          AND i.happened_at >= coalesce(m.sent_at, m.updated_at))
 GROUP BY m.contact ORDER BY written_at DESC, m.contact
"""
_PEOPLE = """
SELECT c.id, c.display_name FROM json_each(?) wanted CROSS JOIN contact c ON c.id = wanted.value
 ORDER BY wanted.key
"""
_COLLEAGUES = "SELECT id, display_name FROM contact WHERE organization = ? AND id <> ?"
_GONE = """
SELECT count(*) FROM message
 WHERE kind IN (SELECT value FROM json_each(:reaching)) AND id <> :message
   AND ((+state = 'sent' AND sent_at >= :from AND sent_at < :to)
     OR (state = 'handed_over' AND updated_at >= :from AND updated_at < :to))
"""


@dataclass(frozen=True, slots=True)
class Intent:
    """A message somebody means to send.

    `message` is its draft, which does not count against itself; `ahead` are the people who come before in
    the same batch.
    """

    contact: int
    kind: Kind
    channel: Channel
    message: int | None = None
    ahead: tuple[int, ...] = ()


def people(store: Store, contacts: Sequence[int]) -> list[tuple[int, str]]:
    """Who is to be written to, in this order, with their names; those who are gone are left out."""
    return [(key, name) for key, name in store.fetch(_PEOPLE, (json.dumps(list(contacts)),))]


def cautions(store: Store, intent: Intent, now: datetime) -> tuple[Caution, ...]:
    """What speaks against sending it now. Raises NotFound."""
    chosen = settings.get(store, settings.Outreach)
    limits = Limits(chosen.daily_cap, chosen.again_after_days)
    pace = settings.pace(store.fetch, now)
    facts = _facts(store, intent, now, pace.zone)
    return guards.cautions(facts, intent.kind, intent.channel, now, pace, limits)


def _facts(store: Store, intent: Intent, now: datetime, zone: str) -> OutreachFacts:
    contact = intent.contact
    person = store.fetch_one(_PERSON, (contact,))
    if person is None:
        raise NotFound("contact", contact)
    do_not_contact, stage, paused_reason, organization = person
    address = store.fetch_one(_ADDRESS, (contact,))
    today = day_in(now, zone)
    midnight, next_midnight = (
        to_text(to_utc(datetime.combine(today + timedelta(days=days), time()), zone)) for days in (0, 1)
    )
    unanswered = store.fetch(_UNANSWERED, {"contact": contact})[0][0]
    due = {
        "contact": contact,
        "kinds": json.dumps(intent.kind.closes),
        "today": str(today),
        "now": to_text(now),
    }
    day = {"reaching": _REACHING, "message": intent.message or 0, "from": midnight, "to": next_midnight}
    return OutreachFacts(
        contact=contact,
        do_not_contact=bool(do_not_contact),
        paused=stage == Stage.PAUSED,
        paused_reason=paused_reason,
        address=Address(address[0], address[1], moment_or_none(address[2])) if address else None,
        unanswered_since=moment_or_none(unanswered),
        step_is_due=bool(store.fetch(_DUE, due)[0][0]),
        open_elsewhere=_open_elsewhere(store, organization, contact),
        ahead_in_batch=_ahead(store, organization, contact, intent.ahead) if intent.ahead else (),
        gone_today=store.fetch(_GONE, day)[0][0],
    )


def _open_elsewhere(store: Store, organization: int | None, contact: int) -> tuple[Colleague, ...]:
    asked = {"organization": organization, "contact": contact, "reaching": _REACHING}
    rows = store.fetch(_OPEN_ELSEWHERE, asked)
    return tuple(Colleague(key, name, to_moment(at)) for key, name, at in rows)


def _ahead(
    store: Store, organization: int | None, contact: int, ahead: Sequence[int]
) -> tuple[Colleague, ...]:
    names = dict(store.fetch(_COLLEAGUES, (organization, contact)))
    return tuple(Colleague(key, names[key]) for key in ahead if key in names)
