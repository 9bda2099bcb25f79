"""When a meeting is: day and time on one clock, shown on both."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from klatch.domain import zones
from klatch.ui import errors
from klatch.ui.meetings import phrases
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import label
from klatch.ui.widgets.forms import Field
from klatch.ui.widgets.segmented import Segmented

MINE, THEIRS = "mine", "theirs"


class ZoneBox(QComboBox):
    """A time zone, found by typing a part of its city. The zones are listed when first needed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The longest names would otherwise set the width of the whole form.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)

    @property
    def zone(self) -> str:
        """The zone named by the text; the text itself when it names none."""
        typed = self.currentText().strip()
        named = typed.rpartition("(")[2].rstrip(")") if typed.endswith(")") else typed
        return named if zones.is_zone(named) else zones.guess(typed) or typed

    def set_zone(self, zone: str) -> None:
        """Show a zone."""
        self._fill()
        self.setEditText(_zone_label(zone) if zone else "")
        edit = self.lineEdit()
        if edit is not None:
            edit.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fill()
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _fill(self) -> None:
        if self.count():
            return
        self.addItems([_zone_label(zone) for zone in zones.choices()])
        completer = self.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(completer.CompletionMode.PopupCompletion)


class TimeField(QWidget):
    """Day, time, whose clock they are on, and the zone of the other."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._when = When(context.clock.now())
        self._town = ("", "")
        self.day = QDateEdit(self)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(self.tr("d MMM yyyy"))
        self.clock = QTimeEdit(self)
        self.whose = Segmented(
            [(MINE, self.tr("Your time")), (THEIRS, self.tr("Their time"))], self.tr("Whose clock"), self
        )
        self.zone = ZoneBox(self)
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
    def said(self) -> str:
        """The start on both clocks."""
        return self._both.text()

    def begin(self, when: When, moment: datetime, zone: str) -> None:
        """Show a start, on my clock."""
        self._when = when
        self._zone_chosen = False
        local = moment.astimezone(when.zone)
        self.whose.set_current(MINE)
        self.day.setDate(QDate(local.year, local.month, local.day))
        self.clock.setTime(QTime(local.hour, local.minute))
        self.zone.set_zone(zone)
        for field in self.fields:
            field.set_error("")
        self._show()

    def offer_zone(self, zone: str, town: str) -> None:
        """Take the zone of the person chosen first, unless another one was typed."""
        self._town = (zone, town.partition(",")[0].strip())
        if zone and not self._zone_chosen:
            self.zone.set_zone(zone)
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
        self.zone.editTextChanged.connect(self._show)
        edit = self.zone.lineEdit()
        if edit is not None:
            edit.textEdited.connect(self._on_zone_typed)
        self.zone.activated.connect(self._on_zone_typed)

    def _on_zone_typed(self, _value: object) -> None:
        self._zone_chosen = True

    def _wall(self) -> datetime:
        day, clock = self.day.date(), self.clock.time()
        return datetime.combine(date(day.year(), day.month(), day.day()), time(clock.hour(), clock.minute()))

    def _clock_zone(self) -> str:
        theirs = self.zone.zone
        on_theirs = self.whose.current() == THEIRS and zones.is_zone(theirs)
        return theirs if on_theirs else str(self._when.zone)

    def _show(self, _value: object = None) -> None:
        zone = self.zone.zone
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
        zone = self.zone.zone
        return "" if not zone or zones.is_zone(zone) else errors.problem("zone")


def _zone_label(zone: str) -> str:
    return f"{zones.city_name(zone)} ({zone})" if zones.is_zone(zone) else zone
