"""When a next step is due."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QWidget

from klatch.domain.errors import InvalidInput
from klatch.domain.pace import Rhythm
from klatch.services import settings
from klatch.services.settings import Cadence
from klatch.ui import errors, upkeep
from klatch.ui.fields.auto import NumberField
from klatch.ui.page import Context
from klatch.ui.settings.section import Section
from klatch.ui.widgets.base import label
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.forms import Field
from klatch.ui.widgets.segmented import Segmented

_DAYS = (1, 365)
_HOURS = (1, 336)


class FollowUpsSection(Section):
    """Rhythm, thank-yous, and the days without work."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        options = [
            (Rhythm.THREE_B_SEVEN.value, self.tr("3B7")),
            (Rhythm.GENTLE.value, self.tr("Gentle")),
            (Rhythm.CUSTOM.value, self.tr("Your own")),
        ]
        self.rhythm = Segmented(options, self.tr("Rhythm"), self)
        self._explained = label("", "muted", self, wrap=True)
        self.days = [_weekday(day, self) for day in range(1, 8)]
        self._week = QWidget(self)
        self.weekend = Field(context.theme, self.tr("Days off"), self._week, self)
        self._make()
        self.rhythm.chosen.connect(partial(self._save, "rhythm"))
        for day in self.days:
            day.clicked.connect(self._on_day)

    def load(self) -> None:
        """Show what is stored."""
        cadence = settings.get(self.context.store, Cadence)
        self.rhythm.set_current(cadence.rhythm)
        self._explained.setText(self._explain(Rhythm(cadence.rhythm)))
        self.fields["custom_days"].setVisible(cadence.rhythm == Rhythm.CUSTOM)
        for name, field in self.fields.items():
            field.load(getattr(cadence, name))
        for number, day in enumerate(self.days):
            day.setChecked(number in cadence.weekend)

    def _make(self) -> None:
        theme = self.context.theme
        card = self.card(self.tr("When nobody answers"))
        card.body.addWidget(self.rhythm)
        card.body.addWidget(self._explained)
        days = NumberField(theme, self.tr("Follow up after"), _DAYS, partial(self._save, "custom_days"), self)
        days.spin.setSuffix(" " + self.tr("days"))
        self.add(card, "custom_days", days)
        card = self.card(self.tr("After a conversation"))
        save = partial(self._save, "thank_you_hours")
        hours = NumberField(theme, self.tr("Say thank you within"), _HOURS, save, self)
        hours.spin.setSuffix(" " + self.tr("hours"))
        self.add(card, "thank_you_hours", hours)
        card = self.card(
            self.tr("Business days"), self.tr("Deadlines in business days leave these days out.")
        )
        flow = FlowLayout(self._week, spacing=14)
        for day in self.days:
            flow.addWidget(day)
        card.body.addWidget(self.weekend)

    def _explain(self, rhythm: Rhythm) -> str:
        return {
            Rhythm.THREE_B_SEVEN: self.tr(
                "After 3 business days without an answer, write to someone else at the same employer; after"
                " 7, follow up once. After 7 more, close gracefully or let it rest."
            ),
            Rhythm.GENTLE: self.tr(
                "After 7 days without an answer, follow up once. After 7 more business days, close gracefully"
                " or let it rest."
            ),
            Rhythm.CUSTOM: self.tr("Follow up once, after as many days as you choose."),
        }[rhythm]

    def _on_day(self) -> None:
        chosen = tuple(number for number, day in enumerate(self.days) if day.isChecked())
        try:
            self._save("weekend", chosen)
        except InvalidInput as error:
            self.weekend.set_error(errors.problem(error.problem))
        else:
            self.weekend.set_error("")

    def _save(self, name: str, value: object) -> None:
        before = settings.get(self.context.store, Cadence)
        after = replace(before, **{name: value})  # type: ignore[arg-type]
        if after != before and self.put(after):
            upkeep.update_steps(self.context)


def _weekday(number: int, parent: QWidget) -> QCheckBox:
    here = QLocale()
    made = QCheckBox(here.dayName(number, QLocale.FormatType.ShortFormat), parent)
    made.setAccessibleName(here.dayName(number))
    return made
