from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from klatch.domain.drafts import ContactDraft, MeetingDraft, ReferralDraft, TakeawayDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.vocabulary import Format, MeetingStatus, Stage, TakeawayKind
from klatch.services import contacts, meetings, referrals, takeaways, tasks
from klatch.services.reading.meetings import MeetingView, ids
from klatch.store.database import Store


@pytest.fixture
def pair(store: Store, now: datetime) -> tuple[int, int]:
    """Two people who replied."""
    a, b = (
        contacts.add(store, ContactDraft(display_name=name, stage=Stage.REPLIED), now)
        for name in ("Ana", "Ben")
    )
    return a, b


def stages(store: Store) -> list[str]:
    return [stage for (stage,) in store.fetch("SELECT stage FROM contact ORDER BY id")]


def steps(store: Store, contact: int) -> list[str]:
    rows = store.fetch(
        "SELECT kind FROM task WHERE contact = ? AND done_at IS NULL AND skipped_at IS NULL ORDER BY rank",
        (contact,),
    )
    return [kind for (kind,) in rows]


def row(store: Store, *columns: str) -> tuple[Any, ...]:
    found = store.fetch_one(f"SELECT {', '.join(columns)} FROM meeting")
    assert found is not None
    return found


def test_a_meeting_with_two_people(store: Store, now: datetime, pair: tuple[int, int]) -> None:
    start = now + timedelta(days=3)
    draft = MeetingDraft(pair, start, "Europe/Berlin", format=Format.IN_PERSON, place=" Café\n1 ")
    meeting = meetings.schedule(store, draft, now)
    assert row(store, "starts_at", "zone", "minutes", "place", "status", "sequence") == (
        "2026-11-26T17:48:00Z", "Europe/Berlin", 20, "Café 1", "confirmed", 0,
    )  # fmt: skip
    assert stages(store) == ["scheduled", "scheduled"]
    assert [steps(store, key) for key in pair] == [["prepare", "confirm_place"]] * 2
    meetings.edit(store, meeting, {"contacts": (pair[0],), "goals": "Learn"}, now)
    assert stages(store) == ["scheduled", "replied"]
    assert [steps(store, key) for key in pair] == [["prepare", "confirm_place"], ["offer_times"]]
    assert row(store, "sequence", "goals") == (1, "Learn")
    meetings.edit(store, meeting, {"notes": "Bring the map"}, now)
    assert row(store, "sequence") == (1,)  # the invitation says the same


def test_a_proposed_meeting_moves_nobody_until_it_is_confirmed(
    store: Store, now: datetime, pair: tuple[int, int]
) -> None:
    draft = MeetingDraft(
        pair[:1], now + timedelta(days=3), status=MeetingStatus.PROPOSED, format=Format.PHONE
    )
    meeting = meetings.schedule(store, draft, now)
    assert (stages(store)[0], steps(store, pair[0])) == ("replied", [])
    meetings.confirm(store, meeting, now)
    assert (stages(store)[0], steps(store, pair[0])) == ("scheduled", ["prepare"])


def test_called_off_and_revived(store: Store, now: datetime, pair: tuple[int, int]) -> None:
    one = meetings.schedule(store, MeetingDraft(pair, now + timedelta(days=3)), now)
    two = meetings.schedule(store, MeetingDraft(pair[:1], now + timedelta(days=5)), now)
    meetings.cancel(store, one, now)
    assert stages(store) == ["scheduled", "replied"]  # the first has another one ahead
    meetings.no_show(store, two, now)
    assert stages(store) == ["replied", "replied"]
    meetings.move(store, two, now + timedelta(days=9), "", now)
    assert stages(store) == ["scheduled", "replied"]
    meetings.delete(store, [two], now)
    assert stages(store) == ["replied", "replied"]
    assert steps(store, pair[0]) == ["offer_times"]


def test_held(store: Store, now: datetime, pair: tuple[int, int]) -> None:
    draft = MeetingDraft(pair, now - timedelta(hours=1), format=Format.PHONE)
    meeting = meetings.schedule(store, draft, now)
    assert steps(store, pair[0]) == ["wrap_up"]
    with pytest.raises(InvalidInput):
        meetings.mark_held(store, meeting, now + timedelta(minutes=1), now)
    meetings.mark_held(store, meeting, now - timedelta(minutes=30), now)
    meetings.mark_held(store, meeting, now - timedelta(minutes=20), now)  # corrected
    assert stages(store) == ["met", "met"]
    assert steps(store, pair[0]) == ["thank"]
    assert store.fetch("SELECT contact, channel, happened_at FROM interaction ORDER BY contact") == [
        (key, "phone", "2026-11-23T17:28:00Z") for key in pair
    ]
    with pytest.raises(InvalidInput):
        meetings.move(store, meeting, now, "", now)
    meetings.cancel(store, meeting, now)
    assert row(store, "status", "ended_at") == ("cancelled", None)
    assert store.fetch("SELECT count(*) FROM interaction") == [(0,)]


