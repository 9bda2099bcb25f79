"""A person as a file describes them, before anything is decided about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class FileFormat(StrEnum):
    """What kind of export a file is."""

    LINKEDIN = "linkedin"
    GOOGLE = "google"
    OUTLOOK = "outlook"
    THUNDERBIRD = "thunderbird"
    CSV = "csv"
    VCARD = "vcard"


class Value(NamedTuple):
    """An address, number or link with what the file calls it ("work"); `primary` marks the first choice."""

    value: str
    label: str = ""
    primary: bool = False


class Photo(NamedTuple):
    """A picture as delivered."""

    mime: str
    data: bytes


class PersonRecord(NamedTuple):
    """One person of a file. `line` counts from 1; `extra` holds properties to write back, one per line."""

    line: int
    given: str = ""
    family: str = ""
    display: str = ""
    title: str = ""
    organization: str = ""
    emails: tuple[Value, ...] = ()
    links: tuple[Value, ...] = ()
    phones: tuple[Value, ...] = ()
    connected_on: date | None = None
    prefix: str = ""
    additional: str = ""
    suffix: str = ""
    nickname: str = ""
    department: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    note: str = ""
    extra: str = ""
    tags: tuple[str, ...] = ()
    photo: Photo | None = None


class SkipReason(StrEnum):
    """Why a record, or a part of one, was left out."""

    HIDDEN = "hidden"  # LinkedIn writes a row of commas for a member who hides
    NO_NAME = "no_name"
    EMPTY = "empty"
    GROUP = "group"  # a list of people, not a person
    UNCLOSED_QUOTE = "unclosed_quote"
    BAD_PHOTO = "bad_photo"
    PHOTO_TOO_LARGE = "photo_too_large"


class SkippedRecord(NamedTuple):
    """A place in the file that did not become (all of) a person; `detail` tells which value, if any."""

    line: int
    reason: SkipReason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one file.

    `found` counts what the file claims to hold (BEGIN lines, rows that are not blank), so that
    found = len(records) + len(skipped). `remarks` are losses within records that were kept.
    `name` is the file's name without its folder.
    """

    name: str
    format: FileFormat
    encoding: str
    delimiter: str
    records: Sequence[PersonRecord]
    skipped: Sequence[SkippedRecord]
    remarks: Sequence[SkippedRecord]
    found: int
