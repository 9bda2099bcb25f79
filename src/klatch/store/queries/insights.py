"""What came of writing to people, counted by SQLite over a period.

Who counts: everybody whose *first* outreach falls into the period. An outreach is a message of one of the
kinds of a first message that was sent and did not bounce; follow-ups and everything later belong to it. What
happened before it is not counted, what happened after it is, whenever that was.

- replied: anything came from them (a message marked as answered, a reply or talk that was logged), or a
  meeting was agreed, which is a yes whether or not it was written down;
- scheduled: a meeting with them that was more than a proposal: confirmed, held, missed or called off (a
  proposal that was called off counts too, since what it was before is not kept);
- met: such a meeting was held;
- thanked: met, and a thank-you was sent after the first such meeting had begun;
- named: met, and they pointed to somebody;
- lead: met, and there is an opportunity noted as theirs or as of a meeting with them;
- offer: the same, where the opportunity stands at offer or accepted.

So each of the first four is a part of the one before, and each of the last four a part of those met.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from klatch.domain.insights import DAYS
from klatch.domain.kinds import KINDS, Kind
from klatch.domain.vocabulary import Source
from klatch.store.database import Store
from klatch.store.queries.common import count, maybe, moment
from klatch.store.values import to_text

_DAY = 86_400  # seconds


def _list(kinds: Sequence[Kind]) -> str:
    return ", ".join(f"'{kind.key}'" for kind in kinds)


_FIRST = _list([kind for kind in KINDS.values() if kind.group == "first_message"])
_THANKS = _list([kind for kind in KINDS.values() if kind.sent_event == "thanks_sent"])
# A plus keeps an index out of it that would find nearly all messages, one by one. The bare template is
# that of the row with the least time, as SQLite has it; of two first messages of one second it is either.
_COHORT = f"""
WITH first AS MATERIALIZED (
  SELECT contact, min(sent_at) AS at, template FROM message
   WHERE kind IN ({_FIRST}) AND +state = 'sent' AND bounced_at IS NULL
   GROUP BY contact HAVING min(sent_at) >= :start),
meetings AS MATERIALIZED (
  SELECT f.contact, min(iif(m.status = 'held', m.starts_at, NULL)) AS held_at
    FROM first f CROSS JOIN meeting_contact mc ON mc.contact = f.contact JOIN meeting m ON m.id = mc.meeting
   WHERE m.status <> 'proposed' AND m.starts_at >= f.at GROUP BY f.contact),
leads AS MATERIALIZED (
  SELECT f.contact, max(o.status IN ('offer', 'accepted')) AS offer
    FROM (SELECT contact, status, created_at FROM opportunity
          UNION ALL
          SELECT mc.contact, o.status, o.created_at
            FROM opportunity o JOIN meeting_contact mc ON mc.meeting = o.meeting) o
    JOIN first f ON f.contact = o.contact
   WHERE o.created_at >= f.at GROUP BY f.contact),
heard AS MATERIALIZED (
  SELECT f.contact, f.at, f.template,
         (SELECT min(m.answered_at) FROM message m
           WHERE m.contact = f.contact AND m.answered_at >= f.at) AS answered,
         (SELECT min(i.happened_at) FROM interaction i
           WHERE i.contact = f.contact AND i.happened_at >= f.at
             AND i.direction IN ('from_them', 'both')) AS spoke
    FROM first f),
person AS MATERIALIZED (
  SELECT c.id, c.source, coalesce(h.template, 0) AS template,
         unixepoch(min(coalesce(h.answered, h.spoke), coalesce(h.spoke, h.answered)))
           - unixepoch(h.at) AS wait,
         m.contact IS NOT NULL AS scheduled, m.held_at, m.held_at IS NOT NULL AS met,
         m.held_at IS NOT NULL AND EXISTS (
           SELECT 1 FROM message t WHERE t.contact = h.contact AND t.kind IN ({_THANKS})
              AND t.state = 'sent' AND t.bounced_at IS NULL AND t.sent_at >= m.held_at) AS thanked,
         m.held_at IS NOT NULL AND EXISTS (
           SELECT 1 FROM referral r WHERE r.referrer = h.contact AND r.created_at >= h.at) AS named,
         m.held_at IS NOT NULL AND l.contact IS NOT NULL AS lead,
         m.held_at IS NOT NULL AND coalesce(l.offer, 0) AS offer
    FROM heard h CROSS JOIN contact c ON c.id = h.contact
    LEFT JOIN meetings m ON m.contact = h.contact LEFT JOIN leads l ON l.contact = h.contact)
"""
_WAITS = ", ".join(
    f"count(*) FILTER (WHERE wait >= {low * _DAY}" + (f" AND wait < {high * _DAY})" if high else ")")
    for low, high in DAYS
)
_COUNTS = f"""{_COHORT}
SELECT source, template, count(*), sum(wait IS NOT NULL OR scheduled), sum(scheduled), sum(met),
       sum(thanked), sum(named), sum(lead), sum(offer), {_WAITS}, (SELECT median(wait) FROM person)
  FROM person GROUP BY source, template
