"""A pill that tells a state."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from klatch.ui import icons
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import set_property

Tone = Literal["neutral", "success", "warning", "danger", "info", "accent"]

_INKS = {"neutral": "muted", "accent": "accent_text"}


class Tag(QLabel):
    """A 20 px pill with an optional icon; never interactive."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        tone: Tone = "neutral",
        parent: QWidget | None = None,
        *,
        icon: str = "",
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(text, tone, icon=icon)

    def set_state(self, text: str, tone: Tone, *, icon: str = "") -> None:
        """Say something else."""
        self._tone, self._icon = tone, icon
        self.setText(text)
        set_property(self, "tone", tone)
        set_property(self, "icon", "true" if icon else "false")
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))  # or it keeps the padding it had

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            theme = self._theme
            side = theme.px(13)
            square = QRect(theme.px(8), (self.height() - side) // 2, side, side)
            if self.isRightToLeft():
                square.moveRight(self.width() - theme.px(8))
            painter = QPainter(self)
            icons.paint(painter, square, self._icon, theme.color(_INKS.get(self._tone, self._tone)))
            painter.end()
