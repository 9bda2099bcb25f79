"""Sixty people over half a year, day by day: what is due each morning is what the table says.

The people live in `half_year`. The table in `half_year_table` was worked out from what happens to them and
from the rules as they are written down for people, not by the program.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import half_year
import half_year_table
from half_year import DAYS, FIRST_DAY, PEOPLE, Event
from klatch.domain.drafts import (
    ContactDraft,
    InteractionDraft,
    MeetingDraft,
    MessageDraft,
    ReferralDraft,
    TakeawayDraft,
)
from klatch.domain.vocabulary import Direction, Format, TakeawayKind, TaskKind
from klatch.domain.zones import local, to_utc
from klatch.services import contacts, meetings, messages, referrals, settings, takeaways, tasks
from klatch.services.settings import Cadence, Profile
from klatch.store.database import Store

NY = "America/New_York"
WORDS = {
    "prepare": TaskKind.PREPARE,
    "confirm the place": TaskKind.CONFIRM_PLACE,
    "say how it went": TaskKind.WRAP_UP,
    "say thank you": TaskKind.THANK,
    "offer times": TaskKind.OFFER_TIMES,
    "write to someone else": TaskKind.WRITE_SOMEONE_ELSE,
    "follow up": TaskKind.FOLLOW_UP,
    "close or let rest": TaskKind.CLOSE,
    "tell who referred": TaskKind.TELL_REFERRER,
    "report back": TaskKind.REPORT_BACK,
    "check in": TaskKind.CHECK_IN,
}
SAID = {kind: words for words, kind in WORDS.items()}


class Search:
    """The store, and what the people of the story do to it."""

    def __init__(self, store: Store) -> None:
        self.store, self.now = store, self.moment(datetime.combine(FIRST_DAY, time(7)))
        settings.put(store, Profile(zone=NY), self.now)
        settings.put(store, Cadence(country="US"), self.now)
        named = {event.what for event in half_year.events() if event.verb == "refer"}
        self.people = {
            name: contacts.add(
                store, ContactDraft(display_name=name, organization=half_year.employer(name)), self.now
            )
            for name in PEOPLE
            if name not in named
        }
        self.verbs: dict[str, Callable[[int, Event], object]] = {
            "write": self._write,
            "answer": lambda who, _: messages.mark_answered(store, self._asked(who), self.now, self.now),
            "bounce": lambda who, _: messages.mark_bounced(store, self._asked(who), self.now, self.now),
            "rest": lambda who, _: messages.close(store, self._asked(who), self.now),
            "hear": lambda who, _: self._touch(who, Direction.FROM_THEM),
            "touch": lambda who, _: self._touch(who, Direction.TO_THEM),
            "pause": lambda who, _: contacts.pause(store, [who], "not now", self.now),
            "booster": lambda who, _: contacts.edit(store, who, {"kind_of_helper": "booster"}, self.now),
            "book": self._book,
            "held": lambda who, event: meetings.mark_held(
                store, self._meeting(who), self.moment(event.what) + timedelta(minutes=25), self.now
            ),
            "cancel": lambda who, _: meetings.cancel(store, self._meeting(who), self.now),
            "no_show": lambda who, _: meetings.no_show(store, self._meeting(who), self.now),
            "tick": self._tick,
            "refer": self._refer,
            "advice": lambda who, _: takeaways.add(
                store, TakeawayDraft(who, TakeawayKind.ADVICE, "Join the meetup"), self.now
            ),
            "acted": self._acted,
        }

    def happens(self, event: Event) -> None:
        """Something of the story."""
        self.now = self.moment(event.at)
        self.verbs[event.verb](self.people[event.who], event)

    def due(self, day: date) -> set[str]:
        """What is due on the morning of a day, in words."""
        self.now = self.moment(datetime.combine(day, time(8)))
        tasks.reconcile_all(self.store, self.now)
        rows = self.store.fetch(
            "SELECT c.display_name, t.kind, t.due_on, t.due_at FROM task t JOIN contact c ON c.id = t.contact"
            " WHERE t.done_at IS NULL AND t.skipped_at IS NULL AND coalesce(t.due_at, t.due_on) IS NOT NULL"
        )
        return {said for row in rows if (said := _said(day, *row))}

    @staticmethod
    def moment(wall: datetime) -> datetime:
        """A time on the wall of New York."""
        return to_utc(wall, NY)

    def _write(self, who: int, event: Event) -> None:
        draft = MessageDraft(who, event.what, "Subject", "Body")
        messages.log_sent_elsewhere(self.store, draft, self.now, self.now)

    def _touch(self, who: int, direction: Direction) -> None:
        contacts.log_interaction(self.store, InteractionDraft(who, self.now, direction=direction), self.now)

    def _book(self, who: int, event: Event) -> None:
        at, zone, form = event.what
        meetings.schedule(
            self.store, MeetingDraft((who,), self.moment(at), zone, format=Format(form)), self.now
        )

    def _tick(self, who: int, event: Event) -> None:
        tasks.done(self.store, self._last("task", f"contact = {who} AND kind = '{event.what}'"), self.now)

    def _refer(self, who: int, event: Event) -> None:
        draft = ReferralDraft(who, name=event.what, organization=half_year.employer(event.what))
        self.people[event.what] = referrals.capture(self.store, draft, self.now)

    def _acted(self, who: int, _event: Event) -> None:
        advice = self._last("takeaway", f"contact = {who} AND kind = 'advice'")
        takeaways.edit(self.store, advice, {"acted_on_at": self.now}, self.now)

    def _asked(self, who: int) -> int:
        return self._last("message", f"contact = {who}")

    def _meeting(self, who: int) -> int:
        return self._last("meeting", f"id IN (SELECT meeting FROM meeting_contact WHERE contact = {who})")

    def _last(self, table: str, where: str) -> int:
        (key,) = self.store.fetch(f"SELECT max(id) FROM {table} WHERE {where}")[0]
        return int(key)


def _said(day: date, name: str, kind: str, due_on: str | None, due_at: str | None) -> str:
    if due_at:
        at = local(datetime.fromisoformat(due_at), NY)
        due, clock = at.date(), f" {at:%H:%M}"
    else:
        due, clock = date.fromisoformat(due_on or ""), ""
    return f"{name} {SAID[TaskKind(kind)]} {due.day} {due:%b}{clock}" if due <= day else ""


def _table() -> dict[date, set[str]]:
    """The table: after each day, what is due then, one step after the other between semicolons."""
    found: dict[date, set[str]] = {}
    for block in half_year_table.DUE.strip().split("\n\n"):
        day, *lines = block.splitlines()
        when = datetime.strptime(f"{day} 2026", "%a %d %b %Y").date()  # noqa: DTZ007
        text = " ".join(line.strip() for line in lines)
        found[when] = {step.strip() for step in text.split(";")} - {"nothing"}
    return found


def test_half_a_year(store: Store) -> None:
    table = _table()
    assert len(table) >= 40
    assert {
        words for steps in table.values() for words in WORDS if any(words in step for step in steps)
    } == set(WORDS)
    search, story, met = Search(store), half_year.events(), 0
    for day in (FIRST_DAY + timedelta(days=number) for number in range(DAYS)):
        due = search.due(day)
        if day in table:
            assert due == table[day], day
            met += 1
        while story and story[0].at.date() == day:
            search.happens(story.pop(0))
    assert met == len(table)
    assert not story
