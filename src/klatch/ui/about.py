"""The two small dialogs of the Help menu: keyboard shortcuts and About."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import QSize, QSysInfo, Qt, qVersion
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from klatch import __version__
from klatch.domain.progress import Progress
from klatch.services import data, licences
from klatch.services.licences import Part
from klatch.ui import icons
from klatch.ui.actions import Actions
from klatch.ui.licence_list import LicenceList
from klatch.ui.page import Context
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import announce, keycap, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.tabs import CountTabBar


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
        self.resize(_within(parent.size(), theme, 460, 560))

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
    """What this is, the versions of what it is made of, to be copied, and the licences of all parts."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.tabs = CountTabBar(self._theme, self)
        self._pages = QStackedWidget(self)
        self._versions = label("", "", self._pages)
        self.copy = Button(self._theme, self.tr("Copy"), self)
        self.licences = LicenceList(self._theme, self._pages)
        self._layout(parent.size())
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.copy.clicked.connect(self._copy)
        job = context.background.run(_read_parts)
        job.succeeded.connect(self._show_parts)
        job.failed.connect(_raise)

    def show_licences(self) -> None:
        """Show the licences of all parts."""
        self.tabs.select("licences")

    def _layout(self, room: QSize) -> None:
        self.setWindowTitle(self.tr("About Klatch"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tabs.setAccessibleName(self.tr("About Klatch"))
        self.tabs.add("versions", self.tr("Versions"))
        self.tabs.add("licences", self.tr("Licences"))
        self._pages.addWidget(self._make_versions())
        self._pages.addWidget(self.licences)
        buttons = _close_row(self)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(self._make_head())
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        column.addWidget(buttons)
        self.resize(_within(room, self._theme, 660, 540))

    def _make_head(self) -> QHBoxLayout:
        logo = QLabel(self)
        logo.setPixmap(icons.logo(self._theme, self._theme.px(48), self.devicePixelRatioF()))
        purpose = self.tr(
            "Keeps track of the people you learn from, from the first message to the thank-you."
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(f"Klatch {__version__}", "name", self))
        words.addWidget(label(purpose, "muted", self, wrap=True))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(logo)
        head.addLayout(words, 1)
        return head

    def _make_versions(self) -> QScrollArea:
        licence = self.tr(
            "Free software under the GNU General Public License, version 3 or later, without warranty."
        )
        sheet = QWidget(self._pages)
        self._versions.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._versions.setAccessibleName(self.tr("Versions"))
        self.copy.setAccessibleDescription(self.tr("Copies the versions for a report of a bug"))
        self.copy.setEnabled(False)
        self.copy.setAutoDefault(True)  # Return presses it, instead of closing
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(12)
        column.addWidget(label(licence, "", sheet, wrap=True))
        column.addWidget(self._versions)
        column.addStretch(1)
        area = QScrollArea(self._pages)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        return area

    def _show_parts(self, parts: list[Part]) -> None:
        self.licences.show_parts(parts)
        self._versions.setText("\n".join(_versions(parts)))
        self.copy.setEnabled(True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._versions.text())
        self.copy.setText(self.tr("Copied"))
        announce(self.copy, self.copy.text())


def _read_parts(_progress: Progress) -> list[Part]:
    return licences.parts()


def _raise(error: Exception) -> None:
    raise error


def _versions(parts: list[Part]) -> list[str]:
    """What a report of a bug begins with: versions, nothing of the user's."""
    known = {part.name: part.version for part in parts}
    system = f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}"
    return [
        f"Klatch {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}, PySide {PySide6.__version__}",
        f"SQLite {data.sqlite_version()}",
        f"peewee {known.get('peewee', '')}, Jinja2 {known.get('Jinja2', '')}",
        f"{system} ({QGuiApplication.platformName()})",
    ]


def _within(room: QSize, theme: Theme, width: int, height: int) -> QSize:
    """This size as large as the text is, and no larger than the window."""
    return QSize(theme.px(width), theme.px(height)).boundedTo(room - QSize(48, 48))


def _close_row(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
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
