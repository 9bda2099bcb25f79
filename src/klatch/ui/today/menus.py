"""The context menu of a row, from the one table of actions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from klatch.ui import icons
from klatch.ui.actions import SPECS
from klatch.ui.page import Command
from klatch.ui.theme import Theme
from klatch.ui.today import wording

_NAMES = ("next_step", "step_done", "snooze", "skip_step", "write")


def fill(menu: QMenu, commands: Mapping[str, Command], theme: Theme, opens: Command | None) -> None:
    """Put into a menu what can be done with the row, with the shortcuts."""
    menu.clear()
    if opens is not None:
        action = QAction(wording.tr("Open"), menu)
        action.triggered.connect(partial(_run, opens))
        menu.addAction(action)
        menu.addSeparator()
    for spec in SPECS:
        if spec.name not in _NAMES or spec.name not in commands:
            continue
        text = QCoreApplication.translate("actions", spec.text)
        if spec.keys:
            keys = QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            text = f"{text}\t{keys}"
        action = QAction(icons.icon(theme, spec.icon), text, menu)
        action.triggered.connect(partial(_run, commands[spec.name]))
        menu.addAction(action)


def _run(command: Command, _checked: bool = False) -> None:
    command()
