"""What the window calls the words of the domain."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from klatch.domain.vocabulary import (
    Channel,
    Format,
    Helper,
    OpportunityStatus,
    QuestionGroup,
    Source,
    Stage,
    TakeawayKind,
    TaskKind,
)


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("words", text)


def stage(value: Stage) -> str:
    """A stage as chips and menus call it."""
    return {
        Stage.ADDRESS_BOOK: tr("Address book"),
        Stage.TO_CONTACT: tr("To contact"),
        Stage.CONTACTED: tr("Contacted"),
        Stage.REPLIED: tr("Replied"),
        Stage.SCHEDULED: tr("Scheduled"),
        Stage.MET: tr("Met"),
        Stage.THANKED: tr("Thanked"),
        Stage.IN_TOUCH: tr("In touch"),
        Stage.PAUSED: tr("Paused"),
    }[value]


def source(value: Source) -> str:
    """How somebody was found."""
    return {
        Source.FAMILY: tr("Family"),
        Source.FRIEND: tr("Friend"),
        Source.ALUMNI: tr("Alumni"),
        Source.COLLEAGUE: tr("Colleague"),
        Source.COMMUNITY: tr("Community"),
        Source.MEETUP: tr("Meetup"),
        Source.REFERRAL: tr("Referral"),
        Source.LINKEDIN: tr("LinkedIn"),
        Source.COLD: tr("Cold"),
        Source.IMPORTED: tr("Imported"),
        Source.OTHER: tr("Other"),
    }[value]


def helper(value: Helper) -> str:
    """The kind of helper somebody turned out to be."""
    return {
        Helper.UNKNOWN: tr("Not known yet"),
        Helper.BOOSTER: tr("Booster"),
        Helper.OBLIGATE: tr("Obligate"),
        Helper.CURMUDGEON: tr("Curmudgeon"),
    }[value]


def priority(value: int) -> str:
    """How much somebody matters, from 0 to 3."""
    return (tr("None"), tr("Low"), tr("Medium"), tr("High"))[value]


def opportunity(value: OpportunityStatus) -> str:
    """What became of a lead."""
    return {
        OpportunityStatus.LEAD: tr("Lead"),
        OpportunityStatus.APPLIED: tr("Applied"),
        OpportunityStatus.INTERVIEWING: tr("Interviewing"),
        OpportunityStatus.OFFER: tr("Offer"),
        OpportunityStatus.ACCEPTED: tr("Accepted"),
        OpportunityStatus.REJECTED: tr("Rejected"),
        OpportunityStatus.WITHDRAWN: tr("Withdrawn"),
    }[value]


def takeaway(value: TakeawayKind) -> str:
    """A.I.R. in words."""
    return {
        TakeawayKind.ADVICE: tr("Advice"),
        TakeawayKind.INFORMATION: tr("Information"),
        TakeawayKind.REFERRAL: tr("Referral"),
    }[value]


def channel(value: Channel) -> str:
    """How a touch happened."""
    return {
        Channel.EMAIL: tr("E-mail"),
        Channel.LINKEDIN: tr("LinkedIn"),
        Channel.PHONE: tr("Phone call"),
        Channel.IN_PERSON: tr("In person"),
        Channel.VIDEO: tr("Video call"),
        Channel.OTHER: tr("Other"),
    }[value]


def meeting_format(value: Format) -> str:
    """How a meeting takes place."""
    return {
        Format.IN_PERSON: tr("In person"),
        Format.PHONE: tr("Phone"),
        Format.VIDEO: tr("Video"),
    }[value]


def preparation(part: str) -> str:
    """A part of a meeting's preparation, as a list names it."""
    return {
        "goals": tr("goals"),
        "research": tr("research"),
        "introduction": tr("introduction"),
        "questions": tr("questions"),
        "where": tr("place or link"),
    }[part]


def question_group(group: QuestionGroup) -> str:
    """What a question is about, as a heading."""
    return {
        QuestionGroup.PATH: tr("Their path"),
        QuestionGroup.DAY_TO_DAY: tr("Day-to-day"),
        QuestionGroup.INDUSTRY: tr("Industry"),
        QuestionGroup.ADVICE: tr("Advice"),
        QuestionGroup.REFERRALS: tr("Referrals"),
        QuestionGroup.OWN: tr("Your own"),
    }[group]


def step(kind: TaskKind, title: str = "") -> str:
    """A next step as a sentence begins it; a step of the user's own says its title."""
    return (
        title
        or {
            TaskKind.PREPARE: tr("Prepare for the chat"),
            TaskKind.CONFIRM_PLACE: tr("Confirm the place"),
            TaskKind.WRAP_UP: tr("Say how it went"),
            TaskKind.THANK: tr("Send thank-you"),
            TaskKind.OFFER_TIMES: tr("Offer times"),
            TaskKind.WRITE_SOMEONE_ELSE: tr("Write to someone else there"),
            TaskKind.FOLLOW_UP: tr("Follow up, first time"),
            TaskKind.CLOSE: tr("Close gracefully"),
            TaskKind.TELL_REFERRER: tr("Tell them what came of it"),
            TaskKind.REPORT_BACK: tr("Report back"),
            TaskKind.CHECK_IN: tr("Check in"),
            TaskKind.FIRST_MESSAGE: tr("Write first message"),
            TaskKind.OWN: tr("Your own step"),
        }[kind]
    )


def step_button(kind: TaskKind) -> tuple[str, str]:
    """The verb on the button that starts a step, and its icon."""
    return {
        TaskKind.PREPARE: (tr("Prepare"), "list-checks"),
        TaskKind.CONFIRM_PLACE: (tr("Write"), "mail"),
        TaskKind.WRAP_UP: (tr("Wrap up"), "calendar-check"),
        TaskKind.THANK: (tr("Write thank-you"), "heart"),
        TaskKind.OFFER_TIMES: (tr("Offer times"), "calendar-plus"),
        TaskKind.WRITE_SOMEONE_ELSE: (tr("Find someone"), "users"),
        TaskKind.FOLLOW_UP: (tr("Follow up"), "mail"),
        TaskKind.CLOSE: (tr("Write"), "mail"),
        TaskKind.TELL_REFERRER: (tr("Write"), "mail"),
        TaskKind.REPORT_BACK: (tr("Write"), "mail"),
        TaskKind.CHECK_IN: (tr("Write"), "mail"),
        TaskKind.FIRST_MESSAGE: (tr("Write"), "mail"),
        TaskKind.OWN: (tr("Write"), "mail"),
    }[kind]
