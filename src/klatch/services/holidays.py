"""The public holidays of a country, from the library of that name: read when they are first asked for."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


def days(country: str, region: str, years: range) -> frozenset[date]:
    """The days without work of these years; none where the library knows none."""
    return frozenset(day for year in years for day, _ in of_year(country, region, year))


@lru_cache(maxsize=64)
def of_year(country: str, region: str, year: int) -> tuple[tuple[date, str], ...]:
    """Each holiday of a year with its name in the system's language or the country's, in order."""
    return tuple(sorted(_calendar(country, region, year).items()))


@lru_cache(maxsize=16)
def regions(country: str) -> tuple[tuple[str, str], ...]:
    """The parts of a country whose holidays may differ: code and name, by name."""
    calendar = _calendar(country, "")
    names = {code: name for name, code in getattr(calendar, "subdivisions_aliases", {}).items()}
    found = [(code, names.get(code, code)) for code in getattr(calendar, "subdivisions", ())]
    return tuple(sorted(found, key=lambda entry: entry[1]))


def _calendar(country: str, region: str, year: int | None = None) -> HolidayBase:
    from holidays import HolidayBase, country_holidays

    for part in (region or None, None):  # a region the library does not know is its country
        try:
            return country_holidays(country, subdiv=part, years=year)
        except NotImplementedError:
            continue
    return HolidayBase()
