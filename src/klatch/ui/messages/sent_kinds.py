"""The few kinds a message sent elsewhere is logged as, and which kind of the writing page each means."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from klatch.domain.vocabulary import SPOKEN, Channel, Stage, TaskKind
from klatch.services.reading.contacts import ContactDetail
from klatch.ui import steps


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("sent_kinds", text)


class SentKind(StrEnum):
    """What it was for."""

    FIRST = "first"
    FOLLOW_UP = "follow_up"
    TIMES = "times"
    THANKS = "thanks"
    OTHER = "other"


def text(kind: SentKind) -> str:
    """What a kind is called."""
    return {
        SentKind.FIRST: tr("First message"),
        SentKind.FOLLOW_UP: tr("Follow-up"),
        SentKind.TIMES: tr("Times offered"),
        SentKind.THANKS: tr("Thank-you"),
        SentKind.OTHER: tr("Something else"),
    }[kind]


def fitting(person: ContactDetail) -> SentKind:
    """What was probably sent: what the next step asks for."""
    if person.stage is Stage.ADDRESS_BOOK:
        return SentKind.FIRST
    step = person.next_step.kind if person.next_step is not None else None
    return (
        {
            TaskKind.FIRST_MESSAGE: SentKind.FIRST,
            TaskKind.FOLLOW_UP: SentKind.FOLLOW_UP,
            TaskKind.WRITE_SOMEONE_ELSE: SentKind.FOLLOW_UP,
            TaskKind.CLOSE: SentKind.FOLLOW_UP,
            TaskKind.OFFER_TIMES: SentKind.TIMES,
            TaskKind.THANK: SentKind.THANKS,
        }.get(step, SentKind.OTHER)
        if step is not None
        else SentKind.OTHER
    )


def key(kind: SentKind, channel: Channel, person: ContactDetail) -> str:
    """The kind by which stage and next step follow."""
    closing = person.next_step is not None and person.next_step.kind is TaskKind.CLOSE
    return {
        SentKind.FIRST: _first(channel, person),
        SentKind.FOLLOW_UP: "followup.last" if closing else "followup.first",
        SentKind.TIMES: "schedule.propose",
        SentKind.THANKS: "thanks.same_day",
        SentKind.OTHER: "keepintouch.checkin",
    }[kind]


def _first(channel: Channel, person: ContactDetail) -> str:
    if channel is Channel.LINKEDIN:
        return "outreach.linkedin_note"
    return "outreach.phone_script" if channel in SPOKEN else steps.first_message(person.source)
