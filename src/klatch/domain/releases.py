"""Which version is newer, and when to look for one."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

AT_MOST_EVERY = timedelta(days=1)
_PLAIN = r"v?(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})"
Release = tuple[int, int, int]


def parse(text: str) -> Release | None:
    """The numbers of a release such as "0.2.0" or "v0.2.0"; None for a pre-release or anything else."""
    found = re.fullmatch(_PLAIN, text, re.ASCII)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def is_newer(version: str, own: str) -> bool:
    """Whether a version was released after our own, which may itself be a pre-release of it."""
    there = parse(version)
    numbers = re.match(_PLAIN, own, re.ASCII)
    here = parse(numbers[0]) if numbers else None
    if there is None or here is None:
        return False
    return there > here or (there == here and parse(own) is None)


def may_look(looked_at: datetime | None, now: datetime) -> bool:
    """Whether it is time to look again; a clock that was set back does not put it off."""
    return looked_at is None or not looked_at <= now < looked_at + AT_MOST_EVERY
