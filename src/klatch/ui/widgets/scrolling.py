"""An area that scrolls up and down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from klatch.ui.widgets.base import own_viewport


class Scrolling(QScrollArea):
    """What it is to hold is made in its `room`: moved there later, a tree of widgets is styled twice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.room = own_viewport(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
