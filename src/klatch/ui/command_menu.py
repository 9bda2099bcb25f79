"""Context menus: what can be done now, in the words, icons and shortcuts of the one table of actions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
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


def fill_menu(
    menu: QMenu, groups: Iterable[Iterable[str]], commands: Mapping[str, Command], theme: Theme
) -> None:
    """Put groups of actions into a menu that may have been filled before; "Menu/Title" is one below it."""
    for old in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.deleteLater()
    menu.clear()
    for group in groups:
        if menu.actions():
            menu.addSeparator()
        for name in group:
            _above, slash, title = name.rpartition("/")
            if slash:
                below = menu.addMenu(QCoreApplication.translate("actions", title))
                add_commands(below, (spec.name for spec in SPECS if spec.menu == name), commands, theme)
                below.setEnabled(bool(below.actions()))
            else:
                add_commands(menu, (name,), commands, theme)


def _text(spec: ActionSpec) -> str:
    text = QCoreApplication.translate("actions", spec.text)
    if not spec.keys:
        return text
    return f"{text}\t{QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)}"


def _run(command: Command, _checked: bool = False) -> None:
    command()
