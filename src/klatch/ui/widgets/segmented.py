"""One choice of a few, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from klatch.ui.widgets.base import set_property
from klatch.ui.widgets.focus import focus_by_key

_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Segmented(QWidget):
    """Checkable buttons of which one is on. Left and Right choose."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._keys = [key for key, _ in options]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (_, text) in enumerate(options):
            button = QPushButton(text, self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.installEventFilter(self)
            set_property(
                button,
                "segment",
                _place(number if self.isLeftToRight() else len(options) - 1 - number, len(options)),
            )
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def last(self) -> QWidget:
        """The last of the buttons, where Tab leaves them."""
        return self._group.buttons()[-1]

    def current(self) -> str:
        """The key that is on, empty when none is."""
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else ""

    def set_current(self, key: str) -> None:
        """Turn one on, saying nothing."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, QAbstractButton)
        ):
            move = _MOVES.get(Qt.Key(event.key()), 0)
            if move:
                target = self._group.button(
                    self._group.id(watched) + (-move if self.isRightToLeft() else move)
                )
                if target is not None:
                    focus_by_key(target)
                    target.click()
                return True
        return super().eventFilter(watched, event)

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._keys[number])


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if number == 0 else "last" if number == count - 1 else "middle"
