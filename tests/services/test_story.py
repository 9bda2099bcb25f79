"""One person from the address book to keeping in touch, through the verbs alone, and back again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from klatch.domain.drafts import ContactDraft, MeetingDraft, MessageDraft, ReferralDraft, TakeawayDraft
from klatch.domain.vocabulary import Stage, TakeawayKind
from klatch.services import contacts, meetings, messages, referrals, takeaways, tasks
from klatch.services.settings import Profile, put
from klatch.store.database import Store
from klatch.store.tables import TRACKED
from klatch.store.values import to_moment


def rows_of(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    names = list(TRACKED)
    return {name: store.fetch(f'SELECT * FROM "{name}" ORDER BY id') for name in names}


class Story:
    """The store, a clock, and what is asked of a person."""

    def __init__(self, store: Store, now: datetime) -> None:
        self.store, self.now = store, now

    def later(self, **delta: int) -> datetime:
        self.now += timedelta(**delta)
        tasks.reconcile_all(self.store, self.now)
        return self.now

    def stands(self, key: int) -> tuple[str, list[tuple[str, str | None]]]:
        stage = self.store.fetch_one("SELECT stage FROM contact WHERE id = ?", (key,))
        assert stage is not None
        rows = self.store.fetch(
            "SELECT kind, coalesce(due_at, due_on) FROM task WHERE contact = ?"
            " AND done_at IS NULL AND skipped_at IS NULL ORDER BY rank",
            (key,),
        )
        return stage[0], rows

    def write(self, key: int, kind: str, meeting: int | None = None) -> int:
        draft = MessageDraft(key, kind, "Subject", f"Text of {kind}", meeting=meeting)
        message = messages.save_draft(self.store, draft, self.now)
        messages.mark_sent(self.store, message, self.now, self.now)
        return message


def test_the_whole_story(store: Store, now: datetime) -> None:
    put(store, Profile(name="Maya", zone="America/New_York"), now)
    first = rows_of(store)
    story = Story(store, now)  # Monday 23 November 2026, 12:48 in New York
    draft = ContactDraft(display_name="Tomasz Wilk", organization="Fieldnote", stage=Stage.ADDRESS_BOOK)
    key = contacts.add(store, draft, now)
    assert story.stands(key) == ("address_book", [])

    messages.save_draft(store, MessageDraft(key, "outreach.alumni", "S", "B"), now)
    assert story.stands(key) == ("to_contact", [("first_message", None)])
    outreach = story.write(key, "outreach.alumni")
    silent = [("write_someone_else", "2026-11-26"), ("follow_up", "2026-12-02")]
    assert story.stands(key) == ("contacted", silent)

    story.later(days=9)
    assert story.stands(key) == ("contacted", silent)
    nudge = story.write(key, "followup.first")
    assert story.stands(key) == ("contacted", [("close", "2026-12-11")])

    messages.mark_answered(store, nudge, story.later(days=1), story.now)
    assert story.stands(key) == ("replied", [("offer_times", "2026-12-04")])
    story.write(key, "schedule.propose")
    assert story.stands(key) == ("replied", [("follow_up", "2026-12-14")])

    start = to_moment("2026-12-08T20:00:00Z")
    meeting = meetings.schedule(store, MeetingDraft((key,), start, "America/Chicago"), story.later(hours=5))
    assert story.stands(key) == (
        "scheduled",
        [("prepare", "2026-12-07T14:00:00Z"), ("confirm_place", "2026-12-07")],
    )
    moved = to_moment("2026-12-09T20:00:00Z")
    meetings.move(store, meeting, moved, "America/Chicago", story.now)
    assert story.stands(key)[1][0] == ("prepare", "2026-12-08T14:00:00Z")

    story.now = moved + timedelta(minutes=30)
    tasks.reconcile_all(store, story.now)
    assert story.stands(key) == ("scheduled", [("wrap_up", "2026-12-09T20:20:00Z")])
    meetings.mark_held(store, meeting, moved + timedelta(minutes=25), story.now)
    assert story.stands(key) == ("met", [("thank", "2026-12-10T20:25:00Z")])

    kind = TakeawayKind.ADVICE
    advice = takeaways.add(store, TakeawayDraft(key, kind, "Join the meetup", meeting), story.now)
    referral = ReferralDraft(key, name="Ingrid Solheim", organization="Fieldnote", meeting=meeting)
    ingrid = referrals.capture(store, referral, story.now)
    assert story.stands(ingrid) == ("to_contact", [("first_message", None)])
    story.write(key, "thanks.same_day", meeting)
    assert story.stands(key) == ("thanked", [("check_in", "2027-03-09")])

    meetings.schedule(store, MeetingDraft((ingrid,), start + timedelta(days=9)), story.later(days=1))
    assert story.stands(key)[1][0] == ("tell_referrer", "2026-12-11")
    story.write(key, "update.to_referrer")
    assert story.stands(key) == ("in_touch", [("check_in", "2027-03-10")])
    assert store.fetch_one("SELECT reported_back_at FROM referral") == ("2026-12-10T20:30:00Z",)

    takeaways.edit(store, advice, {"acted_on_at": story.now}, story.now)
    assert story.stands(key)[1][0] == ("report_back", "2026-12-17")
    story.write(key, "update.advice_acted")
    assert story.stands(key) == ("in_touch", [("check_in", "2027-03-10")])

    assert store.fetch("SELECT id, body FROM message WHERE frozen_at IS NOT NULL ORDER BY id LIMIT 1") == [
        (outreach, "Text of outreach.alumni")
    ]
    last = rows_of(store)
    while store.journal.undo() is not None:
        pass
    assert rows_of(store) == first
    while store.journal.redo() is not None:
        pass
    assert rows_of(store) == last
