"""How much a person told, and what is still open of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch.services.reading.takeaways import Standing
from klatch.ui import takeaway_words
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button


class ToldLine(QWidget):
    """A number that opens the takeaways, and what they wait for; hidden where there is none."""

    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.open = Button(theme, "", self, kind="link", icon="lightbulb", small=True)
        self.waiting = label("", "caption", self, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.open)
        row.addWidget(self.waiting, 1)
        self.open.clicked.connect(self.opened)

    def show_standing(self, found: Standing) -> None:
        """Show how much there is."""
        self.setVisible(bool(found.number))
        self.open.setText(takeaway_words.number(found))
        self.waiting.setText(takeaway_words.standing(found))
