"""A list with a pane beside it, which is as wide as the user left it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from klatch.ui.theme import Theme

WIDE, NARROW = 344, 316
_WIDEST = 480
_LARGEST = 0.45
"""The part of the room that the pane takes at most: with large text the list keeps more than half."""


class Beside(QSplitter):
    """Keeps one width of the pane for wide windows and one for narrow ones; px at a 13 px base."""

    def __init__(
        self, theme: Theme, parent: QWidget, *, wide: int = WIDE, narrow: int = NARROW, widest: int = _WIDEST
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._widths = {False: wide, True: narrow}
        self._widest = widest
        self._pane: QWidget | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._on_moved)

    def hold(self, listed: QWidget, pane: QWidget) -> None:
        """Say what stands at the left and at the right."""
        self._pane = pane
        self.addWidget(listed)
        self.addWidget(pane)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)

    @property
    def narrow(self) -> bool:
        """Whether the window has little room."""
        return self.window().width() < self._theme.size("collapse_nav_below")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._pane is None:
            return
        width = min(self._theme.px(self._widths[self.narrow]), int(self.width() * _LARGEST))
        self._pane.setMaximumWidth(self._theme.px(self._widest))
        self.setSizes([max(1, self.width() - width - 1), width])

    def _on_moved(self) -> None:
        if self._pane is not None:
            self._widths[self.narrow] = round(self._pane.width() / self._theme.scale)
