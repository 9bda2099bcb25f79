"""What the Insights page reads: one look at the facts of a period."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from klatch.domain.insights import DAYS, Delays, Group, Insights, Step, Week
from klatch.domain.periods import Period
from klatch.domain.statistics import Rate
from klatch.domain.vocabulary import Source
from klatch.services import settings
from klatch.store.database import Store
from klatch.store.queries import insights as queries
from klatch.store.queries.insights import PeopleRow, to_write_to

__all__ = ["insights", "to_thank", "to_write_to"]

Key = TypeVar("Key", Source, int)


def insights(store: Store, period: Period) -> Insights:
    """Everything that is shown of a period; the definitions stand in `store.queries.insights`."""
    start = period.begins_at
    found = queries.people(store, start)
    earliest = queries.earliest(store)
    since = earliest if start is None else start
    templates = _by(found.rows, lambda row: row.template)
    names = queries.template_names(store, list(templates))
    waits = [row.waits for row in found.rows]
    return Insights(
        since=since,
        people={step: sum(getattr(row, step.value) for row in found.rows) for step in Step},
        sources=_groups(_by(found.rows, lambda row: row.source), {}),
        templates=_groups(templates, names),
        delays=Delays(found.median_days, _sums(waits)),
        weeks=tuple(Week(*row) for row in queries.weeks(store, period.edges(earliest))),
        waiting=queries.waiting(store),
        bounced=queries.bounced(store, start),
        goal=settings.get(store, settings.Goals).messages,
        begun=earliest is not None,
    )


def to_thank(store: Store, period: Period, limit: int) -> tuple[int, ...]:
    """Those of the period who were met and got no thank-you, the first met first."""
    return queries.to_thank(store, period.begins_at, limit)


def _by(rows: tuple[PeopleRow, ...], key: Callable[[PeopleRow], Key]) -> dict[Key, Rate]:
    rates: dict[Key, Rate] = {}
    for row in rows:
        rates[key(row)] = rates.get(key(row), Rate(0, 0)) + Rate(row.replied, row.outreach)
    return rates


def _sums(waits: list[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sum(row[number] for row in waits) for number in range(len(DAYS)))


def _groups(rates: dict[Key, Rate], names: dict[int, str]) -> tuple[Group, ...]:
    """Most cases first, then the better share, then by name."""
    groups = [
        Group(key, names.get(key, "") if isinstance(key, int) else "", rate) for key, rate in rates.items()
    ]
    return tuple(sorted(groups, key=_place))


def _place(group: Group) -> tuple[int, int, str, str]:
    return -group.replied.cases, -group.replied.hits, group.name, str(group.key)
