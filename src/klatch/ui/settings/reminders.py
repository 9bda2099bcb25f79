"""Whether steps speak up at their time, also from the tray."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from klatch.services import settings
from klatch.services.settings import Reminders
from klatch.ui.fields.auto import CheckField
from klatch.ui.fields.section import Section
from klatch.ui.page import Context
from klatch.ui.widgets.base import label


class RemindersSection(Section):
    """Notifications, and going on in the tray where the desktop has one."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        theme = context.theme
        card = self.card(
            self.tr("At its time"),
            self.tr(
                "A task with a time speaks up then, a meeting 10 minutes before, a thank-you 2 hours before"
                " it is late."
            ),
        )
        words = self.tr("Show a notification")
        self.add(
            card,
            "notify",
            CheckField(theme, self.tr("Reminders"), words, partial(self._save, "notify"), self),
        )
        card = self.card(
            self.tr("When the window is closed"),
            self.tr("In the tray Klatch goes on reminding; its icon opens the window again and quits."),
        )
        words = self.tr("Keep Klatch in the system tray")
        keep = CheckField(theme, self.tr("Closing"), words, partial(self._save, "keep_in_tray"), self)
        self.add(card, "keep_in_tray", keep)
        self._none = label(self.tr("This desktop has no system tray."), "caption", card)
        card.body.addWidget(self._none)

    def load(self) -> None:
        """Show what is stored, and what the desktop can do."""
        chosen = settings.get(self.context.store, Reminders)
        for name, field in self.fields.items():
            field.load(getattr(chosen, name))
        there = QSystemTrayIcon.isSystemTrayAvailable()
        self.fields["keep_in_tray"].setEnabled(there)
        self._none.setVisible(not there)

    def _save(self, name: str, value: bool) -> None:
        chosen = settings.get(self.context.store, Reminders)
        self.put(replace(chosen, **{name: value}))
