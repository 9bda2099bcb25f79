"""Where a file is saved: its name is whole before the dialog asks whether to replace another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget


class Question(NamedTuple):
    """What the dialog asks: its title, the name it offers with its ending, what such files are called."""

    title: str
    name: str
    kind: str


Ask = Callable[[QWidget, Question], str]
"""Shows the dialog and returns the path that was chosen, empty when it was cancelled."""


def ask(parent: QWidget, question: Question) -> str:
    """Let the dialog of the system ask, which asks again before it replaces a file."""
    offered = Path.home() / question.name
    dialog = QFileDialog(parent, question.title, str(offered.parent), question.kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(offered.suffix.removeprefix("."))
    dialog.selectFile(offered.name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen[0] if chosen else ""


def target(parent: QWidget, question: Question, ask: Ask) -> Path | None:
    """The file to write, None when it was cancelled.

    A dialog leaves "Dr. Smith" without an ending. Where a file has that name with its ending, the dialog
    opens once more with the whole name in it: only there is asked whether to replace it.
    """
    ending = Path(question.name).suffix
    while chosen := ask(parent, question):
        if chosen.lower().endswith(ending):
            return Path(chosen)
        whole = Path(chosen + ending)
        if not whole.exists():
            return whole
        question = Question(question.title, str(whole), question.kind)
    return None
