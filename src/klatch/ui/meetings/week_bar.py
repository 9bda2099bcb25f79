"""The strip above the week: which one it is, the second clock, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from klatch.ui import icons
from klatch.ui.fields.quiet import Choice
from klatch.ui.meetings.phrases import tr
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button, IconButton

# px of the strip below which these make room; what the buttons do is in the menus, too
_LABEL_FROM, _WORDS_FROM, _TODAY_FROM, _CLOCK_FROM = 860, 780, 540, 440


class SecondClock(NamedTuple):
    """A clock to choose: the zone, its city, and "Boston, Priya (+3 h)"."""

    zone: str
    city: str
    text: str


class WeekBar(QWidget):
    """Names the week; buttons say what is wanted, by the names of the action table."""

    wanted = Signal(str)
    clock_chosen = Signal(str)
    """The zone of the second clock, "" for none."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clocks: list[SecondClock] = []
        self.title = label("", "strong", self)
        self.back = IconButton(theme, "chevron-left", tr("Previous week"), self)
        self.today = Button(theme, tr("This week"), self, small=True)
        self.on = IconButton(theme, "chevron-right", tr("Next week"), self)
        self._label = label(tr("Second clock"), "caption", self)
        self.clock = Choice(self)
        self.offer = Button(theme, tr("Offer times"), self, icon="calendar-plus", small=True)
        self.export = Button(theme, tr("Export .ics"), self, icon="download", small=True)
        self._row = QHBoxLayout(self)
        self._layout()
        self._connect()

    def show_week(self, days: Sequence[date], today: date) -> None:
        """Say which days are shown."""
        self.title.setText(span(days[0], days[-1], today))
        self._fit()

    def show_clocks(self, clocks: Sequence[SecondClock], zone: str) -> None:
        """Offer these clocks, and say which one is shown."""
        found = [SecondClock("", "", tr("None")), *clocks]
        blocked = self.clock.blockSignals(True)
        if found != self._clocks:
            self._clocks = found
            self.clock.clear()
            for each in found:
                self.clock.addItem(each.text, each.zone)
            self._show_icons()
        self.clock.setCurrentIndex(max(0, self.clock.findData(zone)))
        self.clock.blockSignals(blocked)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what there is no room for; the second clock comes before the way to this week."""
        wide = self.width() / self._theme.scale
        for widget, least in (
            (self._label, _LABEL_FROM),
            (self.today, _TODAY_FROM),
            (self.clock, _CLOCK_FROM),
        ):
            widget.setVisible(wide >= least)
        for button, text in ((self.offer, tr("Offer times")), (self.export, tr("Export .ics"))):
            button.setText(text if wide >= _WORDS_FROM else "")
        if self._row.sizeHint().width() > self.width():
            self.today.hide()

    def _layout(self) -> None:
        self._label.setBuddy(self.clock)
        self.clock.setProperty("small", "true")
        self.clock.setAccessibleName(tr("Second clock"))
        self.clock.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.clock.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for button in (self.offer, self.export):
            button.setAccessibleName(button.text())
        self.offer.setToolTip(tr("Find three free times for everybody who replied"))
        self.export.setToolTip(tr("Save the meetings of this week for another calendar"))
        row = self._row
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(8)
        before: tuple[QWidget, ...] = (self.title, self.back, self.today, self.on)
        after: tuple[QWidget, ...] = (self._label, self.clock, self.offer, self.export)
        for widget in before:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in after:
            row.addWidget(widget)
        self.setMinimumWidth(1)
        self.setProperty("area", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def _connect(self) -> None:
        for button, key in (
            (self.back, "previous_week"),
            (self.today, "this_week"),
            (self.on, "next_week"),
            (self.offer, "offer_times"),
            (self.export, "export_week"),
        ):
            button.setObjectName(key)
            button.clicked.connect(self._on_button)
        self.clock.activated.connect(self._on_clock)

    def _restyle(self) -> None:
        side = self._theme.size("icon")
        self.clock.setIconSize(QSize(side, side))
        self.clock.setMinimumWidth(self._theme.px(96))
        self.clock.setMaximumWidth(self._theme.px(256))
        self._show_icons()

    def _show_icons(self) -> None:
        for number in range(self.clock.count()):
            self.clock.setItemIcon(number, icons.icon(self._theme, "globe", "muted"))

    def _on_button(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wanted.emit(sender.objectName())

    def _on_clock(self, number: int) -> None:
        self.clock_chosen.emit(self.clock.itemData(number))


def span(first: date, last: date, today: date) -> str:
    """Both ends with what differs between them: "17 to 21 November"."""
    same_month = (first.year, first.month) == (last.year, last.month)
    begin = "d" if same_month else "d MMMM" if first.year == last.year else "d MMMM yyyy"
    end = "d MMMM" if last.year == today.year == first.year else "d MMMM yyyy"
    said = tr("%1 to %2").replace("%1", _said(first, begin))
    return said.replace("%2", _said(last, end))


def _said(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
