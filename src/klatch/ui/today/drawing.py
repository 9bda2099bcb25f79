"""Small drawings of the first day: two cups in conversation, an icon on a tint, a stage's clock."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from klatch.ui import icons
from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import paint_glyph


class Drawing(QWidget):
    """A picture of a fixed size that follows the theme; decoration only."""

    def __init__(self, theme: Theme, width: int, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._size = QSize(width, height)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(self._size.width()), self.theme.px(self._size.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / self._size.width(), self.height() / self._size.height())
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Draw in the pixels of the design."""
        raise NotImplementedError


class Cups(Drawing):
    """Two cups and a speech bubble."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, 104, 80, parent)

    def draw(self, painter: QPainter) -> None:
        """Table, cups, steam, bubble."""
        colors, teal = self.theme.colors, self.theme.stage("scheduled")
        painter.setPen(QPen(colors.border_strong, 2, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(2, 76), QPointF(98, 76))
        _cup(painter, QRectF(8, 36, 39, 36), colors.accent, colors.accent_soft)
        _cup(painter, QRectF(60, 44, 30, 28), teal.graphic, teal.soft)
        for x, y, ink in ((21, 28, colors.accent), (33, 28, colors.accent)):
            _steam(painter, x, y, 1.3, ink)
        for x, y, ink in ((70, 36, teal.graphic), (80, 36, teal.graphic)):
            _steam(painter, x, y, 1.0, ink)
        self._bubble(painter)

    def _bubble(self, painter: QPainter) -> None:
        colors = self.theme.colors
        path = QPainterPath()
        path.addRoundedRect(QRectF(38, 2, 38, 17), 4, 4)
        tail = QPainterPath(QPointF(49, 18))
        tail.lineTo(51, 23)
        tail.lineTo(57, 18)
        painter.setPen(QPen(colors.muted, 1.8, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(colors.raised)
        painter.drawPath(path.united(tail))
        painter.drawLine(QPointF(45, 8), QPointF(69, 8))
        painter.drawLine(QPointF(45, 13), QPointF(61, 13))


class IconTile(Drawing):
    """An icon on a soft square."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget) -> None:
        super().__init__(theme, 40, 40, parent)
        self._icon = icon

    def paintEvent(self, _event: QPaintEvent) -> None:
        # In pixels of the screen, for the icon to stay sharp.
        painter = QPainter(self)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """The square, then the icon in its middle."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colors.accent_soft)
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side = self.theme.px(22)
        square = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        icons.paint(painter, square, self._icon, self.theme.colors.accent)


class Glyph(Drawing):
    """A stage's clock."""

    def __init__(self, theme: Theme, stage: str, parent: QWidget) -> None:
        super().__init__(theme, 18, 18, parent)
        self._stage = stage

    def draw(self, painter: QPainter) -> None:
        """The clock, filled by sixths."""
        ink = self.theme.stage(self._stage).graphic
        paint_glyph(painter, QRectF(1, 1, 16, 16), self._stage, ink, self.theme.colors.raised)


def _cup(painter: QPainter, box: QRectF, ink: QColor, fill: QColor) -> None:
    path = QPainterPath(box.topLeft())
    path.lineTo(box.topRight())
    deep = box.height() * 0.45
    path.lineTo(box.right(), box.bottom() - deep)
    path.quadTo(box.bottomRight(), QPointF(box.right() - deep, box.bottom()))
    path.lineTo(box.left() + deep, box.bottom())
    path.quadTo(box.bottomLeft(), QPointF(box.left(), box.bottom() - deep))
    path.closeSubpath()
    painter.setPen(QPen(ink, 2.2, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(fill)
    painter.drawPath(path)
    handle = QPainterPath(QPointF(box.right(), box.top() + box.height() * 0.15))
    out = box.right() + box.height() * 0.42
    handle.cubicTo(out, box.top() + 2, out, box.top() + box.height() * 0.7, box.right(), box.center().y() + 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(handle)


def _steam(painter: QPainter, x: float, bottom: float, size: float, ink: QColor) -> None:
    path = QPainterPath(QPointF(x, bottom))
    path.cubicTo(x - 4 * size, bottom - 4 * size, x + 4 * size, bottom - 6 * size, x, bottom - 10 * size)
    painter.setPen(QPen(ink, 2, c=Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
