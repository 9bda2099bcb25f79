"""What can be done to career paths and their scores; each says what it did and offers Undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from klatch.domain.fit import Scores
from klatch.services import career_paths, fits
from klatch.services.reading.career_paths import PathRow
from klatch.ui.page import Context


class PathVerbs(QObject):
    """Runs a verb; an expected failure becomes a sentence."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def rule_out(self, row: PathRow) -> None:
        """Consider a path no longer."""
        with self._context.notices.guarded():
            career_paths.rule_out(self._context.store, row.id, "", self._now)
            self._say(self.tr("%1 is ruled out"), row.name)

    def consider_again(self, row: PathRow) -> None:
        """Take a path up again."""
        with self._context.notices.guarded():
            career_paths.consider_again(self._context.store, row.id, self._now)
            self._say(self.tr("%1 is considered again"), row.name)

    def move(self, path: int, place: int) -> None:
        """Put a path elsewhere in the order; what is seen at once needs no words."""
        with self._context.notices.guarded():
            career_paths.move(self._context.store, path, place, self._now)

    def delete(self, row: PathRow) -> None:
        """Delete a path with its scores."""
        with self._context.notices.guarded():
            career_paths.delete(self._context.store, [row.id], self._now)
            self._say(self.tr("%1 deleted"), row.name)

    def think_before(self, path: int, scores: Scores, fit: int | None) -> None:
        """Say what was thought of a path before any talk; with nothing scored it is forgotten."""
        with self._context.notices.guarded():
            if scores:
                fits.record(self._context.store, None, path, scores, "", self._now)
            elif fit is not None:
                fits.forget(self._context.store, [fit], self._now)

    def forget(self, ids: Sequence[int]) -> None:
        """Delete what conversations scored."""
        with self._context.notices.guarded():
            fits.forget(self._context.store, ids, self._now)
            self._context.notices.undoable(self.tr("%n scores deleted", "", len(ids)))

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    def _say(self, sentence: str, name: str) -> None:
        self._context.notices.undoable(sentence.replace("%1", name))
