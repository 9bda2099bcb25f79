"""What is measured in a process of its own: `python -m tests.bench.children NAME FOLDER`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

REST = 1.0


def bare() -> None:
    """A bare main window with an empty table, to its first paint."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QTableView(window))
    window.resize(1280, 800)
    _show_and_report(application, window)


def klatch(folder: Path) -> None:
    """The command with its data folder, to its first paint and what the window does after it."""
    sys.meta_path.insert(0, _BeforeTheWindow())
    from klatch import cli

    cli.main(["--data", str(folder)])


class _BeforeTheWindow(MetaPathFinder):
    """Is asked for the window's module, when Qt is there, and has the window report instead of staying."""

    def find_spec(self, name: str, *_where: object) -> None:
        if name != "klatch.ui.window":
            return
        sys.meta_path.remove(self)
        from PySide6.QtWidgets import QApplication, QMainWindow

        # Shown by the report, which watches for the first paint.
        QMainWindow.show = lambda _window: None  # type: ignore[method-assign]
        QApplication.exec = staticmethod(_report_the_window)  # type: ignore[method-assign]


def _report_the_window() -> int:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from klatch.ui.window import MainWindow

    del QMainWindow.show
    application = cast("QApplication", QApplication.instance())
    (window,) = (each for each in application.topLevelWidgets() if isinstance(each, MainWindow))
    _show_and_report(application, window, lambda: window.context.background.busy)
    return 0


def instances(folder: Path) -> None:
    """Memory that a list of model instances of all contacts takes."""
    from playhouse.apsw_ext import APSWDatabase
    from tests.bench.measure import resident_mib

    from klatch.store.database import Store
    from klatch.store.models import Contact

    store = Store.open(folder)
    store.fetch_one("SELECT count(*) FROM contact")
    before = resident_mib()
    with store.exclusive():
        rows = list(Contact.select().execute(APSWDatabase(str(store.path))))
    print(time.time(), resident_mib() - before, len(rows), flush=True)


def table(folder: Path) -> None:
    """Memory that our table of all contacts takes, shown and sorted."""
    from PySide6.QtWidgets import QApplication
    from tests.bench.measure import resident_mib
    from tests.bench.tables import contact_view

    application = QApplication([])
    from klatch.store.database import Store
    from klatch.ui.theme import Theme

    theme = Theme(application, mode="light")
    store = Store.open(folder)
    empty = contact_view(store, theme)
    empty.show()
    application.processEvents()
    before = resident_mib()
    empty.show_everybody()
    application.processEvents()
    print(time.time(), resident_mib() - before, empty.model().rowCount(), flush=True)


def _show_and_report(
    application: QApplication, window: QWidget, busy: Callable[[], bool] = lambda: False
) -> None:
    """Print when the window had painted itself, and what memory it holds once it has come to rest."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    painted: list[float] = []

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() != QEvent.Type.Paint:
                return False
            watched.removeEventFilter(self)
            QCoreApplication.sendEvent(watched, event)  # paints every widget and flushes
            painted.append(time.time())
            return True

    window.winId()  # makes the native window, whose paint event is the one of the whole window
    watch = FirstPaint(window)
    window.windowHandle().installEventFilter(watch)
    window.show()
    while not painted:
        application.processEvents()
    at_rest = time.monotonic() + REST
    while time.monotonic() < at_rest or busy():
        application.processEvents()
        time.sleep(0.01)
    from tests.bench.measure import resident_mib

    print(painted[0], resident_mib(), flush=True)


if __name__ == "__main__":
    name, folder = sys.argv[1], Path(sys.argv[2])
    if name == "bare":
        bare()
    else:
        {"klatch": klatch, "instances": instances, "table": table}[name](folder)
