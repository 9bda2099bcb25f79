"""Numbers in words: shares with what they are of, intervals, steps and stretches of days."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from klatch.domain.insights import DAYS, Group, Step
from klatch.domain.statistics import Interval, Rate
from klatch.domain.vocabulary import Source
from klatch.ui import words


def tr(text: str, count: int = -1) -> str:
    """Translate a piece of the page; %n becomes the count."""
    return QCoreApplication.translate("insights", text, "", count)


def number(value: int) -> str:
    """A count as the locale writes it."""
    return QLocale().toString(value)


def filled(text: str, *values: str) -> str:
    """A translated text with %1, %2 and so on filled in."""
    for place, value in enumerate(values, 1):
        text = text.replace(f"%{place}", value)
    return text


def percent(share: float) -> str:
    """A share in whole per cent."""
    return filled(tr("%1%"), number(round(share * 100)))


def counts(rate: Rate) -> str:
    """The counts behind a share."""
    return filled(tr("%1 of %2"), number(rate.hits), number(rate.cases))


def share(rate: Rate) -> str:
    """A share with its counts."""
    return filled(tr("%1 (%2)"), percent(rate.share), counts(rate))


def days(value: float) -> str:
    """Days with one decimal."""
    return QLocale().toString(value, "f", 1)


def span(interval: Interval) -> str:
    """From how many to how many per cent."""
    return filled(tr("%1 to %2"), percent(interval.low), percent(interval.high))


def interval(rate: Rate) -> str:
    """What a share says of the truth, for whoever points at it."""
    if not rate.cases:
        return tr("Nobody yet")
    said = filled(
        tr("%1, %2. 95% interval (Wilson): %3"), percent(rate.share), counts(rate), span(rate.interval)
    )
    return f"{said}. {tr('Fewer than 5: too few to say anything')}" if rate.few else said


def step(value: Step) -> str:
    """A step of the funnel."""
    return {
        Step.OUTREACH: tr("Outreach"),
        Step.REPLIED: tr("Replied"),
        Step.SCHEDULED: tr("Scheduled"),
        Step.MET: tr("Met"),
        Step.THANKED: tr("Thanked"),
        Step.NAMED: tr("Gave a name"),
        Step.LEAD: tr("Lead"),
        Step.OFFER: tr("Offer"),
    }[value]


def share_of(value: Step, rate: Rate) -> str:
    """A step's share of the step before it."""
    if value is Step.OFFER:
        return tr("rule of thumb 1 in 12")
    if not rate.cases:
        return ""
    said = {
        Step.REPLIED: tr("%1 replied"),
        Step.SCHEDULED: tr("%1 of replies"),
        Step.MET: tr("%1 of scheduled"),
    }.get(value, tr("%1 of met"))
    return filled(said, percent(rate.share))


def group(value: Group) -> str:
    """A source or a template by name."""
    if isinstance(value.key, Source):
        return words.source(value.key)
    return value.name or tr("No template")


def stretch(place: int) -> str:
    """A stretch of DAYS."""
    low, high = DAYS[place]
    if high is None:
        return filled(tr("%1 days or more"), number(low))
    if not low:
        return tr("Within a day")
    return filled(tr("%1 to %2 days"), number(low), number(high - 1))
