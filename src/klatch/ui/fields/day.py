"""A day, or none, that saves itself when it is chosen."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from klatch.ui.fields.auto import AutoField, Save
from klatch.ui.fields.quiet import DayEdit
from klatch.ui.theme import Theme


class DayField(AutoField):
    """A tick for whether there is a day, and the day."""

    def __init__(self, theme: Theme, text: str, save: Save, parent: QWidget) -> None:
        box = QWidget(parent)
        self.tick = QCheckBox(box)
        self.day = DayEdit(box)
        super().__init__(theme, text, box, save, parent)
        for editor in (self.tick, self.day):
            editor.setAccessibleName(text)
        self.day.setProperty("small", "true")
        self.day.setKeyboardTracking(False)  # half a date typed is no date yet
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tick)
        row.addWidget(self.day, 1)
        box.setFocusProxy(self.tick)
        self.tick.clicked.connect(self._on_ticked)
        self.day.dateChanged.connect(self._on_day)

    def read(self) -> date | None:
        """The day."""
        return self.day.day if self.tick.isChecked() else None

    def show_value(self, value: date | None) -> None:
        """Show it; without one the editor keeps what it offers."""
        self.tick.setChecked(value is not None)
        self.day.setEnabled(value is not None)
        if value is not None:
            self.offer(value)

    def offer(self, day: date) -> None:
        """Show a day that counts once the box is ticked."""
        blocked = self.day.blockSignals(True)
        self.day.set_day(day)
        self.day.blockSignals(blocked)

    def typing(self) -> bool:
        """Whether the cursor is in the day."""
        return self.day.hasFocus()

    def _on_ticked(self, ticked: bool) -> None:
        self.day.setEnabled(ticked)
        self.commit()

    def _on_day(self) -> None:
        self.commit()