def test_a_meeting_logged_afterwards(store: Store, now: datetime, pair: tuple[int, int]) -> None:
    draft = MeetingDraft(pair[:1], now - timedelta(hours=1), format=Format.IN_PERSON)
    meeting = meetings.log(store, draft, now - timedelta(minutes=40), now)
    assert stages(store) == ["met", "replied"]
    meetings.edit(store, meeting, {"contacts": pair}, now)
    assert stages(store) == ["met", "met"]
    assert [steps(store, key) for key in pair] == [["thank"], ["thank"]]
    assert store.fetch("SELECT contact FROM interaction ORDER BY contact") == [(key,) for key in pair]
    with pytest.raises(InvalidInput):
        meetings.log(store, draft, now + timedelta(minutes=1), now)


@pytest.mark.parametrize(
    ("changes", "field", "problem"),
    [
        ({"contacts": ()}, "contacts", "empty"),
        ({"minutes": 0}, "minutes", "out_of_range"),
        ({"starts_at": datetime.max.replace(tzinfo=UTC)}, "starts_at", "out_of_range"),
        ({"zone": "Nowhere"}, "zone", "unknown"),
        ({"status": MeetingStatus.HELD}, "status", "not_ahead"),
    ],
)
def test_a_meeting_that_cannot_be_saved(
    store: Store, now: datetime, pair: tuple[int, int], changes: dict[str, Any], field: str, problem: str
) -> None:
    values: dict[str, Any] = {"contacts": pair, "starts_at": now} | changes
    with pytest.raises(InvalidInput) as refused:
        meetings.schedule(store, MeetingDraft(**values), now)
    assert (refused.value.field, refused.value.problem) == (field, problem)
    assert store.fetch("SELECT count(*) FROM meeting") == [(0,)]


def test_verbs_on_a_meeting_that_is_gone(store: Store, now: datetime, pair: tuple[int, int]) -> None:
    with pytest.raises(NotFound):
        meetings.cancel(store, 999, now)
    with pytest.raises(NotFound):
        meetings.move(store, 999, now, "", now)
    with pytest.raises(NotFound):
        meetings.schedule(store, MeetingDraft((999,), now), now)
    assert store.fetch("SELECT count(*) FROM meeting") == [(0,)]


def test_a_zone_this_machine_does_not_know(store: Store, now: datetime, pair: tuple[int, int]) -> None:
    meeting = meetings.schedule(store, MeetingDraft(pair, now + timedelta(days=3)), now)
    with store.transaction("From another machine", now) as tx:
        tx.execute("UPDATE meeting SET zone = 'Europe/Atlantis'")
    meetings.edit(store, meeting, {"notes": "Still works"}, now)
    assert steps(store, pair[0]) == ["prepare", "confirm_place"]


def test_takeaways_and_the_report_back(store: Store, now: datetime, pair: tuple[int, int]) -> None:
    key = takeaways.add(store, TakeawayDraft(pair[0], TakeawayKind.ADVICE, "Read this"), now)
    takeaways.edit(store, key, {"acted_on_at": now}, now)
    assert "report_back" in steps(store, pair[0])
    takeaways.edit(store, key, {"reported_back_at": now, "text": "Read that"}, now)
    assert "report_back" not in steps(store, pair[0])
    takeaways.delete(store, [key], now)
    assert store.fetch("SELECT count(*) FROM takeaway") == [(0,)]
    with pytest.raises(InvalidInput):
        takeaways.add(store, TakeawayDraft(pair[0], TakeawayKind.ADVICE, "  "), now)
    with pytest.raises(NotFound):
        takeaways.edit(store, 999, {"text": "x"}, now)


def test_advice_of_somebody_else_does_not_ask_again(
    store: Store, now: datetime, pair: tuple[int, int]
) -> None:
    key = takeaways.add(store, TakeawayDraft(pair[0], TakeawayKind.ADVICE, "Read this"), now)
    takeaways.edit(store, key, {"acted_on_at": now}, now)
    ((task,),) = store.fetch("SELECT id FROM task WHERE kind = 'report_back'")
    tasks.skip(store, task, now)
    takeaways.edit(store, key, {"contact": pair[1]}, now)
    assert store.fetch("SELECT contact FROM takeaway") == [(pair[1],)]
    assert "report_back" not in steps(store, pair[0]) + steps(store, pair[1])


