from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from klatch.domain.drafts import (
    ContactDraft,
    InteractionDraft,
    MeetingDraft,
    MessageDraft,
    NoteDraft,
    OrganizationDraft,
    ReferralDraft,
)
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.records import Value
from klatch.domain.vocabulary import Direction, Helper, Source, Stage
from klatch.services import contacts, meetings, messages, notes, organizations, referrals, tasks
from klatch.store.database import Store
from klatch.store.search import MANY


def person(store: Store, key: int, *columns: str) -> tuple[Any, ...]:
    row = store.fetch_one(f"SELECT {', '.join(columns)} FROM contact WHERE id = ?", (key,))
    assert row is not None
    return row


def entries(store: Store, table: str, column: str, key: int) -> list[tuple[Any, ...]]:
    return store.fetch(f"SELECT {column}, is_primary FROM {table} WHERE contact = ? ORDER BY id", (key,))


def open_steps(store: Store, key: int) -> list[str]:
    rows = store.fetch(
        "SELECT kind FROM task WHERE contact = ? AND done_at IS NULL AND skipped_at IS NULL ORDER BY rank",
        (key,),
    )
    return [kind for (kind,) in rows]


def test_a_contact_with_everything(store: Store, now: datetime) -> None:
    first = contacts.add(store, ContactDraft(display_name="Marcus Bell", organization="Halden Health"), now)
    key = contacts.add(
        store,
        ContactDraft(
            given_name="Priya",
            family_name="Raman",
            title=" Senior UX\nResearcher ",
            organization="halden health",
            city="Boston",
            kind_of_helper=Helper.BOOSTER,
            emails=("priya@halden.example", "PRIYA@halden.example", "p.raman@mail.example"),
            phones=("+1 555 0100",),
            links=("https://example.org/priya",),
            tags=("ux", "UX", "boston"),
            referred_by=first,
            note="Met at the meetup.\nKind.",
        ),
        now,
    )
    assert person(store, key, "display_name", "sort_name", "title", "zone", "source", "stage") == (
        "Priya Raman", "priya raman", "Senior UX Researcher", "America/New_York", "referral", "to_contact",
    )  # fmt: skip
    assert store.fetch("SELECT name FROM organization") == [("Halden Health",)]
    assert entries(store, "contact_email", "address", key) == [
        ("priya@halden.example", 1),
        ("p.raman@mail.example", 0),
    ]
    assert store.fetch("SELECT name FROM tag ORDER BY id") == [("ux",), ("boston",)]
    assert store.fetch("SELECT text FROM note WHERE contact = ?", (key,)) == [("Met at the meetup.\nKind.",)]
    assert store.fetch("SELECT referrer, referred FROM referral") == [(first, key)]
    assert open_steps(store, key) == ["first_message"]


@pytest.mark.parametrize(
    ("shown", "parts"),
    [
        ("Ada Lovelace", ("", "Ada", "", "Lovelace", "")),
        ("Dr. Ada King Lovelace", ("Dr.", "Ada", "King", "Lovelace", "")),
        ("Lovelace, Ada", ("", "Ada", "", "Lovelace", "")),
        ("Björk", ("", "Björk", "", "", "")),
    ],
)
def test_one_name_field_is_enough(store: Store, now: datetime, shown: str, parts: tuple[str, ...]) -> None:
    key = contacts.add(store, ContactDraft(display_name=shown), now)
    columns = ("prefix", "given_name", "additional_name", "family_name", "suffix")
    assert person(store, key, "display_name", *columns) == (shown, *parts)


