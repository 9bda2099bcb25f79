"""The right of the page: referrals, follow-ups, promises, and how the work fits."""

from __future__ import annotations

from zlib import crc32

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.domain.names import first_name
from klatch.domain.vocabulary import TaskKind
from klatch.services import settings
from klatch.services.reading import career_paths, favors
from klatch.services.reading.meetings import MeetingDetail, referrals
from klatch.services.reading.tasks import of_meeting, titles_of_meeting
from klatch.services.reading.wrap_up import FollowUp, Suggestion, planned, suggested
from klatch.ui.fields.referral_card import ReferralCard
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import Card
from klatch.ui.wrap_up.fit_card import FitCard
from klatch.ui.wrap_up.followup_card import FollowUpCard, Wished
from klatch.ui.wrap_up.promise_card import PromiseCard
from klatch.ui.wrap_up.verbs import WrapVerbs


class Cards(QWidget):
    """The cards of one meeting."""

    def __init__(self, context: Context, verbs: WrapVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.referrals = ReferralCard(context, verbs, self)
        self.follow_ups = FollowUpCard(context, verbs, self)
        self.promises = PromiseCard(context, verbs, self)
        self.fit = FitCard(context, verbs, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        for card in (self.referrals, self.follow_ups, self.promises, self.fit):
            column.addWidget(card)
        column.addStretch(1)

    def begin(self, when: When) -> None:
        """Turn to another meeting."""
        self.referrals.new.forget()
        self.follow_ups.begin(when)
        self.promises.begin(when)
        self.fit.begin(settings.get(self._context.store, settings.Profile).topic_broad)

    def set_person(self, contact: int) -> None:
        """Who said or promised what is added next."""
        self.referrals.contact = self.follow_ups.contact = self.promises.contact = contact

    def show_meeting(self, meeting: MeetingDetail, when: When) -> None:
        """Show what is stored now."""
        store, row = self._context.store, meeting.row
        self.referrals.show_referrals(referrals(store, row.id), row.attendees, meeting.takeaways)
        own = tuple(task for task in of_meeting(store, row.id) if task.kind is TaskKind.OWN)
        known = titles_of_meeting(store, row.id)
        wished = (_wished(each) for each in suggested(store, row.id, when.today))
        fresh = tuple(each for each in wished if each.title not in known)
        self.follow_ups.show_tasks(own, fresh, planned(store, row.id))
        self.promises.show_promises(favors.of_meeting(store, row.id), row.attendees)
        self.fit.show_fits(career_paths.paths(store), career_paths.fits_of_meeting(store, row.id))

    def settled(self) -> list[bool]:
        """Which of referrals, follow-ups and reflection are done."""
        return [self.referrals.settled, self.follow_ups.settled, self.fit.settled]

    def parts(self) -> list[Card]:
        """What the steps of the strip stand for, from the second on."""
        return [self.referrals, self.follow_ups, self.fit]

    def entry(self, part: int) -> QWidget:
        """Where the focus goes for a step of the strip."""
        entries: tuple[QWidget, ...] = (self.referrals.new, self.follow_ups.new, self.fit.path)
        return entries[part - 1]

    def commit(self) -> None:
        """Save what is being typed."""
        for card in (self.referrals, self.follow_ups, self.promises, self.fit):
            card.commit()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        cards = (self.referrals, self.follow_ups, self.promises, self.fit)
        return [stop for card in cards for stop in card.stops()]


def _wished(each: Suggestion) -> Wished:
    """A suggestion in words, with a key that stays."""
    said = {
        FollowUp.SEND_LINE: tr("Send %1 a line to pass on to %2"),
        FollowUp.TELL_REFERRER: tr("Tell %3 how it went with %2"),
        FollowUp.TELL_OUTCOME: tr("Tell %1 what came of it"),
    }[each.what]
    title = (
        said.replace("%1", first_name(each.name))
        .replace("%2", first_name(each.about))
        .replace("%3", each.name)
    )
    key = crc32(f"{each.what}:{each.contact}:{each.about}".encode())
    return Wished(key, each.contact, title, each.due)


def tr(text: str) -> str:
    """Translate a suggestion."""
    return QCoreApplication.translate("wrap_up", text)
