"""The strip that tells of a newer version."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.base import announce
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.notices import Banner


class UpdateStrip(Banner):
    """Names the version, leads to what is new in it, and can be told to be quiet about it."""

    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._version = ""
        self.not_this = Button(theme, self.tr("Not this one"), self, kind="flat", small=True)
        self.not_this.clicked.connect(self.dismissed)
        row = self.layout()
        if row is not None:
            row.addWidget(self.not_this)

    def tell(self, version: str) -> None:
        """Show a version, or nothing."""
        self.setVisible(bool(version))
        if version and version != self._version:
            text = self.tr("Klatch %1 is out.").replace("%1", version)
            self.set_message(text, self.tr("What is new"))
            announce(self, text)
        self._version = version
