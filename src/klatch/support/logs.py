"""The log file: private, small, and without people's data even where a message was careless.

The rule is that messages carry ids and counts only. The redaction here is the last line of defence; it knows
mail addresses, telephone numbers and home folders, but cannot know a name.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import time
from io import TextIOWrapper
from pathlib import Path

from klatch.support import paths

MAX_BYTES = 1_000_000
KEPT = 3

# Kept as text and compiled when first used, which is after the window is there.
_ADDRESS = r"[^\s<>()\[\],;:\"'=|]{1,256}@[^\s<>()\[\],;:\"'=|]{1,256}"
_DATE = r"\d{4}-\d\d-\d\d(?!\d)"
_PHONE = rf"(?<![\w.+-])(?!{_DATE})(?:\+|\()?\d(?:[ ()./\u00a0\u2010-\u2013-]{{0,3}}\d){{6,14}}(?![\w-])"
_HOME = r"(/home/|/Users/|\\Users\\)[^/\\\s:\"']+"


def redact(text: str) -> str:
    """The text without mail addresses, telephone-like numbers and the names in home folders."""
    home = str(Path.home())
    if len(home) > 1:
        text = re.sub(re.escape(home) + r"(?![^/\\\s:\"',)\]])", "~", text)
    text = re.sub(_HOME, "~", text)
    text = re.sub(_ADDRESS, "<address>", text)
    return re.sub(_PHONE, "<number>", text)


class RedactingFormatter(logging.Formatter):
    """Formats a record in UTC, its text and traceback redacted and their further lines indented.

    The text is built here from the record: a traceback another handler formatted stays in it, raw.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The lines of the log for one record; a line break in its data cannot pass for a new record."""
        text = record.getMessage()
        if record.exc_info:
            text += "\n" + self.formatException(record.exc_info)
        if record.stack_info:
            text += "\n" + record.stack_info
        lines = redact(text).splitlines() or [""]
        return f"{_utc(record.created)} {record.levelname} {record.name}: " + "\n    ".join(lines)


def _utc(seconds: float) -> str:
    """A moment as UTC text to the millisecond."""
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(seconds))}.{int(seconds % 1 * 1000):03}Z"


class LogFile(logging.FileHandler):
    """Appends to a file only its owner can read, and starts a new one when it is full.

    Written here because importing logging.handlers costs a noticeable part of a window's start. A log that
    cannot be written (full disk, read-only folder) is silently given up: it must never stop the program.
    """

    def __init__(self, file: Path, max_bytes: int = MAX_BYTES, kept: int = KEPT) -> None:
        super().__init__(file, encoding="utf-8", errors="backslashreplace", delay=True)
        self._file = file
        self._max_bytes = max_bytes
        self._kept = kept
        self.setFormatter(RedactingFormatter())

    def _open(self) -> TextIOWrapper:
        paths.make_private(self._file.parent)
        return open(self._file, "a", encoding=self.encoding, errors=self.errors, opener=_open_private)

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record, after making room when the file is full."""
        try:
            if self.stream is None:
                self.stream = self._open()
            if self.stream.tell() >= self._max_bytes:
                full, self.stream = self.stream, None
                full.close()
                self._rotate()
        except OSError:
            return
        super().emit(record)

    def _rotate(self) -> None:
        """Shift klatch.log to klatch.log.1 and so on; the oldest falls out."""
        names = [self._file, *(Path(f"{self._file}.{number}") for number in range(1, self._kept + 1))]
        for newer, older in zip(names[-2::-1], names[:0:-1], strict=True):
            if newer.exists():
                newer.replace(older)
        self.stream = self._open()

    def close(self) -> None:
        """Close the file; what a full disk kept from being written is lost."""
        with contextlib.suppress(OSError):
            super().close()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's name)
        """Nothing: a record that cannot be written is lost, the program goes on."""


def _open_private(file: str, flags: int) -> int:
    return os.open(file, flags, 0o600)


def start(folder: Path, level: int = logging.INFO) -> LogFile:
    """Log everything from `level` on into the data folder; returns the handler for `stop`."""
    handler = LogFile(paths.logs(folder) / "klatch.log")
    handler.setLevel(level)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(level, root.level))
    return handler


def stop(handler: LogFile) -> None:
    """End logging to the file and close it."""
    logging.getLogger().removeHandler(handler)
    handler.close()
