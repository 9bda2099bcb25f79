"""What has a moment: reminders that came since the last look, and the next moment anything changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from klatch.domain.reminding import MEETING_LEAD, THANKS_LEAD
from klatch.domain.vocabulary import TaskKind
from klatch.store.database import Store
from klatch.store.queries.common import converted, maybe, moment
from klatch.store.values import to_text


class ReminderKind(StrEnum):
    """What speaks up."""

    TASK = "task"
    THANKS = "thanks"
    MEETING = "meeting"


class ReminderRow(NamedTuple):
    """One thing to be told of at `at`: `id` is the step's, or the meeting's."""

    kind: ReminderKind
    id: int
    at: datetime
    due: datetime
    title: str
    name: str
    contact: int | None
    meeting: int | None


def _shifted(moment_: str, by: timedelta) -> str:
    return f"strftime('%Y-%m-%dT%H:%M:%SZ', {moment_}, '{round(by.total_seconds()):+d} seconds')"


_OPEN = "t.done_at IS NULL AND t.skipped_at IS NULL"
_AHEAD = "m.status IN ('proposed', 'confirmed') AND m.started_at IS NULL AND m.ended_at IS NULL"
_SNOOZED = "coalesce(t.snoozed_until, '')"
_THANKS_AT = f"max({_shifted('t.due_at', -THANKS_LEAD)}, {_SNOOZED})"
_MEETING_AT = _shifted("m.starts_at", -MEETING_LEAD)
# What was made after its time needs no reminder: its maker knows.
_BETWEEN = f"""
WITH timed AS (
    SELECT '{ReminderKind.TASK}' AS kind, t.id, max(t.due_at, {_SNOOZED}) AS at, t.due_at AS due, t.title,
           t.contact, t.meeting, t.created_at
      FROM task t WHERE {_OPEN} AND t.kind = '{TaskKind.OWN}' AND t.due_at IS NOT NULL
    UNION ALL
    SELECT '{ReminderKind.THANKS}', t.id, {_THANKS_AT}, t.due_at, '', t.contact, t.meeting, t.created_at
      FROM task t WHERE {_OPEN} AND t.kind = '{TaskKind.THANK}' AND t.due_at IS NOT NULL
    UNION ALL
    SELECT '{ReminderKind.MEETING}', m.id, {_MEETING_AT}, m.starts_at, '',
           (SELECT min(contact) FROM meeting_contact WHERE meeting = m.id), m.id, m.created_at
      FROM meeting m WHERE {_AHEAD} AND m.starts_at > :after
)
SELECT r.kind, r.id, r.at, r.due, r.title, coalesce(c.display_name, ''), r.contact, r.meeting
  FROM timed r LEFT JOIN contact c ON c.id = r.contact
 WHERE r.at > :after AND r.at <= :now AND r.created_at < r.at ORDER BY r.at, r.kind, r.id
"""
_NEXT = f"""
SELECT min(at) FROM (
    SELECT min(t.due_at) AS at FROM task t WHERE {_OPEN} AND t.due_at > :now
    UNION ALL SELECT min(t.snoozed_until) FROM task t WHERE {_OPEN} AND t.snoozed_until > :now
    UNION ALL SELECT min({_shifted("t.due_at", -THANKS_LEAD)}) FROM task t
     WHERE {_OPEN} AND t.kind = '{TaskKind.THANK}' AND {_shifted("t.due_at", -THANKS_LEAD)} > :now
    UNION ALL SELECT min({_MEETING_AT}) FROM meeting m WHERE {_AHEAD} AND {_MEETING_AT} > :now
    UNION ALL SELECT min(m.starts_at) FROM meeting m WHERE {_AHEAD} AND m.starts_at > :now
    UNION ALL SELECT min(strftime('%Y-%m-%dT%H:%M:%SZ', m.starts_at, m.minutes || ' minutes'))
      FROM meeting m WHERE m.status IN ('proposed', 'confirmed') AND m.ended_at IS NULL
       AND strftime('%Y-%m-%dT%H:%M:%SZ', m.starts_at, m.minutes || ' minutes') > :now
)
"""
_TYPES: dict[int, Any] = {0: ReminderKind, 2: moment, 3: moment}


def between(store: Store, after: datetime, now: datetime) -> tuple[ReminderRow, ...]:
    """What was to be told after one moment and up to another, in order."""
    found = store.fetch(_BETWEEN, {"after": to_text(after), "now": to_text(now)})
    return tuple(ReminderRow(*converted(row, _TYPES)) for row in found)


def next_moment(store: Store, now: datetime) -> datetime | None:
    """When the next step becomes due or late, a snooze runs out, a meeting nears, begins or ends."""
    row = store.fetch_one(_NEXT, {"now": to_text(now)})
    return maybe(row[0]) if row else None
