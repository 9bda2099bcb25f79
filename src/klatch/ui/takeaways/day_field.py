"""A day on which something was done, or none."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from klatch.ui.fields.auto import AutoField, Save
from klatch.ui.fields.quiet import DayEdit
from klatch.ui.theme import Theme


class DoneOnField(AutoField):
    """A tick, and beside it the day; ticking means today until another day is chosen."""

    def __init__(self, theme: Theme, text: str, save: Save, parent: QWidget) -> None:
        box = QWidget(parent)
        self.tick, self.day = QCheckBox(box), DayEdit(box)
        super().__init__(theme, text, box, save, parent)
        box.setFocusProxy(self.tick)
        self.tick.setAccessibleName(text)
        self.day.setAccessibleName(self.tr("Day: %1").replace("%1", text))
        self.day.setProperty("small", "true")
        self.day.setKeyboardTracking(False)  # half a date typed is none
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.tick)
        row.addWidget(self.day, 1)
        self.tick.clicked.connect(self._on_changed)
        self.day.dateChanged.connect(self._on_changed)

    def set_today(self, today: date) -> None:
        """Nothing is done later than this."""
        blocked = self.day.blockSignals(True)
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        if not self.tick.isChecked():
            self.day.set_day(today)
        self.day.blockSignals(blocked)

    def read(self) -> date | None:
        """The day, None while it is not done."""
        return self.day.day if self.tick.isChecked() else None

    def show_value(self, value: date | None) -> None:
        """Show it, saying nothing."""
        blocked = self.day.blockSignals(True)
        self.tick.setChecked(value is not None)
        self.day.setEnabled(value is not None)
        if value is not None:
            self.day.set_day(value)
        self.day.blockSignals(blocked)

    def typing(self) -> bool:
        """Whether the cursor is in one of the two."""
        return self.tick.hasFocus() or self.day.hasFocus()

    def _on_changed(self) -> None:
        self.day.setEnabled(self.tick.isChecked())
        self.commit()
