"""What the Today page shows, read in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from klatch.domain.vocabulary import Source, Stage, TaskKind
from klatch.store.database import Store
from klatch.store.queries import meetings, messages, opportunities, organizations, tasks
from klatch.store.queries.common import TASK_DUE, converted, count, is_due, maybe, until
from klatch.store.queries.contact_filter import ContactFilter
from klatch.store.queries.contacts import count_of, stage_counts
from klatch.store.rows import MeetingRow, TaskRow
from klatch.store.values import to_text

COMING_UP = 5
REACH_OUT = 5
# Steps with a section of their own, so not among the follow-ups.
_ELSEWHERE = frozenset((TaskKind.THANK, TaskKind.FIRST_MESSAGE))
# What the row of a meeting of today says itself; one begun stays there until it is told of.
_OF_MEETING = frozenset((TaskKind.PREPARE, TaskKind.WRAP_UP))
# Promises worth seeing days ahead; follow-ups come soon enough.
_AHEAD = frozenset((TaskKind.TELL_REFERRER, TaskKind.REPORT_BACK, TaskKind.OWN))


class Span(NamedTuple):
    """A day or a week: from one midnight of the user's zone to before another."""

    start: datetime
    end: datetime


class ThanksRow(NamedTuple):
    """A thank-you to write; the clock ends at `task.due`."""

    task: TaskRow
    meeting: MeetingRow | None


class ReachOutRow(NamedTuple):
    """Somebody to write to first, and why: referred by somebody, else how they were found."""

    id: int
    name: str
    title: str
    organization: str
    source: Source
    source_note: str
    priority: int
    referrer: str
    referred_at: datetime | None


@dataclass(frozen=True, slots=True)
class Today:
    """Everything on the page."""

    meetings: tuple[MeetingRow, ...]
    thanks: tuple[ThanksRow, ...]
    follow_ups: tuple[TaskRow, ...]
    reach_out: tuple[ReachOutRow, ...]
    coming_up: tuple[MeetingRow | TaskRow, ...]
    stages: dict[Stage, int]
    sent_this_week: int
    held_this_week: int

    @property
    def to_do(self) -> int:
        """How many things there are to do today."""
        return len(self.meetings) + len(self.thanks) + len(self.follow_ups)

    @property
    def waiting(self) -> int:
        """How many people wait for a first message."""
        return self.stages[Stage.TO_CONTACT]


_REACH_OUT = """
SELECT c.id, c.display_name, c.title, coalesce(o.name, ''), c.source, c.source_note, c.priority,
       coalesce(p.display_name, ''), r.created_at
  FROM contact_facts f
  JOIN contact c ON c.id = f.contact
  LEFT JOIN organization o ON o.id = c.organization
  LEFT JOIN referral r
    ON r.id = (SELECT id FROM referral WHERE referred = c.id ORDER BY created_at, id LIMIT 1)
  LEFT JOIN contact p ON p.id = r.referrer
 WHERE f.stage = 'to_contact' AND NOT c.do_not_contact
   AND NOT EXISTS (SELECT 1 FROM task t WHERE t.contact = c.id AND t.kind = 'first_message'
                      AND t.due_on IS NOT NULL AND t.done_at IS NULL AND t.skipped_at IS NULL)
 ORDER BY f.urgency, f.contact LIMIT ?
"""
_REACH_OUT_TYPES: dict[int, Callable[[Any], Any]] = {4: Source, 8: maybe}
_SENT = "SELECT count(*) FROM message WHERE sent_at >= ? AND sent_at < ?"
_OF_TODAY = f"SELECT count(*) FROM meeting m WHERE {meetings.AHEAD} AND m.starts_at < :end"
# As `Today.to_do`: the meetings of today, every thank-you, and the follow-ups of none of those.
_TO_DO = f"""
WITH of_today AS (SELECT m.id FROM meeting m WHERE {meetings.AHEAD} AND m.starts_at < :end)
SELECT (SELECT count(*) FROM of_today) + (SELECT count(*) FROM task t
 WHERE {tasks.OPEN} AND (t.kind = '{TaskKind.THANK}'
    OR t.kind NOT IN ({", ".join(f"'{kind}'" for kind in sorted(_ELSEWHERE))}) AND {is_due(TASK_DUE)}
       AND NOT (t.kind IN ({", ".join(f"'{kind}'" for kind in sorted(_OF_MEETING))})
           AND coalesce(t.meeting, 0) IN of_today)))
"""
_HELD = "SELECT count(*) FROM meeting WHERE status = 'held' AND starts_at >= ? AND starts_at < ?"


