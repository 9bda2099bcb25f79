"""What each of the three steps is: cards to fill in, and beside them what comes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from klatch.ui.fields.section import Section
from klatch.ui.page import Context
from klatch.ui.widgets.base import set_property

_BESIDE_FROM = 780
"""The width of a step, in pixels of the design, from which there is room for two columns."""


class Step(QWidget):
    """Two columns that scroll; large text in a small window leaves room for one only."""

    def __init__(self, context: Context, section: Section, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._section = section
        self._pane = QScrollArea(self)
        self._inside = QWidget(self)
        self.beside = QVBoxLayout(self._inside)
        self.beside.setSpacing(12)
        self._layout()
        context.theme.changed.connect(self._fit)

    @property
    def first(self) -> QWidget:
        """Where typing begins."""
        raise NotImplementedError

    @property
    def last(self) -> QWidget:
        """Where Tab leaves it."""
        raise NotImplementedError

    def load(self) -> None:
        """Show what is stored."""
        self._section.load()

    def commit(self) -> bool:
        """Keep what is being typed; what cannot stand gets the focus, and the answer is False."""
        return self._section.commit()

    def revert(self) -> None:
        """Forget what is being typed and not kept."""
        self._section.revert()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _layout(self) -> None:
        self._pane.setWidgetResizable(True)
        self._pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pane.setProperty("area", "pane")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._section, 5)
        row.addWidget(self._pane, 4)
        self._set_beside(True)

    def _fit(self) -> None:
        beside = self.width() / self.context.theme.scale >= _BESIDE_FROM
        if beside != (self._pane.widget() is self._inside):
            self._set_beside(beside)

    def _set_beside(self, beside: bool) -> None:
        margin = 16 if beside else 0
        self.beside.setContentsMargins(margin, margin, margin, margin)
        set_property(self._inside, "area", "frame" if beside else "surface")
        self._pane.setVisible(beside)
        if beside:
            self._pane.setWidget(self._inside)
        else:
            self._pane.takeWidget()
            self._section.append(self._inside)
        self._inside.show()
