"""When a meeting ended and how long it took."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch.domain import zones
from klatch.services.reading.meetings import MeetingRow
from klatch.ui import errors, meeting_words
from klatch.ui.fields.quiet import ClockEdit, DayEdit, MinutesEdit
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.forms import Field, validate

_MINUTES = (1, 1440)


class EndFields(QWidget):
    """The planned end until another one is chosen, never later than now."""

    ended = Signal()
    """Another end was chosen."""
    lasted = Signal(int)
    """It took so many minutes."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._when = When(context.clock.now())
        self._row: MeetingRow | None = None
        self._shown: datetime | None = None
        self.day = DayEdit(self)
        self.clock = ClockEdit(self)
        self.minutes = MinutesEdit(*_MINUTES, self)
        theme = context.theme
        self._clock_field = Field(theme, self.tr("At"), self.clock, self, check=self._check)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Field(theme, self.tr("It ended on"), self.day, self), 3)
        row.addWidget(self._clock_field, 3)
        row.addWidget(Field(theme, self.tr("How long"), self.minutes, self), 2)
        self.day.editingFinished.connect(self._on_end)
        self.clock.editingFinished.connect(self._on_end)
        self.minutes.editingFinished.connect(self._on_minutes)

    @property
    def moment(self) -> datetime:
        """When it ended; to the second when that is what was shown."""
        wall = self._wall()
        return self._end() if wall == self._shown else zones.to_utc(wall, str(self._when.zone))

    @property
    def touched(self) -> bool:
        """Whether another end than the one offered stands here."""
        return self._shown is not None and self._wall() != self._shown

    def show_meeting(self, row: MeetingRow, when: When, *, fresh: bool) -> None:
        """Show the end of a meeting; a choice not yet saved stays unless `fresh`."""
        chosen = not fresh and self.touched
        self._row, self._when = row, when
        if not self.minutes.hasFocus() or fresh:
            self.minutes.setValue(row.minutes)
        if not chosen:
            self._show_end()

    def validate(self) -> bool:
        """Whether the end can stand; says what to do when not."""
        return validate([self._clock_field])

    def _end(self) -> datetime:
        if self._row is None:
            return self._when.now
        return self._row.ended_at or min(meeting_words.planned_end(self._row), self._context.clock.now())

    def _show_end(self) -> None:
        local = self._end().astimezone(self._when.zone)
        self.day.set_day(local.date())
        self.clock.set_clock(local.time())
        self._shown = self._wall()
        self._clock_field.set_error("")

    def _wall(self) -> datetime:
        return datetime.combine(self.day.day, self.clock.clock)

    def _on_end(self) -> None:
        if self.touched and self.validate():
            self.ended.emit()

    def _on_minutes(self) -> None:
        if self._row is not None and self.minutes.value() != self._row.minutes:
            self.lasted.emit(self.minutes.value())

    def _check(self) -> str:
        if not zones.exists(self._wall(), str(self._when.zone)):
            return errors.problem("no_such_time")
        late = self.moment > self._context.clock.now()
        return self.tr("That is still to come; choose when it ended") if late else ""
