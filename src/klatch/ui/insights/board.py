"""The charts: two columns of cards, or one where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from klatch.domain.insights import Insights
from klatch.ui.insights.cards import DelaysCard, DozenCard, FunnelCard, RatesCard, WeeksCard
from klatch.ui.insights.section import Section
from klatch.ui.insights.sentence import Said, Sentence
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.base import own_viewport

_TWO_FROM = 800
"""The width, in pixels of the design, from which two cards stand side by side."""


class Board(QScrollArea):
    """The sentence and the cards; it scrolls."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        own_viewport(self)
        self.inside = QWidget(self)
        self.sentence = Sentence(theme, self.inside)
        self.funnel = FunnelCard(theme, self.inside)
        self.dozen = DozenCard(theme, self.inside)
        self.delays = DelaysCard(theme, self.inside)
        self.weeks = WeeksCard(theme, self.inside)
        self.rates = RatesCard(theme, self.inside)
        self._columns = 0
        self._layout()
        self.fit(_TWO_FROM)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every chart, in the order of the page."""
        rates = (self.rates.by_source, self.rates.by_template)
        cards = (self.funnel, self.dozen, self.delays, self.weeks)
        return (*(card.section for card in cards), *rates)

    def show_facts(self, facts: Insights, when: When, said: Said) -> None:
        """Show a period."""
        self.sentence.show_said(said)
        for card in (self.funnel, self.dozen, self.delays, self.weeks, self.rates):
            card.show_facts(facts, when)

    def fit(self, width: int) -> None:
        """Follow the width of the page and the text size."""
        columns = 2 if width / self._theme.scale >= _TWO_FROM else 1
        if columns == self._columns:
            return
        self._columns = columns
        side = self._side
        for widget in (self.funnel, side, self.weeks, self.rates):
            self._grid.removeWidget(widget)
        for place, widget in enumerate((self.funnel, side, self.weeks, self.rates)):
            self._grid.addWidget(widget, place // columns, place % columns)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 4 if columns == 2 else 0)
        for row in range(4):
            self._grid.setRowStretch(row, 1 if row == (1 if columns == 2 else 2) else 0)

    def _layout(self) -> None:
        self._side = QWidget(self.inside)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        side.addWidget(self.dozen)
        side.addWidget(self.delays, 1)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(20, 14, 20, 13)
        column.setSpacing(12)
        column.addWidget(self.sentence)
        column.addLayout(self._grid, 1)
        self.inside.setProperty("area", "surface")
        self.setWidget(self.inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
