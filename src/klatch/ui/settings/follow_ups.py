"""When a next step is due."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QWidget

from klatch.domain.errors import InvalidInput
from klatch.domain.pace import Rhythm
from klatch.services import settings
from klatch.services.settings import Cadence
from klatch.ui import errors, upkeep
from klatch.ui.fields.auto import CheckField, ChoiceField, NumberField
from klatch.ui.fields.rhythm import RhythmChoice
from klatch.ui.fields.section import Section
from klatch.ui.page import Context
from klatch.ui.settings.days_off import OwnDays, PublicHolidays, Region, countries
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.forms import Field

_DAYS = (1, 365)
_DAYS_OR_NEVER = (0, 365)
_HOURS = (1, 336)
_OWN = ("custom_days", "custom_elsewhere", "custom_business")


class FollowUpsSection(Section):
    """Rhythm, thank-yous, and the days without work."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.rhythm = RhythmChoice(self)
        self.days = [_weekday(day, self) for day in range(1, 8)]
        self._week = QWidget(self)
        self.weekend = Field(context.theme, self.tr("Days off"), self._week, self)
        self.public = PublicHolidays(context, self)
        self.own_days = OwnDays(context, self)
        self._make_silence()
        self._make_thanks()
        self._make_business_days()
        self.rhythm.chosen.connect(partial(self._save, "rhythm"))
        self.public.regions_read.connect(self._on_regions)
        self.own_days.chosen.connect(partial(self._save, "holidays"))
        for day in self.days:
            day.clicked.connect(self._on_day)

    def load(self) -> None:
        """Show what is stored."""
        cadence = settings.get(self.context.store, Cadence)
        self.rhythm.load(cadence)
        for name in _OWN:
            self.fields[name].setVisible(cadence.rhythm == Rhythm.CUSTOM)
        for name, field in self.fields.items():
            field.load(getattr(cadence, name))
        for number, day in enumerate(self.days):
            day.setChecked(number in cadence.weekend)
        self.own_days.load(cadence.holidays)
        self.fields["region"].setVisible(bool(cadence.country) and self._region.box.count() > 1)
        self.public.show_of(cadence.country, cadence.region)

    def _make_silence(self) -> None:
        theme = self.context.theme
        card = self.card(self.tr("When nobody answers"))
        card.body.addWidget(self.rhythm)
        save = partial(self._save, "custom_elsewhere")
        elsewhere = NumberField(theme, self.tr("Write to a colleague"), _DAYS_OR_NEVER, save, self)
        elsewhere.spin.setSpecialValueText(self.tr("Never"))
        elsewhere.spin.setPrefix(self.tr("after") + " ")
        self.add(card, "custom_elsewhere", elsewhere)
        days = NumberField(theme, self.tr("Follow up after"), _DAYS, partial(self._save, "custom_days"), self)
        self.add(card, "custom_days", days)
        for field in (elsewhere, days):
            field.spin.setSuffix(" " + self.tr("days"))
        save, words = partial(self._save, "custom_business"), self.tr("Count business days only")
        self.add(card, "custom_business", CheckField(theme, self.tr("Days"), words, save, self))

    def _make_thanks(self) -> None:
        card = self.card(self.tr("After a conversation"))
        save = partial(self._save, "thank_you_hours")
        hours = NumberField(self.context.theme, self.tr("Say thank you within"), _HOURS, save, self)
        hours.spin.setSuffix(" " + self.tr("hours"))
        self.add(card, "thank_you_hours", hours)

    def _make_business_days(self) -> None:
        theme = self.context.theme
        card = self.card(
            self.tr("Business days"), self.tr("Deadlines in business days leave these days out.")
        )
        flow = FlowLayout(self._week, spacing=14)
        for day in self.days:
            flow.addWidget(day)
        card.body.addWidget(self.weekend)
        options = [("", self.tr("No country")), *countries()]
        country = ChoiceField(theme, self.tr("Holidays of"), options, self._save_country, self)
        self.add(card, "country", country)
        save = partial(self._save, "region")
        self._region = ChoiceField(theme, self.tr("Region"), self._whole_country(), save, self)
        self.add(card, "region", self._region)
        card.body.addWidget(self.public)
        card.body.addWidget(Field(theme, self.tr("Days off of your own"), self.own_days, self))

    def _whole_country(self) -> list[Region]:
        return [("", self.tr("The whole country"))]

    def _on_regions(self, country: str, regions: list[Region]) -> None:
        cadence = settings.get(self.context.store, Cadence)
        if cadence.country == country:
            self._region.set_options([*self._whole_country(), *regions])
            self._region.load(cadence.region, afresh=True)
            self._region.setVisible(bool(regions))

    def _save_country(self, country: str) -> None:
        before = settings.get(self.context.store, Cadence)
        self._put(replace(before, country=country, region=""))

    def _on_day(self) -> None:
        chosen = tuple(number for number, day in enumerate(self.days) if day.isChecked())
        try:
            self._save("weekend", chosen)
        except InvalidInput as error:
            self.weekend.set_error(errors.problem(error.problem))
        else:
            self.weekend.set_error("")

    def _save(self, name: str, value: Any) -> None:
        self._put(replace(settings.get(self.context.store, Cadence), **{name: value}))

    def _put(self, after: Cadence) -> None:
        if after != settings.get(self.context.store, Cadence) and self.put(after):
            upkeep.update_steps(self.context)


def _weekday(number: int, parent: QWidget) -> QCheckBox:
    here = QLocale()
    made = QCheckBox(here.dayName(number, QLocale.FormatType.ShortFormat), parent)
    made.setAccessibleName(here.dayName(number))
    return made
