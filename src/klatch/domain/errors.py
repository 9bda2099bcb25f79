"""Expected failures. They carry data; `ui/errors.py` and `cli.py` turn a type into words.

KlatchError
├── StoreError
│   ├── NewerDatabase(path, version)       made by a newer Klatch
│   ├── ForeignDatabase(path)              a SQLite file of another program, or not a database
│   ├── DamagedDatabase(path)              the integrity check failed
│   ├── DiskFull(path)
│   ├── DiskFailure(path)                  the disk reported an error
│   ├── ReadOnlyFolder(path)
│   ├── StoreBusy()                        another write is under way
│   ├── SecondInstance(path)
│   ├── BackupFailed(path, reason)
│   ├── UndoConflict(label)                the rows were changed meanwhile
│   └── NotFound(kind, key)
├── InvalidInput(field, problem)           a form or argument that cannot be saved as it is
├── ReadError(path, problem)               a file that cannot be read or holds no records
├── TemplateRejected(line, reason)         a template that may not be saved or rendered
├── MissingFields(fields)                  a required field of a message is empty
├── BadAddress(address)
├── FeedUnread(reason)                     whether a newer version is out could not be learnt
└── Cancelled()                            the user cancelled
"""

from __future__ import annotations

from pathlib import Path


class KlatchError(Exception):
    """Base of everything that is expected to go wrong."""


class StoreError(KlatchError):
    """The database cannot do what was asked."""


class PathError(StoreError):
    """A store error about one file or folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(type(self).__name__)
        self.path = path


class NewerDatabase(PathError):
    """The database was written by a newer version; it is left byte-identical."""

    def __init__(self, path: Path, version: int) -> None:
        super().__init__(path)
        self.version = version


class ForeignDatabase(PathError):
    """The file is no Klatch database."""


class DamagedDatabase(PathError):
    """The integrity check failed."""


class DiskFull(PathError):
    """No space left: nothing of the step was saved."""


class DiskFailure(PathError):
    """The disk reported an error; what was saved before is kept."""


class ReadOnlyFolder(PathError):
    """The data folder cannot be written to."""


class SecondInstance(PathError):
    """Another Klatch has this data folder open."""


class BackupFailed(PathError):
    """The copy could not be written or did not verify."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path)
        self.reason = reason


class StoreBusy(StoreError):
    """Another write is under way; try again in a moment."""


class UndoConflict(StoreError):
    """The rows of a step were changed elsewhere, so it cannot be taken back."""

    def __init__(self, label: str) -> None:
        super().__init__("UndoConflict")
        self.label = label


class NotFound(StoreError):
    """The named row does not exist."""

    def __init__(self, kind: str, key: int | str) -> None:
        super().__init__("NotFound")
        self.kind = kind
        self.key = key


class InvalidInput(KlatchError):
    """A value that cannot be saved as it is. `problem` is a short key such as "empty" or "not_an_address"."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field
        self.problem = problem


class ReadError(KlatchError):
    """A file that cannot be read.

    `problem` is one of missing, not_allowed, empty, too_large, binary, damaged, unknown_format, no_records.
    """

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(problem)
        self.path = path
        self.problem = problem


class TemplateRejected(KlatchError):
    """A template that may not be saved or rendered; `line` counts from 1, `reason` is a sentence."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class MissingFields(KlatchError):
    """Required fields are empty; `fields` are template names such as "contact.first_name"."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class BadAddress(KlatchError):
    """No mail can be addressed to this."""

    def __init__(self, address: str) -> None:
        super().__init__("BadAddress")
        self.address = address


class FeedUnread(KlatchError):
    """Nobody could be asked for the newest version: no_answer, no_tls, untrusted, unreadable."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Cancelled(KlatchError):
    """The user cancelled; nothing of the step was kept."""
