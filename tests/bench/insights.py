"""Counting what came of 100,000 messages against the bare SQL that reads the facts it follows from."""

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

from klatch.domain.periods import Period, last_weeks
from klatch.domain.progress import Progress
from klatch.services.data import Store
from klatch.services.reading.insights import insights
from klatch.store.values import to_text
from klatch.ui.background import Background

PEOPLE, MESSAGES, TEMPLATES = 20_000, 100_000, 12
_ZONE = "America/New_York"
_KINDS = ("outreach.cold", "outreach.alumni", "followup.first", "schedule.propose", "thanks.same_day")
_FACTS = (
    "SELECT contact, kind, template, sent_at, answered_at, bounced_at FROM message WHERE sent_at IS NOT NULL",
    "SELECT contact, direction, happened_at FROM interaction",
    "SELECT id, source, stage FROM contact",
    "SELECT mc.contact, m.starts_at, m.status FROM meeting_contact mc JOIN meeting m ON m.id = mc.meeting",
    "SELECT referrer, created_at FROM referral",
    "SELECT contact, meeting, status, created_at FROM opportunity",
)
"""The columns that are looked at, of everybody, one table after the other and with nothing worked out."""
_COUNTS = (
    "SELECT kind, count(*), count(answered_at) FROM message WHERE state = 'sent' GROUP BY kind",
    "SELECT template, count(*), count(answered_at) FROM message WHERE state = 'sent' GROUP BY template",
    """SELECT c.source, count(*), count(m.answered_at) FROM message m JOIN contact c ON c.id = m.contact
        WHERE m.state = 'sent' GROUP BY c.source""",
    "SELECT median(unixepoch(answered_at) - unixepoch(sent_at)) FROM message WHERE answered_at IS NOT NULL",
)
"""What somebody would ask for who counts messages, not people: the least that can be called statistics."""


def fill(store: Store) -> None:
    """Five messages each over half a year, a third of them answered, and what else there is in proportion."""
    populate(store, PEOPLE)
    random = Random(3)
    created = to_text(NOW)
    with store.transaction("Fill", NOW, bulk=True) as tx:
        tx.execute("DELETE FROM message")
        tx.execute("UPDATE interaction SET direction = 'from_them' WHERE id % 3 = 0")
        tx.executemany(
            "INSERT INTO template (uid, created_at, updated_at, kind, name, body)"
            " VALUES (?, ?, ?, ?, ?, 'Hi')",
            [(f"t-{n}", created, created, "outreach.cold", f"Template {n}") for n in range(TEMPLATES)],
        )
        tx.executemany(
            "INSERT INTO message (uid, created_at, updated_at, contact, kind, template, state, sent_at,"
            " answered_at, bounced_at, body) VALUES (?, ?, ?, ?, ?, ?, 'sent', ?, ?, ?, ?)",
            [_message(random, number) for number in range(MESSAGES)],
        )
        tx.executemany(
            "INSERT INTO opportunity (uid, created_at, updated_at, contact, title, status)"
            " VALUES (?, ?, ?, ?, 'Researcher', ?)",
            [
                (f"o-{n}", created, created, random.randint(1, PEOPLE), random.choice(("lead", "offer")))
                for n in range(PEOPLE // 20)
            ],
        )


def _message(random: Random, number: int) -> tuple[object, ...]:
    kind = _KINDS[0] if number < PEOPLE else random.choice(_KINDS)
    sent = NOW - timedelta(minutes=random.randint(3_000, 260_000))
    answered = (
        to_text(sent + timedelta(minutes=random.randint(60, 15_000))) if random.random() < 0.3 else None
    )
    bounced = to_text(sent) if random.random() < 0.02 else None
    at, body = to_text(sent), "A text as long as one writes it. " * 12
    contact, template = 1 + number % PEOPLE, random.randint(1, TEMPLATES)
    return (f"m-{number}", at, at, contact, kind, template, at, answered, bounced, body)


def figures(folder: Path) -> Iterator[Figure]:
    """Everything and the last eight weeks, and what the window notices of it."""
    store = Store.open(folder)
    fill(store)
    everything, weeks = Period(None, NOW, _ZONE), last_weeks(8, NOW, _ZONE)
    facts = milliseconds(lambda: [store.fetch(sql) for sql in _FACTS])
    counts = milliseconds(lambda: [store.fetch(sql) for sql in _COUNTS])
    for name, period, reference, goal in (
        (f"insights, {MESSAGES:,} messages, against reading them", everything, facts, "<= 2"),
        ("the same, against counting messages in bare SQL", everything, counts, "<= 2"),
        ("insights of eight weeks, against reading all", weeks, facts, "<= 2"),
    ):
        ours = milliseconds(lambda period=period: insights(store, period))  # type: ignore[misc]
        yield Figure(name, *interleaved(ours, reference, 9), "ms", goal)
    gap = max(_gap(store, everything) for _ in range(3))
    yield Figure("longest gap of the event loop meanwhile", gap, 0, "ms", "never over 100")
    store.close()


def _gap(store: Store, period: Period) -> float:
    """The longest time between two ticks of the window while everything is counted in the background."""
    loop = QEventLoop()
    background = Background(store, loop)
    ticks: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(perf_counter()))

    def work(_progress: Progress) -> None:
        insights(store, period)

    timer.start(1)
    background.run(work).ended.connect(loop.quit)
    loop.exec()
    timer.stop()
    background.finish()
    return max(b - a for a, b in pairwise(ticks)) * 1000
