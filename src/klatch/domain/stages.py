"""Where a person stands after something happened: the stage table as data, and nothing else.

Two decisions where the table leaves room:
- A paused person stays paused until the user sets a stage by hand. The pause may hold a "please stop", so
  neither a reply nor a message that was on its way resumes it by itself.
- A pair that is not listed changes nothing, so no event ever moves a person backwards. The two moves that do
  go back, a meeting called off and the only message bounced, ask the facts first.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from klatch.domain.vocabulary import Stage


class Event(StrEnum):
    """What can happen to a person."""

    ADDED_TO_PIPELINE = "added_to_pipeline"
    REFERRAL_CAPTURED = "referral_captured"
    DRAFT_WRITTEN = "draft_written"
    OUTREACH_SENT = "outreach_sent"
    OUTREACH_BOUNCED = "outreach_bounced"
    REPLIED = "replied"
    MEETING_PROPOSED = "meeting_proposed"
    MEETING_CONFIRMED = "meeting_confirmed"
    MEETING_HELD = "meeting_held"
    MEETING_CALLED_OFF = "meeting_called_off"
    THANKS_SENT = "thanks_sent"
    TOUCHED = "touched"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class StageFacts:
    """What the table asks about a person beside the stage."""

    meeting_ahead: bool = False
    """Another meeting of this person is proposed or confirmed."""
    met: bool = False
    """A meeting of this person was held."""
    thanked: bool = False
    """A thank-you was sent after a meeting."""
    delivered: bool = False
    """Some message reached this person."""


_NOTHING = StageFacts()

TABLE: dict[tuple[Event, Stage], Stage] = {
    (Event.ADDED_TO_PIPELINE, Stage.ADDRESS_BOOK): Stage.TO_CONTACT,
    (Event.REFERRAL_CAPTURED, Stage.ADDRESS_BOOK): Stage.TO_CONTACT,
    (Event.DRAFT_WRITTEN, Stage.ADDRESS_BOOK): Stage.TO_CONTACT,
    (Event.OUTREACH_SENT, Stage.ADDRESS_BOOK): Stage.CONTACTED,
    (Event.OUTREACH_SENT, Stage.TO_CONTACT): Stage.CONTACTED,
    (Event.OUTREACH_SENT, Stage.THANKED): Stage.IN_TOUCH,
    (Event.REPLIED, Stage.ADDRESS_BOOK): Stage.REPLIED,
    (Event.REPLIED, Stage.TO_CONTACT): Stage.REPLIED,
    (Event.REPLIED, Stage.CONTACTED): Stage.REPLIED,
    (Event.REPLIED, Stage.THANKED): Stage.IN_TOUCH,
    (Event.MEETING_CONFIRMED, Stage.ADDRESS_BOOK): Stage.SCHEDULED,
    (Event.MEETING_CONFIRMED, Stage.TO_CONTACT): Stage.SCHEDULED,
    (Event.MEETING_CONFIRMED, Stage.CONTACTED): Stage.SCHEDULED,
    (Event.MEETING_CONFIRMED, Stage.REPLIED): Stage.SCHEDULED,
    (Event.MEETING_CONFIRMED, Stage.THANKED): Stage.SCHEDULED,
    (Event.MEETING_CONFIRMED, Stage.IN_TOUCH): Stage.SCHEDULED,
    (Event.MEETING_HELD, Stage.ADDRESS_BOOK): Stage.MET,
    (Event.MEETING_HELD, Stage.TO_CONTACT): Stage.MET,
    (Event.MEETING_HELD, Stage.CONTACTED): Stage.MET,
    (Event.MEETING_HELD, Stage.REPLIED): Stage.MET,
    (Event.MEETING_HELD, Stage.SCHEDULED): Stage.MET,
    (Event.MEETING_HELD, Stage.THANKED): Stage.MET,
    (Event.MEETING_HELD, Stage.IN_TOUCH): Stage.MET,
    (Event.THANKS_SENT, Stage.TO_CONTACT): Stage.CONTACTED,
    (Event.THANKS_SENT, Stage.MET): Stage.THANKED,
    (Event.THANKS_SENT, Stage.THANKED): Stage.IN_TOUCH,
    (Event.TOUCHED, Stage.TO_CONTACT): Stage.CONTACTED,
    (Event.TOUCHED, Stage.THANKED): Stage.IN_TOUCH,
} | {(Event.PAUSED, stage): Stage.PAUSED for stage in Stage}


def after(event: Event, stage: Stage, facts: StageFacts = _NOTHING) -> Stage:
    """The stage of a person once `event` happened; the same one when the table does not move them."""
    if event is Event.MEETING_CALLED_OFF and stage is Stage.SCHEDULED:
        return _without_meeting(facts)
    if event is Event.OUTREACH_BOUNCED and stage is Stage.CONTACTED and not facts.delivered:
        return Stage.TO_CONTACT
    return TABLE.get((event, stage), stage)


def _without_meeting(facts: StageFacts) -> Stage:
    """Back to "replied", except for those whom an earlier meeting had already brought further."""
    if facts.meeting_ahead:
        return Stage.SCHEDULED
    if not facts.met:
        return Stage.REPLIED
    return Stage.IN_TOUCH if facts.thanked else Stage.MET
