"""Context menus: what can be done now, in the words, icons and shortcuts of the one table of actions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from klatch.ui import icons
from klatch.ui.actions import SPECS, ActionSpec
from klatch.ui.page import Command
from klatch.ui.theme import Theme

_BY_NAME = {spec.name: spec for spec in SPECS}


def add_commands(menu: QMenu, names: Iterable[str], commands: Mapping[str, Command], theme: Theme) -> None:
    """Add the named actions that `commands` can run, in the order given."""
    for name in names:
        if name in commands:
            spec = _BY_NAME[name]
            action = QAction(_text(spec), menu)
            if spec.icon:
                action.setIcon(icons.icon(theme, spec.icon))
            action.triggered.connect(partial(_run, commands[name]))
            menu.addAction(action)


def _text(spec: ActionSpec) -> str:
    text = QCoreApplication.translate("actions", spec.text)
    if not spec.keys:
        return text
    return f"{text}\t{QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)}"


def _run(command: Command, _checked: bool = False) -> None:
    command()
