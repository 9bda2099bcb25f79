from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from klatch.domain.drafts import ContactDraft, MessageDraft, SavedViewDraft, TemplateDraft
from klatch.domain.errors import InvalidInput, NotFound, TemplateRejected
from klatch.domain.kinds import KINDS
from klatch.domain.pace import PATIENCE, Pace, Rhythm
from klatch.services import contacts, messages, saved_views, settings, tasks, templates
from klatch.services.settings import Appearance, Cadence, Goals, Outreach, Profile
from klatch.store.database import Store


def test_the_shipped_templates_come_once(store: Store, now: datetime) -> None:
    count = templates.install_builtin(store, now)
    assert count == len(templates.shipped()) >= len(KINDS)
    assert templates.install_builtin(store, now) == 0
    assert store.fetch("SELECT count(DISTINCT builtin_key), count(*) FROM template") == [(count, count)]
    assert {kind for (kind,) in store.fetch("SELECT kind FROM template")} == set(KINDS)
    assert store.journal.undo_label is None
    assert store.fetch("SELECT count(*) FROM template WHERE body LIKE '%---%' OR name = ''") == [(0,)]


def test_an_update_leaves_changed_templates_alone(store: Store, now: datetime) -> None:
    templates.install_builtin(store, now)
    first, second = (key for (key,) in store.fetch("SELECT id FROM template ORDER BY id LIMIT 2"))
    original = store.fetch("SELECT id, body FROM template WHERE id IN (?, ?) ORDER BY id", (first, second))
    templates.edit(store, first, {"body": "Mine, {{ contact.first_name }}."}, now)
    with store.transaction("as if older", now) as tx:
        tx.execute("UPDATE template SET builtin_version = 0, body = 'old' WHERE id = ?", (second,))
    assert templates.install_builtin(store, now) == 1
    assert store.fetch("SELECT id, body FROM template WHERE id IN (?, ?) ORDER BY id", (first, second)) == [
        (first, "Mine, {{ contact.first_name }}."),
        original[1],
    ]
    templates.restore(store, first, now)
    assert store.fetch("SELECT id, body FROM template WHERE id = ?", (first,)) == [original[0]]


def test_own_templates(store: Store, now: datetime) -> None:
    draft = TemplateDraft("outreach.cold", "Mine", "Hello {{ contact.first_name }}", "Hi {{ contact.name }}")
    key = templates.add(store, draft, now)
    copy = templates.duplicate(store, key, "Copy", now)
    assert store.fetch("SELECT name, body, subject FROM template WHERE id = ?", (copy,)) == [
        ("Copy", draft.body, draft.subject)
    ]
    with pytest.raises(InvalidInput):
        templates.restore(store, key, now)
    templates.archive(store, key, True, now)
    templates.delete(store, [copy], now)
    assert store.fetch("SELECT id, archived FROM template") == [(key, 1)]
    with pytest.raises(NotFound):
        templates.duplicate(store, 999, "x", now)


def test_a_shipped_template_is_archived_instead_of_deleted(store: Store, now: datetime) -> None:
    templates.install_builtin(store, now)
    ((key,),) = store.fetch("SELECT id FROM template LIMIT 1")
    templates.delete(store, [key], now)
    assert store.fetch("SELECT archived FROM template WHERE id = ?", (key,)) == [(1,)]
    assert templates.install_builtin(store, now) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"body": "{% if %}"},
        {"body": "{{ contact.__class__ }}"},
        {"subject": "{{ nobody.knows }}"},
        {"body": "{% for a in range(10**9) %}x{% endfor %}"},
    ],
)
def test_a_template_that_may_not_be_saved(store: Store, now: datetime, changes: dict[str, str]) -> None:
    key = templates.add(store, TemplateDraft("outreach.cold", "Mine", "Hello"), now)
    with pytest.raises(TemplateRejected):
        templates.edit(store, key, changes, now)
    assert store.fetch("SELECT body, subject FROM template") == [("Hello", "")]


@pytest.mark.parametrize(
    "changes", [{"name": " "}, {"kind": "x.y"}, {"body": " "}, {"word_limit": 0}, {"archived": True}]
)
def test_template_fields_are_checked(store: Store, now: datetime, changes: dict[str, Any]) -> None:
    key = templates.add(store, TemplateDraft("outreach.cold", "Mine", "Hello"), now)
    with pytest.raises(InvalidInput):
        templates.edit(store, key, changes, now)


