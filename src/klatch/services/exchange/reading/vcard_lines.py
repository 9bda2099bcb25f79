"""vCard 2.1, 3.0 and 4.0 as written in the wild: from bytes to the properties of each card."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

from klatch.domain.names import clean

BEGIN = re.compile(rb"(?:^|[\r\n])[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*(?=[\r\n]|\Z)", re.IGNORECASE)
_SOFT_BREAKS = re.compile(
    rb"^[^\n:]*QUOTED-PRINTABLE[^\n:]*:[^\n]*=(?:\n(?!END:|BEGIN:)[^\n]*=)*(?:\n(?!END:|BEGIN:)[^\n]*)?$",
    re.IGNORECASE | re.MULTILINE,
)
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*"?)*)')
_QUOTED_HEAD = re.compile(r'((?:[^":]|"[^"]*")*):(.*)', re.DOTALL)
_TYPES_WITHOUT_MEANING = frozenset(("internet", "pref", "voice", "text", "x400", "uri", "msg"))
_STRUCTURED = frozenset(("N", "ADR", "ORG"))


class Head(NamedTuple):
    """What stands before the colon. `text` is written back for properties that are kept as they are."""

    name: str
    group: str = ""
    label: str = ""
    primary: bool = False
    encoding: str = ""
    charset: str = ""
    media: str = ""
    text: str = ""


class Card(NamedTuple):
    """The properties of one card in their order; `line` is the line of its BEGIN."""

    line: int
    properties: list[tuple[Head, str]]


def read_cards(data: bytes) -> Iterator[Card]:
    """The cards of a file. One without END ends at the next BEGIN or with the file; nested ones go."""
    data = data.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    begins = _begin_lines(data)
    if b"quoted-printable" in data.lower():
        data = _SOFT_BREAKS.sub(lambda match: match[0].replace(b"=\n", b""), data)
    # Folding may cut a character in two, so lines are put together before they are decoded.
    data = data.replace(b"\n ", b"").replace(b"\n\t", b"")
    try:
        text, damaged = data.decode(), False
    except UnicodeDecodeError:
        text, damaged = data.decode("utf-8", "surrogateescape"), True
    return _Scanner(begins, damaged).cards(text)


def _begin_lines(data: bytes) -> list[int]:
    lines, line, last = [], 1, 0
    for match in BEGIN.finditer(data):
        line += data.count(b"\n", last, match.end())
        last = match.end()
        lines.append(line)
    return lines


class _Scanner:
    """Walks over unfolded lines. `_plain` remembers heads whose values need no decoding."""

    def __init__(self, begins: list[int], damaged: bool) -> None:
        self._begins = begins
        self._damaged = damaged
        self._seen = 0
        self._plain: dict[str, Head] = {}
        self._properties: list[tuple[Head, str]] | None = None
        self._line = 0
        self._nested = False

    def cards(self, text: str) -> Iterator[Card]:
        plain = self._plain
        for line in text.split("\n"):
            name, colon, value = line.partition(":")
            head = plain.get(name)
            if head is not None and colon and self._properties is not None and not self._nested:
                self._properties.append((head, value))
            else:
                card = self._unusual(line, name, colon, value)
                if card is not None:
                    yield card
        if self._properties is not None:
            yield Card(self._line, self._properties)

    def _unusual(self, line: str, name: str, colon: str, value: str) -> Card | None:
        word = name.strip().upper()
        if word == "BEGIN" and value.strip().upper() == "VCARD":
            return self._begin()
        if word == "END" and value.strip().upper() == "VCARD":
            return self._end()
        if self._properties is not None and not self._nested:
            if colon and word:
                self._add(line, name, value)
            elif self._properties and line.strip():
                self._continue(line)
        return None

    def _begin(self) -> Card | None:
        """A BEGIN right after AGENT opens a nested card; any other one closes what is open."""
        finished = None
        if self._properties is not None:
            if self._properties and not self._nested and _is_open_agent(*self._properties[-1]):
                self._properties.pop()
                self._nested = True
                self._seen += 1
                return None
            finished = Card(self._line, self._properties)
        self._nested = False
        self._properties = []
        self._line = self._begins[min(self._seen, len(self._begins) - 1)] if self._begins else 1
        self._seen += 1
        return finished

    def _end(self) -> Card | None:
        if self._nested:
            self._nested = False
            return None
        properties, self._properties = self._properties, None
        return None if properties is None else Card(self._line, properties)

    def _add(self, line: str, name: str, value: str) -> None:
        if name.count('"') % 2 and (match := _QUOTED_HEAD.fullmatch(line)):
            name, value = match.groups()
        head = parse_head(name)
        if not self._damaged and not head.encoding:
            self._plain[name] = head
        assert self._properties is not None  # noqa: S101 - _unusual looked
        self._properties.append((head, _decode(head, value)))

    def _continue(self, line: str) -> None:
        """Base64 and quoted-printable values go on without indentation in files of some programs."""
        assert self._properties is not None  # noqa: S101 - _unusual looked
        head, value = self._properties[-1]
        if head.encoding == "base64":
            self._properties[-1] = (head, value + line.strip())
        elif head.encoding == "quoted-printable" and line.startswith("="):
            self._properties[-1] = (head, value + _decode(head, line))


def _is_open_agent(head: Head, value: str) -> bool:
    return head.name == "AGENT" and not value.strip()


def parse_head(text: str) -> Head:
    """`item1.TEL;TYPE="work,pref"` and the bare `TEL;CELL;VOICE` of version 2.1 alike."""
    parameters = _PARAMETER.findall(text)
    group, _, name = text.partition(";")[0].strip().rpartition(".")
    name = name.upper()
    types: list[str] = []
    kept: list[str] = []
    encoding = charset = media = ""
    primary = False
    for parameter in parameters:
        key, equals, value = parameter.partition("=")
        key, value = (key.strip().upper(), value.strip().strip('"')) if equals else ("", key.strip())
        found = _encoding(value) if key in {"", "ENCODING"} else ""
        if found or key == "ENCODING":
            encoding = found
        elif key == "CHARSET":
            charset = value
        elif key in {"", "TYPE"}:
            types += [word.strip().strip('"').lower() for word in value.replace("\\,", ",").split(",")]
            kept.append(parameter)
        else:
            media = value.lower() if key == "MEDIATYPE" else media
            primary = primary or (key == "PREF" and value == "1")
            kept.append(parameter)
    label = next((word for word in map(clean, types) if word and word not in _TYPES_WITHOUT_MEANING), "")
    written = ";".join([f"{group}.{name}" if group else name, *kept])
    return Head(
        name, group.lower(), label, primary or "pref" in types, encoding, charset, media or label, written
    )


def _encoding(value: str) -> str:
    value = value.lower()
    if value in {"b", "base64"}:
        return "base64"
    return "quoted-printable" if value == "quoted-printable" else ""


def _decode(head: Head, value: str) -> str:
    if head.encoding == "quoted-printable":
        if head.name in _STRUCTURED:
            # an encoded semicolon is text, a plain one separates
            value = value.replace("=3B", "\\;").replace("=3b", "\\;")
        raw = binascii.a2b_qp(value.encode("utf-8", "surrogateescape"))
    elif value.isascii():
        return value
    else:
        raw = value.encode("utf-8", "surrogateescape")
    for charset in ("utf-8" if head.encoding != "quoted-printable" else head.charset, head.charset, "utf-8"):
        try:
            return raw.decode(charset or "utf-8")
        except (ValueError, LookupError):  # a charset of whatever name: "undefined", one with a NUL in it
            continue
    return raw.decode("cp1252", "replace")
