"""The report of a bug, for the user to copy: places in the program and versions, nobody's data."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from klatch.domain.errors import KlatchError
from klatch.ui import errors
from klatch.ui.notices import Notices

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
        self._open = CrashDialog(text, self._parent)
        self._open.finished.connect(self._closed)
        self._open.open()

    def _closed(self) -> None:
        self._open = None


class CrashDialog(QDialog):
    """What happened, the report and a button to copy it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong in Klatch"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = text
        words = QLabel(
            self.tr(
                "What you did last may not have been saved; everything before it is. "
                "The report below holds none of your data: copy it and send it to the people who make Klatch."
            ),
            self,
        )
        words.setWordWrap(True)
        shown = QPlainTextEdit(text, self)
        shown.setReadOnly(True)
        shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        shown.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(self)
        self.copy = buttons.addButton(self.tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(shown)
        column.addWidget(buttons)
        self.resize(560, 360)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
