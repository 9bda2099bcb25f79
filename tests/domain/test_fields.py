"""The vocabulary of templates and the table of kinds."""

from __future__ import annotations

import pytest

from klatch.domain.errors import InvalidInput
from klatch.domain.fields import FIELDS, MAX_LIST, MAX_TOTAL, Ask, Me, MessageFields, Person, flatten
from klatch.domain.kinds import KINDS


def test_the_vocabulary_is_the_documented_one() -> None:
    documented = {
        "me": "name first_name email phone headline school signature",
        "contact": "first_name last_name name title organization city field",
        "connection": "kind text",
        "ask": "minutes medium topic_narrow topic_broad slots",
        "meeting": "start their_start minutes medium place",
        "referrer": "name first_name relation",
        "referral": "name organization talked booked",
        "share": "title url why",
        "previous": "date subject",
    }
    names = {f"{group}.{leaf}" for group, leaves in documented.items() for leaf in leaves.split()}
    assert set(FIELDS) == names | {"takeaways", "advice", "news"}
    assert FIELDS["ask.slots"] == "list"
    assert FIELDS["meeting.minutes"] == "number"
    assert FIELDS["news"] == "text"


def test_every_value_arrives_under_its_name() -> None:
    flat = flatten(
        MessageFields(contact=Person(first_name=" Ada \n B "), ask=Ask(minutes=20, slots=("a", " ", "b.")))
    )
    assert set(flat) == set(FIELDS)
    assert flat["contact.first_name"] == "Ada B"
    assert flat["ask.minutes"] == 20
    assert flat["ask.slots"] == ("a", "b")


def test_sentences_lose_their_full_stop_and_names_keep_it() -> None:
    fields = MessageFields(
        news="It works.", takeaways=("Well...",), contact=Person(organization="Halden Inc.")
    )
    flat = flatten(fields)
    assert (flat["news"], flat["takeaways"], flat["contact.organization"]) == (
        "It works",
        ("Well...",),
        "Halden Inc.",
    )


def test_an_empty_signature_is_the_name() -> None:
    assert flatten(MessageFields(me=Me(name="Nora W")))["me.signature"] == "Nora W"
    assert flatten(MessageFields(me=Me(name="Nora W")))["me.first_name"] == "Nora W"


@pytest.mark.parametrize(
    "fields",
    [
        MessageFields(news="x" * (MAX_TOTAL + 1)),
        MessageFields(takeaways=("x" * 1_000,) * 70),
        MessageFields(advice=("",) * (MAX_LIST + 1)),
    ],
)
def test_too_much_is_refused(fields: MessageFields) -> None:
    with pytest.raises(InvalidInput, match="too_long"):
        flatten(fields)


def test_every_kind_asks_for_known_fields_and_has_a_limit() -> None:
    assert len(KINDS) == 29
    for key, kind in KINDS.items():
        assert kind.key == key
        assert kind.required <= set(FIELDS)
        assert all(FIELDS[name] == "list" and count > 0 for name, count in kind.at_least)
        assert (kind.word_limit is None) != (kind.char_limit is None)
        assert kind.starts_clock <= (kind.group in {"first_message", "follow_up"})
