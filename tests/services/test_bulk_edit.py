"""Many people changed as one step: only what is asked for, and back with one Undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from klatch.domain.drafts import ContactDraft, MessageDraft
from klatch.domain.errors import InvalidInput
from klatch.domain.vocabulary import Helper, Source, Stage
from klatch.services import contacts, messages
from klatch.services.bulk_edit import USUAL, BulkChange, edit_all
from klatch.services.reading.contacts import detail, tags
from klatch.store.database import Store
from population import populate
from verbs import rows_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def people(store: Store, now: datetime) -> list[int]:
    drafts = (
        ContactDraft(display_name="Ada Quill", organization="Halden", tags=("mentor",), city="Boston"),
        ContactDraft(display_name="Ben Solheim", source=Source.COLD, keep_in_touch_days=20),
        ContactDraft(display_name="Cem Karim", organization="Halden", zone="Asia/Tokyo", priority=2),
    )
    return [contacts.add(store, draft, now) for draft in drafts]


def test_only_what_is_asked_for_is_written(store: Store, people: list[int], now: datetime) -> None:
    before = [detail(store, key) for key in people]
    edit_all(store, people[:2], BulkChange(priority=3, source=Source.MEETUP), now)
    after = [detail(store, key) for key in people]
    assert [(one.priority, one.source) for one in after[:2]] == [(3, Source.MEETUP)] * 2
    assert after[2] == before[2]
    assert [one.city for one in after] == [one.city for one in before]
    assert after[1].keep_in_touch_days == 20


def test_everything_at_once_and_one_undo(store: Store, people: list[int], now: datetime) -> None:
    before = rows_of(store)
    change = BulkChange(
        source=Source.ALUMNI,
        kind_of_helper=Helper.BOOSTER,
        priority=1,
        keep_in_touch_days=45,
        do_not_contact=False,
        city=" Berlin ",
        organization="brightloom",
        stage=Stage.PAUSED,
        reason="On leave",
        add_tags=("civic", "health"),
        remove_tags=("mentor",),
    )
    edit_all(store, people, change, now)
    for person in (detail(store, key) for key in people):
        assert (person.source, person.helper, person.priority) == (Source.ALUMNI, Helper.BOOSTER, 1)
        assert (person.keep_in_touch_days, person.city) == (45, "Berlin")
        assert (person.organization, person.stage, person.paused_reason) == (
            "brightloom",
            Stage.PAUSED,
            "On leave",
        )
        assert [tag.name for tag in person.tags] == ["civic", "health"]
        assert person.next_step is None
    assert [tag.name for tag in tags(store)] == ["civic", "health"]
    zones = [detail(store, key).zone for key in people]
    assert zones == ["America/New_York", "Europe/Berlin", "Asia/Tokyo"]
    store.journal.undo()
    assert rows_of(store) == before


def test_the_usual_rhythm_comes_back(store: Store, people: list[int], now: datetime) -> None:
    edit_all(store, people, BulkChange(keep_in_touch_days=USUAL), now)
    assert [detail(store, key).keep_in_touch_days for key in people] == [None] * 3


def test_asked_to_be_left_alone_takes_the_steps_away(store: Store, people: list[int], now: datetime) -> None:
    assert detail(store, people[0]).next_step is not None
    edit_all(store, people, BulkChange(do_not_contact=True), now)
    assert [detail(store, key).next_step for key in people] == [None] * 3


def test_whom_they_leave_behind_at_the_employer_is_seen_to_at_once(store: Store, now: datetime) -> None:
    ada, ben = (
        contacts.add(store, ContactDraft(display_name=name, organization="Halden"), now)
        for name in ("Ada Quill", "Ben Solheim")
    )
    for number, person in enumerate((ada, ben)):
        at = now + timedelta(days=number)
        message = messages.save_draft(store, MessageDraft(person, "outreach.cold", "Hello", "Text"), at)
        messages.mark_sent(store, message, at, at)
    steps = "SELECT contact FROM task WHERE kind = 'write_someone_else'"
    assert store.fetch(steps) == [(ben,)], "the last one written to asks for somebody else"
    edit_all(store, [ben], BulkChange(organization="Brightloom"), now + timedelta(days=2))
    assert sorted(store.fetch(steps)) == [(ada,), (ben,)], "at each employer it is the last one again"


@pytest.mark.parametrize(
    "change", [BulkChange(priority=4), BulkChange(zone="Mars/Olympus"), BulkChange(add_tags=(" ",))]
)
def test_what_cannot_stand_is_refused_as_a_whole(
    store: Store, people: list[int], now: datetime, change: BulkChange
) -> None:
    before = rows_of(store)
    with pytest.raises(InvalidInput):
        edit_all(store, people, change, now)
    assert rows_of(store) == before


def test_nothing_asked_for_is_nothing_done() -> None:
    assert BulkChange().is_empty
    assert BulkChange(reason="because").is_empty
    assert not BulkChange(priority=0).is_empty
    assert not BulkChange(do_not_contact=False).is_empty


def test_thousands_at_once_are_as_true_as_a_few(store: Store, now: datetime) -> None:
    populate(store, contacts.MANY + 100)
    before = rows_of(store)
    keys = [key for (key,) in store.fetch("SELECT id FROM contact ORDER BY id LIMIT ?", (contacts.MANY,))]
    edit_all(store, keys, BulkChange(city="Lisbon", add_tags=("many",), stage=Stage.IN_TOUCH), now)
    assert store.fetch_one("SELECT count(*) FROM contact WHERE city = 'Lisbon'") == (contacts.MANY,)
    facts = store.fetch("SELECT * FROM contact_facts ORDER BY contact")
    assert facts == store.fetch("SELECT * FROM fresh_contact_facts ORDER BY contact")
    found = store.fetch_one("SELECT count(*) FROM search_index WHERE search_index MATCH 'lisbon'")
    assert found is not None
    assert found[0] >= contacts.MANY
    store.journal.undo()
    assert rows_of(store) == before
