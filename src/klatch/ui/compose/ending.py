"""The end of a batch: what became of everybody."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.ui.compose import words
from klatch.ui.compose.batch import Batch
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.notices import IconLabel


class Ending(QWidget):
    """What was sent, skipped and left as a draft, and where to go from here."""

    back_wanted = Signal()
    done_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = label(self.tr("That was everybody"), "heading", self)
        self.text = label("", "muted", self, wrap=True)
        self.back = Button(theme, self.tr("Go through the rest"), self)
        self.done = Button(theme, self.tr("Done"), self, kind="primary")
        self.back.clicked.connect(self.back_wanted)
        self.done.clicked.connect(self.done_wanted)
        icon = IconLabel(theme, "circle-check", "success", 40, self)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.done)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(1)
        for widget in (icon, self.title):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.text)
        column.addSpacing(6)
        column.addLayout(buttons)
        column.addStretch(2)
        self.setProperty("area", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_batch(self, batch: Batch) -> None:
        """Say what became of the messages."""
        self.text.setText(words.outcome(batch))
        self.setAccessibleName(f"{self.title.text()}. {self.text.text()}")
        self.back.setVisible(batch.left() is not None)
