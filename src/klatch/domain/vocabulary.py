"""The words of the domain as enums. The values are what the database holds."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Where a person stands, in the order of the pipeline."""

    ADDRESS_BOOK = "address_book"
    TO_CONTACT = "to_contact"
    CONTACTED = "contacted"
    REPLIED = "replied"
    SCHEDULED = "scheduled"
    MET = "met"
    THANKED = "thanked"
    IN_TOUCH = "in_touch"
    PAUSED = "paused"


PIPELINE = (
    Stage.TO_CONTACT,
    Stage.CONTACTED,
    Stage.REPLIED,
    Stage.SCHEDULED,
    Stage.MET,
    Stage.THANKED,
    Stage.IN_TOUCH,
)


class Source(StrEnum):
    """How the person was found."""

    FAMILY = "family"
    FRIEND = "friend"
    ALUMNI = "alumni"
    COLLEAGUE = "colleague"
    COMMUNITY = "community"
    MEETUP = "meetup"
    REFERRAL = "referral"
    LINKEDIN = "linkedin"
    COLD = "cold"
    IMPORTED = "imported"
    OTHER = "other"


class Helper(StrEnum):
    """The three kinds of contact of The 2-Hour Job Search (Dalton)."""

    UNKNOWN = "unknown"
    BOOSTER = "booster"
    OBLIGATE = "obligate"
    CURMUDGEON = "curmudgeon"


class Format(StrEnum):
    """How a meeting takes place."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"


class MeetingStatus(StrEnum):
    """What became of a meeting."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    HELD = "held"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class Channel(StrEnum):
    """How a touch happened."""

    EMAIL = "email"
    LINKEDIN = "linkedin"
    PHONE = "phone"
    IN_PERSON = "in_person"
    VIDEO = "video"
    OTHER = "other"


SPOKEN = frozenset({Channel.PHONE, Channel.IN_PERSON, Channel.VIDEO})
"""Where nothing was written down: a message logged there may have no text."""


class Direction(StrEnum):
    """Who reached out."""

    TO_THEM = "to_them"
    FROM_THEM = "from_them"
    BOTH = "both"  # they talked: as good as a reply


class Answer(StrEnum):
    """What somebody who was asked for a conversation said."""

    YES = "yes"
    NOT_NOW = "not_now"
    NO = "no"


class QuestionGroup(StrEnum):
    """What a question is about, in the order a conversation goes."""

    PATH = "path"
    DAY_TO_DAY = "day_to_day"
    INDUSTRY = "industry"
    ADVICE = "advice"
    REFERRALS = "referrals"
    OWN = "own"


class TakeawayKind(StrEnum):
    """A.I.R."""

    ADVICE = "advice"
    INFORMATION = "information"
    REFERRAL = "referral"


class OpportunityStatus(StrEnum):
    """What became of a lead."""

    LEAD = "lead"
    APPLIED = "applied"
    INTERVIEWING = "interviewing"
    OFFER = "offer"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


OPEN_OPPORTUNITIES = (
    OpportunityStatus.LEAD,
    OpportunityStatus.APPLIED,
    OpportunityStatus.INTERVIEWING,
    OpportunityStatus.OFFER,
)


class MessageState(StrEnum):
    """draft, handed over, sent or discarded; the others belong to an own mail account."""

    DRAFT = "draft"
    HANDED_OVER = "handed_over"
    SENT = "sent"
    DISCARDED = "discarded"
    QUEUED = "queued"
    SENDING = "sending"
    TRANSMITTING = "transmitting"
    FAILED = "failed"
    UNKNOWN = "unknown"


class TaskKind(StrEnum):
    """What a step asks for. All but OWN are made by the rules of `cadence`, in the order of precedence."""

    PREPARE = "prepare"
    CONFIRM_PLACE = "confirm_place"
    WRAP_UP = "wrap_up"
    THANK = "thank"
    OFFER_TIMES = "offer_times"
    WRITE_SOMEONE_ELSE = "write_someone_else"
    FOLLOW_UP = "follow_up"
    CLOSE = "close"
    TELL_REFERRER = "tell_referrer"
    REPORT_BACK = "report_back"
    CHECK_IN = "check_in"
    FIRST_MESSAGE = "first_message"
    OWN = "own"
