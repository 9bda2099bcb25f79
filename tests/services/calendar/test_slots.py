"""Times to offer: found, chosen, moved, taken; they stay put and vanish with the meeting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from klatch.domain.drafts import ContactDraft, MeetingDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.vocabulary import MeetingStatus, Stage
from klatch.services import contacts, drafting, meetings, settings, shipping
from klatch.services.calendar import slots
from klatch.services.reading.slots import ahead, offers, wanting
from klatch.store.database import Store

TUESDAY = datetime(2026, 11, 24, 19, tzinfo=UTC)
"""11:00 in Los Angeles, 14:00 in New York."""


@pytest.fixture
def people(store: Store, now: datetime) -> tuple[int, int]:
    """Two who replied, in New York and where I am."""
    me = settings.Profile(name="Nora Whitfield", zone="America/Los_Angeles")
    settings.put(store, me, now)
    a, b = (
        contacts.add(store, ContactDraft(display_name=name, city=city, stage=Stage.REPLIED), now)
        for name, city in (("Leila Haddad", "New York"), ("Owen Brask", "Seattle"))
    )
    return a, b


def starts(store: Store, now: datetime, contact: int | None = None) -> list[str]:
    return [f"{slot.starts_at:%d %H:%M}" for slot in ahead(store, now, contact)]


def test_each_gets_three_that_do_not_collide(store: Store, now: datetime, people: tuple[int, int]) -> None:
    made = slots.offer(store, people, now)
    assert len(made) == 6
    assert starts(store, now, people[0]) == ["24 19:00", "25 17:30", "26 21:30"]
    assert starts(store, now, people[1]) == ["24 18:00", "25 18:30", "26 22:30"]


def test_offering_again_only_fills_up(store: Store, now: datetime, people: tuple[int, int]) -> None:
    first = slots.offer(store, people[:1], now)
    assert slots.offer(store, people[:1], now) == ()
    slots.delete(store, first[:1], now)
    assert len(slots.offer(store, people[:1], now)) == 1
    assert len(ahead(store, now, people[0])) == 3
    much_later = now + timedelta(days=20)
    assert ahead(store, much_later) == []
    assert len(slots.offer(store, people[:1], much_later)) == 3


def test_meetings_and_holidays_are_gone_around(store: Store, now: datetime, people: tuple[int, int]) -> None:
    settings.put(store, settings.Cadence(country="US", weekend=()), now)
    meetings.schedule(store, MeetingDraft((people[1],), TUESDAY, minutes=60), now)
    slots.offer(store, people[:1], now)
    # Tuesday 11:00 is taken, Thursday is Thanksgiving, and nobody is asked to talk on a Saturday
    assert starts(store, now) == ["24 18:00", "25 17:30", "27 21:30"]


def test_chosen_moved_removed_and_all_of_it_undone(
    store: Store, now: datetime, people: tuple[int, int]
) -> None:
    slot = slots.add(store, people[0], TUESDAY, 30, now)
    slots.move(store, slot, TUESDAY + timedelta(hours=1), now)
    assert starts(store, now) == ["24 20:00"]
    slots.delete(store, [slot], now)
    assert starts(store, now) == []
    for expected in (["24 20:00"], ["24 19:00"], []):
        store.journal.undo()
        assert starts(store, now) == expected


def test_what_cannot_be_offered(store: Store, now: datetime, people: tuple[int, int]) -> None:
    slot = slots.add(store, people[0], TUESDAY, 20, now)
    other = slots.add(store, people[0], TUESDAY + timedelta(days=1), 20, now)
    slots.add(store, people[1], TUESDAY, 20, now)  # to somebody else it may be offered, too
    for wrong in (
        lambda: slots.add(store, people[0], TUESDAY, 20, now),
        lambda: slots.move(store, other, TUESDAY, now),
        lambda: slots.add(store, people[0], now, 20, now),
        lambda: slots.move(store, slot, now - timedelta(days=1), now),
        lambda: slots.add(store, people[0], TUESDAY + timedelta(days=2), 1, now),
    ):
        with pytest.raises(InvalidInput):
            wrong()
    for missing in (
        lambda: slots.add(store, 99, TUESDAY, 20, now),
        lambda: slots.move(store, 99, TUESDAY, now),
        lambda: slots.take(store, 99, now),
    ):
        with pytest.raises(NotFound):
            missing()
    slots.move(store, slot, TUESDAY, now)  # where it is
    assert len(ahead(store, now)) == 3


def test_the_time_they_take_becomes_a_meeting(store: Store, now: datetime, people: tuple[int, int]) -> None:
    slots.offer(store, people, now)
    chosen = ahead(store, now, people[0])[1]
    meeting = slots.take(store, chosen.id, now)
    found = store.fetch("SELECT starts_at, zone, status, format FROM meeting WHERE id = ?", (meeting,))
    assert found == [("2026-11-25T17:30:00Z", "America/New_York", "confirmed", "video")]
    assert ahead(store, now, people[0]) == []
    assert len(ahead(store, now, people[1])) == 3
    store.journal.undo()
    assert len(ahead(store, now)) == 6


def test_a_proposed_time_leaves_the_others(store: Store, now: datetime, people: tuple[int, int]) -> None:
    slots.offer(store, people[:1], now)
    draft = MeetingDraft(people[:1], TUESDAY, status=MeetingStatus.PROPOSED)
    meeting = meetings.schedule(store, draft, now)
    assert len(ahead(store, now)) == 3
    meetings.confirm(store, meeting, now)
    assert ahead(store, now) == []


def test_who_is_waiting_for_times(store: Store, now: datetime, people: tuple[int, int]) -> None:
    assert list(wanting(store, now)) == [people[0], people[1]]  # both have the step
    slots.offer(store, people[1:], now)
    assert list(wanting(store, now)) == [people[0], people[1]]
    (row,) = offers(store, [people[1]], now)
    assert (row.person.name, len(row.slots)) == ("Owen Brask", 3)
    contacts.pause(store, [people[1]], "not now", now)
    assert list(wanting(store, now)) == [people[0]]
    assert ahead(store, now) == []


def test_merged_people_keep_their_times(store: Store, now: datetime, people: tuple[int, int]) -> None:
    slots.add(store, people[0], TUESDAY, 20, now)
    slots.add(store, people[1], TUESDAY + timedelta(days=1), 20, now)
    contacts.merge(store, people[0], people[1], now)
    assert starts(store, now, people[0]) == ["24 19:00", "25 19:00"]


def test_the_message_names_them_on_both_clocks(store: Store, now: datetime, people: tuple[int, int]) -> None:
    slots.add(store, people[0], TUESDAY, 20, now)
    slots.add(store, people[0], datetime(2026, 11, 26, 6, 30, tzinfo=UTC), 20, now)
    slots.add(store, people[1], TUESDAY, 20, now)
    assert drafting.fields_for(store, people[0], "schedule.propose", now).ask.slots == (
        "Tuesday 24 November, 14:00 New York time (11:00 here)",
        "Thursday 26 November, 01:30 New York time (Wednesday 25 November, 22:30 here)",
    )
    shipping.bring_in(store, now)
    draft = drafting.draft(store, people[0], "schedule.propose", now)
    assert "- Tuesday 24 November, 14:00 New York time (11:00 here)\n- " in draft.rendered.body
    assert drafting.fields_for(store, people[1], "schedule.propose", now).ask.slots == (
        "Tuesday 24 November, 11:00",
    )
