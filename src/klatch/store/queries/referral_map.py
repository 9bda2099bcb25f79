"""All referrals at once, and what came of those through one person."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from klatch.domain.kinds import KINDS
from klatch.domain.referral_tree import Link
from klatch.domain.vocabulary import Source, Stage, TaskKind
from klatch.store.database import Store
from klatch.store.queries import tasks
from klatch.store.queries.common import by_id, count, maybe
from klatch.store.rows import Person, TaskRow


class MapPerson(NamedTuple):
    """Somebody on the map."""

    id: int
    name: str
    title: str
    organization: str
    stage: Stage
    source: Source


class Outcome(NamedTuple):
    """What came of meeting some people: conversations held with any of them, and leads."""

    conversations: int
    leads: int


class Told(NamedTuple):
    """The step to tell a referrer what came of it, whom it is about, and whether one talked with them yet."""

    step: TaskRow
    referred: Person
    talked: bool


_STAGES = {stage.value: stage for stage in Stage}
_SOURCES = {source.value: source for source in Source}
_THANKFUL = tuple(
    kind.key
    for kind in KINDS.values()
    if kind.sent_event == "thanks_sent" or kind.key == "update.to_referrer"
)
_LINKS = "SELECT id, referrer, referred FROM referral ORDER BY created_at, id"
_PEOPLE = """
SELECT c.id, c.display_name, c.title, coalesce(o.name, ''), c.stage, c.source
  FROM contact c
  LEFT JOIN organization o ON o.id = c.organization
 WHERE c.id IN (SELECT referrer FROM referral UNION SELECT referred FROM referral)
"""
_OUTSIDE = """
SELECT count(*) FROM contact
 WHERE stage <> 'address_book'
   AND id NOT IN (SELECT referrer FROM referral UNION SELECT referred FROM referral)
"""
_OUTCOME = """
WITH wanted AS (SELECT value AS id FROM json_each(?)),
     talks AS (SELECT DISTINCT meeting FROM meeting_contact WHERE contact IN (SELECT id FROM wanted))
SELECT (SELECT count(*) FROM meeting WHERE status = 'held' AND id IN (SELECT meeting FROM talks)),
       (SELECT count(*) FROM opportunity
         WHERE contact IN (SELECT id FROM wanted) OR meeting IN (SELECT meeting FROM talks))
"""
_THANKED = """
SELECT max(sent_at) FROM message
 WHERE contact = ? AND sent_at IS NOT NULL AND kind IN (SELECT value FROM json_each(?))
"""
_NEWS = """
WITH wanted AS (SELECT value AS id FROM json_each(:through)),
     heard AS (SELECT sent_at AS at FROM message
                WHERE contact = :contact AND kind IN (SELECT value FROM json_each(:thankful))
               UNION ALL
               SELECT coalesce(done_at, skipped_at) FROM task
                WHERE contact = :contact AND kind = 'tell_referrer'
               UNION ALL
               SELECT created_at FROM task
                WHERE contact = :contact AND kind = 'own' AND done_at IS NULL AND skipped_at IS NULL)
SELECT c.id, c.display_name, c.title, coalesce(o.name, '')
  FROM wanted
  JOIN meeting_contact mc ON mc.contact = wanted.id
  JOIN meeting m ON m.id = mc.meeting AND m.status = 'held'
  JOIN contact c ON c.id = wanted.id
  LEFT JOIN organization o ON o.id = c.organization
 WHERE coalesce(m.ended_at, m.starts_at) > coalesce((SELECT max(at) FROM heard), '')
   AND EXISTS (SELECT 1 FROM contact WHERE id = :contact AND stage <> 'paused' AND NOT do_not_contact)
 ORDER BY coalesce(m.ended_at, m.starts_at) DESC, c.id LIMIT 1
"""
_ABOUT = """
SELECT c.id, c.display_name, c.title, coalesce(o.name, ''),
       EXISTS (SELECT 1 FROM meeting_contact mc JOIN meeting m ON m.id = mc.meeting
                WHERE mc.contact = c.id AND m.status = 'held')
  FROM task t
  JOIN referral r ON r.id = CAST(substr(t.rule_key, length('tell_referrer:referral:') + 1) AS INTEGER)
  JOIN contact c ON c.id = r.referred
  LEFT JOIN organization o ON o.id = c.organization
 WHERE t.id = ?
"""


def links(store: Store) -> list[Link]:
    """Every referral, the earliest first."""
    return [Link(*row) for row in store.fetch(_LINKS)]


def number_of_links(store: Store) -> int:
    """How many referrals there are."""
    return count(store, "SELECT count(*) FROM referral")


def people(store: Store) -> dict[int, MapPerson]:
    """Everybody who pointed to somebody, or to whom somebody pointed."""
    return {
        key: MapPerson(key, name, title, organization, _STAGES[stage], _SOURCES[source])
        for key, name, title, organization, stage, source in store.fetch(_PEOPLE)
    }


def outside(store: Store) -> int:
    """How many people beyond the address book no referral has to do with."""
    return count(store, _OUTSIDE)


def outcome(store: Store, through: Iterable[int]) -> Outcome:
    """What came of meeting these people; a conversation with several of them counts once."""
    row = store.fetch_one(_OUTCOME, (by_id(tuple(through)),))
    return Outcome(*row) if row else Outcome(0, 0)


def last_thanked(store: Store, contact: int) -> datetime | None:
    """When a person was last thanked, or told what came of a referral."""
    row = store.fetch_one(_THANKED, (contact, json.dumps(_THANKFUL)))
    return maybe(row[0]) if row else None


def news(store: Store, contact: int, through: Iterable[int]) -> Person | None:
    """With whom of those who came through a person one talked last.

    None where they have heard since, or a step of the user's own with them is planned since.
    """
    params = {"contact": contact, "through": by_id(tuple(through)), "thankful": json.dumps(_THANKFUL)}
    row = store.fetch_one(_NEWS, params)
    return Person(*row) if row else None


def to_tell(store: Store, contact: int) -> Told | None:
    """What a referrer is to be told next, None where nothing came of a referral yet, or they know."""
    step = next((row for row in tasks.of_contact(store, contact) if row.kind is TaskKind.TELL_REFERRER), None)
    row = store.fetch_one(_ABOUT, (step.id,)) if step else None
    return Told(step, Person(*row[:4]), bool(row[4])) if step and row else None
