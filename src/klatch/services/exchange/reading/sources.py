"""The bytes of a file, taken out of an archive and made text, with every size capped before it is trusted."""

from __future__ import annotations

import locale
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from klatch.domain.errors import ReadError

FILE_LIMIT = 50 * 1024 * 1024
"""Bytes of a file, packed and unpacked."""
_MEMBER_LIMIT = 10_000
_ZIP_MAGIC = b"PK\x03\x04"
_SAMPLE = 65_536
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_ENDINGS = (".csv", ".vcf", ".vcard")


@dataclass(frozen=True, slots=True)
class Text:
    """A file as text. `encoding` is the one that fitted."""

    path: Path
    text: str
    encoding: str


def load(path: Path) -> bytes:
    """The bytes of the file, or of the one member of a zip that holds contacts."""
    try:
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except PermissionError as error:
        raise ReadError(path, "not_allowed") from error
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise ReadError(path, "missing") from error
    except OSError as error:
        raise ReadError(path, "damaged") from error
    if len(data) > FILE_LIMIT:
        raise ReadError(path, "too_large")
    if data.startswith(_ZIP_MAGIC):
        data = _unpack(path)
    if not data.strip(b"\0\r\n\t ") or data in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        raise ReadError(path, "empty")
    return data


def _unpack(path: Path) -> bytes:
    """The contacts of an archive; nothing is written to disk, so its names lead nowhere."""
    try:
        with zipfile.ZipFile(path) as archive:
            member = _choose(path, archive.infolist())
            with archive.open(member) as stream:
                data = stream.read(FILE_LIMIT + 1)
    except ReadError:
        raise
    except Exception as error:  # each way of packing has errors of its own, lzma one that nothing announces
        raise ReadError(path, "damaged") from error
    if len(data) > FILE_LIMIT:
        raise ReadError(path, "too_large")
    return data


def _choose(path: Path, members: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    """LinkedIn's Connections.csv in whatever folder, else the only file for contacts; never a bomb."""
    member = _found(path, members)
    if member.file_size > FILE_LIMIT:
        raise ReadError(path, "too_large")
    return member


def _found(path: Path, members: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    if len(members) > _MEMBER_LIMIT:
        raise ReadError(path, "too_large")
    named = [(PurePosixPath(member.filename.replace("\\", "/")).name.lower(), member) for member in members]
    connections = [member for name, member in named if name == "connections.csv"]
    if connections:
        return connections[0]
    others = [member for name, member in named if name.endswith(_ENDINGS) and not name.startswith(".")]
    if len(others) != 1:
        raise ReadError(path, "unknown_format")
    return others[0]


def decode(path: Path, data: bytes) -> Text:
    """The bytes as text: byte order mark, UTF-16 by its zero bytes, strict UTF-8, then code pages."""
    encoding = _unicode_encoding(data)
    if not encoding:
        _refuse_binary(path, data)
        for encoding in ("utf-8", _ansi_code_page(), "cp1252", "cp932"):
            try:
                return Text(path, data.decode(encoding), encoding)
            except (UnicodeDecodeError, LookupError):
                continue
        return Text(path, data.decode("cp1252", "replace"), "cp1252")
    try:
        return Text(path, data.decode(encoding), encoding.removesuffix("-sig"))
    except UnicodeDecodeError:
        return Text(path, data.decode(encoding, "replace"), encoding.removesuffix("-sig"))


def _unicode_encoding(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return _utf16_without_mark(data)


def _utf16_without_mark(data: bytes) -> str:
    """The byte order of UTF-16 text without a mark: mostly Latin letters make every second byte zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _refuse_binary(path: Path, data: bytes) -> None:
    """Text holds next to no control characters; a stray NUL is taken out later."""
    sample = data[:_SAMPLE]
    strange = sample.count(0) + len(_CONTROLS.findall(sample))
    if strange > 8 and strange > len(sample) // 200:
        raise ReadError(path, "binary")


def _ansi_code_page() -> str:
    """The code page that programs of this computer write; on systems that use UTF-8 the western one."""
    own = locale.getencoding().lower().replace("-", "")
    return "cp1252" if own in {"utf8", "ascii", "ansi_x3.41968", "usascii"} else own
