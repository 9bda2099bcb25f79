"""A line becomes a task: its date, and whom it is about."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from klatch.domain.drafts import ContactDraft
from klatch.services import contacts
from klatch.services.quick_add import Person, Understood, understand
from klatch.store.database import Store

ZONE = "America/Los_Angeles"
NOW = datetime(2025, 11, 18, 17, 48, tzinfo=UTC)  # Tuesday 09:48 there
PEOPLE = (
    ("Priya", "Raman"),
    ("Sam", "Okafor"),
    ("Sam", "Lee"),
    ("Mark", "Twain"),
    ("Sun", "Li"),
    ("Zoë", "Nuñez"),
    ("May", "Chen"),
)


@pytest.fixture
def people(store: Store) -> dict[str, int]:
    made = {}
    for given, family in PEOPLE:
        name = f"{given} {family}"
        draft = ContactDraft(display_name=name, given_name=given, family_name=family)
        made[name] = contacts.add(store, draft, NOW)
    return made


def read(store: Store, text: str, person: int | None = None) -> Understood:
    return understand(store, text, NOW, ZONE, month_first=True, person=person)


def test_the_whole_line(store: Store, people: dict[str, int]) -> None:
    understood = read(store, "call priya Fri 3pm")
    assert understood == Understood(
        "Call Priya Raman",
        due_at=datetime(2025, 11, 21, 23, 0, tzinfo=UTC),
        person=Person(people["Priya Raman"], "Priya Raman"),
    )
    assert read(store, "send deck next Tuesday") == Understood("Send deck", due_on=date(2025, 11, 25))


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("ask Zoe about the lab", "Ask Zoë Nuñez about the lab", "Zoë Nuñez"),
        ("write to sam lee", "Write to Sam Lee", "Sam Lee"),
        ("Priya Raman: send the deck", "Priya Raman: send the deck", "Priya Raman"),
        ("mark the deck as done", "Mark the deck as done", ""),
        ("ask mark", "Ask mark", ""),
        ("ask Mark", "Ask Mark Twain", "Mark Twain"),
        ("Mark the deck", "Mark the deck", ""),
        ("May be late", "May be late", ""),
        ("call Sun", "Call Sun Li", "Sun Li"),
        ("buy paper", "Buy paper", ""),
    ],
)
def test_people_are_known_by_their_names(
    store: Store, people: dict[str, int], text: str, title: str, name: str
) -> None:
    understood = read(store, text)
    assert (understood.title, understood.due_on, understood.due_at) == (title, None, None)
    assert (understood.person.name if understood.person else "") == name


def test_who_is_not_sure_is_offered(store: Store, people: dict[str, int]) -> None:
    understood = read(store, "1 on 1 with Sam")
    assert understood.person is None
    assert understood.title == "1 on 1 with Sam"
    assert [each.name for each in understood.offered] == ["Sam Okafor", "Sam Lee"]
    chosen = read(store, "1 on 1 with Sam", people["Sam Lee"])
    assert chosen.title == "1 on 1 with Sam Lee"
    assert chosen.person == Person(people["Sam Lee"], "Sam Lee")
    assert chosen.offered == ()


def test_a_name_that_is_a_weekday_keeps_its_word(store: Store, people: dict[str, int]) -> None:
    understood = read(store, "call Sun on Friday")
    assert (understood.title, understood.due_on) == ("Call Sun Li", date(2025, 11, 21))


def test_a_date_alone_is_no_task_to_date(store: Store) -> None:
    assert read(store, "Mon") == Understood("Mon")
    assert read(store, "") == Understood("")


def test_a_time_that_does_not_exist_is_read_as_the_hour_after(store: Store) -> None:
    before = datetime(2026, 3, 7, 18, 0, tzinfo=UTC)
    understood = understand(store, "back up tomorrow 2:30", before, ZONE, month_first=True)
    assert understood.due_at == datetime(2026, 3, 8, 10, 30, tzinfo=UTC)


def test_the_users_own_day_counts(store: Store) -> None:
    evening = datetime(2025, 11, 19, 5, 0, tzinfo=UTC)  # still the 18th in Los Angeles
    assert understand(store, "call tomorrow", evening, ZONE, month_first=True).due_on == date(2025, 11, 19)
    assert understand(store, "call tomorrow", evening, "Asia/Tokyo", month_first=True).due_on == date(
        2025, 11, 20
    )
