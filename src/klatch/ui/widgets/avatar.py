"""A person's initials on a tint."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import initials, paint_avatar


class Avatar(QWidget):
    """A circle of 28, 36 or 48 px, tinted by the record's id; never the only identification."""

    def __init__(self, theme: Theme, size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._record = 0
        self._letters = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_person(self, record_id: int, name: str) -> None:
        """Show a person."""
        self._record, self._letters = record_id, initials(name)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_avatar(painter, self.rect(), self._record, self._letters, self._theme)
        painter.end()
