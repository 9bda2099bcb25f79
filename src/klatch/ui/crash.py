"""The report of a bug, for the user to copy: places in the program and versions, nobody's data."""

from __future__ import annotations

import logging
import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from klatch.domain.errors import KlatchError
from klatch.ui import errors
from klatch.ui.notices import Notices

if TYPE_CHECKING:
    from klatch.ui.crash_dialog import CrashDialog

_log = logging.getLogger(__name__)


def watch(parent: QWidget, notices: Notices) -> None:
    """Whatever no page has caught becomes a sentence when it was to be expected, and a report when not."""
    errors.install(CrashReports(parent).show)
    report = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KlatchError):
            _log.warning("nobody caught %s", kind.__name__)
            notices.failure(error)
        else:
            report(kind, error, trace)

    sys.excepthook = hook


class CrashReports(QObject):
    """Shows one report at a time; a bug that repeats does not pile up windows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._open: CrashDialog | None = None

    def show(self, text: str) -> None:
        """Show a report unless one is open already."""
        if self._open is not None:
            return
        from klatch.ui.crash_dialog import CrashDialog

        self._open = CrashDialog(text, self._parent)
        self._open.finished.connect(self._closed)
        self._open.open()

    def _closed(self) -> None:
        self._open = None
