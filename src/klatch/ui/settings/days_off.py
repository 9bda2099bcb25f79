"""The days without work: public holidays of a country to look at, and days of one's own to choose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain.names import fold
from klatch.domain.progress import Progress
from klatch.services import holidays
from klatch.ui.page import Context
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout

Region = tuple[str, str]
"""Code and name."""


def countries() -> list[tuple[str, str]]:
    """Code and name of every country, by name."""
    found = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2:  # the others are continents
            found[code] = QLocale.territoryToString(territory)
    return sorted(found.items(), key=lambda entry: fold(entry[1]))


class PublicHolidays(QWidget):
    """Lists the holidays of this year. They are read in the background: the library is a large one."""

    regions_read = Signal(str, object)
    """The country, and its regions as a list of code and name."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._shown = ("", "", 0)
        self._text = label("", "muted", self, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)
        self.hide()

    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def show_of(self, country: str, region: str) -> None:
        """Show those of a country, or nothing without one."""
        wanted = (country, region, self._context.local_now().year)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.setVisible(bool(country))
        if country:
            self._context.background.run(partial(_read, wanted)).succeeded.connect(self._on_read)

    def _on_read(self, found: tuple[tuple[str, str, int], list[Region], list[tuple[date, str]]]) -> None:
        wanted, regions, days = found
        if wanted != self._shown:
            return  # another one was chosen meanwhile
        here, pattern = QLocale(), self.tr("d MMM")
        named = [f"{here.toString(_qdate(day), pattern)} {name}" for day, name in days]
        year = self.tr("In %1:").replace("%1", str(wanted[2]))
        known = f"{year} {' · '.join(named)}" if named else self.tr("No holidays are known for this country.")
        self._text.setText(known)
        self.regions_read.emit(wanted[0], regions)


class _DayEdit(QDateEdit):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class OwnDays(QWidget):
    """Days of one's own: added from a calendar, taken off with a press."""

    chosen = Signal(object)
    """All of them now, as sorted ISO dates."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._days: tuple[str, ...] = ()
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, spacing=4)
        today = context.local_now().date()
        self.day = _DayEdit(_qdate(today), self)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(self.tr("d MMM yyyy"))
        self.day.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.day.setAccessibleName(self.tr("A day off of your own"))
        self.add = Button(context.theme, self.tr("Add day"), self, small=True, icon="plus")
        self.add.clicked.connect(self._on_add)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.day)
        row.addWidget(self.add)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addLayout(row)

    def chips(self) -> list[Button]:
        """One for each day."""
        return [chip for chip in self._chips.findChildren(Button) if not chip.isHidden()]

    def load(self, days: Sequence[str]) -> None:
        """Show the days that are stored."""
        if tuple(days) == self._days and self.chips():
            return
        self._days = tuple(days)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        here = QLocale()
        for day in days:
            shown = here.toString(_qdate(date.fromisoformat(day)), self.tr("d MMM yyyy"))
            chip = Button(self._context.theme, shown, self._chips, icon="x", small=True)
            chip.setAccessibleName(self.tr("Take off %1").replace("%1", shown))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(partial(self._on_chip, day))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(days))
        self._chips.updateGeometry()

    def _on_add(self) -> None:
        day = self.day.date().toPython()
        if isinstance(day, date):
            self.chosen.emit(tuple(sorted({*self._days, day.isoformat()})))

    def _on_chip(self, day: str, _checked: bool = False) -> None:
        self.chosen.emit(tuple(each for each in self._days if each != day))


def _read(
    wanted: tuple[str, str, int], _progress: Progress
) -> tuple[tuple[str, str, int], list[Region], list[tuple[date, str]]]:
    country, region, year = wanted
    return wanted, list(holidays.regions(country)), list(holidays.of_year(country, region, year))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
