"""A second start rings at the window that has the data open, and that one comes to the front.

The bell is the time of the lock file: now is a ring, 1970 its answer. Nothing listens on a network for it.
Who rings can leave a file to open: its path is written into the lock file, which is private, and taken out.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_ANSWER_MS = 2_000
"""Longer than an open window takes to answer: it never stands still for more than a moment."""

_MESSAGE_AT = 1
"""Windows lets nobody but the window touch the first byte, which it has locked."""


class Doorbell(QObject):
    """Belongs to the open window and answers each ring."""

    rang = Signal(str)
    """The path of the file that was left, or nothing."""

    def __init__(self, lock: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._lock = lock
        self._watcher = QFileSystemWatcher([str(lock)], self)
        self._watcher.fileChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not _answered(self._lock):
            file = _take(self._lock)
            os.utime(self._lock, (0, 0))
            self.rang.emit(file)


def ring(lock: Path, file: Path | None = None) -> bool:
    """Ring, leaving a file to open, and wait for the answer.

    False when no window gives one, as when a command has the data.
    """
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
        if file is None:
            os.utime(lock)
        else:
            _leave(lock, file)
        loop.exec()
        if _answered(lock):
            return True
        _take(lock)
    except OSError:
        return False
    return False


def bring_forward(window: QWidget) -> None:
    """Show a window that is minimised, covered or gone to the tray."""
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()


def _leave(lock: Path, file: Path) -> None:
    with lock.open("r+b", buffering=0) as handle:
        handle.seek(_MESSAGE_AT)
        handle.write(os.fsencode(file))


def _take(lock: Path) -> str:
    with lock.open("r+b", buffering=0) as handle:
        handle.seek(_MESSAGE_AT)
        left = os.fsdecode(handle.read())
        if left:
            handle.truncate(_MESSAGE_AT)
    return left


def _answered(lock: Path) -> bool:
    return lock.stat().st_mtime == 0
