"""Editors that a wheel passing over them leaves alone: they stand in areas that scroll."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QDate, QRect, Qt, QTime
from PySide6.QtGui import QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QWidget,
)

_AFTER_ICON = 4
"""What Qt leaves between the icon of a box and its words."""


class Choice(QComboBox):
    """One of a few; a name there is no room for is shortened."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        box = self.style().subControlRect(control, option, part, self)
        painter = QStylePainter(self)
        painter.drawComplexControl(control, option)
        if self.currentIndex() < 0:
            self._paint_placeholder(painter, box.adjusted(1, 0, -1, 0))
        else:
            icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + _AFTER_ICON
            option.currentText = self._shortened(option.currentText, box.width() - icon)
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _paint_placeholder(self, painter: QStylePainter, box: QRect) -> None:
        """As faint as that of a line; the style sheet would give it the colour of a choice."""
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        words = self._shortened(self.placeholderText(), box.width())
        flags = (side | Qt.AlignmentFlag.AlignVCenter).value
        role = QPalette.ColorRole.PlaceholderText
        painter.drawItemText(box, flags, self.palette(), self.isEnabled(), words, role)

    def _shortened(self, words: str, room: int) -> str:
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DayEdit(QDateEdit):
    """A day with its calendar."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat(self.tr("d MMM yyyy"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def day(self) -> date:
        """The day chosen."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def set_day(self, day: date) -> None:
        """Show a day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ClockEdit(QTimeEdit):
    """A time of day, to the minute."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def clock(self) -> time:
        """The time chosen."""
        chosen = self.time()
        return time(chosen.hour(), chosen.minute())

    def set_clock(self, clock: time) -> None:
        """Show a time."""
        self.setTime(QTime(clock.hour, clock.minute))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class MinutesEdit(QSpinBox):
    """So many minutes."""

    def __init__(self, low: int, high: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self.setSuffix(" " + self.tr("min"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
