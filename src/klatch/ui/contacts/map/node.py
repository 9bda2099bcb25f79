"""A person on the map: a box with avatar, name, employer and the glyph of the stage."""

from __future__ import annotations

from math import ceil
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap, QPixmapCache

from klatch.services.reading.referral_map import MapPerson
from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import initials, paint_avatar, paint_glyph

Look = Literal["plain", "lit", "current"]
_AVATAR, _GLYPH = 26, 14


def paint(painter: QPainter, box: QRectF, person: MapPerson, theme: Theme, look: Look) -> None:
    """Paint a person as a picture that is kept: what is moved under the window was painted before."""
    zoom = painter.worldTransform().m11()
    ratio = zoom * painter.device().devicePixelRatio()
    flipped = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    said = f"{person.id}:{person.name}:{person.organization}:{person.title}:{person.stage}"
    ink = theme.colors.text.rgba()
    key = f"map:{said}:{look}:{ink:x}:{theme.scale:.3f}:{ratio:.4f}:{flipped}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _picture(box.size(), person, theme, look, ratio, flipped=flipped)
        QPixmapCache.insert(key, picture)
    painter.drawPixmap(box.topLeft(), picture)


def paint_small(painter: QPainter, box: QRectF, person: MapPerson, theme: Theme, look: Look) -> None:
    """Paint somebody too small to be read: the box, and the colour of the avatar."""
    _paint_frame(painter, box, theme, look)
    inside = box.toRect()
    circle = _circle(inside, theme)
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        circle = _flipped(circle, inside)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tint(person.id).ink)
    painter.drawEllipse(circle)


def _picture(
    size: QSizeF, person: MapPerson, theme: Theme, look: Look, ratio: float, *, flipped: bool
) -> QPixmap:
    picture = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(ratio)
    box = QRectF(0, 0, size.width(), size.height())
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if flipped else Qt.LayoutDirection.LeftToRight)
    _paint_frame(painter, box, theme, look)
    _paint_person(painter, box.toRect(), person, theme, flipped=flipped)
    painter.end()
    return picture


def _paint_frame(painter: QPainter, box: QRectF, theme: Theme, look: Look) -> None:
    colors = theme.colors
    wide = 2 if look == "current" else 1
    painter.setPen(QPen(colors.border if look == "plain" else colors.accent, wide))
    painter.setBrush(colors.raised)
    painter.drawRoundedRect(box.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), 6, 6)


def _paint_person(
    painter: QPainter, inside: QRect, person: MapPerson, theme: Theme, *, flipped: bool
) -> None:
    px = theme.px
    circle, glyph = _circle(inside, theme), px(_GLYPH)
    sign = QRect(inside.right() - px(10) - glyph, inside.center().y() - glyph // 2 + 1, glyph, glyph)
    text = QRect(inside)
    text.setLeft(inside.left() + px(41))
    text.setRight(sign.left() - px(5))
    if flipped:
        circle, sign, text = (_flipped(part, inside) for part in (circle, sign, text))
    paint_avatar(painter, circle, person.id, initials(person.name), theme)
    paint_glyph(painter, QRectF(sign), person.stage, theme.stage(person.stage).graphic, theme.colors.raised)
    _paint_words(painter, text, person, theme)


def _paint_words(painter: QPainter, box: QRect, person: MapPerson, theme: Theme) -> None:
    strong, small = theme.font("body", 500), theme.font("caption")
    elide, wide = Qt.TextElideMode.ElideRight, box.width()
    name = QFontMetrics(strong).elidedText(person.name, elide, wide)
    below = QFontMetrics(small).elidedText(person.organization or person.title, elide, wide)
    middle = box.center().y() + 1
    leading = Qt.AlignmentFlag.AlignLeading
    painter.setFont(strong)
    painter.setPen(theme.colors.text)
    if not below:
        painter.drawText(box, leading | Qt.AlignmentFlag.AlignVCenter, name)
        return
    upper = QRect(box.left(), box.top(), wide, middle - box.top())
    painter.drawText(upper, leading | Qt.AlignmentFlag.AlignBottom, name)
    painter.setFont(small)
    painter.setPen(theme.colors.muted)
    lower = QRect(box.left(), middle, wide, box.bottom() - middle)
    painter.drawText(lower, leading | Qt.AlignmentFlag.AlignTop, below)


def _circle(inside: QRect, theme: Theme) -> QRect:
    side = theme.px(_AVATAR)
    return QRect(inside.left() + theme.px(7), inside.center().y() - side // 2 + 1, side, side)


def _flipped(part: QRect, inside: QRect) -> QRect:
    return part.translated(inside.left() + inside.right() - part.left() - part.right(), 0)