@pytest.mark.parametrize(
    ("draft", "field", "problem"),
    [
        (ContactDraft(), "name", "empty"),
        (ContactDraft(display_name=" \n\t "), "name", "empty"),
        (ContactDraft(display_name="A", emails=("ada",)), "emails", "no_at"),
        (ContactDraft(display_name="A", emails=("ada@localhost",)), "emails", "no_domain_dot"),
        (ContactDraft(display_name="A", emails=("ada@b..org",)), "emails", "not_an_address"),
        (ContactDraft(display_name="A", emails=("a b@c.org",)), "emails", "not_an_address"),
        (ContactDraft(display_name="A", zone="Mars/Base"), "zone", "unknown"),
        (ContactDraft(display_name="A", priority=4), "priority", "out_of_range"),
        (ContactDraft(display_name="A", keep_in_touch_days=0), "keep_in_touch_days", "out_of_range"),
        (ContactDraft(display_name="A", tags=("",)), "tags", "empty"),
    ],
)
def test_what_cannot_be_saved(
    store: Store, now: datetime, draft: ContactDraft, field: str, problem: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        contacts.add(store, draft, now)
    assert (refused.value.field, refused.value.problem) == (field, problem)
    assert store.fetch("SELECT count(*) FROM contact") == [(0,)]
    assert store.journal.undo_label is None


def test_an_address_of_an_internal_domain_is_fine(store: Store, now: datetime) -> None:
    key = contacts.add(
        store, ContactDraft(display_name="A", emails=("ada@corp.local", "zoë@example.test")), now
    )
    assert len(entries(store, "contact_email", "address", key)) == 2


def test_a_name_aimed_at_mail_headers_is_one_harmless_line(store: Store, now: datetime) -> None:
    key = contacts.add(store, ContactDraft(display_name="Ada\r\nBcc: all@example.org"), now)
    assert person(store, key, "display_name") == ("Ada Bcc: all@example.org",)


def test_editing_keeps_the_shown_name_true(store: Store, now: datetime) -> None:
    key = contacts.add(store, ContactDraft(given_name="Ada", family_name="Byron"), now)
    contacts.edit(store, key, {"family_name": "Lovelace"}, now)
    assert person(store, key, "display_name", "sort_name") == ("Ada Lovelace", "ada lovelace")
    contacts.edit(store, key, {"display_name": "Grace Hopper"}, now)
    assert person(store, key, "given_name", "family_name") == ("Grace", "Hopper")
    with pytest.raises(InvalidInput):
        contacts.edit(store, key, {"display_name": " "}, now)
    with pytest.raises(InvalidInput):
        contacts.edit(store, key, {"stage": "met"}, now)
    with pytest.raises(NotFound):
        contacts.edit(store, 999, {"title": "x"}, now)


def test_editing_a_list_keeps_the_rows_that_stay(store: Store, now: datetime) -> None:
    key = contacts.add(store, ContactDraft(display_name="A", emails=("a@x.org", "b@x.org")), now)
    before = dict(store.fetch("SELECT address, id FROM contact_email"))
    contacts.edit(
        store, key, {"emails": ["c@x.org", Value("B@x.org", "work", True)], "organization": "Acme"}, now
    )
    assert store.fetch("SELECT id, address, label, is_primary FROM contact_email ORDER BY is_primary") == [
        (before["b@x.org"] + 1, "c@x.org", "", 0),
        (before["b@x.org"], "B@x.org", "work", 1),
    ]
    contacts.edit(store, key, {"organization": ""}, now)
    assert person(store, key, "organization") == (None,)


def test_stages_by_hand(store: Store, now: datetime) -> None:
    keys = [contacts.add(store, ContactDraft(display_name=name), now) for name in ("A", "B")]
    later = now + timedelta(days=1)
    contacts.pause(store, keys[:1], "asked to stop", later)
    assert person(store, keys[0], "stage", "paused_reason") == ("paused", "asked to stop")
    assert open_steps(store, keys[0]) == []
    contacts.set_stage(store, keys, Stage.PAUSED, later)  # both, without a reason
    assert [person(store, key, "paused_reason") for key in keys] == [("asked to stop",), ("",)]
    assert store.journal.undo() == "Change stage"
    contacts.set_stage(store, keys, Stage.TO_CONTACT, later)
    assert person(store, keys[0], "stage", "paused_reason") == ("to_contact", "")
    assert person(store, keys[1], "stage_since") == ("2026-11-23T17:48:00Z",)  # it did not change
    contacts.set_stage(store, keys, Stage.ADDRESS_BOOK, later)
    assert open_steps(store, keys[1]) == []
    contacts.add_to_pipeline(store, keys, later)
    assert open_steps(store, keys[1]) == ["first_message"]


def test_tags(store: Store, now: datetime) -> None:
    keys = [contacts.add(store, ContactDraft(display_name=name), now) for name in ("A", "B")]
    contacts.add_tag(store, keys, "Alumni", now)
    contacts.add_tag(store, keys, "alumni ", now)
    assert store.fetch("SELECT count(*) FROM contact_tag") == [(2,)]
    contacts.remove_tag(store, keys[:1], "ALUMNI", now)
    assert store.fetch("SELECT count(*) FROM tag") == [(1,)]
    contacts.remove_tag(store, keys, "alumni", now)
    assert store.fetch("SELECT count(*) FROM tag") == [(0,)]


def test_deleting_takes_lone_meetings_along_and_undo_brings_all_back(store: Store, now: datetime) -> None:
    a, b = (contacts.add(store, ContactDraft(display_name=name), now) for name in ("A", "B"))
    start = now + timedelta(days=3)
    alone = meetings.schedule(store, MeetingDraft((a,), start), now)
    shared = meetings.schedule(store, MeetingDraft((a, b), start), now)
    contacts.delete(store, [a], now)
    assert store.fetch("SELECT id FROM meeting") == [(shared,)]
    assert store.journal.undo() == "Delete contact"
    assert store.fetch("SELECT id FROM meeting ORDER BY id") == [(alone,), (shared,)]
    assert open_steps(store, a) == ["prepare", "confirm_place"]
    contacts.delete(store, [a, b], now)
    assert store.journal.undo_label == "Delete contacts"


def test_a_touch_logged_by_hand(store: Store, now: datetime) -> None:
    key = contacts.add(store, ContactDraft(display_name="A"), now)
    contacts.log_interaction(store, InteractionDraft(key, now, summary="Called"), now)
    assert person(store, key, "stage") == ("contacted",)
    contacts.log_interaction(store, InteractionDraft(key, now, direction=Direction.FROM_THEM), now)
    assert person(store, key, "stage") == ("replied",)
    assert open_steps(store, key) == ["offer_times"]
    with pytest.raises(NotFound):
        contacts.log_interaction(store, InteractionDraft(999, now), now)


def test_merging_moves_everything(store: Store, now: datetime) -> None:
    keep = contacts.add(
        store,
        ContactDraft(display_name="Ada L", emails=("a@x.org",), tags=("x",), source=Source.LINKEDIN),
        now,
    )
    other = contacts.add(
        store,
        ContactDraft(
            display_name="Ada Lovelace",
            title="Analyst",
            emails=("A@x.org", "b@x.org"),
            tags=("x", "y"),
            city="Oslo",
        ),
        now,
    )
    third = contacts.add(store, ContactDraft(display_name="C", referred_by=other), now)
    referrals.add(store, ReferralDraft(keep, keep_known := other), now)
    notes.add(store, NoteDraft("hello", contact=keep_known), now)
    meetings.schedule(store, MeetingDraft((keep, other), now + timedelta(days=3)), now)
    messages.log_sent_elsewhere(store, MessageDraft(other, "outreach.cold", "Hi", "Body"), now, now)
    (prepare,) = store.fetch("SELECT id FROM task WHERE contact = ? AND kind = 'prepare'", (other,))[0]
    tasks.done(store, prepare, now)
    contacts.merge(store, keep, other, now)
    assert person(store, keep, "display_name", "title", "city", "source", "stage") == (
        "Ada L", "Analyst", "Oslo", "linkedin", "scheduled",
    )  # fmt: skip
    assert entries(store, "contact_email", "address", keep) == [("a@x.org", 1), ("b@x.org", 0)]
    assert store.fetch("SELECT count(*) FROM contact_tag WHERE contact = ?", (keep,)) == [(2,)]
    assert store.fetch("SELECT referrer, referred FROM referral") == [(keep, third)]
    assert store.fetch("SELECT contact FROM note") == [(keep,)]
    assert store.fetch("SELECT contact FROM message") == [(keep,)]
    assert store.fetch("SELECT contact FROM meeting_contact") == [(keep,)]
    assert store.fetch("SELECT count(*) FROM contact") == [(2,)]
    with pytest.raises(InvalidInput):
        contacts.merge(store, keep, keep, now)
    with pytest.raises(NotFound):
        contacts.merge(store, keep, 999, now)


def test_a_step_done_for_one_of_two_stays_done_after_the_merge(store: Store, now: datetime) -> None:
    keep, other = (contacts.add(store, ContactDraft(display_name=name), now) for name in ("A", "B"))
    meetings.schedule(store, MeetingDraft((other,), now + timedelta(days=3)), now)
    (prepare,) = store.fetch("SELECT id FROM task WHERE contact = ? AND kind = 'prepare'", (other,))[0]
    tasks.done(store, prepare, now)
    contacts.merge(store, keep, other, now)
    assert open_steps(store, keep) == ["confirm_place"]


def test_organizations(store: Store, now: datetime) -> None:
    one = organizations.add(store, OrganizationDraft("Halden Health", motivation=3, research="a"), now)
    two = organizations.add(store, OrganizationDraft("Halden", website="halden.example", research="b"), now)
    key = contacts.add(store, ContactDraft(display_name="A", organization="Halden"), now)
    organizations.merge(store, one, two, now)
    assert store.fetch("SELECT name, website, motivation, research FROM organization") == [
        ("Halden Health", "halden.example", 3, "a\n\nb")
    ]
    organizations.edit(store, one, {"name": "Ådal", "posting": 2}, now)
    assert store.fetch("SELECT sort_name, posting FROM organization") == [("adal", 2)]
    with pytest.raises(InvalidInput):
        organizations.edit(store, one, {"name": ""}, now)
    with pytest.raises(InvalidInput):
        organizations.edit(store, one, {"posting": 9}, now)
    organizations.delete(store, [one], now)
    assert person(store, key, "organization") == (None,)


def test_notes(store: Store, now: datetime) -> None:
    key = contacts.add(store, ContactDraft(display_name="A"), now)
    note = notes.add(store, NoteDraft(" one\r\ntwo ", contact=key), now)
    assert store.fetch("SELECT text, happened_at FROM note") == [("one\ntwo", "2026-11-23T17:48:00Z")]
    notes.edit(store, note, {"text": "three", "happened_at": now - timedelta(days=1)}, now)
    assert store.fetch("SELECT text, happened_at FROM note") == [("three", "2026-11-22T17:48:00Z")]
    notes.delete(store, [note], now)
    assert store.fetch("SELECT count(*) FROM note") == [(0,)]
    for draft in (NoteDraft("x"), NoteDraft(" ", contact=key)):
        with pytest.raises(InvalidInput):
            notes.add(store, draft, now)


def test_many_at_once(store: Store, now: datetime) -> None:
    at = "2026-11-23T17:48:00Z"
    with store.transaction("Many", now, bulk=True) as tx:
        tx.executemany(
            "INSERT INTO contact (uid, created_at, updated_at, display_name, sort_name, stage, stage_since)"
            " VALUES (?, ?, ?, ?, ?, 'address_book', ?)",
            [(str(n), at, at, f"Person {n}", f"person {n}", at) for n in range(MANY)],
        )
    keys = range(1, MANY + 1)
    contacts.add_to_pipeline(store, keys, now)
    contacts.add_tag(store, keys, "all", now)
    assert store.fetch("SELECT count(*) FROM task WHERE kind = 'first_message'") == [(MANY,)]
    assert store.fetch("SELECT count(*) FROM contact_facts WHERE next_task IS NOT NULL") == [(MANY,)]
    contacts.delete(store, keys, now)
    assert store.fetch("SELECT count(*) FROM task") == [(0,)]
    deleted = "Delete contacts"
    assert [store.journal.undo() for _ in range(3)] == [deleted, "Add tag", "Add to pipeline"]
    assert store.fetch("SELECT DISTINCT stage FROM contact") == [("address_book",)]
    assert store.fetch("SELECT (SELECT count(*) FROM task), (SELECT count(*) FROM tag)") == [(0, 0)]
    facts = store.fetch("SELECT * FROM contact_facts ORDER BY contact")
    assert facts == store.fetch("SELECT * FROM fresh_contact_facts ORDER BY contact")
