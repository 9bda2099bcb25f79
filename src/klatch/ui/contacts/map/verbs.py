"""What can be done on the map; each says what it did and offers Undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject

from klatch.domain.drafts import TaskDraft
from klatch.services import referrals, tasks
from klatch.services.reading.referral_map import Link, ReferralMap
from klatch.ui.page import Context
from klatch.ui.places import Compose
from klatch.ui.task_verbs import TaskVerbs
from klatch.ui.when import When


class MapVerbs(QObject):
    """Runs the verbs of the services on people and referrals of the map."""

    def __init__(self, context: Context, parent: QObject, steps: Callable[[], TaskVerbs]) -> None:
        super().__init__(parent)
        self._context = context
        self._steps = steps

    def take_back(self, shown: ReferralMap, link: Link) -> None:
        """Forget that somebody pointed to somebody."""
        names = (shown.people[each].name for each in (link.referrer, link.referred))
        said = self.tr("No longer noted: %1 pointed to %2")
        for place, name in zip(("%1", "%2"), names, strict=True):
            said = said.replace(place, name)
        with self._context.notices.guarded():
            referrals.delete(self._context.store, [link.id], self._context.clock.now())
            self._context.notices.undoable(said)

    def tell(self, person: int) -> None:
        """Write to a referrer what came of it."""
        self._context.navigator.go(Compose((person,), "update.to_referrer"))

    def put_off(self, step: int, way: str = "snooze") -> None:
        """Leave that step alone, until tomorrow morning unless another way is named."""
        self._steps().snoozing([step])[way]()

    def plan(self, person: int, title: str) -> None:
        """Where no rule asks for it: a step of the user's own for tomorrow."""
        now = self._context.clock.now()
        tomorrow = When(now, self._context.zone()).today + timedelta(days=1)
        with self._context.notices.guarded():
            tasks.add_own(self._context.store, TaskDraft(title, person, due_on=tomorrow), now)
            self._context.notices.undoable(self.tr("Planned for tomorrow: %1").replace("%1", title))

    def done(self, step: int, name: str) -> None:
        """They know already."""
        self._steps().done([step], name)

    def skip(self, step: int, name: str) -> None:
        """They need not know."""
        self._steps().skip([step], name)
