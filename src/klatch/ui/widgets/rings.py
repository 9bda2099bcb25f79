"""Round progress: weekly ring, countdown ring and the clock of a deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import paint_clock

WARNING_HOURS = 6.0
_DAY_HOURS = 24.0
_FULL = 360 * 16


@dataclass(frozen=True, slots=True)
class Arc:
    """One arc of a ring: so many of so many, in the colour of a role (`accent`, `stage.scheduled`)."""

    value: float
    total: float
    role: str = "accent"


class Ring(QProgressBar):
    """Arcs with round caps, the first outside; `spoken` is what assistive technology reads."""

    def __init__(
        self, theme: Theme, diameter: int = 94, width: int = 9, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._diameter = diameter
        self._width = width
        self._arcs: tuple[Arc, ...] = ()
        self._big = ""
        self._small = ""
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_diameter(self, diameter: int) -> None:
        """Grow or shrink, in pixels of the design."""
        if diameter != self._diameter:
            self._diameter = diameter
            self._restyle()

    def set_arcs(self, arcs: Sequence[Arc], spoken: str) -> None:
        """Show arcs; the first is also the value of the progress bar."""
        self._arcs = tuple(arcs)
        first = self._arcs[0] if self._arcs else Arc(0, 1)
        self.setRange(0, 100)
        self.setValue(round(100 * min(1.0, first.value / first.total)) if first.total else 0)
        self.setAccessibleDescription(spoken)
        self.update()

    def set_text(self, big: str, small: str) -> None:
        """Print a figure and its unit in the middle."""
        self._big, self._small = big, small
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._diameter)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.px(self._width)
        inset = width / 2 + 0.5
        for arc in self._arcs:
            side = min(self.width(), self.height()) - 2 * inset
            box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            painter.setPen(QPen(theme.colors.sunken, width))
            painter.drawEllipse(box)
            share = min(1.0, arc.value / arc.total) if arc.total else 0.0
            if share > 0:
                pen = QPen(theme.color(arc.role), width)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawArc(box, 90 * 16, -round(share * _FULL))
            inset += width + theme.px(3)
        if self._big:
            self._paint_text(painter)
        painter.end()

    def _paint_text(self, painter: QPainter) -> None:
        theme = self._theme
        big, small = theme.font("title", 600), theme.font("caption")
        tall, low = QFontMetrics(big).height(), QFontMetrics(small).height()
        top = (self.height() - tall - low + theme.px(4)) / 2
        painter.setFont(big)
        painter.setPen(theme.colors.text)
        painter.drawText(QRectF(0, top, self.width(), tall), Qt.AlignmentFlag.AlignCenter, self._big)
        painter.setFont(small)
        painter.setPen(theme.colors.muted)
        box = QRectF(0, top + tall - theme.px(4), self.width(), low)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._small)

    def _restyle(self) -> None:
        # The style sheet keeps progress bars 6 px low; a ring says its own size.
        side = self._theme.px(self._diameter)
        self.setFixedSize(side, side)
        self.setStyleSheet(f"min-height: {side}px; max-height: {side}px;")
        self.update()


class CountdownRing(Ring):
    """The time until something begins: an arc of an hour, the minutes inside."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 72, 4, parent)

    def set_minutes(self, minutes: int, unit: str, spoken: str, *, of: int = 60) -> None:
        """Show minutes left; under 5 in the warning colour, past zero in danger."""
        role = "danger" if minutes < 0 else "warning_graphic" if minutes < 5 else "accent"
        share = of if minutes < 0 else min(of, minutes)
        self.set_arcs([Arc(share, of, role)], spoken)
        self.set_text(self.locale().toString(minutes), unit)


class DeadlineClock(QWidget):
    """A pie of the time left and its words: success over 6 h, warning under, danger when late."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hours = 0.0
        self._of = _DAY_HOURS
        self._text = self._short = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_hours(self, hours: float, text: str, *, short: str = "", of: float = _DAY_HOURS) -> None:
        """Show the hours left of `of`, negative when late, what they are called, and that in short."""
        self._hours, self._text, self._short, self._of = hours, text, short or text, of
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._size(self._text)

    def minimumSizeHint(self) -> QSize:
        return self._size(self._short)

    def _size(self, text: str) -> QSize:
        theme = self._theme
        width = QFontMetrics(theme.font("body")).horizontalAdvance(text)
        return QSize(theme.px(22) + width + 1, theme.px(20))

    @property
    def shown(self) -> str:
        """The words there is room for."""
        return self._text if self.width() >= self.sizeHint().width() else self._short

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colors = self._theme, self._theme.colors
        self.setToolTip(self._text if self.shown != self._text else "")
        late, soon = self._hours < 0, self._hours < WARNING_HOURS
        ink = colors.danger if late else colors.warning if soon else colors.success
        graphic = colors.warning_graphic if soon and not late else ink
        side = theme.size("icon")
        painter = QPainter(self)
        left = self.width() - side if self.isRightToLeft() else 0
        share = max(0.0, self._hours / self._of)
        paint_clock(painter, QRectF(left, (self.height() - side) / 2, side, side), share, graphic)
        painter.setFont(theme.font("body"))
        painter.setPen(ink)
        room = theme.px(22)
        box = (
            self.rect().adjusted(0, 0, -room, 0)
            if self.isRightToLeft()
            else self.rect().adjusted(room, 0, 0, 0)
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.shown)
        painter.end()
