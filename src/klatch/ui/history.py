"""Undo and redo as the window offers them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from klatch.services.data import Store
from klatch.ui.changes import ChangeSignals
from klatch.ui.notices import Notices


class History(QObject):
    """What can be taken back and done again; `changed` when that may differ."""

    changed = Signal()

    def __init__(self, store: Store, changes: ChangeSignals, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._notices = notices
        changes.changed.connect(self._on_change)

    @property
    def undo_label(self) -> str | None:
        """The step undo takes back."""
        return self._store.journal.undo_label

    @property
    def redo_label(self) -> str | None:
        """The step redo does again."""
        return self._store.journal.redo_label

    def undo(self) -> None:
        """Take the last step back and say so."""
        with self._notices.guarded():
            label = self._store.journal.undo()
            if label:
                self._notices.say(self.tr("Undone: %1").replace("%1", label))
        self.changed.emit()

    def redo(self) -> None:
        """Do the last undone step again and say so."""
        with self._notices.guarded():
            label = self._store.journal.redo()
            if label:
                self._notices.say(self.tr("Redone: %1").replace("%1", label))
        self.changed.emit()

    def _on_change(self, _change: object) -> None:
        self.changed.emit()
