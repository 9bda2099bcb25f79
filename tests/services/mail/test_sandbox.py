"""Hostile templates: each is refused before anything of it runs, with a line and a reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klatch.domain.errors import InvalidInput, TemplateRejected
from klatch.domain.fields import MAX_LIST, MessageFields, Person
from klatch.domain.kinds import KINDS
from klatch.services.mail.sandbox import MAX_SOURCE
from klatch.services.mail.templates import MAX_OUTPUT, Engine

ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ contact.__class__ }}",
    "{{ contact.first_name.__class__ }}",
    "{{ contact.first_name.upper() }}",
    "{{ contact.first_name.format(contact) }}",
    "{{ contact['first_name'] }}",
    "{{ contact.delete_instance() }}",
    "{{ contact|attr('__class__') }}",
    "{{ contact.first_name|attr('__class__') }}",
    "{{ takeaways.__len__ }}",
    "{{ takeaways[0] }}",
    "{{ (1).__class__ }}",
    "{{ self.__init__ }}",
    "{{ config }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ namespace(x=1) }}",
    "{{ contact.first_name|map(attribute='__class__')|list }}",
    "{{ takeaways|map('upper')|join }}",
    "{{ loop.index }}",
    "{% include 'other' %}",
    "{% import 'other' as x %}",
    "{% from 'other' import x %}",
    "{% extends 'other' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}",
    "{% call m() %}{% endcall %}",
    "{% set x = contact %}{{ x }}",
    "{% set x %}text{% endset %}",
    "{% filter upper %}text{% endfilter %}",
    "{% block b %}{% endblock %}",
    "{% with x = 1 %}{% endwith %}",
    "{% autoescape true %}{% endautoescape %}",
]
BOMBS = [
    "{{ 3 ** (3 ** 16) }}",
    "{{ 'x' * 999999999 }}",
    "{{ 9999999999 * 9999999999 }}",
    "{{ 'x' ~ 'x' }}",
    "{{ 'a' + 'b' }}",
    "{{ '%99999999d' % 1 }}",
    "{{ -1 }}",
    "{% for a in range(99999999) %}x{% endfor %}",
    "{% for a in advice %}{% for b in advice %}{% for c in advice %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in 'xxxxxxxxxxxx' %}x{% endfor %}",
    "{% for a in takeaways recursive %}{{ loop(takeaways) }}{% endfor %}",
    "{% for a in takeaways if a %}x{% endfor %}",
    "{% for a, b in takeaways %}x{% endfor %}",
    "{% for contact in takeaways %}x{% endfor %}",
    "{% for a in takeaways %}{% for b in takeaways %}" + "{{ a }}" * 40 + "{% endfor %}{% endfor %}",
    "{{ contact.first_name|center(99999999) }}",
    "{{ contact.first_name|replace('', 'xxxxxxxx') }}",
    "{{ contact.first_name|indent(99999999) }}",
    "{{ contact.first_name|wordwrap(1) }}",
    "{{ '%s'|format(contact.first_name) }}",
    "{{ takeaways|join('" + "x" * 5_000 + "') }}",
    "{{ takeaways|join(contact.first_name) }}",
    "{{ " + "9" * 5_000 + " }}",
    "{{ 1e999 }}",
    "{{ " + "(" * 3_000 + "1" + ")" * 3_000 + " }}",
    "{{ " + "not " * 3_000 + "news }}",
    "{{ news" + "|upper" * 200 + " }}",
    "{% if news %}" * 100 + "{% endif %}" * 100,
    "{{ news }}" * 2_100,
    "{% if news %}x{% endif %}" * 1_000,
    "x" * (MAX_SOURCE + 1),
    "é" * (MAX_SOURCE // 2 + 1),
]
MISTAKES = [
    "{{ contact.first_name",
    "{{ }}",
    "{% if news %}",
    "{% endif %}",
    "{% for a in takeaways %}",
    "{% unknown %}",
    "{{ contact.first_nam }}",
    "{{ contact }}",
    "{{ takeaways }}",
    "{{ news == 'x' }}",
    "{{ 'x' if news }}",
    "{{ 'x' if news else 1 }}",
    "{% if news > 3 %}x{% endif %}",
    "{% if 'x' in news %}x{% endif %}",
    "{% if news is defined %}x{% endif %}",
    "{{ news|nosuch }}",
    "{{ news|first }}",
    "{{ takeaways|upper }}",
    "{{ takeaways|join(d=', ') }}",
    "{{ news|default }}",
    "{{ ['a'] }}",
    "{{ {'a': 1} }}",
    "{{ None }}",
    "Hi\x00 there",
    "Hi \ud800",
]


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize("source", ESCAPES + BOMBS + MISTAKES, ids=range(len(ESCAPES + BOMBS + MISTAKES)))
def test_a_hostile_template_is_refused_on_save_and_on_render(engine: Engine, source: str) -> None:
    with pytest.raises(TemplateRejected) as on_save:
        engine.check("First line\n" + source)
    assert on_save.value.line == 2 or source not in ESCAPES
    assert on_save.value.reason[0].isupper() or on_save.value.reason[0] == "“"
    assert on_save.value.reason.rstrip("?.") != on_save.value.reason
    with pytest.raises(TemplateRejected):
        engine.render("", "First line\n" + source, MessageFields(), KINDS["outreach.cold"])


def test_the_corpus_is_large_enough() -> None:
    assert len(ESCAPES + BOMBS) >= 36


def test_the_line_is_the_one_that_is_wrong(engine: Engine) -> None:
    with pytest.raises(TemplateRejected) as caught:
        engine.check("One\n{% if news %}\nThree\n{% endif %}\nFive {{ nws }}")
    assert caught.value.line == 5
    assert caught.value.reason == "There is no field “nws”. Did you mean news?"


def test_a_group_needs_a_part(engine: Engine) -> None:
    with pytest.raises(TemplateRejected, match=r"needs a part, such as contact\.first_name"):
        engine.check("{{ contact }}")


class Spy(str):
    """A field value that notices being asked for anything."""

    touched: list[str] = []

    def __getattribute__(self, name: str) -> object:
        if name not in {"split", "strip", "__class__"}:
            type(self).touched.append(name)
        return super().__getattribute__(name)


@pytest.mark.parametrize("source", ESCAPES)
def test_no_template_touches_the_value_behind_a_field(engine: Engine, source: str) -> None:
    Spy.touched.clear()
    fields = MessageFields(contact=Person(first_name=Spy("Ada")))
    with pytest.raises(TemplateRejected):
        engine.render(source, source, fields, KINDS["outreach.cold"])
    assert Spy.touched == []


def test_output_is_capped(engine: Engine) -> None:
    loop = "{% for a in takeaways %}{% for b in advice %}" + "x" * 200 + "{{ a }}{% endfor %}{% endfor %}"
    fields = MessageFields(takeaways=("y" * 300,) * MAX_LIST, advice=("z",) * MAX_LIST)
    engine.check(loop)
    with pytest.raises(TemplateRejected, match="too long"):
        engine.render("", loop, fields, KINDS["thanks.same_day"])
    assert MAX_OUTPUT == 1024 * 1024


@pytest.mark.parametrize(
    "fields",
    [MessageFields(news="x" * 10_000_000), MessageFields(takeaways=("x",) * (MAX_LIST + 1))],
    ids=["ten megabytes", "endless list"],
)
def test_fields_are_capped(engine: Engine, fields: MessageFields) -> None:
    with pytest.raises(InvalidInput, match="too_long"):
        engine.render("", "Hi", fields, KINDS["thanks.same_day"])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ takeaways | join('; ') }}", "one; two; three"),
        ("{{ takeaways | listed('or') }}", "one, two or three"),
        ("{{ takeaways | first }} {{ takeaways | last | upper }}", "one THREE"),
        ("{{ takeaways | length }}", "3"),
        ("{% if takeaways | length >= 2 and not news %}many{% else %}few{% endif %}", "many"),
        ("{{ contact.city | default('your city') }}", "your city"),
        ("{{ contact.first_name or 'there' }}", "there"),
        ("{{ 'a' if news else 'b' }}", "b"),
        ("{% for x in takeaways %}{{ x }}{% else %}none{% endfor %}", "onetwothree"),
        ("{% for x in takeaways %}\n- {{ x }}\n{% endfor %}\n\nBye", "- one\n- two\n- three\n\nBye"),
        ("{# a note #}text{% raw %} {{ x }}{% endraw %}", "text {{ x }}"),
    ],
)
def test_what_is_allowed_works(engine: Engine, source: str, expected: str) -> None:
    fields = MessageFields(takeaways=("one", "two", "three"))
    engine.check(source)
    assert engine.render("", source, fields, KINDS["followup.first"]).body == expected


@pytest.mark.parametrize("source", ["{{ news | first | last }}", "{{ takeaways | first | last }}"])
def test_filters_are_typed(engine: Engine, source: str) -> None:
    with pytest.raises(TemplateRejected, match="does not fit"):
        engine.check(source)


FRAGMENTS = st.sampled_from(
    [
        *["Text. ", "\n", "\n\n", "(", ". ", "? "],
        *["{{ news }}", "{{ contact.first_name | upper }}", "{{ ask.minutes | default('20') }}"],
        *["{{ takeaways | join }}", "{{ ask.slots | listed('or') | title }}", "{{ advice | last or news }}"],
        *["{% if news %}", "{% elif advice | length < 2 %}", "{% else %}", "{% endif %}"],
        *["{% for a in takeaways %}", "{% for b in advice %}", "{{ a }}", "{{ b | lower }}", "{% endfor %}"],
        *["{{ news if a else news }}", "{{ 'x' if not (news == 'y' and takeaways) else '' }}", "{#", "#}"],
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(FRAGMENTS, max_size=14), st.lists(st.text(max_size=5), max_size=4), st.text(max_size=5))
def test_what_is_accepted_renders(fragments: list[str], notes: list[str], news: str) -> None:
    """The types of the check are sound: an accepted template never fails, whatever the fields hold."""
    engine, source = Engine(), "".join(fragments)
    try:
        engine.check(source)
    except TemplateRejected:
        return
    fields = MessageFields(takeaways=tuple(notes), advice=tuple(notes[:1]), news=news)
    rendered = engine.render(source, source, fields, KINDS["thanks.same_day"])
    assert rendered.body == "".join(run.text for run in rendered.parts)
    assert "\n" not in rendered.subject
