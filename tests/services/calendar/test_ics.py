"""Calendar files, read back by another library than the one that writes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import vobject

from klatch.domain.drafts import ContactDraft, MeetingDraft
from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import Format, MeetingStatus
from klatch.services import contacts, meetings, settings
from klatch.services.calendar import ics
from klatch.store.database import Store

Book = Callable[..., int]
START = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


@pytest.fixture
def book(store: Store, now: datetime) -> Book:
    """Books a meeting with somebody in Boston."""
    me = settings.Profile(name="Nora Whitfield", email="nora@whitfield.example", zone="America/Los_Angeles")
    settings.put(store, me, now)

    def booked(*names: str, **values: Any) -> int:
        people = []
        for name in names or ("Priya Raman",):
            draft = ContactDraft(
                display_name=name, title="Researcher", organization="Halden Health", city="Boston"
            )
            people.append(contacts.add(store, draft, now))
        given = {"zone": "America/New_York", "link": "https://meet.example/priya"} | values
        draft = MeetingDraft(tuple(people), START, **given)
        return meetings.schedule(store, draft, now)

    return booked


def read(data: bytes) -> Any:
    return vobject.readOne(data.decode())


def test_a_meeting_is_read_back(store: Store, now: datetime, book: Book) -> None:
    meeting = book()
    file = read(ics.calendar(store, [meeting], now))
    event = file.vevent
    assert (file.version.value, file.method.value) == ("2.0", "PUBLISH")
    assert event.dtstart.value == START
    assert event.dtend.value == START + timedelta(minutes=20)
    assert event.dtstamp.value == now
    assert event.summary.value == "Nora Whitfield & Priya Raman"
    assert event.location.value == event.url.value == "https://meet.example/priya"
    assert event.status.value == "CONFIRMED"
    assert event.sequence.value == "0"
    assert event.description.value.splitlines() == [
        "Priya Raman, Researcher, Halden Health",
        "2026-11-24 10:30 Los Angeles",
        "2026-11-24 13:30 Boston",
        "https://meet.example/priya",
    ]
    assert event.organizer.value == "mailto:nora@whitfield.example"
    assert event.organizer.params["CN"] == ["Nora Whitfield"]
    assert "attendee" not in event.contents
    assert event.valarm.trigger.value == timedelta(minutes=-15)
    ((uid,),) = store.fetch("SELECT uid FROM meeting")
    assert event.uid.value == uid


def test_times_stand_in_utc(store: Store, now: datetime, book: Book) -> None:
    data = ics.calendar(store, [book()], now)
    assert b"DTSTART:20261124T183000Z\r\n" in data
    assert b"DTEND:20261124T185000Z\r\n" in data
    assert b"VTIMEZONE" not in data


def test_lines_end_and_fold_as_the_standard_asks(store: Store, now: datetime, book: Book) -> None:
    name = "Ада 👩🏽‍🔬 " + "х" * 200 + ", Dr.; \\ the 1st"
    data = ics.calendar(store, [book(name)], now)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert read(data).vevent.summary.value == f"Nora Whitfield & {name}"


@pytest.mark.parametrize(
    "name",
    ["ليلى حداد", "דניאל כהן", "Zoë 🧪 O’Brien", "a\nBEGIN:VALARM\r\nX:y", "=?utf-8?q?x?=", '"quoted"'],
    ids=["arabic", "hebrew", "emoji", "lines", "encoded word", "quotes"],
)  # fmt: skip
def test_names_of_all_kinds_come_back(store: Store, now: datetime, book: Book, name: str) -> None:
    event = read(ics.calendar(store, [book(name)], now)).vevent
    ((kept,),) = store.fetch("SELECT display_name FROM contact")
    assert event.summary.value == f"Nora Whitfield & {kept}"
    assert len(event.contents["valarm"]) == 1


def test_what_is_private_stays_here(store: Store, now: datetime, book: Book) -> None:
    secrets = {key: f"the secret {key}" for key in ("goals", "research", "introduction", "notes")}
    meeting = book()
    meetings.edit(store, meeting, secrets, now)
    assert b"secret" not in ics.calendar(store, [meeting], now)


@pytest.mark.parametrize(
    ("values", "place", "url"),
    [
        ({"format": Format.IN_PERSON, "place": "Heron Café"}, "Heron Café", None),
        ({"format": Format.PHONE, "phone": "+1 312 555 0188", "link": ""}, "+1 312 555 0188", None),
        ({"link": "meet at noon"}, "meet at noon", None),
        ({"link": ""}, None, None),
    ],
)
def test_where_it_is(
    store: Store, now: datetime, book: Book, values: dict[str, Any], place: str | None, url: str | None
) -> None:
    event = read(ics.calendar(store, [book(**values)], now)).vevent
    found = {key: event.contents[key][0].value for key in ("location", "url") if key in event.contents}
    assert (found.get("location"), found.get("url")) == (place, url)


def test_a_moved_meeting_is_a_newer_version_of_the_same(store: Store, now: datetime, book: Book) -> None:
    meeting = book()
    before = read(ics.calendar(store, [meeting], now)).vevent
    later = now + timedelta(hours=1)
    meetings.move(store, meeting, START + timedelta(days=1), "America/New_York", later)
    after = read(ics.calendar(store, [meeting], later)).vevent
    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.dtstart.value == START + timedelta(days=1)
    assert after.contents["last-modified"][0].value > before.contents["last-modified"][0].value
    meetings.edit(store, meeting, {"notes": "nothing that an invitation says"}, later)
    assert read(ics.calendar(store, [meeting], later)).vevent.sequence.value == after.sequence.value


def test_a_proposed_meeting_is_tentative(store: Store, now: datetime, book: Book) -> None:
    file = read(ics.calendar(store, [book(status=MeetingStatus.PROPOSED)], now))
    assert (file.method.value, file.vevent.status.value) == ("PUBLISH", "TENTATIVE")


def test_a_cancelled_meeting_is_taken_back_without_an_alarm(store: Store, now: datetime, book: Book) -> None:
    meeting = book()
    meetings.cancel(store, meeting, now)
    file = read(ics.calendar(store, [meeting], now))
    assert (file.method.value, file.vevent.status.value) == ("CANCEL", "CANCELLED")
    assert file.vevent.sequence.value == "1"
    assert "valarm" not in file.vevent.contents


def test_several_meetings_share_a_file_in_their_order(store: Store, now: datetime, book: Book) -> None:
    first, second, gone = book("Ana"), book("Ben", "Cleo"), book("Dan")
    meetings.cancel(store, gone, now)
    file = read(ics.calendar(store, [second, first, gone], now))
    assert file.method.value == "PUBLISH"
    said = [(event.summary.value, event.status.value) for event in file.vevent_list]
    assert said == [
        ("Nora Whitfield, Ben & Cleo", "CONFIRMED"),
        ("Nora Whitfield & Ana", "CONFIRMED"),
        ("Nora Whitfield & Dan", "CANCELLED"),
    ]


@pytest.mark.parametrize("email", ["", "nora"])
def test_without_an_address_it_is_a_plain_calendar(
    store: Store, now: datetime, book: Book, email: str
) -> None:
    meeting = book()
    with store.transaction("Change settings", now, undoable=False) as tx:
        tx.execute("UPDATE setting SET value = json_object('email', ?) WHERE name = 'profile'", (email,))
    file = read(ics.calendar(store, [meeting], now))
    assert "method" not in file.contents
    assert "organizer" not in file.vevent.contents
    assert file.vevent.summary.value == "Priya Raman"
    assert "2026-11-24 18:30 UTC" in file.vevent.description.value


def test_meetings_that_are_gone_are_left_out(store: Store, now: datetime, book: Book) -> None:
    meeting = book()
    assert len(read(ics.calendar(store, [99, meeting], now)).vevent_list) == 1
    with pytest.raises(NotFound):
        ics.calendar(store, [99], now)