"""
_UNTHANKED = f"""{_COHORT}
SELECT id FROM person WHERE met AND NOT thanked ORDER BY held_at, id LIMIT :limit
"""
_NAMES = "SELECT id, name FROM template WHERE id IN (SELECT value FROM json_each(?))"
_WEEKS = """
WITH week AS (SELECT value AS start, lead(value) OVER (ORDER BY key) AS until FROM json_each(?))
SELECT start, (SELECT count(*) FROM message WHERE sent_at >= start AND sent_at < until),
       (SELECT count(*) FROM meeting WHERE starts_at >= start AND starts_at < until AND status = 'held')
  FROM week WHERE until IS NOT NULL ORDER BY start
"""
_EARLIEST = """
SELECT min(at) FROM (SELECT min(sent_at) AS at FROM message
                     UNION ALL SELECT min(starts_at) FROM meeting WHERE status = 'held')
"""
_BOUNCED = f"""
SELECT count(*) FROM message WHERE bounced_at IS NOT NULL AND kind IN ({_FIRST}) AND +sent_at >= ?
"""
# As on Today, without those whose first message waits for the silence of a colleague, and so has a date.
_WAITING = """
  FROM contact_facts f JOIN contact c ON c.id = f.contact
 WHERE f.stage = 'to_contact' AND NOT c.do_not_contact
   AND NOT EXISTS (SELECT 1 FROM task t WHERE t.contact = c.id AND t.kind = 'first_message'
                      AND t.due_on IS NOT NULL AND t.done_at IS NULL AND t.skipped_at IS NULL)
"""
_OUTREACH_NEXT = f"""SELECT c.id {_WAITING} AND (:source = '' OR c.source = :source)
 ORDER BY f.urgency, c.id LIMIT :limit"""


class PeopleRow(NamedTuple):
    """How far the people of one source and one template came; `template` 0 is none, `waits` as in DAYS."""

    source: Source
    template: int
    outreach: int
    replied: int
    scheduled: int
    met: int
    thanked: int
    named: int
    lead: int
    offer: int
    waits: tuple[int, ...]


class People(NamedTuple):
    """Everybody of the period, and the median wait of those whose reply has a time, in days."""

    rows: tuple[PeopleRow, ...]
    median_days: float | None


class WeekRow(NamedTuple):
    """What was done from `start` to the next week."""

    start: datetime
    messages: int
    conversations: int


def people(store: Store, start: datetime | None) -> People:
    """How far those came whose first outreach was sent at `start` or later; everybody without one."""
    found = store.fetch(_COUNTS, {"start": to_text(start) if start else ""})
    rows = tuple(PeopleRow(*(Source(row[0]), *row[1:10], tuple(row[10:-1]))) for row in found)
    median = found[0][-1] if found else None
    return People(rows, median / _DAY if median is not None else None)


def to_thank(store: Store, start: datetime | None, limit: int) -> tuple[int, ...]:
    """Those of `people` who were met and not thanked, the first met first."""
    asked = {"start": to_text(start) if start else "", "limit": limit}
    return tuple(key for (key,) in store.fetch(_UNTHANKED, asked))


def template_names(store: Store, templates: Sequence[int]) -> dict[int, str]:
    """What some templates are called."""
    return dict(store.fetch(_NAMES, (json.dumps(list(templates)),)))


def weeks(store: Store, edges: Sequence[datetime]) -> tuple[WeekRow, ...]:
    """Messages sent, of every kind, and conversations held between each edge and the next."""
    found = store.fetch(_WEEKS, (json.dumps([to_text(edge) for edge in edges]),))
    return tuple(WeekRow(moment(start), *counts) for start, *counts in found)


def earliest(store: Store) -> datetime | None:
    """When the first message was sent or the first conversation held."""
    row = store.fetch_one(_EARLIEST)
    return maybe(row[0]) if row else None


def bounced(store: Store, start: datetime | None) -> int:
    """How many first messages of the period came back."""
    return count(store, _BOUNCED, (to_text(start) if start else "",))


def waiting(store: Store) -> dict[Source, int]:
    """How many people wait for a first message, by how they were found."""
    found = store.fetch(f"SELECT c.source, count(*) {_WAITING} GROUP BY c.source")
    return {Source(source): number for source, number in found}


def to_write_to(store: Store, source: Source | None, limit: int) -> tuple[int, ...]:
    """Those who wait for a first message, the next first; of one source, or all."""
    asked = {"source": source or "", "limit": limit}
    return tuple(key for (key,) in store.fetch(_OUTREACH_NEXT, asked))
