"""The command line. Expected failures are one sentence and status 1; wrong usage or no screen is status 2."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from klatch import __version__, terminal

if TYPE_CHECKING:
    from klatch.support.desktop import Finding

BUG = 70
"""The status of a mistake in the program, EX_SOFTWARE of sysexits.h."""
_NO_WINDOW = {
    "no_screen": "There is no screen here, so no window can open. Try: klatch tour DIR",
    "screen_unreachable": "The screen that DISPLAY names does not answer, so no window can open.",
    "missing_libraries": "Qt lacks {libraries}. On Debian or Ubuntu: sudo apt-get install {packages}",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a name must not fail on a terminal that lacks its letters
    arguments = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        return command(arguments)
    except terminal.Refusal as refusal:
        return _fail(str(refusal))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - the reader left; do not fail when leaving, too
        return 0
    except Exception as error:  # noqa: BLE001 - the last place that can tell expected from bug
        return _failed(error)


def _failed(error: Exception) -> int:
    from klatch.domain.errors import KlatchError
    from klatch.ui import errors

    if isinstance(error, KlatchError):
        return _fail(errors.sentence(error))
    _fail("That is a mistake in the program. Please report these lines; they hold none of your data:")
    print(errors.report(type(error), error, error.__traceback__), file=sys.stderr)
    return BUG


def _fail(sentence: str) -> int:
    print(f"klatch: {sentence}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--data", metavar="DIR", default=argparse.SUPPRESS, help="the data folder (or KLATCH_DATA)"
    )
    parser = argparse.ArgumentParser(
        prog="klatch",
        parents=[common],
        description="Keep track of the people you learn from. Without a command, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"Klatch {__version__}")
    parser.add_argument(
        "--open",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="open the window with a vCard or CSV to import, or on a copy of a Klatch database",
    )
    parser.set_defaults(command=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, command: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[common], help=words, description=f"{words.capitalize()}.")
        made.set_defaults(command=command)
        return made

    reading = add("import", _import, "read contacts from LinkedIn, a vCard or a CSV")
    reading.add_argument("file", type=Path, metavar="FILE")
    reading.add_argument("--dry-run", action="store_true", help="only say what would happen")
    add("due", _due, "list what is due")
    draft = add("draft", _draft, "write a message from a template")
    draft.add_argument("--kind", required=True, metavar="KIND", help="such as thanks.same_day")
    draft.add_argument("--to", required=True, metavar="NAME", help="a name or an e-mail address")
    draft.add_argument(
        "--eml", type=Path, metavar="FILE", help="save as a mail that mail apps open as a draft"
    )
    add("backup", _backup, "copy the database to one file, verified").add_argument(
        "file", type=Path, metavar="FILE"
    )
    add("check", _check, "check the database and count what is in it")
    add("newest", _newest, "ask once, over the network, whether a newer Klatch is out")
    add("demo", _demo, "open a sample story, away from your data")
    add("tour", _tour, "run the main job without a screen, leaving pictures and mails").add_argument(
        "folder", type=Path, metavar="DIR"
    )
    add("self-test", _self_test, "check that this copy of Klatch works")
    return parser


# The window


def _window(arguments: argparse.Namespace) -> int:
    from klatch.support import desktop

    if (finding := desktop.check()) is not None:
        return _no_window(finding)
    gc.disable()  # what a start makes is there to stay; app.opened ends it
    from klatch import app
    from klatch.services.data import is_database

    file = arguments.open.expanduser().absolute() if arguments.open else None
    if file is not None and is_database(file):
        return app.run_copy(file)
    return app.run_window(_folder(arguments), file=file)


def _demo(arguments: argparse.Namespace) -> int:
    from klatch.services.data import has_data
    from klatch.support import desktop

    chosen = _folder(arguments) if "data" in arguments else None
    if chosen is not None and has_data(chosen):
        raise terminal.Refusal(f"{chosen} holds data already. Choose an empty folder for the sample story.")
    if (finding := desktop.check()) is not None:
        return _no_window(finding)
    from klatch import app

    return app.run_demo(chosen)


def _tour(arguments: argparse.Namespace) -> int:
    if (finding := _without_screen()) is not None:
        return _no_window(finding)
    from klatch import tour

    folder = arguments.folder.expanduser().absolute()
    try:
        _say(tour.take(folder))
    except OSError as error:
        raise terminal.Refusal(f"{folder} could not be written: {error.strerror or error}.") from error
    return 0


def _self_test(_arguments: argparse.Namespace) -> int:
    if (finding := _without_screen()) is not None:
        return _no_window(finding)
    from klatch import selftest

    failed = 0
    for name, problem in selftest.run():
        print(f"{'failed' if problem else 'ok':8}{name}{': ' if problem else ''}{problem}")
        failed += bool(problem)
    return 1 if failed else 0


def _without_screen() -> Finding | None:
    from klatch.support import desktop

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return desktop.check()


def _no_window(finding: Finding) -> int:
    words = _NO_WINDOW[finding.code]
    _fail(words.format(libraries=", ".join(finding.libraries), packages=" ".join(finding.packages)))
    return 2


# Commands on the data


def _import(arguments: argparse.Namespace) -> int:
    from klatch import console
    from klatch.domain.progress import Silent
    from klatch.services.exchange.plan import plan
    from klatch.services.exchange.reading import read_file
    from klatch.services.exchange.writing import apply

    reading = read_file(arguments.file.expanduser(), Silent())
    folder, writing = _folder(arguments), not arguments.dry_run
    with terminal.logged(folder, writing), terminal.opened(folder, writing=writing, missing_ok=True) as store:
        planned = plan(store, reading)
        lines = console.import_lines(store, planned, done=writing)
        if writing:
            apply(store, planned, terminal.now(), Silent())
    _say(lines)
    return 0


def _due(arguments: argparse.Namespace) -> int:
    from datetime import timedelta

    from klatch import console
    from klatch.services.reading import today

    with terminal.opened(_folder(arguments)) as store:
        zone = terminal.zone(store)
        now = terminal.now().astimezone(zone)
        day = today.day_of(now)
        monday = day.start - timedelta(days=now.weekday())
        week = today.Span(monday, monday + timedelta(days=7))
        _say(console.due_lines(today.today(store, now, day, week), zone))
    return 0


def _draft(arguments: argparse.Namespace) -> int:
    from klatch import console
    from klatch.domain.errors import MissingFields
    from klatch.domain.kinds import KINDS
    from klatch.services import drafting

    if arguments.kind not in KINDS:
        _fail(f"There is no kind “{arguments.kind}”. There are: {', '.join(KINDS)}.")
        return 2
    with terminal.opened(_folder(arguments)) as store:
        draft = drafting.draft(store, terminal.recipient(store, arguments.to), arguments.kind, terminal.now())
    if arguments.eml is None:
        _say(console.draft_lines(draft))
        for remark in console.draft_remarks(draft):
            print(remark, file=sys.stderr)
        return 0
    if draft.rendered.missing:
        raise MissingFields(draft.rendered.missing)
    terminal.write_new(arguments.eml.expanduser(), terminal.eml(draft))
    _say([f"Saved {arguments.eml}."])
    return 0


def _backup(arguments: argparse.Namespace) -> int:
    from klatch import console
    from klatch.services.data import back_up

    target = arguments.file.expanduser().absolute()
    if target.exists():
        raise terminal.Refusal(f"{target} is there already. Choose another name.")
    if not target.parent.is_dir():
        raise terminal.Refusal(f"There is no folder {target.parent}. Make it first, or choose another.")
    folder = _folder(arguments)
    terminal.require_data(folder)
    with terminal.logged(folder), terminal.opened(folder, writing=True) as store:
        _say(console.backup_lines(back_up(store, target)))
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from klatch import console
    from klatch.services.reading.check import check

    with terminal.opened(_folder(arguments)) as store:
        report = check(store)
    _say(console.check_lines(report))
    if not report.faults:
        return 0
    return _fail("Problems were found. Put back the newest file of the backups folder, or ask for help.")


def _newest(_arguments: argparse.Namespace) -> int:
    from klatch.services.releases import FEED

    return say_newest(FEED)


def say_newest(address: str) -> int:
    """Say which version is the newest, in a line that begins with it, and return the exit status."""
    from klatch.domain.errors import FeedUnread
    from klatch.domain.releases import is_newer
    from klatch.services import releases
    from klatch.ui import errors

    try:
        found = releases.newest(address)
    except FeedUnread as error:
        _fail(errors.sentence(error))
        return releases.STATUS[error.reason]
    if is_newer(found, __version__):
        _say([f"Klatch {found} is out: {releases.page(found)}"])
    else:
        _say([f"Klatch {__version__} is the newest version."])
    return 0


def _folder(arguments: argparse.Namespace) -> Path:
    from klatch.support import paths

    return paths.data_folder(getattr(arguments, "data", None))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
