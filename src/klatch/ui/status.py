"""The status bar: what is in front at the left, where the data are and that they are saved at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from klatch.ui import icons
from klatch.ui.page import Context


class StatusBar(QStatusBar):
    """One line at the foot of the window."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._text = QLabel(self)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._kept = QLabel(self.tr("Kept on this computer"), self)
        self._marks = [
            (QLabel(self), "hard-drive", self._kept),
            (QLabel(self), "check", QLabel(self.tr("All changes saved"), self)),
        ]
        self.setSizeGripEnabled(False)
        self._layout()
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def set_text(self, text: str) -> None:
        """What the page says."""
        self._text.setText(text)

    def say_nothing_is_kept(self) -> None:
        """The data are gone with the window."""
        self._kept.setText(self.tr("Gone when this window closes"))
        glyph, _, saved = self._marks[1]
        glyph.hide()
        saved.hide()

    def _layout(self) -> None:
        self.addWidget(self._text, 1)
        for glyph, _, label in self._marks:
            mark = QWidget(self)
            row = QHBoxLayout(mark)
            row.setContentsMargins(0, 0, 8, 0)
            row.setSpacing(6)
            row.addWidget(glyph)
            row.addWidget(label)
            self.addPermanentWidget(mark)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.size("status_bar"))
        self._text.setContentsMargins(12, 0, 0, 0)
        for glyph, name, _ in self._marks:
            glyph.setPixmap(icons.pixmap(self._theme, name, "muted", 14, self.devicePixelRatioF()))
