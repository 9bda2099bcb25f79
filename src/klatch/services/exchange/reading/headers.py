"""From the name of a column to what it means: by pattern and by word list, never by position."""

from __future__ import annotations

import re
from functools import cache

from klatch.domain.names import sort_key
from klatch.domain.records import FileFormat
from klatch.services.exchange.reading.fields import Field, Target
from klatch.services.exchange.reading.header_words import WORDS

# Google numbers its columns: "E-mail 1 - Value", "Address 2 - City"; "Type" was "Label" before 2024.
_NUMBERED = re.compile(r"(e-mail|phone|website|address|organization) (\d+) - (.+)")
_NUMBERED_FIELDS = {
    ("e-mail", "value"): Field.EMAIL,
    ("e-mail", "label"): Field.EMAIL_LABEL,
    ("e-mail", "type"): Field.EMAIL_LABEL,
    ("phone", "value"): Field.PHONE,
    ("phone", "label"): Field.PHONE_LABEL,
    ("phone", "type"): Field.PHONE_LABEL,
    ("website", "value"): Field.LINK,
    ("website", "label"): Field.LINK_LABEL,
    ("website", "type"): Field.LINK_LABEL,
    ("address", "city"): Field.CITY,
    ("address", "region"): Field.REGION,
    ("address", "country"): Field.COUNTRY,
    ("organization", "name"): Field.ORGANIZATION,
    ("organization", "title"): Field.TITLE,
    ("organization", "department"): Field.DEPARTMENT,
}
_PLACE = r"(home|work|business|office|private|personal|other|mobile|car|primary|main)"
_LABELLED = (
    (re.compile(rf"{_PLACE} (?:e-?mail)(?: address)?"), Field.EMAIL),
    (re.compile(rf"e-?mail {_PLACE}"), Field.EMAIL),
    (re.compile(rf"{_PLACE} (?:tele)?phone(?: number)?"), Field.PHONE),
    (re.compile(rf"(?:tele)?phone {_PLACE}"), Field.PHONE),
    (re.compile(rf"{_PLACE} mobile"), Field.PHONE),
    (re.compile(r"(?:website|web page) (.+)"), Field.LINK),
    (re.compile(rf"{_PLACE} city"), Field.CITY),
    (re.compile(rf"{_PLACE} (?:state|county|region)"), Field.REGION),
    (re.compile(rf"{_PLACE} country(?:/region)?"), Field.COUNTRY),
)
_LABELS = {
    "business": "work", "office": "work", "private": "home", "personal": "home", "primary": "main",
    "car": "mobile", "home page": "home",
}  # fmt: skip
_PLACES = frozenset((Field.CITY, Field.REGION, Field.COUNTRY))


def normal(header: str) -> str:
    """A header as it is compared."""
    return sort_key(header.strip().strip("'\"").strip())


def meaning(header: str) -> Target | None:
    """What a column of this name holds; None when it is not known or of no use."""
    name = normal(header)
    if match := _NUMBERED.fullmatch(name):
        field = _NUMBERED_FIELDS.get((match[1], match[3]))
        return Target(field, "", match[1] + match[2]) if field else None
    found = _words().get(_unnumbered(name))
    if found is not None:
        return found
    for pattern, field in _LABELLED:
        if match := pattern.fullmatch(re.sub(r" \d$", "", name)):
            label = _LABELS.get(match[1], match[1])
            return Target(field, label, label if field in _PLACES else "")
    return None


def _unnumbered(name: str) -> str:
    return re.sub(r"[\s\d:]+", "", name)


@cache
def _words() -> dict[str, Target]:
    words: dict[str, Target] = {}
    for field, label, names in WORDS:
        target = Target(field, label, label if field in _PLACES else "")
        for name in names.split("|"):
            words.setdefault(_unnumbered(sort_key(name)), target)
    return words


def meanings(headers: list[str]) -> list[Target | None]:
    """What each column holds. "Title" is a form of address where another column names the job."""
    targets = [meaning(header) for header in headers]
    if Field.TITLE in {target.field for target in targets if target}:
        return targets
    return [
        Target(Field.TITLE) if _is_title(header) else target
        for header, target in zip(headers, targets, strict=True)
    ]


def _is_title(header: str) -> bool:
    return normal(header) in {"title", "titel", "titre", "titolo", "titulo", "unvan"}


def file_format(headers: list[str]) -> FileFormat:
    """Which program wrote a table with these columns."""
    names = {normal(header) for header in headers}
    if names & {"connected on", "verbunden am", "date de connexion"}:
        return FileFormat.LINKEDIN
    if any(_NUMBERED.fullmatch(name) for name in names):
        return FileFormat.GOOGLE
    if names & {"primary email", "primare e-mail-adresse", "secondary email"}:
        return FileFormat.THUNDERBIRD
    if len(headers) > 40 or {"e-mail address", "company"} <= names:
        return FileFormat.OUTLOOK
    return FileFormat.CSV
