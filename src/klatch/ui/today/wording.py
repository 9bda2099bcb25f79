"""The sentences of the Today page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from klatch.domain import zones
from klatch.domain.vocabulary import Source, TaskKind
from klatch.services.reading.meetings import PREPARATION
from klatch.services.reading.today import MeetingRow, ReachOutRow, TaskRow
from klatch.ui import words
from klatch.ui.today.line import Run
from klatch.ui.when import When

_AFTER_DAYS = 2


def tr(text: str, count: int = -1) -> str:
    """Translate a sentence of this page; %n becomes the count."""
    return QCoreApplication.translate("today", text, "", count)


def number(count: int) -> str:
    """A count in the user's figures."""
    return QLocale().toString(count)


def names(meeting: MeetingRow) -> str:
    """Who takes part: one, two, or one and how many others."""
    people = [person.name for person in meeting.attendees]
    if len(people) > 2:
        others = tr("%1 and %2 others").replace("%2", number(len(people) - 1))
        return others.replace("%1", people[0])
    return tr("%1 and %2").replace("%1", people[0]).replace("%2", people[1]) if people[1:] else people[0]


def who(meeting: MeetingRow) -> str:
    """A meeting's people, or what stands for nobody."""
    return names(meeting) if meeting.attendees else tr("somebody deleted meanwhile")


def role(title: str, organization: str) -> str:
    """What somebody does and where."""
    return ", ".join(part for part in (title, organization) if part)


def over_at(meeting: MeetingRow) -> datetime:
    """When a meeting ended, or should."""
    return meeting.ended_at or meeting.starts_at + timedelta(minutes=meeting.minutes)


def clocks(meeting: MeetingRow, when: When, *, here: bool) -> str:
    """Both times: "10:30 here, 13:30 in Boston"; one where the clocks agree."""
    mine = when.time(meeting.starts_at)
    local = meeting.starts_at
    if not zones.is_zone(meeting.zone):
        return mine
    their = When(when.now, meeting.zone)
    if local.astimezone(their.zone).utcoffset() == local.astimezone(when.zone).utcoffset():
        return mine
    both = tr("%1 here, %2 in %3") if here else tr("%1, %2 in %3")
    return both.replace("%1", mine).replace("%2", their.time(local)).replace("%3", place_of(meeting))


def place_of(meeting: MeetingRow) -> str:
    """The city whose clock the meeting follows."""
    person = meeting.attendees[0] if meeting.attendees else None
    if person is not None and person.city and person.zone == meeting.zone:
        return person.city
    return zones.city_name(meeting.zone)


def prepared(meeting: MeetingRow) -> str:
    """How much of the preparation is there."""
    said = tr("%1 of %2 prepared").replace("%1", number(meeting.prepared))
    return said.replace("%2", number(len(PREPARATION)))


def still_open(missing: Sequence[str]) -> str:
    """The parts of the preparation that are empty."""
    if not missing:
        return ""
    return tr("Still open: %1").replace("%1", ", ".join(words.preparation(part) for part in missing))


def met(meeting: MeetingRow, when: When) -> str:
    """When they met and what came of it."""
    over = over_at(meeting)
    day = {0: tr("Met today at %1"), 1: tr("Met yesterday at %1")}.get((when.today - when.day_of(over)).days)
    said = (day or tr("Met on %2 at %1").replace("%2", when.date_of(over))).replace("%1", when.time(over))
    gained = [tr("%Ln takeaways", meeting.takeaways)] if meeting.takeaways else []
    gained += [tr("%Ln names", meeting.names)] if meeting.names else []
    return f"{said} · {', '.join(gained)}" if gained else said


def since(over: datetime, when: When) -> str:
    """Since when a meeting is over."""
    if when.day_of(over) == when.today:
        return tr("over since %1").replace("%1", when.time(over))
    return tr("over since %1, %2").replace("%1", _since(over, when)).replace("%2", when.time(over))


def left(due: datetime, now: datetime) -> str:
    """How long until a deadline, or how late it is."""
    minutes = int(abs(due - now) / timedelta(minutes=1))
    hours, rest = divmod(minutes, 60)
    if due >= now:
        if not hours:
            return tr("%1 min left").replace("%1", number(rest))
        return tr("%1 h %2 min left").replace("%1", number(hours)).replace("%2", number(rest))
    if hours >= 24 * _AFTER_DAYS:
        return tr("%1 days late").replace("%1", number(hours // 24))
    late = tr("%1 h late") if hours else tr("%1 min late")
    return late.replace("%1", number(hours or rest))


def step(task: TaskRow) -> list[Run]:
    """A step as a sentence with the person's name in it, and where they work."""
    sentence = {
        TaskKind.PREPARE: tr("Prepare for the chat with %1"),
        TaskKind.CONFIRM_PLACE: tr("Confirm the place with %1"),
        TaskKind.WRAP_UP: tr("Say how it went with %1"),
        TaskKind.OFFER_TIMES: tr("Offer three times to %1"),
        TaskKind.WRITE_SOMEONE_ELSE: tr("Write to someone else: no answer from %1"),
        TaskKind.FOLLOW_UP: tr("Follow up with %1"),
        TaskKind.CLOSE: tr("Close gracefully with %1"),
        TaskKind.TELL_REFERRER: tr("Tell %1 what came of it"),
        TaskKind.REPORT_BACK: tr("Report back to %1"),
        TaskKind.CHECK_IN: tr("Check in with %1"),
    }.get(task.kind)
    beside = f" · {task.organization}" if task.organization else ""
    if sentence is None:
        said = words.step(task.kind, task.title)
        name = f" · {task.name}" if task.name and task.name not in said else ""
        return [Run(said), Run(name, 600), Run(beside, role="muted")]
    before, _, after = sentence.partition("%1")
    return [Run(before), Run(task.name, 600), Run(after), Run(beside, role="muted")]


def reason(row: ReachOutRow, when: When) -> tuple[str, str]:
    """Why somebody is worth writing to, with its icon."""
    if row.referrer and row.referred_at is not None:
        said = tr("Referred by %1, %2").replace("%2", _since(row.referred_at, when))
        return "git-fork", said.replace("%1", row.referrer)
    icon = "graduation-cap" if row.source is Source.ALUMNI else "info"
    known = words.source(row.source)
    return icon, f"{known}: {row.source_note}" if row.source_note else known


def _since(moment: datetime, when: When) -> str:
    days = (when.today - when.day_of(moment)).days
    return {0: tr("today"), 1: tr("yesterday")}.get(days) or when.date_of(moment)


def coming(row: MeetingRow | TaskRow, when: When) -> tuple[str, str, str, str]:
    """Something ahead: day, time, whom, what."""
    if isinstance(row, MeetingRow):
        what = words.meeting_format(row.format)
        if row.place:
            what = row.place
        elif (both := clocks(row, when, here=False)) != when.time(row.starts_at):
            what = f"{what}, {both.partition(', ')[2]}"
        return _day(row.starts_at, when), when.time(row.starts_at), who(row), what
    due = row.due or when.today
    time = when.time(due) if isinstance(due, datetime) else ""
    title = words.step(row.kind, row.title)
    return _day(due, when), time, row.name or title, title if row.name else ""


def _day(moment: date | datetime, when: When) -> str:
    return when.ahead(when.day_of(moment))
