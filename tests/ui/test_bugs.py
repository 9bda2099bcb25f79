"""A bug raised in any action: a line in the log, a report to copy, nobody's data in either; it goes on."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft
from klatch.domain.errors import DamagedDatabase
from klatch.services import contacts
from klatch.support import logs
from klatch.ui import crash
from klatch.ui.actions import SPECS
from klatch.ui.crash_dialog import CrashDialog
from klatch.ui.page import Context
from klatch.ui.window import MainWindow

CANARY = "Zdzisława Canary <zdzislawa@canary.example> /home/zdzislawa/letters.csv +1 555 010 4477"
WORDS = ("Zdzis", "zdzis", "anary", "letters.csv", "4477")

pytestmark = pytest.mark.logs_expected


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    level = logging.getLogger().level
    handler = logs.start(tmp_path / "logged")
    yield tmp_path / "logged" / "logs" / "klatch.log"
    logs.stop(handler)
    logging.getLogger().setLevel(level)


@pytest.fixture
def window(qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window with the program's own hook for what nobody caught."""
    contacts.add(context.store, ContactDraft(display_name="Zdzisława Canary"), context.clock.now())
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back afterwards
    crash.watch(made, context.notices)
    yield made
    made.close()


def boom() -> None:
    raise ValueError(CANARY) from KeyError(CANARY)


def trigger(window: MainWindow, name: str) -> None:
    window.actions_table.set_available({spec.name for spec in SPECS})
    window.actions_table[name].trigger()


def dialogs(window: MainWindow) -> list[CrashDialog]:
    return [found for found in window.findChildren(CrashDialog) if found.isVisible()]


def clean(text: str) -> bool:
    return not any(word in text for word in WORDS)


def test_a_bug_in_every_action_is_reported_and_the_window_goes_on(
    window: MainWindow, context: Context, log: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = context.store.fetch("SELECT * FROM contact")
    for number, spec in enumerate(SPECS, start=1):
        with monkeypatch.context() as patch:
            patch.setattr(window, "_available", lambda name=spec.name: {name: boom})
            trigger(window, spec.name)
        assert log.read_text(encoding="utf-8").count("bug: ") == number, spec.name
        (shown,) = dialogs(window)
        shown.copy.click()
        report = QGuiApplication.clipboard().text()
        assert report == shown.findChild(QPlainTextEdit).toPlainText()
        assert "ValueError (cause: KeyError)" in report
        assert "klatch/ui/window.py" in report
        assert clean(report)
        with qtbot.waitSignal(shown.destroyed):
            shown.reject()
    assert clean(log.read_text(encoding="utf-8"))
    assert context.store.fetch("SELECT * FROM contact") == before
    window.dispatch("show_contacts")
    assert window.page is not None
    assert window.page.objectName() == "page_contacts"


def test_a_bug_that_repeats_shows_one_report(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "_available", lambda: {"new": boom})
    for _ in range(3):
        trigger(window, "new")
    assert len(dialogs(window)) == 1


def test_an_expected_failure_in_every_action_is_a_sentence(
    window: MainWindow, log: Path, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "klatch.db"

    def fail() -> None:
        raise DamagedDatabase(path)

    for spec in SPECS:
        said.clear()
        with monkeypatch.context() as patch:
            patch.setattr(window, "_available", lambda name=spec.name: {name: fail})
            trigger(window, spec.name)
        assert said == [
            f"{path} is damaged. Close Klatch and put the newest file of the backups folder in its place."
        ]
    assert dialogs(window) == []
    text = log.read_text(encoding="utf-8")
    assert "DamagedDatabase" in text
    assert str(path) not in text


def test_a_bug_off_the_windows_thread_is_reported(
    window: MainWindow, context: Context, log: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from klatch.services.reading import check

    def broken(*_: object) -> None:
        raise ValueError(CANARY)

    monkeypatch.setattr(check, "check", broken)
    window.dispatch("check")
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    assert "bug: " in log.read_text(encoding="utf-8")
    assert clean(log.read_text(encoding="utf-8"))
