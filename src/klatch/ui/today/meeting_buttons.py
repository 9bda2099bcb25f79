"""The two buttons of a meeting of today: prepare it, start it; once it has begun, go on with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from klatch.domain.vocabulary import TaskKind
from klatch.ui import words
from klatch.ui.theme import Theme
from klatch.ui.today.items import Turn
from klatch.ui.widgets.buttons import Button

_WIDE, _NARROW = 104, 76


class MeetingButtons(QWidget):
    """Prepare above Start in the first row, beside it in the others; the filled one moves with the moment."""

    def __init__(self, theme: Theme, parent: QWidget, *, large: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width = _WIDE if large else _NARROW
        self._turn = Turn.PREPARE
        verb, icon = words.step_button(TaskKind.PREPARE)
        self.prepare = Button(theme, verb, self, icon=icon if large else "", small=not large)
        self.start = Button(theme, "", self, icon="play", small=not large)
        down = QBoxLayout.Direction.TopToBottom
        box = QBoxLayout(down if large else QBoxLayout.Direction.LeftToRight, self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8 if large else 12)
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if large else Qt.FocusPolicy.NoFocus)
            box.addWidget(button)
        self._widen()
        theme.changed.connect(self._widen)

    @property
    def buttons(self) -> tuple[Button, Button]:
        """Both, in order."""
        return self.prepare, self.start

    def show_turn(self, turn: Turn, who: str) -> None:
        """Say what can be done now with the meeting with somebody."""
        self._turn = turn
        verb, icon = {
            Turn.GO_ON: (self.tr("Back to the conversation"), "coffee"),
            Turn.WRAP_UP: words.step_button(TaskKind.WRAP_UP),
        }.get(turn, (self.tr("Start"), "play"))
        self.start.setText(verb)
        self.start.set_icon_name(icon)
        self.prepare.setVisible(turn in (Turn.PREPARE, Turn.START))
        for button in self.buttons:
            button.setAccessibleName(f"{button.text()}: {who}")

    def set_primary(self, primary: bool) -> None:
        """Fill the one of the next step, or neither."""
        preparing = self._turn is Turn.PREPARE
        self.prepare.set_kind("primary" if primary and preparing else "default")
        self.start.set_kind("primary" if primary and not preparing else "default")

    def _widen(self) -> None:
        for button in self.buttons:
            button.setMinimumWidth(self._theme.px(self._width))
