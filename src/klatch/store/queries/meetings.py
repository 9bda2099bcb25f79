"""Meetings: upcoming, thank-you due, past; who takes part."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import Format, MeetingStatus, Stage
from klatch.store.database import Store
from klatch.store.queries.common import Sort, by_id, converted, count, due_of, id_list, maybe, moment
from klatch.store.queries.contact_detail import takeaways_where
from klatch.store.rows import PREPARATION, Attendee, MeetingDetail, MeetingRow, QuestionRow
from klatch.store.values import to_text


class MeetingView(StrEnum):
    """The tabs of the page."""

    UPCOMING = "upcoming"
    THANKS_DUE = "thanks_due"
    PAST = "past"


class ReferralRow(NamedTuple):
    """Somebody a meeting pointed to; `known` when they were here before, `after` is who named them first."""

    id: int
    referrer: int
    referrer_name: str
    contact: int
    name: str
    title: str
    organization: str
    stage: Stage
    known: bool
    will_introduce: bool
    after: str


_THANKS = "m.id IN (SELECT meeting FROM task WHERE kind = 'thank' AND done_at IS NULL AND skipped_at IS NULL)"
AHEAD = (
    "m.status IN ('proposed', 'confirmed') AND m.ended_at IS NULL"
    " AND (m.started_at IS NOT NULL"
    " OR strftime('%Y-%m-%dT%H:%M:%SZ', m.starts_at, m.minutes || ' minutes') > :now)"
)
_WHERE = {
    MeetingView.UPCOMING: AHEAD,
    MeetingView.THANKS_DUE: _THANKS,
    MeetingView.PAST: f"NOT ({AHEAD}) AND NOT {_THANKS}",
}
# Research is what was found out about them or where they work, wherever it was written down.
_RESEARCHED = """(m.research <> '' OR EXISTS (
    SELECT 1 FROM meeting_contact mc JOIN contact c ON c.id = mc.contact
      LEFT JOIN organization o ON o.id = c.organization
     WHERE mc.meeting = m.id AND (coalesce(o.research, '') <> ''
           OR EXISTS (SELECT 1 FROM note n WHERE n.contact = c.id)
           OR EXISTS (SELECT 1 FROM note n WHERE n.organization = o.id))))"""
_FILLED = {
    "goals": "m.goals <> ''",
    "research": _RESEARCHED,
    "introduction": "m.introduction <> ''",
    "questions": "EXISTS (SELECT 1 FROM meeting_question q WHERE q.meeting = m.id)",
    "where": "m.place || m.link || m.phone <> ''",
}
_PREPARED = " + ".join(f"({_FILLED[part]})" for part in PREPARATION)
_ROWS = f"""
SELECT m.id, m.starts_at, m.minutes, m.zone, m.format, m.place, m.link, m.phone, m.status, m.started_at,
       m.ended_at, {_PREPARED},
       (SELECT count(*) FROM takeaway k WHERE k.meeting = m.id AND k.kind <> 'referral'),
       (SELECT count(*) FROM referral r WHERE r.meeting = m.id),
       (SELECT min(coalesce(t.due_at, t.due_on)) FROM task t WHERE t.meeting = m.id AND t.kind = 'thank'
           AND t.done_at IS NULL AND t.skipped_at IS NULL),
       m.extra_minutes, m.paused_seconds, m.paused_at
  FROM json_each(?) wanted CROSS JOIN meeting m ON m.id = wanted.value ORDER BY wanted.key
"""
_TYPES: dict[int, Callable[[Any], Any]] = {
    1: moment, 4: Format, 8: MeetingStatus, 9: maybe, 10: maybe, 14: due_of, 17: maybe,
}  # fmt: skip
_ATTENDEES = """
SELECT mc.meeting, c.id, c.display_name, c.title, coalesce(o.name, ''), c.stage, c.zone, c.city
  FROM json_each(?) wanted
 CROSS JOIN meeting_contact mc ON mc.meeting = wanted.value
  JOIN contact c ON c.id = mc.contact
  LEFT JOIN organization o ON o.id = c.organization
 ORDER BY mc.id
