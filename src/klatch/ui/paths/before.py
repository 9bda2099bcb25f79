"""What was thought of a path before any talk: six scores, kept as they are given."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from klatch.domain.fit import HIGHEST, Dimension, Scores
from klatch.ui.paths import phrases
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.dots import Dots


class ScoreFields(QWidget):
    """Dots for each dimension; none of them says nothing."""

    given = Signal()
    """The user gave or took back a score."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.dots = {
            dimension: Dots(theme, phrases.short(dimension), self, most=HIGHEST) for dimension in Dimension
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for row, (dimension, dots) in enumerate(self.dots.items()):
            grid.addWidget(label(phrases.short(dimension), "", self), row, 0)
            grid.addWidget(dots, row, 1, Qt.AlignmentFlag.AlignVCenter)
            dots.valueChanged.connect(self._on_changed)

    @property
    def scores(self) -> Scores:
        """What was given."""
        return {dimension: dots.value() for dimension, dots in self.dots.items() if dots.value()}

    def show_scores(self, scores: Scores) -> None:
        """Show these, saying nothing."""
        for dimension, dots in self.dots.items():
            blocked = dots.blockSignals(True)
            dots.setValue(scores.get(dimension, 0))
            dots.blockSignals(blocked)

    def _on_changed(self, _value: int) -> None:
        self.given.emit()
