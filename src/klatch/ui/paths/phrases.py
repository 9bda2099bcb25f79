"""Scores and claims in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from klatch.domain.evidence import Tally
from klatch.domain.fit import HIGHEST, LOWEST, Dimension, Summary
from klatch.services.reading.career_paths import ComparedPath, FitRow, PathRow
from klatch.ui.models.columns import Scale
from klatch.ui.when import When


def tr(text: str, count: int = -1) -> str:
    """Translate a phrase of the page; %n becomes the count."""
    return QCoreApplication.translate("paths", text, "", count)


def short(dimension: Dimension) -> str:
    """A dimension as a column calls it."""
    return {
        Dimension.DAILY_WORK: tr("Daily work"),
        Dimension.PEOPLE_PACE: tr("People"),
        Dimension.ENERGY: tr("Energy"),
        Dimension.VALUES: tr("Values"),
        Dimension.SKILLS: tr("Skills"),
        Dimension.LIFESTYLE: tr("Lifestyle"),
    }[dimension]


def number(value: float) -> str:
    """A score with one decimal, or none where it is whole."""
    rounded = round(value, 1)
    return QLocale().toString(rounded, "f", 0 if rounded.is_integer() else 1)


def average(found: Summary) -> str:
    """An average with the number of conversations behind it."""
    if found.after is None:
        return tr("–")
    return tr("%1 (%2)").replace("%1", number(found.after)).replace("%2", QLocale().toString(found.number))


def scale(found: Summary) -> Scale:
    """How an average is drawn."""
    ends = (float(LOWEST), float(HIGHEST))
    return Scale(found.lowest, found.highest, found.after, found.before, ends, found.few)


def account(found: Summary) -> str:
    """A dimension in a sentence: before, after, how far apart."""
    parts = []
    if found.before is not None:
        parts.append(tr("%1 before any talk").replace("%1", number(found.before)))
    if found.after is not None:
        talks = tr("after %n talks", found.number)
        parts.append(f"{number(found.after)} {talks}")
    if found.number > 1 and found.lowest is not None and found.highest is not None:
        span = tr("from %1 to %2").replace("%1", number(found.lowest))
        parts.append(span.replace("%2", number(found.highest)))
    return ", ".join(parts) or tr("not scored yet")


def talks(row: PathRow) -> str:
    """How many conversations scored a path, or that it is ruled out."""
    if row.ruled_out_at is not None:
        return tr("Ruled out")
    if not row.talks:
        return tr("No talk yet")
    return tr("%n talks", row.talks)


def sentence(path: ComparedPath) -> str:
    """A path in one sentence."""
    parts = [f"{path.row.name}, {talks(path.row)}", f"{tr('Overall')}: {account(path.overall)}"]
    parts += [f"{short(dimension)}: {account(path.summary(dimension))}" for dimension in Dimension]
    return ". ".join(parts)


def met(row: FitRow, when: When) -> str:
    """When the conversation was."""
    return when.weekday(row.met_at) if row.met_at is not None else ""


def tally(found: Tally) -> str:
    """How many said so and how many the opposite."""
    same = tr("%n said so", found.same)
    if not found.opposite:
        return same
    other = tr("%n the opposite", found.opposite)
    return f"{same}, {other}"
