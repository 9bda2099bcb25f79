"""The bars of the page: what each says, how long it is and which colour it has."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from klatch.domain.insights import BEFORE, Group, Insights, Step, Week
from klatch.domain.statistics import FEW
from klatch.ui.insights import tables, wording
from klatch.ui.when import When
from klatch.ui.widgets.bars import Bar
from klatch.ui.widgets.week_bars import WeekBar

MESSAGES, CONVERSATIONS = "accent", "stage.scheduled"
"""The inks of the weeks."""
MOST_GROUPS = 4
_STAGES = {
    Step.OUTREACH: "contacted",
    Step.REPLIED: "replied",
    Step.SCHEDULED: "scheduled",
    Step.MET: "met",
    Step.THANKED: "thanked",
}
_ICONS = {Step.NAMED: "git-fork", Step.LEAD: "briefcase", Step.OFFER: "star"}
_BEST, _OTHERS, _DELAY = "accent", "stage.contacted", "stage.replied"


def tr(text: str, count: int = -1) -> str:
    """Translate a piece of a chart; %n becomes the count."""
    return QCoreApplication.translate("insights", text, "", count)


def funnel(facts: Insights) -> list[Bar]:
    """How far people came."""
    return [_step(facts, step) for step in Step]


def delays(facts: Insights) -> list[Bar]:
    """How the first replies spread."""
    few = facts.delays.known < FEW
    return [
        Bar(wording.stretch(place), count, wording.number(count), ink=_DELAY, few=few)
        for place, count in enumerate(facts.delays.counts)
    ]


def weeks(shown: tuple[Week, ...], when: When) -> list[WeekBar]:
    """Messages and conversations."""
    bars = []
    for week in shown:
        day = when.day_of(week.start)
        date = QDate(day.year, day.month, day.day)
        said = wording.filled(
            tr("Week from %1: %2, %3"),
            QLocale().toString(date, tr("d MMM yyyy")),
            tr("%n messages", week.messages),
            tr("%n conversations", week.conversations),
        )
        values = (week.messages, week.conversations)
        short, dated = (QLocale().toString(date, pattern) for pattern in (tr("d"), tr("d MMM")))
        bars.append(WeekBar(short, dated, day.month, values, said))
    return bars


def rates(groups: tuple[Group, ...]) -> list[Bar]:
    """Who replied, most people first; the table has them all."""
    best = max((group.replied.share for group in groups if not group.replied.few), default=0.0)
    return [
        Bar(
            wording.group(group),
            group.replied.share,
            wording.percent(group.replied.share),
            detail=wording.counts(group.replied),
            ink=_BEST if group.replied.share == best else _OTHERS,
            few=group.replied.few,
            more=wording.interval(group.replied),
        )
        for group in groups[:MOST_GROUPS]
    ]


def since(facts: Insights, when: When) -> str:
    """The day it all begins with; empty without one."""
    if facts.since is None:
        return ""
    day = when.day_of(facts.since)
    date = QDate(day.year, day.month, day.day)
    return QLocale().toString(date, tr("d MMMM") if day.year == when.today.year else tr("d MMMM yyyy"))


def _step(facts: Insights, step: Step) -> Bar:
    count = facts.people[step]
    name, icon, stage = wording.step(step), _ICONS.get(step, ""), _STAGES.get(step, "")
    if step not in BEFORE:
        detail = tr("people reached", count)
        more = tr("%n people got a first message", count)
        return Bar(name, count, wording.number(count), stage, detail, few=count < FEW, more=more)
    rate = facts.rate(step)
    said = wording.interval(rate)
    if step is Step.OFFER:
        said = f"{said}. {tables.thumb()}"
    return Bar(
        name, count, wording.number(count), stage, wording.share_of(step, rate), icon, few=rate.few, more=said
    )
