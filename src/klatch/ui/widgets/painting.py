"""Painters shared by delegates and widgets: stage glyph, chip, avatar, clock, badge, elided text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QWidget

from klatch.ui.theme import Theme

_SIXTHS = {"contacted": 1, "replied": 2, "scheduled": 3, "met": 4, "thanked": 5}
CROSSED = "crossed"
"""Outside the stages: it came to nothing."""
_NOON = 90 * 16
_DEGREE = 16


def initials(name: str) -> str:
    """At most two letters to stand for a name."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def mirrored(widget: QWidget, rect: QRect) -> QRect:
    """A rectangle of a left-to-right drawing, moved to where it belongs in the widget's direction."""
    if widget.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        return rect
    return rect.translated(widget.width() - 1 - rect.left() - rect.right(), 0)


def fill(painter: QPainter, rect: QRect, color: QColor) -> None:
    """Cover a rectangle. QPainter.fillRect has PySide set up the gradients first, whose presets take 5 ms."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRect(rect)
    painter.restore()


def paint_text(painter: QPainter, rect: QRect, text: str, align: Qt.AlignmentFlag | None = None) -> None:
    """One line, elided at its end when it does not fit; vertically centred."""
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(text) > rect.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, (align or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter, text)


def paint_glyph(painter: QPainter, rect: QRectF, stage: str, color: QColor, paper: QColor) -> None:
    """The stage as a clock filled by sixths; shape carries the meaning. `paper` is the colour behind it."""
    unit = rect.width() / 14
    center = rect.center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(color, 1.5 * unit)
    if stage == "to_contact":
        # Ten dots: dash lengths are in units of the pen's width.
        circumference = 2 * 3.14159 * 5.5 / 1.5
        pen.setDashPattern([1.1, circumference / 10 - 1.1])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    if stage == "in_touch":
        _paint_done(painter, center, unit, color, paper)
    else:
        painter.drawEllipse(center, 5.5 * unit, 5.5 * unit)
        if stage in _SIXTHS:
            inner = QRectF(center.x() - 3.3 * unit, center.y() - 3.3 * unit, 6.6 * unit, 6.6 * unit)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawPie(inner, _NOON, -_SIXTHS[stage] * 60 * _DEGREE)
        elif stage == CROSSED:
            painter.setPen(QPen(color, 1.4 * unit))
            for side in (-1.8 * unit, 1.8 * unit):
                reach = QPointF(side, 1.8 * unit)
                painter.drawLine(center - reach, center + reach)
        elif stage not in ("to_contact", "address_book"):
            painter.setPen(QPen(color, 1.4 * unit))
            for side in (-1.4, 1.4):
                x = center.x() + side * unit
                painter.drawLine(QPointF(x, center.y() - 2 * unit), QPointF(x, center.y() + 2 * unit))
    painter.restore()


def _paint_done(painter: QPainter, center: QPointF, unit: float, color: QColor, paper: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(center, 6.25 * unit, 6.25 * unit)
    paint_tick(painter, center, 6.0 * unit, paper, 1.6 * unit)


def paint_tick(painter: QPainter, center: QPointF, width: float, color: QColor, stroke: float) -> None:
    """A tick of the given width around a point."""
    path = QPainterPath(QPointF(center.x() - width * 0.5, center.y() + width * 0.02))
    path.lineTo(center.x() - width * 0.12, center.y() + width * 0.36)
    path.lineTo(center.x() + width * 0.5, center.y() - width * 0.32)
    pen = QPen(color, stroke)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def chip_size(theme: Theme, label: str) -> QSize:
    """The room a stage chip needs."""
    width = QFontMetrics(theme.font("caption")).horizontalAdvance(label)
    return QSize(theme.px(26) + width + theme.px(9), theme.size("chip"))


def paint_chip(painter: QPainter, rect: QRect, stage: str, theme: Theme, label: str) -> None:
    """A stage chip at the leading edge of `rect`, vertically centred, never wider than it."""
    flipped = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    ratio = painter.device().devicePixelRatio()
    ink = theme.stage(stage).fg.rgba()
    # A table paints the same few chips in every row: their pictures are kept, by all that they depend on.
    key = f"chip:{stage}:{label}:{ink:x}:{theme.scale:.3f}:{ratio:.3f}:{flipped}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _chip_picture(chip_size(theme, label), stage, theme, label, ratio, flipped=flipped)
        QPixmapCache.insert(key, picture)
    width, height = round(picture.width() / ratio), round(picture.height() / ratio)
    if width > rect.width():
        narrow = QSize(rect.width(), height)
        picture = _chip_picture(narrow, stage, theme, label, ratio, flipped=flipped)
        width = rect.width()
    left = rect.right() - width + 1 if flipped else rect.left()
    painter.drawPixmap(left, rect.top() + (rect.height() - height) // 2, picture)


def _chip_picture(
    size: QSize, stage: str, theme: Theme, label: str, ratio: float, *, flipped: bool
) -> QPixmap:
    picture = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(ratio)
    colors, chip = theme.stage(stage), QRect(0, 0, size.width(), size.height())
    painter = QPainter(picture)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if flipped else Qt.LayoutDirection.LeftToRight)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colors.fg, 1) if theme.high_contrast else Qt.PenStyle.NoPen)
    painter.setBrush(colors.soft)
    painter.drawRoundedRect(QRectF(chip), chip.height() / 2, chip.height() / 2)
    glyph, before, after = theme.size("stage_glyph"), theme.px(26), theme.px(6)
    left = chip.width() - after - glyph if flipped else after
    square = QRectF(left, (chip.height() - glyph) / 2, glyph, glyph)
    paint_glyph(painter, square, stage, colors.graphic, colors.soft)
    painter.setFont(theme.font("caption"))
    painter.setPen(colors.fg)
    text = chip.adjusted(after, 0, -before, 0) if flipped else chip.adjusted(before, 0, -after, 0)
    paint_text(painter, text, label, Qt.AlignmentFlag.AlignLeft)
    painter.end()
    return picture


def paint_avatar(painter: QPainter, rect: QRect, record_id: int, letters: str, theme: Theme) -> None:
    """The tinted circle with initials."""
    tint = theme.tint(record_id)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tint.ink, 1) if theme.high_contrast else Qt.PenStyle.NoPen)
    painter.setBrush(tint.fill)
    painter.drawEllipse(QRectF(rect))
    font = theme.font("micro", 600)
    font.setPixelSize(
        max(theme.px(10), round(rect.width() * (0.39 if rect.width() <= theme.px(30) else 0.36)))
    )
    painter.setFont(font)
    painter.setPen(tint.ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)
    painter.restore()


def paint_clock(painter: QPainter, rect: QRectF, share: float, color: QColor) -> None:
    """A deadline clock: a ring and the pie of the time that is left (0 to 1)."""
    unit = rect.width() / 16
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 1.6 * unit))
    painter.drawEllipse(rect.center(), 7 * unit, 7 * unit)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    center = rect.center()
    inner = QRectF(center.x() - 4.9 * unit, center.y() - 4.9 * unit, 9.8 * unit, 9.8 * unit)
    painter.drawPie(inner, _NOON, -round(max(0.0, min(1.0, share)) * 360 * _DEGREE))
    painter.restore()


def paint_badge(painter: QPainter, rect: QRectF, text: str, fill: QColor, ink: QColor, font: QFont) -> None:
    """A count in a pill that fills `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_bar(painter: QPainter, rect: QRectF, share: float, fill: QColor, track: QColor) -> None:
    """A rounded bar filled to `share` (0 to 1) on its track."""
    radius = rect.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(track)
    painter.drawRoundedRect(rect, radius, radius)
    if share > 0:
        width = max(rect.height(), rect.width() * min(1.0, share))
        part = QRectF(rect.left(), rect.top(), width, rect.height())
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            part.moveRight(rect.right())
        painter.setBrush(fill)
        painter.drawRoundedRect(part, radius, radius)
    painter.restore()
