"""Verbs on any number of rows: a few at once, very many beside the window, which goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from klatch.domain.progress import Progress
from klatch.ui.page import Context

Verb = Callable[[], object]
_AT_ONCE = 25  # more rows hold up the window: each may move the steps of everybody at an employer


class Bulk(QObject):
    """Runs a verb and says what it did, with Undo."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def run(self, number: int, verb: Verb, said: str) -> None:
        """Run a verb on so many rows; without a sentence nothing is said."""
        if number <= _AT_ONCE:
            with self._context.notices.guarded():
                verb()
                self._say(said)
            return
        job = self._context.background.run(partial(_beside, verb))
        job.setProperty("said", said)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_failed)

    def _say(self, said: str) -> None:
        if said:
            self._context.notices.undoable(said)

    def _on_succeeded(self) -> None:
        job = self.sender()
        if job is not None:
            self._say(str(job.property("said")))

    def _on_failed(self, error: Exception) -> None:
        with self._context.notices.guarded():
            raise error


def _beside(verb: Verb, _progress: Progress) -> None:
    verb()
