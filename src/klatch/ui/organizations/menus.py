"""The menu of what can be done with the employers selected."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

from klatch.ui.actions import SPECS
from klatch.ui.command_menu import add_commands
from klatch.ui.page import Command
from klatch.ui.theme import Theme

_GROUPS = (
    ("add_person", "show_people", "add_opportunity", "add_research", "open_website"),
    ("Organization/Motivation", "Organization/Posting"),
    ("edit", "merge_organization"),
    ("delete",),
)


def fill(menu: QMenu, commands: Mapping[str, Command], theme: Theme) -> None:
    """Put into a menu what can be done now, with the shortcuts."""
    for old in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.deleteLater()
    menu.clear()
    for group in _GROUPS:
        if menu.actions():
            menu.addSeparator()
        for name in group:
            below = [spec.name for spec in SPECS if spec.menu == name]
            if below:
                title = QCoreApplication.translate("actions", name.rpartition("/")[2])
                add_commands(menu.addMenu(title), below, commands, theme)
            else:
                add_commands(menu, (name,), commands, theme)
