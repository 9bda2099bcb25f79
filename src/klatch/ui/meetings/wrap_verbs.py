"""What the wrap-up writes. A failure is shown and leaves what was typed where it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject

from klatch.domain.drafts import ReferralDraft, TakeawayDraft, TaskDraft
from klatch.domain.errors import InvalidInput, KlatchError
from klatch.domain.names import fold
from klatch.domain.vocabulary import MeetingStatus, TakeawayKind
from klatch.services import meetings, referrals, takeaways, tasks
from klatch.services.reading.contacts import ContactFilter, ContactRow, ContactSource, Scope
from klatch.services.reading.meetings import MeetingDetail
from klatch.ui.page import Context

_LOOKED_AT = 50


class WrapVerbs(QObject):
    """Runs the verbs about the meeting in hand; each says whether it worked."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._people = ContactSource(context.store)
        self.meeting = 0

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    def save_notes(self, meeting: int, text: str) -> bool:
        """Keep the notes."""
        return self._try(meetings.edit, meeting, {"notes": text})

    def save_minutes(self, minutes: int) -> bool:
        """Keep how long it took."""
        return self._try(meetings.edit, self.meeting, {"minutes": minutes})

    def hold(self, meeting: MeetingDetail, ended_at: datetime) -> bool:
        """It took place and ended then; nothing is written when that is known."""
        row = meeting.row
        if row.status is MeetingStatus.HELD and row.ended_at == ended_at:
            return True
        return self._try(meetings.mark_held, row.id, ended_at)

    def add_takeaway(self, contact: int, kind: TakeawayKind, text: str) -> bool:
        """Add a piece of advice or information."""
        return self._try(takeaways.add, TakeawayDraft(contact, kind, text, self.meeting))

    def edit_takeaway(self, takeaway: int, text: str) -> bool:
        """Keep the words of a takeaway; without words it is deleted."""
        if not text.strip():
            return self.delete_takeaway(takeaway)
        return self._try(takeaways.edit, takeaway, {"text": text})

    def set_kind(self, takeaway: int, kind: TakeawayKind) -> bool:
        """Make a takeaway one of another kind."""
        return self._try(takeaways.edit, takeaway, {"kind": kind})

    def delete_takeaway(self, takeaway: int) -> bool:
        """Delete a takeaway."""
        return self._undoable(self.tr("Takeaway deleted"), takeaways.delete, [takeaway])

    def capture(self, referrer: int, text: str) -> bool:
        """Make "Name, where they work" a contact, or note who pointed to somebody already known."""
        name, _, employer = (part.strip() for part in text.partition(","))
        if not name:
            return False
        known = self._known(name, employer)
        draft = ReferralDraft(
            referrer, known.id if known else None, name, employer, meeting=self.meeting or None
        )
        try:
            if known is None:
                referrals.capture(self._context.store, draft, self._now)
            else:
                referrals.add(self._context.store, draft, self._now)
        except InvalidInput as error:
            if error.field != "referred":
                self._context.notices.failure(error)
                return False
            said = self.tr("%1 is already noted") if error.problem == "known" else self.tr("That is %1 again")
            self._context.notices.say(said.replace("%1", name))
            return error.problem == "known"
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        return True

    def delete_referral(self, referral: int, name: str) -> bool:
        """Forget that somebody was pointed to; they stay among the contacts."""
        said = self.tr("No longer noted as a referral: %1").replace("%1", name)
        return self._undoable(said, referrals.delete, [referral])

    def add_task(self, contact: int | None, title: str, due_on: date) -> bool:
        """Add a follow-up."""
        return self._try(tasks.add_own, TaskDraft(title, contact, self.meeting, due_on=due_on))

    def edit_task(self, task: int, changes: dict[str, Any]) -> bool:
        """Change a follow-up; without words it is deleted."""
        if "title" in changes and not changes["title"].strip():
            return self.delete_task(task)
        return self._try(tasks.edit, task, changes)

    def task_done(self, task: int) -> bool:
        """Tick a follow-up off."""
        return self._undoable(self.tr("Follow-up done"), tasks.done, task)

    def delete_task(self, task: int) -> bool:
        """Delete a follow-up."""
        return self._undoable(self.tr("Follow-up deleted"), tasks.delete, [task])

    def _known(self, name: str, employer: str) -> ContactRow | None:
        """Who is called exactly so; of several, who works there."""
        ids = self._people.ids(ContactFilter(scope=Scope.ALL, text=name), None)[:_LOOKED_AT]
        same = [row for row in self._people.rows(ids).values() if fold(row.name) == fold(name)]
        there = [row for row in same if employer and fold(row.organization) == fold(employer)]
        return next(iter(there or same), None)

    def _undoable(self, sentence: str, verb: Callable[..., object], *values: object) -> bool:
        worked = self._try(verb, *values)
        if worked:
            self._context.notices.undoable(sentence)
        return worked

    def _try(self, verb: Callable[..., object], *values: object) -> bool:
        try:
            verb(self._context.store, *values, self._now)
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        return True
