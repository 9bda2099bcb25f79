"""Runs a verb on people: at once on a few, beside the window on very many."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from klatch.domain.progress import Progress
from klatch.ui.page import Context

AT_ONCE = 200  # more people than this would hold up the window
Verb = Callable[[], object]


class Running(QObject):
    """Says what was done, with Undo; an expected failure becomes a sentence."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def run(self, people: int, verb: Verb, said: str) -> None:
        """Run a verb on so many people and say so."""
        if people <= AT_ONCE:
            with self._context.notices.guarded():
                verb()
                self._context.notices.undoable(said)
            return
        job = self._context.background.run(partial(_beside, verb))
        job.setProperty("said", said)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_failed)

    def _on_succeeded(self) -> None:
        job = self.sender()
        if job is not None:
            self._context.notices.undoable(str(job.property("said")))

    def _on_failed(self, error: Exception) -> None:
        with self._context.notices.guarded():
            raise error


def _beside(verb: Verb, _progress: Progress) -> None:
    verb()
