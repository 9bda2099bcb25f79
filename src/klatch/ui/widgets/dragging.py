"""Records on their way from a table to a chip: their ids, packed, and the little picture under the mouse."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QLocale, QMimeData, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap

from klatch.ui.theme import Theme

_FORMAT = "application/x-klatch-records"


def pack(ids: Sequence[int]) -> QMimeData:
    """The ids as what a drag carries."""
    data = QMimeData()
    data.setData(_FORMAT, QByteArray(array("q", ids).tobytes()))
    return data


def holds_records(data: QMimeData) -> bool:
    """Whether a drag carries records."""
    return data.hasFormat(_FORMAT)


def unpack(data: QMimeData) -> list[int]:
    """The ids that a drag carries."""
    return list(array("q", bytes(data.data(_FORMAT).data())))


def picture(theme: Theme, count: int, ratio: float) -> QPixmap:
    """How many are dragged."""
    text = QLocale().toString(count)
    font = theme.font("caption", 600)
    width, height = QFontMetrics(font).horizontalAdvance(text) + theme.px(18), theme.px(22)
    made = QPixmap(round(width * ratio), round(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colors.accent, 1))
    painter.setBrush(theme.colors.accent_soft)
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(theme.colors.accent_text)
    painter.drawText(QRect(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return made
