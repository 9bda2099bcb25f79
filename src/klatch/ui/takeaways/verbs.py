"""What can be done to takeaways; each says what it did and offers Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject

from klatch.services import takeaways
from klatch.services.reading.takeaways import TakeawayLine
from klatch.ui.bulk import Bulk
from klatch.ui.page import Context


class TakeawayVerbs(QObject):
    """Runs a verb; an expected failure becomes a sentence."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._bulk = Bulk(context, self)

    def act(self, ids: Sequence[int], *, done: bool) -> None:
        """Advice was acted on, or was not."""
        said = self.tr("Acted on: tell them what came of it within a week") if done else self.tr("To act on")
        self._mark(takeaways.mark_acted_on, ids, said, done=done)

    def report(self, ids: Sequence[int], *, done: bool) -> None:
        """They were told what came of it, or were not."""
        said = self.tr("Reported back") if done else self.tr("To report back")
        self._mark(takeaways.mark_reported_back, ids, said, done=done)

    def delete(self, ids: Sequence[int]) -> None:
        """Delete takeaways."""
        said = self.tr("%n takeaways deleted", "", len(ids))
        self._bulk.run(len(ids), partial(takeaways.delete, self._context.store, ids, self._now), said)

    def relate(self, row: TakeawayLine, other: int, *, opposite: bool) -> None:
        """A takeaway says the same as another one, or the opposite."""
        with self._context.notices.guarded():
            takeaways.relate(self._context.store, row.id, other, opposite=opposite, now=self._now)
            said = self.tr("Marked as the opposite") if opposite else self.tr("Marked as the same")
            self._context.notices.undoable(said)

    def separate(self, takeaway: int) -> None:
        """A takeaway is about something else."""
        with self._context.notices.guarded():
            takeaways.separate(self._context.store, takeaway, self._now)
            self._context.notices.undoable(self.tr("No longer about the same"))

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    def _mark(self, verb: Callable[..., None], ids: Sequence[int], said: str, *, done: bool) -> None:
        at = self._now if done else None
        self._bulk.run(len(ids), partial(verb, self._context.store, ids, at, self._now), said)
