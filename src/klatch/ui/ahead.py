"""Modules imported before they are wanted: the first opening of a page would spend half its time on that."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from types import ModuleType

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

_PAUSE_MS = 10
"""Between two modules, for whatever else is to be done."""


class ImportsAhead(QObject):
    """Imports what a package holds, one module in each turn of the event loop."""

    finished = Signal()

    def __init__(self, package: ModuleType, parent: QObject) -> None:
        super().__init__(parent)
        self._left = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        for found in self._left:
            if found.name not in sys.modules:
                importlib.import_module(found.name)
                return
        self._timer.stop()
        _meet_the_widgets()
        self.finished.emit()


def _meet_the_widgets() -> None:
    """To tell what Qt's own viewport is, PySide first sets up every class of widgets: 20 ms, once."""
    QAbstractScrollArea().viewport()
