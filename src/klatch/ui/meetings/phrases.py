"""What is said of a meeting: when for me, when for them, where, with whom, and what became of it."""

from __future__ import annotations

from datetime import datetime

from klatch.domain import zones
from klatch.domain.reminding import MEETING_LEAD
from klatch.domain.talk_clock import under_way
from klatch.domain.vocabulary import MeetingStatus
from klatch.services.reading.meetings import MeetingRow
from klatch.ui.meeting_words import (
    AHEAD,
    city,
    distance,
    hours_left,
    names,
    planned_end,
    roles,
    span,
    start,
    their_time,
    there,
    tr,
    where,
)
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
    "their_time",
    "there",
    "tr",
    "where",
]


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


def differs(moment: datetime, when: When, zone: str) -> bool:
    """Whether a clock of a zone shows another time than mine."""
    if not zone or not zones.is_zone(zone):
        return False
    return moment.astimezone(zones.zone_info(zone)).utcoffset() != moment.astimezone(when.zone).utcoffset()


def both(moment: datetime, when: When, zone: str, place: str) -> str:
    """A moment on both clocks: "Tue 18 Nov: 10:30 for you, 13:30 in Boston"."""
    mine = tr("%1 for you").replace("%1", when.time(moment))
    said = mine
    if zone:
        other = there(moment, when, zone, place)
        same = other == tr("Same time zone")
        said = tr("%1 for both of you").replace("%1", when.time(moment)) if same else f"{mine}, {other}"
    return f"{when.weekday(moment)}: {said}"


def gained(row: MeetingRow) -> str:
    """What a conversation left: "3 takeaways, 1 name"."""
    parts = []
    if row.takeaways:
        parts.append(tr("%n takeaways", row.takeaways))
    if row.names:
        parts.append(tr("%n names", row.names))
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
