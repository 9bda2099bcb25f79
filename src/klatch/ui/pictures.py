"""Takes pictures of the window without a screen."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QLocale
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from klatch.ui.about import AboutDialog
from klatch.ui.help.window import HelpWindow
from klatch.ui.palette.palette import Palette
from klatch.ui.quick_add.box import QuickAdd
from klatch.ui.theme import Mode
from klatch.ui.update_strip import UpdateStrip
from klatch.ui.widgets.scrim import Scrim
from klatch.ui.window import MainWindow

_PATIENCE = 20.0  # seconds to wait for work in the background
_ROUNDS = 5


def prepare() -> None:
    """Make pictures the same everywhere: English as written in Britain, no blinking cursor."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    QApplication.setCursorFlashTime(0)


def dress(window: MainWindow, mode: Mode, width: int, height: int) -> None:
    """Give the window a look and a size."""
    window.context.theme.set_mode(mode)
    window.resize(width, height)
    settle(window)


def settle(window: MainWindow) -> None:
    """Let the window finish what it is about to do, work in the background included."""
    until = time.monotonic() + _PATIENCE
    while True:
        for _ in range(_ROUNDS):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if not window.context.background.busy or time.monotonic() > until:
            return
        time.sleep(0.01)


def take(window: MainWindow, target: Path) -> Path:
    """Save a picture of the window, or of the guide beside it. Raises OSError when it cannot be written."""
    settle(window)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not _picture(window).save(str(target), "PNG"):
        raise OSError(f"{target} could not be written")
    return target


def _picture(window: MainWindow) -> QPixmap:
    """The window with a dialog that is open in its middle, or the guide beside it."""
    for guide in window.findChildren(HelpWindow):
        if guide.isVisible():
            return guide.grab()
    whole = window.grab()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            painter = QPainter(whole)
            place = dialog.rect()
            place.moveCenter(window.rect().center())
            painter.drawPixmap(place.topLeft(), dialog.grab())
            painter.setPen(window.context.theme.colors.border)
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            painter.end()
    return whole


def show_licences(window: MainWindow) -> None:
    """Open what is said about Klatch at the licences of its parts."""
    window.dispatch("about")
    for dialog in window.findChildren(AboutDialog):
        dialog.show_licences()


def tell_of(window: MainWindow, version: str) -> None:
    """Show the strip that names a newer version."""
    strip = UpdateStrip(window.context.theme, window)
    window.add_banner(strip)
    strip.tell(version)


def search(window: MainWindow, text: str) -> None:
    """Open the palette and type something."""
    window.dispatch("palette")
    settle(window)
    for box in window.findChildren(Palette):
        box.input.setText(text)


def add_task(window: MainWindow, text: str) -> None:
    """Open the line for a new task and type something."""
    window.dispatch("new_task")
    for box in window.findChildren(QuickAdd):
        box.input.setText(text)
    settle(window)


def open_guide(window: MainWindow, words: str) -> None:
    """Open the guide, as large as the window, and search it for something."""
    window.dispatch("help")
    for guide in window.findChildren(HelpWindow):
        guide.resize(window.size())
        guide.search.setText(words)
        if words:
            guide.search.returnPressed.emit()


def close_popups(window: MainWindow) -> None:
    """Close what lies over the window or beside it again."""
    for veil in window.findChildren(Scrim):
        veil.close_scrim()
    for guide in window.findChildren(HelpWindow):
        guide.search.clear()
        guide.close()
    window.activateWindow()
    for dialog in window.findChildren(QDialog):
        dialog.close()
        window.activateWindow()  # without a screen nobody else gives the focus back
    for strip in window.findChildren(UpdateStrip):
        strip.deleteLater()
    settle(window)
