"""The lines of a person's timeline in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from klatch.domain.kinds import KINDS
from klatch.domain.vocabulary import Channel, Direction, Format, Source, Stage
from klatch.services.reading.contacts import TimelineEntry, TimelineKind
from klatch.ui import words
from klatch.ui.when import When
from klatch.ui.widgets import timeline

_LONGEST = 160


def tr(text: str) -> str:
    """Translate a phrase of this module."""
    return QCoreApplication.translate("history", text)


def lines(entries: Sequence[TimelineEntry], first_name: str, when: When) -> list[timeline.TimelineEntry]:
    """Every entry as the timeline shows it; months but the present one get a heading."""
    return [_line(entry, first_name, when) for entry in entries]


def _line(entry: TimelineEntry, name: str, when: When) -> timeline.TimelineEntry:
    icon, title, detail = _WORDS[entry.kind](entry, name, when)
    return timeline.TimelineEntry(
        key=f"{entry.kind}:{entry.id}",
        icon=icon,
        title=title,
        date=when.weekday(entry.at),
        detail=" ".join(detail.split())[:_LONGEST],
        group=_month(entry, when),
    )


def _month(entry: TimelineEntry, when: When) -> str:
    day = when.day_of(entry.at)
    if (day.year, day.month) == (when.today.year, when.today.month):
        return ""
    pattern = "MMMM" if day.year == when.today.year else "MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, 1), pattern)


Words = tuple[str, str, str]


def _added(entry: TimelineEntry, _name: str, _when: When) -> Words:
    source = Source(entry.code)
    if source in (Source.OTHER, Source.IMPORTED):
        return "user-plus", tr("Imported") if source is Source.IMPORTED else tr("Added"), entry.text
    return "user-plus", tr("Added, %1").replace("%1", words.source(source)), entry.text


def _stage(entry: TimelineEntry, _name: str, _when: When) -> Words:
    return "arrow-right", tr("Moved to %1").replace("%1", words.stage(Stage(entry.code))), entry.text


def _referred_by(entry: TimelineEntry, _name: str, _when: When) -> Words:
    return "git-fork", tr("%1 pointed you to them").replace("%1", entry.heading), _quoted(entry.text)


def _referred(entry: TimelineEntry, name: str, _when: When) -> Words:
    said = tr("%1 pointed you to %2").replace("%1", name).replace("%2", entry.heading)
    return "git-fork", said, _quoted(entry.text)


def _sent(entry: TimelineEntry, _name: str, _when: When) -> Words:
    kind = KINDS.get(entry.code)
    said = {
        "first_message": tr("You asked to talk"),
        "follow_up": tr("You followed up"),
        "scheduling": tr("You wrote about the time"),
        "after_meeting": tr("You reported back"),
        "keep_in_touch": tr("You kept in touch"),
    }.get(kind.group if kind else "", tr("You wrote"))
    if kind is not None and kind.sent_event == "thanks_sent":
        said = tr("You said thank you")
    return "send", said, entry.heading


def _answered(entry: TimelineEntry, name: str, _when: When) -> Words:
    return "mail-open", tr("%1 replied").replace("%1", name), _quoted(entry.text) or entry.heading


def _bounced(entry: TimelineEntry, _name: str, _when: When) -> Words:
    return "triangle-alert", tr("The message came back"), entry.text


def _touch(entry: TimelineEntry, name: str, _when: When) -> Words:
    channel = Channel(entry.code)
    icon = {Channel.IN_PERSON: "coffee", Channel.EMAIL: "mail", Channel.LINKEDIN: "mail"}.get(
        channel, "users"
    )
    if entry.direction is Direction.FROM_THEM:
        said = tr("%1 got in touch").replace("%1", name)
        icon = "mail-open" if icon == "mail" else icon
    elif entry.direction is Direction.BOTH:
        said = tr("You met") if channel is Channel.IN_PERSON else tr("You talked")
    else:
        said = {
            Channel.EMAIL: tr("You wrote"),
            Channel.LINKEDIN: tr("You wrote on LinkedIn"),
            Channel.PHONE: tr("You called"),
            Channel.VIDEO: tr("You talked by video"),
            Channel.IN_PERSON: tr("You met"),
        }.get(channel, tr("You were in touch"))
    return icon, said, entry.text or words.channel(channel)


def _booked(entry: TimelineEntry, _name: str, when: When) -> Words:
    return "calendar-check", tr("Meeting confirmed"), _meeting(entry, when)


def _held(entry: TimelineEntry, _name: str, when: When) -> Words:
    return "coffee", tr("You met"), _meeting(entry, when)


def _cancelled(entry: TimelineEntry, _name: str, when: When) -> Words:
    return "x", tr("Meeting cancelled"), _meeting(entry, when)


def _no_show(entry: TimelineEntry, name: str, when: When) -> Words:
    return "x", tr("%1 did not come").replace("%1", name), _meeting(entry, when)


def _note(entry: TimelineEntry, _name: str, _when: When) -> Words:
    return "sticky-note", tr("Note"), entry.text


def _meeting(entry: TimelineEntry, when: When) -> str:
    parts = [words.meeting_format(Format(entry.code))]
    parts.append(tr("%1 minutes").replace("%1", str(entry.minutes)))
    if entry.moment is not None:
        at = tr("%1 at %2").replace("%1", when.weekday(entry.moment))
        parts.append(at.replace("%2", when.time(entry.moment)))
    return ", ".join(parts)


def _quoted(text: str) -> str:
    return tr("“%1”").replace("%1", text) if text else ""


_WORDS: dict[TimelineKind, Callable[[TimelineEntry, str, When], Words]] = {
    TimelineKind.ADDED: _added,
    TimelineKind.STAGE: _stage,
    TimelineKind.REFERRED_BY: _referred_by,
    TimelineKind.REFERRED: _referred,
    TimelineKind.SENT: _sent,
    TimelineKind.ANSWERED: _answered,
    TimelineKind.BOUNCED: _bounced,
    TimelineKind.TOUCH: _touch,
    TimelineKind.BOOKED: _booked,
    TimelineKind.HELD: _held,
    TimelineKind.CANCELLED: _cancelled,
    TimelineKind.NO_SHOW: _no_show,
    TimelineKind.NOTE: _note,
}
