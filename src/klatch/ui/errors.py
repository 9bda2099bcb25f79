"""Failures in words: expected ones become one sentence that says what to do, bugs a report."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, qVersion

from klatch import __version__
from klatch.domain import errors as e

_log = logging.getLogger(__name__)


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("errors", text)


def sentence(error: e.KlatchError) -> str:
    """What went wrong and what to do, in one sentence."""
    for kind in type(error).__mro__:
        words = _WORDS.get(kind)
        if words is not None:
            return words(error)
    return tr("That did not work, and nothing was half saved. Try again.")


def _newer(error: e.NewerDatabase) -> str:
    return tr(
        "These data were written by a newer Klatch (format %1). Install the newest version to open them."
    ).replace("%1", str(error.version))


def _foreign(error: e.ForeignDatabase) -> str:
    return tr("%1 is not a Klatch database. Choose another data folder, or move that file away.").replace(
        "%1", str(error.path)
    )


def _damaged(error: e.DamagedDatabase) -> str:
    return tr(
        "%1 is damaged. Close Klatch and put the newest file of the backups folder in its place."
    ).replace("%1", str(error.path))


def _disk_full(_error: e.DiskFull) -> str:
    return tr("The disk is full, so nothing of this step was saved. Free some space and try again.")


def _disk_failure(_error: e.DiskFailure) -> str:
    return tr("The disk reported an error, so this step was not saved. Check the disk, then try again.")


def _read_only(error: e.ReadOnlyFolder) -> str:
    return tr("Klatch may not write to %1. Choose another data folder, or allow writing there.").replace(
        "%1", str(error.path)
    )


def _second(_error: e.SecondInstance) -> str:
    return tr("Klatch is already open with these data. Use that window, or close it first.")


def _backup(error: e.BackupFailed) -> str:
    if error.reason == "in_use":
        return tr("%1 is the database Klatch is using. Choose another name for the backup.").replace(
            "%1", error.path.name
        )
    return tr(
        "The backup %1 could not be written whole, so it was removed. Choose another place and try again."
    ).replace("%1", error.path.name)


def _busy(_error: e.StoreBusy) -> str:
    return tr("Klatch is still writing. Try again in a moment.")


def _undo(error: e.UndoConflict) -> str:
    return tr("“%1” can no longer be taken back, because what it wrote was changed since.").replace(
        "%1", error.label
    )


def _not_found(_error: e.NotFound) -> str:
    return tr("That is no longer there; it may have been deleted. Use Undo to bring it back.")


def _invalid(error: e.InvalidInput) -> str:
    return problem(error.problem)


def _read(error: e.ReadError) -> str:
    return read_problem(error.problem).replace("%1", error.path.name)


def _template(error: e.TemplateRejected) -> str:
    return (
        tr("Line %1 of the template cannot be used: %2")
        .replace("%1", str(error.line))
        .replace("%2", error.reason)
    )


def _missing(error: e.MissingFields) -> str:
    return tr("Fill these in first: %1.").replace("%1", ", ".join(error.fields))


def _address(error: e.BadAddress) -> str:
    return tr("No mail can be sent to “%1”. Correct the address and try again.").replace("%1", error.address)


def _feed(error: e.FeedUnread) -> str:
    words = {
        "no_answer": tr("Nobody answered. Check the connection to the internet, or try again later."),
        "no_tls": tr("A safe connection needs OpenSSL (libssl3, or openssl-libs): install it and try again."),
        "untrusted": tr(
            "Whoever answered could not prove to be the one asked. Try again in another network."
        ),
    }
    return words.get(error.reason, tr("The answer could not be understood. Try again later."))


def _store(_error: e.StoreError) -> str:
    return tr("The data could not be read or written. Try again; nothing was half saved.")


_WORDS: dict[type, Callable[..., str]] = {
    e.NewerDatabase: _newer,
    e.ForeignDatabase: _foreign,
    e.DamagedDatabase: _damaged,
    e.DiskFull: _disk_full,
    e.DiskFailure: _disk_failure,
    e.ReadOnlyFolder: _read_only,
    e.SecondInstance: _second,
    e.BackupFailed: _backup,
    e.StoreBusy: _busy,
    e.UndoConflict: _undo,
    e.NotFound: _not_found,
    e.InvalidInput: _invalid,
    e.ReadError: _read,
    e.TemplateRejected: _template,
    e.MissingFields: _missing,
    e.BadAddress: _address,
    e.FeedUnread: _feed,
    e.StoreError: _store,
}


def problem(key: str) -> str:
    """What to do about a value of a form that cannot be saved."""
    words = {
        "empty": tr("Write something here"),
        "no_name": tr("Write a name"),
        "no_at": tr("An e-mail address has an @ in the middle"),
        "no_domain_dot": tr("Add the part after the dot, such as .org"),
        "not_an_address": tr("Check the address: this cannot be one"),
        "no_attendee": tr("Choose who takes part"),
        "minutes": tr("Between 5 and 480 minutes"),
        "zone": tr("Choose a time zone from the list"),
        "no_such_time": tr("That hour does not exist on this day: the clocks change. Choose another"),
        "exists": tr("That name is taken; choose another"),
        "asked_already": tr("This question is on the list already"),
        "no_link": tr("A web address looks like example.org"),
        "no_employer": tr("Choose an employer from the list"),
        "no_city": tr("Choose a city somebody lives in"),
        "same": tr("Choose another one"),
        "no_tag": tr("Choose a tag that is there"),
        "nobody": tr("Choose who it was"),
        "in_the_future": tr("Choose a moment that has passed"),
        "before_sent": tr("Choose a moment after it was sent"),
        "not_ahead": tr("This meeting is no longer ahead: it was held or called off"),
        "not_running": tr("This conversation is not under way"),
        "held": tr("This conversation was held, so it stays where it is"),
        "under_way": tr("This conversation is under way, so it stays where it is until it is ended"),
        "offered": tr("They are offered this time already"),
        "in_the_past": tr("Choose a moment that is still to come"),
        "no_business_day": tr("Leave at least one day to work on"),
    }
    return words.get(key, tr("This cannot be saved as it is"))


def read_problem(key: str) -> str:
    """What to do about a file that cannot be read; %1 stands for its name."""
    words = {
        "missing": tr("%1 is not there. Choose the file again."),
        "not_allowed": tr("Klatch may not read %1. Allow reading it, or choose another file."),
        "empty": tr("%1 is empty. Export your contacts once more and choose the new file."),
        "too_large": tr("%1 is too large to be an address file. Choose a smaller one."),
        "binary": tr("%1 is not a text file. Choose a CSV file, a vCard or the zip from LinkedIn."),
        "damaged": tr("%1 is damaged. Download or export it once more."),
        "unknown_format": tr(
            "Klatch finds no columns it knows in %1. Choose a CSV with names in the first line, or a vCard."
        ),
        "no_records": tr("%1 holds no people. Export your contacts once more and choose the new file."),
    }
    return words.get(key, tr("%1 could not be read. Choose another file."))


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """A copyable report of a bug: versions and code places, no values, so nobody's data."""
    import platform
    import traceback

    frames = traceback.extract_tb(trace)
    places = [f"  {_module(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    chain = type(error.__cause__).__name__ if error.__cause__ else "-"
    head = f"Klatch {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
    return "\n".join([head, f"{kind.__name__} (cause: {chain})", *places])


def install(show: Callable[[str], None]) -> None:
    """Make uncaught exceptions reach the log and `show`; the program goes on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report(kind, error, trace)
        _log.error("bug: %s", text)
        show(text)

    sys.excepthook = hook


def _module(filename: str) -> str:
    _, found, inside = filename.replace("\\", "/").rpartition("/klatch/")
    return f"klatch/{inside}" if found else filename.replace("\\", "/").rpartition("/")[2]
