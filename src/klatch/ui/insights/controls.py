"""What stands in the toolbar for the page: the time looked back on, and the ways out."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, QPoint, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QWidget

from klatch.domain.periods import Period, last_weeks
from klatch.ui.insights.wording import filled
from klatch.ui.page import Context
from klatch.ui.widgets.buttons import IconButton
from klatch.ui.widgets.day_picker import DayPicker

_WEEKS = {"weeks_4": 4, "weeks_8": 8, "weeks_12": 12, "weeks_26": 26}
_USUAL, _ALL, _SINCE = "weeks_8", "everything", "since"
_STATE = "insights/period"


class Controls(QWidget):
    """`chosen` tells of another period, `export` of a way out by the name of its action."""

    chosen = Signal()
    export = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.period = QComboBox(self)
        self.ways = IconButton(context.theme, "download", self.tr("Export or print"), self)
        self._menu = QMenu(self)
        self._picker = DayPicker(self)
        self._day: date | None = None
        self._key = _USUAL
        self._fill()
        self._layout()
        self._restore()
        self._connect()

    def period_now(self) -> Period:
        """The period as it stands at this moment."""
        now, zone = self._context.clock.now(), self._context.zone()
        first = QLocale().firstDayOfWeek().value
        if self._key in _WEEKS:
            return last_weeks(_WEEKS[self._key], now, zone, first)
        return Period(self._day if self._key == _SINCE else None, now, zone, first)

    def choose(self, key: str, day: date | None = None) -> None:
        """Look back on another time: weeks_8, everything, or since a day."""
        self._key, self._day = key, day
        self._context.state.set(_STATE, f"{key} {day.isoformat()}" if day else key)
        self._show()
        self.chosen.emit()

    def text(self) -> str:
        """The period in words."""
        return self.period.currentText()

    def _fill(self) -> None:
        for key, text in (
            ("weeks_4", self.tr("Last 4 weeks")),
            ("weeks_8", self.tr("Last 8 weeks")),
            ("weeks_12", self.tr("Last 12 weeks")),
            ("weeks_26", self.tr("Last half year")),
            (_ALL, self.tr("Everything")),
            (_SINCE, self.tr("Since a date…")),
        ):
            self.period.addItem(text, key)
        for name, text in (
            ("save_picture", self.tr("Picture of the charts (PNG)…")),
            ("save_tables", self.tr("All tables (CSV)…")),
            ("save_pdf", self.tr("Report (PDF)…")),
            ("print", self.tr("Print the report…")),
        ):
            self._menu.addAction(text).triggered.connect(partial(self._export, name))

    def _layout(self) -> None:
        self.period.setAccessibleName(self.tr("Time looked back on"))
        self.period.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.ways.setProperty("kind", "default")
        self.ways.setProperty("small", "false")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.period)
        row.addWidget(self.ways)

    def _connect(self) -> None:
        self.period.activated.connect(self._on_activated)
        self.ways.clicked.connect(self._open_menu)

    def _restore(self) -> None:
        key, _, day = self._context.state.text(_STATE, _USUAL).partition(" ")
        known = {self.period.itemData(place) for place in range(self.period.count())}
        try:
            self._day = date.fromisoformat(day) if day else None
        except ValueError:
            key = _USUAL
        self._key = key if key in known and (key != _SINCE or self._day is not None) else _USUAL
        self._show()

    def _show(self) -> None:
        """The chosen item, which names its day."""
        since = self.period.findData(_SINCE)
        said = self.tr("Since a date…")
        if self._key == _SINCE and self._day is not None:
            day = QDate(self._day.year, self._day.month, self._day.day)
            said = filled(self.tr("Since %1"), QLocale().toString(day, self.tr("d MMM yyyy")))
        self.period.setItemText(since, said)
        self.period.setCurrentIndex(self.period.findData(self._key))

    def _on_activated(self, place: int) -> None:
        key = self.period.itemData(place)
        if key != _SINCE:
            self.choose(key)
            return
        self._show()  # until a day is chosen, what was chosen before stays
        today = self._context.local_now().date()
        under = self.period.mapToGlobal(QPoint(0, self.period.height()))
        self._picker.ask_back(today, self._day or today, under, partial(self.choose, _SINCE))

    def _open_menu(self) -> None:
        self._menu.popup(self.ways.mapToGlobal(QPoint(0, self.ways.height())))

    def _export(self, name: str, _checked: bool = False) -> None:
        self.export.emit(name)
