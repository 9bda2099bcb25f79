"""A strip over the page for what has come: what it is, and Snooze and Done, which no tray has everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from klatch.services.reading.reminders import ReminderKind, ReminderRow
from klatch.ui.reminders import words
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.base import announce, label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.notices import IconLabel

TEN_MINUTES, ONE_HOUR = timedelta(minutes=10), timedelta(hours=1)


class ReminderBar(QFrame):
    """The reminders not yet dealt with, one at a time, the first that came in front."""

    opened = Signal(object)
    done = Signal(object)
    snoozed = Signal(object, object)
    """The reminder, and for how long; None is until tomorrow."""
    left = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[ReminderRow] = []
        self._icon = IconLabel(theme, "bell", "accent_text", 16, self)
        self._what = ElidedLabel("", "strong", self)
        self._at = label("", "muted", self)
        self._count = label("", "caption", self)
        self.open = Button(theme, self.tr("Open"), self, small=True)
        self.done_button = Button(theme, self.tr("Done"), self, icon="check", small=True)
        self.snooze = Button(theme, self.tr("Snooze"), self, icon="clock", small=True)
        self._menu = QMenu(self)
        self.close_button = IconButton(theme, "x", self.tr("Dismiss"), self)
        self._layout()
        self.open.clicked.connect(self._on_open)
        self.done_button.clicked.connect(self._on_done)
        self.close_button.clicked.connect(self._on_left)
        self.hide()

    @property
    def rows(self) -> Sequence[ReminderRow]:
        """Those not yet dealt with."""
        return tuple(self._rows)

    def show_rows(self, rows: Sequence[ReminderRow], when: When) -> None:
        """Show the first of these; without any the strip goes away."""
        fresh = bool(rows) and rows[0] not in self._rows
        self._rows = list(rows)
        self.setVisible(bool(rows))
        if not rows:
            return
        row = rows[0]
        self._what.setText(words.what(row))
        self._at.setText(words.at(row, when))
        more = self.tr("1 of %1").replace("%1", self.locale().toString(len(rows)))
        self._count.setText(more)
        self._count.setVisible(len(rows) > 1)
        self.done_button.setVisible(row.kind is ReminderKind.TASK)
        self.snooze.setVisible(row.kind is not ReminderKind.MEETING)
        self._tomorrow.setVisible(row.kind is ReminderKind.TASK)  # a thank-you is late by then
        self.setAccessibleName(f"{words.what(row)}, {words.at(row, when)}")
        if fresh:
            announce(self, self.accessibleName())

    def _layout(self) -> None:
        self.setProperty("banner", "strip")
        for text, span in (
            (self.tr("10 minutes"), TEN_MINUTES),
            (self.tr("1 hour"), ONE_HOUR),
            (self.tr("Until tomorrow"), None),
        ):
            self._tomorrow = self._menu.addAction(text)
            self._tomorrow.setData(span)
        self._menu.triggered.connect(self._on_snooze)
        self.snooze.setMenu(self._menu)
        self._what.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(8)
        for widget in (self._icon, self._what, self._at, self._count):
            row.addWidget(widget)
        for button in (self.open, self.done_button, self.snooze, self.close_button):
            row.addWidget(button)

    def _on_open(self) -> None:
        self.opened.emit(self._rows[0])

    def _on_done(self) -> None:
        self.done.emit(self._rows[0])

    def _on_left(self) -> None:
        self.left.emit(self._rows[0])

    def _on_snooze(self, action: QAction) -> None:
        self.snoozed.emit(self._rows[0], action.data())
