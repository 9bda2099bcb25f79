"""The menu of what can be done with the people selected."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QMenu

from klatch.ui.command_menu import add_commands, fill_menu
from klatch.ui.page import Command
from klatch.ui.steps import SNOOZES
from klatch.ui.theme import Theme

_GROUPS = (
    ("next_step", "step_done", *SNOOZES, "skip_step"),
    (
        "write",
        "meet",
        "add_note",
        "log_interaction",
        "log_sent",
        "add_opportunity",
        "show_thread",
        "show_employer",
    ),
    ("edit", "edit_all", "add_to_pipeline", "Contact/Stage", "add_tag", "remove_tag"),
    ("delete",),
)
_VIEW = ("update_view", "revert_view", "rename_view", "view_left", "view_right", "save_view", "delete_view")


def fill(menu: QMenu, commands: Mapping[str, Command], theme: Theme) -> None:
    """Put into a menu what can be done now, with the shortcuts."""
    fill_menu(menu, _GROUPS, commands, theme)


def fill_view(menu: QMenu, commands: Mapping[str, Command], theme: Theme) -> None:
    """Put into a menu what can be done with the view in front."""
    add_commands(menu, _VIEW, commands, theme)
