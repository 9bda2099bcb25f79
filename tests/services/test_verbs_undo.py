"""Any verbs in any order: undoing all gives the first rows back, redoing all the last; steps stay true."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from klatch.domain.errors import KlatchError
from klatch.services import tasks
from klatch.store.database import Store
from verbs import CHOICES, START, VERBS, picker, rows_of, seed


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHOICES)
def test_random_verbs(choices: list[tuple[str, int, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder))
        try:
            _play(store, choices)
        finally:
            store.close()


def _play(store: Store, choices: list[tuple[str, int, int, int]]) -> None:
    first, now = rows_of(store), START
    seed(store, now)
    for name, n, dice, hours in choices:
        now += timedelta(hours=hours)
        before = rows_of(store)
        try:
            VERBS[name](store, picker(store, dice), n, now)
        except KlatchError:
            assert rows_of(store) == before  # refused as a whole
    tasks.reconcile_all(store, now)
    last = rows_of(store)
    tasks.reconcile_all(store, now)
    assert rows_of(store) == last  # doing it again changes nothing
    _check_steps(store)
    while store.journal.undo() is not None:
        pass
    assert rows_of(store) == first
    while store.journal.redo() is not None:
        pass
    assert rows_of(store) == last
    facts = store.fetch("SELECT * FROM contact_facts ORDER BY contact")
    assert facts == store.fetch("SELECT * FROM fresh_contact_facts ORDER BY contact")


def _check_steps(store: Store) -> None:
    opened = "rule_key IS NOT NULL AND done_at IS NULL AND skipped_at IS NULL"
    assert not store.fetch(f"SELECT 1 FROM task WHERE {opened} GROUP BY contact, kind HAVING count(*) > 1")
    assert not store.fetch(
        "SELECT 1 FROM task t JOIN contact c ON c.id = t.contact"
        f" WHERE {opened} AND (c.stage = 'paused' OR c.do_not_contact)"
    )
    assert not store.fetch(f"SELECT 1 FROM task WHERE {opened} AND due_on IS NULL AND due_at IS NOT NULL")
    assert not store.fetch(  # one after the other
        "SELECT c.organization FROM task t JOIN contact c ON c.id = t.contact"
        f" WHERE {opened} AND t.kind = 'write_someone_else' GROUP BY c.organization HAVING count(*) > 1"
    )
