"""The frame around a large editor: tools above, the text below, one edge that shows the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.base import line


class EditFrame(QFrame):
    """Holds `edit`; buttons go into the layout `tools`."""

    def __init__(self, theme: Theme, edit: QTextEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._edit = edit
        edit.setProperty("bare", "true")
        edit.installEventFilter(self)
        self.setProperty("editor", "true")
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(6, 4, 6, 4)
        self._inside = QVBoxLayout(self)
        self._inside.setSpacing(0)
        self._inside.addLayout(self.tools)
        self._inside.addWidget(line(self))
        self._inside.addWidget(edit, 1)
        self._restyle()
        theme.changed.connect(self._restyle)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._restyle()
        return super().eventFilter(watched, event)

    def _restyle(self) -> None:
        colors, focused = self._theme.colors, self._edit.hasFocus()
        edge = f"2px solid {colors.focus.name()}" if focused else f"1px solid {colors.border_control.name()}"
        look = f"background: {colors.raised.name()}; border: {edge}; border-radius: 6px;"
        self.setStyleSheet(f'QFrame[editor="true"] {{ {look} }}')
        # The text stays where it is while the edge grows.
        margin = 0 if focused else 1
        self._inside.setContentsMargins(margin, margin, margin, margin)
