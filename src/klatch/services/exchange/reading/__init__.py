"""From a file to records of people: content decides, never the extension."""

from __future__ import annotations

from pathlib import Path

from klatch.domain.errors import ReadError
from klatch.domain.progress import Progress
from klatch.domain.records import Reading
from klatch.services.exchange.memory import no_garbage_search
from klatch.services.exchange.reading.sources import decode, load, utf16_without_mark
from klatch.services.exchange.reading.tables import Layout, detect, read_with
from klatch.services.exchange.reading.vcard import read_vcards
from klatch.services.exchange.reading.vcard_lines import BEGIN

__all__ = ["Layout", "decode", "detect", "load", "read_file", "read_with"]


def read_file(path: Path, progress: Progress) -> Reading:
    """Everyone in a vCard file, a table, or a zip that holds one of them. Raises ReadError and Cancelled."""
    with no_garbage_search():
        return _read(path, load(path), progress)


def _read(path: Path, data: bytes, progress: Progress) -> Reading:
    progress.step(0, 0)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(data):
        source = decode(path, data)
        data, encoding = source.text.encode("utf-8", "replace"), source.encoding
        if BEGIN.search(data):
            return read_vcards(path, data, encoding, progress)
    elif BEGIN.search(data):
        data = data.removeprefix(b"\xef\xbb\xbf")
        source = decode(path, data)
        if BEGIN.match(data.lstrip()):
            return read_vcards(path, data, source.encoding, progress)
        try:
            layout = detect(source)
        except ReadError:
            return read_vcards(path, data, source.encoding, progress)
        return read_with(source, layout, progress)
    else:
        source = decode(path, data)
    return read_with(source, detect(source), progress)
