"""The facts of the guards, gathered from a real store."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from klatch.domain.drafts import ContactDraft, InteractionDraft, MeetingDraft, MessageDraft
from klatch.domain.errors import NotFound
from klatch.domain.guards import Caution, Guard
from klatch.domain.kinds import KINDS
from klatch.domain.vocabulary import Channel, Direction
from klatch.services import contacts, meetings, messages, outreach, settings
from klatch.services.outreach import Intent
from klatch.store.database import Store


@pytest.fixture
def people(store: Store, now: datetime) -> tuple[int, int, int]:
    """Two at Brightloom, one elsewhere."""
    settings.put(store, settings.Profile(name="Nora", zone="America/New_York"), now)
    drafts = (
        ContactDraft("Aisha Karim", organization="Brightloom", emails=("aisha@brightloom.example",)),
        ContactDraft("Bruno Silva", organization="Brightloom"),
        ContactDraft("Chidi Obi", organization="Marrow"),
    )
    return tuple(contacts.add(store, draft, now - timedelta(days=90)) for draft in drafts)  # type: ignore[return-value]


def send(store: Store, contact: int, at: datetime, kind: str = "outreach.cold") -> int:
    draft = MessageDraft(contact, kind, "Hello", "Hi there", to_address="aisha@brightloom.example")
    return messages.log_sent_elsewhere(store, draft, at, at)


def found(
    store: Store, contact: int, now: datetime, kind: str = "outreach.cold", **more: object
) -> list[tuple[Guard, int | None]]:
    spoken = outreach.cautions(store, Intent(contact, KINDS[kind], KINDS[kind].channel, **more), now)  # type: ignore[arg-type]
    return [(each.guard, each.days) for each in spoken]


def test_nobody_was_written_to(store: Store, people: tuple[int, int, int], now: datetime) -> None:
    assert all(found(store, person, now, kind) == [] for person in people for kind in KINDS)
    with pytest.raises(NotFound):
        found(store, 99, now)


def test_the_same_person_until_something_comes_back(
    store: Store, people: tuple[int, int, int], now: datetime
) -> None:
    message = send(store, people[0], now - timedelta(days=3))
    assert found(store, people[0], now) == [(Guard.WRITTEN_LATELY, 3)]
    assert found(store, people[0], now, "thanks.same_day") == []
    assert found(store, people[0], now, "schedule.propose") == []
    messages.mark_answered(store, message, now - timedelta(days=1), now)
    assert found(store, people[0], now) == []


def test_a_message_logged_by_hand_counts_and_a_meeting_does_not(
    store: Store, people: tuple[int, int, int], now: datetime
) -> None:
    at = now - timedelta(days=2)
    contacts.log_interaction(store, InteractionDraft(people[2], at, Channel.IN_PERSON), now)
    assert found(store, people[2], now) == []
    contacts.log_interaction(store, InteractionDraft(people[2], at, Channel.LINKEDIN), now)
    assert found(store, people[2], now) == [(Guard.WRITTEN_LATELY, 2)]
    reply = InteractionDraft(people[2], now - timedelta(days=1), Channel.PHONE, Direction.FROM_THEM)
    contacts.log_interaction(store, reply, now)
    assert found(store, people[2], now) == []


def test_what_came_back_reached_nobody_and_its_address_is_named(
    store: Store, people: tuple[int, int, int], now: datetime
) -> None:
    message = send(store, people[0], now - timedelta(days=2))
    messages.mark_bounced(store, message, now - timedelta(days=1), now)
    spoken = outreach.cautions(store, Intent(people[0], KINDS["outreach.cold"], Channel.EMAIL), now)
    assert [(each.guard, each.text) for each in spoken] == [(Guard.BOUNCED, "aisha@brightloom.example")]
    assert found(store, people[1], now) == [], "nobody at the employer was reached either"


def test_a_follow_up_that_is_due_is_not_held_up(
    store: Store, people: tuple[int, int, int], now: datetime
) -> None:
    settings.put(store, settings.Cadence(rhythm="custom", custom_days=3), now)
    send(store, people[0], now - timedelta(days=3))
    assert found(store, people[0], now, "followup.first") == []
    assert found(store, people[0], now - timedelta(days=1), "followup.first") == [(Guard.WRITTEN_LATELY, 2)]
    assert found(store, people[0], now) == [(Guard.WRITTEN_LATELY, 3)], "a first message is not what is due"


def test_the_employer(store: Store, people: tuple[int, int, int], now: datetime) -> None:
    message = send(store, people[0], now - timedelta(days=1))
    assert found(store, people[1], now) == [(Guard.SAME_EMPLOYER, 1)]
    assert found(store, people[1], now, "followup.first") == []
    assert found(store, people[2], now) == []
    messages.close(store, message, now)
    assert found(store, people[1], now) == []


def test_a_colleague_who_answered_or_is_left_alone_is_no_open_outreach(
    store: Store, people: tuple[int, int, int], now: datetime
) -> None:
    send(store, people[0], now - timedelta(days=1))
    contacts.pause(store, [people[0]], "declined", now)
    assert found(store, people[1], now) == []


def test_a_message_given_away_to_a_colleague_counts(
    store: Store, people: tuple[int, int, int], now: datetime
) -> None:
    draft = messages.save_draft(store, MessageDraft(people[0], "outreach.cold", "Hello", "Hi"), now)
    assert found(store, people[1], now) == []
    messages.hand_over(store, draft, "copied", now)
    assert found(store, people[1], now) == [(Guard.SAME_EMPLOYER, 0)]


def test_a_colleague_ahead_in_the_batch(store: Store, people: tuple[int, int, int], now: datetime) -> None:
    assert found(store, people[1], now, ahead=(people[2], people[0])) == [(Guard.SAME_EMPLOYER, None)]
    assert found(store, people[2], now, ahead=(people[0], people[1])) == []


def test_the_cap_counts_the_users_day_and_outreach_alone(
    store: Store, people: tuple[int, int, int], now: datetime
) -> None:
    settings.put(store, settings.Outreach(daily_cap=2, again_after_days=0), now)
    midnight = datetime.fromisoformat("2026-11-23T05:00:00Z")  # in New York
    send(store, people[2], midnight - timedelta(seconds=1))
    send(store, people[2], midnight)
    send(store, people[2], now, "thanks.same_day")
    draft = messages.save_draft(store, MessageDraft(people[2], "outreach.warm", "Hello", "Hi"), now)
    assert found(store, people[2], now) == []
    messages.hand_over(store, draft, "saved", now)
    assert found(store, people[2], now) == [(Guard.DAILY_CAP, None)]
    assert found(store, people[2], now, message=draft) == [], "a message does not count against itself"
    assert found(store, people[2], now, "thanks.same_day") == []
    assert found(store, people[2], now + timedelta(days=1)) == []


def test_the_thank_you_after_a_meeting_goes_out(
    store: Store, people: tuple[int, int, int], now: datetime
) -> None:
    settings.put(store, settings.Outreach(daily_cap=1), now)
    send(store, people[0], now - timedelta(days=2))
    send(store, people[1], now)
    at = now - timedelta(hours=2)
    meeting = meetings.schedule(store, MeetingDraft((people[0],), at), now - timedelta(days=1))
    meetings.mark_held(store, meeting, now, now)
    assert found(store, people[0], now, "thanks.same_day") == []
    assert found(store, people[0], now, "schedule.confirm") == []


def test_a_pause_and_a_wish_to_be_left_alone(
    store: Store, people: tuple[int, int, int], now: datetime
) -> None:
    contacts.pause(store, [people[0]], "on leave", now)
    spoken = outreach.cautions(store, Intent(people[0], KINDS["outreach.cold"], Channel.EMAIL), now)
    assert spoken == (Caution(Guard.PAUSED, text="on leave"),)
    assert found(store, people[0], now, "reply.accept_their_decline") == []
    contacts.edit(store, people[0], {"do_not_contact": True}, now)
    assert found(store, people[0], now) == [(Guard.DO_NOT_CONTACT, None)]
