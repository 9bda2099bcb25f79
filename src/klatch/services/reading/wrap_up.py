"""What can be read for a wrap-up: what is suggested, and who was thanked."""

from __future__ import annotations

from datetime import date

from klatch.domain.follow_ups import FollowUp, Named, Suggestion, suggestions
from klatch.domain.vocabulary import TakeawayKind
from klatch.store.database import Store
from klatch.store.queries import meetings
from klatch.store.queries.wrap_up import Planned, planned, sent_me_to, thanked

__all__ = ["FollowUp", "Planned", "Suggestion", "planned", "suggested", "thanked"]


def suggested(store: Store, meeting: int, today: date) -> tuple[Suggestion, ...]:
    """What the conversation asks for afterwards. Raises NotFound."""
    found = meetings.detail(store, meeting)
    named = meetings.referrals(store, meeting)
    introduced = [Named(row.referrer, row.referrer_name, row.name) for row in named if row.will_introduce]
    helped = {row.contact for row in found.takeaways if row.kind is not TakeawayKind.INFORMATION}
    helped |= {row.referrer for row in named}
    gave = [(who.id, who.name) for who in found.row.attendees if who.id in helped]
    return suggestions(today, introduced, sent_me_to(store, meeting), gave)
