"""The icon in the system tray: what it says, and what its menu can do."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from klatch.ui import icons

_SHOWN_MS = 15_000


class Tray(QObject):
    """What the window needs of a tray."""

    opened = Signal()
    """The icon was pressed."""
    message_clicked = Signal()
    new_task_wanted = Signal()
    quiet_wanted = Signal()
    quit_wanted = Signal()

    def set_visible(self, visible: bool) -> None:
        """Show or hide the icon."""
        raise NotImplementedError

    def show_message(self, title: str, text: str) -> None:
        """Say something; pressing it tells `message_clicked`."""
        raise NotImplementedError


class SystemTray(Tray):
    """The tray of the desktop."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._icon = QSystemTrayIcon(icons.window_icon(), self)
        self._icon.setToolTip("Klatch")
        self._menu = QMenu(window)
        for text, signal in (
            (self.tr("Open Klatch"), self.opened),
            (self.tr("New task"), self.new_task_wanted),
            (self.tr("Snooze reminders for 1 hour"), self.quiet_wanted),
            (self.tr("Quit"), self.quit_wanted),
        ):
            self._menu.addAction(text).triggered.connect(signal)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.message_clicked)

    @staticmethod
    def works() -> bool:
        """Whether this desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def set_visible(self, visible: bool) -> None:
        """Show or hide the icon."""
        self._icon.setVisible(visible)

    def show_message(self, title: str, text: str) -> None:
        """Say something; pressing it tells `message_clicked`."""
        if self._icon.isVisible():
            self._icon.showMessage(title, text, self._icon.icon(), _SHOWN_MS)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.opened.emit()
