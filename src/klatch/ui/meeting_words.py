"""What is said of a meeting wherever it is spoken of: with whom, how long, what kind of thing it left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication

from klatch.domain.vocabulary import TakeawayKind
from klatch.services.reading.meetings import Attendee, MeetingRow
from klatch.ui.when import When


def tr(text: str, count: int = -1) -> str:
    """Translate a phrase of this module; %n becomes the count."""
    return QCoreApplication.translate("meetings", text, "", count)


def precise(minutes: int) -> str:
    """So many minutes of a clock: "23 h 39 min", "2 days" beyond two of them."""
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return tr("%n days", hours // 24)
    parts = [tr("%n h", hours)] if hours else []
    return " ".join([*parts, tr("%n min", rest)])


def names(people: Sequence[Attendee]) -> str:
    """Who takes part: one or two by name, more by number."""
    if not people:
        return tr("Nobody")
    if len(people) == 1:
        return people[0].name
    if len(people) == 2:
        return tr("%1 and %2").replace("%1", people[0].name).replace("%2", people[1].name)
    return tr("%1 and %n others", len(people) - 1).replace("%1", people[0].name)


def roles(people: Sequence[Attendee]) -> str:
    """What they do: title and employer of one, the employers of several."""
    if len(people) == 1:
        return ", ".join(part for part in (people[0].title, people[0].organization) if part)
    return ", ".join(dict.fromkeys(who.organization for who in people if who.organization))


def takeaway_kind(kind: TakeawayKind) -> str:
    """A.I.R. in words."""
    return {
        TakeawayKind.ADVICE: tr("Advice"),
        TakeawayKind.INFORMATION: tr("Information"),
        TakeawayKind.REFERRAL: tr("Referral"),
    }[kind]


def planned_end(row: MeetingRow) -> datetime:
    """When a meeting should be over."""
    return row.starts_at + timedelta(minutes=row.minutes)


def hours_left(due: date | datetime, when: When) -> float:
    """Hours until something is due, negative when late; a day lasts until its end."""
    if not isinstance(due, datetime):
        due = datetime.combine(due, time.max, tzinfo=when.zone)
    return (due - when.now) / timedelta(hours=1)
