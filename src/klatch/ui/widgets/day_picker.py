"""A calendar that opens where a date is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction


class DayPicker(QMenu):
    """A month to choose a day from; a click or Enter chooses, Esc leaves it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.calendar = QCalendarWidget(self)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        action = QWidgetAction(self)
        action.setDefaultWidget(self.calendar)
        self.addAction(action)
        self._chosen: Callable[[date], object] | None = None
        self.calendar.activated.connect(self._on_chosen)
        self.calendar.clicked.connect(self._on_chosen)

    def ask(self, first: date, point: QPoint, chosen: Callable[[date], object]) -> None:
        """Open at a point of the screen and call back with a day not before `first`."""
        day = _qt(first)
        self.calendar.setMinimumDate(day)
        self._open(day, point, chosen)

    def ask_back(self, last: date, selected: date, point: QPoint, chosen: Callable[[date], object]) -> None:
        """The same for a day not after `last`."""
        self.calendar.setMaximumDate(_qt(last))
        self._open(_qt(selected), point, chosen)

    def _open(self, day: QDate, point: QPoint, chosen: Callable[[date], object]) -> None:
        self._chosen = chosen
        self.calendar.setSelectedDate(day)
        self.popup(point)
        self.calendar.setFocus()

    def _on_chosen(self, day: QDate) -> None:
        chosen, self._chosen = self._chosen, None  # Enter and a click may both tell of one choice
        self.close()
        if chosen is not None:
            chosen(date(day.year(), day.month(), day.day()))


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
