"""What the user chose, outside the journal: each group is one row holding JSON, read into a frozen value."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from datetime import date, datetime
from functools import lru_cache
from typing import Any, TypeVar

from klatch.domain.business_days import SATURDAY, SUNDAY, WorkWeek
from klatch.domain.errors import InvalidInput
from klatch.domain.pace import PATIENCE, Pace, Patience, Rhythm, Wait
from klatch.domain.zones import is_zone
from klatch.services import checks
from klatch.store.database import Store
from klatch.support.frozen import frozen

_HOLIDAYS_SINCE = 2020
"""Years before have none. It never moves: what is late stays due on its day when another year begins."""
Fetch = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]


@frozen
class Profile:
    """The user, as messages speak of them."""

    name: str = ""
    email: str = ""
    phone: str = ""
    headline: str = ""
    school: str = ""
    signature: str = ""
    zone: str = ""
    """IANA; the application fills in the system's on the first start. Empty counts as UTC."""
    ask_minutes: int = 20
    ask_medium: str = "video"
    topic_narrow: str = ""
    topic_broad: str = ""


@frozen
class Cadence:
    """When a next step is due."""

    rhythm: str = Rhythm.THREE_B_SEVEN.value
    custom_days: int = 10
    """Until the follow-up, when the rhythm is custom."""
    custom_elsewhere: int = 0
    """Days until somebody else at the employer is written to, when the rhythm is custom; 0: never."""
    custom_business: bool = False
    """Whether both of these count business days."""
    thank_you_hours: int = 24
    weekend: tuple[int, ...] = (SATURDAY, SUNDAY)
    """Weekdays, Monday is 0."""
    country: str = ""
    """Whose public holidays are no business days: two letters, such as "DE"; filled in on the first start."""
    region: str = ""
    """A part of the country whose holidays differ, such as "BY"."""
    holidays: tuple[str, ...] = ()
    """Days of the user's own, such as "2026-12-24"."""


@frozen
class Appearance:
    """How the window looks."""

    theme: str = "system"
    """system, light or dark."""
    text_scale: int = 100
    """Per cent."""
    reduce_motion: bool = False


@frozen
class Goals:
    """What the user wants to get done in a week."""

    messages: int = 6
    conversations: int = 4


@frozen
class Outreach:
    """Where Klatch asks before a message goes out, so that nobody is pestered."""

    daily_cap: int = 10
    """Messages a day; mail services allow hundreds, people do not write that many well."""
    again_after_days: int = 7
    """Days until the same person may be written to again without a question."""
    note_characters: int = 200
    """LinkedIn's limit for the note of an invitation: 200 on free accounts, 300 with Premium."""
    strict_words: bool = False
    """First messages of 75 words instead of 100."""


@frozen
class Reminders:
    """How a step speaks up at its time."""

    notify: bool = True
    keep_in_tray: bool = False
    """Closing the window leaves Klatch in the system tray."""


@frozen
class Updates:
    """Whether to look for a newer Klatch, and what was found."""

    look: bool = False
    """Only then does Klatch ask by itself."""
    looked_at: str = ""
    """When it last did, in UTC."""
    newest: str = ""
    """The newest version it was told of."""
    dismissed: str = ""
    """The version the user wants to hear no more of."""


@frozen
class Welcome:
    """How far the user came with the welcome of the first start."""

    step: int = 0
    """Where it goes on."""
    left: bool = False
    """It was closed before its end, so it comes back when asked for only."""
    over: bool = False
    """It was gone through or skipped."""


Settings = Profile | Cadence | Appearance | Goals | Outreach | Reminders | Updates | Welcome
Group = TypeVar("Group", Profile, Cadence, Appearance, Goals, Outreach, Reminders, Updates, Welcome)


def get(store: Store, group: type[Group]) -> Group:
    """The chosen values of a group, defaults where nothing was chosen."""
    return _load(store.fetch, group)


