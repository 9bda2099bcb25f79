"""What a conversation asks for afterwards: suggestions, each with its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_SEND_AFTER, _TELL_AFTER, _REPORT_AFTER = timedelta(days=1), timedelta(days=14), timedelta(days=45)
_WORKDAYS = 5


class FollowUp(StrEnum):
    """What is suggested."""

    SEND_LINE = "send_line"
    """They will introduce me to `about`, and need a line they can pass on."""
    TELL_REFERRER = "tell_referrer"
    """`contact` pointed me to `about`, and would like to hear how it went."""
    TELL_OUTCOME = "tell_outcome"
    """They gave advice or names, and would like to hear what came of it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion: what, with whom, about whom, and by when."""

    what: FollowUp
    contact: int
    name: str
    about: str
    due: date


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who was pointed to, and by whom."""

    referrer: int
    referrer_name: str
    referred_name: str


def suggestions(
    today: date, introduced: Iterable[Named], sent_me: Iterable[Named], gave: Iterable[tuple[int, str]]
) -> tuple[Suggestion, ...]:
    """For introductions they promised, for who sent me to them, and for those who gave advice or names."""
    tomorrow = _workday(today + _SEND_AFTER)
    send = [
        Suggestion(FollowUp.SEND_LINE, each.referrer, each.referrer_name, each.referred_name, tomorrow)
        for each in introduced
    ]
    later = _workday(today + _TELL_AFTER)
    tell = [
        Suggestion(FollowUp.TELL_REFERRER, each.referrer, each.referrer_name, each.referred_name, later)
        for each in sent_me
    ]
    monday = today + _REPORT_AFTER
    monday += timedelta(days=-monday.weekday() % 7)
    report = [Suggestion(FollowUp.TELL_OUTCOME, contact, name, "", monday) for contact, name in gave]
    return (*send, *tell, *report)


def _workday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day if day.weekday() < _WORKDAYS else day + timedelta(days=7 - day.weekday())
