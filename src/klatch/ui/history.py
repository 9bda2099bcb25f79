"""Undo and redo as the window offers them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import overload

from PySide6.QtCore import QCoreApplication, QObject, Signal

from klatch.domain.progress import Progress
from klatch.services.data import Store
from klatch.ui.background import Background
from klatch.ui.changes import ChangeSignals
from klatch.ui.notices import Notices

_AT_ONCE = 16_384  # bytes of changes; more would hold up the window

Replay = Callable[[], str | None]


class History(QObject):
    """What can be taken back and done again; `changed` when that may differ.

    Large steps are replayed beside the window.
    """

    changed = Signal()

    def __init__(
        self,
        store: Store,
        changes: ChangeSignals,
        notices: Notices,
        background: Background,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._notices = notices
        self._background = background
        self._under_way = False
        changes.changed.connect(self._on_change)

    @property
    def undo_label(self) -> str | None:
        """The step undo takes back, in the user's language."""
        return None if self._under_way else _in_words(self._store.journal.undo_label)

    @property
    def redo_label(self) -> str | None:
        """The step redo does again, in the user's language."""
        return None if self._under_way else _in_words(self._store.journal.redo_label)

    def undo(self) -> None:
        """Take the last step back and say so."""
        journal = self._store.journal
        self._replay(journal.undo, journal.undo_size, self.tr("Undone: %1"))

    def redo(self) -> None:
        """Do the last undone step again and say so."""
        journal = self._store.journal
        self._replay(journal.redo, journal.redo_size, self.tr("Redone: %1"))

    def _replay(self, replay: Replay, size: int, said: str) -> None:
        if self._under_way:
            return
        if size <= _AT_ONCE:
            with self._notices.guarded():
                self._say(said, replay())
            self.changed.emit()
            return
        self._under_way = True
        self.changed.emit()
        self._notices.say(self.tr("One moment…"))
        job = self._background.run(partial(_beside, replay))
        job.setProperty("said", said)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_failed)

    def _say(self, said: str, label: str | None) -> None:
        if label:
            self._notices.say(said.replace("%1", _in_words(label)))

    def _on_succeeded(self, label: str | None) -> None:
        self._under_way = False
        job = self.sender()
        if job is not None:
            self._say(str(job.property("said")), label)
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._under_way = False
        with self._notices.guarded():
            raise error

    def _on_change(self, _change: object) -> None:
        self.changed.emit()


@overload
def _in_words(label: str) -> str: ...
@overload
def _in_words(label: None) -> None: ...
def _in_words(label: str | None) -> str | None:
    """The name of a step as its service gives it, translated."""
    return QCoreApplication.translate("steps", label) if label else None


def _beside(replay: Replay, _progress: Progress) -> str | None:
    return replay()
