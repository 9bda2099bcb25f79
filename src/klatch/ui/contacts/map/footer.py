"""Below the map: how many came through a referral, the way to the other view, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QWidget

from klatch.services.reading.referral_map import ReferralMap
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label, line
from klatch.ui.widgets.buttons import Button, IconButton

_NARROW = 520


class MapFooter(QWidget):
    """A sentence at the left, buttons at the right."""

    list_wanted = Signal()
    zoom_wanted = Signal(int)
    """One step larger (1) or smaller (-1); 0: as planned."""
    fit_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._said = label("", "caption", self, wrap=True)
        self.other = Button(theme, "", self, kind="flat", small=True)
        self._zoom = QFrame(self)
        self.smaller = IconButton(theme, "zoom-out", self.tr("Zoom out"), self._zoom, shortcut="Ctrl+-")
        self.level = Button(theme, "", self._zoom, kind="flat", small=True)
        self.larger = IconButton(theme, "zoom-in", self.tr("Zoom in"), self._zoom, shortcut="Ctrl++")
        self.whole = IconButton(theme, "maximize-2", self.tr("Show the whole map"), self._zoom)
        self._layout()
        self.other.clicked.connect(self.list_wanted)
        self.smaller.clicked.connect(self._on_smaller)
        self.level.clicked.connect(self._on_level)
        self.larger.clicked.connect(self._on_larger)
        self.whole.clicked.connect(self.fit_wanted)

    @property
    def text(self) -> str:
        """What it says."""
        return self._said.text()

    def show_map(self, shown: ReferralMap) -> None:
        """Say how many came through a referral, and how many are not on the map."""
        said = self.tr("%n people came through a referral.", "", shown.came)
        if shown.outside:
            said += " " + self.tr("%Ln contacts are not on the map.", "", shown.outside)
        self._said.setText(said)

    def set_list(self, listed: bool) -> None:
        """Offer the other of the two views."""
        self.other.setText(self.tr("View as map") if listed else self.tr("View as list"))
        self.other.set_icon_name("network" if listed else "list-checks")
        self._zoom.setVisible(not listed)

    def set_zoom(self, zoom: float) -> None:
        """Say how large the map is."""
        self.level.setText(self.tr("%1%").replace("%1", self.locale().toString(round(zoom * 100))))
        self.level.setAccessibleName(self.tr("Zoom %1, back to 100%").replace("%1", self.level.text()))
        self.level.setToolTip(self.tr("Back to 100%"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # With large text in a narrow window the sentence gets a line of its own.
        narrow = self.width() < self._theme.px(_NARROW)
        across = QBoxLayout.Direction.LeftToRight
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else across)

    def _layout(self) -> None:
        self.setProperty("area", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._zoom.setProperty("card", "strong")
        inside = QHBoxLayout(self._zoom)
        inside.setContentsMargins(1, 0, 1, 0)
        inside.setSpacing(0)
        for widget in (self.smaller, self.level, self.larger, line(self._zoom, vertical=True), self.whole):
            inside.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.other)
        buttons.addWidget(self._zoom)
        self._row.setContentsMargins(20, 8, 16, 12)
        self._row.setSpacing(8)
        self._row.addWidget(self._said, 1)
        self._row.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _on_smaller(self) -> None:
        self.zoom_wanted.emit(-1)

    def _on_level(self) -> None:
        self.zoom_wanted.emit(0)

    def _on_larger(self) -> None:
        self.zoom_wanted.emit(1)
