"""A score as dots: click one, or move with the arrows; the first dot once more says nothing again."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from klatch.ui.theme import Theme

_DOT, _STEP = 19, 26


class Dots(QSlider):
    """Zero, which says nothing, up to `most`; a slider to assistive technology."""

    def __init__(self, theme: Theme, name: str, parent: QWidget, *, most: int = 5) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setRange(0, most)
        self.setPageStep(1)
        self.setAccessibleName(name)
        self.setProperty("ring_radius", 8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(_STEP) * self.maximum(), px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        x = self.width() - x if self.isRightToLeft() else x
        dot = max(1, min(self.maximum(), int(x / self._theme.px(_STEP)) + 1))
        self.setValue(0 if dot == self.value() == 1 else dot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.text()
        if number.isdecimal() and int(number) <= self.maximum():
            self.setValue(int(number))
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colors = self._theme, self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, step = theme.px(_DOT) / 2, theme.px(_STEP)
        for number in range(self.maximum()):
            filled = number < self.value()
            x = step * (number + 0.5)
            x = self.width() - x if self.isRightToLeft() else x
            painter.setPen(QPen(colors.accent if filled else theme.color("border_control"), 1.5))
            painter.setBrush(colors.accent if filled else colors.raised)
            painter.drawEllipse(QPointF(x, self.height() / 2), radius - 1, radius - 1)
        painter.end()
