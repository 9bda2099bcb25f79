"""Checks that an installed copy works: database, templates, files, pages. Nobody's data are touched."""

from __future__ import annotations

import importlib
import pkgutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from klatch import app
from klatch.domain.drafts import ContactDraft
from klatch.domain.progress import Silent
from klatch.services import contacts, drafting, sample
from klatch.services.data import Store, back_up, open_store
from klatch.services.exchange.importing import import_file
from klatch.services.mail.compose import draft_eml
from klatch.services.reading import check, meetings, templates
from klatch.support import resources
from klatch.support.clock import Clock, SystemClock

if TYPE_CHECKING:
    from klatch.ui.window import MainWindow

Checked = tuple[str, str]
"""What was checked, and what is wrong with it: nothing, usually."""


def run() -> Iterator[Checked]:
    """Every check in turn."""
    from klatch.ui import lifetime

    lifetime.log_qt_messages()
    clock = SystemClock()
    with tempfile.TemporaryDirectory(prefix="klatch-self-test-", ignore_cleanup_errors=True) as folder:
        opened: list[Store] = []
        yield _checked("open a new database", lambda: opened.append(open_store(Path(folder), clock.now())))
        if not opened:
            return
        store = opened[0]
        try:
            yield _checked("tell the sample story", partial(sample.build, store, clock.now()))
            yield _checked("read a LinkedIn export", partial(_import, store, clock))
            yield from _templates(store, clock)
            yield from _pages(store, clock, Path(folder))
            yield from _libraries(store, clock)
            yield _checked("import every module", _modules)
            yield _checked("read the licence of every part", _licences)
            yield _checked("check the database", partial(_check, store))
            yield _checked("write a backup", partial(back_up, store, Path(folder) / "backup.db"))
        finally:
            store.close()


def _checked(name: str, work: Callable[[], object]) -> Checked:
    try:
        work()
    except Exception as error:  # noqa: BLE001 - whatever is wrong with this copy is what is asked for
        return name, f"{type(error).__name__} {error}".strip()
    return name, ""


def _libraries(store: Store, clock: Clock) -> Iterator[Checked]:
    """What is imported where it is used, and finds its languages and countries by name."""
    from klatch.domain import spoken
    from klatch.services import holidays
    from klatch.services.calendar import ics
    from klatch.services.reading.search import search

    now, meeting = clock.now(), _talk(store)
    works: dict[str, Callable[[], object]] = {
        "read a day in words": lambda: spoken.find("in 2 weeks", now.replace(tzinfo=None), month_first=False),
        "know the holidays of a country": lambda: holidays.of_year("DE", "BY", now.year),
        "write a meeting for other calendars": lambda: ics.calendar(store, [meeting], now),
        "search everything": lambda: search(store, "Dana").hits,
    }
    for name, work in works.items():
        yield _checked(name, partial(_found, work))


def _found(work: Callable[[], object]) -> None:
    if not work():
        raise ValueError("nothing was found")


def _modules() -> None:
    from klatch import domain, services, store, ui

    for package in (domain, store, services, ui):
        names = [module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
        if not names:
            raise ValueError(f"{package.__name__} is empty")
        for name in names:
            importlib.import_module(name)


def _licences() -> None:
    from klatch.services import licences

    parts = licences.parts()
    without = [part.name for part in parts if not (part.licence and part.text)]
    missing = {"Python", "Qt", "SQLite", "peewee"} - {part.name for part in parts}
    if without or missing:
        raise ValueError(f"nothing is known of {', '.join([*without, *sorted(missing)])}")


def _dana(store: Store) -> int:
    """Somebody the sample story has met."""
    return drafting.recipients(store, "Dana Okoye")[0].id


def _talk(store: Store) -> int:
    return meetings.of_contact(store, _dana(store))[0].id


def _import(store: Store, clock: Clock) -> None:
    report = import_file(store, resources.path("sample", "Connections.csv"), clock.now(), Silent())
    if not report.added or not report.merged:
        raise ValueError(f"{len(report.added)} added, {len(report.merged)} merged")


def _templates(store: Store, clock: Clock) -> Iterator[Checked]:
    now = clock.now()
    known = _dana(store)
    unknown = contacts.add(store, ContactDraft(display_name="Ada"), now)
    for row in templates.listed(store):
        for contact, words in ((known, "somebody known"), (unknown, "only a name")):
            name = f"write {row.builtin_key or row.name} to {words}"
            yield _checked(name, partial(_write, store, contact, row.id, clock))


def _write(store: Store, contact: int, template: int, clock: Clock) -> None:
    draft = drafting.draft(store, contact, template, clock.now())
    text = draft.rendered
    if not text.body.strip() or "{" in text.body + text.subject:
        raise ValueError("empty or not filled in")
    me = draft.fields.me
    draft_eml(me.name, me.email, draft.fields.contact.name, draft.to_address, text.subject, text.body)


def _pages(store: Store, clock: Clock, folder: Path) -> Iterator[Checked]:
    from klatch.ui.pages import PAGES
    from klatch.ui.places import Compose, Place, Prepare, Talk, WrapUp
    from klatch.ui.window import MainWindow

    application = app.make_application()
    theme = app.make_theme(application, store, bundled_font=True)
    meeting = _talk(store)
    places = {
        "compose": Compose((_dana(store),), "thanks.same_day"),
        "talk": Talk(meeting),
        "prepare": Prepare(meeting),
        "wrap_up": WrapUp(meeting),
    }
    with app.collaborators(store, clock, theme, folder, application) as context:
        window = MainWindow(context)
        try:
            for spec in PAGES:
                place = places.get(spec.key, Place(spec.key))
                yield _checked(f"build page {spec.key}", partial(window.go, place))
            yield _checked("open every page of the guide", partial(_guide, window))
            for name in ("shortcuts", "newer", "about"):
                yield _checked(f"build dialog {name}", partial(_dialog, window, name))
        finally:
            app.dispose(window)


def _guide(window: MainWindow) -> None:
    from klatch.ui.help.window import HelpWindow

    window.dispatch("help")
    (opened,) = window.findChildren(HelpWindow)
    _found(lambda: opened.guide.entries)
    for entry in opened.guide.entries:
        opened.show_page(entry.name)
        _found(opened.reader.toPlainText)


def _dialog(window: MainWindow, name: str) -> None:
    from klatch.ui.about import AboutDialog, ShortcutsDialog
    from klatch.ui.newer_dialog import NewerDialog

    kinds = {"about": AboutDialog, "newer": NewerDialog, "shortcuts": ShortcutsDialog}
    window.dispatch(name)
    _found(lambda: window.findChildren(kinds[name]))


def _check(store: Store) -> None:
    report = check.check(store)
    if report.faults:
        raise ValueError(f"{report.faults} faults")
