"""The running program and the world outside it: signals, midnight, and a second window for the story."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from klatch.support.clock import Clock
from klatch.support.paths import Hazard
from klatch.ui.when import When

_SECOND_MS, _MINUTE_MS = 1_000, 60_000
_JUMP = timedelta(minutes=2)
"""More than this between two looks: the computer slept, or the clock was set."""
_LEVELS = {QtMsgType.QtCriticalMsg: logging.WARNING, QtMsgType.QtFatalMsg: logging.CRITICAL}
_NAMES = {
    Hazard.DROPBOX: "Dropbox",
    Hazard.ONEDRIVE: "OneDrive",
    Hazard.ICLOUD: "iCloud",
    Hazard.GOOGLE_DRIVE: "Google Drive",
    Hazard.NEXTCLOUD: "Nextcloud",
    Hazard.SYNCTHING: "Syncthing",
}
_log = logging.getLogger(__name__)


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("lifetime", text)


def open_story() -> bool:
    """Open the sample story in a program of its own, so that it cannot meet the user's data."""
    from PySide6.QtCore import QProcess

    program, *arguments = own_program("demo")
    started, _ = QProcess.startDetached(program, arguments)
    return started


def own_program(command: str) -> list[str]:
    """How to run a command of Klatch in a program of its own, whatever lies in the folder of the start."""
    return (
        [sys.executable, command]
        if getattr(sys, "frozen", False)
        else [sys.executable, "-P", "-m", "klatch", command]
    )


class SignalWatch(QObject):
    """Ctrl+C in the terminal and a session that ends (SIGTERM) leave the program as its menu does.

    Python runs its handlers only between its own instructions, so while Qt waits nothing would happen: the
    number of the signal is written to a pipe that Qt watches. Windows ends sessions by closing windows.
    """

    def __init__(self, leave: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._leave = leave
        self._read, self._write = os.pipe()
        for end in (self._read, self._write):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._before = signal.set_wakeup_fd(self._write)
        self._handlers = {number: signal.signal(number, _note) for number in (signal.SIGINT, signal.SIGTERM)}

    @staticmethod
    def works() -> bool:
        """Whether the system has such signals."""
        return os.name == "posix"

    def stop(self) -> None:
        """Give the signals back."""
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before)
        self._notifier.setEnabled(False)
        os.close(self._read)
        os.close(self._write)

    def _woken(self) -> None:
        os.read(self._read, 64)
        self._leave()


class DayWatch(QObject):
    """Tells when another day has begun in the user's zone, and when a moment has come that matters.

    One timer waits for the next such moment, a minute at most: a computer that slept, or whose clock was
    set, is noticed by what the clock says then. `next_moment` is asked again after each and on `aim`.
    """

    changed = Signal()
    """Another day."""
    passed = Signal()
    """A moment came, or the clock jumped: what is due, late or under way may differ."""
    looked = Signal()
    """The clock was looked at, a minute after the last time at the latest."""

    def __init__(
        self,
        clock: Clock,
        zone: Callable[[], str],
        next_moment: Callable[[datetime], datetime | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._zone = zone
        self._next_moment = next_moment
        self._next: datetime | None = None
        self._last = clock.now()
        self._day = self._today()
        self._timer = QTimer(self, singleShot=True, interval=_SECOND_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()  # the first moment is looked up once the window stands

    @property
    def waits_ms(self) -> int:
        """How long the timer waits."""
        return self._timer.interval()

    def look(self) -> None:
        """Compare with the last time."""
        now, before = self._clock.now(), self._last
        self._last = now
        today = self._today()
        came = self._next is not None and self._next <= now
        jumped = not before <= now <= before + _JUMP
        another_day = today != self._day
        self._day = today
        self.aim()
        if another_day:
            self.changed.emit()
        if came or jumped or another_day:
            self.passed.emit()
        self.looked.emit()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def aim(self) -> None:
        """Wait for what comes next."""
        now = self._clock.now()
        self._next = self._next_moment(now)
        wait = _MINUTE_MS
        if self._next is not None:
            wait = min(wait, max(_SECOND_MS, round((self._next - now) / timedelta(milliseconds=1))))
        self._timer.start(wait)

    def _today(self) -> date:
        return When(self._clock.now(), self._zone()).today


def hazard_sentence(hazard: Hazard) -> str:
    """Why the data folder is a bad place, and what to do."""
    if hazard is Hazard.NETWORK:
        text = tr("Your data are on a network drive, where a database can be damaged.")
    else:
        text = tr("%1 synchronises the folder of your data, which can damage a database.")
    advice = tr("Close Klatch, move the folder to a place of its own, and name it with --data.")
    return f"{text.replace('%1', _NAMES.get(hazard, ''))} {advice}"


def copy_sentence(name: str) -> str:
    """What to know of a window on a copy."""
    text = tr("This is a copy of %1. Read it and try what you like: nothing you change here is kept.")
    return text.replace("%1", name)


def log_qt_messages() -> None:
    """What Qt has to say goes into the log, not into the user's terminal."""
    qInstallMessageHandler(_from_qt)


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, text: str | None) -> None:
    _log.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", text)


def _note(_number: int, _frame: object) -> None:
    """Take the place of Python's own handler, which would raise KeyboardInterrupt somewhere in Qt."""
