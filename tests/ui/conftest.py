"""Fixtures for the window: one theme for all tests, and a page's collaborators over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from klatch.services import settings
from klatch.services.data import Store, open_store
from klatch.services.reading.reminders import next_moment
from klatch.support.clock import FixedClock
from klatch.ui import translation, upkeep
from klatch.ui.background import Background
from klatch.ui.changes import ChangeSignals
from klatch.ui.history import History
from klatch.ui.lifetime import DayWatch
from klatch.ui.notices import Notices
from klatch.ui.page import Context
from klatch.ui.places import Navigator, Place
from klatch.ui.state import WindowState
from klatch.ui.theme import Theme
from ui.showing import Browser


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light theme in the bundled font; a test that switches it puts it back."""
    return Theme(qapp, mode="light", use_bundled_font=True)


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication) -> None:
    """The texts are those a user reads: one person, two people."""
    translation.install(qapp)


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Keeps what is added until it was closed: a page only the test names would be taken apart at its end."""
    kept: list[QWidget] = []
    add = qtbot.addWidget

    def keep(widget: QWidget, **more: Any) -> None:
        kept.append(widget)
        add(widget, **more)

    monkeypatch.setattr(qtbot, "addWidget", keep)
    return qtbot


@pytest.fixture
def clock(now: datetime) -> FixedClock:
    """Stands still until a test sets it."""
    return FixedClock(now)


@pytest.fixture
def store(tmp_path: Path, now: datetime) -> Iterator[Store]:
    """A real store with the shipped templates."""
    opened = open_store(tmp_path / "data", now)
    yield opened
    opened.close()


def zone_of(store: Store) -> str:
    return settings.get(store, settings.Profile).zone


@pytest.fixture
def context(store: Store, clock: FixedClock, theme: Theme, tmp_path: Path) -> Iterator[Context]:
    """What a page is given."""
    owner = QObject()
    changes = ChangeSignals(store, owner)
    notices = Notices(owner)
    background = Background(store, owner)
    history = History(store, changes, notices, background, owner)
    state = WindowState(tmp_path)
    watch = DayWatch(clock, partial(zone_of, store), partial(next_moment, store), owner)
    made = Context(store, clock, theme, changes, history, background, Navigator(owner), notices, state, watch)
    upkeep.keep_watch(made)
    yield made
    watch.stop()
    background.finish()
    changes.stop()
    owner.deleteLater()


@pytest.fixture
def went(context: Context) -> list[Place]:
    """Every place a page asked to go to."""
    places: list[Place] = []
    context.navigator.wanted.connect(places.append)
    return places


@pytest.fixture
def said(context: Context) -> list[str]:
    """Every sentence a page said, with Undo or without, failures included."""
    sentences: list[str] = []
    for signal in (context.notices.said, context.notices.done, context.notices.failed):
        signal.connect(sentences.append)
    return sentences


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Takes the links that are opened."""
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("https")
