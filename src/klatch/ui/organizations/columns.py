"""The columns of the organizations table, and one employer in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale

from klatch.domain.vocabulary import Stage
from klatch.services.reading.organizations import OrganizationRow, OrganizationSort
from klatch.ui import words
from klatch.ui.models.columns import Column, Mark, Rank
from klatch.ui.models.rating import MOST
from klatch.ui.when import When

_KNOWN_FROM = 420
_COUNTS_FROM = 600
_LAST_FROM = 700  # px of the table below which the last contact makes room


def tr(text: str, count: int = -1) -> str:
    """Translate a word of this module; %n becomes the count."""
    return QCoreApplication.translate("organizations", text, "", count)


class RowWords:
    """Says the cells of a row; `when` and `first` are set again as time passes and ratings change."""

    def __init__(self, when: When) -> None:
        self.when = when
        self.first: Mapping[int, int] = {}
        """The places of the first five, by id."""

    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        return (self._name(), *_ratings(), *_people(), self._last(), _opportunities())

    def rank(self, row: OrganizationRow) -> Rank:
        """The badge before the name."""
        place = self.first.get(row.id)
        return Rank(QLocale().toString(place) if place else "", "building-2")

    def last_contact(self, row: OrganizationRow) -> str:
        """The day of the last touch with anybody there."""
        return self.when.past(row.last_contact) if row.last_contact else ""

    def sentence(self, row: OrganizationRow) -> str:
        """Which employer, how it is rated, who is known, what is open."""
        parts = [", ".join(filter(None, (row.name, row.industry, row.city)))]
        place = self.first.get(row.id)
        if place:
            parts.append(tr("Your first five: %1").replace("%1", QLocale().toString(place)))
        rated = tr("Motivation %1 of %2, posting %3 of %2")
        rated = rated.replace("%1", str(row.motivation)).replace("%2", str(MOST))
        parts.append(rated.replace("%3", str(row.posting)))
        parts.append(known_sentence(row))
        if row.opportunities:
            parts.append(tr("%n opportunities", row.opportunities))
        return ". ".join(parts)

    def _name(self) -> Column:
        return Column(
            "name",
            tr("Organization"),
            _text,
            "ranked",
            sort=OrganizationSort.NAME,
            width=190,
            stretch=1,
            secondary=where,
            value=self.rank,
        )

    def _last(self) -> Column:
        return Column(
            "last_contact",
            tr("Last contact"),
            self.last_contact,
            sort=OrganizationSort.LAST_CONTACT,
            width=86,
            hide_below=_LAST_FROM,
            descending=True,
        )


def where(row: OrganizationRow) -> str:
    """What they do and where."""
    return " · ".join(filter(None, (row.industry, row.city)))


def known(row: OrganizationRow) -> str:
    """The best of those known there: a booster, else the furthest stage."""
    if row.boosters:
        return tr("%n boosters", row.boosters)
    return words.stage(row.best) if row.best is not None else tr("Nobody yet")


def known_sentence(row: OrganizationRow) -> str:
    """How many are known there, and the best of them."""
    if not row.people:
        return tr("Nobody known there yet")
    people = tr("%n people known there", row.people)
    said = known(row)
    return f"{people}, {said[:1].lower() + said[1:]}"


def _ratings() -> tuple[Column, ...]:
    sorts = {"motivation": OrganizationSort.LAMP, "posting": OrganizationSort.POSTING}
    headers = {"motivation": tr("Motivation"), "posting": tr("Posting")}
    return tuple(
        Column(
            field,
            headers[field],
            partial(_given, field),
            "rating",
            sort=sorts[field],
            width=88 if field == "motivation" else 76,
            value=partial(_number, field),
            tooltip=partial(_explained, field),
            descending=True,
        )
        for field in ("motivation", "posting")
    )


def _people() -> tuple[Column, ...]:
    advocacy = Column(
        "advocacy",
        tr("Advocacy"),
        known,
        "known",
        sort=OrganizationSort.ADVOCACY,
        width=112,
        value=_known_value,
        hide_below=_KNOWN_FROM,
        descending=True,
    )
    people = Column(
        "people",
        tr("People"),
        _count_of_people,
        sort=OrganizationSort.PEOPLE,
        width=58,
        hide_below=_COUNTS_FROM,
        descending=True,
    )
    return advocacy, people


def _opportunities() -> Column:
    return Column(
        "opportunities",
        tr("Opportunities"),
        _count_of_opportunities,
        sort=OrganizationSort.OPPORTUNITIES,
        width=98,
        hide_below=_COUNTS_FROM,
        descending=True,
    )


def _text(row: OrganizationRow) -> str:
    return row.name


def _number(field: str, row: OrganizationRow) -> int:
    return row.motivation if field == "motivation" else row.posting


def _given(field: str, row: OrganizationRow) -> str:
    return tr("%1 of %2").replace("%1", str(_number(field, row))).replace("%2", str(MOST))


def _explained(field: str, row: OrganizationRow) -> str:
    asked = {
        "motivation": tr("How much you want to work there: %1. Click a dot or type 0 to 3."),
        "posting": tr("How much they look for people like you: %1. Click a dot or type 0 to 3."),
    }[field]
    return asked.replace("%1", _given(field, row))


def _known_value(row: OrganizationRow) -> Mark | Stage | None:
    return Mark(known(row), "success", "heart") if row.boosters else row.best


def _count_of_people(row: OrganizationRow) -> str:
    return QLocale().toString(row.people) if row.people else ""


def _count_of_opportunities(row: OrganizationRow) -> str:
    return QLocale().toString(row.opportunities) if row.opportunities else ""
