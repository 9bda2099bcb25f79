"""What happened with one person, newest first, merged from every table that tells of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import Direction
from klatch.store.database import Store
from klatch.store.queries.common import converted, maybe, moment
from klatch.store.rows import TimelineEntry, TimelineKind

# A message or meeting tells of itself, so the interaction logged with it is left out, except a reply:
# it may hold what they wrote. Columns: kind, at, id, code, heading, text, moment, minutes, direction.
_EVENTS = """
SELECT 'sent', m.sent_at, m.id, m.kind, m.subject, '', NULL, 0, 'to_them'
  FROM message m WHERE m.contact = :id AND m.sent_at IS NOT NULL
UNION ALL
SELECT 'answered', m.answered_at, m.id, m.kind, m.subject,
       coalesce((SELECT i.summary FROM interaction i
                  WHERE i.message = m.id AND i.direction <> 'to_them' ORDER BY i.id LIMIT 1), ''),
       NULL, 0, 'from_them'
  FROM message m WHERE m.contact = :id AND m.answered_at IS NOT NULL
UNION ALL
SELECT 'bounced', m.bounced_at, m.id, m.kind, m.subject, m.to_address, NULL, 0, NULL
  FROM message m WHERE m.contact = :id AND m.bounced_at IS NOT NULL
UNION ALL
SELECT 'touch', i.happened_at, i.id, i.channel, '', i.summary, NULL, 0, i.direction
  FROM interaction i
 WHERE i.contact = :id AND i.meeting IS NULL
   AND (i.message IS NULL OR i.direction <> 'to_them' AND NOT EXISTS
        (SELECT 1 FROM message m WHERE m.id = i.message AND m.answered_at IS NOT NULL))
UNION ALL
SELECT 'booked', m.created_at, m.id, m.format, '', m.place, m.starts_at, m.minutes, NULL
  FROM meeting m JOIN meeting_contact mc ON mc.meeting = m.id
 WHERE mc.contact = :id AND m.created_at < m.starts_at AND m.status <> 'proposed'
UNION ALL
SELECT m.status, CASE m.status WHEN 'cancelled' THEN m.updated_at ELSE coalesce(m.ended_at, m.starts_at) END,
       m.id, m.format, '', m.place, m.starts_at, m.minutes, NULL
  FROM meeting m JOIN meeting_contact mc ON mc.meeting = m.id
 WHERE mc.contact = :id AND m.status IN ('held', 'cancelled', 'no_show')
UNION ALL
SELECT 'note', n.happened_at, n.id, '', '', n.text, NULL, 0, NULL FROM note n WHERE n.contact = :id
UNION ALL
SELECT 'referred_by', r.created_at, r.id, '', c.display_name, r.note, NULL, 0, NULL
  FROM referral r JOIN contact c ON c.id = r.referrer
 WHERE r.referred = :id
UNION ALL
SELECT 'referred', r.created_at, r.id, '', c.display_name, r.note, NULL, 0, NULL
  FROM referral r JOIN contact c ON c.id = r.referred
 WHERE r.referrer = :id
"""
_TYPES: dict[int, Callable[[Any], Any]] = {
    0: TimelineKind,
    1: moment,
    6: maybe,
    8: lambda direction: Direction(direction) if direction else None,
}
_SELF = "SELECT created_at, source, source_note, stage, stage_since, paused_reason FROM contact WHERE id = ?"


def timeline(store: Store, contact: int) -> tuple[TimelineEntry, ...]:
    """Everything that happened with a person, newest first. Raises NotFound."""
    person = store.fetch_one(_SELF, (contact,))
    if person is None:
        raise NotFound("contact", contact)
    created, source, source_note, stage, since, reason = person
    entries = [TimelineEntry(*converted(row, _TYPES)) for row in store.fetch(_EVENTS, {"id": contact})]
    # A stage that nothing else of the same moment explains was set by hand.
    if since != created and moment(since) not in {entry.at for entry in entries}:
        entries.append(TimelineEntry(TimelineKind.STAGE, moment(since), contact, stage, "", reason))
    # Somebody added from a referral is one event, not two.
    if not any(entry.kind is TimelineKind.REFERRED_BY and entry.at == moment(created) for entry in entries):
        entries.append(TimelineEntry(TimelineKind.ADDED, moment(created), contact, source, "", source_note))
    position = tuple(TimelineKind).index
    entries.sort(key=lambda entry: (entry.at, position(entry.kind), entry.id), reverse=True)
    return tuple(entries)
