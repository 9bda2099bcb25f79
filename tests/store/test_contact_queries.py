"""The contacts table: every order against Python's, the filter against a naive scan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klatch.domain.vocabulary import Helper, Source, Stage
from klatch.store.database import Store
from klatch.store.queries import contacts
from klatch.store.queries.common import words
from klatch.store.queries.contact_filter import (
    ContactFilter,
    ContactSort,
    ContactView,
    Quiet,
    Scope,
    built_in_views,
    saved_views,
)
from klatch.store.values import to_text
from population import NOW, populate

PEOPLE = 300
WEEK_END = datetime(2026, 11, 23, 8, tzinfo=UTC)
TODAY = datetime(2026, 11, 22, tzinfo=UTC)


class By(NamedTuple):
    key: str
    descending: bool = False


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store.open(tmp_path_factory.mktemp("people"))
    populate(opened, PEOPLE)
    _vary(opened)
    yield opened
    opened.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path)
    populate(opened, 40)
    yield opened
    opened.close()


def _vary(store: Store) -> None:
    """Give some a kind of helper, another tag or another referrer, and leave some without an address."""
    with store.transaction("Vary", NOW) as tx:
        for kind in Helper:
            at = list(Helper).index(kind)
            tx.execute("UPDATE contact SET kind_of_helper = ? WHERE id % 6 = ?", (kind.value, at))
        tx.execute("DELETE FROM contact_email WHERE contact % 11 = 0")
        for contact in range(7, PEOPLE, 14):
            tx.insert("contact_tag", contact=contact, tag=1 + (contact + 1) % 4)
        for contact in range(5, PEOPLE, 25):
            tx.execute("DELETE FROM referral WHERE referrer = 1 AND referred = ?", (contact,))
            tx.insert("referral", referrer=1, referred=contact)


def _people(store: Store) -> list[dict[str, Any]]:
    sql = """
        SELECT c.id, c.sort_name, c.stage, c.source, c.city, c.created_at, o.sort_name, o.id,
               f.last_interaction_at, f.urgency, c.priority, c.kind_of_helper
          FROM contact c LEFT JOIN organization o ON o.id = c.organization
          JOIN fresh_contact_facts f ON f.contact = c.id"""
    names = ["id", "name", "stage", "source", "city", "created", "org", "org_id", "last", "urgency"]
    names += ["priority", "helper"]
    people = [dict(zip(names, row, strict=True)) for row in store.fetch(sql)]
    tags, emails = defaultdict(list), {}
    for contact, tag in store.fetch(
        "SELECT ct.contact, g.name FROM contact_tag ct JOIN tag g ON g.id = ct.tag"
    ):
        tags[contact].append(tag.lower())
    for contact, address in store.fetch("SELECT contact, address FROM contact_email WHERE is_primary"):
        emails[contact] = address.lower()
    referrers = defaultdict(list)
    for contact, referrer in store.fetch(
        "SELECT r.referred, p.sort_name FROM referral r JOIN contact p ON p.id = r.referrer"
    ):
        referrers[contact].append(referrer)
    for person in people:
        key = person["id"]
        person |= {"tag": min(tags[key], default=""), "email": emails.get(key, "")}
        person["referrer"] = min(referrers[key], default="")
    return people


def _by_name(person: dict[str, Any]) -> tuple[str, str, int]:
    return person["name"], person["stage"], person["id"]


def _by(person: dict[str, Any], key: str) -> tuple[Any, ...]:
    return (person[key], person["id"]) if person[key] else ("", *_by_name(person))


Key = Callable[[dict[str, Any]], Any]
# For each sort the key, and who has no value and so comes last.
EXPECTED: dict[ContactSort, tuple[Key, Key]] = {
    ContactSort.NAME: (lambda p: (p["name"], p["stage"], p["id"]), lambda p: False),
    ContactSort.ORGANIZATION: (
        lambda p: (p["org"] or "", p["org_id"] or 0, p["name"], p["stage"], p["id"]),
        lambda p: p["org"] is None,
    ),
    ContactSort.STAGE: (lambda p: (list(Stage).index(p["stage"]), p["name"], p["id"]), lambda p: False),
    ContactSort.SOURCE: (
        lambda p: (list(Source).index(p["source"]), p["name"], p["stage"], p["id"]),
        lambda p: False,
    ),
    ContactSort.LAST_CONTACT: (lambda p: (p["last"] or "", p["stage"], p["id"]), lambda p: p["last"] is None),
    ContactSort.NEXT_STEP: (lambda p: (p["urgency"], p["stage"], p["id"]), lambda p: p["urgency"] >= "9998"),
    ContactSort.CITY: (lambda p: (p["city"].lower(), *_by_name(p)), lambda p: not p["city"]),
    ContactSort.CREATED: (lambda p: (p["created"], p["stage"], p["id"]), lambda p: False),
    ContactSort.PRIORITY: (lambda p: (-p["priority"], *_by_name(p)), lambda p: not p["priority"]),
    ContactSort.HELPER: (
        lambda p: (list(Helper).index(p["helper"]), *_by_name(p)),
        lambda p: p["helper"] == Helper.UNKNOWN,
    ),
    ContactSort.TAGS: (lambda p: _by(p, "tag"), lambda p: not p["tag"]),
    ContactSort.EMAIL: (lambda p: _by(p, "email"), lambda p: not p["email"]),
    ContactSort.REFERRED_BY: (lambda p: _by(p, "referrer"), lambda p: not p["referrer"]),
}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", list(ContactSort))
@pytest.mark.parametrize("scope", list(Scope))
def test_order_is_that_of_python(store: Store, sort: ContactSort, scope: Scope, descending: bool) -> None:
    key, without = EXPECTED[sort]
    people = [
        person
        for person in _people(store)
        if scope is Scope.ALL or (person["stage"] == "address_book") == (scope is Scope.ADDRESS_BOOK)
    ]
    having = sorted((p for p in people if not without(p)), key=key, reverse=descending)
    last = sorted((p for p in people if without(p)), key=key)
    found = contacts.ContactSource(store).ids(ContactFilter(scope), By(sort, descending))
    assert list(found) == [person["id"] for person in having + last]


def _documents(store: Store) -> dict[int, set[str]]:
    return {key: set(words(text)) for key, text in store.fetch("SELECT id, text FROM contact_document")}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_text_filter_is_that_of_a_naive_scan(store: Store, data: st.DataObject) -> None:
    documents = _documents(store)
    vocabulary = sorted(set().union(*documents.values()))
    chosen = data.draw(st.lists(st.sampled_from(vocabulary), min_size=1, max_size=3))
    typed = [word[: data.draw(st.integers(1, len(word)))] for word in chosen]
    text = data.draw(st.sampled_from([" ", ", ", "-"])).join(typed)
    source = contacts.ContactSource(store)
    whole = source.ids(ContactFilter(Scope.ALL), By("name"))
    found = source.ids(ContactFilter(Scope.ALL, text=text), By("name"))
    expected = [
        key
        for key in whole
        if all(any(word.startswith(prefix) for word in documents[key]) for prefix in typed)
    ]
    assert list(found) == expected


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=30))
def test_no_text_breaks_the_filter(store: Store, text: str) -> None:
    found = contacts.ContactSource(store).ids(ContactFilter(text=text), None)
    assert contacts.count_of(store, ContactFilter(text=text)) == len(found)


def test_names_are_found_without_their_marks(store: Store) -> None:
    source = contacts.ContactSource(store)
    for typed, name in (("lukasz", "Łukasz"), ("STRASSE", "Straße"), ("dang", "Đặng"), ("sören", "Søren")):
        rows = source.rows(source.ids(ContactFilter(Scope.ALL, text=typed), None)).values()
        assert rows
        assert all(name in row.name for row in rows)


def _counted(store: Store, wanted: ContactFilter) -> int:
    source = contacts.ContactSource(store)
    assert contacts.count_of(store, wanted) == len(source.ids(wanted, None))
    return len(source.ids(wanted, None))


def test_filters_agree_with_their_rows(store: Store) -> None:
    source = contacts.ContactSource(store)
    everybody = source.rows(source.ids(ContactFilter(Scope.ALL), None)).values()
    assert _counted(store, ContactFilter()) == sum(row.stage is not Stage.ADDRESS_BOOK for row in everybody)
    chosen = frozenset((Stage.MET, Stage.THANKED))
    assert _counted(store, ContactFilter(stages=chosen)) == sum(row.stage in chosen for row in everybody)
    warm = built_in_views(WEEK_END)[ContactView.WARM]
    assert _counted(store, warm) == sum(
        row.source is Source.REFERRAL and row.stage is not Stage.ADDRESS_BOOK for row in everybody
    )
    tagged = ContactFilter(Scope.ALL, tags=frozenset((1, 2)))
    sql = "SELECT count(DISTINCT contact) FROM contact_tag WHERE tag IN (1, 2)"
    assert store.fetch_one(sql) == (_counted(store, tagged),)
    employed = ContactFilter(Scope.ALL, organization=3)
    assert store.fetch_one("SELECT count(*) FROM contact WHERE organization = 3") == (
        _counted(store, employed),
    )


FILTERS = st.builds(
    ContactFilter,
    scope=st.sampled_from(Scope),
    stages=st.frozensets(st.sampled_from(Stage), max_size=3),
    tags=st.frozensets(st.integers(1, 4), max_size=2),
    sources=st.frozensets(st.sampled_from(Source), max_size=3),
    organization=st.none() | st.integers(1, 12),
    helpers=st.frozensets(st.sampled_from(Helper), max_size=2),
    priorities=st.frozensets(st.integers(0, 3), max_size=2),
    emails=st.none() | st.booleans(),
    quiet=st.none() | st.builds(Quiet.of, st.integers(1, 300), st.just(TODAY)),
    city=st.sampled_from(["", "", "boston", "BERLIN", "Nowhere"]),
)


def _passes(wanted: ContactFilter, person: dict[str, Any]) -> bool:
    """The filter as one would say it in plain Python."""
    waiting = person["stage"] == Stage.ADDRESS_BOOK
    return all(
        (
            wanted.scope is Scope.ALL or waiting == (wanted.scope is Scope.ADDRESS_BOOK),
            not wanted.stages or person["stage"] in wanted.stages,
            not wanted.tags or bool(wanted.tags & person["tag_ids"]),
            not wanted.sources or person["source"] in wanted.sources,
            wanted.organization is None or person["org_id"] == wanted.organization,
            not wanted.helpers or person["helper"] in wanted.helpers,
            not wanted.priorities or person["priority"] in wanted.priorities,
            wanted.emails is None or bool(person["email"]) == wanted.emails,
            wanted.quiet is None or not person["last"] or person["last"] < to_text(wanted.quiet.since),
            not wanted.city or person["city"].lower() == wanted.city.lower(),
        )
    )


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=FILTERS)
def test_every_filter_is_that_of_plain_python(store: Store, wanted: ContactFilter) -> None:
    people = _people(store)
    for person in people:
        rows = store.fetch("SELECT tag FROM contact_tag WHERE contact = ?", (person["id"],))
        person["tag_ids"] = {tag for (tag,) in rows}
    expected = {person["id"] for person in people if _passes(wanted, person)}
    assert set(contacts.ContactSource(store).ids(wanted, By("name"))) == expected
    assert contacts.count_of(store, wanted) == len(expected)


def test_due_counts_days_in_the_zone_of_the_user(store: Store) -> None:
    source = contacts.ContactSource(store)
    wanted = ContactFilter(due_before=WEEK_END)
    _counted(store, wanted)
    shown = set(source.ids(wanted, None))
    for row in source.rows(source.ids(ContactFilter(), None)).values():
        if isinstance(row.due, datetime):
            due = row.due < WEEK_END
        else:
            due = row.due is not None and row.due <= WEEK_END.date()
        assert (row.id in shown) == due


def test_stage_counts_leave_the_chosen_stages_aside(store: Store) -> None:
    wanted = ContactFilter(stages=frozenset((Stage.MET,)), text="research")
    counts = contacts.stage_counts(store, wanted)
    assert list(counts) == list(Stage)
    assert counts[Stage.ADDRESS_BOOK] == 0
    assert counts[Stage.MET] == _counted(store, wanted)
    assert sum(counts.values()) == _counted(store, ContactFilter(text="research"))


def test_source_notices_every_write(fresh: Store) -> None:
    source = contacts.ContactSource(fresh)
    before = list(source.ids(None, By("name")))
    with fresh.transaction("Add", NOW) as tx:
        added = tx.insert("contact", display_name="Aaa", sort_name="aaa", stage=Stage.MET, stage_since=NOW)
    assert list(source.ids(None, By("name"))) == [added, *before]
    fresh.journal.undo()
    assert list(source.ids(None, By("name"))) == before
    fresh.journal.redo()
    assert list(source.ids(None, By("name"))) == [added, *before]


def test_rows_keep_the_order_and_leave_out_who_is_gone(fresh: Store) -> None:
    assert [row.id for row in contacts.rows(fresh, [7, 99_999, 3])] == [7, 3]
    row = contacts.rows(fresh, [7])[0]
    held = fresh.fetch_one(
        "SELECT c.display_name, o.name, c.city FROM contact c"
        " LEFT JOIN organization o ON o.id = c.organization WHERE c.id = 7"
    )
    assert held == (row.name, row.organization or None, row.city)


def test_a_filter_survives_being_saved() -> None:
    wanted = ContactFilter(
        Scope.ALL,
        frozenset((Stage.MET,)),
        "née",
        frozenset((3, 1)),
        frozenset((Source.ALUMNI,)),
        7,
        WEEK_END,
        frozenset((Helper.BOOSTER,)),
        frozenset((0, 3)),
        emails=False,
        quiet=Quiet.of(30, TODAY),
        city="Zürich",
    )
    later = WEEK_END + timedelta(days=7)
    read = ContactFilter.from_json(wanted.to_json(), later, TODAY)
    assert read.due_before == later
    assert ContactFilter.from_json(wanted.to_json(), WEEK_END, TODAY) == wanted
    assert ContactFilter.from_json(ContactFilter().to_json(), WEEK_END, TODAY) == ContactFilter()
    for broken in (
        "",
        "[]",
        "{",
        '{"quiet_days": "30", "emails": 1, "priorities": [9]}',
        '{"stages": "met", "scope": 3, "organization": "x"}',
        '{"tags": ["x"]}',
    ):
        assert ContactFilter.from_json(broken, WEEK_END, TODAY) == ContactFilter()


def test_saved_views_come_in_their_order(fresh: Store) -> None:
    with fresh.transaction("Save views", NOW) as tx:
        for name, position, page in (
            ("Second", 2, "contacts"),
            ("First", 1, "contacts"),
            ("Else", 0, "meetings"),
        ):
            tx.insert(
                "saved_view", page=page, name=name, filter="{}", columns="[]", sort="", position=position
            )
    assert [view.name for view in saved_views(fresh, "contacts")] == ["First", "Second"]


def test_tags_are_counted(store: Store) -> None:
    assert {tag.name: tag.people for tag in contacts.tags(store)} == dict(
        store.fetch("SELECT g.name, count(*) FROM tag g JOIN contact_tag ct ON ct.tag = g.id GROUP BY g.id")
    )
