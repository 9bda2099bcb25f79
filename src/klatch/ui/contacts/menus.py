"""Menus of what can be done with the people selected, from the one table of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from klatch.ui import icons
from klatch.ui.actions import SPECS, ActionSpec
from klatch.ui.theme import Theme

_BY_NAME = {spec.name: spec for spec in SPECS}
_GROUPS = (
    ("next_step", "step_done", "snooze"),
    ("write", "meet", "add_note", "log_interaction"),
    ("edit", "add_to_pipeline", "Stage", "add_tag", "remove_tag"),
    ("delete",),
)
_STAGES = tuple(spec.name for spec in SPECS if spec.menu == "Contact/Stage")


def fill(menu: QMenu, commands: Mapping[str, Callable[[], object]], theme: Theme) -> None:
    """Put into a menu what can be done now, with the shortcuts."""
    for old in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.deleteLater()
    menu.clear()
    for group in _GROUPS:
        if menu.actions():
            menu.addSeparator()
        for name in group:
            if name == "Stage":
                below = menu.addMenu(_tr("Stage"))
                _add(below, _STAGES, commands, theme)
                below.setEnabled(bool(below.actions()))
            else:
                _add(menu, (name,), commands, theme)


def _add(
    menu: QMenu, names: tuple[str, ...], commands: Mapping[str, Callable[[], object]], theme: Theme
) -> None:
    for name in names:
        spec = _BY_NAME.get(name)
        if spec is None or name not in commands:
            continue
        action = QAction(_text(spec), menu)
        if spec.icon:
            action.setIcon(icons.icon(theme, spec.icon))
        action.triggered.connect(partial(_run, commands[name]))
        menu.addAction(action)


def _text(spec: ActionSpec) -> str:
    text = _tr(spec.text)
    if not spec.keys:
        return text
    return f"{text}\t{QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)}"


def _run(command: Callable[[], object], _checked: bool = False) -> None:
    command()


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)
