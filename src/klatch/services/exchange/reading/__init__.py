"""From a file to records of people: content decides, never the extension."""

from __future__ import annotations

from pathlib import Path

from klatch.domain.errors import ReadError
from klatch.domain.progress import Progress
from klatch.domain.records import Reading
from klatch.services.exchange.memory import no_garbage_search
from klatch.services.exchange.reading.sources import decode, load
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
    source = decode(path, data)
    if source.encoding.startswith("utf-16"):
        data = source.text.encode("utf-8", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"vcard" not in data.lower() or not BEGIN.search(data):
        return read_with(source, detect(source), progress)
    if BEGIN.match(data.lstrip()):
        return read_vcards(path, data, source.encoding, progress)
    try:
        layout = detect(source)  # a card may be quoted in a note of a table
    except ReadError:
        return read_vcards(path, data, source.encoding, progress)
    return read_with(source, layout, progress)
