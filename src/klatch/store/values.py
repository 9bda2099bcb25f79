"""How times and dates stand in the database: UTC text to the second, and plain dates."""

from __future__ import annotations

from datetime import UTC, date, datetime


def new_uid() -> str:
    """What tells a row from every other one anywhere."""
    from uuid import uuid4  # brings what asks the system what it is

    return str(uuid4())


def to_text(moment: datetime) -> str:
    """An aware moment as "2026-11-23T10:00:00Z". Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    # Not strftime: on Linux it writes the year 900 with three digits, which nothing can read again.
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def to_moment(text: str) -> datetime:
    """The aware UTC moment that `to_text` wrote."""
    return datetime.fromisoformat(text)


def moment_or_none(text: str | None) -> datetime | None:
    """Like `to_moment`, for a nullable column."""
    return to_moment(text) if text else None


def date_or_none(text: str | None) -> date | None:
    """A nullable date column."""
    return date.fromisoformat(text) if text else None
