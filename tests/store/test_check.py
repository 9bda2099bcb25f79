"""The check finds damage with exact counts, and the repair mends what is derived."""

from __future__ import annotations

import pytest

from klatch.store.database import Store
from klatch.store.queries import search
from klatch.store.queries.check import check, repair
from klatch.store.search import RANGE
from population import populate


@pytest.fixture
def people(store: Store) -> Store:
    populate(store, 60)
    return store


def _damage(store: Store, sql: str) -> None:
    with store.exclusive() as connection:
        connection.execute(sql)


def test_a_sound_database_has_no_faults(people: Store) -> None:
    report = check(people)
    assert report.faults == 0
    assert report.rows["contact"] == 60
    assert report.rows["note"] == 60
    assert report.rows["tag"] == 4


def test_derived_data_is_mended_once(people: Store) -> None:
    before = people.fetch("SELECT * FROM contact ORDER BY id")
    _damage(people, "UPDATE contact_facts SET urgency = 'x', meetings_held = 99 WHERE contact <= 7")
    _damage(people, "DELETE FROM contact_facts WHERE contact = 20")
    _damage(people, "DELETE FROM search_index WHERE rowid IN (1, 2, 3)")
    _damage(people, f"INSERT INTO search_index (rowid, text) VALUES ({2 * RANGE + 5000}, 'gone')")
    report = check(people)
    assert report.stale_facts == 8
    assert report.missing_documents == {"contact": 3}
    assert report.extra_documents == {"note": 1}
    assert report.faults == report.repairable == 12
    assert repair(people).faults == 0
    assert check(people).faults == 0
    assert people.fetch("SELECT * FROM contact ORDER BY id") == before
    assert search.search(people, "gone").total == 0


def test_a_repair_of_a_sound_database_writes_nothing(people: Store) -> None:
    before = people.fetch_one("SELECT total_changes()")
    assert repair(people).faults == 0
    assert people.fetch_one("SELECT total_changes()") == before


def test_what_cannot_be_derived_is_only_told(people: Store) -> None:
    _damage(people, "PRAGMA foreign_keys = OFF")
    _damage(people, "UPDATE note SET contact = 4711 WHERE id IN (1, 2)")
    _damage(people, "DROP INDEX contact_email_primary")
    _damage(people, "UPDATE contact_email SET contact = 9, is_primary = 1 WHERE id IN (8, 10)")
    report = repair(people)
    assert report.broken_references == 2
    assert report.several_primaries == 1
    assert report.faults == 3
    assert report.repairable == 0
