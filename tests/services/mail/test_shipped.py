"""Every template that ships: valid, complete, within its limit and the practice."""

from __future__ import annotations

import pytest

from klatch.domain.fields import FIELDS
from klatch.domain.kinds import GROUPS, KINDS
from klatch.domain.practice import check
from klatch.domain.vocabulary import Channel
from klatch.services.mail.templates import Engine
from klatch.services.templates import Shipped, shipped
from klatch.support import resources
from mail_samples import FULL, NAME_ONLY

ALL = shipped()
ENGINE = Engine()
each = pytest.mark.parametrize("template", ALL, ids=[template.key for template in ALL])


def test_every_kind_ships() -> None:
    assert {template.kind for template in ALL} == set(KINDS)
    assert len({(template.language, template.key) for template in ALL}) == len(ALL)
    assert {kind.group for kind in KINDS.values()} == set(GROUPS)


@each
def test_the_header_is_valid(template: Shipped) -> None:
    text = resources.text("templates", template.language, f"{template.key}.j2")
    _, head, _ = text.split("---\n", 2)
    names = [line.partition(":")[0] for line in head.splitlines()]
    assert names == ["kind", "name", "description", "channel", "language", "version", "subject"]
    assert template.key == template.kind or template.key.startswith(f"{template.kind}.")
    assert template.name
    assert template.description
    assert template.channel == KINDS[template.kind].channel
    assert template.version >= 1
    assert bool(template.subject) == (template.channel == Channel.EMAIL)


@each
def test_it_may_be_saved_and_names_known_fields(template: Shipped) -> None:
    ENGINE.check(template.subject)
    ENGINE.check(template.body)
    rendered = ENGINE.render(template.subject, template.body, FULL, KINDS[template.kind])
    assert rendered.used <= set(FIELDS)


@each
def test_it_is_complete_for_a_contact_with_every_field(template: Shipped) -> None:
    kind = KINDS[template.kind]
    rendered = ENGINE.render(template.subject, template.body, FULL, kind)
    assert rendered.missing == ()
    assert rendered.left_out == ()
    assert "!" not in rendered.subject + rendered.body
    assert ".." not in rendered.body
    assert rendered.subject == rendered.subject.strip()
    findings = check(kind, rendered.subject, rendered.body, FULL, template.language)
    assert [finding for finding in findings if not finding.ok] == []
    assert {"words", "characters"} & {finding.code for finding in findings}


@each
def test_it_shows_its_gaps_for_a_contact_with_only_a_name(template: Shipped) -> None:
    kind = KINDS[template.kind]
    rendered = ENGINE.render(template.subject, template.body, NAME_ONLY, kind)
    blocking = kind.required.union(name for name, _ in kind.at_least)
    assert set(rendered.missing) <= blocking
    assert "Aisha" in rendered.body.partition("\n")[0]
    assert not set(rendered.left_out) & blocking
    assert "  " not in rendered.body
    assert "\n\n\n" not in rendered.body
    assert rendered.body == rendered.body.strip()
    shown = {run.field for run in (*rendered.subject_parts, *rendered.parts) if run.role == "missing"}
    assert shown & blocking <= set(rendered.missing)
    if rendered.missing:
        unresolved = check(kind, rendered.subject, rendered.body, NAME_ONLY)[0]
        assert not unresolved.ok


@each
def test_no_gap_is_left_once_the_required_fields_are_there(template: Shipped) -> None:
    """The fields a user must fill are the only ones that can leave a gap or an empty subject."""
    kind = KINDS[template.kind]
    needed = kind.required.union(name for name, _ in kind.at_least)
    bare = NAME_ONLY
    for name in needed:
        bare = with_field(bare, name)
    rendered = ENGINE.render(template.subject, template.body, bare, kind)
    assert rendered.missing == ()
    assert "[" not in rendered.body
    assert bool(rendered.subject) == bool(template.subject)
    assert len(rendered.body.split("\n\n")) >= 2


def with_field(fields, name):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    group, _, leaf = name.partition(".")
    source = getattr(FULL, group)
    value = replace(getattr(fields, group), **{leaf: getattr(source, leaf)}) if leaf else source
    return replace(fields, **{group: value})
