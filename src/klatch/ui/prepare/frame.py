"""What stays above and below: the parts of the preparation, how many are done; the ways on."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from klatch.services.reading.meetings import PREPARATION
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.painting import paint_tick

ORDER = ("research", "goals", "questions", "introduction", "where")
"""The parts as they stand in the strip."""


class PartButton(QPushButton):
    """A part of the preparation: a ring until something is written, then a tick. Pressing goes there."""

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._done = False
        self.setProperty("painted", "true")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_radius", 6)

    def set_done(self, done: bool) -> None:
        """Whether something is written there."""
        self._done = done
        state = self.tr("done") if done else self.tr("still open")
        self.setAccessibleName(f"{self.text()}, {state}")
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = QFontMetrics(theme.font("body", 500)).horizontalAdvance(self.text())
        return QSize(width + theme.px(36), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colors = self._theme, self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.hover)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side, edge = theme.px(18), theme.px(6)
        left = self.width() - edge - side if self.isRightToLeft() else edge
        circle = QRectF(left, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(colors.success if self._done else colors.border_control, 1.5))
        painter.setBrush(colors.success_soft if self._done else colors.raised)
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if self._done:
            paint_tick(painter, QPointF(circle.center()), side * 0.45, colors.success, theme.px(2))
        lead = edge + side + theme.px(8)
        box = (
            self.rect().adjusted(0, 0, -lead, 0)
            if self.isRightToLeft()
            else self.rect().adjusted(lead, 0, 0, 0)
        )
        painter.setFont(theme.font("body", 500))
        painter.setPen(colors.text if self._done else colors.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())
        painter.end()


class Checklist(QWidget):
    """The strip: five parts, and how many of them are done."""

    wanted = Signal(str)
    """Go to this part."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        names = {
            "research": self.tr("Research"),
            "goals": self.tr("Goals"),
            "questions": self.tr("Questions"),
            "introduction": self.tr("Introduction"),
            "where": self.tr("Place or link"),
        }
        self.parts = {part: PartButton(theme, names[part], self) for part in ORDER}
        self.bar = QProgressBar(self)
        self.bar.setRange(0, len(PREPARATION))
        self.bar.setTextVisible(False)
        self.said = label("", "muted", self)
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 20, 0)
        row.setSpacing(4)
        for part, button in self.parts.items():
            row.addWidget(button)
            button.clicked.connect(partial(self._want, part))
        row.addStretch(1)
        row.addWidget(self.bar)
        row.addSpacing(6)
        row.addWidget(self.said)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_missing(self, missing: Collection[str]) -> None:
        """Say which parts are done."""
        for part, button in self.parts.items():
            button.set_done(part not in missing)
        done, number = len(PREPARATION) - len(missing), self.locale().toString
        said = self.tr("%1 of %2 prepared").replace("%1", number(done))
        self.said.setText(said.replace("%2", number(len(PREPARATION))))
        self.bar.setValue(done)
        self.bar.setAccessibleName(self.said.text())

    def _want(self, part: str, _checked: bool = False) -> None:
        self.wanted.emit(part)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(52))
        self.bar.setFixedWidth(self._theme.px(80))
        for button in self.parts.values():
            button.updateGeometry()


class PrepareFooter(QWidget):
    """Saying that it is done at the left; paper and the talk at the right, the filled one last."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.done = Button(theme, self.tr("Mark as prepared"), self, kind="flat", icon="check")
        self.hint = label(self.tr("Everything is kept as you type"), "muted", self)
        self.save = Button(theme, self.tr("Save as PDF…"), self, icon="download")
        self.start = Button(theme, self.tr("Start"), self, icon="play")
        self.print = Button(theme, self.tr("Print…"), self, icon="file-text")
        self.setProperty("area", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 16, 0)
        self._row.setSpacing(8)
        for widget in (self.done, self.hint):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for widget in (self.save, self.start, self.print):
            self._row.addWidget(widget)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_steps(self, *, open_steps: bool) -> None:
        """Whether a step still asks to prepare."""
        self.done.setVisible(open_steps)

    def show_moment(self, *, may_start: bool, time_to_start: bool) -> None:
        """Start is there while the meeting is ahead, and filled, and last, when its time has come."""
        self.start.setVisible(may_start)
        self.start.set_kind("primary" if time_to_start else "default")
        self.print.set_kind("default" if time_to_start else "primary")
        last, before = (self.start, self.print) if time_to_start else (self.print, self.start)
        if self._row.indexOf(last) < self._row.indexOf(before):
            self._row.removeWidget(last)
            self._row.addWidget(last)
            QWidget.setTabOrder(before, last)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(56))
