"""The two small dialogs of the Help menu: keyboard shortcuts and About."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from klatch import __version__
from klatch.services import data
from klatch.ui import icons
from klatch.ui.actions import Actions
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import keycap, label


class ShortcutsDialog(QDialog):
    """Every action that has a shortcut, by menu, made from the action table."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet = QWidget(self)
        grid = QGridLayout(sheet)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self._fill(grid, actions)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addWidget(_close_row(self))
        self.resize(theme.px(460), theme.px(560))

    def _fill(self, grid: QGridLayout, actions: Actions) -> None:
        menu = ""
        row = 0
        for spec, action in actions:
            if not action.shortcuts():
                continue
            if spec.menu.partition("/")[0] != menu:
                menu = spec.menu.partition("/")[0]
                grid.addWidget(label(actions.menu_title(menu), "section", self), row, 0)
                row += 1
            grid.addWidget(label(action.text(), "", self), row, 0)
            grid.addWidget(_keys(action.shortcuts(), self), row, 1)
            row += 1
        grid.setRowStretch(row, 1)


class AboutDialog(QDialog):
    """What this is, its versions and its licence."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Klatch"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        logo = QLabel(self)
        logo.setPixmap(icons.logo(theme, theme.px(48), self.devicePixelRatioF()))
        name = label(f"Klatch {__version__}", "name", self)
        purpose = self.tr(
            "Keeps track of the people you learn from, from the first message to the thank-you."
        )
        licence = self.tr(
            "Free software under the GNU General Public License, version 3 or later, without warranty."
        )
        parts = self.tr("Icons: Lucide (ISC). Font where the system has none: Inter (OFL).")
        versions = f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {data.sqlite_version()}"
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(logo)
        head.addWidget(name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        for text, role in ((purpose, ""), (licence, "muted"), (parts, "muted"), (versions, "caption")):
            line = label(text, role, self, wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(line)
        column.addStretch(1)
        column.addWidget(_close_row(self))
        self.setMinimumWidth(theme.px(420))


def _close_row(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.close)
    return buttons


def _keys(shortcuts: list[QKeySequence], parent: QWidget) -> QWidget:
    holder = QWidget(parent)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addStretch(1)
    for key in shortcuts[0].toString(QKeySequence.SequenceFormat.NativeText).split("+"):
        row.addWidget(keycap(key or "+", holder))
    return holder
