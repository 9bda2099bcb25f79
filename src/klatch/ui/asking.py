"""Asks for the newest version in a program of its own: the window opens no connection and never waits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from klatch.domain.errors import FeedUnread
from klatch.services import releases

_PATIENCE_MS = 20_000
_END_MS = 2_000
_ANSWER = re.compile(r"Klatch (\d[\w.]*) ")


class Asking(QObject):
    """One question under way; `answered` or `failed` comes, unless it is stopped before."""

    answered = Signal(str)
    """The newest version."""
    failed = Signal(object)
    """Carries the FeedUnread."""

    def __init__(self, command: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments(list(command[1:]))
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._timer.timeout.connect(self._process.kill)

    def start(self) -> None:
        """Ask."""
        self._process.start()
        self._timer.start()

    def stop(self) -> None:
        """Want no answer any more: the window closes."""
        self._process.blockSignals(True)
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(_END_MS)

    def _on_finished(self, status: int, how: QProcess.ExitStatus) -> None:
        self._end()
        said = bytes(self._process.readAllStandardOutput().data()).decode("ascii", "replace")
        found = _ANSWER.match(said)
        if found is not None and status == 0:
            self.answered.emit(found[1])
            return
        reasons = {number: reason for reason, number in releases.STATUS.items()}
        slow = how is QProcess.ExitStatus.CrashExit  # the timer ended it
        self.failed.emit(FeedUnread("no_answer" if slow else reasons.get(status, "unreadable")))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # nothing else will come
            self._end()
            self.failed.emit(FeedUnread("unreadable"))

    def _end(self) -> None:
        self._timer.stop()
        self.deleteLater()
