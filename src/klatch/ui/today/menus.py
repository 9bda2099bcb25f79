"""The context menu of a row."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from klatch.ui.command_menu import add_commands
from klatch.ui.page import Command
from klatch.ui.steps import SNOOZES
from klatch.ui.theme import Theme
from klatch.ui.today import wording

_NAMES = (
    "next_step",
    "start_meeting",
    "step_done",
    *SNOOZES,
    "skip_step",
    "write",
)


def fill(menu: QMenu, commands: Mapping[str, Command], theme: Theme, opens: Command | None) -> None:
    """Put into a menu what can be done with the row, with the shortcuts."""
    menu.clear()
    if opens is not None:
        action = QAction(wording.tr("Open"), menu)
        action.triggered.connect(partial(_open, opens))
        menu.addAction(action)
        menu.addSeparator()
    add_commands(menu, _NAMES, commands, theme)


def _open(opens: Command, _checked: bool = False) -> None:
    opens()
