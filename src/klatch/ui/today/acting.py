"""What can be done with a row, by the names of the action table."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from klatch.domain.vocabulary import TaskKind
from klatch.ui.page import Command
from klatch.ui.today.items import Item, ItemVerbs, Turn
from klatch.ui.when import When
from klatch.ui.widgets.day_picker import DayPicker

_FEW_DAYS = 3


class Acting:
    """Gives the commands of an item; a date to snooze until is asked for in place."""

    def __init__(self, verbs: ItemVerbs, parent: QWidget) -> None:
        self._verbs = verbs
        self._page = parent
        self.picker = DayPicker(parent)

    def commands(self, item: Item, when: When) -> dict[str, Command]:
        """What can be done with this now."""
        verbs = self._verbs
        found: dict[str, Command] = {}
        if item.can_start:
            found["next_step"] = partial(verbs.start, item)
        if item.turn in (Turn.PREPARE, Turn.START):
            found["start_meeting"] = partial(verbs.begin, item)
        if item.task is not None:
            found["step_done"] = partial(verbs.done, item)
            found["skip_step"] = partial(verbs.skip, item)
            if item.kind not in (TaskKind.THANK, TaskKind.WRAP_UP):
                found |= self._snoozing(item, when)
        if item.contact is not None:
            found["write"] = partial(verbs.write_to, (item.contact,))
        return found

    def _snoozing(self, item: Item, when: When) -> dict[str, Command]:
        tomorrow = when.today + timedelta(days=1)
        return {
            "snooze": partial(self._verbs.snooze, [item], tomorrow),
            "snooze_days": partial(self._verbs.snooze, [item], when.today + timedelta(days=_FEW_DAYS)),
            "snooze_week": partial(self._verbs.snooze, [item], when.week_end.date()),
            "snooze_until": partial(self._ask_day, item, tomorrow),
        }

    def _ask_day(self, item: Item, first: date) -> None:
        focus = self._page.window().focusWidget() or self._page
        below = focus.mapToGlobal(QPoint(focus.width() // 4, focus.height()))
        self.picker.ask(first, below, partial(self._verbs.snooze, [item]))
