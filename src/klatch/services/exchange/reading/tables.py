"""Comma-separated files: where the header is, what separates the cells, and every row below."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from klatch.domain.errors import ReadError
from klatch.domain.progress import Progress
from klatch.domain.records import FileFormat, PersonRecord, Reading, SkippedRecord, SkipReason
from klatch.services.exchange.reading.fields import Field, Target
from klatch.services.exchange.reading.headers import file_format, meaning, meanings
from klatch.services.exchange.reading.rows import RowReader
from klatch.services.exchange.reading.sources import Text

if TYPE_CHECKING:
    import _csv

FIELD_LIMIT = 1024 * 1024
"""Characters of one cell."""
_DELIMITERS = (",", ";", "\t", "|")
_HEADER_WITHIN = 10  # records; LinkedIn puts a note of three lines before it
_SAMPLE_LINES = 60
_COLUMN_LIMIT = 1000
_MOST_REPAIRS = 20
_STEP = 1024
_PIECE = 1 << 20  # characters
_END = "\x00end\x00"  # a row that no file holds: it arrives alone unless an open quote swallows it
_ALONE_ENOUGH = frozenset((Field.EMAIL, Field.FULL))


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read a table. `targets` says what each of `columns` holds and may be replaced by choice.

    Lines count from 1. What stands above `header_line` is left out; rows begin at `body_line`.
    """

    format: FileFormat
    delimiter: str
    header_line: int
    body_line: int
    columns: tuple[str, ...]
    targets: tuple[Target | None, ...]


def detect(source: Text) -> Layout:
    """Find the header and the delimiter. Raises ReadError when no row looks like a header."""
    lines = list(islice(_lines(source.text), _SAMPLE_LINES))
    headers = [header for delimiter in _DELIMITERS for header in _headers(lines, delimiter)]
    if not headers:
        raise ReadError(source.path, "unknown_format")
    best = max(headers, key=lambda header: (header.known, header.even))
    columns = best.columns
    return Layout(
        file_format(columns),
        best.delimiter,
        best.line,
        best.body_line,
        tuple(columns),
        tuple(meanings(columns)),
    )


class _Header(NamedTuple):
    """A row that may be the header: how many names are known, and which share of rows is as wide."""

    known: int
    even: float
    delimiter: str
    line: int
    body_line: int
    columns: list[str]


def _headers(lines: list[str], delimiter: str) -> Iterator[_Header]:
    rows: list[tuple[int, int, list[str]]] = []
    reader = _reader(iter(lines), delimiter)
    start = 1
    with suppress(csv.Error):  # a monstrous cell below the header is met again, and named, on reading
        for row in reader:
            if row:
                rows.append((start, reader.line_num + 1, row[:_COLUMN_LIMIT]))
            start = reader.line_num + 1
    for at, (line, body_line, row) in enumerate(rows[:_HEADER_WITHIN]):
        known = sum(1 for cell in row if meaning(cell) is not None)
        if known > 1 or (known and _is_alone(row)):
            below = [len(other) for _, _, other in rows[at + 1 :]]
            even = below.count(len(row)) / len(below) if below else 0.0
            yield _Header(known, even, delimiter, line, body_line, row)


def _is_alone(row: list[str]) -> bool:
    """A list of addresses under one name is a table too."""
    filled = [cell for cell in row if cell.strip()]
    target = meaning(filled[0]) if len(filled) == 1 else None
    return target is not None and target.field in _ALONE_ENOUGH


def read_with(source: Text, layout: Layout, progress: Progress) -> Reading:
    """Every row below the header. Raises ReadError when a cell is too large or nobody is found."""
    reader = RowReader(layout.columns, layout.targets, undo_apostrophes="'" in source.text)
    records: list[PersonRecord] = []
    skipped: list[SkippedRecord] = []
    total = source.text.count("\n")
    width = len(layout.columns)
    linkedin = layout.format is FileFormat.LINKEDIN
    for count, (line, row) in enumerate(_rows(source, layout)):
        if count % _STEP == 0:
            progress.step(line, total)
        if row is None:
            skipped.append(SkippedRecord(line, SkipReason.UNCLOSED_QUOTE))
            continue
        if len(row) < width:
            row += [""] * (width - len(row))
        record = reader.person(line, row)
        # A connection without name and address cannot be told from others at the same employer.
        if record.given or record.family or record.emails or (record.display and not linkedin):
            records.append(record)
        elif reason := _why_nobody(row, linkedin):
            skipped.append(SkippedRecord(line, reason))
    if not records:
        raise ReadError(source.path, "no_records")
    found = len(records) + len(skipped)
    return Reading(
        source.path.name, layout.format, source.encoding, layout.delimiter, records, skipped, (), found
    )


def _why_nobody(row: list[str], linkedin: bool) -> SkipReason | None:
    """LinkedIn writes only commas for a member who hides; elsewhere a spreadsheet leaves such rows."""
    if any(map(str.strip, row)):
        return SkipReason.NO_NAME
    return SkipReason.HIDDEN if linkedin else None


def _rows(source: Text, layout: Layout) -> Iterator[tuple[int, list[str] | None]]:
    """Each row below the header with its first line; None for a line whose quote is never closed."""
    start = layout.body_line
    for _ in range(_MOST_REPAIRS):
        last = start - 1
        reader = _reader(chain(islice(_lines(source.text), last, None), [_END]), layout.delimiter)
        pending: tuple[int, list[str]] = (last, [])
        try:
            for row in reader:
                if pending[1]:
                    yield pending
                pending = (last + 1, row)
                last = start - 1 + reader.line_num
            broken = pending[0]
        except csv.Error as error:
            if pending[1]:
                yield pending
            pending, broken = (last, []), last + 1
            if not _stands_alone(source.text, broken + 1, layout):
                raise ReadError(source.path, "too_large") from error
        if pending[1] == [_END]:
            return
        yield broken, None
        start = broken + 1
    raise ReadError(source.path, "damaged")


def _stands_alone(text: str, line: int, layout: Layout) -> bool:
    """Whether a line is a whole row, so that the quote before it was a stray one."""
    row = next(_reader(islice(_lines(text), line - 1, line), layout.delimiter), [])
    return len(row) == len(layout.columns)


def _lines(text: str) -> Iterator[str]:
    """The lines of the text with CRLF, LF and CR alike, and with their ends.

    Taken in pieces: StringIO copies all it gets at once, and nobody else runs meanwhile.
    """
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield from io.StringIO(text[start:end], newline="")
        start = end


def _reader(lines: Iterator[str], delimiter: str) -> _csv.Reader:
    csv.field_size_limit(FIELD_LIMIT)  # the module's own limit is an eighth of that and for the whole process
    return csv.reader(lines, delimiter=delimiter)
