"""Thirteen people whose numbers are counted by hand.

Weeks begin on Monday; now is Monday 23 November 2026, the last eight weeks began on 5 October. B stands for a
message that bounced, F for a follow-up; days are of October and November.

| person | source   | template | first    | reply after | meeting     | thanks | name | lead  | and        |
|--------|----------|----------|----------|-------------|-------------|--------|------|-------|------------|
| Ada    | referral | Warm     | 6 Oct    | 6 hours     | held 14 Oct | 14 Oct | yes  | offer |            |
| Ben    | referral | Warm     | 8 Oct    | 1.5 days    | held 21 Oct | 21 Oct |      | lead  |            |
| Cem    | referral | Warm     | 13 Oct   | 2 days      | held 28 Oct |        | yes  |       |            |
| Dee    | referral | Short    | 15 Oct   | 4 days      | 1 Dec       |        |      |       |            |
| Eve    | referral | Short    | 20 Oct   | 8 days      | called off  |        |      |       |            |
| Fay    | linkedin | Short    | 22 Oct   |             |             |        |      | lead  |            |
| Gus    | linkedin | Short    | 27 Oct   |             | proposed    |        |      |       |            |
| Hal    | linkedin | Short    | 3 Nov    |             |             |        |      |       | B 29 Oct   |
| Ida    | linkedin | Short    | 5 Nov    | 11 d 2 h    |             |        |      |       | F 16 Nov   |
| Lou    | friend   | none     | 12 Nov   | not noted   | held 18 Nov |        |      |       |            |
| Jon    | linkedin | (Short)  | (10 Nov) |             |             |        |      |       | B          |
| Kim    | friend   | (Warm)   | 20 Sep   | 10 Oct      | held 15 Oct |        | yes  |       | before it  |
| Mia    | alumni   |          |          |             |             |        |      |       |            |

Ten were reached: seven replied, six came to a date, four were met, of whom two were thanked, two named
somebody, two are a lead and one of these an offer. Fay's lead is none that came of a talk. Ada named Ned, Cem
named Pat, Kim named Oli; with Jon (whose message came back) and Mia they wait for a first message: three by
referral, one, and one.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from klatch.domain.drafts import (
    ContactDraft,
    MeetingDraft,
    MessageDraft,
    OpportunityDraft,
    ReferralDraft,
    TemplateDraft,
)
from klatch.domain.vocabulary import MeetingStatus, OpportunityStatus, Source
from klatch.services import contacts, meetings, messages, opportunities, referrals, settings, templates
from klatch.store.database import Store

ZONE = "America/New_York"
NOON = 17  # in UTC


def at(month: int, day: int, hour: int = NOON) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


class Story:
    """Tells it through the verbs; `people` are their ids by name."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.people: dict[str, int] = {}
        begun = at(9, 1)
        settings.put(store, settings.Profile(name="Nora", zone=ZONE), begun)
        self.warm, self.short = (
            templates.add(store, TemplateDraft("outreach.warm", name, "Hi"), begun)
            for name in ("Warm", "Short")
        )

    def tell(self) -> Story:
        """All of the table."""
        for name, source in (("Kim", Source.FRIEND), ("Ada", Source.REFERRAL), ("Ben", Source.REFERRAL)):
            self.person(name, source)
        for name in ("Cem", "Dee", "Eve"):
            self.person(name, Source.REFERRAL)
        for name in ("Fay", "Gus", "Hal", "Ida", "Jon"):
            self.person(name, Source.LINKEDIN)
        self.person("Lou", Source.FRIEND)
        self.person("Mia", Source.ALUMNI)
        self._before()
        self._referred()
        self._found()
        return self

    def person(self, name: str, source: Source) -> int:
        draft = ContactDraft(display_name=name, source=source)
        self.people[name] = contacts.add(self.store, draft, at(9, 1))
        return self.people[name]

    def write(
        self, name: str, when: datetime, template: int | None = None, kind: str = "outreach.warm"
    ) -> int:
        draft = MessageDraft(self.people[name], kind, "Subject", "Text", template=template)
        return messages.log_sent_elsewhere(self.store, draft, when, when)

    def answer(self, message: int, when: datetime) -> None:
        messages.mark_answered(self.store, message, when, when)

    def hold(self, name: str, when: datetime) -> int:
        draft = MeetingDraft((self.people[name],), when, ZONE)
        return meetings.log(self.store, draft, when + timedelta(minutes=25), when + timedelta(hours=1))

    def name_somebody(self, referrer: str, name: str, when: datetime) -> None:
        draft = ReferralDraft(self.people[referrer], name=name)
        self.people[name] = referrals.capture(self.store, draft, when)

    def lead(self, when: datetime, status: OpportunityStatus, **of: int) -> None:
        opportunities.add(self.store, OpportunityDraft("Researcher", status=status, **of), when)

    def _before(self) -> None:
        self.answer(self.write("Kim", at(9, 20), self.warm), at(10, 10))
        self.hold("Kim", at(10, 15))
        self.name_somebody("Kim", "Oli", at(10, 16))

    def _referred(self) -> None:
        self.answer(self.write("Ada", at(10, 6), self.warm), at(10, 6, 23))
        met = self.hold("Ada", at(10, 14))
        self.write("Ada", at(10, 14, 20), kind="thanks.same_day")
        self.name_somebody("Ada", "Ned", at(10, 14, 21))
        self.lead(at(10, 20), OpportunityStatus.OFFER, meeting=met)
        self.answer(self.write("Ben", at(10, 8), self.warm), at(10, 10, 5))
        self.hold("Ben", at(10, 21))
        self.write("Ben", at(10, 21, 20), kind="thanks.same_day")
        self.lead(at(10, 22), OpportunityStatus.LEAD, contact=self.people["Ben"])
        self.answer(self.write("Cem", at(10, 13), self.warm), at(10, 15))
        self.hold("Cem", at(10, 28))
        self.name_somebody("Cem", "Pat", at(10, 28, 20))
        self.answer(self.write("Dee", at(10, 15), self.short), at(10, 19))
        meetings.schedule(self.store, MeetingDraft((self.people["Dee"],), at(12, 1), ZONE), at(10, 20))
        self.answer(self.write("Eve", at(10, 20), self.short), at(10, 28))
        off = meetings.schedule(self.store, MeetingDraft((self.people["Eve"],), at(11, 4), ZONE), at(10, 29))
        meetings.cancel(self.store, off, at(11, 3))

    def _found(self) -> None:
        self.write("Fay", at(10, 22), self.short)
        self.lead(at(10, 30), OpportunityStatus.LEAD, contact=self.people["Fay"])
        self.write("Gus", at(10, 27), self.short)
        draft = MeetingDraft((self.people["Gus"],), at(12, 2), ZONE, status=MeetingStatus.PROPOSED)
        meetings.schedule(self.store, draft, at(10, 27))
        came_back = self.write("Hal", at(10, 29), self.warm)
        messages.mark_bounced(self.store, came_back, at(10, 29), at(10, 29))
        self.write("Hal", at(11, 3), self.short)
        self.write("Ida", at(11, 5), self.short)
        again = self.write("Ida", at(11, 16), kind="followup.first")
        self.answer(again, at(11, 16, 19))
        came_back = self.write("Jon", at(11, 10), self.short)
        messages.mark_bounced(self.store, came_back, at(11, 11), at(11, 11))
        self.write("Lou", at(11, 12))
        self.hold("Lou", at(11, 18))
