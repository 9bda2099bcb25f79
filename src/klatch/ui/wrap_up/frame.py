"""What stays above and below the wrap-up: its four parts with the clock of the thank-you; the ways out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from klatch.ui import meeting_words
from klatch.ui.theme import Theme
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.painting import paint_tick
from klatch.ui.widgets.rings import DeadlineClock

_CIRCLE = 22
_GAP = 9
_LINK = 28
_SPACING, _MARGINS = 8, (8, 16)


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


class WrapStrip(QWidget):
    """The parts as anchors, and the clock of the thank-you."""

    wanted = Signal(int)
    """The part to go to, counted from 0."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        names = (self.tr("Thank-you"), self.tr("Referrals"), self.tr("Follow-ups"), self.tr("Reflection"))
        self.steps = [StepButton(theme, number, name, self) for number, name in enumerate(names, start=1)]
        self.clock = DeadlineClock(theme, self)
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        for number, step in enumerate(self.steps):
            if number:
                row.addWidget(Link(theme, self))
            row.addWidget(step)
            step.clicked.connect(partial(self._on_step, number))
        row.addStretch(1)
        row.addWidget(self.clock)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_steps(self, done: list[bool]) -> None:
        """Which parts are done; the first that is not is next."""
        first = done.index(False) if False in done else -1
        for number, (step, is_done) in enumerate(zip(self.steps, done, strict=True)):
            step.show_state(done=is_done, current=number == first)

    def show_clock(self, left: float | None, of: float) -> None:
        """Show the hours left of `of`; None when nothing is due."""
        self.clock.setVisible(left is not None)
        if left is not None:
            said = meeting_words.precise(int(abs(left) * 60))
            late = self.tr("Thank-you %1 late").replace("%1", said)
            ahead = self.tr("%1 to send the thank-you").replace("%1", said)
            short = self.tr("%1 late").replace("%1", said) if left < 0 else said
            self.clock.set_hours(left, late if left < 0 else ahead, short=short, of=of)

    def _on_step(self, number: int, _checked: bool = False) -> None:
        self.wanted.emit(number)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(52))


class WrapFooter(QWidget):
    """Finish later at the left; the ways out of the thank-you at the right, the next step filled."""

    wanted = Signal(str)
    """The name of what is to be done."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.later = Button(theme, self.tr("Finish later"), self, kind="flat")
        self._hint = ElidedLabel("", "muted", self)
        self.save = Button(theme, self.tr("Save draft"), self)
        self.open = Button(theme, self.tr("Open in mail app"), self, icon="external-link")
        self.menu = QMenu(self)
        self._ways = {
            "save_draft": self.menu.addAction(self.tr("Save draft")),
            "copy_message": self.menu.addAction(self.tr("Copy")),
            "save_eml": self.menu.addAction(self.tr("Save as .eml…")),
            "finish": self.menu.addAction(self.tr("Finish, and send the thank-you later")),
        }
        self.more = Button(theme, self.tr("More"), self, kind="flat")
        self.more.setProperty("menu", "true")
        self.more.setMenu(self.menu)
        self.finish = Button(theme, "", self, kind="primary", icon="send")
        self.only = Button(theme, self.tr("Finish"), self, kind="primary", icon="check")
        self._thanks = False
        self.setProperty("area", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGINS[0], 0, _MARGINS[1], 0)
        row.setSpacing(_SPACING)
        row.addWidget(self.later)
        row.addWidget(self._hint, 1)
        for button in (self.more, self.save, self.open, self.finish, self.only):
            row.addWidget(button)
        named = (("finish_later", self.later), ("save_draft", self.save), ("open_in_mail", self.open))
        for name, button in (*named, ("mark_sent", self.finish), ("finish", self.only)):
            button.clicked.connect(partial(self._want, name))
        for name, action in self._ways.items():
            action.triggered.connect(partial(self._want, name))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_reminder(self, said: str) -> None:
        """Say when Klatch reminds of the rest."""
        self._hint.setText(said)

    def show_state(self, *, thanks: bool, goes_on: bool, blocked: str, no_address: str) -> None:
        """Whether there is a thank-you to send, others after it, and why it may not leave yet."""
        self._thanks = thanks
        for button in (self.more, self.open, self.finish):
            button.setVisible(thanks)
        self.only.setVisible(not thanks)
        words = self.tr("Mark as sent and next") if goes_on else self.tr("Mark as sent and finish")
        self.finish.setText(words)
        self.finish.setAccessibleName(words)
        self.finish.set_unavailable(blocked)
        self.open.set_unavailable(blocked or no_address)
        for name in ("copy_message", "save_eml"):
            self._ways[name].setEnabled(not blocked)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is not room for all buttons, that of the draft goes into the menu."""
        buttons = (self.later, self.more, self.save, self.open, self.finish)
        needed = sum(button.sizeHint().width() + _SPACING for button in buttons) + sum(_MARGINS)
        roomy = needed + self._hint.minimumSizeHint().width() <= self.width()
        self.save.setVisible(self._thanks and roomy)
        self._ways["save_draft"].setVisible(not roomy)

    def _want(self, name: str, _checked: bool = False) -> None:
        self.wanted.emit(name)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(56))
        self._fit()
