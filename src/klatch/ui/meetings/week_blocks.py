"""Meetings and times to offer as blocks of a week: what stands in them and which colours they take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from klatch.domain import zones
from klatch.domain.talk_clock import under_way
from klatch.domain.vocabulary import Format, MeetingStatus
from klatch.services.reading.meetings import Attendee, MeetingRow
from klatch.services.reading.slots import Slot
from klatch.ui.meetings import phrases
from klatch.ui.meetings.phrases import tr
from klatch.ui.meetings.week_days import MEETING, SLOT, Block, Key
from klatch.ui.when import When

_THANKS_DUE, _AHEAD, _OFFERED, _OVER = "met", "scheduled", "replied", "paused"


def meeting_blocks(rows: Iterable[MeetingRow], when: When) -> list[Block]:
    """A block for each meeting."""
    return [_meeting(row, when) for row in rows]


def slot_blocks(slots: Iterable[Slot], people: Mapping[int, Attendee], when: When) -> list[Block]:
    """A dashed block for each time to offer."""
    return [_slot(slot, people[slot.contact], when) for slot in slots if slot.contact in people]


def _meeting(row: MeetingRow, when: When) -> Block:
    name = phrases.names(row.attendees)
    line = _line(row, when)
    state = _state(row, when)
    theirs = phrases.their_time(row, when)
    said = (f"{when.weekday(row.starts_at)}, {when.time(row.starts_at)}", name, theirs, _length(row.minutes),
            state or phrases.outcome(row, when)[0])  # fmt: skip
    return Block(
        Key(MEETING, row.id),
        row.starts_at,
        row.minutes,
        name,
        line,
        ". ".join(part for part in said if part),
        _tone(row, when),
        row.zone,
        phrases.city(row),
        dashed=row.status is MeetingStatus.PROPOSED,
        movable=row.status is not MeetingStatus.HELD and not under_way(row.talk, when.now),
    )


def _line(row: MeetingRow, when: When) -> str:
    """The start, and the one thing worth knowing: what is due, their time, or the place."""
    clock = when.time(row.starts_at)
    state = _state(row, when)
    if state:
        return f"{clock}, {state}"
    if phrases.differs(row.starts_at, when, row.zone):
        return clocks(row.starts_at, when, row.zone, phrases.city(row))
    place = row.place.partition(",")[0] if row.format is Format.IN_PERSON else ""
    return f"{clock}, {place or phrases.where(row)}"


def _state(row: MeetingRow, when: When) -> str:
    if row.thanks_due is not None:
        return tr("thank-you due")
    if row.status in phrases.AHEAD and phrases.planned_end(row) <= when.now:
        return tr("not wrapped up")
    if row.status is MeetingStatus.PROPOSED:
        return tr("proposed")
    return tr("they did not come") if row.status is MeetingStatus.NO_SHOW else ""


def _tone(row: MeetingRow, when: When) -> str:
    over = row.status in phrases.AHEAD and phrases.planned_end(row) <= when.now
    if row.thanks_due is not None or over:
        return _THANKS_DUE
    return _AHEAD if row.status in phrases.AHEAD else _OVER


def _slot(slot: Slot, person: Attendee, when: When) -> Block:
    city = person.city.partition(",")[0].strip() or zones.city_name(person.zone)
    line = clocks(slot.starts_at, when, person.zone, city)
    title = tr("%1, to offer").replace("%1", person.name)
    return Block(
        Key(SLOT, slot.id),
        slot.starts_at,
        slot.minutes,
        title,
        line,
        f"{when.weekday(slot.starts_at)}, {line}. {title}. {_length(slot.minutes)}",
        _OFFERED,
        person.zone,
        city,
        dashed=True,
    )


def clocks(start: datetime, when: When, zone: str, city: str) -> str:
    """A start on my clock, and on theirs where that shows another time: "10:30 · Boston 13:30"."""
    mine = when.time(start)
    return (
        f"{mine} · {city} {When(when.now, zone).time(start)}" if phrases.differs(start, when, zone) else mine
    )


def carried(block: Block, start: datetime, when: When) -> Block:
    """A block while it is dragged: it says where it would begin."""
    line = clocks(start, when, block.zone, block.city)
    return block._replace(start=start, line=line)  # noqa: SLF001 - public by documentation


def _length(minutes: int) -> str:
    return tr("%n min", minutes)
