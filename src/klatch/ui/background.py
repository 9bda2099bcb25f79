"""Long work off the window's thread: a job takes values, returns values and reports progress."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from klatch.domain.errors import Cancelled
from klatch.domain.progress import Progress
from klatch.services.data import Store

Work = Callable[[Progress], Any]
_REPORT_EVERY = 0.05  # seconds; each report is an event for the window
# Seconds a thread may keep the interpreter while another waits. Painting takes it several times over, and
# with Python's own 5 ms each time the window would stutter beside a busy worker.
_TURN = 0.001


class Job(QObject):
    """One piece of work under way. Exactly one of `succeeded`, `failed` and `cancelled` comes at the end."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    """Carries the exception."""
    cancelled = Signal()
    ended = Signal()
    """After any of the three."""

    worked = Signal(str, object)
    """From the thread of the work: which of the three signals is due, and what it carries."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._reported_at = 0.0
        # The others are emitted on the window's thread: whoever started the work has connected by then.
        self.worked.connect(self._tell)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    def step(self, done: int, total: int) -> None:
        """What the work calls: report, or raise Cancelled."""
        if self._cancelled.is_set():
            raise Cancelled
        at = time.monotonic()
        if done == total or at - self._reported_at > _REPORT_EVERY:
            self._reported_at = at
            self.progressed.emit(done, total)

    def _tell(self, what: str, value: object) -> None:
        if what == "cancelled":
            self.cancelled.emit()
        elif what == "failed":
            self.failed.emit(value)
        else:
            self.succeeded.emit(value)
        self.ended.emit()


class Background(QObject):
    """Runs jobs on a thread pool; the store's connection of the thread is closed after each.

    Meanwhile nobody looks for cyclic garbage: found by a worker, what is left of a widget would be ended on
    the worker's thread, which Qt does not survive.
    """

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._pool = QThreadPool(self)
        self._running: dict[Job, _Runner] = {}
        self._ended: list[tuple[Job, _Runner]] = []
        sys.setswitchinterval(_TURN)

    def run(self, work: Work) -> Job:
        """Start `work`; connect to the job's signals before returning to the event loop."""
        job = Job(self)
        runner = _Runner(self._store, work, job)
        self._running[job] = runner  # a QRunnable that Python forgets dies while it runs
        gc.disable()
        job.ended.connect(self._forget)
        self._pool.start(runner)
        return job

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._running)

    def finish(self) -> None:
        """Cancel everything and wait until it has ended."""
        for job in self._running:
            job.cancel()
        self._pool.waitForDone()
        self._ended.clear()
        gc.enable()

    def _forget(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._running:
            self._ended.append((job, self._running.pop(job)))
        self._let_go()

    def _let_go(self) -> None:
        """Give up what has ended once no thread is in it: one may still be leaving when its news is here."""
        if self._running:
            return
        if self._pool.activeThreadCount():
            QTimer.singleShot(1, self, self._let_go)
            return
        for job, _ in self._ended:
            job.deleteLater()
        self._ended.clear()
        gc.enable()


class _Runner(QRunnable):
    def __init__(self, store: Store, work: Work, job: Job) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._store = store
        self._work = work
        self._job = job

    def run(self) -> None:
        try:
            with self._store.worker():
                result = self._work(self._job)
        except Cancelled:
            self._job.worked.emit("cancelled", None)
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which tells expected from bug
            self._job.worked.emit("failed", error)
        else:
            self._job.worked.emit("succeeded", result)
