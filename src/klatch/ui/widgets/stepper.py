"""The stage stepper: seven radio buttons drawn as a path; arrows move, Enter sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.focus import focus_by_key
from klatch.ui.widgets.painting import paint_glyph, paint_tick

_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class StageStep(QRadioButton):
    """One stage: a tick when done, a ring with the glyph when current, a small ring when ahead."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, stage: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.stage = stage
        self.place = (0, 0, 7)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoExclusive(False)
        self.setProperty("ring_radius", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_place(self, number: int, current: int, count: int) -> None:
        """Say which step this is, and how far the person has come (-1: outside the path)."""
        self.place = (number, current, count)
        self.setChecked(number == current)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(34), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(28), self._theme.px(28))

    def hitButton(self, point: object) -> bool:  # noqa: ARG002
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()), 0)
        if move:
            self.stepped.emit(-move if self.isRightToLeft() else move)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        number, current, count = self.place
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        if number > 0:
            self._paint_line(painter, before=True, done=number <= current)
        if number < count - 1:
            self._paint_line(painter, before=False, done=number < current)
        painter.restore()
        self._paint_mark(painter, QPointF(self.width() / 2, self.height() / 2))
        painter.end()

    def _radius(self, number: int) -> float:
        current = self.place[1]
        return self._theme.px(11 if number == current else 9 if number < current else 7)

    def _paint_line(self, painter: QPainter, *, before: bool, done: bool) -> None:
        gap = self._theme.px(4)
        middle, y = self.width() / 2, self.height() / 2
        # Each step draws its half of the line, from its rim to its edge.
        inner = self._radius(self.place[0]) + gap
        pen = QPen(self._theme.colors.accent if done else self._theme.colors.border_strong, 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        if middle > inner:
            start, end = (0.0, middle - inner) if before else (middle + inner, float(self.width()))
            painter.drawLine(QPointF(start, y), QPointF(end, y))

    def _paint_mark(self, painter: QPainter, center: QPointF) -> None:
        theme, colors = self._theme, self._theme.colors
        number, current, _ = self.place
        unit = theme.scale
        if number < current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent)
            painter.drawEllipse(center, 9 * unit, 9 * unit)
            paint_tick(painter, center, 8.5 * unit, colors.on_accent, 1.4 * unit)
        elif number == current:
            painter.setPen(QPen(colors.accent, 2 * unit))
            painter.setBrush(colors.raised)
            painter.drawEllipse(center, 10 * unit, 10 * unit)
            side = 13 * unit
            square = QRectF(center.x() - side / 2, center.y() - side / 2, side, side)
            paint_glyph(painter, square, self.stage, theme.stage(self.stage).graphic, colors.raised)
        else:
            painter.setPen(QPen(colors.border_control, 1.8 * unit))
            painter.setBrush(colors.hover if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(center, 6 * unit, 6 * unit)


class StageStepper(QWidget):
    """The path of a person through the stages; choosing a step asks for it and changes nothing by itself."""

    chosen = Signal(str)
    """The stage asked for."""

    def __init__(
        self,
        theme: Theme,
        stages: Sequence[str],
        labels: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._labels = labels
        self._stages = tuple(stages)
        self._stage = ""
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._steps = [StageStep(theme, stage, labels[stage], self) for stage in stages]
        self._name = label("", "caption-strong", self)
        self._place = label("", "caption", self)
        self._next = label("", "caption", self)
        self._lay_out()
        for number, step in enumerate(self._steps):
            self._group.addButton(step, number)
            step.clicked.connect(partial(self._on_clicked, number))
            step.stepped.connect(partial(self._on_stepped, number))
        self.set_stage("")

    def set_stage(self, stage: str) -> None:
        """Show where the person stands; a stage outside the path leaves all steps ahead."""
        self._stage = stage
        current = self._stages.index(stage) if stage in self._stages else -1
        count = len(self._stages)
        for number, step in enumerate(self._steps):
            step.show_place(number, current, count)
            step.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if number == max(current, 0) else Qt.FocusPolicy.ClickFocus
            )
        self._name.setText(self._labels.get(stage, ""))
        inside = current >= 0
        self._place.setText(self.tr("step {0} of {1}").format(current + 1, count) if inside else "")
        following = self._labels[self._stages[current + 1]] if inside and current + 1 < count else ""
        self._next.setText(self.tr("then {0}").format(following) if following else "")

    def _lay_out(self) -> None:
        path = QHBoxLayout()
        path.setSpacing(0)
        for step in self._steps:
            path.addWidget(step)
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._name)
        words.addWidget(self._place)
        words.addStretch(1)
        words.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(path)
        column.addLayout(words)

    def _on_clicked(self, number: int) -> None:
        stage = self._stages[number]
        asked = stage != self._stage
        # A click checks the button; what is checked stays the fact until the store says otherwise.
        self.set_stage(self._stage)
        if asked:
            self.chosen.emit(stage)

    def _on_stepped(self, number: int, move: int) -> None:
        target = number + move
        if 0 <= target < len(self._steps):
            focus_by_key(self._steps[target])
