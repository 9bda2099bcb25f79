"""Days and moments as people say them: "Today 10:30", "2 days late", "Wed 19"."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from klatch.domain.zones import is_zone
from klatch.ui.models.columns import Due, Urgency

_SOON = 6  # days that a weekday alone names without doubt


def tr(text: str, count: int = -1) -> str:
    """Translate a piece of a date; %n becomes the count."""
    return QCoreApplication.translate("when", text, "", count)


class When:
    """Says moments as a clock in `zone` shows them, seen from `now` (aware)."""

    def __init__(self, now: datetime, zone: str = "", locale: QLocale | None = None) -> None:
        self.zone_name = zone
        self.zone = ZoneInfo(zone) if zone and is_zone(zone) else UTC
        self.now = now.astimezone(self.zone)
        self.today = self.now.date()
        self._locale = locale or QLocale()

    def day_of(self, moment: date | datetime) -> date:
        """The day of a moment here; a day stays what it is."""
        return moment.astimezone(self.zone).date() if isinstance(moment, datetime) else moment

    @property
    def day_start(self) -> datetime:
        """The midnight that began today."""
        return datetime.combine(self.today, datetime.min.time(), tzinfo=self.zone)

    @property
    def week_end(self) -> datetime:
        """The midnight that ends this week."""
        first = self._locale.firstDayOfWeek().value
        ahead = 7 - (self.today.isoweekday() - first) % 7
        return datetime.combine(self.today + timedelta(days=ahead), datetime.min.time(), tzinfo=self.zone)

    def time(self, moment: datetime) -> str:
        """The time of day, without seconds."""
        local = moment.astimezone(self.zone)
        pattern = self._locale.timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", "")
        return self._locale.toString(QTime(local.hour, local.minute), pattern)

    def date_of(self, moment: date | datetime) -> str:
        """The day and month, with the year when it is another one."""
        day = self.day_of(moment)
        return self._format(day, tr("d MMM") if day.year == self.today.year else tr("d MMM yyyy"))

    def weekday(self, moment: date | datetime) -> str:
        """The weekday with its date: "Wed 19 Nov"."""
        day = self.day_of(moment)
        return self._format(day, tr("ddd d MMM") if day.year == self.today.year else tr("ddd d MMM yyyy"))

    def past(self, moment: date | datetime) -> str:
        """A day gone by: Today, Yesterday, then the date."""
        days = (self.today - self.day_of(moment)).days
        return {0: tr("Today"), 1: tr("Yesterday")}.get(days) or self.date_of(moment)

    def ahead(self, moment: date | datetime) -> str:
        """A day to come: Today, "Wed 19" within the week, then the date; with the time of a moment."""
        day = self.day_of(moment)
        days = (day - self.today).days
        near = tr("Today") if days == 0 else self._format(day, tr("ddd d")) if 0 < days <= _SOON else ""
        said = near or self.date_of(day)
        if not isinstance(moment, datetime):
            return said
        return f"{said} {self.time(moment)}" if days == 0 else f"{said}, {self.time(moment)}"

    def due(self, moment: date | datetime | None) -> Due:
        """When something is due and how near that is."""
        if moment is None:
            return Due("")
        days = (self.day_of(moment) - self.today).days
        if days < 0:
            return Due(tr("%n days late", -days), "late")
        if isinstance(moment, datetime) and moment < self.now:
            return Due(self._late(self.now - moment), "late")
        urgency: Urgency = "today" if days == 0 else "soon" if days <= _SOON else "later"
        return Due(self.ahead(moment), urgency)

    def until(self, moment: datetime) -> str:
        """How long until a moment within the day: "in 42 min"; empty beyond it."""
        minutes = int((moment - self.now) / timedelta(minutes=1))
        if not 0 <= minutes < 24 * 60:
            return ""
        return tr("in %n min", minutes) if minutes < 60 else tr("in %n h", minutes // 60)

    def _late(self, by: timedelta) -> str:
        hours = int(by / timedelta(hours=1))
        return tr("%n h late", hours) if hours else tr("%n min late", int(by / timedelta(minutes=1)))

    def _format(self, day: date, pattern: str) -> str:
        return self._locale.toString(QDate(day.year, day.month, day.day), pattern)
