"""Recomputing everything that is due against the bare SQL that reads the facts it follows from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from tests.bench.measure import Figure, interleaved, milliseconds
from tests.population import NOW, populate

from klatch.domain.progress import Progress
from klatch.services import settings, tasks
from klatch.services.data import Store
from klatch.services.settings import Profile
from klatch.store.values import to_text
from klatch.ui.background import Background

PEOPLE, TOUCHES = 10_000, 100_000
_PERSON = "id, stage, stage_since, do_not_contact, kind_of_helper, keep_in_touch_days, organization"
_MESSAGE = "contact, id, kind, sent_at, meeting, answered_at, bounced_at, closed_at"
_MEETING = "mc.contact, m.id, m.status, m.starts_at, m.minutes, m.format, m.zone, m.ended_at, m.agreed_at"
_TASK = "contact, rule_key, id, due_on, due_at, meeting, message, done_at, skipped_at"
_FACTS = (
    f"SELECT {_PERSON} FROM contact",
    f"SELECT {_MESSAGE} FROM message WHERE sent_at IS NOT NULL",
    "SELECT contact, id, happened_at, direction, message FROM interaction",
    f"SELECT {_MEETING} FROM meeting_contact mc JOIN meeting m ON m.id = mc.meeting",
    "SELECT referrer, referred, id, created_at FROM referral WHERE reported_back_at IS NULL",
    "SELECT contact, id, acted_on_at FROM takeaway WHERE kind = 'advice' AND acted_on_at IS NOT NULL",
    f"SELECT {_TASK} FROM task WHERE rule_key IS NOT NULL",
)
"""The columns the rules look at, of everybody, one table after the other and with nothing worked out."""


def fill(store: Store) -> None:
    """Everybody in the pipeline, ten touches each, and messages, meetings and takeaways in proportion."""
    populate(store, PEOPLE)
    random = Random(7)
    with store.transaction("Fill", NOW, bulk=True) as tx:
        tx.execute("UPDATE contact SET stage = 'contacted' WHERE stage IN ('address_book', 'paused')")
        tx.execute("UPDATE takeaway SET acted_on_at = created_at WHERE kind = 'advice'")
        tx.execute(
            "INSERT INTO message (uid, created_at, updated_at, contact, kind, state, sent_at, answered_at)"
            " SELECT 'asked-' || id, created_at, created_at, id, 'outreach.cold', 'sent', created_at,"
            "        iif(stage = 'contacted', NULL, stage_since) FROM contact WHERE stage <> 'to_contact'"
        )
        (have,) = tx.execute("SELECT count(*) FROM interaction")[0]
        created = to_text(NOW)
        tx.executemany(
            "INSERT INTO interaction (uid, created_at, updated_at, contact, direction, happened_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    f"touch-{n}",
                    created,
                    created,
                    1 + n % PEOPLE,
                    random.choice(("to_them", "from_them")),
                    to_text(NOW - timedelta(minutes=random.randint(2_000, 500_000))),
                )
                for n in range(TOUCHES - have)
            ],
        )
    settings.put(store, Profile(zone="America/New_York"), NOW)
    tasks.reconcile_all(store, NOW)


def figures(folder: Path) -> Iterator[Figure]:
    """On an ordinary morning, on one on which every step moves, and what the window notices of it."""
    store = Store.open(folder)
    fill(store)
    (steps,) = store.fetch("SELECT count(*) FROM task WHERE rule_key IS NOT NULL")[0]
    reference = milliseconds(lambda: [store.fetch(sql) for sql in _FACTS])
    ours = milliseconds(lambda: tasks.reconcile_all(store, NOW + timedelta(days=1)))
    mine, theirs = interleaved(ours, reference, 9)
    name = f"everything due: {PEOPLE:,} people, {TOUCHES:,} touches, {steps:,} steps"
    yield Figure(name, mine, theirs, "ms", "<= 3")
    gap = max(_gap(store) for _ in range(3))
    yield Figure("longest gap of the event loop meanwhile", gap, 0, "ms", "never over 100")
    store.close()


def _gap(store: Store) -> float:
    """The longest time between two ticks of the window while everything is recomputed in the background."""
    loop = QEventLoop()
    background = Background(store, loop)
    ticks: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(perf_counter()))

    def work(_progress: Progress) -> None:
        tasks.reconcile_all(store, NOW + timedelta(days=2))

    timer.start(1)
    background.run(work).ended.connect(loop.quit)
    loop.exec()
    timer.stop()
    background.finish()
    return max(b - a for a, b in pairwise(ticks)) * 1000
