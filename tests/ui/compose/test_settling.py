"""Conditions are decided as the engine would decide them."""

from __future__ import annotations

import pytest

from klatch.domain.fields import Ask, Connection, Me, MessageFields, Person
from klatch.domain.kinds import KINDS
from klatch.services import templates
from klatch.services.mail.templates import Engine
from klatch.ui.writing.settling import settled

SOME = MessageFields(
    me=Me(name="Nora Whitfield", headline="a teacher", school="Cascadia State"),
    contact=Person("Aisha", "Karim", "Aisha Karim", "Researcher", "Brightloom"),
    connection=Connection("alumni", "you moved to research"),
    ask=Ask(20, "", "your first year", "UX research"),
)
NAMES = MessageFields(me=Me(name="Nora"), contact=Person(first_name="Aisha"))


def holds(engine: Engine, fields: MessageFields, condition: str) -> bool:
    source = f"{{% if {condition} %}}x{{% endif %}}"
    return bool(engine.render("", source, fields, KINDS["outreach.cold"]).body)


@pytest.mark.parametrize("fields", [SOME, NAMES])
def test_every_shipped_template_reads_the_same_and_shows_no_condition(fields: MessageFields) -> None:
    engine = Engine()
    for item in templates.shipped():
        subject = settled(item.subject, lambda condition: holds(engine, fields, condition))
        body = settled(item.body, lambda condition: holds(engine, fields, condition))
        assert "{% if" not in subject + body
        kind = KINDS[item.kind]
        before = engine.render(item.subject, item.body, fields, kind)
        after = engine.render(subject, body, fields, kind)
        assert (after.subject, after.body) == (before.subject, before.body), item.key


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a{% if yes %}b{% else %}c{% endif %}d", "abd"),
        ("a{% if no %}b{% else %}c{% endif %}d", "acd"),
        ("{% if no %}a{% elif yes %}b{% elif yes %}c{% else %}d{% endif %}", "b"),
        ("{% if yes %}a{% if no %}b{% endif %}c{% endif %}", "ac"),
        ("{% if no %}a{% if yes %}b{% endif %}c{% endif %}", ""),
        ("a\n{% if yes %}\nb\n{% endif %}\nc", "a\nb\nc"),
        (
            "{% for x in y %}{% if yes %}b{% endif %}{% endfor %}",
            "{% for x in y %}{% if yes %}b{% endif %}{% endfor %}",
        ),
        ("{% if no %}{% for x in y %}b{% endfor %}{% endif %}z", "z"),
        ("{% if yes %}a", "{% if yes %}a"),
        ("a{% endif %}", "a{% endif %}"),
        ("{% if yes %}{% set x = 1 %}{% endif %}", "{% if yes %}{% set x = 1 %}{% endif %}"),
    ],
)
def test_branches(source: str, expected: str) -> None:
    assert settled(source, lambda condition: condition == "yes") == expected
