"""A verb leaves the steps of everybody true: recomputing all of them right after it changes nothing."""

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
def test_whatever_happens(choices: list[tuple[str, int, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder))
        try:
            _play(store, choices)
        finally:
            store.close()


def _play(store: Store, choices: list[tuple[str, int, int, int]]) -> None:
    now = START
    seed(store, now)
    for name, n, dice, hours in choices:
        now += timedelta(hours=hours)
        tasks.reconcile_all(store, now)  # what only the time that passed asks for
        try:
            VERBS[name](store, picker(store, dice), n, now)
        except KlatchError:
            continue
        left = rows_of(store)["task"]
        tasks.reconcile_all(store, now)
        assert rows_of(store)["task"] == left, name
