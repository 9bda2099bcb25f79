"""Kinds of columns that peewee does not know."""

from __future__ import annotations

from datetime import date, datetime

from peewee import IntegerField, TextField

from klatch.store.values import date_or_none, moment_or_none, to_text


class MomentField(TextField):
    """An aware moment, kept as UTC text."""

    def db_value(self, value: datetime | str | None) -> str | None:
        """The text for the database."""
        return to_text(value) if isinstance(value, datetime) else value

    def python_value(self, value: str | None) -> datetime | None:
        """The moment of a stored text."""
        return moment_or_none(value)


class DayField(TextField):
    """A date."""

    def db_value(self, value: date | str | None) -> str | None:
        """The text for the database."""
        return value.isoformat() if isinstance(value, date) else value

    def python_value(self, value: str | None) -> date | None:
        """The date of a stored text."""
        return date_or_none(value)


class Reference(IntegerField):
    """The id of a row of another table; the database itself enforces it."""
