"""The bridge from the store's change bus to Qt: one signal, always on the thread of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from klatch.services.data import Change, Store


class ChangeSignals(QObject):
    """`changed` carries each Change; a commit on a worker thread arrives through the event queue."""

    changed = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        store.changes.subscribe(self._announce)

    def stop(self) -> None:
        """Listen no longer."""
        self._store.changes.unsubscribe(self._announce)

    def _announce(self, change: Change) -> None:
        self.changed.emit(change)
