"""What can be done with steps anywhere in the window; each says what it did and offers Undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from klatch.ui.bulk import Bulk, Verb
from klatch.ui.page import Command, Context
from klatch.ui.when import When
from klatch.ui.widgets.day_picker import DayPicker

_MORNING = time(9)
_FEW_DAYS = 3


class TaskVerbs(QObject):
    """Runs the verbs of the services on tasks by their ids; `text` is what one task says."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._bulk = Bulk(context, self)
        self.picker = DayPicker(page)

    def done(self, ids: Sequence[int], text: str) -> None:
        """Tick off."""
        from klatch.services import tasks

        said = self._said(ids, self.tr("Done: %1"), text, self.tr("%Ln tasks done", "", len(ids)))
        if len(ids) == 1:
            self._run(ids, partial(tasks.done, self._context.store, ids[0], self._now), said)
        else:
            self._run(ids, partial(tasks.done_all, self._context.store, ids, self._now), said)

    def reopen(self, task: int, text: str) -> None:
        """Take back that it was done."""
        from klatch.services import tasks

        said = self.tr("Open again: %1").replace("%1", text)
        self._run([task], partial(tasks.reopen, self._context.store, task, self._now), said)

    def skip(self, ids: Sequence[int], text: str) -> None:
        """Let go."""
        from klatch.services import tasks

        said = self._said(ids, self.tr("Skipped: %1"), text, self.tr("%Ln tasks skipped", "", len(ids)))
        if len(ids) == 1:
            self._run(ids, partial(tasks.skip, self._context.store, ids[0], self._now), said)
        else:
            self._run(ids, partial(tasks.skip_all, self._context.store, ids, self._now), said)

    def delete(self, ids: Sequence[int], text: str) -> None:
        """Delete the user's own; those of a rule are skipped."""
        from klatch.services import tasks

        said = self._said(ids, self.tr("Deleted: %1"), text, self.tr("%Ln tasks deleted", "", len(ids)))
        self._run(ids, partial(tasks.delete, self._context.store, ids, self._now), said)

    def snooze(self, ids: Sequence[int], day: date) -> None:
        """Leave alone until the morning of a day."""
        when = self._when()
        self.snooze_until(ids, datetime.combine(day, _MORNING, tzinfo=when.zone), when.ahead(day))

    def snooze_until(self, ids: Sequence[int], until: datetime, said: str) -> None:
        """Leave alone until a moment, named by `said`."""
        from klatch.services import tasks

        told = self.tr("Snoozed until %1").replace("%1", said)
        if len(ids) == 1:
            self._run(ids, partial(tasks.snooze, self._context.store, ids[0], until, self._now), told)
        else:
            self._run(ids, partial(tasks.snooze_all, self._context.store, ids, until, self._now), told)

    def snoozing(self, ids: Sequence[int]) -> dict[str, Command]:
        """The ways to snooze, by the names of the action table."""
        when = self._when()
        tomorrow = when.today + timedelta(days=1)
        return {
            "snooze": partial(self.snooze, ids, tomorrow),
            "snooze_days": partial(self.snooze, ids, when.today + timedelta(days=_FEW_DAYS)),
            "snooze_week": partial(self.snooze, ids, when.week_end.date()),
            "snooze_until": partial(self._ask_day, ids, tomorrow),
        }

    def _ask_day(self, ids: Sequence[int], first: date) -> None:
        focus = self._page.window().focusWidget() or self._page
        below = focus.mapToGlobal(QPoint(focus.width() // 4, min(focus.height(), 40)))
        self.picker.ask(first, below, partial(self.snooze, ids))

    def _run(self, ids: Sequence[int], verb: Verb, said: str) -> None:
        self._bulk.run(len(ids), verb, said)

    def _said(self, ids: Sequence[int], one: str, text: str, many: str) -> str:
        return one.replace("%1", text) if len(ids) == 1 else many

    def _when(self) -> When:
        return When(self._now, self._context.zone())

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()