def test_settings_come_back(store: Store, now: datetime) -> None:
    assert settings.get(store, Profile) == Profile()
    me = Profile(name="Maya Ö", zone="Europe/Berlin", ask_minutes=15)
    cadence = Cadence(rhythm="gentle", weekend=(4, 5), holidays=("2026-12-25",))
    for value in (me, cadence, Appearance(theme="dark")):
        settings.put(store, value, now)
        assert settings.get(store, type(value)) == value
    assert store.journal.undo_label is None
    pace = _pace(store, now)
    assert (pace.zone, pace.patience, pace.week.weekend) == ("Europe/Berlin", PATIENCE[Rhythm.GENTLE], {4, 5})
    assert pace.week.holidays == {date(2026, 12, 25)}


def test_holidays_are_those_of_the_country_and_ones_own(store: Store, now: datetime) -> None:
    settings.put(store, Cadence(country="DE", region="BY", holidays=("2026-12-24",)), now)
    days = _pace(store, now).week.holidays
    corpus_christi, epiphany = date(2026, 6, 4), date(2021, 1, 6)  # not all over Germany
    assert {date(2026, 12, 24), date(2026, 12, 25), corpus_christi, epiphany} <= days
    settings.put(store, Cadence(country="DE", region="Atlantis"), now)  # of a newer version, or a typo
    days = _pace(store, now).week.holidays
    assert date(2026, 12, 25) in days
    assert not days & {date(2026, 12, 24), corpus_christi, epiphany}
    settings.put(store, Cadence(country="XX"), now)
    assert not _pace(store, now).week.holidays


def test_another_year_takes_no_holiday_away(store: Store, now: datetime) -> None:
    settings.put(store, Cadence(country="US"), now)
    before = _pace(store, now).week.holidays
    assert before < _pace(store, now + timedelta(days=5 * 366)).week.holidays
    assert max(before).year == now.year + 2  # a wait of 365 business days ends in them


def _pace(store: Store, now: datetime) -> Pace:
    with store.transaction("x", now, undoable=False) as tx:
        return settings.pace(tx)


def test_what_a_newer_version_kept_is_no_obstacle(store: Store, now: datetime) -> None:
    with store.transaction("x", now, undoable=False) as tx:
        tx.execute('INSERT INTO setting VALUES (\'profile\', \'{"name": "Maya", "mood": 3}\')')
    assert settings.get(store, Profile) == Profile(name="Maya")


@pytest.mark.parametrize(
    "value",
    [
        Profile(zone="Mars"),
        Profile(email="maya"),
        Profile(ask_minutes=5),
        Cadence(rhythm="never"),
        Cadence(weekend=tuple(range(7))),
        Cadence(holidays=("25.12.",)),
        Cadence(country="Germany"),
        Cadence(custom_elsewhere=-1),
        Cadence(thank_you_hours=0),
        Appearance(theme="pink"),
        Goals(messages=-1),
        Goals(conversations=101),
        Outreach(daily_cap=0),
        Outreach(again_after_days=366),
        Outreach(note_characters=2000),
    ],
)
def test_settings_are_checked(store: Store, now: datetime, value: Any) -> None:
    with pytest.raises(InvalidInput):
        settings.put(store, value, now)
    assert store.fetch("SELECT count(*) FROM setting") == [(0,)]


def test_a_new_rhythm_moves_the_steps(store: Store, now: datetime) -> None:
    key = contacts.add(store, ContactDraft(display_name="Ana"), now)
    messages.log_sent_elsewhere(store, MessageDraft(key, "outreach.cold", "S", "B"), now, now)
    assert store.fetch("SELECT due_on FROM task WHERE kind = 'follow_up'") == [("2026-12-02",)]
    settings.put(store, Cadence(rhythm="gentle"), now)
    tasks.reconcile_all(store, now)
    assert store.fetch("SELECT due_on FROM task WHERE kind = 'follow_up'") == [("2026-11-30",)]


def test_saved_views(store: Store, now: datetime) -> None:
    keys = [saved_views.add(store, SavedViewDraft("contacts", name), now) for name in ("One", "Two")]
    saved_views.rename(store, keys[0], " Uno ", now)
    saved_views.update(
        store, keys[1], {"filter": '{"stage": "met"}', "sort": "name"}, now + timedelta(days=1)
    )
    assert store.fetch("SELECT name, filter, sort, position FROM saved_view ORDER BY id") == [
        ("Uno", "{}", "", 0),
        ("Two", '{"stage": "met"}', "name", 1),
    ]
    saved_views.delete(store, keys, now)
    assert store.fetch("SELECT count(*) FROM saved_view") == [(0,)]
    with pytest.raises(InvalidInput):
        saved_views.add(store, SavedViewDraft("contacts", " "), now)
    with pytest.raises(NotFound):
        saved_views.rename(store, 999, "x", now)
