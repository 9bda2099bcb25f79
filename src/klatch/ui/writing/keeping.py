"""Keeps what is typed as a draft: after a pause, on leaving, and before anything goes out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import MessageState
from klatch.services.data import Store
from klatch.services.reading import messages
from klatch.ui.writing.outbox import Outbox
from klatch.ui.writing.writing import Shown, Writing

SAVE_AFTER_MS = 3000
"""A pause in typing after which the draft is kept."""


Sources = Callable[[], tuple[str, str]]
"""Gives subject and body as they are being written."""


class Keeping(QObject):
    """Knows whether something was typed that is not kept; `due` says that it is time."""

    due = Signal()

    def __init__(
        self, store: Store, writing: Writing, sources: Sources, outbox: Outbox, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._writing = writing
        self._sources = sources
        self._outbox = outbox
        self._dirty = False
        self.pause = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self.pause.timeout.connect(self.due)

    @property
    def dirty(self) -> bool:
        """Whether something is not kept yet."""
        return self._dirty

    def touch(self) -> None:
        """Something was typed or decided."""
        self._dirty = True
        if self._writing.contact is not None:
            self.pause.start()

    def forget(self) -> None:
        """What stands there now is where it begins."""
        self._dirty = False
        self.pause.stop()

    def keep(self, shown: Shown, *, exactly: bool = False) -> bool:
        """Write the draft when it differs from what is shown; False when that failed.

        What goes out is what was kept, so a draft whose facts changed meanwhile is written anew, too. What
        was given away stays as it was given, unless somebody typed since, or it is given `exactly` now.
        """
        self.pause.stop()
        writing = self._writing
        if writing.contact is None:
            return False
        if not self._dirty and self._is_kept(shown, given_counts=not exactly):
            return True
        draft = writing.draft(writing.contact, shown, *self._sources())
        kept = self._outbox.save(draft)
        self._dirty = self._dirty and not kept
        return kept

    def _is_kept(self, shown: Shown, *, given_counts: bool) -> bool:
        message, rendered = self._writing.message, shown.rendered
        if message is None or rendered is None:
            return message is not None
        try:
            found = messages.detail(self._store, message)
        except NotFound:
            return False
        same = (found.row.subject, found.body) == (rendered.subject.strip(), rendered.body.strip())
        return same or (given_counts and found.row.state is MessageState.HANDED_OVER)
