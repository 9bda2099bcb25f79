"""Modules imported before they are wanted: the first opening of a page would spend half its time on that."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from types import ModuleType

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_PAUSE_MS = 2
"""Between two modules, for whatever else is to be done."""


class ImportsAhead(QObject):
    """Imports what a package holds, one module in each turn of the event loop.

    It begins when somebody comes to the window, by mouse or keys: one that only waits stays small.
    """

    finished = Signal()

    def __init__(self, package: ModuleType, window: QWidget) -> None:
        super().__init__(window)
        self._left = _modules(package)
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._step)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.ShortcutOverride):
            watched.removeEventFilter(self)
            self._timer.start()
        return False

    def _step(self) -> None:
        for name in self._left:
            if name not in sys.modules:
                importlib.import_module(name)
                return
        self._timer.stop()
        _meet_the_widgets()
        self.finished.emit()


def _modules(package: ModuleType) -> Iterator[str]:
    import pkgutil

    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield found.name


def _meet_the_widgets() -> None:
    """To tell what Qt's own viewport is, PySide first sets up every class of widgets: 20 ms, once."""
    QAbstractScrollArea().viewport()