def put(store: Store, value: Settings, now: datetime) -> None:
    """Keep a whole group. Raises InvalidInput. A new rhythm or zone shows once the steps are reconciled."""
    _check(value)
    text = json.dumps(asdict(value), ensure_ascii=False, sort_keys=True)
    with store.transaction("Change settings", now, undoable=False) as tx:
        tx.execute(
            "INSERT INTO setting (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (_name(type(value)), text),
        )


def pace(fetch: Fetch, now: datetime) -> Pace:
    """The rules' view of the settings, for the years around now."""
    me, cadence = _load(fetch, Profile), _load(fetch, Cadence)
    return Pace(
        zone=me.zone if is_zone(me.zone) else "UTC",
        patience=patience(cadence),
        thank_you_hours=cadence.thank_you_hours,
        week=_week(cadence, range(_HOLIDAYS_SINCE, now.year + 3)),
    )


@lru_cache(maxsize=4)
def _week(cadence: Cadence, years: range) -> WorkWeek:
    """The weekend, the holidays of the country in these years, and the days of the user's own."""
    free = {date.fromisoformat(day) for day in cadence.holidays}
    if cadence.country:
        from klatch.services import holidays

        free |= holidays.days(cadence.country, cadence.region, years)
    return WorkWeek(frozenset(cadence.weekend), frozenset(free))


def patience(cadence: Cadence) -> Patience:
    """How long silence lasts: the rhythm of that name, or the user's own numbers."""
    named = PATIENCE.get(Rhythm(cadence.rhythm))
    if named is not None:
        return named
    business, elsewhere = cadence.custom_business, cadence.custom_elsewhere
    return Patience(
        follow_up=Wait(cadence.custom_days, business),
        elsewhere=Wait(elsewhere, business) if elsewhere else None,
    )


def _load(fetch: Fetch, group: type[Group]) -> Group:
    rows = fetch("SELECT value FROM setting WHERE name = ?", (_name(group),))
    kept: dict[str, Any] = json.loads(rows[0][0]) if rows else {}
    known = {item.name for item in fields(group)}
    # A newer version may have kept more; lists come back as tuples, as the types say.
    return group(**{name: _tuple(value) for name, value in kept.items() if name in known})


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _name(group: type[Any]) -> str:
    return group.__name__.lower()


def _check(value: Settings) -> None:
    match value:
        case Profile():
            checks.zone("zone", value.zone)
            checks.within("ask_minutes", value.ask_minutes, 10, 90)
            if value.email:
                checks.address("email", value.email)
        case Cadence():
            _check_cadence(value)
        case Appearance():
            if value.theme not in ("system", "light", "dark"):
                raise InvalidInput("theme", "unknown")
        case Goals():
            checks.within("messages", value.messages, 0, 200)
            checks.within("conversations", value.conversations, 0, 100)
        case Outreach():
            _check_outreach(value)


def _check_outreach(value: Outreach) -> None:
    checks.within("daily_cap", value.daily_cap, 1, 200)
    checks.within("again_after_days", value.again_after_days, 0, 365)
    if value.note_characters not in (200, 300):
        raise InvalidInput("note_characters", "out_of_range")


def _check_cadence(value: Cadence) -> None:
    checks.within("custom_days", value.custom_days, 1, 365)
    checks.within("custom_elsewhere", value.custom_elsewhere, 0, 365)
    checks.within("thank_you_hours", value.thank_you_hours, 1, 24 * 14)
    if value.rhythm not in {known.value for known in Rhythm}:
        raise InvalidInput("rhythm", "unknown")
    if set(value.weekend) >= set(range(7)):
        raise InvalidInput("weekend", "no_business_day")
    if value.country and not (len(value.country) == 2 and value.country.isalpha()):
        raise InvalidInput("country", "unknown")  # whether it has holidays is not worth loading them for
    for day in value.holidays:
        _date("holidays", day)


def _date(field_name: str, text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(field_name, "not_a_date") from error
