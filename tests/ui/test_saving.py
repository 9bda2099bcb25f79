"""The dialog for a file's name, with what a user types into it; its buttons are pressed as a user would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from klatch.ui import saving
from klatch.ui.page import Context
from klatch.ui.window import MainWindow

QUESTION = saving.Question("Save message", "Hello.eml", "Mail message (*.eml)")
Step = Callable[[QWidget], None]
YES = QMessageBox.StandardButton.Yes


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the dialog opens."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setattr(Path, "home", lambda: folder)
    return folder


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def typing(name: str) -> Step:
    """Type a name and press Save."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.findChildren(QLineEdit)[0].setText(name)
        dialog.accept()

    return act


def finding(name: str) -> Step:
    """Find a name there and press Save."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        assert dialog.findChildren(QLineEdit)[0].text() == name
        dialog.accept()

    return act


def cancel(dialog: QWidget) -> None:
    assert isinstance(dialog, QFileDialog)
    dialog.reject()


def answer(button: QMessageBox.StandardButton) -> Step:
    """Answer whether to replace the file."""

    def act(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        box.button(button).click()

    return act


@contextmanager
def answering(parent: QWidget, *steps: Step) -> Iterator[None]:
    """Answer each dialog that opens with the next step."""
    left = list(steps)
    seen: list[QWidget | None] = [None]

    def act() -> None:
        modal = QApplication.activeModalWidget()
        if modal not in seen:
            seen.append(modal)
            step = left.pop(0) if left else QWidget.close
            QTimer.singleShot(0, partial(step, modal))  # a timer waits for a dialog that its own step opened

    timer = QTimer(parent, interval=0)
    timer.timeout.connect(act)
    timer.start()
    yield
    timer.stop()
    assert not left


def asked(parent: QWidget, *steps: Step) -> Path | None:
    with answering(parent, *steps):
        return saving.target(parent, QUESTION, saving.ask)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Ada", "Ada.eml"), ("Dr. Smith", "Dr. Smith.eml"), ("Ada.EML", "Ada.EML"), ("v1.2", "v1.2.eml")],
)
def test_a_name_without_its_ending_gets_it(home: Path, parent: QWidget, typed: str, name: str) -> None:
    assert asked(parent, typing(typed)) == home / name


def test_the_name_is_offered_with_its_ending(home: Path, parent: QWidget) -> None:
    assert asked(parent, finding("Hello.eml")) == home / "Hello.eml"


def test_nothing_is_saved_when_it_was_cancelled(home: Path, parent: QWidget) -> None:
    assert asked(parent, cancel) is None


def test_a_file_is_replaced_only_when_the_user_says_so(home: Path, parent: QWidget) -> None:
    (home / "Ada.eml").write_text("kept")
    assert asked(parent, typing("Ada"), answer(YES)) == home / "Ada.eml"


@pytest.mark.parametrize("typed", ["Dr. Smith", "v1.2"])
def test_that_is_asked_of_the_name_with_its_ending_too(home: Path, parent: QWidget, typed: str) -> None:
    (home / f"{typed}.eml").write_text("kept")
    assert asked(parent, typing(typed), finding(f"{typed}.eml"), answer(YES)) == home / f"{typed}.eml"
    assert asked(parent, typing(typed), cancel) is None


def test_a_backup_asks_before_it_replaces_one(
    qtbot: QtBot, context: Context, home: Path, said: list[str]
) -> None:
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    for name in ("Dr. Smith", "Dr. Smith.db"):
        (home / name).write_text("kept")
    with answering(window, typing("Dr. Smith"), answer(YES), cancel):
        window.dispatch("back_up")
    assert not context.background.busy
    with answering(window, typing("Dr. Smith"), answer(YES), finding("Dr. Smith.db"), answer(YES)):
        window.dispatch("back_up")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Backed up and checked: 0 people"]
    assert (home / "Dr. Smith").read_text() == "kept"
    assert (home / "Dr. Smith.db").stat().st_size > 4
    window.close()
