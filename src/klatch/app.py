"""Composition root: puts store, window and what connects them together. Qt is imported when it is wanted."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from klatch import __version__
from klatch.domain.errors import KlatchError, SecondInstance
from klatch.domain.zones import is_zone
from klatch.services import settings
from klatch.services.data import LOCK_NAME, Store, copy_into, open_store
from klatch.services.settings import Cadence, Profile
from klatch.support import logs, paths
from klatch.support.clock import Clock, SystemClock
from klatch.support.imports import import_plainly

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication, QWidget

    from klatch.ui.page import Context
    from klatch.ui.theme import Theme
    from klatch.ui.window import MainWindow

PATIENCE_OF_THE_WINDOW = 0.08
"""Seconds a write from the window waits for another one; it must never stand still longer than 0.1."""
_ARGUMENTS = ("klatch", "-style", "Fusion")
_log = logging.getLogger(__name__)


def run_window(
    folder: Path,
    *,
    story: bool = False,
    file: Path | None = None,
    copy: Path | None = None,
    kept: bool = True,
) -> int:
    """Open the window with the data of a folder and stay until it closes; `story` fills an empty folder.

    `file` is shown ready to import; `copy` is a database to fill the folder with; a folder that is not `kept`
    is gone with the window. Where a window has the data open already, that one comes to the front instead and
    takes the file. Raises KlatchError, after having shown it, when the data cannot be opened.
    """
    application = make_application()
    try:
        if copy is not None:
            copy_into(copy, folder)
        with opened(application, folder, story=story) as window:
            _begin(window, story=story, file=file, copy=copy, kept=kept)
            if (hazard := paths.hazard(folder)) is not None:
                _warn(window.context, hazard)
            return application.exec()
    except SecondInstance as error:
        if _rings(error, file):
            return 0
        _show_refusal(error)
        raise
    except KlatchError as error:  # while opening, or reading for the first page met a damaged file
        _show_refusal(error)
        raise


@contextmanager
def opened(application: QApplication, folder: Path, *, story: bool = False) -> Iterator[MainWindow]:
    """The window with the data of a folder and all that belongs to it, not shown yet. Raises KlatchError."""
    gc.disable()  # looking for garbage in what a start makes takes 15 ms
    clock = SystemClock()
    log = logs.start(folder)
    try:
        with closing(open_store(folder, clock.now())) as store:
            if story:
                _tell_story(store, clock)
            _fill_in_place(store, clock)
            yield from _window(application, store, clock, folder)
    finally:
        gc.unfreeze()
        gc.enable()
        logs.stop(log)


def run_demo(folder: Path | None) -> int:
    """Open the sample story in a folder of its own, or in one that is gone with the window."""
    import tempfile

    if folder is not None:
        return run_window(folder, story=True)
    with tempfile.TemporaryDirectory(prefix="klatch-story-", ignore_cleanup_errors=True) as temporary:
        return run_window(Path(temporary), story=True, kept=False)


def run_copy(database: Path) -> int:
    """Open a copy of a database in a folder of its own, which is gone with the window. Raises KlatchError."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="klatch-copy-", ignore_cleanup_errors=True) as temporary:
        return run_window(Path(temporary), copy=database, kept=False)


def make_application() -> QApplication:
    """The one QApplication of the process."""
    import PySide6  # noqa: F401 - the rest of it is to be imported plainly

    import_plainly()
    from PySide6.QtWidgets import QApplication

    from klatch.ui import translation

    # The style is named here, since QApplication.setStyle has PySide define all of QStyle: 7 ms of a start.
    make = QApplication
    if sys.platform == "darwin":
        from klatch.ui import opening

        make = opening.Application
    application = cast("QApplication | None", QApplication.instance()) or make(list(_ARGUMENTS))
    application.setApplicationName("Klatch")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("app.klatch.klatch")
    translation.install(application)
    return application


def make_theme(application: QApplication, store: Store, *, bundled_font: bool = False) -> Theme:
    """The look the user chose."""
    from klatch.ui import appearance
    from klatch.ui.theme import Theme

    theme = Theme(application, use_bundled_font=bundled_font)
    appearance.dress(theme, store)
    return theme


@contextmanager
def collaborators(
    store: Store, clock: Clock, theme: Theme, folder: Path, owner: QObject
) -> Iterator[Context]:
    """What pages are given, ended in order afterwards."""
    from klatch.ui import upkeep
    from klatch.ui.background import Background
    from klatch.ui.changes import ChangeSignals
    from klatch.ui.history import History
    from klatch.ui.lifetime import DayWatch
    from klatch.ui.notices import Notices
    from klatch.ui.page import Context
    from klatch.ui.places import Navigator
    from klatch.ui.state import WindowState

    changes = ChangeSignals(store, owner)
    notices = Notices(owner)
    background = Background(store, owner)
    history = History(store, changes, notices, background, owner)
    navigator, state = Navigator(owner), WindowState(folder)
    watch = DayWatch(clock, partial(_zone, store), partial(_next_moment, store), owner)
    try:
        context = Context(store, clock, theme, changes, history, background, navigator, notices, state, watch)
        upkeep.keep_watch(context)
        yield context
    finally:
        watch.stop()
        background.finish()
        changes.stop()


