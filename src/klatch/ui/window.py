"""The main window: a frame and a switchboard. Pages are made when first shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from klatch.ui import icons
from klatch.ui.actions import Actions
from klatch.ui.commands import WindowCommands
from klatch.ui.first_paint import AfterFirstPaint
from klatch.ui.navigation import Navigation
from klatch.ui.page import Command, Context, Page
from klatch.ui.pages import BY_KEY, title
from klatch.ui.places import ImportFile, Place, settled
from klatch.ui.status import StatusBar
from klatch.ui.toolbar import Toolbar
from klatch.ui.trail import Trail
from klatch.ui.widgets.focus import FocusRing

if TYPE_CHECKING:
    from klatch.ui.widgets.toast import Toast

OUTSIDE_CHECK_MS = 2000
DEFAULT = QSize(1280, 800)
MINIMUM = QSize(960, 620)


class MainWindow(QMainWindow):
    """Menu bar, navigation, toolbar, pages in a stack, status bar."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._pages: dict[str, Page] = {}
        self._trail = Trail()
        self._stack = QStackedWidget(self)
        self._navigation = Navigation(context, self)
        self._toolbar = Toolbar(context, self)
        self._status = StatusBar(context, self)
        self._toast: Toast | None = None
        self._ring = FocusRing(context.theme, self)
        self._commands = WindowCommands(context, self)
        self.actions_table = Actions(self, self.menuBar(), context.theme, self.dispatch)
        self._outside = QTimer(self, interval=OUTSIDE_CHECK_MS)
        self.goes_on_hidden: Callable[[], bool] = _never
        """Asked when the window is closed: whether it only hides."""
        self._quitting = False
        self._warned = False
        self._layout()
        self._connect()
        self._restore()

    @property
    def page(self) -> Page | None:
        """The page in front."""
        front = self._stack.currentWidget()
        return front if isinstance(front, Page) else None

    @property
    def trail(self) -> Trail:
        """Where the window was."""
        return self._trail

    def go(self, place: Place) -> None:
        """Show a place and remember it for Back."""
        self._trail.go(settled(place))
        self._show(place)

    def leave(self) -> None:
        """Leave a task page for the browse page before it."""
        place = self._trail.last_where(self._is_browse) or Place("today")
        self._trail.go(place)
        self._show(place)

    def step(self, back: bool) -> None:
        """Back or forward along the trail."""
        place = self._trail.back() if back else self._trail.forward()
        if place is not None:
            self._show(place)

    def add_banner(self, banner: QWidget) -> None:
        """Put a strip between the toolbar and the page."""
        self._right.insertWidget(1, banner)

    def say_nothing_is_kept(self) -> None:
        """The data are gone with the window, so the status bar must not promise to keep them."""
        self._status.say_nothing_is_kept()

    def quit(self) -> None:
        """Close the window and leave the program, also from the tray."""
        self._quitting = True
        self._quitting = self.close()
        if self._quitting:
            QCoreApplication.quit()

    def dispatch(self, name: str) -> None:
        """Run an action: the page's own command first, then the window's."""
        command = self._available().get(name)
        if command is not None:
            command()
        self._refresh()

    def _layout(self) -> None:
        self.setWindowTitle("Klatch")
        AfterFirstPaint(self._navigation, self._finish)
        self.setMinimumSize(MINIMUM)
        self.setAcceptDrops(True)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self._toolbar)
        self._right.addWidget(self._stack, 1)
        frame = QWidget(self)
        columns = QHBoxLayout(frame)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._navigation)
        columns.addLayout(self._right, 1)
        self.setCentralWidget(frame)
        self.setStatusBar(self._status)

    def _connect(self) -> None:
        context = self.context
        context.navigator.wanted.connect(self.go)
        context.navigator.left.connect(self.leave)
        context.notices.said.connect(self._say)
        context.notices.failed.connect(self._say_failure)
        context.notices.done.connect(self._offer_undo)
        context.history.changed.connect(self._refresh)
        context.theme.changed.connect(self._fit)  # larger text leaves less room
        self._navigation.wanted.connect(partial(_go_to, self))
        self._toolbar.triggered.connect(self.dispatch)
        self._outside.timeout.connect(context.store.check_outside)
        self._outside.start()

    def _say(self, text: str, action: str = "", *, icon: str = "check") -> None:
        """In a bar that is made when first needed."""
        if self._toast is None:
            from klatch.ui.widgets.toast import Toast

            self._toast = Toast(self.context.theme, self._stack)
            self._toast.acted.connect(self.context.history.undo)
        self._toast.show_message(text, action, icon=icon)

    def _offer_undo(self, text: str) -> None:
        self._say(text, self.tr("Undo"))

    def _say_failure(self, text: str) -> None:
        self._say(text, icon="triangle-alert")

    def _is_browse(self, place: Place) -> bool:
        return bool(BY_KEY[place.page].nav)

    def _show(self, place: Place) -> None:
        before = self.page
        page = self._page(place.page)
        if before is not None and before is not page:
            before.depart()
        self._stack.setCurrentWidget(page)
        if self._toast is not None:
            self._toast.raise_()  # the page in front would cover it
        self._toolbar.hold(page.toolbar_controls())
        page.arrive(place)
        self._warned = False  # they went on, and may need to be told again
        self._fit()
        self._refresh()
        if before is not page:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        # To Tab a page with a proxy is one control, and what stands before the proxy out of reach.
        page.setFocusProxy(None)  # type: ignore[arg-type]

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = BY_KEY[key].make(self.context, self._stack)
            page.setObjectName(f"page_{key}")
            page.setAccessibleName(title(BY_KEY[key]))
            page.changed.connect(self._refresh)
            self._stack.addWidget(page)
            self._pages[key] = page
        return self._pages[key]

    def _available(self) -> dict[str, Command]:
        own = self._commands.available()
        return own | self.page.commands() if self.page is not None else own

    def _refresh(self) -> None:
        page = self.page
        if page is None:
            return
        place = self._trail.here
        heading, summary = page.heading()
        self._toolbar.set_heading(heading, summary, task=page.is_task)
        self._status.set_text(page.status())
        spec = BY_KEY[place.page if place else "today"]
        self._navigation.select(spec.under or spec.key)
        self.actions_table.set_available(set(self._available()))
        if self.actions_table.made:
            self._commands.relabel(self.actions_table)

    def _finish(self) -> None:
        """Make what the first picture of the window does not show: its icon, and what is in menus."""
        self.setWindowIcon(icons.window_icon())
        self.actions_table.make()
        self._refresh()

    def _fit(self) -> None:
        narrow = self.width() < self.context.theme.size("collapse_nav_below")
        task = self.page is not None and self.page.is_task
        self._navigation.set_rail(narrow or task)
        self._toolbar.set_narrow(narrow)

    def _restore(self) -> None:
        geometry = self.context.state.bytes("window/geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(DEFAULT)
        key = self.context.state.text("window/page", "today")
        self.go(Place(key if key in BY_KEY and BY_KEY[key].nav else "today"))

    def _remember(self) -> None:
        state = self.context.state
        state.set("window/geometry", self.saveGeometry())
        place = self._trail.last_where(self._is_browse)
        state.set("window/page", place.page if place else "today")
        state.save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file let go anywhere is one to import."""
        event.acceptProposedAction()
        self.go(ImportFile(event.mimeData().urls()[0].toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:
        for page in self._pages.values():
            page.depart()
        self._remember()
        hides = not self._quitting and self.goes_on_hidden()
        if not hides and not self._warned and any(page.unsaved for page in self._pages.values()):
            self._warned = True
            text = self.tr("Notes could not be saved. Free some space and try again, or close without them")
            self._say_failure(text)
            event.ignore()
            return
        QGuiApplication.setQuitOnLastWindowClosed(not hides)
        if hides:
            event.ignore()
            self.hide()
            return
        self.context.background.finish()
        self._outside.stop()
        super().closeEvent(event)
        self.closed.emit()


def _never() -> bool:
    return False


def _go_to(window: MainWindow, key: str) -> None:
    window.go(Place(key))
