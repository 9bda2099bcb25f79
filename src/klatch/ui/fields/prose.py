"""A longer text that saves itself when it is left."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from klatch.ui.fields.auto import AutoField, Save
from klatch.ui.fields.notes import NoteEdit
from klatch.ui.theme import Theme


class ProseField(AutoField):
    """As high as its text; the heading above it says what it is."""

    def __init__(self, theme: Theme, name: str, hint: str, save: Save, parent: QWidget) -> None:
        self.area = NoteEdit(name, 3, parent)
        super().__init__(theme, name, self.area, save, parent)
        self._label.hide()
        self.area.setPlaceholderText(hint)
        self.area.left.connect(self.commit)

    def read(self) -> str:
        """The text."""
        return self.area.toPlainText()

    def show_value(self, value: str) -> None:
        """Show it."""
        if self.area.toPlainText() != value:
            self.area.setPlainText(value)
