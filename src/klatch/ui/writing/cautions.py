"""What speaks against the message, one strip each; every one can be overruled by whoever has read it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.base import announce
from klatch.ui.widgets.notices import Banner


class Cautions(QWidget):
    """Strips above the text; `overruled` carries the key of the one that was."""

    overruled = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said: list[tuple[str, str]] = []
        self._strips: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_cautions(self, said: Sequence[tuple[str, str]]) -> None:
        """Show what is to be weighed: keys with sentences."""
        if list(said) == self._said:
            return
        self._said = list(said)
        for strip in self._strips:
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        self._strips = [self._strip(key, text) for key, text in said]
        self.setVisible(bool(said))
        for _, text in said:
            announce(self, text)

    def texts(self) -> list[str]:
        """Every sentence shown."""
        return [text for _, text in self._said]

    def _strip(self, key: str, text: str) -> Banner:
        made = Banner(self._theme, self, tone="warning")
        made.set_message(text, self.tr("Write anyway"), tone="warning")
        made.acted.connect(partial(self.overruled.emit, key))
        self._column.addWidget(made)
        made.show()
        return made
