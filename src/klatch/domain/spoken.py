"""Days and times as people type them into a line: "call Priya Fri 3pm", "in 2 weeks".

Which words are a date is decided here, narrowly: a line is mostly not one. What they mean is asked of the
library, which takes a fifth of a second to load, so it is imported where it is first used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

Span = tuple[int, int]


class Spoken(NamedTuple):
    """A day, a time of it where one was said, and where the words stand."""

    day: date
    time: time | None
    spans: tuple[Span, ...]


_SHORT = r"mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
_FULL = r"monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
_NUMBER = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_UNIT = r"(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|years?)"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_CALENDAR = (
    rf"(?:the\s+)?{_NTH}\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?|{_MONTH}\s+{_NTH}(?:,?\s+\d{{4}})?"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?"
)
_DAY = (
    rf"(?:the\s+)?day\s+after\s+tomorrow|today|tomorrow|tonight|this\s+(?:morning|afternoon|evening)"
    rf"|in\s+{_NUMBER}\s+{_UNIT}|next\s+(?:week|month|year)"
    rf"|(?:(?:this|next)\s+)?(?:{_FULL}|{_SHORT})"
)
_TIME = r"\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\.?|(?:[01]?\d|2[0-3]):[0-5]\d|noon|midnight"
_PART = r"morning|afternoon|evening|night"
_EDGE = r"(?![\w/]|[.:]\d)"
_LEAD = r"(?:(?P<lead>on|by|until|before|due)\s+)?"
_PHRASE = re.compile(
    rf"(?<![\w/.:'’-])(?:"
    rf"{_LEAD}(?:(?P<calendar>{_CALENDAR})|(?P<day>{_DAY})){_EDGE}"
    rf"(?:(?:,|\s+at|\s+in\s+the|\s+)?\s*(?P<time>{_TIME}|{_PART}){_EDGE}|\s+at\s+(?P<hour>\d{{1,2}}){_EDGE})?"
    rf"|(?P<at>at\s+)?(?P<only>{_TIME}){_EDGE}|at\s+(?P<bare>\d{{1,2}})(?=\W*$)"
    rf")",
    re.IGNORECASE,
)
_WEAK = re.compile(rf"(?:{_SHORT})", re.IGNORECASE)
_NUMERIC = re.compile(r"\d{1,2}/\d{1,2}")
_NIGHT_FROM = 7
_LONGEST = 200
_FAR = timedelta(days=4 * 366)
"""Further ahead than any day that may be said without its year, 29 February included."""


def prepare() -> None:
    """Load the library and what it reads for its first date, to be done off the window's thread."""
    _meaning("tomorrow 3pm", datetime.combine(date(2000, 1, 1), time()), month_first=False)


def find(text: str, now: datetime, *, month_first: bool, taken: Sequence[Span] = ()) -> Spoken | None:
    """What day and time a line names, seen from a wall clock's `now`; None when it names none.

    `taken` are words that are something else, such as the name of somebody called Sun.
    """
    line = text[:_LONGEST]
    found = [
        match
        for match in _PHRASE.finditer(line)
        if _counts(match, line)
        and not any(match.start() < end and start < match.end() for start, end in taken)
    ]
    days = [match for match in found if match["day"] or match["calendar"]]
    times = [match for match in found if match not in days]
    if not days:
        return _read(times[0], None, now, month_first=month_first) if times else None
    ends = not line[days[-1].end() :].strip(" .,!?")
    day = days[-1] if ends else days[0]
    alone = times[0] if times and not (day["time"] or day["hour"]) else None
    return _read(day, alone, now, month_first=month_first)


def without(text: str, spans: Sequence[Span]) -> str:
    """A line without some of its words, tidied."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    text = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(text.split()))
    return re.sub(r"(?:[\s,;:–-]+|\s+(?:on|at|by))+$", "", text).lstrip(" ,;:–-")


def _counts(match: re.Match[str], line: str) -> bool:
    """Whether words that may be a date are one: "sat" and "1/2" only where nothing else follows."""
    last = not line[match.end() :].strip(" .,!?")
    if match["only"]:
        named = match["only"].lower() in ("noon", "midnight")
        return bool(match["at"]) or last or not named
    if match["lead"] or match["time"] or match["hour"]:
        return True
    if match["day"] and _WEAK.fullmatch(match["day"]):
        begins = match.start() == 0 and line[match.end() : match.end() + 1] in (",", ":")
        return last or begins
    return not (match["calendar"] and _NUMERIC.fullmatch(match["calendar"])) or last


def _read(
    match: re.Match[str], alone: re.Match[str] | None, now: datetime, *, month_first: bool
) -> Spoken | None:
    day = match["day"] or match["calendar"] or ""
    clock = match["time"] or _clock(match["hour"]) or match["only"] or _clock(match["bare"])
    if alone is not None:
        clock = alone["only"] or _clock(alone["bare"])
    phrase = f"{day or 'today'} {clock}".strip()
    if match["calendar"]:  # the day that has begun is not gone by
        now = datetime.combine(now.date() - timedelta(days=1), now.time())
    meant = _meaning(phrase, now, month_first=month_first)
    if meant is None or (meant[0] - now > _FAR and not re.search(r"\d{4}", day)):
        meant = _meaning(phrase, now, month_first=not month_first)
    if meant is None:
        return None
    moment, timed = meant
    if not day and moment <= now:
        moment += timedelta(days=1)
    spans = [match.span()] + ([alone.span()] if alone is not None else [])
    return Spoken(
        moment.date(), moment.time().replace(second=0, microsecond=0) if timed else None, tuple(spans)
    )


def _clock(hour: str | None) -> str:
    """An hour alone: nobody calls at 3 in the night."""
    if not hour or int(hour) > 24:
        return ""
    number = int(hour) % 24
    return f"{number + 12 if 0 < number < _NIGHT_FROM else number}:00"


def _meaning(phrase: str, now: datetime, *, month_first: bool) -> tuple[datetime, bool] | None:
    """The moment of a phrase, and whether it names a time."""
    from dateparser.date import DateDataParser

    settings: dict[str, Any] = {
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": now,
        "RETURN_TIME_AS_PERIOD": True,
        "DATE_ORDER": "MDY" if month_first else "DMY",
    }
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(phrase)
    if found.date_obj is None:
        return None
    return found.date_obj, found.period in ("time", "part_of_day")
