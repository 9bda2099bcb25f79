"""Work on the data that time or a setting asks for, done off the window's thread."""

from __future__ import annotations

from functools import partial

from klatch.domain.errors import KlatchError
from klatch.domain.progress import Progress
from klatch.services.data import Store, verify
from klatch.support.clock import Clock
from klatch.ui.notices import Notices
from klatch.ui.page import Context


def update_steps(context: Context) -> None:
    """Bring everybody's steps up to date: another day, a meeting that ended, another rhythm or zone."""
    job = context.background.run(partial(_reconcile, context.store, context.clock))
    job.failed.connect(partial(_failed, context.notices))


def look_for_damage(context: Context) -> None:
    """Read the whole file once: a damaged page could stay unread for long, while the backups grow old."""
    job = context.background.run(partial(_verify, context.store))
    job.failed.connect(partial(_failed, context.notices))


def _verify(store: Store, _progress: Progress) -> None:
    verify(store)


def _reconcile(store: Store, clock: Clock, _progress: Progress) -> None:
    from klatch.services import tasks

    tasks.reconcile_all(store, clock.now())


def _failed(notices: Notices, error: Exception) -> None:
    if not isinstance(error, KlatchError):
        raise error
    notices.failure(error)
