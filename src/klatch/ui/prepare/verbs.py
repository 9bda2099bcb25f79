"""What preparing writes. A failure is shown and leaves what was typed where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject

from klatch.domain.drafts import NoteDraft
from klatch.domain.errors import KlatchError
from klatch.domain.vocabulary import QuestionGroup, TaskKind
from klatch.services import contacts, meetings, organizations, preparation, tasks
from klatch.services.reading.tasks import of_meeting
from klatch.ui.page import Context


class PrepareVerbs(QObject):
    """Runs the verbs about the meeting in hand; each says whether it worked."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.meeting = 0

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    def save(self, field: str, meeting: int, text: str) -> bool:
        """Keep a text of the meeting."""
        return self._try(meetings.edit, meeting, {field: text})

    def save_person(self, contact: int, text: str) -> bool:
        """Keep what somebody cares about."""
        return self._try(contacts.edit, contact, {"cares_about": text})

    def save_research(self, organization: int, text: str) -> bool:
        """Keep what was found out about an employer."""
        return self._try(organizations.edit, organization, {"research": text})

    def pick(self, questions: Sequence[int]) -> bool:
        """Take questions from the bank."""
        return self._try(preparation.pick, self.meeting, questions)

    def add_own(self, text: str, group: QuestionGroup) -> bool:
        """Add a question that is in no bank."""
        return self._try(preparation.add_own, self.meeting, text, group)

    def edit_question(self, question: int, text: str) -> bool:
        """Keep the words of a question; without words it goes."""
        if not text.strip():
            return self.remove([question])
        return self._try(preparation.edit, question, {"text": text})

    def set_group(self, questions: Sequence[int], group: QuestionGroup) -> None:
        """Put questions under another heading."""
        self._try(preparation.edit_all, questions, {"group": group})

    def remove(self, questions: Sequence[int]) -> bool:
        """Take questions off the list."""
        worked = self._try(preparation.remove, questions)
        if worked:
            said = self.tr("Questions removed", "", len(questions))
            self._context.notices.undoable(said)
        return worked

    def reorder(self, questions: Sequence[int]) -> bool:
        """Put questions into this order."""
        return self._try(preparation.reorder, questions)

    def open_steps(self) -> list[int]:
        """The steps that ask to prepare this meeting."""
        found = of_meeting(self._context.store, self.meeting)
        return [task.id for task in found if task.kind is TaskKind.PREPARE]

    def done(self) -> None:
        """Say that it is prepared, for everybody who takes part."""
        steps = self.open_steps()
        if steps and self._try(tasks.done_all, steps):
            self._context.notices.undoable(self.tr("Prepared"))

    def _try(self, verb: Callable[..., object], *values: Any) -> bool:
        try:
            verb(self._context.store, *values, self._now)
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        return True


def note_on_person(text: str, contact: int) -> NoteDraft:
    """A note about somebody."""
    return NoteDraft(text, contact=contact)


def note_on_employer(text: str, organization: int) -> NoteDraft:
    """A note about where they work."""
    return NoteDraft(text, organization=organization)
