"""Employers and leads: ratings, merging two spellings, and undo of it all to the row."""

from __future__ import annotations

from datetime import datetime

import pytest

from klatch.domain.drafts import (
    ContactDraft,
    NoteDraft,
    OpportunityDraft,
    OrganizationDraft,
    TakeawayDraft,
    TaskDraft,
)
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.vocabulary import TakeawayKind
from klatch.services import contacts, notes, opportunities, organizations, takeaways, tasks
from klatch.store.database import Store
from verbs import index_terms, rows_of


def undo_is_exact(store: Store, before: dict[str, list[tuple[object, ...]]]) -> None:
    after, words = rows_of(store), index_terms(store)
    store.journal.undo()
    assert rows_of(store) == before
    store.journal.redo()
    assert rows_of(store) == after
    assert index_terms(store) == words


def test_several_are_rated_at_once(store: Store, now: datetime) -> None:
    keys = [organizations.add(store, OrganizationDraft(name), now) for name in ("A", "B")]
    before = rows_of(store)
    organizations.rate(store, keys, {"motivation": 3}, now)
    assert store.fetch("SELECT motivation, posting FROM organization") == [(3, 0), (3, 0)]
    undo_is_exact(store, before)
    organizations.rate(store, keys[:1], {"posting": 2}, now)
    assert store.fetch("SELECT motivation, posting FROM organization") == [(3, 2), (3, 0)]
    with pytest.raises(InvalidInput):
        organizations.rate(store, keys, {"motivation": 4}, now)
    with pytest.raises(InvalidInput):
        organizations.rate(store, keys, {"name": 1}, now)
    assert store.fetch("SELECT motivation FROM organization") == [(3,), (3,)]


def test_merging_moves_everything_and_undo_gives_it_back(store: Store, now: datetime) -> None:
    keep = organizations.add(
        store, OrganizationDraft("Halden Health", website="a.example", research="x"), now
    )
    draft = OrganizationDraft("Halden", "b.example a.example", "Care", "Boston", 2, 1, "x")
    other = organizations.add(store, draft, now)
    person = contacts.add(store, ContactDraft(display_name="Ada", organization="Halden"), now)
    notes.add(store, NoteDraft("Moved", organization=other), now)
    takeaway = TakeawayDraft(person, TakeawayKind.INFORMATION, "Nine people", organization=other)
    takeaways.add(store, takeaway, now)
    opportunities.add(store, OpportunityDraft("Researcher", organization=other), now)
    tasks.add_own(store, TaskDraft("Read the report", organization=other), now)
    before = rows_of(store)
    organizations.merge(store, keep, other, now)
    for table in ("contact", "note", "takeaway", "opportunity"):
        assert store.fetch(f"SELECT organization FROM {table}") == [(keep,)], table
    assert store.fetch("SELECT organization FROM task WHERE kind = 'own'") == [(keep,)]
    columns = "id, name, website, industry, city, motivation, posting, research"
    assert store.fetch(f"SELECT {columns} FROM organization") == [
        (keep, "Halden Health", "a.example b.example", "Care", "Boston", 2, 1, "x")
    ]
    undo_is_exact(store, before)
    with pytest.raises(InvalidInput):
        organizations.merge(store, keep, keep, now)
    with pytest.raises(NotFound):
        organizations.merge(store, keep, 99, now)


def test_deleting_an_employer_leaves_people_and_leads(store: Store, now: datetime) -> None:
    halden = organizations.add(store, OrganizationDraft("Halden"), now)
    contacts.add(store, ContactDraft(display_name="Ada", organization="Halden"), now)
    opportunities.add(store, OpportunityDraft("Researcher", organization=halden), now)
    before = rows_of(store)
    organizations.delete(store, [halden], now)
    assert store.fetch("SELECT organization FROM contact") == [(None,)]
    assert store.fetch("SELECT organization FROM opportunity") == [(None,)]
    undo_is_exact(store, before)
