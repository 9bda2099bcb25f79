"""Text that saves itself: when it is left, and when typing pauses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

PAUSE_MS = 1500  # shorter would fill the undo history, longer would lose more in a crash

Save = Callable[[str], bool]
"""Writes the text; False when it could not be written, so that it is tried again."""


class Keeper:
    """Remembers what is stored of a text being typed, and saves what differs."""

    def __init__(self, owner: QWidget, read: Callable[[], str], show: Callable[[str], None]) -> None:
        self._read = read
        self._show = show
        self._kept = ""
        self._save: Save | None = None
        self._saving = False
        self.timer = QTimer(owner)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE_MS)
        self.timer.timeout.connect(self.flush)

    @property
    def unsaved(self) -> bool:
        """Whether there is something to save."""
        return self._read().strip() != self._kept.strip()

    def begin(self, text: str, save: Save) -> None:
        """Turn to another record, having saved what was typed for the one before."""
        self.flush()
        self._save, self._kept = save, text
        self._show(text)
        self.timer.stop()

    def load(self, text: str) -> None:
        """Show what is stored now; what is not saved yet, or could not be, stays."""
        if self._saving or self.unsaved:
            return
        self._kept = text
        if self._read().strip() != text.strip():
            self._show(text)
        self.timer.stop()

    def touched(self) -> None:
        """Something was typed."""
        if not self._saving and self.unsaved:
            self.timer.start()

    def stop(self) -> None:
        """What it belongs to is gone: save nothing any more."""
        self.timer.stop()
        self._save = None

    def flush(self) -> None:
        """Save now what differs from what is stored."""
        self.timer.stop()
        if self._save is None or self._saving or not self.unsaved:
            return
        text = self._read()
        self._saving = True
        try:
            if self._save(text):
                self._kept = text
        finally:
            self._saving = False


class AutoText(QPlainTextEdit):
    """Some lines of text that save themselves."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.keeper = Keeper(self, self.toPlainText, self.setPlainText)
        self.textChanged.connect(self.keeper.touched)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keeper.flush()


class AutoLine(QLineEdit):
    """One line that saves itself."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("small", "true")
        self.keeper = Keeper(self, self.text, self._show_text)
        self.textEdited.connect(self._on_edited)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keeper.flush()

    def _on_edited(self, _text: str) -> None:
        self.keeper.touched()

    def _show_text(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)
