"""What is written of a meeting: notes, takeaways, referrals. A failure leaves what was typed where it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from klatch.domain.drafts import ReferralDraft, TakeawayDraft
from klatch.domain.errors import InvalidInput, KlatchError
from klatch.domain.names import fold
from klatch.domain.vocabulary import TakeawayKind
from klatch.services import meetings, referrals, takeaways
from klatch.services.reading.contacts import ContactFilter, ContactRow, ContactSource, Scope
from klatch.ui.page import Context

_LOOKED_AT = 50


class MeetingVerbs(QObject):
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
        return self.attempt(meetings.edit, meeting, {"notes": text})

    def add_takeaway(self, contact: int, kind: TakeawayKind, text: str) -> bool:
        """Add a piece of advice or information."""
        return self.attempt(takeaways.add, TakeawayDraft(contact, kind, text, self.meeting))

    def edit_takeaway(self, takeaway: int, text: str) -> bool:
        """Keep the words of a takeaway; without words it is deleted."""
        if not text.strip():
            return self.delete_takeaway(takeaway)
        return self.attempt(takeaways.edit, takeaway, {"text": text})

    def set_kind(self, takeaway: int, kind: TakeawayKind) -> bool:
        """Make a takeaway one of another kind."""
        return self.attempt(takeaways.edit, takeaway, {"kind": kind})

    def delete_takeaway(self, takeaway: int) -> bool:
        """Delete a takeaway."""
        return self.undoable(self.tr("Takeaway deleted"), takeaways.delete, [takeaway])

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
        return self.undoable(said, referrals.delete, [referral])

    def set_introduction(self, referral: int, will_introduce: bool) -> bool:
        """Keep whether the referrer will introduce them."""
        return self.attempt(referrals.edit, referral, {"will_introduce": will_introduce})

    def _known(self, name: str, employer: str) -> ContactRow | None:
        """Who is called exactly so; of several, who works there."""
        ids = self._people.ids(ContactFilter(scope=Scope.ALL, text=name), None)[:_LOOKED_AT]
        same = [row for row in self._people.rows(ids).values() if fold(row.name) == fold(name)]
        there = [row for row in same if employer and fold(row.organization) == fold(employer)]
        return next(iter(there or same), None)

    def undoable(self, sentence: str, verb: Callable[..., object], *values: object) -> bool:
        """Run a verb and offer to undo it."""
        worked = self.attempt(verb, *values)
        if worked:
            self._context.notices.undoable(sentence)
        return worked

    def attempt(self, verb: Callable[..., object], *values: object) -> bool:
        """Run a verb; a failure is shown."""
        try:
            verb(self._context.store, *values, self._now)
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        return True
