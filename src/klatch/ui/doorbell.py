"""A second start rings at the window that has the data open, and that one comes to the front.

The bell is the time of the lock file: now is a ring, 1970 its answer. Nothing listens on a network for it.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_ANSWER_MS = 2_000
"""Longer than an open window takes to answer: it never stands still for more than a moment."""


class Doorbell(QObject):
    """Belongs to the open window and answers each ring."""

    rang = Signal()

    def __init__(self, lock: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._lock = lock
        self._watcher = QFileSystemWatcher([str(lock)], self)
        self._watcher.fileChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not _answered(self._lock):
            os.utime(self._lock, (0, 0))
            self.rang.emit()


def ring(lock: Path) -> bool:
    """Ring and wait for the answer; False when no window gives one, as when a command has the data."""
    watcher = QFileSystemWatcher([str(lock)])
    loop, patience = QEventLoop(), QTimer()

    def on_changed() -> None:
        if _answered(lock):
            loop.quit()

    watcher.fileChanged.connect(on_changed)
    patience.setSingleShot(True)
    patience.timeout.connect(loop.quit)
    patience.start(_ANSWER_MS)
    try:
        os.utime(lock)
    except OSError:
        return False
    loop.exec()
    return _answered(lock)


def bring_forward(window: QWidget) -> None:
    """Show a window that is minimised, covered or gone to the tray."""
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()


def _answered(lock: Path) -> bool:
    return lock.stat().st_mtime == 0