def test_a_referral_and_what_came_of_it(store: Store, now: datetime, pair: tuple[int, int]) -> None:
    meeting = meetings.schedule(store, MeetingDraft(pair[:1], now - timedelta(hours=1)), now)
    draft = ReferralDraft(
        pair[0], name="Cleo Park", organization="Acme", email="cleo@acme.example", meeting=meeting
    )
    cleo = referrals.capture(store, draft, now)
    assert store.fetch("SELECT display_name, stage, source FROM contact WHERE id = ?", (cleo,)) == [
        ("Cleo Park", "to_contact", "referral")
    ]
    assert store.fetch("SELECT contact, kind, text, meeting FROM takeaway") == [
        (pair[0], "referral", "Cleo Park, Acme", meeting)
    ]
    booked = meetings.schedule(store, MeetingDraft((cleo,), now + timedelta(days=2)), now)
    assert "tell_referrer" in steps(store, pair[0])
    meetings.cancel(store, booked, now)
    assert "tell_referrer" not in steps(store, pair[0])
    meetings.move(store, booked, now + timedelta(days=2), "", now)
    (referral,) = store.fetch("SELECT id FROM referral")[0]
    referrals.edit(store, referral, {"reported_back_at": now, "note": " told "}, now)
    assert "tell_referrer" not in steps(store, pair[0])
    for referred in (cleo, pair[0], None):
        with pytest.raises(InvalidInput):
            referrals.add(store, ReferralDraft(pair[0], referred), now)
    with pytest.raises(InvalidInput):
        referrals.capture(store, ReferralDraft(pair[0], name=" "), now)
    referrals.delete(store, [referral], now)
    assert store.fetch("SELECT count(*) FROM referral") == [(0,)]


def test_two_may_refer_each_other(store: Store, now: datetime, pair: tuple[int, int]) -> None:
    referrals.add(store, ReferralDraft(*pair), now)
    referrals.add(store, ReferralDraft(*reversed(pair)), now)
    meetings.schedule(store, MeetingDraft(pair, now + timedelta(days=2)), now)
    assert all("tell_referrer" in steps(store, key) for key in pair)


def test_a_meeting_begun_is_under_way_until_it_is_told_of(
    store: Store, now: datetime, pair: tuple[int, int]
) -> None:
    meeting = meetings.schedule(store, MeetingDraft(pair, now + timedelta(hours=1), minutes=20), now)
    long_over = now + timedelta(hours=9)
    assert list(ids(store, MeetingView.UPCOMING, long_over)) == []
    meetings.begin(store, meeting, now + timedelta(minutes=58))
    assert row(store, "started_at", "status", "sequence") == ("2026-11-23T18:46:00Z", "confirmed", 0)
    assert list(ids(store, MeetingView.UPCOMING, long_over)) == [meeting]
    meetings.mark_held(store, meeting, now + timedelta(hours=2), long_over)
    assert list(ids(store, MeetingView.UPCOMING, long_over)) == []


def test_a_meeting_under_way_stays_where_it_is_and_keeps_its_clock(
    store: Store, now: datetime, pair: tuple[int, int]
) -> None:
    meeting = meetings.schedule(store, MeetingDraft(pair, now + timedelta(hours=1), minutes=20), now)
    meetings.begin(store, meeting, now)
    clock = row(store, "started_at", "starts_at", "sequence")
    with pytest.raises(InvalidInput) as refused:
        meetings.move(store, meeting, now + timedelta(days=1), "UTC", now + timedelta(minutes=30))
    assert refused.value.problem == "under_way"
    assert row(store, "started_at", "starts_at", "sequence") == clock


def test_moving_a_meeting_that_was_never_ended_takes_back_that_it_began(
    store: Store, now: datetime, pair: tuple[int, int]
) -> None:
    meeting = meetings.schedule(store, MeetingDraft(pair, now + timedelta(hours=1), minutes=20), now)
    meetings.begin(store, meeting, now)
    meetings.move(store, meeting, now + timedelta(days=1), "UTC", now + timedelta(hours=3))
    assert row(store, "started_at") == (None,)


def test_only_a_meeting_ahead_begins(store: Store, now: datetime, pair: tuple[int, int]) -> None:
    meeting = meetings.schedule(store, MeetingDraft(pair, now + timedelta(hours=1)), now)
    meetings.cancel(store, meeting, now)
    with pytest.raises(InvalidInput):
        meetings.begin(store, meeting, now)
    with pytest.raises(NotFound):
        meetings.begin(store, meeting + 1, now)
