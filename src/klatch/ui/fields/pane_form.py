"""What the forms of a pane share: fields that scroll above their buttons, and keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from klatch.ui.fields.pickers import CompletingLine
from klatch.ui.widgets.base import line


class PaneForm(QWidget):
    """Enter submits, unless it takes what a field offers; Esc leaves."""

    closed = Signal()

    def submit(self) -> object:
        """Do what the form is for when every field is well."""
        raise NotImplementedError

    def place(self, inside: QWidget, buttons: QWidget) -> None:
        """Put the fields above the buttons, which stay where they are when the fields scroll."""
        inside.setProperty("area", "clear")
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(line(self))
        column.addWidget(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            field = self.focusWidget()
            if not (isinstance(field, CompletingLine) and field.offering):
                self.submit()
        else:
            super().keyPressEvent(event)


class NewForm(PaneForm):
    """A form for a new record."""

    added = Signal(int)
    """The new record's id."""

    @property
    def first(self) -> QWidget:
        """The field the cursor begins in."""
        raise NotImplementedError

    def begin(self, *given: Any) -> None:
        """Start afresh, with what is known of the record."""
        raise NotImplementedError
