"""What stays above and below the wrap-up: its four parts with the clock of the thank-you; the ways out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from klatch.ui import meeting_words
from klatch.ui.theme import Theme
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.rings import DeadlineClock
from klatch.ui.widgets.step_buttons import StepStrip

_SPACING, _MARGINS = 8, (8, 16)


class WrapStrip(StepStrip):
    """The parts, and the clock of the thank-you."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        names = (self.tr("Thank-you"), self.tr("Referrals"), self.tr("Follow-ups"), self.tr("Reflection"))
        self.add_steps(names)
        self.clock = DeadlineClock(theme, self)
        self.add(self.clock)

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
