"""SVG icons recoloured from the theme, sharp at every device pixel ratio."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from klatch.support import resources
from klatch.ui.theme import Theme

_LOGO_COLORS: Final = ("#A4472B", "#FFFFFF")


def icon(theme: Theme, name: str, role: str = "text") -> QIcon:
    """The icon of a file in resources/icons, in the colour of `role`; it follows the theme by itself."""
    return QIcon(_Engine(theme, name, role))


def pixmap(theme: Theme, name: str, role: str = "text", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture of `size` px (not scaled further) at a device pixel ratio."""
    return _render(name, theme.color(role), size, ratio)


def paint(painter: QPainter, rect: QRect, name: str, color: QColor) -> None:
    """Paint an icon into a square, for delegates and painted controls."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(rect.topLeft(), _render(name, color, rect.width(), ratio))


def logo(theme: Theme, size: int = 24, ratio: float = 1.0) -> QPixmap:
    """The cup, in the accent of the theme."""
    source = _source("klatch")
    inks = (theme.colors.accent.name(), theme.colors.background.name())
    for old, new in zip(_LOGO_COLORS, inks, strict=True):
        source = source.replace(old, new)
    return _kept(f"logo:{inks}:{size}:{ratio:.3f}", source, size, ratio)


def window_icon() -> QIcon:
    """The application's own icon for title bar and task switcher."""
    result = QIcon()
    for size in (16, 24, 32, 48, 64, 128):
        result.addPixmap(_draw(_source("klatch"), size, 1.0))
    return result


@cache
def _source(name: str) -> str:
    return resources.text("icons", f"{name}.svg")


def _render(name: str, color: QColor, size: int, ratio: float) -> QPixmap:
    key = f"klatch:{name}:{color.rgba():x}:{size}:{ratio:.3f}"
    return _kept(key, _source(name).replace("currentColor", color.name()), size, ratio)


def _kept(key: str, source: str, size: int, ratio: float) -> QPixmap:
    """The picture of that key, drawn when it is not at hand."""
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = _draw(source, size, ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def _draw(source: str, size: int, ratio: float) -> QPixmap:
    side = max(1, round(size * ratio))
    result = QPixmap(side, side)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


class _Engine(QIconEngine):
    """Draws in the colour that the theme gives the role at the moment of painting."""

    def __init__(self, theme: Theme, name: str, role: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        paint(painter, square, self._name, self._color(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # A wide size keeps room between the icon and a button's text.
        side = min(size.width(), size.height())
        square = _render(self._name, self._color(mode, state), side, scale)
        if size.width() == size.height():
            return square
        wide = QPixmap(size * scale)
        wide.fill(Qt.GlobalColor.transparent)
        wide.setDevicePixelRatio(scale)
        painter = QPainter(wide)
        mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.drawPixmap(QPointF(size.width() - side if mirrored else 0, 0), square)
        painter.end()
        return wide

    def clone(self) -> QIconEngine:
        return _Engine(self._theme, self._name, self._role)

    def key(self) -> str:
        return "klatch"

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        colors = self._theme.colors
        if mode == QIcon.Mode.Disabled:
            return colors.disabled
        if state == QIcon.State.On and self._role in ("muted", "text"):
            return colors.accent_text
        return self._theme.color(self._role)
