"""Meetings as iCalendar (RFC 5545): a file to save, to open or to attach.

Klatch publishes (RFC 5546), it does not invite: the time was agreed by message, and nobody here reads the
answers that calendars would send. So there are no ATTENDEE lines, and an ORGANIZER only where one's address
is known, as METHOD asks for one. Times are in UTC, which every calendar shows on its owner's clock.

What is written may be forwarded: names, times, the place. Goals, notes and research stay here. It is the same
in every language, for the one who reads it may have another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from klatch import __version__
from klatch.domain.errors import BadAddress, NotFound
from klatch.domain.names import clean
from klatch.domain.vocabulary import Format, MeetingStatus
from klatch.domain.zones import city_name, is_zone, local
from klatch.services import settings
from klatch.services.settings import Profile
from klatch.store.database import Store
from klatch.store.queries import calendar as stored
from klatch.store.queries import meetings as stored_meetings
from klatch.store.queries.calendar import Version
from klatch.store.rows import MeetingRow

if TYPE_CHECKING:
    from icalendar import Alarm, Event, vCalAddress

ALARM_MINUTES = 15
"""How long before a meeting the calendar speaks up."""
_STATUS = {
    MeetingStatus.PROPOSED: "TENTATIVE",
    MeetingStatus.CONFIRMED: "CONFIRMED",
    MeetingStatus.HELD: "CONFIRMED",
    MeetingStatus.CANCELLED: "CANCELLED",
    MeetingStatus.NO_SHOW: "CANCELLED",
}


def calendar(store: Store, meetings: Sequence[int], now: datetime) -> bytes:
    """The bytes of an .ics file with these meetings in their order. Raises NotFound when none is there."""
    from icalendar import Calendar

    rows = stored_meetings.rows(store, meetings)
    if not rows:
        raise NotFound("meeting", next(iter(meetings), 0))
    profile = settings.get(store, Profile)
    organizer = _organizer(profile)
    versions = stored.versions(store, meetings)
    made = Calendar()
    made.add("prodid", f"-//Klatch//Klatch {__version__}//EN")
    made.add("version", "2.0")
    if organizer is not None:
        made.add("method", _method(rows))
    for row in rows:
        event = _event(row, versions[row.id], profile, now)
        if organizer is not None:
            event.add("organizer", organizer)
        made.add_component(event)
    return bytes(made.to_ical())


def _title(row: MeetingRow, me: str) -> str:
    """Who meets whom: it reads the same on both sides."""
    names = [clean(name) for name in (me, *(who.name for who in row.attendees)) if clean(name)]
    return " & ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _method(rows: Sequence[MeetingRow]) -> str:
    """A file has one method: taken back where all of it is, else published with a status each."""
    return "CANCEL" if all(_STATUS[row.status] == "CANCELLED" for row in rows) else "PUBLISH"


def _event(row: MeetingRow, version: Version, profile: Profile, now: datetime) -> Event:
    from icalendar import Event, vUri

    status = _STATUS[row.status]
    event = Event()
    event.add("uid", version.uid)
    event.add("sequence", version.sequence)
    event.add("dtstamp", now)
    event.add("created", version.created_at)
    event.add("last-modified", version.updated_at)
    event.add("dtstart", row.starts_at)
    event.add("dtend", row.starts_at + timedelta(minutes=row.minutes))
    event.add("summary", _title(row, profile.name))
    event.add("description", _description(row, profile))
    event.add("status", status)
    if where := _where(row):
        event.add("location", where)
    if row.format is Format.VIDEO and _is_web(row.link):
        event.add("url", vUri(row.link))
    if status != "CANCELLED":
        event.add_component(_alarm(_title(row, profile.name)))
    return event


def _alarm(said: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", said)
    alarm.add("trigger", timedelta(minutes=-ALARM_MINUTES))
    return alarm


def _where(row: MeetingRow) -> str:
    """The room, the address of the call, or the number to dial."""
    chosen = {Format.IN_PERSON: row.place, Format.VIDEO: row.link, Format.PHONE: row.phone}[row.format]
    return clean(chosen or row.place or row.link or row.phone)


def _description(row: MeetingRow, profile: Profile) -> str:
    """Who comes, the start on both clocks, and every way to reach each other."""
    lines = [_person(who.name, who.title, who.organization) for who in row.attendees]
    mine = profile.zone if is_zone(profile.zone) else "UTC"
    towns = {who.zone: clean(who.city.partition(",")[0]) for who in row.attendees if who.city}
    lines += dict.fromkeys(_moment(row.starts_at, zone, towns) for zone in (mine, row.zone) if is_zone(zone))
    lines += [text for text in map(clean, (row.place, row.link, row.phone)) if text]
    return "\n".join(lines)


def _person(name: str, role: str, employer: str) -> str:
    return ", ".join(part for part in map(clean, (name, role, employer)) if part)


def _moment(moment: datetime, zone: str, towns: dict[str, str]) -> str:
    return f"{local(moment, zone):%Y-%m-%d %H:%M} {towns.get(zone) or city_name(zone)}"


def _organizer(profile: Profile) -> vCalAddress | None:
    from icalendar import vCalAddress

    from klatch.services.mail.compose import clean_address

    try:
        found = vCalAddress(f"mailto:{clean_address(profile.email)}")
    except BadAddress:
        return None
    if profile.name:
        found.params["CN"] = clean(profile.name).replace('"', "'")
    return found


def _is_web(link: str) -> bool:
    return link.startswith(("https://", "http://")) and not set(link) & set(' <>"')
