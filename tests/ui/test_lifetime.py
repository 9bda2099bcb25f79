"""Another day, and what a bug looks like."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from klatch.domain.errors import DiskFull
from klatch.support.clock import FixedClock
from klatch.support.paths import Hazard
from klatch.ui.crash import CrashReports, watch
from klatch.ui.crash_dialog import CrashDialog
from klatch.ui.lifetime import DayWatch, hazard_sentence, own_program
from klatch.ui.notices import Notices
from programs import SOURCE

EVENING = datetime(2026, 11, 24, 4, 59, tzinfo=UTC)  # 23:59 in New York


def new_york() -> str:
    return "America/New_York"


def test_a_new_day_is_told_once_and_by_the_users_clock(qapp: QApplication) -> None:
    owner = QObject()
    clock = FixedClock(EVENING)
    watch = DayWatch(clock, new_york, lambda _now: None, owner)
    told: list[bool] = []
    watch.changed.connect(lambda: told.append(True))
    watch.look()
    assert told == []
    clock.at = EVENING + timedelta(minutes=1)
    watch.look()
    watch.look()
    assert told == [True]


def test_the_next_moment_is_waited_for_and_told(qapp: QApplication) -> None:
    owner = QObject()
    clock = FixedClock(EVENING)
    moments = [EVENING + timedelta(seconds=20), EVENING + timedelta(hours=3)]
    watch = DayWatch(clock, str, lambda now: next((at for at in moments if at > now), None), owner)
    passed = QSignalSpy(watch.passed)
    watch.look()
    assert (watch.waits_ms, passed.count()) == (20_000, 0)
    clock.at += timedelta(seconds=19)
    watch.look()
    assert (watch.waits_ms, passed.count()) == (1_000, 0)
    clock.at += timedelta(seconds=1)
    watch.look()
    assert (watch.waits_ms, passed.count()) == (60_000, 1), "a minute at most, to notice a sleep"
    moments.insert(0, clock.at + timedelta(seconds=30))
    watch.aim()
    assert watch.waits_ms == 30_000


@pytest.mark.parametrize("jump", [timedelta(hours=5), timedelta(minutes=-10)])
def test_a_sleep_or_a_set_clock_is_noticed(qapp: QApplication, jump: timedelta) -> None:
    owner = QObject()
    clock = FixedClock(EVENING - timedelta(hours=12))
    watch = DayWatch(clock, new_york, lambda _now: None, owner)
    passed = QSignalSpy(watch.passed)
    clock.at += timedelta(minutes=1)
    watch.look()
    assert passed.count() == 0
    clock.at += jump
    watch.look()
    assert passed.count() == 1


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_one_report_at_a_time(window: QWidget, qapp: QApplication) -> None:
    reports = CrashReports(window)
    reports.show("first")
    reports.show("second")
    (dialog,) = window.findChildren(CrashDialog)
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "first"
    dialog.reject()
    qapp.processEvents()
    reports.show("third")
    texts = [box.findChild(QPlainTextEdit).toPlainText() for box in window.findChildren(CrashDialog)]
    assert "third" in texts


def test_the_report_can_be_copied(window: QWidget) -> None:
    dialog = CrashDialog("Klatch 0.1.0\nValueError", window)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "Klatch 0.1.0\nValueError"


@pytest.mark.logs_expected
def test_what_nobody_caught_is_a_sentence_or_a_report(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # puts it back afterwards
    notices = Notices(window)
    said: list[str] = []
    notices.failed.connect(said.append)
    watch(window, notices)
    sys.excepthook(DiskFull, DiskFull(Path("klatch.db")), None)
    assert said == ["The disk is full, so nothing of this step was saved. Free some space and try again."]
    assert not window.findChildren(CrashDialog)
    sys.excepthook(ValueError, ValueError("priya@halden.example"), None)
    (dialog,) = window.findChildren(CrashDialog)
    text = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "ValueError" in text
    assert "priya" not in text


@pytest.mark.parametrize("hazard", Hazard)
def test_a_bad_place_for_data_is_named(hazard: Hazard) -> None:
    sentence = hazard_sentence(hazard)
    assert "%1" not in sentence
    assert "move the folder" in sentence
    assert sentence.startswith("Your data are on a network drive") == (hazard is Hazard.NETWORK)
    assert not sentence.startswith(" ")


def test_a_program_of_its_own_runs_nothing_of_the_folder_it_is_started_in(tmp_path: Path) -> None:
    (tmp_path / "argparse.py").write_text("raise SystemExit('not Python’s own')", encoding="utf-8")
    done = subprocess.run(
        own_program("--version"),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Klatch ")
