"""What people type and what is meant: a table, seen from Tuesday 18 November 2025, 09:48."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from klatch.domain import spoken


def wall(year: int, month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime.combine(date(year, month, day), time(hour, minute))


NOW = wall(2025, 11, 18, 9, 48)


def read(
    text: str, now: datetime = NOW, *, month_first: bool = False
) -> tuple[str, date | None, time | None]:
    found = spoken.find(text, now, month_first=month_first)
    if found is None:
        return spoken.without(text, ()), None, None
    return spoken.without(text, found.spans), found.day, found.time


def on(day: int, month: int = 11, year: int = 2025) -> date:
    return date(year, month, day)


@pytest.mark.parametrize(
    ("text", "title", "day", "at"),
    [
        ("call Priya Fri 3pm", "call Priya", on(21), time(15)),
        ("send deck next Tuesday", "send deck", on(25), None),
        ("review the list in 2 weeks", "review the list", on(2, 12), None),
        ("in 2 weeks", "", on(2, 12), None),
        ("call Mon", "call", on(24), None),
        ("Mon, call Ana", "call Ana", on(24), None),
        ("Friday call Priya at 3pm", "call Priya", on(21), time(15)),
        ("send 3 articles to Ana on Thursday at 14:30", "send 3 articles to Ana", on(20), time(14, 30)),
        ("at 3pm tomorrow call Sam", "call Sam", on(19), time(15)),
        ("call Sam tomorrow at 3", "call Sam", on(19), time(15)),
        ("call Sam tomorrow at 9", "call Sam", on(19), time(9)),
        ("call Sam at 10", "call Sam", on(18), time(10)),
        ("call Ana at 8am", "call Ana", on(19), time(8)),  # eight has passed
        ("call Ana 9:30", "call Ana", on(19), time(9, 30)),
        ("call Ana 9:50", "call Ana", on(18), time(9, 50)),
        ("backup at midnight", "backup", on(19), time(0)),
        ("lunch at noon", "lunch", on(18), time(12)),
        ("send it tomorrow at midnight", "send it", on(19), time(0)),
        ("today 5pm write to Ruben", "write to Ruben", on(18), time(17)),
        ("write today", "write", on(18), None),
        ("write the day after tomorrow", "write", on(20), None),
        ("dinner with Li on Friday evening", "dinner with Li", on(21), time(18)),
        ("tidy up tomorrow morning", "tidy up", on(19), time(9)),
        ("ping Ana in 3 hours", "ping Ana", on(18), time(12, 48)),
        ("ping Ana in an hour", "ping Ana", on(18), time(10, 48)),
        ("thank Ruben next week", "thank Ruben", on(25), None),
        ("renew 5 Jan", "renew", on(5, 1, 2026), None),
        ("renew on the 5th of January 2027", "renew", on(5, 1, 2027), None),
        ("renew Jan 5th, 10am", "renew", on(5, 1, 2026), time(10)),
        ("apply by 31 Dec", "apply", on(31, 12), None),
        ("gifts 24.12.", "gifts", on(24, 12), None),
        ("renew 2026-01-05", "renew", on(5, 1, 2026), None),
        ("renew 18 Nov", "renew", on(18), None),  # today, not in a year
        ("renew 17 Nov", "renew", on(17, 11, 2026), None),
        ("submit on 3/4", "submit", on(3, 4, 2026).replace(month=4, day=3), None),
        ("29 Feb party", "party", on(29, 2, 2028), None),
    ],
)
def test_a_day_or_time_is_understood(text: str, title: str, day: date, at: time | None) -> None:
    assert read(text) == (title, day, at)


@pytest.mark.parametrize(
    "text",
    [
        "May be late",
        "1 on 1 with Sam",
        "sat down with Ana",
        "Sun is out",
        "March planning with Jan",
        "read chapter 7",
        "call 555-1234",
        "call +44 20 7946 0958",
        "talk to April",
        "half of 1/2 a page",
        "version 3.5 of the deck",
        "look at 3 articles",
        "10 people at 2 tables",
        "midnight train to Georgia",
        "second draft",
        "Wed-ding gift",
        "send 15:99 report",
        "",
        "   ",
        "31 June party",
    ],
)
def test_what_is_no_date_stays_in_the_title(text: str) -> None:
    title, day, at = read(text)
    assert (day, at) == (None, None)
    assert title == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "now", "day", "at"),
    [
        ("call Fri", wall(2025, 11, 21, 9, 0), on(28), None),
        ("call tomorrow", wall(2025, 12, 31, 9, 0), on(1, 1, 2026), None),
        ("call 1 Jan", wall(2025, 12, 31, 9, 0), on(1, 1, 2026), None),
        ("call Thu 8am", wall(2025, 12, 31, 23, 59), on(1, 1, 2026), time(8)),
        ("call at 00:30", wall(2025, 12, 31, 23, 59), on(1, 1, 2026), time(0, 30)),
        ("call in 1 day", wall(2028, 2, 28, 9, 0), on(29, 2, 2028), None),
        ("call in a month", wall(2025, 12, 31, 9, 0), on(31, 1, 2026), None),
    ],
)
def test_ends_of_days_and_years(text: str, now: datetime, day: date, at: time | None) -> None:
    assert read(text, now)[1:] == (day, at)


def test_the_order_of_day_and_month_follows_the_place() -> None:
    assert read("submit on 3/4")[1] == date(2026, 4, 3)
    assert read("submit on 3/4", month_first=True)[1] == date(2026, 3, 4)
    assert read("submit on 12/31")[1] == date(2025, 12, 31), "no thirty-first month"


def test_a_name_is_no_weekday() -> None:
    assert spoken.find("call Sun", NOW, month_first=False, taken=[(5, 8)]) is None
    found = spoken.find("call Sun Fri", NOW, month_first=False, taken=[(5, 8)])
    assert found is not None
    assert found.day == on(21)


def test_a_line_of_any_length_is_read_quickly_and_never_fails() -> None:
    assert spoken.find("at " * 5_000, NOW, month_first=False) is None
    assert spoken.find("9" * 5_000, NOW, month_first=False) is None
