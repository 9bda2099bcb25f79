"""The week below the table: what is in it, read again when something changed, and the second clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.domain import zones
from klatch.services.reading.meetings import Attendee, MeetingRow, between
from klatch.services.reading.slots import Offer, ahead, offers
from klatch.ui.meetings import phrases
from klatch.ui.meetings.phrases import tr
from klatch.ui.meetings.week_bar import SecondClock, WeekBar
from klatch.ui.meetings.week_blocks import meeting_blocks, slot_blocks
from klatch.ui.meetings.week_days import Key, days_shown, moment_of, week_of
from klatch.ui.meetings.week_paint import hours_ahead
from klatch.ui.meetings.week_view import WeekView
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import line

_CLOCK = "meetings/second_clock"
_OFF = "off"
_A_WEEK = timedelta(days=7)


class WeekPanel(QWidget):
    """The strip and the calendar. `turned` says that another week is shown."""

    turned = Signal()

    def __init__(self, context: Context, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._when = when
        self._first = week_of(when.today, QLocale())
        self._front = SecondClock("", "", "")
        """The clock wanted: that of who came in front last, or one chosen since. `text` is their name."""
        self._last = self._front
        self._rows: list[MeetingRow] = []
        self.bar = WeekBar(context.theme, self)
        self.view = WeekView(context.theme, when, self)
        self._layout()
        self.bar.clock_chosen.connect(self._on_clock)
        self.view.turned.connect(self.turn)

    @property
    def meetings(self) -> list[int]:
        """The meetings of the week shown."""
        return [row.id for row in self._rows]

    def show_at(self, when: When) -> None:
        """Read the week as it is now."""
        self._when = when
        start = self._midnight(0)
        end = self._midnight(7)
        store, now = self._context.store, self._context.clock.now()
        self._rows = between(store, start, end)
        slots = [slot for slot in ahead(store, now) if start <= slot.starts_at < end]
        offered = offers(store, sorted({slot.contact for slot in slots}), now)
        people = {offer.id: offer.person for offer in offered}
        blocks = [*meeting_blocks(self._rows, when), *slot_blocks(slots, people, when)]
        zone = str(when.zone)
        days = days_shown(self._first, (zones.day_in(block.start, zone) for block in blocks), QLocale())
        self.bar.show_week(days, when.today)
        self.bar.export.set_unavailable("" if self._rows else tr("There is no meeting in this week"))
        self._show_clock(offered)
        self.view.show_week(days, blocks, when)

    def turn(self, by: int) -> None:
        """Show the next week (1), the one before (-1), or this one (0)."""
        self._first = self._first + by * _A_WEEK if by else week_of(self._when.today, QLocale())
        self.show_at(self._when)
        self.turned.emit()

    def go_to(self, moment: datetime, key: Key) -> None:
        """Show the week of a moment, with a block in sight."""
        first = week_of(zones.day_in(moment, str(self._when.zone)), QLocale())
        if first != self._first:
            self._first = first
            self.show_at(self._when)
        self.view.reveal(key)

    def put_in_front(self, key: Key | None, zone: str, city: str, name: str) -> None:
        """Mark a block, and let the second clock be that of whom it is with."""
        self.view.set_current(key)
        front = SecondClock(zone, city or zones.city_name(zone), name.partition(" ")[0])
        if zones.is_zone(zone) and front != self._last:
            self._front = self._last = front
            self.show_at(self._when)

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(line(self))
        column.addWidget(self.view, 1)

    def _midnight(self, days: int) -> datetime:
        return moment_of(self._first + timedelta(days=days), 0, str(self._when.zone))

    def _show_clock(self, offered: Iterable[Offer]) -> None:
        people = [who for row in self._rows for who in row.attendees] + [each.person for each in offered]
        clocks = self._clocks(people)
        off = self._context.state.text(_CLOCK) == _OFF
        known = {clock.zone: clock for clock in clocks}
        wanted = known.get(self._front.zone) or next(iter(clocks), None)
        shown = None if off else wanted
        self.bar.show_clocks(clocks, shown.zone if shown else "")
        self.view.show_second(shown.zone if shown else "", shown.city if shown else "")

    def _clocks(self, people: Iterable[Attendee]) -> list[SecondClock]:
        """The clocks of the people in the week and of who is in front, those that differ from mine."""
        found: dict[str, SecondClock] = {}
        for who in people:
            if who.zone not in found and self._differs(who.zone):
                town = who.city.partition(",")[0].strip() or zones.city_name(who.zone)
                found[who.zone] = self._clock(who.zone, town, who.name.partition(" ")[0])
        front = self._front
        if front.text and self._differs(front.zone):
            found[front.zone] = self._clock(*front)
        return list(found.values())

    def _differs(self, zone: str) -> bool:
        return phrases.differs(self._midday(), self._when, zone)

    def _clock(self, zone: str, city: str, name: str) -> SecondClock:
        noon = self._midday()
        there, here = zones.local(noon, zone).utcoffset(), noon.astimezone(self._when.zone).utcoffset()
        minutes = int((there - here) / timedelta(minutes=1)) if there is not None and here is not None else 0
        named = ", ".join(part for part in (city, name) if part)
        said = tr("%1 (%2)").replace("%2", hours_ahead(minutes)).replace("%1", named)
        return SecondClock(zone, city, said)

    def _midday(self) -> datetime:
        """Noon of today when this week is shown, else of its first day: clocks change in between."""
        shown = self._first <= self._when.today < self._first + _A_WEEK
        return moment_of(self._when.today if shown else self._first, 12 * 60, str(self._when.zone))

    def _on_clock(self, zone: str) -> None:
        self._context.state.set(_CLOCK, "" if zone else _OFF)
        self._front = SecondClock(zone, "", "")
        self.show_at(self._when)
