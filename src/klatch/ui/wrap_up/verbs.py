"""What the wrap-up writes beside takeaways and referrals."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from klatch.domain.drafts import TaskDraft
from klatch.domain.vocabulary import MeetingStatus
from klatch.services import meetings, tasks
from klatch.services.reading.meetings import MeetingDetail
from klatch.ui.fields.meeting_verbs import MeetingVerbs


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

    def add_task(self, contact: int | None, title: str, due_on: date) -> bool:
        """Add a follow-up."""
        return self.attempt(tasks.add_own, TaskDraft(title, contact, self.meeting, due_on=due_on))

    def edit_task(self, task: int, changes: dict[str, Any]) -> bool:
        """Change a follow-up; without words it is deleted."""
        if "title" in changes and not changes["title"].strip():
            return self.delete_task(task)
        return self.attempt(tasks.edit, task, changes)

    def task_done(self, task: int) -> bool:
        """Tick a follow-up off."""
        return self.undoable(self.tr("Follow-up done"), tasks.done, task)

    def delete_task(self, task: int) -> bool:
        """Delete a follow-up."""
        return self.undoable(self.tr("Follow-up deleted"), tasks.delete, [task])
