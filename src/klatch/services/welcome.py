"""The welcome of the first start: whether it is shown, and how far the user came."""

from __future__ import annotations

from datetime import datetime

from klatch.services import settings
from klatch.services.settings import Welcome
from klatch.store.database import Store


def is_due(store: Store) -> bool:
    """Whether the window begins with it: it was neither ended nor left, and was begun or nobody is there."""
    kept = settings.get(store, Welcome)
    if kept.over or kept.left:
        return False
    return kept.step > 0 or not store.fetch_one("SELECT 1 FROM contact LIMIT 1")


def waits(store: Store) -> bool:
    """Whether it was begun and something of it is still to do."""
    kept = settings.get(store, Welcome)
    return not kept.over and (kept.left or kept.step > 0)


def step(store: Store) -> int:
    """Where it goes on; at its beginning once it is over."""
    kept = settings.get(store, Welcome)
    return 0 if kept.over else kept.step


def come_to(store: Store, step: int, now: datetime) -> None:
    """Remember the step to go on with; once it is over, looking again changes nothing."""
    _keep(store, Welcome(step=step), now)


def leave(store: Store, now: datetime) -> None:
    """Close it before its end; where it would not come by itself, having looked changes nothing."""
    if is_due(store):
        _keep(store, Welcome(settings.get(store, Welcome).step, left=True), now)


def end(store: Store, now: datetime) -> None:
    """It was gone through, or all of it was skipped."""
    _keep(store, Welcome(over=True), now)


def _keep(store: Store, value: Welcome, now: datetime) -> None:
    before = settings.get(store, Welcome)
    if value != before and not before.over:
        settings.put(store, value, now)
