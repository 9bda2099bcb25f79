"""What meeting mode writes beside the notes. A failure is shown and leaves what was typed where it is."""

from __future__ import annotations

from klatch.domain.drafts import ReferralDraft
from klatch.domain.errors import InvalidInput, KlatchError
from klatch.domain.vocabulary import QuestionGroup, TakeawayKind
from klatch.services import preparation, referrals, talk
from klatch.services.reading.meetings import TakeawayRow
from klatch.ui.fields.meeting_verbs import MeetingVerbs


class TalkVerbs(MeetingVerbs):
    """Runs the verbs of the conversation in hand; each says whether it worked."""

    def begin(self) -> bool:
        """It begins now."""
        return self.attempt(talk.begin, self.meeting)

    def pause(self) -> bool:
        """Stop the clock."""
        return self.attempt(talk.pause, self.meeting)

    def resume(self) -> bool:
        """Let the clock run on."""
        return self.attempt(talk.resume, self.meeting)

    def extend(self) -> bool:
        """Five minutes more."""
        return self.undoable(self.tr("5 minutes more"), talk.extend, self.meeting)

    def end(self) -> bool:
        """It is over now."""
        return self.attempt(talk.end, self.meeting)

    def set_asked(self, question: int, asked: bool) -> bool:
        """Tick a question, or take the tick away."""
        return self.attempt(talk.tick if asked else talk.untick, question)

    def add_question(self, text: str) -> bool:
        """Add a question that came to mind."""
        return self.attempt(preparation.add_own, self.meeting, text, QuestionGroup.OWN)

    def keep_line(
        self, contact: int, kind: TakeawayKind, text: str, present: tuple[TakeawayRow, ...]
    ) -> bool:
        """Make a line of the notes a piece of advice or information, once."""
        if any(row.kind is kind and row.text == text for row in present):
            self._context.notices.say(self.tr("That line is kept already"))
            return False
        if not self.add_takeaway(contact, kind, text):
            return False
        advice = kind is TakeawayKind.ADVICE
        said = self.tr("Kept as advice") if advice else self.tr("Kept as information")
        self._context.notices.undoable(said)
        return True

    def point_to(self, referrer: int, known: int) -> bool:
        """Note that the referrer pointed to somebody already known."""
        draft = ReferralDraft(referrer, known, meeting=self.meeting)
        try:
            referrals.add(self._context.store, draft, self._now)
        except InvalidInput as error:
            known_already = error.problem == "known"
            said = self.tr("Already noted") if known_already else self.tr("That is who you talk with")
            self._context.notices.say(said)
            return known_already
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        return True
