"""Words for the user that need no dialog: toasts and failures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from klatch.domain.errors import Cancelled, KlatchError
from klatch.ui import errors


class Notices(QObject):
    """Pages say what happened; the window shows it."""

    said = Signal(str)
    """One sentence, nothing to undo."""
    done = Signal(str)
    """One sentence about a change that the toast offers to undo."""
    failed = Signal(str)
    """One sentence about what went wrong and what to do."""

    def say(self, text: str) -> None:
        """Show a sentence."""
        self.said.emit(text)

    def undoable(self, text: str) -> None:
        """Show a sentence with Undo."""
        self.done.emit(text)

    def failure(self, error: KlatchError) -> None:
        """Show an expected failure in words; a cancellation needs none."""
        if not isinstance(error, Cancelled):
            self.failed.emit(errors.sentence(error))

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Run a verb; an expected failure becomes a sentence."""
        try:
            yield
        except KlatchError as error:
            self.failure(error)
