"""A page on its own, or the whole window, in front of the user until a test is over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from klatch.ui.page import Context, Page
from klatch.ui.places import Place
from klatch.ui.window import MainWindow

Shown = TypeVar("Shown", bound=Page)


class Browser(QObject):
    """Stands where the browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


def shown(make: type[Shown], context: Context, qtbot: QtBot, key: str) -> Iterator[Shown]:
    """A page, shown and arrived at."""
    made = make(context)
    qtbot.addWidget(made)
    made.resize(1096, 690)
    bring_to_front(made, qtbot)
    made.arrive(Place(key))
    yield made
    made.depart()


def window_over(context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window over a store."""
    made = MainWindow(context)
    qtbot.addWidget(made)
    bring_to_front(made, qtbot)
    yield made
    made.close()


def bring_to_front(widget: QWidget, qtbot: QtBot) -> None:
    """Show a widget as the window that keys go to."""
    widget.show()
    with qtbot.waitActive(widget):
        widget.activateWindow()
