"""An import and a merge, undone and redone: rows, facts and words of the index exactly as they were."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from klatch.domain.drafts import (
    ContactDraft,
    InteractionDraft,
    MeetingDraft,
    MessageDraft,
    NoteDraft,
    ReferralDraft,
    TakeawayDraft,
    TaskDraft,
)
from klatch.domain.progress import Silent
from klatch.domain.vocabulary import Direction, Stage, TakeawayKind
from klatch.services import contacts, meetings, messages, notes, referrals, takeaways, tasks
from klatch.services.exchange import writing
from klatch.services.exchange.plan import ImportOptions, plan
from klatch.services.exchange.reading import read_file
from klatch.store.database import Store
from verbs import index_terms, rows_of

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def state(store: Store) -> tuple[Any, ...]:
    """All rows, what is derived of them, and every word of the index."""
    facts = store.fetch("SELECT * FROM contact_facts ORDER BY contact")
    assert facts == store.fetch("SELECT * FROM fresh_contact_facts ORDER BY contact")
    return rows_of(store), facts, index_terms(store)


def there_and_back(store: Store, before: tuple[Any, ...]) -> None:
    after = state(store)
    assert after != before
    for _ in range(2):
        assert store.journal.undo() is not None
        assert state(store) == before
        assert store.journal.redo() is not None
        assert state(store) == after


def people(store: Store, now: datetime) -> tuple[int, int]:
    """Two who are one, each with something of every kind."""
    return tuple(_person(store, number, now) for number in range(2))  # type: ignore[return-value]


def _person(store: Store, number: int, now: datetime) -> int:
    draft = ContactDraft(
        display_name=f"Ada Lovelace{' King' * number}",
        organization=f"Engine Works {number}",
        emails=("ada@engine.example", f"ada{number}@home.example"),
        phones=("+1 555 010 4477",),
        links=(f"https://www.linkedin.com/in/ada{number}",),
        tags=("maths", f"tag {number}"),
        note=f"first note {number}",
    )
    person = contacts.add(store, draft, now)
    notes.add(store, NoteDraft(f"note {number}", contact=person), now)
    meeting = meetings.log(store, MeetingDraft((person,), now - timedelta(hours=3)), now, now)
    takeaways.add(store, TakeawayDraft(person, TakeawayKind.ADVICE, f"Read {number}", meeting), now)
    meetings.schedule(store, MeetingDraft((person,), now + timedelta(days=2 + number)), now)
    messages.log_sent_elsewhere(store, MessageDraft(person, "outreach.cold", "S", f"Body {number}"), now, now)
    messages.save_draft(store, MessageDraft(person, "thanks.same_day", "S", f"Thanks {number}"), now)
    contacts.log_interaction(store, InteractionDraft(person, now, direction=Direction.FROM_THEM), now)
    referrals.capture(store, ReferralDraft(person, name=f"Referred {number}"), now)
    tasks.add_own(store, TaskDraft(f"Buy {number}", contact=person), now)
    return person


def test_a_merge(store: Store, now: datetime) -> None:
    keep, other = people(store, now)
    before = state(store)
    contacts.merge(store, keep, other, now)
    assert store.fetch("SELECT 1 FROM contact WHERE id = ?", (other,)) == []
    there_and_back(store, before)


def test_a_merge_of_two_who_met_in_one_meeting_and_referred_each_other(store: Store, now: datetime) -> None:
    keep, other = people(store, now)
    meetings.schedule(store, MeetingDraft((keep, other), now + timedelta(days=5)), now)
    referrals.add(store, ReferralDraft(keep, other), now)
    referrals.add(store, ReferralDraft(other, keep), now)
    before = state(store)
    contacts.merge(store, other, keep, now)
    there_and_back(store, before)


def test_deleting_somebody_with_everything(store: Store, now: datetime) -> None:
    keep, other = people(store, now)
    before = state(store)
    contacts.delete(store, [other, keep], now)
    there_and_back(store, before)


@pytest.mark.parametrize("count", [40, writing.BULK_FROM + 40])
@pytest.mark.parametrize("stage", [Stage.ADDRESS_BOOK, Stage.TO_CONTACT])
def test_an_import(store: Store, now: datetime, tmp_path: Path, count: int, stage: Stage) -> None:
    """Of new people, of one who gets something new, and of some who are twice in the file."""
    people(store, now)
    file = tmp_path / "Connections.csv"
    numbered = ((n % (count - 5), n % 9) for n in range(count))
    rows = "".join(f"A{who},B{who},,p{who}@b.example,Org {where},Analyst,\n" for who, where in numbered)
    known = "Ada,Lovelace,https://www.linkedin.com/in/ada0,new@engine.example,Engine Works 0,Countess,\n"
    file.write_text(HEADER + rows + known, encoding="utf-8")
    before = state(store)
    planned = plan(store, read_file(file, Silent()), ImportOptions(stage, tag="November"))
    report = writing.apply(store, planned, now, Silent())
    assert (len(report.added), len(report.merged), len(report.changed)) == (count - 5, 6, 1)
    there_and_back(store, before)
    runs = store.fetch("SELECT added FROM import_run")
    assert runs == [(count - 5,)]  # outside the journal


def test_a_renamed_person_finds_their_meetings(store: Store, now: datetime) -> None:
    person, _ = people(store, now)
    before = state(store)
    contacts.edit(store, person, {"family_name": "Byron"}, now)
    words = [row for row in index_terms(store) if row[0] == "byron"]
    assert len(words) >= 3  # the person and both meetings
    there_and_back(store, before)
