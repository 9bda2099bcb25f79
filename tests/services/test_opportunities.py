"""Leads, alone and several at once, with their employers; undo of it all to the row and to the index."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from klatch.domain.drafts import ContactDraft, MeetingDraft, OpportunityDraft, OrganizationDraft, TaskDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.vocabulary import OpportunityStatus
from klatch.services import contacts, meetings, opportunities, organizations, tasks
from klatch.services.reading import opportunities as reading
from klatch.services.reading import today
from klatch.services.reading.opportunities import OpportunityFilter, OpportunitySort, OpportunityView
from klatch.services.reading.search import SearchKind, search
from klatch.store.database import Store
from verbs import index_terms, rows_of

MONDAY = date(2026, 11, 23)
"""The first day after the week that is looked at."""


def undo_is_exact(store: Store, before: dict[str, list[tuple[object, ...]]]) -> None:
    after, words = rows_of(store), index_terms(store)
    store.journal.undo()
    assert rows_of(store) == before
    store.journal.redo()
    assert rows_of(store) == after
    assert index_terms(store) == words


def found(store: Store, view: OpportunityView, text: str = "") -> list[str]:
    ids = reading.ids(store, OpportunityFilter(view, MONDAY, text))
    return [row.title for row in reading.rows(store, ids)]


@pytest.fixture
def leads(store: Store, now: datetime) -> dict[str, int]:
    """Nurse waits for Friday, Clerk for December, Guide for no day; Baker was offered and taken."""
    halden = organizations.add(store, OrganizationDraft("Halden Health"), now)
    ada = contacts.add(store, ContactDraft(display_name="Ada Quill", organization="Brightloom"), now)
    talk = meetings.schedule(store, MeetingDraft((ada,), now + timedelta(days=1)), now)
    drafts = {
        "nurse": OpportunityDraft("Nurse", halden, ada, talk, "jobs.example/7", next_on=date(2026, 11, 20)),
        "clerk": OpportunityDraft(
            "clerk", None, ada, status=OpportunityStatus.APPLIED, next_on=date(2026, 12, 1)
        ),
        "guide": OpportunityDraft("Guide", halden, notes="Ask Élodie in spring"),
        "baker": OpportunityDraft("Baker", status=OpportunityStatus.ACCEPTED, next_on=date(2026, 11, 1)),
    }
    return {
        key: opportunities.add(store, draft, now + timedelta(minutes=number))
        for number, (key, draft) in enumerate(drafts.items())
    }


def test_a_lead_from_first_word_to_answer(store: Store, now: datetime) -> None:
    halden = organizations.add(store, OrganizationDraft("Halden"), now)
    before = rows_of(store)
    draft = OpportunityDraft(" Researcher ", halden, url="jobs.example", next_on=date(2026, 12, 1))
    lead = opportunities.add(store, draft, now)
    columns = "title, organization, url, status, next_on, notes"
    assert store.fetch(f"SELECT {columns} FROM opportunity") == [
        ("Researcher", halden, "jobs.example", "lead", "2026-12-01", "")
    ]
    undo_is_exact(store, before)
    before = rows_of(store)
    opportunities.edit(store, lead, {"title": "Senior", "next_on": None, "notes": " a\r\nb "}, now)
    assert store.fetch("SELECT title, next_on, notes FROM opportunity") == [("Senior", None, "a\nb")]
    undo_is_exact(store, before)
    before = rows_of(store)
    opportunities.set_status(store, [lead], OpportunityStatus.OFFER, now)
    assert store.fetch("SELECT status FROM opportunity") == [("offer",)]
    undo_is_exact(store, before)
    before = rows_of(store)
    opportunities.delete(store, [lead], now)
    assert store.fetch("SELECT * FROM opportunity") == []
    undo_is_exact(store, before)


def test_a_lead_needs_a_title_and_known_fields(store: Store, now: datetime) -> None:
    for draft in (OpportunityDraft(" "), OpportunityDraft("")):
        with pytest.raises(InvalidInput):
            opportunities.add(store, draft, now)
    lead = opportunities.add(store, OpportunityDraft("Researcher"), now)
    with pytest.raises(InvalidInput):
        opportunities.edit(store, lead, {"salary": 1}, now)
    with pytest.raises(NotFound):
        opportunities.edit(store, 99, {"title": "x"}, now)
    with pytest.raises(NotFound):
        opportunities.set_status(store, [lead, 99], OpportunityStatus.OFFER, now)
    with pytest.raises(NotFound):
        opportunities.set_next(store, [99], None, now)
    assert store.fetch("SELECT title, status FROM opportunity") == [("Researcher", "lead")]


def test_an_employer_is_found_by_its_name_or_added_with_the_lead(store: Store, now: datetime) -> None:
    halden = organizations.add(store, OrganizationDraft("Halden Health"), now)
    known = opportunities.add(store, OpportunityDraft("Nurse", employer="halden  HEALTH"), now)
    assert reading.detail(store, known).row.organization == halden
    before = rows_of(store)
    new = opportunities.add(store, OpportunityDraft("Baker", employer="Oven & Sons"), now)
    assert reading.detail(store, new).row.employer == "Oven & Sons"
    undo_is_exact(store, before)
    opportunities.edit(store, new, {"employer": "Halden Health"}, now)
    assert reading.detail(store, new).row.organization == halden
    opportunities.edit(store, new, {"employer": ""}, now)
    assert reading.detail(store, new).row.organization is None


def test_several_change_at_once(store: Store, leads: dict[str, int], now: datetime) -> None:
    chosen = [leads["nurse"], leads["clerk"]]
    before = rows_of(store)
    opportunities.set_status(store, chosen, OpportunityStatus.INTERVIEWING, now)
    assert {row.status for row in reading.rows(store, chosen)} == {OpportunityStatus.INTERVIEWING}
    undo_is_exact(store, before)
    before = rows_of(store)
    opportunities.set_next(store, chosen, date(2026, 11, 19), now)
    assert {row.next_on for row in reading.rows(store, chosen)} == {date(2026, 11, 19)}
    undo_is_exact(store, before)
    before = rows_of(store)
    opportunities.delete(store, chosen, now)
    assert found(store, OpportunityView.ALL) == ["Baker", "Guide"]
    undo_is_exact(store, before)


def test_the_views_and_their_counts(store: Store, leads: dict[str, int], now: datetime) -> None:
    assert found(store, OpportunityView.OPEN) == ["Nurse", "clerk", "Guide"]
    assert found(store, OpportunityView.WEEK) == ["Nurse"]
    assert found(store, OpportunityView.CLOSED) == ["Baker"]
    assert found(store, OpportunityView.ALL) == ["Baker", "Nurse", "clerk", "Guide"]
    counts = [reading.count_of(store, view, MONDAY) for view in OpportunityView]
    assert counts == [3, 1, 1, 4]
    assert today.count_beside(store, "opportunities", now) == 3
    opportunities.set_next(store, [leads["guide"]], date(2026, 11, 1), now)
    assert found(store, OpportunityView.WEEK) == ["Guide", "Nurse"], "late ones are asked for, too"


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (OpportunitySort.TITLE, ["Baker", "clerk", "Guide", "Nurse"]),
        (OpportunitySort.ORGANIZATION, ["Guide", "Nurse", "Baker", "clerk"]),
        (OpportunitySort.PERSON, ["clerk", "Nurse", "Baker", "Guide"]),
        (OpportunitySort.STATUS, ["Nurse", "Guide", "clerk", "Baker"]),
        (OpportunitySort.NEXT, ["Baker", "Nurse", "clerk", "Guide"]),
        (OpportunitySort.ADDED, ["Nurse", "clerk", "Guide", "Baker"]),
        (OpportunitySort.CHANGED, ["clerk", "Guide", "Baker", "Nurse"]),
    ],
)
def test_the_orders(
    store: Store, leads: dict[str, int], now: datetime, sort: OpportunitySort, expected: list[str]
) -> None:
    opportunities.edit(store, leads["nurse"], {"notes": "x"}, now + timedelta(hours=1))
    wanted = OpportunityFilter(OpportunityView.ALL, MONDAY)
    rows = reading.rows(store, reading.ids(store, wanted, sort))
    assert [row.title for row in rows] == expected
    back = reading.rows(store, reading.ids(store, wanted, sort, descending=True))
    assert {row.id for row in back} == {row.id for row in rows}
    values = {"title": lambda row: row.title.casefold(), "added": lambda row: row.added_at}
    if sort in values:
        assert [row.title for row in back] == expected[::-1]


def test_words_narrow_a_view(store: Store, leads: dict[str, int], now: datetime) -> None:
    assert found(store, OpportunityView.OPEN, "hald") == ["Nurse", "Guide"]
    assert found(store, OpportunityView.OPEN, "quill") == ["Nurse", "clerk"]
    assert found(store, OpportunityView.OPEN, "elod") == ["Guide"]
    assert found(store, OpportunityView.CLOSED, "nurse") == []
    halden = reading.detail(store, leads["nurse"]).row.organization
    assert halden is not None
    organizations.edit(store, halden, {"name": "Tidewater"}, now)
    assert found(store, OpportunityView.OPEN, "tide") == ["Nurse", "Guide"]
    assert found(store, OpportunityView.OPEN, "hald") == []
    organizations.delete(store, [halden], now)
    assert found(store, OpportunityView.OPEN, "tide") == []
    store.journal.undo()
    assert found(store, OpportunityView.OPEN, "tide") == ["Nurse", "Guide"]
    assert reading.title(store, leads["guide"]) == "Guide"
    assert reading.title(store, 99) == ""


def test_search_finds_a_lead(store: Store, leads: dict[str, int]) -> None:
    hits = search(store, "guide", (SearchKind.OPPORTUNITY,)).hits
    assert [(hit.id, hit.title, hit.code) for hit in hits] == [(leads["guide"], "Guide", "lead")]
    assert hits[0].snippet == "Halden Health · Ask Élodie in spring"


def test_one_lead_with_its_talk_and_its_steps(store: Store, leads: dict[str, int], now: datetime) -> None:
    step = tasks.add_own(store, TaskDraft("Send the portfolio", opportunity=leads["nurse"]), now)
    done = tasks.add_own(store, TaskDraft("Read the posting", opportunity=leads["nurse"]), now)
    tasks.done(store, done, now)
    nurse = reading.detail(store, leads["nurse"])
    assert (nurse.row.employer, nurse.row.person) == ("Halden Health", "Ada Quill")
    assert nurse.meeting is not None
    assert nurse.meeting.attendees[0].name == "Ada Quill"
    assert nurse.row.meeting_at == nurse.meeting.starts_at
    source = reading.OpportunityTaskSource(store)
    assert list(source.ids(leads["nurse"], None)) == [step]
    assert source.rows([step])[step].title == "Send the portfolio"
    baker = reading.detail(store, leads["baker"])
    assert (baker.meeting, baker.row.person) == (None, "")
    with pytest.raises(NotFound):
        reading.detail(store, 99)


def test_statuses_narrow_a_view_and_are_counted_beside_it(store: Store, leads: dict[str, int]) -> None:
    wanted = OpportunityFilter(OpportunityView.ALL, MONDAY, "", frozenset({OpportunityStatus.APPLIED}))
    assert list(reading.ids(store, wanted)) == [leads["clerk"]]
    counts = reading.status_counts(store, wanted)
    assert {status: number for status, number in counts.items() if number} == {
        OpportunityStatus.LEAD: 2,
        OpportunityStatus.APPLIED: 1,
        OpportunityStatus.ACCEPTED: 1,
    }
    typed = OpportunityFilter(OpportunityView.ALL, MONDAY, "hald")
    assert sum(reading.status_counts(store, typed).values()) == 2
