"""Files that the Finder of macOS hands to the program; other systems name them on the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QProcess
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

from klatch.services.data import is_database


class Application(QApplication):
    """Keeps the files it is handed until the window takes them."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(arguments)
        self._waiting: list[str] = []
        self._take: Callable[[str], None] | None = None

    def set_taker(self, take: Callable[[str], None] | None) -> None:
        """Who imports the files from now on, and those that came before."""
        self._take = take
        self._hand_over()

    def event(self, event: QEvent) -> bool:
        """A file is handed over as an event to the application."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._waiting.append(event.file())
            self._hand_over()
            return True
        return super().event(event)

    def _hand_over(self) -> None:
        while self._take is not None and self._waiting:
            file = self._waiting.pop(0)
            if is_database(Path(file)):  # opened as a copy, which has a program of its own
                QProcess.startDetached(sys.executable, ["--open", file])
            else:
                self._take(file)


def give_files_to(window: QWidget, take: Callable[[str], None]) -> None:
    """Hand files to a window as long as it is there."""
    application = QApplication.instance()
    if isinstance(application, Application):
        application.set_taker(take)
        window.destroyed.connect(lambda: application.set_taker(None))
