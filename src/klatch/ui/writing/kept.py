"""What a draft keeps beside its text: how it was made, and what was decided about it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from klatch.domain.fields import FIELDS, Value


@dataclass(frozen=True, slots=True)
class Kept:
    """The sources with their fields, the values given for this message alone, and the user's decisions."""

    subject: str = ""
    body: str = ""
    values: dict[str, Value] = field(default_factory=dict)
    overruled: tuple[str, ...] = ()
    """Keys of cautions that were read and overruled."""
    dismissed: tuple[str, ...] = ()
    """Codes of checks that do not matter here."""


def dump(kept: Kept) -> str:
    """As text."""
    whole = {
        "subject": kept.subject,
        "body": kept.body,
        "values": kept.values,
        "overruled": kept.overruled,
        "dismissed": kept.dismissed,
    }
    return json.dumps({name: value for name, value in whole.items() if value}, ensure_ascii=False)


def load(text: str) -> Kept:
    """What `dump` wrote; of anything else, nothing."""
    try:
        kept = json.loads(text) if text else {}
        found = {
            name: tuple(map(str, value)) if isinstance(value, list) else value
            for name, value in kept.get("values", {}).items()
            if name in FIELDS and isinstance(value, str | int | list)
        }
        return Kept(
            str(kept.get("subject", "")),
            str(kept.get("body", "")),
            found,
            tuple(map(str, kept.get("overruled", ()))),
            tuple(map(str, kept.get("dismissed", ()))),
        )
    except (ValueError, AttributeError, TypeError):
        return Kept()
