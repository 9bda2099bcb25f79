"""Modules imported before they are wanted: the first opening of a page would spend half its time on that."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from PySide6.QtCore import QObject, QTimer, Signal

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
        found = next(self._left, None)
        if found is not None:
            importlib.import_module(found.name)
        else:
            self._timer.stop()
            self.finished.emit()
