"""The tab of the map, at the end of the strip of views."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from klatch.ui import icons
from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import fill

_GAP = 6


class MapTab(QPushButton):
    """Looks like a tab, with an icon; it stands apart because the map is no view of the table."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(self.tr("Referral map"))
        self.setProperty("painted", "true")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        theme = self._theme
        text = QFontMetrics(theme.font("body", 600)).horizontalAdvance(self.text())
        return QSize(theme.size("icon") + theme.px(_GAP) + text + theme.px(8), theme.px(39))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colors = self._theme, self._theme.colors
        lit = self.isChecked()
        ink = colors.text if lit or self.underMouse() else colors.muted
        side, gap = theme.size("icon"), theme.px(_GAP)
        edge = theme.px(4)
        icon = QRect(edge, (self.height() - side) // 2, side, side)
        text = QRect(edge + side + gap, 0, self.width() - edge - side - gap, self.height())
        if self.isRightToLeft():
            icon.moveRight(self.width() - edge - 1)
            text = QRect(0, 0, self.width() - edge - side - gap, self.height())
        painter = QPainter(self)
        icons.paint(painter, icon, "network", ink)
        painter.setFont(theme.font("body", 600 if lit else 400))
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(text, flags, self.text())
        if lit:
            fill(painter, QRect(edge, self.height() - 2, self.width() - 2 * edge, 2), colors.accent)
        painter.end()
