"""The table above the week, with a line between them that keeps its place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from klatch.ui.page import Context

_STATE = "meetings/above"
_ROWS = 4


class Above(QSplitter):
    """Until the line is moved, the table has the height of four rows."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._context = context
        self._moved = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._on_moved)
        context.theme.changed.connect(self._fit)

    def hold(self, lists: QWidget, week: QWidget) -> None:
        """Say what stands above and below."""
        self.addWidget(lists)
        self.addWidget(week)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)

    def save_state(self) -> None:
        """Remember where the line is, once it was moved."""
        if self._moved:
            self._context.state.set(_STATE, str(round(self.sizes()[0] / self._context.theme.scale)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(600, 600)

    def _fit(self) -> None:
        theme = self._context.theme
        kept = self._context.state.text(_STATE)
        tall = theme.size("table_header") + _ROWS * theme.size("row_two_line")
        if kept.isdecimal():
            tall = theme.px(int(kept))
        if not self._moved:
            self.setSizes([tall, max(1, self.height() - tall)])

    def _on_moved(self) -> None:
        self._moved = True
