"""The sentences of a conversation under way."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QLocale

from klatch.domain import zones
from klatch.domain.names import first_name
from klatch.domain.talk_clock import TalkFacts
from klatch.domain.vocabulary import MeetingStatus, QuestionGroup
from klatch.services.reading.meetings import MeetingRow, QuestionRow
from klatch.ui import words
from klatch.ui.meeting_words import names
from klatch.ui.when import When


def tr(text: str, count: int = -1) -> str:
    """Translate a sentence of this page; %n becomes the count."""
    return QCoreApplication.translate("talk", text, "", count)


def number(count: int) -> str:
    """A count in the user's figures."""
    return QLocale().toString(count)


def digits(remaining: timedelta) -> str:
    """What a clock shows: "04:38", "+02:10" beyond the end, "1:05:00" from an hour on."""
    seconds = abs(int(remaining.total_seconds()))
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    shown = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
    return f"+{shown}" if remaining < timedelta(0) else shown


def called_off(row: MeetingRow) -> bool:
    """Whether there is no conversation to have: it was cancelled, or they did not come."""
    return row.status in (MeetingStatus.CANCELLED, MeetingStatus.NO_SHOW)


def below_digits(row: MeetingRow, remaining: timedelta, when: When) -> str:
    """What the digits are of."""
    facts = row.talk
    if called_off(row):
        return tr("cancelled") if row.status is MeetingStatus.CANCELLED else tr("they did not come")
    promised = number(facts.minutes + facts.extra_minutes)
    if facts.ended_at is not None:
        return tr("ended at %1").replace("%1", when.time(facts.ended_at))
    if facts.started_at is None:
        return tr("not begun")
    if facts.paused:
        return tr("paused")
    over = remaining < timedelta(0)
    return (tr("over %1 minutes") if over else tr("left of %1 minutes")).replace("%1", promised)


def spoken_clock(facts: TalkFacts, remaining: timedelta) -> str:
    """The clock in whole minutes, for assistive technology."""
    minutes = abs(int(remaining / timedelta(minutes=1)))
    if remaining < timedelta(0):
        return tr("%Ln minutes over time", minutes)
    said = tr("%Ln minutes left", minutes)
    return f"{said}, {tr('paused')}" if facts.paused else said


def short_group(key: str) -> str:
    """A group of questions in the agenda, where there is less room than in its heading."""
    return {"path": tr("Path"), "own": tr("Own")}.get(key) or words.question_group(QuestionGroup(key))


def grouped(questions: tuple[QuestionRow, ...]) -> list[tuple[str, list[QuestionRow]]]:
    """The questions by their groups, these in the order of their first question."""
    order = list(dict.fromkeys(row.group for row in questions))
    ordered = sorted(questions, key=lambda row: order.index(row.group))
    return [(key, list(rows)) for key, rows in groupby(ordered, key=lambda row: row.group)]


def current_question(questions: tuple[QuestionRow, ...], in_hand: int) -> int:
    """The question that comes next: the first open one after the last one asked, else the first open one.

    The time leads on as well: groups whose turn is over by the agenda are passed by; `in_hand` has its turn.
    """
    groups = grouped(questions)
    flat = [row for _, rows in groups for row in rows]
    asked_places = [(row.asked_at, place) for place, row in enumerate(flat) if row.asked_at is not None]
    after_asked = max(asked_places)[1] + 1 if asked_places else 0
    start = max(after_asked, sum(len(rows) for _, rows in groups[:in_hand]))
    still = [row.id for row in (*flat[start:], *flat[:start]) if row.asked_at is None]
    return next(iter(still), 0)


def asked(rows: list[QuestionRow]) -> str:
    """How many of a group were asked."""
    done = sum(row.asked_at is not None for row in rows)
    return tr("%1 of %2").replace("%1", number(done)).replace("%2", number(len(rows)))


def their_clock(row: MeetingRow, when: When) -> str:
    """What the clock shows where they are, and where they work: "13:46 there · Halden Health"."""
    work = ", ".join(dict.fromkeys(who.organization for who in row.attendees if who.organization))
    there = ""
    if row.zone and zones.is_zone(row.zone):
        theirs = When(when.now, row.zone)
        if theirs.now.utcoffset() != when.now.utcoffset():
            there = tr("%1 there").replace("%1", theirs.time(when.now))
    return " · ".join(part for part in (there, work) if part)


def titles(row: MeetingRow) -> str:
    """What they do: the title of one, of several those there are."""
    return ", ".join(dict.fromkeys(who.title for who in row.attendees if who.title))


def summary(row: MeetingRow, when: When) -> str:
    """With whom and when: "with Priya Raman, today 10:30"."""
    at = row.started_at or row.starts_at
    day = tr("today") if when.day_of(at) == when.today else when.weekday(at)
    said = tr("with %1, %2 %3").replace("%1", names(row.attendees)).replace("%2", day)
    return said.replace("%3", when.time(at))


def called(row: MeetingRow) -> str:
    """The first name of the one person there is, "" where there are several."""
    return first_name(row.attendees[0].name) if len(row.attendees) == 1 else ""
