"""When a meeting is: day and time on one clock, shown on both."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain import zones
from klatch.ui import errors
from klatch.ui.fields.quiet import ClockEdit, DayEdit
from klatch.ui.fields.zone import ZoneLine, zone_label, zone_of
from klatch.ui.meetings import phrases
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import label
from klatch.ui.widgets.forms import Field
from klatch.ui.widgets.segmented import Segmented

MINE, THEIRS = "mine", "theirs"


class TimeField(QWidget):
    """Day, time, whose clock they are on, and the zone of the other."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._when = When(context.clock.now())
        self._town = ("", "")
        self.day = DayEdit(self)
        self.clock = ClockEdit(self)
        self.whose = Segmented(
            [(MINE, self.tr("Your time")), (THEIRS, self.tr("Their time"))], self.tr("Whose clock"), self
        )
        self.zone = ZoneLine(self)
        self.zone.setPlaceholderText(self.tr("Type a city"))
        self._both = label("", "caption-strong", self, wrap=True)
        self.day_field = Field(context.theme, self.tr("Day"), self.day, self)
        self.clock_field = Field(context.theme, self.tr("Time"), self.clock, self, check=self._check_time)
        self.zone_field = Field(
            context.theme, self.tr("Their time zone"), self.zone, self, check=self._check_zone
        )
        self._zone_chosen = False
        self._layout()
        self._connect()

    @property
    def fields(self) -> list[Field]:
        """What is checked before saving."""
        return [self.clock_field, self.zone_field]

    @property
    def moment(self) -> datetime:
        """The start as a moment; an hour that does not exist is read as the one after."""
        return zones.to_utc(self._wall(), self._clock_zone())

    @property
    def their_zone(self) -> str:
        """The zone named; what was typed when it names none."""
        return zone_of(self.zone.text())

    @property
    def said(self) -> str:
        """The start on both clocks."""
        return self._both.text()

    def begin(self, when: When, moment: datetime, zone: str) -> None:
        """Show a start, on my clock."""
        self._when = when
        self._zone_chosen = bool(zone)
        local = moment.astimezone(when.zone)
        self.whose.set_current(MINE)
        self.day.set_day(local.date())
        self.clock.set_clock(local.time())
        self.set_zone(zone)
        for field in self.fields:
            field.set_error("")
        self._show()

    def set_zone(self, zone: str) -> None:
        """Show a zone."""
        self.zone.setText(zone_label(zone) if zones.is_zone(zone) else zone)
        self.zone.setCursorPosition(0)

    def offer_zone(self, zone: str, town: str) -> None:
        """Take the zone of the person chosen first, unless another one was typed."""
        self._town = (zone, town.partition(",")[0].strip())
        if zone and not self._zone_chosen:
            self.set_zone(zone)
        self._show()

    def _layout(self) -> None:
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(self.day_field, 3)
        pair.addWidget(self.clock_field, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(pair)
        column.addWidget(self.whose)
        column.addWidget(self.zone_field)
        column.addWidget(self._both)

    def _connect(self) -> None:
        self.day.dateChanged.connect(self._show)
        self.clock.timeChanged.connect(self._show)
        self.whose.chosen.connect(self._show)
        self.zone.textChanged.connect(self._show)
        self.zone.textEdited.connect(self._on_zone_typed)

    def _on_zone_typed(self, _text: str) -> None:
        self._zone_chosen = True

    def _wall(self) -> datetime:
        return datetime.combine(self.day.day, self.clock.clock)

    def _clock_zone(self) -> str:
        theirs = self.their_zone
        on_theirs = self.whose.current() == THEIRS and zones.is_zone(theirs)
        return theirs if on_theirs else str(self._when.zone)

    def _show(self, _value: object = None) -> None:
        zone = self.their_zone
        known = zone if zones.is_zone(zone) else ""
        town = self._town[1] if self._town[0] == zone else ""
        self._both.setText(phrases.both(self.moment, self._when, known, town or zones.city_name(zone)))
        if self.clock_field.error:
            self.clock_field.validate()
        self.changed.emit()

    def _check_time(self) -> str:
        there = zones.exists(self._wall(), self._clock_zone())
        return "" if there else errors.problem("no_such_time")

    def _check_zone(self) -> str:
        zone = self.their_zone
        return "" if not zone or zones.is_zone(zone) else errors.problem("zone")
