"""Advice acted on and reported back, what people said alike, and finding it all again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

import pytest

from klatch.domain.drafts import (
    ContactDraft,
    MeetingDraft,
    MessageDraft,
    OrganizationDraft,
    PathDraft,
    TakeawayDraft,
)
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.evidence import Tally
from klatch.domain.vocabulary import TakeawayKind, TaskKind
from klatch.services import (
    career_paths,
    contacts,
    drafting,
    meetings,
    messages,
    organizations,
    settings,
    shipping,
    takeaways,
    tasks,
)
from klatch.services.reading import takeaways as reading
from klatch.services.reading.takeaways import TakeawayFilter, TakeawaySort, TakeawayView
from klatch.store.database import Store
from verbs import index_terms, rows_of

Say = Callable[..., int]


class Sort(NamedTuple):
    """What a table asks for."""

    key: str
    descending: bool = False


def undone(store: Store, act: Callable[[], object]) -> None:
    before = rows_of(store)
    act()
    after, terms = rows_of(store), index_terms(store)
    assert after != before
    store.journal.undo()
    assert rows_of(store) == before
    store.journal.redo()
    assert (rows_of(store), index_terms(store)) == (after, terms)


@pytest.fixture
def say(store: Store, now: datetime) -> Say:
    """Have somebody say something in a talk of some days ago; the same name is the same person."""
    known: dict[str, int] = {}

    def add(name: str, text: str, days: int = 1, kind: TakeawayKind = TakeawayKind.INFORMATION) -> int:
        at = now - timedelta(days=days)
        if name not in known:
            known[name] = contacts.add(
                store, ContactDraft(display_name=name, organization=f"{name} & Co"), at - timedelta(days=9)
            )
        meeting = meetings.log(store, MeetingDraft((known[name],), at), at + timedelta(minutes=20), now)
        return takeaways.add(store, TakeawayDraft(known[name], kind, text, meeting), now)

    return add


def report_steps(store: Store) -> list[object]:
    sql = "SELECT due_on FROM task WHERE kind = ? AND done_at IS NULL AND skipped_at IS NULL ORDER BY id"
    return [date.fromisoformat(day) for (day,) in store.fetch(sql, (TaskKind.REPORT_BACK.value,))]


def test_advice_acted_on_asks_to_report_back_a_week_later(store: Store, now: datetime, say: Say) -> None:
    one = say("Ada", "Read the report", kind=TakeawayKind.ADVICE)
    two = say("Bo", "Do a diary study", kind=TakeawayKind.ADVICE)
    undone(store, lambda: takeaways.mark_acted_on(store, [one, two], now, now))
    assert report_steps(store) == [now.date() + timedelta(days=7)] * 2
    undone(store, lambda: takeaways.mark_reported_back(store, [one], now, now))
    assert len(report_steps(store)) == 1
    assert reading.line(store, one).reported_back_at == now
    undone(store, lambda: takeaways.mark_reported_back(store, [one], None, now))
    undone(store, lambda: takeaways.mark_acted_on(store, [one], None, now))
    assert len(report_steps(store)) == 1
    with pytest.raises(NotFound):
        takeaways.mark_acted_on(store, [two, 99], None, now)
    assert len(report_steps(store)) == 1, "refused as a whole"


def test_doing_the_step_is_reporting_back(store: Store, now: datetime, say: Say) -> None:
    one = say("Ada", "Read the report", kind=TakeawayKind.ADVICE)
    takeaways.mark_acted_on(store, [one], now, now)
    ((step,),) = store.fetch("SELECT id FROM task WHERE kind = 'report_back'")
    tasks.done(store, step, now)
    assert reading.line(store, one).reported_back_at == now


def test_three_said_the_same_and_one_the_opposite(store: Store, now: datetime, say: Say) -> None:
    one, two = say("Ada", "Hiring stops in autumn"), say("Bo", "No hiring after September")
    three, four = say("Cy", "Nothing moves in autumn"), say("Di", "Autumn is when they hire")
    alone = say("Ed", "Nine people work there")
    undone(store, lambda: takeaways.relate(store, two, one, opposite=False, now=now))
    undone(store, lambda: takeaways.relate(store, four, three, opposite=True, now=now))
    undone(store, lambda: takeaways.relate(store, three, two, opposite=False, now=now))
    assert [row.tally for row in reading.rows(store, [one, two, three, four, alone])] == [
        Tally(3, 1), Tally(3, 1), Tally(3, 1), Tally(1, 3), Tally(1, 0),
    ]  # fmt: skip
    others = reading.related_to(store, four)
    assert {row.id for row in others} == {one, two, three}
    assert all(row.disagrees is not reading.line(store, four).disagrees for row in others)
    undone(store, lambda: takeaways.separate(store, two, now))
    assert reading.line(store, one).tally == (2, 1)
    assert reading.related_to(store, two) == []
    undone(store, lambda: takeaways.delete(store, [one], now))
    assert reading.line(store, three).tally == (1, 1), "whoever goes takes nobody along"


def test_one_person_counts_once(store: Store, now: datetime, say: Say) -> None:
    one, again = say("Ada", "Remote is fine", 9), say("Ada", "Remote is fine still", 3)
    other = say("Bo", "Remote works", 5)
    takeaways.relate(store, again, one, opposite=False, now=now)
    takeaways.relate(store, other, one, opposite=False, now=now)
    assert reading.line(store, other).tally == (2, 0)
    takeaways.relate(store, again, one, opposite=True, now=now)
    assert reading.line(store, other).tally == (1, 1), "Ada changed her mind"
    keep, gone = (reading.line(store, key).contact for key in (other, again))
    undone(store, lambda: contacts.merge(store, keep, gone, now))
    assert sum(reading.line(store, other).tally) == 1


def test_what_cannot_be_related(store: Store, now: datetime, say: Say) -> None:
    one = say("Ada", "Nine people")
    with pytest.raises(InvalidInput):
        takeaways.relate(store, one, one, opposite=False, now=now)
    for pair in ((one, 99), (99, one)):
        with pytest.raises(NotFound):
            takeaways.relate(store, *pair, opposite=False, now=now)
    with pytest.raises(NotFound):
        takeaways.separate(store, 99, now)


def found(store: Store, wanted: TakeawayFilter, sort: Sort | None = None) -> list[str]:
    return [row.text for row in reading.rows(store, reading.ids(store, wanted, sort))]


def test_tabs_and_filters(store: Store, now: datetime, say: Say) -> None:
    path = career_paths.add(store, PathDraft("Öffentlicher Dienst"), now)
    halden = organizations.add(store, OrganizationDraft("Halden Health"), now)
    say("Zoë", "Imani Cole", 4, TakeawayKind.REFERRAL)
    acted = say("Ada", "Read the report", 3, TakeawayKind.ADVICE)
    say("Bo", "Do a diary study", 2, TakeawayKind.ADVICE)
    tied = say("Ada", "Nine people work there", 1)
    takeaways.mark_acted_on(store, [acted], now, now)
    takeaways.edit(store, tied, {"career_path": path, "organization": halden}, now)
    assert reading.counts(store) == {
        TakeawayView.ALL: 4, TakeawayView.TO_ACT: 1, TakeawayView.TO_REPORT: 1,
        TakeawayView.INFORMATION: 1, TakeawayView.REFERRALS: 1,
    }  # fmt: skip
    everything = ["Nine people work there", "Do a diary study", "Read the report", "Imani Cole"]
    assert found(store, TakeawayFilter()) == everything
    assert found(store, TakeawayFilter(TakeawayView.TO_ACT)) == ["Do a diary study"]
    assert found(store, TakeawayFilter(TakeawayView.TO_REPORT)) == ["Read the report"]
    assert found(store, TakeawayFilter(TakeawayView.REFERRALS)) == ["Imani Cole"]
    for typed in ("nin peop", "ada nine", "hald", "offentl", "dienst nine"):
        assert found(store, TakeawayFilter(text=typed)) == ["Nine people work there"], typed
    assert found(store, TakeawayFilter(text="zoe")) == ["Imani Cole"]
    assert found(store, TakeawayFilter(text="ffentl")) == []
    assert found(store, TakeawayFilter(path=path)) == ["Nine people work there"]
    assert found(store, TakeawayFilter(organization=halden, text="x")) == []
    ada = reading.line(store, tied).contact
    assert found(store, TakeawayFilter(contact=ada)) == ["Nine people work there", "Read the report"]
    row = reading.line(store, tied)
    assert (row.path_name, row.about_name, row.employer) == (
        "Öffentlicher Dienst", "Halden Health", "Ada & Co",
    )  # fmt: skip


def test_orders(store: Store, now: datetime, say: Say) -> None:
    one = say("Zoë", "b", 3)
    two = say("Ada", "C", 2, TakeawayKind.ADVICE)
    three = say("Bo", "a", 1, TakeawayKind.ADVICE)
    takeaways.mark_acted_on(store, [three], now, now)
    takeaways.relate(store, one, two, opposite=True, now=now)

    def order(key: TakeawaySort, *, descending: bool = False) -> list[int]:
        return list(reading.ids(store, TakeawayFilter(), Sort(key, descending)))

    assert order(TakeawaySort.SAID) == [one, two, three]
    assert order(TakeawaySort.TEXT) == [three, one, two]
    assert order(TakeawaySort.NAME) == [two, three, one]
    assert order(TakeawaySort.KIND) == [three, two, one]
    assert order(TakeawaySort.STATE) == [two, three, one], "what is open comes first, what has no state last"
    assert order(TakeawaySort.PEOPLE, descending=True) == [two, one, three]


def test_what_was_heard_of_a_path(store: Store, now: datetime, say: Say) -> None:
    path = career_paths.add(store, PathDraft("Research"), now)
    one, two = say("Ada", "Autumn is slow", 3), say("Bo", "Autumn is busy", 2)
    three, four = say("Cy", "Autumn never sleeps", 1), say("Di", "Teams are small", 1)
    name = say("Di", "Imani Cole", 1, TakeawayKind.REFERRAL)
    takeaways.relate(store, two, one, opposite=True, now=now)
    takeaways.relate(store, three, two, opposite=False, now=now)
    for key in (one, four, name):
        takeaways.edit(store, key, {"career_path": path}, now)
    claims = reading.claims_of_path(store, path)
    assert [(claim.text, claim.tally) for claim in claims] == [
        ("Autumn is busy", (2, 1)),
        ("Teams are small", (1, 0)),
    ]
    assert [row.id for row in claims[0].said] == [one, two, three]
    career_paths.delete(store, [path], now)
    assert reading.line(store, one).path is None


def test_a_takeaway_that_is_gone(store: Store) -> None:
    with pytest.raises(NotFound):
        reading.line(store, 1)
    assert reading.rows(store, [1, 2]) == []


def test_a_report_tells_of_the_advice_of_its_talk(store: Store, now: datetime, say: Say) -> None:
    """Two talks with one person, advice acted on from both: the step is about the one acted on first."""
    shipping.bring_in(store, now)
    settings.put(store, settings.Profile(name="Nora", signature="Nora"), now)
    advice = TakeawayKind.ADVICE
    early, late = say("Ada", "Read the report", 9, advice), say("Ada", "Do a diary study", 2, advice)
    person, talk = reading.line(store, early).contact, reading.line(store, early).meeting
    told = takeaways.add(store, TakeawayDraft(person, advice, "Call Bo", talk), now)
    takeaways.mark_acted_on(store, [told], now - timedelta(days=8), now)
    takeaways.mark_reported_back(store, [told], now - timedelta(days=8), now)
    takeaways.mark_acted_on(store, [early], now - timedelta(days=1), now)
    takeaways.mark_acted_on(store, [late], now, now)
    ((meeting,),) = store.fetch("SELECT meeting FROM task WHERE kind = 'report_back' AND done_at IS NULL")
    assert meeting == reading.line(store, early).meeting
    draft = drafting.draft(store, person, "update.advice_acted", now, meeting=meeting)
    assert draft.fields.advice == ("Read the report",), "what they know already is not told again"
    send(store, person, reading.line(store, late).meeting, now)
    assert reading.line(store, late).reported_back_at == now, "the message was about the later talk"
    assert reading.line(store, early).reported_back_at is None
    send(store, person, meeting, now)
    assert reading.line(store, early).reported_back_at == now
    assert report_steps(store) == []


def test_a_report_is_about_the_advice_that_it_speaks_of(store: Store, now: datetime, say: Say) -> None:
    first = say("Ada", "Read the report.", 9, TakeawayKind.ADVICE)
    person, talk = reading.line(store, first).contact, reading.line(store, first).meeting
    second = takeaways.add(store, TakeawayDraft(person, TakeawayKind.ADVICE, "Call Bo", talk), now)
    takeaways.mark_acted_on(store, [first], now - timedelta(days=2), now)
    takeaways.mark_acted_on(store, [second], now, now)
    send(store, person, talk, now, "You gave me this advice: Call Bo. I did it.")
    assert reading.line(store, second).reported_back_at == now
    assert reading.line(store, first).reported_back_at is None
    assert len(report_steps(store)) == 1
    send(store, person, talk, now, "You gave me this advice: Read the report. I did it.")
    assert reading.line(store, first).reported_back_at == now
    assert report_steps(store) == []


def send(store: Store, person: int, meeting: int | None, now: datetime, text: str = "It worked.") -> None:
    message = MessageDraft(person, "update.advice_acted", "I took your advice", text, meeting=meeting)
    key = messages.save_draft(store, message, now)
    undone(store, lambda: messages.mark_sent(store, key, now, now))


def test_many_are_marked_by_one_statement(store: Store, now: datetime, say: Say) -> None:
    keys = [say("Ada", f"Try number {number}", 3, TakeawayKind.ADVICE) for number in range(40)]
    statements = []
    with store.exclusive() as conn:
        conn.exec_trace = lambda _cursor, sql, _bindings: statements.append(sql) or True
    takeaways.mark_acted_on(store, keys, now, now)
    with store.exclusive() as conn:
        conn.exec_trace = None
    assert sum(sql.startswith("UPDATE takeaway") for sql in statements) == 1
    assert {row.acted_on_at for row in reading.rows(store, keys)} == {now}


def test_marking_one_that_is_gone_marks_none(store: Store, now: datetime, say: Say) -> None:
    key = say("Ada", "Read the report", 3, TakeawayKind.ADVICE)
    with pytest.raises(NotFound):
        takeaways.mark_acted_on(store, [key, 99], now, now)
    assert reading.line(store, key).acted_on_at is None
