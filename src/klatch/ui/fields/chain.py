"""Who referred whom until this person: a row of names that open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from klatch.services.reading.contacts import Person
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.notices import IconLabel
from klatch.ui.widgets.painting import initials, paint_avatar

_HEIGHT = 28


class PersonPill(QToolButton):
    """A person as a pill with an avatar; pressing it opens them."""

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
        return QSize(text + theme.px(38), theme.px(_HEIGHT))

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


class ReferredBy(QWidget):
    """The chain from the first referrer to the person; hidden where there is none."""

    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row, spacing=6)
        self._parts: list[QWidget] = []
        self._shown: tuple[tuple[Person, ...], str] = ((), "")
        self.hide()
        theme.changed.connect(self._restyle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Referred by"), "label", self))
        column.addWidget(self._row)

    def show_chain(self, people: Sequence[Person], last: str) -> None:
        """Show who pointed to whom; `last` is the first name of the person in front."""
        if (tuple(people), last) == self._shown:
            return
        self._shown = (tuple(people), last)
        while self._flow.takeAt(0) is not None:
            pass
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        for person in people:
            pill = PersonPill(self._theme, person, self._row)
            pill.clicked.connect(partial(self._on_pill, person.id))
            self._parts += [pill, self._arrow()]
        self._parts.append(label(last, "", self._row))
        for part in self._parts:
            self._flow.addWidget(part)
            part.show()
        self._restyle()
        self.setVisible(bool(people))

    def _restyle(self) -> None:
        for part in self._parts:
            part.setMinimumHeight(self._theme.px(_HEIGHT))
        if self._parts:
            self._parts[-1].setFont(self._theme.font("caption", 600))
        self._row.updateGeometry()

    def _arrow(self) -> QWidget:
        holder = QWidget(self._row)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel(self._theme, "chevron-right", "muted", 14, holder))
        return holder

    def _on_pill(self, contact: int, _checked: bool = False) -> None:
        self.opened.emit(contact)
