"""The columns of the people to offer times to."""

from __future__ import annotations

from klatch.domain import zones
from klatch.services.reading.slots import Offer, Slot
from klatch.ui import words
from klatch.ui.meetings import phrases
from klatch.ui.meetings.phrases import tr
from klatch.ui.models.columns import Column, Person, RowButton
from klatch.ui.when import When
from klatch.ui.widgets.painting import initials

_STAGE_FROM, _THEIRS_FROM, _BUTTONS_FROM = 1000, 640, 420


class OfferWords:
    """Says the cells of a row; `when` and `current` (with the filled button) are set as they change."""

    def __init__(self, when: When) -> None:
        self.when = when
        self.current = 0

    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        return (
            Column("with", tr("With"), _name, "name", width=190, stretch=1, secondary=_role, value=_person),
            Column("times", tr("Times, yours"), self.first, "two_line", sort="times", width=210, stretch=1,
                   secondary=self.rest, strong=True),
            Column("theirs", tr("First, their time"), self.theirs, width=150, hide_below=_THEIRS_FROM),
            Column("stage", tr("Stage"), _stage, "stage", width=112, value=_stage_key,
                   hide_below=_STAGE_FROM),
            Column("buttons", "", _no_text, "buttons", width=160, value=self.buttons,
                   hide_below=_BUTTONS_FROM),
        )  # fmt: skip

    def first(self, row: Offer) -> str:
        """The first time."""
        return self._said(row.slots[0]) if row.slots else tr("No time yet")

    def rest(self, row: Offer) -> str:
        """The others."""
        return " · ".join(self._said(slot) for slot in row.slots[1:])

    def theirs(self, row: Offer) -> str:
        """The first one on their clock."""
        zone = row.person.zone
        return phrases.there(row.slots[0].starts_at, self.when, zone, city(row)) if row.slots and zone else ""

    def buttons(self, row: Offer) -> tuple[RowButton, ...]:
        """Write when there are times, else find them."""
        front = row.id == self.current
        if row.slots:
            return (RowButton("write", tr("Write"), "mail", primary=front),)
        return (RowButton("offer_person", tr("Find times"), "calendar-plus", primary=front),)

    def sentence(self, row: Offer) -> str:
        """Who it is, and which times."""
        times = ", ".join(self._said(slot) for slot in row.slots) or tr("No time yet")
        return f"{', '.join(part for part in (_name(row), _role(row)) if part)}. {times}."

    def _said(self, slot: Slot) -> str:
        return f"{self.when.weekday(slot.starts_at)}, {self.when.time(slot.starts_at)}"


def city(row: Offer) -> str:
    """Where they are."""
    return row.person.city.partition(",")[0].strip() or zones.city_name(row.person.zone)


def _name(row: Offer) -> str:
    return row.person.name


def _role(row: Offer) -> str:
    return phrases.roles([row.person])


def _person(row: Offer) -> Person:
    return Person(row.id, initials(row.person.name))


def _stage(row: Offer) -> str:
    return words.stage(row.person.stage)


def _stage_key(row: Offer) -> str:
    return row.person.stage


def _no_text(_row: Offer) -> str:
    return ""
