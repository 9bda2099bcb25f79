"""A person as a pill with an avatar."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from klatch.services.reading.contacts import Person
from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import initials, paint_avatar

HEIGHT = 28


class PersonPill(QToolButton):
    """Pressing it opens the person."""

    def __init__(self, theme: Theme, person: Person, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(person.name)
        self._theme = theme
        self._person = person
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring_radius", 15)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(", ".join(part for part in (person.title, person.organization) if part))
        self.setAccessibleName(person.name)

    def sizeHint(self) -> QSize:
        theme = self._theme
        text = QFontMetrics(theme.font("caption")).horizontalAdvance(self.text())
        return QSize(text + theme.px(38), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colors = self._theme, self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.border_strong, 1))
        painter.setBrush(colors.hover if self.underMouse() else colors.raised)
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        side = theme.px(20)
        circle = QRect(theme.px(3), (self.height() - side) // 2, side, side)
        box = self.rect().adjusted(side + theme.px(8), 0, -theme.px(6), 0)
        if self.isRightToLeft():
            circle.moveRight(self.width() - theme.px(3))
            box = self.rect().adjusted(theme.px(6), 0, -side - theme.px(8), 0)
        paint_avatar(painter, circle, self._person.id, initials(self._person.name), theme)
        painter.setFont(theme.font("caption"))
        painter.setPen(colors.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())
        painter.end()
