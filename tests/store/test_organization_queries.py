"""The LAMP list, the other views, and one employer with what belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from klatch.domain.errors import NotFound
from klatch.domain.names import sort_key
from klatch.domain.vocabulary import Helper, OpportunityStatus, Stage
from klatch.store.database import Store
from klatch.store.queries import organization_detail as one
from klatch.store.queries import organizations
from klatch.store.queries.organizations import OrganizationFilter, OrganizationSort, OrganizationView

NOW = datetime(2026, 11, 18, 17, 48, tzinfo=UTC)
Add = Callable[..., int]


@pytest.fixture
def employer(store: Store) -> Add:
    def add(name: str, **values: Any) -> int:
        with store.transaction("Add", NOW) as tx:
            return tx.insert("organization", name=name, sort_name=sort_key(name), **values)

    return add


@pytest.fixture
def person(store: Store) -> Add:
    def add(organization: int, stage: Stage = Stage.TO_CONTACT, **values: Any) -> int:
        with store.transaction("Add", NOW) as tx:
            return tx.insert(
                "contact",
                display_name=values.pop("name", "Ada"),
                sort_name="ada",
                stage=stage,
                stage_since=NOW,
                organization=organization,
                **values,
            )

    return add


@pytest.fixture
def opportunity(store: Store) -> Add:
    def add(organization: int, status: OpportunityStatus = OpportunityStatus.LEAD, **values: Any) -> int:
        with store.transaction("Add", NOW) as tx:
            return tx.insert(
                "opportunity",
                organization=organization,
                title="Researcher",
                status=status.value,
                **values,
            )

    return add


def shown(store: Store, view: OrganizationView, sort: OrganizationSort = OrganizationSort.NAME) -> list[str]:
    descending = sort is not OrganizationSort.NAME
    found = organizations.ids(store, OrganizationFilter(view), sort, descending=descending)
    return [row.name for row in organizations.rows(store, found)]


def test_the_list_goes_by_motivation_then_posting_then_advocacy(
    store: Store, employer: Add, person: Add
) -> None:
    employer("Wanted", motivation=3)
    known = employer("Zeta", motivation=2, posting=1)
    employer("Alpha", motivation=2, posting=1)
    employer("Beta", motivation=2, posting=3)
    employer("Posting only", posting=3)
    employer("Nothing yet")
    person(known, Stage.ADDRESS_BOOK)
    order = ["Wanted", "Beta", "Zeta", "Alpha", "Posting only", "Nothing yet"]
    assert shown(store, OrganizationView.LAMP, OrganizationSort.LAMP) == order
    names = [row.name for row in organizations.rows(store, organizations.first_five(store))]
    assert names == order[:4], "nobody rated the others"
    for number in range(3):
        employer(f"More {number}", motivation=1)
    assert len(organizations.first_five(store)) == 5


def test_an_employer_known_by_imported_people_alone_is_not_in_play(
    store: Store, employer: Add, person: Add, opportunity: Add
) -> None:
    imported, taken_up, led = (employer(name) for name in ("Imported", "Taken up", "Led"))
    employer("By hand")
    for key in (imported, taken_up, led):
        person(key, Stage.ADDRESS_BOOK)
    person(taken_up)
    opportunity(led)
    assert shown(store, OrganizationView.LAMP) == ["By hand", "Led", "Taken up"]
    assert shown(store, OrganizationView.ALL) == ["By hand", "Imported", "Led", "Taken up"]
    assert shown(store, OrganizationView.NOBODY) == ["By hand"]
    assert shown(store, OrganizationView.OPPORTUNITIES) == ["Led"]
    assert [organizations.count_of(store, view) for view in OrganizationView] == [3, 4, 1, 1]


def test_a_lead_that_came_to_nothing_is_no_opportunity(store: Store, employer: Add, opportunity: Add) -> None:
    halden = employer("Halden")
    opportunity(halden, OpportunityStatus.REJECTED)
    assert shown(store, OrganizationView.OPPORTUNITIES) == []
    assert organizations.rows(store, [halden])[0].opportunities == 0
    opportunity(halden, OpportunityStatus.APPLIED)
    assert shown(store, OrganizationView.OPPORTUNITIES) == ["Halden"]
    assert organizations.rows(store, [halden])[0].opportunities == 1


def test_a_row_says_who_is_known(store: Store, employer: Add, person: Add) -> None:
    halden, empty = employer("Halden"), employer("Empty")
    person(halden, Stage.ADDRESS_BOOK)
    person(halden, Stage.MET, kind_of_helper=Helper.BOOSTER)
    touched = person(halden, Stage.PAUSED)
    with store.transaction("Touch", NOW) as tx:
        tx.insert("interaction", contact=touched, happened_at=NOW)
    row, alone = organizations.rows(store, [halden, empty])
    assert (row.people, row.starters, row.boosters, row.best, row.last_contact) == (3, 2, 1, Stage.MET, NOW)
    assert (alone.people, alone.starters, alone.boosters, alone.best, alone.last_contact) == (
        0,
        0,
        0,
        None,
        None,
    )


def test_every_other_order(store: Store, employer: Add, person: Add, opportunity: Add) -> None:
    one_, two, three = (employer(name) for name in ("One", "Two", "Three"))
    person(one_, Stage.IN_TOUCH)
    boosted = person(two, Stage.CONTACTED, kind_of_helper=Helper.BOOSTER)
    person(two)
    opportunity(three)
    with store.transaction("Touch", NOW) as tx:
        tx.insert("interaction", contact=boosted, happened_at=NOW - timedelta(days=1))
        tx.execute("UPDATE organization SET posting = 3 WHERE id = ?", (three,))
    view = OrganizationView.ALL
    assert shown(store, view, OrganizationSort.ADVOCACY) == ["Two", "One", "Three"]
    assert shown(store, view, OrganizationSort.PEOPLE) == ["Two", "One", "Three"]
    assert shown(store, view, OrganizationSort.LAST_CONTACT) == ["Two", "One", "Three"]
    assert shown(store, view, OrganizationSort.OPPORTUNITIES) == ["Three", "One", "Two"]
    assert shown(store, view, OrganizationSort.POSTING) == ["Three", "One", "Two"]


def test_typed_words_narrow_a_view_and_keep_its_order(store: Store, employer: Add) -> None:
    low = employer("Halden Labs", motivation=1)
    high = employer("Halden Health", motivation=3, city="Boston")
    employer("Brightloom", motivation=2)
    wanted = OrganizationFilter(OrganizationView.LAMP, "hal")
    assert list(organizations.ids(store, wanted, OrganizationSort.LAMP, descending=True)) == [high, low]
    assert list(organizations.ids(store, wanted._replace(text="bos hal"))) == [high]
    assert one.named(store, "hal") == ((high, "Halden Health"), (low, "Halden Labs"))


def test_one_employer_with_what_belongs_to_it(
    store: Store, employer: Add, person: Add, opportunity: Add
) -> None:
    halden = employer("Halden", website="halden.example jobs.example", research="Nine people")
    book = person(halden, Stage.ADDRESS_BOOK)
    met = person(halden, Stage.MET)
    booster = person(halden, kind_of_helper=Helper.BOOSTER)
    closed = opportunity(halden, OpportunityStatus.WITHDRAWN, next_on=date(2026, 11, 1))
    late = opportunity(halden, next_on=date(2026, 12, 1))
    soon = opportunity(halden, next_on=date(2026, 11, 20), url="jobs.example")
    with store.transaction("Note", NOW) as tx:
        tx.insert("note", organization=halden, text="Moved", happened_at=NOW)
        tx.insert("takeaway", contact=met, organization=halden, kind="information", text="x")
    found = one.detail(store, halden)
    assert (found.row.name, found.links, found.research) == (
        "Halden",
        ("halden.example", "jobs.example"),
        "Nine people",
    )
    assert [note.text for note in found.notes] == ["Moved"]
    assert [lead.id for lead in found.opportunities] == [soon, late, closed]
    assert found.opportunities[0].next_on == date(2026, 11, 20)
    source = one.ColleagueSource(store)
    people = source.ids(halden, None)
    assert list(people) == [booster, met, book]
    assert source.rows(people)[booster].helper is Helper.BOOSTER
    assert one.parts(store, halden) == (3, 1, 3, 1, 0)
    assert one.organization_name(store, halden) == "Halden"


def test_an_employer_that_is_gone(store: Store) -> None:
    with pytest.raises(NotFound):
        one.detail(store, 99)
    assert one.organization_name(store, 99) == ""
    assert one.alike(store, 99) == ()
    assert one.parts(store, 99) == (0, 0, 0, 0, 0)


def test_look_alikes_begin_alike(store: Store, employer: Add) -> None:
    halden = employer("Halden Health")
    twin = employer("Halden Health, Inc.")
    employer("Hal Partners")
    assert one.alike(store, halden) == ((twin, "Halden Health, Inc."),)
