"""Search everything: found whatever is typed, never an error, marked where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klatch.domain.names import fold
from klatch.domain.vocabulary import Stage
from klatch.store.database import Store
from klatch.store.queries import search as searching
from klatch.store.queries.common import words
from klatch.store.queries.search import SearchKind, expression, search
from klatch.store.queries.snippets import LENGTH, ranges, snippet
from klatch.store.search import KINDS, RANGE
from population import NOW, populate


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store.open(tmp_path_factory.mktemp("search"))
    populate(opened, 200)
    yield opened
    opened.close()


@pytest.fixture
def told(store: Store) -> Store:
    with store.transaction("Tell", NOW) as tx:
        halden = tx.insert(
            "organization", name="Halden Health", sort_name="halden health", research="Diaries"
        )
        priya = tx.insert(
            "contact", display_name="Priya Raman", sort_name="priya raman", stage=Stage.MET,
            stage_since=NOW, title="UX Researcher", organization=halden, cares_about="talk on diary studies",
        )  # fmt: skip
        diarmuid = tx.insert(
            "contact",
            display_name="Diarmuid Łoś",
            sort_name="diarmuid los",
            stage_since=NOW,
            stage=Stage.MET,
        )
        tx.insert("note", contact=priya, text="She keeps a diary of every study", happened_at=NOW)
        tx.insert("note", organization=halden, text="Moved to diary studies", happened_at=NOW)
        tx.insert("message", contact=priya, kind="k", subject="My diary", body="Half of this.", state="draft")
        tx.insert("message", contact=priya, kind="k", subject="Diary", body="Thrown away", state="discarded")
        meeting = tx.insert("meeting", starts_at=NOW, goals="Learn about diary studies")
        tx.insert("meeting_contact", meeting=meeting, contact=priya)
        tx.insert("takeaway", meeting=meeting, contact=priya, kind="advice", text="Write a diary")
        tx.insert("opportunity", title="Diary researcher", status="lead")
        tx.update("contact", diarmuid, cares_about="music")
    return store


def test_every_kind_is_found_and_counted(told: Store) -> None:
    found = search(told, "diar")
    assert found.counts == {
        SearchKind.CONTACT: 2,
        SearchKind.ORGANIZATION: 1,
        SearchKind.NOTE: 2,
        SearchKind.TAKEAWAY: 1,
        SearchKind.MESSAGE: 1,
        SearchKind.MEETING: 1,
        SearchKind.OPPORTUNITY: 1,
    }
    assert found.total == 9
    titles = [hit.title for hit in found.hits]
    assert titles[:2] == ["Diarmuid Łoś", "Priya Raman"]
    assert set(titles[2:]) == {"Halden Health", "Priya Raman", "My diary", "Diary researcher"}
    priya = found.hits[1]
    assert priya.snippet == "UX Researcher, Halden Health · talk on diary studies"
    assert [priya.snippet[start:end] for start, end in priya.ranges] == ["diar"]
    assert priya.stage is Stage.MET
    assert found.hits[0].title_ranges == ((0, 4),)


def test_a_kind_alone_and_a_limit(told: Store) -> None:
    found = search(told, "diary", (SearchKind.NOTE,), limit=1)
    assert found.counts == {SearchKind.NOTE: 2}
    assert [hit.title for hit in found.hits] == ["Halden Health"]


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ('"every study"', {SearchKind.NOTE}),
        ('"every stu', {SearchKind.NOTE}),
        ("diary -priya study", {SearchKind.NOTE}),
        ("music OR halden", {SearchKind.CONTACT, SearchKind.ORGANIZATION}),
        ("diary NOT studies moved", set()),
        ("LOS", {SearchKind.CONTACT}),
        ("thrown", set()),
        ("", set()),
        ("   ", set()),
        ('"-(*', set()),
    ],
)
def test_the_grammar(told: Store, typed: str, kinds: set[SearchKind]) -> None:
    assert {hit.kind for hit in search(told, typed).hits} == kinds


def test_an_operator_being_typed_is_not_a_word() -> None:
    assert expression("diary OR") == expression("diary ") == '"diary"'
    assert expression("diary") == '"diary"*'


@settings(max_examples=400, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=40),
        st.text(alphabet="ab \"*()-:{}ANDORT^+\0'\ud800ł李", max_size=25),
        st.lists(
            st.sampled_from(["AND", "OR", "NOT", "(", ")", '"', "-", "*", "diary", "x:"]), max_size=12
        ).map(" ".join),
    )
)
def test_nothing_typed_raises(crowd: Store, text: str) -> None:
    found = search(crowd, text, limit=3)
    assert len(found.hits) <= 3 * len(SearchKind)


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_prefixes_find_what_a_scan_finds(crowd: Store, data: st.DataObject) -> None:
    texts: dict[SearchKind, dict[int, set[str]]] = {
        kind: {key: set(words(text)) for key, text in crowd.fetch(f"SELECT id, text FROM {kind}_document")}
        for kind in SearchKind
    }
    word = data.draw(
        st.sampled_from(sorted({word for of in texts.values() for found in of.values() for word in found}))
    )
    typed = word[: data.draw(st.integers(1, len(word)))]
    found = search(crowd, typed, limit=searching.COUNTED)
    for kind in SearchKind:
        expected = {key for key, held in texts[kind].items() if any(part.startswith(typed) for part in held)}
        hits = [hit.id for hit in found.hits if hit.kind is kind]
        assert found.counts[kind] == len(expected)
        if kind is SearchKind.CONTACT:
            assert set(hits) == expected
        else:
            assert hits == sorted(expected, reverse=True)


def test_index_kinds_are_the_kinds_of_the_search() -> None:
    assert tuple(SearchKind) == KINDS
    assert RANGE > 10**12


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_a_snippet_marks_the_words(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="abłŁéß ,.\n-李", max_size=400))
    chosen = words(text)
    terms = [data.draw(st.sampled_from(chosen))[:3]] if chosen else ["x"]
    line, places = snippet(text, terms)
    assert "\n" not in line
    assert len(line) <= LENGTH + 2
    assert places == ranges(line, terms)
    for start, end in places:
        assert fold(line[start:end]).strip().startswith(terms[0])
    if ranges(text, terms):
        assert places


def test_a_snippet_is_cut_at_words(told: Store) -> None:
    text = " ".join(f"word{n}" for n in range(40)) + " diary " + " ".join(f"word{n}" for n in range(40))
    line, places = snippet(text, ["diary"])
    assert line.startswith("…word")
    assert line.endswith("…")
    assert [line[start:end] for start, end in places] == ["diary"]
    assert all(part in text.split() for part in line.strip("…").split())


def test_everything_is_found_after_undo(told: Store) -> None:
    assert search(told, "diary").total > 0
    told.journal.undo()
    assert search(told, "diary").total == 0
    told.journal.redo()
    assert search(told, "diary").total == 7


def test_a_long_query_is_cut(crowd: Store, tmp_path: Path) -> None:
    assert search(crowd, "diary " * 10_000).counts == search(crowd, "diary " * 33).counts
