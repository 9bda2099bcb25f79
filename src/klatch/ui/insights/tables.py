"""Every chart as a table: what the page can show instead, what is exported, what can be read out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from klatch.domain.insights import BEFORE, DOZEN, Group, Insights, Step
from klatch.domain.statistics import NONE, Rate
from klatch.ui.insights import wording
from klatch.ui.when import When

Cell = str | int | float | None


def tr(text: str, count: int = -1) -> str:
    """Translate a piece of a table; %n becomes the count."""
    return QCoreApplication.translate("insights", text, "", count)


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    DAYS = "days"
    DAY = "day"  # as "2026-10-05"


class Column(NamedTuple):
    """A heading and what stands below it."""

    title: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """A chart in rows; `note` says what has to be known to read it."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def shown(self, row: int, column: int) -> str:
        """A cell as the window and the report write it."""
        return _SHOWN[self.columns[column].kind](self.rows[row][column])

    def rate(self, row: int) -> Rate | None:
        """The share that a row is about, where it is about one."""
        _, *counts = self.rows[row]
        shares = any(column.kind is Kind.SHARE for column in self.columns)
        if not shares or not isinstance(counts[0], int) or not isinstance(counts[1], int):
            return None
        return Rate(counts[0], counts[1])


def tables(facts: Insights, when: When) -> tuple[Table, ...]:
    """All charts of the page, in its order."""
    return (
        funnel(facts),
        dozen(facts),
        delays(facts),
        weeks(facts, when),
        sources(facts),
        templates(facts),
    )


def funnel(facts: Insights) -> Table:
    """From outreach to offer, by people."""
    rows = [
        _rate_row(wording.step(step), facts.rate(step))
        if step in BEFORE
        else (wording.step(step), facts.people[step], None, None, None, None)
        for step in Step
    ]
    columns = (
        Column(tr("Step"), Kind.TEXT),
        Column(tr("People"), Kind.COUNT),
        Column(tr("Out of"), Kind.COUNT),
        *_share_columns(),
    )
    note = tr(
        "People whose first message was sent in this time, and what came of it until today: out of those of"
        " the step before, and the last four out of those met."
    )
    if facts.bounced:
        left_out = tr("%n messages bounced and are left out.", facts.bounced)
        note = f"{note} {left_out}"
    return Table("funnel", tr("From outreach to offer"), columns, tuple(rows), note)


def dozen(facts: Insights) -> Table:
    """Twelve conversations."""
    columns = (Column("", Kind.TEXT), Column(tr("Number"), Kind.COUNT))
    rows = ((tr("Conversations held"), facts.conversations), (tr("Rule of thumb for an offer"), DOZEN))
    return Table("conversations", tr("Twelve conversations"), columns, rows, thumb())


def delays(facts: Insights) -> Table:
    """Time to the first reply."""
    rows: list[tuple[Cell, ...]] = [
        (wording.stretch(place), count, None) for place, count in enumerate(facts.delays.counts)
    ]
    rows.append((tr("Median"), facts.delays.known, facts.delays.median))
    columns = (
        Column(tr("Time to first reply"), Kind.TEXT),
        Column(tr("Replies"), Kind.COUNT),
        Column(tr("Days"), Kind.DAYS),
    )
    note = tr("From the first message to the first reply of each person whose reply has a time.")
    return Table("first_reply", tr("Time to first reply"), columns, tuple(rows), note)


def weeks(facts: Insights, when: When) -> Table:
    """Every week."""
    columns = (
        Column(tr("Week from"), Kind.DAY),
        Column(tr("Messages"), Kind.COUNT),
        Column(tr("Conversations"), Kind.COUNT),
        Column(tr("Goal for messages"), Kind.COUNT),
    )
    rows = tuple(
        (when.day_of(week.start).isoformat(), week.messages, week.conversations, facts.goal or None)
        for week in facts.weeks
    )
    return Table("weeks", tr("Every week"), columns, rows, tr("Messages of every kind, as on Today."))


def sources(facts: Insights) -> Table:
    """Replies by source."""
    return _groups("sources", tr("Replies by source"), tr("Source"), facts.sources)


def templates(facts: Insights) -> Table:
    """Replies by template."""
    return _groups("templates", tr("Replies by template"), tr("Template"), facts.templates)


def thumb() -> str:
    """The folklore of career offices, marked as such."""
    return tr(
        "About 1 in 12 informational interviews leads to an offer, against 1 in 200 résumés. A rule of thumb"
        " from career offices, not a promise."
    )


def _groups(key: str, title: str, of: str, groups: tuple[Group, ...]) -> Table:
    columns = (
        Column(of, Kind.TEXT),
        Column(tr("Replied"), Kind.COUNT),
        Column(tr("Out of"), Kind.COUNT),
        *_share_columns(),
    )
    rows = [_rate_row(wording.group(group), group.replied) for group in groups]
    note = tr("The first message to each person. Below 5 people a share says nothing.")
    return Table(key, title, columns, tuple(rows), note)


def _share_columns() -> tuple[Column, ...]:
    return (
        Column(tr("Share"), Kind.SHARE),
        Column(tr("95% from"), Kind.SHARE),
        Column(tr("95% to"), Kind.SHARE),
    )


def _rate_row(name: str, rate: Rate) -> tuple[Cell, ...]:
    shares = (None, None, None) if rate.cases == NONE.cases else (rate.share, *rate.interval)
    return (name, rate.hits, rate.cases, *shares)


def _day(cell: Cell) -> str:
    date = QDate.fromString(str(cell), "yyyy-MM-dd")
    return QLocale().toString(date, QLocale.FormatType.ShortFormat)


def _or_empty(write: Callable[[float], str]) -> Callable[[Cell], str]:
    def written(cell: Cell) -> str:
        return write(cell) if isinstance(cell, int | float) else ""

    return written


def _count(value: float) -> str:
    return wording.number(int(value))


_SHOWN: dict[Kind, Callable[[Cell], str]] = {
    Kind.TEXT: lambda cell: str(cell or ""),
    Kind.COUNT: _or_empty(_count),
    Kind.SHARE: _or_empty(wording.percent),
    Kind.DAYS: _or_empty(wording.days),
    Kind.DAY: _day,
}
