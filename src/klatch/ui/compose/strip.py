"""The strip under the toolbar while messages are reviewed: whose turn it is, who comes, how far it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from klatch.ui.compose import words
from klatch.ui.compose.batch import Batch, Entry, Standing
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.painting import initials, paint_avatar, paint_tick

_HEIGHT = 52
_FACE, _AVATAR, _MARK = 36, 28, 13
_MOST = 60  # faces that are ever made: more do not fit on a wide screen
_COUNTS_FROM = 1100  # width from which the counts have room, as below it navigation gives way, too
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Face(QRadioButton):
    """One person: initials, a ring when in front, a mark for how far the message is."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entry = Entry(0, "")
        self.number = 0
        self.setAutoExclusive(False)
        self.setProperty("ring_radius", 8)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_entry(self, number: int, count: int, entry: Entry, *, current: bool) -> None:
        """Show a person."""
        self.number, self._entry = number, entry
        self.setEnabled(current or entry.standing is not Standing.SENT)
        self.setChecked(current)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.setToolTip(entry.name)
        here = self.locale()
        name = self.tr("%1, %2 of %3, %4").replace("%2", here.toString(number + 1))
        name = name.replace("%3", here.toString(count)).replace("%4", words.standing(entry.standing))
        self.setAccessibleName(name.replace("%1", entry.name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_FACE), self._theme.px(_FACE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, point: object) -> bool:  # noqa: ARG002
        return True

    def nextCheckState(self) -> None:
        """Whoever is in front is decided by the batch."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()), 0)
        if move:
            self.stepped.emit(-move if self.isRightToLeft() else move)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, side = self._theme, self._theme.px(_AVATAR)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        painter.setOpacity(0.45 if self._entry.standing is Standing.SKIPPED else 1.0)
        paint_avatar(painter, circle, self._entry.contact, initials(self._entry.name), theme)
        painter.setOpacity(1.0)
        if self.isChecked():
            painter.setPen(QPen(theme.colors.accent, 2 * theme.scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(circle).adjusted(-2.5, -2.5, 2.5, 2.5))
        self._paint_mark(painter, QPointF(circle.right() - theme.px(2), circle.bottom() - theme.px(1)))
        painter.end()

    def _paint_mark(self, painter: QPainter, center: QPointF) -> None:
        colors, value = self._theme.colors, self._entry.standing
        if value in (Standing.SENT, Standing.HANDED_OVER):
            self._paint_dot(painter, center, colors.success)
            paint_tick(painter, center, self._theme.px(7), colors.surface, 1.4 * self._theme.scale)
        elif value is Standing.NEEDS_A_LOOK:
            self._paint_dot(painter, center, colors.warning)
            self._paint_line(painter, center, QPointF(0, -3), QPointF(0, 0.5))
            self._paint_line(painter, center, QPointF(0, 3), QPointF(0, 3.1))
        elif value is Standing.SKIPPED:
            self._paint_dot(painter, center, colors.muted)
            self._paint_line(painter, center, QPointF(-2.5, 0), QPointF(2.5, 0))

    def _paint_dot(self, painter: QPainter, center: QPointF, fill: QColor) -> None:
        painter.setPen(QPen(self._theme.colors.surface, 1.5 * self._theme.scale))
        painter.setBrush(fill)
        radius = self._theme.px(_MARK) / 2
        painter.drawEllipse(center, radius, radius)

    def _paint_line(self, painter: QPainter, center: QPointF, start: QPointF, end: QPointF) -> None:
        unit = self._theme.scale
        pen = QPen(self._theme.colors.surface, 1.6 * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(center + start * unit, center + end * unit)


class Faces(QWidget):
    """As many of the people as there is room for, whoever is in front among them."""

    wanted = Signal(int)
    stepped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._batch: Batch | None = None
        self._first = 0
        self._faces: list[Face] = []
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_batch(self, batch: Batch) -> None:
        """Show the people of a batch."""
        self._batch = batch
        self.updateGeometry()
        self._arrange()

    def faces(self) -> list[Face]:
        """Those shown, in order."""
        return [face for face in self._faces if not face.isHidden()]

    def sizeHint(self) -> QSize:
        count = len(self._batch.entries) if self._batch else 0
        return QSize(self._theme.px(_FACE) * min(count, _MOST), self._theme.px(_FACE))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_FACE) * 2, self._theme.px(_FACE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        batch = self._batch
        if batch is None or not batch.entries:
            return
        count, side = len(batch.entries), self._theme.px(_FACE)
        room = max(1, min(count, _MOST, self.width() // side))
        # One on either side stays in sight, so that there is always somebody to turn to.
        first = max(self._first, batch.at + 2 - room)
        self._first = max(0, min(first, batch.at - 1, count - room))
        focused = any(face.hasFocus() for face in self._faces)
        while len(self._faces) < room:
            self._faces.append(self._make())
        for place, face in enumerate(self._faces):
            face.setVisible(place < room)
            if place < room:
                number = self._first + place
                left = self.width() - (place + 1) * side if self.isRightToLeft() else place * side
                face.setGeometry(left, 0, side, side)
                current = number == batch.at and not batch.is_over
                face.show_entry(number, count, batch.entries[number], current=current)
                if focused and current:
                    face.setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self) -> Face:
        face = Face(self._theme, self)
        face.clicked.connect(partial(self._on_clicked, face))
        face.stepped.connect(self.stepped)
        return face

    def _on_clicked(self, face: Face, _checked: bool = False) -> None:
        self.wanted.emit(face.number)


class Strip(QWidget):
    """Where one is, everybody's face, and the way on; `wanted` carries a place, `stepped` a direction."""

    wanted = Signal(int)
    stepped = Signal(int)
    skipped = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._where = label("", "strong", self)
        self.faces = Faces(theme, self)
        self._counts = label("", "caption", self)
        self.previous = IconButton(
            theme, "chevron-left", self.tr("Previous message"), self, shortcut="Ctrl+PgUp"
        )
        self.skip = Button(theme, self.tr("Skip"), self, kind="flat")
        self.next = IconButton(theme, "chevron-right", self.tr("Next message"), self, shortcut="Ctrl+PgDown")
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Messages to review"))
        self._layout()
        self.faces.wanted.connect(self.wanted)
        self.faces.stepped.connect(self.stepped)
        self.previous.clicked.connect(partial(self.stepped.emit, -1))
        self.next.clicked.connect(partial(self.stepped.emit, 1))
        self.skip.clicked.connect(self.skipped)
        theme.changed.connect(self._restyle)

    def show_batch(self, batch: Batch, first_name: str) -> None:
        """Show how far it is; `first_name` is who can be skipped, "" when the batch is over."""
        here = self.locale()
        count = len(batch.entries)
        at = count if batch.is_over else batch.at + 1
        where = self.tr("%1 of %2").replace("%1", here.toString(at))
        self._where.setText(where.replace("%2", here.toString(count)))
        counts = words.progress(batch.counts())
        self._counts.setText(counts)
        self._where.setToolTip(counts)
        self._where.setAccessibleDescription(counts)
        self.skip.setText(self.tr("Skip %1").replace("%1", first_name) if first_name else self.tr("Skip"))
        self.skip.setEnabled(bool(first_name))
        self.previous.setEnabled(batch.neighbour(-1) is not None)
        self.next.setEnabled(batch.neighbour(1) is not None)
        self.faces.show_batch(batch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _layout(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(self._where)
        row.addWidget(self.faces)
        row.addWidget(self._counts)
        row.addStretch(1)
        for widget in (self.previous, self.skip, self.next):
            row.addWidget(widget)
        self._restyle()

    def _fit(self) -> None:
        self._counts.setVisible(self.width() >= self._theme.px(_COUNTS_FROM))

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self._fit()
