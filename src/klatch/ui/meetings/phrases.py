"""What is said of a meeting: when for me, when for them, where, with whom, and what became of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from klatch.domain import zones
from klatch.domain.reminding import MEETING_LEAD
from klatch.domain.talk_clock import under_way
from klatch.domain.vocabulary import Format, MeetingStatus
from klatch.services.reading.meetings import MeetingRow
from klatch.ui.meeting_words import hours_left, names, planned_end, roles, takeaway_kind
from klatch.ui.when import When

__all__ = [
    "AHEAD",
    "both",
    "city",
    "distance",
    "gained",
    "hours_left",
    "left",
    "length",
    "names",
    "outcome",
    "planned_end",
    "roles",
    "span",
    "start",
    "takeaway_kind",
    "their_time",
    "there",
    "tr",
    "where",
]

AHEAD = (MeetingStatus.PROPOSED, MeetingStatus.CONFIRMED)
_MINUTES_UP_TO = 6  # hours from which minutes no longer matter


def tr(text: str, count: int = -1) -> str:
    """Translate a phrase of this module; %n becomes the count."""
    return QCoreApplication.translate("meetings", text, "", count)


def start(row: MeetingRow, when: When, *, begins: bool = True) -> str:
    """The start on my clock: "Today 10:30", "Thu 20 Nov, 12:00"; `begins` a sentence or stands within one."""
    days = (when.day_of(row.starts_at) - when.today).days
    first = {-1: tr("Yesterday %1"), 0: tr("Today %1"), 1: tr("Tomorrow %1")}
    within = {-1: tr("yesterday %1"), 0: tr("today %1"), 1: tr("tomorrow %1")}
    near = (first if begins else within).get(days)
    clock = when.time(row.starts_at)
    return near.replace("%1", clock) if near else f"{when.weekday(row.starts_at)}, {clock}"


def distance(row: MeetingRow, when: When) -> str:
    """How far off a meeting ahead is, or that it is on; nothing for one that is over."""
    if row.status not in AHEAD or planned_end(row) <= when.now:
        return ""
    minutes = int((row.starts_at - when.now) / timedelta(minutes=1))
    if row.starts_at <= when.now:
        return tr("now")
    days = (when.day_of(row.starts_at) - when.today).days
    return tr("in %1").replace("%1", span(minutes)) if days < 2 else tr("in %n days", days)


def span(minutes: int) -> str:
    """So many minutes as people say them: "42 min", "5 h 12 min", "9 h"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("%n min", minutes)
    said = tr("%n h", hours)
    return f"{said} {tr('%n min', rest)}" if rest and hours < _MINUTES_UP_TO else said


def length(row: MeetingRow, when: When) -> str:
    """The second line of When: how far off, how long, and whether it is only proposed."""
    proposed = tr("proposed") if row.status is MeetingStatus.PROPOSED else ""
    return ", ".join(part for part in (distance(row, when), tr("%n min", row.minutes), proposed) if part)


def starting(row: MeetingRow, when: When) -> tuple[str, str] | None:
    """What a button says, with its icon, that starts a meeting whose time has come or goes back to it."""
    if row.status not in AHEAD:
        return None
    if under_way(row.talk, when.now):
        return tr("Back to the conversation"), "coffee"
    due = row.starts_at - MEETING_LEAD <= when.now < planned_end(row)
    return (tr("Start"), "play") if due and row.started_at is None else None


def where(row: MeetingRow) -> str:
    """How or where they meet."""
    if row.format is Format.IN_PERSON:
        return row.place or tr("In person")
    return tr("Video call") if row.format is Format.VIDEO else tr("Phone")


def their_time(row: MeetingRow, when: When) -> str:
    """The start on their clock, with the city."""
    if not row.zone or not zones.is_zone(row.zone):
        return ""
    return there(row.starts_at, when, row.zone, city(row))


def there(moment: datetime, when: When, zone: str, place: str) -> str:
    """A moment on the clock of a place, or that it is the same as mine."""
    theirs = When(when.now, zone)
    if moment.astimezone(theirs.zone).utcoffset() == moment.astimezone(when.zone).utcoffset():
        return tr("Same time zone")
    return tr("%1 in %2").replace("%1", _clock(moment, when, theirs)).replace("%2", place)


def both(moment: datetime, when: When, zone: str, place: str) -> str:
    """A moment on both clocks: "Tue 18 Nov: 10:30 for you, 13:30 in Boston"."""
    mine = tr("%1 for you").replace("%1", when.time(moment))
    said = mine
    if zone:
        other = there(moment, when, zone, place)
        same = other == tr("Same time zone")
        said = tr("%1 for both of you").replace("%1", when.time(moment)) if same else f"{mine}, {other}"
    return f"{when.weekday(moment)}: {said}"


def city(row: MeetingRow) -> str:
    """Where the zone of a meeting is: the town of who takes part from there, else the zone's city."""
    towns = (who.city.partition(",")[0].strip() for who in row.attendees if who.zone == row.zone)
    return next((town for town in towns if town), zones.city_name(row.zone))


def gained(row: MeetingRow) -> str:
    """What a conversation left: "3 takeaways, 1 name"."""
    parts = []
    if row.takeaways:
        parts.append(tr("1 takeaway") if row.takeaways == 1 else tr("%n takeaways", row.takeaways))
    if row.names:
        parts.append(tr("1 name") if row.names == 1 else tr("%n names", row.names))
    return ", ".join(parts)


def outcome(row: MeetingRow, when: When) -> tuple[str, str]:
    """What became of a meeting, and the tone of its tag."""
    if row.status in AHEAD and planned_end(row) <= when.now:
        return tr("Not wrapped up"), "warning"
    return {
        MeetingStatus.PROPOSED: (tr("Proposed"), "info"),
        MeetingStatus.CONFIRMED: (tr("Confirmed"), "success"),
        MeetingStatus.HELD: (tr("Held"), "success"),
        MeetingStatus.CANCELLED: (tr("Cancelled"), "neutral"),
        MeetingStatus.NO_SHOW: (tr("They did not come"), "neutral"),
    }[row.status]


def left(hours: float) -> str:
    """The time left on a clock: "22 h left", "40 min left", "3 h late", "2 days late"."""
    if hours < 0:
        return tr("%1 late").replace("%1", _about(-hours))
    return tr("%1 left").replace("%1", _about(hours))


def _about(hours: float) -> str:
    if hours < 1:
        return tr("%n min", int(hours * 60))
    if hours < 48:
        return tr("%n h", int(hours))
    return tr("%n days", int(hours // 24))


def _clock(moment: datetime, mine: When, theirs: When) -> str:
    """The time there; with the weekday when it is another day."""
    said = theirs.time(moment)
    return said if mine.day_of(moment) == theirs.day_of(moment) else f"{theirs.weekday(moment)}, {said}"
