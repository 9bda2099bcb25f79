"""Where a next step begins: the page that does it, with the kind of message that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klatch.domain.vocabulary import Source, TaskKind
from klatch.ui.places import Compose, NewMeeting, Place, Prepare, ShowContact, ShowOrganization, WrapUp

if TYPE_CHECKING:
    from klatch.services.reading.contacts import ContactDetail

_KINDS = {
    TaskKind.CONFIRM_PLACE: "schedule.reminder",
    TaskKind.THANK: "thanks.same_day",
    TaskKind.OFFER_TIMES: "schedule.propose",
    TaskKind.FOLLOW_UP: "followup.first",
    TaskKind.CLOSE: "followup.last",
    TaskKind.TELL_REFERRER: "update.to_referrer",
    TaskKind.REPORT_BACK: "update.advice_acted",
    TaskKind.CHECK_IN: "keepintouch.checkin",
}
_FIRST = {
    Source.ALUMNI: "outreach.alumni",
    Source.REFERRAL: "outreach.referral",
    Source.MEETUP: "outreach.met_at_event",
    Source.FAMILY: "outreach.warm",
    Source.FRIEND: "outreach.warm",
    Source.COLLEAGUE: "outreach.warm",
    Source.COMMUNITY: "outreach.warm",
}

SNOOZES = ("snooze", "snooze_days", "snooze_week", "snooze_until")
"""The ways to leave a step alone for a while, by the names of the action table."""
_OWN_DEADLINE = (TaskKind.THANK, TaskKind.WRAP_UP)


def may_rest(kind: TaskKind) -> bool:
    """Whether a step may be snoozed: what has a deadline of its own may not."""
    return kind not in _OWN_DEADLINE


def first_message(source: Source) -> str:
    """The kind of a first message to somebody found this way."""
    return _FIRST.get(source, "outreach.cold")


def place(kind: TaskKind, person: ContactDetail, meeting: int | None) -> Place:
    """Where the step of a person begins."""
    contact, organization = person.id, person.organization_id
    if kind in (TaskKind.PREPARE, TaskKind.WRAP_UP):
        if meeting is None:
            return NewMeeting((contact,))
        return Prepare(meeting) if kind is TaskKind.PREPARE else WrapUp(meeting)
    if kind is TaskKind.WRITE_SOMEONE_ELSE:
        return ShowOrganization(organization) if organization is not None else ShowContact(contact)
    if kind is TaskKind.FIRST_MESSAGE:
        return Compose((contact,), first_message(person.source))
    return Compose((contact,), _KINDS.get(kind), meeting)