"""


def ids(store: Store, view: MeetingView, now: datetime, *, descending: bool | None = None) -> array[int]:
    """The meetings of a view by time: what is ahead soonest first, the rest latest first, unless said."""
    down = view is not MeetingView.UPCOMING if descending is None else descending
    order = "DESC" if down else "ASC"
    sql = f"SELECT m.id FROM meeting m WHERE {_WHERE[view]} ORDER BY m.starts_at {order}, m.id {order}"
    return id_list(store, sql, {"now": to_text(now)} if ":now" in sql else {})


def rows(store: Store, wanted: Sequence[int]) -> list[MeetingRow]:
    """The rows of some meetings in the order of the ids; those that are gone are left out."""
    keys = by_id(wanted)
    people: dict[int, list[Attendee]] = {}
    for row in store.fetch(_ATTENDEES, (keys,)):
        people.setdefault(row[0], []).append(Attendee(*converted(row[1:], {4: Stage})))
    return [
        MeetingRow(*[*converted(row, _TYPES), tuple(people.get(row[0], ()))])
        for row in store.fetch(_ROWS, (keys,))
    ]


def counts(store: Store, now: datetime) -> dict[MeetingView, int]:
    """How many meetings each view holds."""
    return {view: len(ids(store, view, now)) for view in MeetingView}


def held_count(store: Store) -> int:
    """How many conversations were held."""
    return count(store, "SELECT count(*) FROM meeting WHERE status = 'held'")


def of_contact(store: Store, contact: int) -> list[MeetingRow]:
    """The meetings with a person, latest first."""
    sql = (
        "SELECT m.id FROM meeting_contact mc JOIN meeting m ON m.id = mc.meeting WHERE mc.contact = ?"
        " ORDER BY m.starts_at DESC, m.id DESC"
    )
    return rows(store, id_list(store, sql, (contact,)))


def between(store: Store, start: datetime, end: datetime) -> list[MeetingRow]:
    """The meetings not cancelled that start in a span, in order."""
    sql = (
        "SELECT id FROM meeting WHERE starts_at >= ? AND starts_at < ? AND status <> 'cancelled'"
        " ORDER BY starts_at, id"
    )
    return rows(store, id_list(store, sql, (to_text(start), to_text(end))))


def detail(store: Store, meeting: int) -> MeetingDetail:
    """Everything on one meeting. Raises NotFound."""
    sql = f"""
        SELECT m.uid, m.sequence, m.goals, m.research, m.introduction, m.notes, {", ".join(_FILLED.values())}
          FROM meeting m WHERE m.id = ?"""
    found = store.fetch_one(sql, (meeting,))
    if found is None:
        raise NotFound("meeting", meeting)
    missing = tuple(part for part, filled in zip(_FILLED, found[6:], strict=True) if not filled)
    gained = takeaways_where(store, "k.meeting = ? ORDER BY k.id", meeting)
    values = [rows(store, [meeting])[0], *found[:6], missing, questions(store, meeting), gained]
    return MeetingDetail(*values)


def referrals(store: Store, meeting: int) -> tuple[ReferralRow, ...]:
    """Whom a meeting pointed to, in the order they were named."""
    sql = """
        SELECT r.id, r.referrer, f.display_name, c.id, c.display_name, c.title, coalesce(o.name, ''), c.stage,
               c.created_at < r.created_at, r.will_introduce,
               coalesce((SELECT e.display_name FROM referral p JOIN contact e ON e.id = p.referrer
                          WHERE p.referred = r.referred AND p.id < r.id ORDER BY p.id LIMIT 1), '')
          FROM referral r
          JOIN contact f ON f.id = r.referrer
          JOIN contact c ON c.id = r.referred
          LEFT JOIN organization o ON o.id = c.organization
         WHERE r.meeting = ? ORDER BY r.id"""
    return tuple(
        ReferralRow(*converted(row, {7: Stage, 8: bool, 9: bool})) for row in store.fetch(sql, (meeting,))
    )


def questions(store: Store, meeting: int) -> tuple[QuestionRow, ...]:
    """The questions chosen for a meeting, in their order."""
    sql = (
        'SELECT id, text, "group", position, asked_at, answer FROM meeting_question WHERE meeting = ?'
        " ORDER BY position, id"
    )
    return tuple(QuestionRow(*converted(row, {4: maybe})) for row in store.fetch(sql, (meeting,)))


class MeetingSource:
    """The meetings of a view, as a table asks for them; the filter is a (MeetingView, now) pair."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, filter: tuple[MeetingView, datetime], sort: Sort | None) -> array[int]:  # noqa: A002
        """The ids of a view by time."""
        return ids(self._store, *filter, descending=sort.descending if sort else None)

    def rows(self, ids: Sequence[int]) -> dict[int, MeetingRow]:
        """The rows of a page."""
        return {row.id: row for row in rows(self._store, ids)}
