"""The parts of a task page in a strip above it: a number each, a tick once it is done, lines between."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import paint_tick

_CIRCLE = 22
_GAP = 9
_LINK = 28
_HEIGHT = 52


class StepButton(QPushButton):
    """One part of the page: its number, a tick once it is done; pressing it goes there."""

    def __init__(self, theme: Theme, number: int, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._theme = theme
        self._number = number
        self.done = self.current = False
        self.setAutoDefault(False)
        self.setFlat(True)
        self.setProperty("painted", "true")
        self.setProperty("ring_radius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(done=False, current=False)
        theme.changed.connect(self.updateGeometry)

    def show_state(self, *, done: bool, current: bool) -> None:
        """Done, next, or still ahead."""
        self.done, self.current = done, current
        state = self.tr("done") if done else self.tr("next") if current else self.tr("open")
        self.setAccessibleName(f"{self._number}. {self.text()}, {state}")
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        words = QFontMetrics(theme.font("body", 600)).horizontalAdvance(self.text())
        return QSize(theme.px(_CIRCLE + _GAP) + words + theme.px(4), theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colors = self._theme, self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(theme.px(_CIRCLE))
        left = self.width() - side - 1 if self.isRightToLeft() else 1.0
        circle = QRectF(left, (self.height() - side) / 2, side, side)
        filled = self.current and not self.done
        edge = colors.success if self.done else colors.accent if filled else theme.color("border_control")
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(colors.accent if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle.adjusted(0.75, 0.75, -0.75, -0.75))
        if self.done:
            paint_tick(painter, circle.center(), side * 0.42, colors.success, 1.6)
        else:
            painter.setFont(theme.font("caption", 600))
            painter.setPen(colors.on_accent if filled else colors.muted)
            number = self.locale().toString(self._number)
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, number)
        painter.setFont(theme.font("body", 600 if filled else 400))
        painter.setPen(colors.text)
        room = theme.px(_CIRCLE + _GAP)
        box = self.rect().adjusted(*((0, 0, -room, 0) if self.isRightToLeft() else (room, 0, 0, 0)))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())
        painter.end()


class Link(QWidget):
    """The line from one part to the next."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_LINK), self._theme.px(2))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(8), self._theme.px(2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("border_strong"), 1))
        y = self.height() / 2
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        painter.end()


class StepStrip(QWidget):
    """The parts as anchors; what else a page shows there stands at the far end."""

    wanted = Signal(int)
    """The part to go to, counted from 0."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.steps: list[StepButton] = []
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 20, 0)
        self._row.setSpacing(8)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add_steps(self, names: Sequence[str]) -> None:
        """Name the parts, once and first."""
        for number, name in enumerate(names):
            if number:
                self._row.addWidget(Link(self._theme, self))
            step = StepButton(self._theme, number + 1, name, self)
            step.clicked.connect(partial(self._on_step, number))
            self._row.addWidget(step)
            self.steps.append(step)
        self._row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put something at the far end."""
        self._row.addWidget(widget)

    def _on_step(self, number: int, _checked: bool = False) -> None:
        self.wanted.emit(number)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