def today(store: Store, now: datetime, day: Span, week: Span, *, limit: int = tasks.ALL) -> Today:
    """What there is to do; `day` and `week` are those of the user that hold `now`.

    At most `limit` thank-yous and follow-ups are read; `to_do_count` knows how many there are.
    """
    ahead = meetings.ids(store, meetings.MeetingView.UPCOMING, now)
    begun = count(store, _OF_TODAY, {"now": to_text(now), "end": to_text(day.end)})
    rows = meetings.rows(store, ahead[: begun + COMING_UP])
    return Today(
        tuple(rows[:begun]),
        _thanks(store, limit),
        follow_ups(store, day.end, tuple(rows[:begun]), limit=limit),
        reach_out(store),
        _coming_up(store, rows[begun:], day.end),
        stage_counts(store, ContactFilter()),
        count(store, _SENT, (to_text(week.start), to_text(week.end))),
        count(store, _HELD, (to_text(week.start), to_text(week.end))),
    )


def to_do_count(store: Store, now: datetime, day: Span) -> int:
    """The number beside Today: what `Today.to_do` counts, without reading the page."""
    params = {"now": to_text(now), "end": to_text(day.end), **until(day.end)}
    return count(store, _TO_DO, params)


def day_of(now: datetime) -> Span:
    """The day of `now` in its own zone, midnight to midnight, however many hours that is."""
    start = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return Span(start, start + timedelta(days=1))


def count_beside(store: Store, page: str, now: datetime) -> int:
    """The number beside a page, by its name; `now` is given in the zone of the user, whose day counts."""
    if page == "today":
        return to_do_count(store, now, day_of(now))
    if page == "contacts":
        return count_of(store, ContactFilter())
    if page == "meetings":
        return len(meetings.ids(store, meetings.MeetingView.UPCOMING, now))
    if page == "messages":
        return messages.count_of(store, messages.MessageView.WAITING)
    if page == "opportunities":
        return opportunities.open_count(store)
    return organizations.count_of(store, organizations.OrganizationView.LAMP)


def follow_ups(
    store: Store, before: datetime, shown: tuple[MeetingRow, ...], *, limit: int = tasks.ALL
) -> tuple[TaskRow, ...]:
    """Steps due before a moment, without thank-yous and those of a meeting already shown."""
    there = {meeting.id for meeting in shown}
    return tuple(
        task
        for task in tasks.due(store, before, without=_ELSEWHERE, limit=limit)
        if not (task.kind in _OF_MEETING and task.meeting in there)
    )


def reach_out(store: Store, limit: int = REACH_OUT) -> tuple[ReachOutRow, ...]:
    """Who to write to first: by priority, then those somebody referred, then the oldest.

    Those whose first message waits for the silence of a colleague, and so has a date, are left out.
    """
    return tuple(ReachOutRow(*converted(row, _REACH_OUT_TYPES)) for row in store.fetch(_REACH_OUT, (limit,)))


def _thanks(store: Store, limit: int) -> tuple[ThanksRow, ...]:
    due = tasks.of_kind(store, TaskKind.THANK, limit=limit)
    about = [task.meeting for task in due if task.meeting is not None]
    by_id = {row.id: row for row in meetings.rows(store, about)}
    return tuple(ThanksRow(task, by_id.get(task.meeting or 0)) for task in due)


def _coming_up(store: Store, later: list[MeetingRow], after: datetime) -> tuple[MeetingRow | TaskRow, ...]:
    steps = tasks.ahead(store, _AHEAD, after.date(), limit=COMING_UP)
    found: list[tuple[str, int, MeetingRow | TaskRow]] = [
        (to_text(row.starts_at), row.id, row) for row in later[:COMING_UP]
    ]
    found += [(_text(step.due), step.id, step) for step in steps if step.due is not None]
    return tuple(row for *_, row in sorted(found, key=_place)[:COMING_UP])


def _text(due: date) -> str:
    return to_text(due) if isinstance(due, datetime) else due.isoformat()


def _place(entry: tuple[str, int, object]) -> tuple[str, int]:
    return entry[0], entry[1]
