"""What can be done to the question bank; each says what it did and offers Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject

from klatch.domain.drafts import QuestionDraft
from klatch.domain.errors import KlatchError
from klatch.domain.vocabulary import QuestionGroup
from klatch.services import questions
from klatch.ui.page import Context


class BankVerbs(QObject):
    """Runs the verbs of the services on questions and sets."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    def add(self, text: str, group: QuestionGroup, set_name: str) -> int:
        """Add a question and return its id, 0 when it could not be added."""
        try:
            return questions.add(self._context.store, QuestionDraft(text, group, set_name), self._now)
        except KlatchError as error:
            self._context.notices.failure(error)
            return 0

    def edit(self, question: int, text: str) -> None:
        """Keep the words of a question; without words it goes."""
        if text.strip():
            self._run(questions.edit, question, {"text": text})
        else:
            self.delete([question])

    def set_group(self, ids: Sequence[int], group: QuestionGroup) -> None:
        """Put questions into another group."""
        self._run(questions.edit_all, ids, {"group": group})

    def delete(self, ids: Sequence[int]) -> None:
        """Delete questions; meetings keep theirs."""
        self._run(
            questions.delete,
            ids,
            said=self.tr("%n questions deleted", "", len(ids)),
        )

    def reorder(self, ids: Sequence[int]) -> None:
        """Put questions into this order."""
        self._run(questions.reorder, ids)

    def put_into_set(self, ids: Sequence[int], name: str) -> None:
        """Let questions be in a set. Raises InvalidInput."""
        questions.put_into_set(self._context.store, ids, name, self._now)
        self._context.notices.undoable(self.tr("In the set “%1” now").replace("%1", name.strip()))

    def take_out(self, ids: Sequence[int]) -> None:
        """Let questions be in no set."""
        self._run(questions.edit_all, ids, {"set_name": ""})

    def rename_set(self, name: str, new: str) -> None:
        """Give a set another name. Raises InvalidInput."""
        questions.rename_set(self._context.store, name, new, self._now)

    def delete_set(self, name: str) -> None:
        """Dissolve a set."""
        said = self.tr("The set “%1” is dissolved; its questions stay").replace("%1", name)
        self._run(questions.delete_set, name, said=said)

    def restore(self) -> None:
        """Bring the shipped questions back as they were."""
        with self._context.notices.guarded():
            count = questions.restore(self._context.store, self._now)
            if count:
                self._context.notices.undoable(self.tr("%n questions restored", "", count))
            else:
                self._context.notices.say(self.tr("All shipped questions are as they were"))

    def _run(self, verb: Callable[..., object], *values: Any, said: str = "") -> None:
        with self._context.notices.guarded():
            verb(self._context.store, *values, self._now)
            if said:
                self._context.notices.undoable(said)
