from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.matching import (
    ADDED,
    Decision,
    Evidence,
    KnownPeople,
    keys_of,
    link_key,
    match,
    phone_key,
    profile_key,
)
from klatch.domain.records import PersonRecord, Value


def person(name: str, organization: str = "", email: str = "", link: str = "") -> PersonRecord:
    return PersonRecord(
        1,
        display=name,
        organization=organization,
        emails=(Value(email),) if email else (),
        links=(Value(link),) if link else (),
    )


def decide(*records: PersonRecord, known: KnownPeople | None = None) -> list[Decision]:
    return list(match(keys_of(records), known or KnownPeople()))


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/Ana-Garc%C3%ADa",
        "http://de.linkedin.com/in/ana-garcía/",
        "linkedin.com/in/ana-garc%c3%ada?trk=x",
        "https://www.linkedin.com/mwlite/in/ana-garcía#about",
        "https://linkedin.com/pub/ana-garcía/1/2",
    ],
)
def test_one_profile_however_it_is_written(url: str) -> None:
    assert profile_key(url) == "ana-garcía"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://example.org/in/ana",
        "https://notlinkedin.com/in/ana",
        "https://www.linkedin.com/company/x",
        "linkedin.",
    ],
)
def test_other_links_are_no_profiles(url: str) -> None:
    assert profile_key(url) == ""


def test_links_and_numbers_compare_without_their_dress() -> None:
    assert link_key("https://Example.org/A/") == link_key("http://example.org/a")
    assert phone_key("+49 (170) 12-3") == phone_key("49170123")
    assert phone_key("ask Ada") == "ask Ada"
    assert link_key("linkedin.com/in/ada") == link_key("https://de.linkedin.com/in/ada/")
    assert link_key("https://ada") != link_key("linkedin.com/in/ada")


def test_the_strongest_evidence_is_kept() -> None:
    known = KnownPeople()
    known.add_profile(7, "https://www.linkedin.com/in/ada")
    known.add_email(8, "Ada@Example.org")
    known.add_name(9, "ada lovelace", "engines")
    found = decide(
        person("Ada Lovelace", "Engines", "ada@example.org", "https://uk.linkedin.com/in/ada/"),
        person("A. L.", "Other", " ADA@example.org"),
        person("ADA  Lovelace", "éngines"),
        person("Ada Lovelace", "Looms"),
        known=known,
    )
    assert found == [
        Decision(7, None, Evidence.SAME_LINK),
        Decision(8, None, Evidence.SAME_EMAIL),
        Decision(9, None, Evidence.SAME_NAME_AND_ORGANIZATION),
        ADDED,
    ]


def test_later_records_join_earlier_ones_of_the_file() -> None:
    found = decide(
        person("Ada Lovelace", "Engines", "ada@example.org"),
        person("Countess Lovelace", "", "ada@example.org", "https://linkedin.com/in/ada"),
        person("A. L.", "", "", "https://linkedin.com/in/ada"),
    )
    assert found == [ADDED, Decision(None, 0, Evidence.SAME_EMAIL), Decision(None, 0, Evidence.SAME_LINK)]


def test_an_address_of_an_office_is_no_evidence_between_two_names() -> None:
    ann, bob = person("Ann Lee", "Acme", "office@acme.org"), person("Bob Ray", "Acme", "office@acme.org")
    found = decide(
        ann, bob, person("Robert Ray", "", "office@acme.org"), person("Dr. Bob", "", "office@acme.org")
    )
    assert found[:2] == [ADDED, ADDED]
    assert [decision.record for decision in found[2:]] == [1, 1]
    known = KnownPeople()
    for key, name in ((1, "ann lee"), (2, "bob ray")):
        known.add_email(key, "office@acme.org")
        known.add_name(key, name, "")
    assert [decision.contact for decision in decide(bob, ann, known=known)] == [2, 1]
    assert decide(person("office@acme.org", "", "office@acme.org"), known=known)[0].contact == 1


def test_an_address_is_of_whoever_is_named_first() -> None:
    found = decide(
        person("office@acme.org", "", "office@acme.org"),
        person("Ann Lee", "", "office@acme.org"),
        person("Bob Ray", "", "office@acme.org"),
        person("office@acme.org", "", "office@acme.org"),
    )
    assert [decision.record for decision in found] == [None, 0, None, 0]
    assert found[2] == ADDED


def test_a_link_does_not_change_whose_address_it_is() -> None:
    known = KnownPeople()
    known.add_profile(1, "https://linkedin.com/in/ann")
    known.add_name(1, "ann lee", "acme")
    found = decide(
        person("Bob Ray", "Looms", "office@acme.org", "https://linkedin.com/in/ann"),
        person("Bob Ray", "Looms"),
        person("Bob Ray", "", "office@acme.org"),
        person("Ann Lee", "", "office@acme.org"),
        known=known,
    )
    assert found == [
        Decision(1, None, Evidence.SAME_LINK),
        ADDED,
        ADDED,
        Decision(1, None, Evidence.SAME_EMAIL),
    ]


def test_an_employer_learned_later_is_one_to_be_found_by() -> None:
    found = decide(
        person("Ann Lee", "", "ann@x.org"),
        person("A. Lee", "Acme", "ann@x.org"),
        person("A. Lee", "Looms", "ann@x.org"),
        person("Ann Lee", "Acme"),
        person("Ann Lee", "Looms"),
    )
    assert [decision.record for decision in found] == [None, 0, 0, 0, None]


def test_an_address_in_the_place_of_a_name_is_no_name() -> None:
    link = "https://linkedin.com/in/ann"
    at_acme = person("ann@x.org", "Acme")
    found = decide(at_acme, person("ann@x.org", "Acme", link=link), person("Ann Lee", link=link), at_acme)
    assert [decision.record for decision in found] == [None, None, 1, 0]


def test_two_profiles_are_two_people_even_of_one_name_and_employer() -> None:
    found = decide(
        person("John Smith", "IBM", link="https://linkedin.com/in/john-1"),
        person("John Smith", "IBM", link="https://linkedin.com/in/john-2"),
    )
    assert found == [ADDED, ADDED]


def test_a_bare_name_says_nothing_about_somebody_with_an_address_or_employer() -> None:
    address = person("John Smith", email="j@example.org")
    assert decide(person("John Smith"), address) == [ADDED, ADDED]
    assert decide(address, person("John Smith")) == [ADDED, ADDED]
    assert decide(person("John Smith", "IBM"), person("John Smith")) == [ADDED, ADDED]


def test_a_bare_name_is_found_again() -> None:
    assert not decide(person("John Smith"), person("john  smith"))[1].is_new


_people = st.builds(
    person,
    st.sampled_from(["Ada", "Bea", "Ádá", "...", "a@x.org"]),
    st.sampled_from(["", "X", "Y"]),
    st.sampled_from(["", "a@x.org", "b@x.org"]),
    st.sampled_from(["", "linkedin.com/in/a", "linkedin.com/in/b"]),
)


@given(st.lists(_people, max_size=8))
def test_the_same_file_again_adds_nobody(people: list[PersonRecord]) -> None:
    known = KnownPeople()
    keys = keys_of(people)
    match(keys, known)
    assert not any(decision.is_new for decision in match(keys, known))


@given(st.lists(_people, max_size=8))
def test_records_only_join_records_that_are_added(people: list[PersonRecord]) -> None:
    found = decide(*people)
    for index, decision in enumerate(found):
        if decision.record is not None:
            assert decision.record < index
            assert found[decision.record].is_new
