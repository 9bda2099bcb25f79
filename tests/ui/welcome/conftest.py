"""The welcome in the real window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from klatch.ui.page import Context
from klatch.ui.places import Place
from klatch.ui.welcome.page import WelcomePage
from klatch.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> Iterator[MainWindow]:
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow) -> WelcomePage:
    window.go(Place("welcome"))
    assert isinstance(window.page, WelcomePage)
    return window.page
