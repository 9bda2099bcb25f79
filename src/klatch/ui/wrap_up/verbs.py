"""What the wrap-up writes beside takeaways and referrals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from typing import Any

from klatch.domain.drafts import FavorDraft, PathDraft, TaskDraft
from klatch.domain.errors import KlatchError
from klatch.domain.fit import Scores
from klatch.domain.vocabulary import Direction, MeetingStatus
from klatch.services import career_paths, favors, fits, meetings, tasks, wrap_up
from klatch.services.reading.meetings import MeetingDetail
from klatch.ui.fields.meeting_verbs import MeetingVerbs
from klatch.ui.writing.outbox import Send


class WrapVerbs(MeetingVerbs):
    """Runs the verbs about the meeting in hand; each says whether it worked."""

    def save_minutes(self, minutes: int) -> bool:
        """Keep how long it took."""
        return self.attempt(meetings.edit, self.meeting, {"minutes": minutes})

    def hold(self, meeting: MeetingDetail, ended_at: datetime) -> bool:
        """It took place and ended then; nothing is written when that is known."""
        row = meeting.row
        if row.status is MeetingStatus.HELD and row.ended_at == ended_at:
            return True
        return self.attempt(meetings.mark_held, row.id, ended_at)

    def finish(self, ended_at: datetime, follow_ups: Iterable[TaskDraft]) -> bool:
        """The work on it is done."""
        return self.attempt(wrap_up.finish, self.meeting, ended_at, follow_ups)

    def sending(self, ended_at: datetime, follow_ups: Iterable[TaskDraft] | None) -> Send:
        """What writes that a thank-you was sent, and with `follow_ups` that the rest is done."""
        return partial(wrap_up.send_thanks, self._context.store, self.meeting, ended_at, follow_ups)

    def finish_later(
        self, ended_at: datetime | None, follow_ups: Iterable[TaskDraft], remind_at: datetime
    ) -> bool:
        """Keep everything and remind of the rest."""
        return self.attempt(wrap_up.finish_later, self.meeting, ended_at, follow_ups, remind_at)

    def add_task(self, contact: int | None, title: str, due_on: date) -> bool:
        """Add a follow-up."""
        return self.attempt(tasks.add_own, TaskDraft(title, contact, self.meeting, due_on=due_on))

    def edit_task(self, task: int, changes: dict[str, Any]) -> bool:
        """Change a follow-up; without words it is deleted."""
        if "title" in changes and not changes["title"].strip():
            return self.delete_task(task)
        return self.attempt(tasks.edit, task, changes)

    def delete_task(self, task: int) -> bool:
        """Delete a follow-up."""
        return self.undoable(self.tr("Follow-up deleted"), tasks.delete, [task])

    def add_promise(
        self, contact: int, direction: Direction, text: str, task: str, due_on: date | None
    ) -> bool:
        """Note a promise, and the task that reminds of it."""
        draft = FavorDraft(contact, direction, text, self.meeting, task=task, due_on=due_on)
        return self.attempt(favors.add, draft)

    def edit_promise(self, favor: int, text: str) -> bool:
        """Keep the words of a promise; without words it is deleted."""
        if not text.strip():
            return self.delete_promise(favor)
        return self.attempt(favors.edit, favor, {"text": text})

    def delete_promise(self, favor: int) -> bool:
        """Forget a promise and its task."""
        return self.undoable(self.tr("Promise deleted"), favors.delete, [favor])

    def record_fit(self, path: int | None, name: str, scores: Scores, note: str, fit: int | None) -> bool:
        """Keep how a path suits, a new one when it has no id; `fit` is forgotten when nothing is said."""
        if not scores and not note.strip():
            return fit is None or self.attempt(fits.forget, [fit])
        now = self._context.clock.now()
        try:
            key = path or career_paths.add(self._context.store, PathDraft(name), now)
            fits.record(self._context.store, self.meeting, key, scores, note, now)
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        return True
