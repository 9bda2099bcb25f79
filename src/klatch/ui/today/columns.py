"""The page's two columns: the cards, and the side rail beside them or below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from klatch.ui.page import Context
from klatch.ui.today.side import SideRail

_NARROW_RAIL = 252
_RAIL_FROM = 800
"""The width of the page, in pixels of the design, from which the rail stands beside the column."""


class Columns(QWidget):
    """Cards that scroll, and the rail: large text in a small window leaves room for one column only."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.cards = QScrollArea(self)
        self._column = QVBoxLayout()
        self._rail = QScrollArea(self)
        self.side = SideRail(context, self)
        self._layout()

    def place(self, *widgets: QWidget) -> None:
        """Put the cards below each other."""
        for card in widgets:
            self._column.insertWidget(self._column.count() - 1, card)

    def fit(self, width: int, *, narrow: bool) -> None:
        """Follow the width of the page and the text size."""
        theme = self._theme
        self._place_rail(beside=width / theme.scale >= _RAIL_FROM)
        self._column.setContentsMargins(16 if narrow else 20, 16, 20, 16)
        self.side.week.set_narrow(narrow)
        self._rail.setFixedWidth(theme.px(_NARROW_RAIL) if narrow else theme.size("side_rail"))

    def _place_rail(self, *, beside: bool) -> None:
        if beside == (self._rail.widget() is self.side):
            return
        self.side.set_beside(beside)
        self._rail.setVisible(beside)
        if beside:
            self._column.removeWidget(self.side)
            self._rail.setWidget(self.side)
        else:
            self._rail.takeWidget()
            self._column.insertWidget(self._column.count() - 1, self.side)
        self.side.show()

    def _layout(self) -> None:
        inside = QWidget(self.cards)
        inside.setProperty("area", "surface")
        inside.setLayout(self._column)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self._rail.setProperty("area", "pane")
        for area, widget in ((self.cards, inside), (self._rail, self.side)):
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.cards, 1)
        row.addWidget(self._rail)
