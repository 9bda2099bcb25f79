"""From the properties of a vCard to a record of a person."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from klatch.domain.errors import ReadError
from klatch.domain.names import NameParts, clean, clean_text, display_name, split_name
from klatch.domain.progress import Progress
from klatch.domain.records import FileFormat, PersonRecord, Photo, Reading, SkippedRecord, SkipReason, Value
from klatch.services.exchange.reading.pictures import PHOTO_LIMIT, decode_picture
from klatch.services.exchange.reading.vcard_lines import Card, Head, read_cards

CARD_LIMIT = 100_000
FIELD_LIMIT = 1024 * 1024
"""Characters of one value that is no picture."""
_EXTRA_LIMIT = 16_384
_STEP = 256

_ESCAPE = re.compile(r"\\([nN,;:\\])")
_PART = re.compile(r"((?:[^;\\]+|\\.?)*)(?:;|\Z)", re.DOTALL)
_ITEM = re.compile(r"((?:[^,\\]+|\\.?)*)(?:,|\Z)", re.DOTALL)
_BARE_BASE64 = re.compile(r"[A-Za-z0-9+/]{60}")
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_LABELS = {"cell": "mobile", "iphone": "mobile", "homepage": "home"}
_NOT_KEPT = frozenset(
    (
        "VERSION",
        "PRODID",
        "REV",
        "LOGO",
        "SOUND",
        "KEY",
        "AGENT",
        "LABEL",
        "MAILER",
        "PROFILE",
        "END",
        "BEGIN",
    )
)


def read_vcards(path: Path, data: bytes, encoding: str, progress: Progress) -> Reading:
    """Every card of the file. Raises ReadError when there are too many or none."""
    records: list[PersonRecord] = []
    skipped: list[SkippedRecord] = []
    remarks: list[SkippedRecord] = []
    found = 0
    for card in read_cards(data):
        found += 1
        if found > CARD_LIMIT or any(len(value) > _limit(head) for head, value in card.properties):
            raise ReadError(path, "too_large")
        if found % _STEP == 0:
            progress.step(found, 0)
        builder = _Builder(card)
        record = builder.record()
        if builder.is_group():
            skipped.append(SkippedRecord(card.line, SkipReason.GROUP))
        elif not record.display:
            skipped.append(SkippedRecord(card.line, SkipReason.EMPTY))
        else:
            records.append(record)
            remarks += builder.remarks
    if not records:
        raise ReadError(path, "no_records")
    return Reading(path.name, FileFormat.VCARD, encoding, "", records, skipped, remarks, found)


def _limit(head: Head) -> int:
    return 4 * PHOTO_LIMIT if head.name in {"PHOTO", "LOGO", "SOUND", "KEY"} else FIELD_LIMIT


class _Builder:
    """Collects the properties of one card."""

    def __init__(self, card: Card) -> None:
        self._line = card.line
        self._single: dict[str, str] = {}
        self._emails: list[tuple[Head, str]] = []
        self._phones: list[tuple[Head, str]] = []
        self._links: list[tuple[Head, str]] = []
        self._labels: dict[str, str] = {}
        self._notes: list[str] = []
        self._tags: list[str] = []
        self._places: list[list[str]] = []
        self._extra: list[str] = []
        self._photo: Photo | None = None
        self.remarks: list[SkippedRecord] = []
        for head, value in card.properties:
            _PROPERTIES.get(head.name, _Builder.keep)(self, head, value)
        self._names = self._name_parts()

    def _name_parts(self) -> tuple[str, ...]:
        """family, given, additional, prefix, suffix; taken from FN when there is no N."""
        raw = self._single.get("N", "")
        parts = [" ".join(_items(part)) for part in _split(raw)] if raw else []
        if any(parts):
            return (*parts, "", "", "", "", "")[:5]
        full = self._single.get("FN", "")
        organization = clean(_unescape(_split(self._single.get("ORG", ""))[0]))
        guess = NameParts() if full == organization or "@" in full else split_name(full)
        return guess.family, guess.given, guess.additional, guess.prefix, guess.suffix

    def is_group(self) -> bool:
        """Whether this card is a list of people."""
        return "group" in (self._single.get("KIND", ""), self._single.get("X-ADDRESSBOOKSERVER-KIND", ""))

    def record(self) -> PersonRecord:
        """The person. What is shown is FN, else built from what there is; empty when that is nothing."""
        single = self._single
        family, given, additional, prefix, suffix = self._names
        organization = [clean(_unescape(part)) for part in _split(single.get("ORG", ""))]
        emails = self._values(self._emails, "mailto:")
        city, region, country = next(
            (place for place in map(_place, self._places) if any(place)), ("", "", "")
        )
        return PersonRecord(
            self._line,
            given,
            family,
            single.get("FN")
            or display_name(
                given,
                family,
                nickname=single.get("NICKNAME", ""),
                organization=organization[0],
                email=emails[0].value if emails else "",
            )
            or additional
            or prefix
            or suffix,
            single.get("TITLE") or single.get("ROLE", ""),
            organization[0],
            emails,
            self._values(self._links, ""),
            self._values(self._phones, "tel:"),
            None,
            prefix,
            additional,
            suffix,
            single.get("NICKNAME", ""),
            ", ".join(filter(None, organization[1:])),
            city,
            region,
            country,
            "\n\n".join(self._notes),
            "\n".join(self._extra),
            tuple(dict.fromkeys(self._tags)),
            self._photo,
        )

    def _values(self, found: list[tuple[Head, str]], scheme: str) -> tuple[Value, ...]:
        values: dict[str, Value] = {}
        for head, text in found:
            value = text[len(scheme) :] if scheme and text[: len(scheme)].lower() == scheme else text
            label = (self._labels.get(head.group, "") if head.group else "") or head.label
            if value and value not in values:
                values[value] = Value(value, _LABELS.get(label, label), head.primary)
        return tuple(values.values())

    def keep_text(self, head: Head, value: str) -> None:
        value = clean(_unescape(value))
        if value:
            self._single.setdefault(head.name, value)

    def keep_raw(self, head: Head, value: str) -> None:
        self._single.setdefault(head.name, value)

    def keep_word(self, head: Head, value: str) -> None:
        self._single[head.name] = value.strip().lower()

    def add_nickname(self, head: Head, value: str) -> None:
        self._single.setdefault(head.name, ", ".join(_items(value)))

    def add_email(self, head: Head, value: str) -> None:
        if value := clean(_unescape(value)):
            self._emails.append((head, value))

    def add_phone(self, head: Head, value: str) -> None:
        if value := clean(_unescape(value)):
            self._phones.append((head, value))

    def add_link(self, head: Head, value: str) -> None:
        value = clean(_unescape(value))
        if head.name == "URL" or value.startswith(("http://", "https://")):
            self._links.append((head, value))
        else:
            self.keep(head, value)

    def add_label(self, head: Head, value: str) -> None:
        value = clean(_unescape(value))
        match = _APPLE_LABEL.fullmatch(value)
        self._labels[head.group] = (match[1] if match else value).lower()

    def add_note(self, _head: Head, value: str) -> None:
        if value := clean_text(_unescape(value)):
            self._notes.append(value)

    def add_tags(self, _head: Head, value: str) -> None:
        self._tags += _items(value)

    def add_place(self, head: Head, value: str) -> None:
        self._places.append(_split(value))
        self.keep(head, value)

    def add_photo(self, head: Head, value: str) -> None:
        embedded = head.encoding == "base64" or value[:5].lower() == "data:" or _BARE_BASE64.match(value)
        if not embedded:
            self.keep(head, value)
        elif self._photo is None:
            try:
                self._photo = decode_picture(value)
            except ValueError as error:
                reason = SkipReason.PHOTO_TOO_LARGE if str(error) == "size" else SkipReason.BAD_PHOTO
                self.remarks.append(SkippedRecord(self._line, reason))

    def keep(self, head: Head, value: str) -> None:
        """A property that Klatch has no field for is kept, so that it can be written back."""
        value = value.strip()
        if not value or head.name in _NOT_KEPT or head.encoding == "base64":
            return
        line = f"{clean(head.text)}:{clean(clean_text(value).replace(chr(10), chr(92) + 'n'))}"
        if sum(map(len, self._extra)) + len(line) <= _EXTRA_LIMIT:
            self._extra.append(line)


_PROPERTIES: dict[str, Callable[[_Builder, Head, str], None]] = {
    "FN": _Builder.keep_text,
    "TITLE": _Builder.keep_text,
    "ROLE": _Builder.keep_text,
    "N": _Builder.keep_raw,
    "ORG": _Builder.keep_raw,
    "KIND": _Builder.keep_word,
    "X-ADDRESSBOOKSERVER-KIND": _Builder.keep_word,
    "NICKNAME": _Builder.add_nickname,
    "EMAIL": _Builder.add_email,
    "TEL": _Builder.add_phone,
    "URL": _Builder.add_link,
    "X-SOCIALPROFILE": _Builder.add_link,
    "X-ABLABEL": _Builder.add_label,
    "NOTE": _Builder.add_note,
    "CATEGORIES": _Builder.add_tags,
    "ADR": _Builder.add_place,
    "PHOTO": _Builder.add_photo,
}


def _unescape(value: str) -> str:
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _split(value: str) -> list[str]:
    """The components of N, ADR and ORG, still escaped."""
    return value.split(";") if "\\" not in value else _PART.findall(value)


def _items(value: str) -> list[str]:
    items = value.split(",") if "\\" not in value else _ITEM.findall(value)
    return [item for item in (clean(_unescape(item)) for item in items) if item]


def _place(parts: list[str]) -> tuple[str, str, str]:
    """City, region and country of an address."""
    parts = [clean(_unescape(part)) for part in parts] + [""] * 7
    return parts[3], parts[4], parts[6]
