"""The tags of a person: taken off with a press, added by typing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout


class TagsField(QWidget):
    """Says which tag is to be added or taken off; shows what is stored."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, ...] = ()
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row, spacing=4)
        self.line = QLineEdit(self)
        self.line.setProperty("small", "true")
        self.line.setPlaceholderText(self.tr("Add a tag"))
        caption = label(self.tr("Tags"), "label", self)
        caption.setBuddy(self.line)
        self.line.setAccessibleName(self.tr("Add a tag"))
        self.line.editingFinished.connect(self.commit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addWidget(self._row)
        column.addWidget(self.line)

    def show_tags(self, names: Sequence[str], known: Sequence[str]) -> None:
        """Show the tags of a person and offer those there are."""
        completer = QCompleter(list(known), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        if tuple(names) == self._shown:
            return
        self._shown = tuple(names)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name in names:
            chip = Button(self._theme, name, self._row, icon="x", small=True)
            chip.setAccessibleName(self.tr("Take off the tag %1").replace("%1", name))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(partial(self._on_chip, name))
            self._flow.addWidget(chip)
            chip.show()
        self._row.setVisible(bool(names))
        self._row.updateGeometry()

    def commit(self) -> None:
        """Add what was typed."""
        name = self.line.text().strip()
        if name:
            self.line.clear()
            self.added.emit(name)

    def _on_chip(self, name: str, _checked: bool = False) -> None:
        self.removed.emit(name)
