"""What stays above and below the steps: the three in a strip, and the buttons that go on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.notices import IconLabel
from klatch.ui.widgets.step_buttons import StepStrip


class WelcomeStrip(StepStrip):
    """The steps, and the promise that nothing leaves the computer."""

    def __init__(self, theme: Theme, names: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.add_steps(names)
        words = self.tr("Everything stays on this computer. Nothing is sent by itself.")
        promise = ElidedLabel(words, "caption", self)
        promise.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.add(IconLabel(theme, "lock", "muted", 14, self))
        self.add(promise)

    def show_step(self, current: int) -> None:
        """Those before it have a tick."""
        for number, step in enumerate(self.steps):
            step.show_state(done=number < current, current=number == current)


class WelcomeFooter(QWidget):
    """Out of it all at the left; at the right back, past this step, and on."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.skip_all = Button(theme, self.tr("Skip all"), self, kind="flat")
        self.back = Button(theme, self.tr("Back"), self, icon="arrow-left")
        self.skip = Button(theme, self.tr("Skip this step"), self)
        self.next = Button(theme, "", self, kind="primary")
        self.stops = (self.skip_all, self.back, self.skip, self.next)
        self.back.setToolTip(_keys("Alt+Left"))
        self.next.setToolTip(_keys("Ctrl+Return"))
        self.setProperty("area", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.skip_all)
        row.addStretch(1)
        for button in self.stops[1:]:
            row.addWidget(button)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_step(self, *, first: bool, last: bool) -> None:
        """There is nothing to go back to from the first, nor to skip but the rest in the last."""
        self.back.setVisible(not first)
        self.skip.setVisible(not last)
        self.next.setText(self.tr("Finish") if last else self.tr("Next"))

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(56))


def _keys(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
