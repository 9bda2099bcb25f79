"""What is said of a meeting wherever it is spoken of: with whom, how long, what kind of thing it left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication

from klatch.domain import zones
from klatch.domain.vocabulary import Format, MeetingStatus
from klatch.services.reading.meetings import Attendee, MeetingRow
from klatch.ui.when import When

AHEAD = (MeetingStatus.PROPOSED, MeetingStatus.CONFIRMED)
_MINUTES_UP_TO = 6  # hours from which minutes no longer matter


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


def planned_end(row: MeetingRow) -> datetime:
    """When a meeting should be over."""
    return row.starts_at + timedelta(minutes=row.minutes)


def hours_left(due: date | datetime, when: When) -> float:
    """Hours until something is due, negative when late; a day lasts until its end."""
    if not isinstance(due, datetime):
        due = datetime.combine(due, time.max, tzinfo=when.zone)
    return (due - when.now) / timedelta(hours=1)


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


def city(row: MeetingRow) -> str:
    """Where the zone of a meeting is: the town of who takes part from there, else the zone's city."""
    towns = (who.city.partition(",")[0].strip() for who in row.attendees if who.zone == row.zone)
    return next((town for town in towns if town), zones.city_name(row.zone))


def _clock(moment: datetime, mine: When, theirs: When) -> str:
    """The time there; with the weekday when it is another day."""
    said = theirs.time(moment)
    return said if mine.day_of(moment) == theirs.day_of(moment) else f"{theirs.weekday(moment)}, {said}"
