"""One line of words in several weights that ends in an ellipsis where the room ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from klatch.ui.theme import Theme
from klatch.ui.theme.tokens import FontRole
from klatch.ui.widgets.painting import mirrored, paint_text


class Run(NamedTuple):
    """Some words in one weight (400 or 600) and one colour."""

    text: str
    weight: int = 400
    role: str = "text"


class Line(QWidget):
    """Runs beside each other; the whole text is the accessible name, and the tooltip when it is cut."""

    def __init__(self, theme: Theme, parent: QWidget, *, font: FontRole = "body") -> None:
        super().__init__(parent)
        self._theme = theme
        self._role: FontRole = font
        self._runs: tuple[Run, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        """All the words."""
        return "".join(run.text for run in self._runs)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show these words."""
        self._runs = tuple(run for run in runs if run.text)
        self.setAccessibleName(self.text)
        self._explain()
        self.updateGeometry()
        self.update()

    def say(self, text: str, role: str = "text", weight: int = 400) -> None:
        """Show one run."""
        self.set_runs([Run(text, weight, role)])

    def sizeHint(self) -> QSize:
        height = QFontMetrics(self._theme.font(self._role)).height()
        return QSize(sum(self._width(run) for run in self._runs) + 1, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isRightToLeft():
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        left = 0
        for run in self._runs:
            room = self.width() - left
            if room <= 0:
                break
            wide = self._width(run)
            painter.setFont(self._theme.font(self._role, run.weight))
            painter.setPen(self._theme.color(run.role))
            paint_text(painter, mirrored(self, QRect(left, 0, min(wide, room), self.height())), run.text)
            left += wide
        painter.end()

    def _width(self, run: Run) -> int:
        return QFontMetrics(self._theme.font(self._role, run.weight)).horizontalAdvance(run.text)

    def _explain(self) -> None:
        self.setToolTip(self.text if self.sizeHint().width() - 1 > self.width() else "")
