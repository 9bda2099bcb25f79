"""A moment gone by: day and time in one field, now unless it is changed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime, QTimeZone
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from klatch.domain import zones
from klatch.ui import errors
from klatch.ui.when import When


class MomentEdit(QDateTimeEdit):
    """Shows the clock of the user's zone; a wheel passing over leaves it alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._when: When | None = None
        self._shown = QDateTime()
        # The clock shown is that of the user's zone, whatever the system's: no hour of it is skipped here.
        self.setTimeZone(QTimeZone.utc())
        self.setCalendarPopup(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        time = QLocale().timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", "")
        self.setDisplayFormat(f"{self.tr('d MMM yyyy')} {time}")

    def begin(self, when: When) -> None:
        """Show the present."""
        self._when = when
        self.show_moment(when.now)
        self._shown = self.dateTime()

    def show_moment(self, moment: datetime) -> None:
        """Show a moment as the user's clock does."""
        local = moment.astimezone(self._when.zone if self._when else moment.tzinfo)
        day, clock = QDate(local.year, local.month, local.day), QTime(local.hour, local.minute)
        self.setDateTime(QDateTime(day, clock, QTimeZone.utc()))

    def moment(self, now: datetime, not_before: datetime | None = None) -> datetime:
        """The moment shown: `now` while untouched; within the minute of `not_before`, that."""
        shown = self.dateTime()
        if shown == self._shown or self._when is None:
            return now
        day, clock = shown.date(), shown.time()
        wall = datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute())  # noqa: DTZ001
        found = zones.to_utc(wall, str(self._when.zone))
        if not_before is not None and found == not_before.replace(second=0, microsecond=0):
            return not_before
        return found

    def problem(self, now: datetime, not_before: datetime | None = None) -> str:
        """What to do about it; nothing when it lies between `not_before` and `now`."""
        found = self.moment(now, not_before)
        if found > now:
            return errors.problem("in_the_future")
        if not_before is not None and found < not_before:
            return errors.problem("before_sent")
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