def dispose(window: QWidget) -> None:
    """Close a window and let Qt forget it before what it stands on goes."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()  # or it would go from one dying control to the next, and the ring with it
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _window(application: QApplication, store: Store, clock: Clock, folder: Path) -> Iterator[MainWindow]:
    from klatch.ui import crash
    from klatch.ui.appearance import AppearanceKeeper
    from klatch.ui.first_paint import AfterFirstPaint
    from klatch.ui.lifetime import SignalWatch, log_qt_messages
    from klatch.ui.window import MainWindow

    log_qt_messages()
    store.be_impatient(PATIENCE_OF_THE_WINDOW)
    theme = make_theme(application, store)
    with collaborators(store, clock, theme, folder, application) as context:
        window = MainWindow(context)
        signals: SignalWatch | None = None
        try:
            crash.watch(window, context.notices)
            AppearanceKeeper(context, window)
            signals = SignalWatch(window.quit, window) if SignalWatch.works() else None
            AfterFirstPaint(window.statusBar(), partial(_look_after, context, window, folder))
            gc.freeze()  # nor is it looked through later
            if not context.background.busy:  # else it looks for garbage once nothing is under way
                gc.enable()
            yield window
        finally:
            if signals is not None:
                signals.stop()
            dispose(window)


def _warn(context: Context, hazard: paths.Hazard) -> None:
    from klatch.ui.lifetime import hazard_sentence

    _log.warning("the data folder is a bad home for a database: %s", hazard.value)
    context.notices.say(hazard_sentence(hazard))


def _look_after(context: Context, window: MainWindow, folder: Path) -> None:
    from klatch import ui
    from klatch.ui import upkeep
    from klatch.ui.ahead import ImportsAhead
    from klatch.ui.doorbell import Doorbell
    from klatch.ui.reminders.keeper import ReminderKeeper
    from klatch.ui.reminders.tray import SystemTray
    from klatch.ui.updates import UpdateKeeper

    Doorbell(folder / LOCK_NAME, window).rang.connect(partial(_answer, window))
    if sys.platform == "darwin":
        from klatch.ui import opening

        opening.give_files_to(window, partial(_answer, window))
    ReminderKeeper(context, window, SystemTray(window) if SystemTray.works() else None).look()
    UpdateKeeper(context, window).look()
    upkeep.update_steps(context)
    upkeep.look_for_damage(context)
    ImportsAhead(ui, window)


def _begin(window: MainWindow, *, story: bool, file: Path | None, copy: Path | None, kept: bool) -> None:
    if not (story or file or copy):
        _welcome(window)
    window.show()
    if not kept:
        _say_nothing_is_kept(window, copy)
    if file is not None:
        _import(window, str(file))


def _welcome(window: MainWindow) -> None:
    """The first start of all begins with it, before anything else is painted."""
    from klatch.services import welcome

    if welcome.is_due(window.context.store):
        from klatch.ui.places import Place

        window.go(Place("welcome"))


def _rings(error: SecondInstance, file: Path | None) -> bool:
    from klatch.ui import doorbell

    return doorbell.ring(error.path / LOCK_NAME, file)


def _answer(window: MainWindow, file: str) -> None:
    from klatch.ui.doorbell import bring_forward

    bring_forward(window)
    if file:
        _import(window, file)


def _import(window: MainWindow, file: str) -> None:
    from klatch.ui.places import ImportFile

    window.go(ImportFile(file))


def _say_nothing_is_kept(window: MainWindow, copy: Path | None) -> None:
    window.say_nothing_is_kept()
    if copy is None:
        return
    from klatch.ui.lifetime import copy_sentence
    from klatch.ui.widgets.notices import Banner

    banner = Banner(window.context.theme, window, tone="warning")
    banner.set_message(copy_sentence(copy.name), tone="warning")
    window.add_banner(banner)


def _tell_story(store: Store, clock: Clock) -> None:
    from klatch.services import sample

    sample.build(store, clock.now())


def _zone(store: Store) -> str:
    return settings.get(store, Profile).zone


def _next_moment(store: Store, now: datetime) -> datetime | None:
    from klatch.services.reading import reminders

    return reminders.next_moment(store, now)


def _fill_in_place(store: Store, clock: Clock) -> None:
    """On the first start the user is taken to live, and to rest, where and when the computer says."""
    profile = settings.get(store, Profile)
    if profile.zone:
        return
    from PySide6.QtCore import QLocale, QTimeZone

    zone = QTimeZone.systemTimeZoneId().toStdString()
    if zone and is_zone(zone):
        settings.put(store, replace(profile, zone=zone), clock.now())
    here = QLocale.system()
    country = QLocale.territoryToCode(here.territory())
    if len(country) == 2:  # not a continent, nor the plain locale of a system that is nowhere
        at_work = {day.value - 1 for day in here.weekdays()}
        weekend = tuple(day for day in range(7) if day not in at_work)
        cadence = replace(settings.get(store, Cadence), country=country, weekend=weekend)
        settings.put(store, cadence, clock.now())


def _show_refusal(error: KlatchError) -> None:
    """Say in a window why there will be none; without a real screen nobody could close it."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QMessageBox

    from klatch.ui import errors

    if QGuiApplication.platformName() not in ("offscreen", "minimal"):
        QMessageBox.warning(None, "Klatch", errors.sentence(error))
