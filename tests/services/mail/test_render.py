"""Sentences, lines and paragraphs around empty fields, and values that stay values."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klatch.domain.fields import Connection, Me, MessageFields, Person
from klatch.domain.kinds import KINDS
from klatch.services.mail.render import Run
from klatch.services.mail.templates import Engine

ENGINE = Engine()
KIND = KINDS["followup.first"]
ADA = MessageFields(me=Me(name="Nora"), contact=Person(first_name="Ada", organization="Halden"))


def body(source: str, fields: MessageFields = ADA) -> str:
    return ENGINE.render("", source, fields, KIND).body


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One. {{ news }}. Three.", "One. Three."),
        ("{{ news }}. Two.", "Two."),
        ("One. {{ news }}.", "One."),
        ("One. Is it {{ news }}? Three.", "One. Three."),
        ("One.\n{{ news }}.\nThree.", "One.\nThree."),
        ("One.\n\n{{ news }}. {{ share.url }}.\n\nThree.", "One.\n\nThree."),
        ("{{ news }}.\n\nTwo.", "Two."),
        ("One.\n\n{{ news }}.", "One."),
        ("Place: {{ meeting.place }}\nNumber: {{ me.name }}", "Number: Nora"),
        ("“Said {{ news }}.” Next.", "Next."),
        ("At example.{{ contact.organization }} now.", "At example.Halden now."),
        ("One{% if news %}, {{ news }}{% endif %}. Two.", "One. Two."),
        ("One.\n{% if news %}\n{{ news }}.\n{% endif %}\nTwo.", "One.\nTwo."),
        ("One.  \n\n\n\nTwo.\n\n", "One.\n\nTwo."),
    ],
)
def test_a_sentence_with_an_empty_optional_field_is_left_out(source: str, expected: str) -> None:
    assert body(source).replace("  \n", "\n") == expected


def test_the_preview_knows_where_a_sentence_is_missing() -> None:
    rendered = ENGINE.render("", "Hi {{ contact.first_name }}. {{ news }}. Bye.", ADA, KIND)
    assert rendered.parts == (
        Run("Hi ", "text"),
        Run("Ada", "field", "contact.first_name"),
        Run(".", "text"),
        Run("", "left_out", "news"),
        Run(" ", "text"),
        Run("Bye.", "text"),
    )
    assert rendered.left_out == ("news",)
    assert rendered.missing == ()
    assert rendered.used == {"contact.first_name", "news"}


def test_an_empty_required_field_leaves_a_gap() -> None:
    rendered = ENGINE.render(
        "To {{ contact.first_name }}", "Hi {{ contact.first_name }},", MessageFields(), KIND
    )
    assert rendered.body == "Hi [contact.first_name],"
    assert rendered.subject == "To [contact.first_name]"
    assert rendered.missing == ("contact.first_name",)
    assert Run("[contact.first_name]", "missing", "contact.first_name") in rendered.parts


def test_a_thank_you_needs_a_takeaway_whatever_its_template_says() -> None:
    kind = KINDS["thanks.specific_takeaway"]
    assert ENGINE.render("", "Thanks.", ADA, kind).missing == ("takeaways",)
    one = replace(ADA, takeaways=("one",))
    assert ENGINE.render("", "Thanks.", one, kind).missing == ("takeaways",)
    assert ENGINE.render("", "Thanks.", replace(ADA, takeaways=("one", "two")), kind).missing == ()


@pytest.mark.parametrize("blank", ["", " ", "\n\t ", "\u00a0"])
def test_blank_counts_as_missing(blank: str) -> None:
    rendered = ENGINE.render("", "Hi {{ contact.first_name }},", MessageFields(contact=Person(blank)), KIND)
    assert rendered.missing == ("contact.first_name",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("you did this", "You did this. Next."),
        ("You did this.", "You did this. Next."),
        ("Did you?", "Did you? Next."),
        ("UX is yours…", "UX is yours… Next."),
    ],
)
def test_a_sentence_from_a_field_ends_once(text: str, expected: str) -> None:
    fields = MessageFields(connection=Connection(text=text))
    assert body("{{ connection.text | capitalize }}. Next.", fields) == expected


def test_the_signature_keeps_its_lines_and_falls_back_to_the_name() -> None:
    assert body("{{ me.signature }}", MessageFields(me=Me(signature="Nora\n+1 555"))) == "Nora\n+1 555"
    assert body("{{ me.signature }}") == "Nora"


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
    lambda text: text.replace(".", "").split()
)
TRICKS = st.sampled_from(
    [
        "{{ news }}",
        "{% if x %}",
        "{# #}",
        "a\n\nb",
        "One. Two? Three.",
        "\ue000\ue001",
        "{{",
        "[me.name]",
        "a\u2028b",
    ]
)
TEMPLATE = (
    "Hi {{ contact.first_name }},\n\nYour work at {{ contact.organization }} is good. {{ news }}.\n"
    "{% for t in takeaways %}\n- {{ t }}\n{% endfor %}\n\nBye {{ me.first_name }} of {{ me.school }}."
)


@settings(max_examples=150, deadline=None)
@given(*[st.one_of(ANY_TEXT, TRICKS)] * 6)
def test_values_never_change_the_structure(a: str, b: str, c: str, d: str, e: str, f: str) -> None:
    def runs(values: tuple[str, ...]) -> list[tuple[str, str]]:
        first, organization, news, takeaway, me, school = values
        fields = MessageFields(
            me=Me(name=me, first_name=me, school=school),
            contact=Person(first_name=first, organization=organization),
            news=news,
            takeaways=(takeaway,),
        )
        rendered = ENGINE.render("", TEMPLATE, fields, KIND)
        text = [run for run in rendered.parts if run.role != "text"]
        assert [run.text for run in text if run.field == "contact.first_name"] == [" ".join(first.split())]
        return [(run.role, run.field if run.role != "text" else run.text) for run in rendered.parts]

    plain = runs(("Ada", "Halden", "It works", "note", "Nora", "Cascadia"))
    full_stop = [("text", "."), ("text", "")]
    given_runs = runs((a, b, c, d, e, f))
    assert [run for run in given_runs if run not in full_stop] == [
        run for run in plain if run not in full_stop
    ]
