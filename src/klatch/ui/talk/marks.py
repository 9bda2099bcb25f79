"""The letters of A.I.R.: advice, information, referral."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from klatch.domain.vocabulary import TakeawayKind
from klatch.ui import words
from klatch.ui.theme import Theme

_TONES = {
    TakeawayKind.ADVICE: "warning",
    TakeawayKind.INFORMATION: "info",
    TakeawayKind.REFERRAL: "success",
}


def paint_letter(painter: QPainter, rect: QRectF, kind: TakeawayKind, theme: Theme) -> None:
    """The first letter of a kind on its tint."""
    tone = _TONES[kind]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{tone}_soft"))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setFont(theme.font("caption", 600))
    painter.setPen(theme.color(tone))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words.takeaway(kind)[:1])


def letter_icon(kind: TakeawayKind, theme: Theme, ratio: float) -> QIcon:
    """The letter for a button."""
    side, room = theme.px(18), theme.px(22)
    picture = QPixmap(QSize(room, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_letter(painter, QRectF(0, 0, side, side), kind, theme)
    painter.end()
    return QIcon(picture)


class LetterMark(QWidget):
    """The letter before a heading."""

    def __init__(self, theme: Theme, kind: TakeawayKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._theme.px(22)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_letter(painter, QRectF(self.rect()), self._kind, self._theme)
        painter.end()
