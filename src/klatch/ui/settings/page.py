"""The Settings page."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from klatch.services.data import Change
from klatch.ui.fields.goals import GoalsSection
from klatch.ui.fields.section import Section
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import Place
from klatch.ui.settings.data import DataSection
from klatch.ui.settings.follow_ups import FollowUpsSection
from klatch.ui.settings.looks import AppearanceSection
from klatch.ui.settings.outreach import OutreachSection
from klatch.ui.settings.reminders import RemindersSection
from klatch.ui.settings.updates import UpdatesSection
from klatch.ui.settings.you import YouSection
from klatch.ui.widgets.buttons import NavButton

_LIST_WIDTH = 184


class SettingsPage(Page):
    """The list of pages left, a form right; what is chosen holds at once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.you = YouSection(context, self)
        self.follow_ups = FollowUpsSection(context, self)
        self.outreach = OutreachSection(context, self)
        self.appearance = AppearanceSection(context, self)
        self.goals = GoalsSection(context, self)
        self.reminders = RemindersSection(context, self)
        self.data = DataSection(context, self)
        self.updates = UpdatesSection(context, self)
        self._list = QFrame(self)
        self._list.setProperty("area", "navigation")
        self.stack = QStackedWidget(self)
        self.buttons: list[NavButton] = []
        self._layout()
        self._connect()

    def heading(self) -> tuple[str, str]:
        return self.tr("Settings"), self.buttons[self.stack.currentIndex()].text()

    def status(self) -> str:
        return self.tr("Changes hold at once")

    def commands(self) -> dict[str, Command]:
        return {"next_tab": partial(self._step, 1), "previous_tab": partial(self._step, -1)}

    def arrive(self, place: Place) -> None:
        self._load()
        self.setFocusProxy(self.buttons[self.stack.currentIndex()])
        super().arrive(place)

    def depart(self) -> None:
        for section in self._sections():
            section.commit()

    def areas(self) -> list[QWidget]:
        return [self._list, self.stack]

    def show_section(self, number: int) -> None:
        """Show one of the pages."""
        self.stack.setCurrentIndex(number)
        self.buttons[number].setChecked(True)
        self.changed.emit()

    def _sections(self) -> list[Section]:
        return [
            self.you,
            self.follow_ups,
            self.outreach,
            self.appearance,
            self.goals,
            self.reminders,
            self.data,
            self.updates,
        ]

    def _layout(self) -> None:
        column = QVBoxLayout(self._list)
        column.setContentsMargins(12, 16, 12, 16)
        column.setSpacing(2)
        theme = self.context.theme
        named = (
            (self.tr("You"), "users", self.you),
            (self.tr("Follow-ups"), "clock", self.follow_ups),
            (self.tr("Outreach"), "send", self.outreach),
            (self.tr("Appearance"), "sun", self.appearance),
            (self.tr("Goals"), "chart-column", self.goals),
            (self.tr("Reminders"), "bell", self.reminders),
            (self.tr("Your data"), "hard-drive", self.data),
            (self.tr("Updates"), "download", self.updates),
        )
        for text, icon, section in named:
            button = NavButton(theme, icon, text, self._list)
            section.setAccessibleName(text)
            column.addWidget(button)
            self.buttons.append(button)
            self.stack.addWidget(section)
        column.addStretch(1)
        self.buttons[0].setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(self.stack, 1)
        self.setProperty("area", "surface")
        self._restyle()

    def _connect(self) -> None:
        for number, button in enumerate(self.buttons):
            button.clicked.connect(partial(self.show_section, number))
        self.context.changes.changed.connect(self._on_change)
        self.context.theme.changed.connect(self._restyle)

    def _on_change(self, change: Change) -> None:
        if not change.rows:  # a setting
            self._load()

    def _load(self) -> None:
        for section in self._sections():
            section.load()

    def _step(self, by: int) -> None:
        self.show_section((self.stack.currentIndex() + by) % self.stack.count())

    def _restyle(self) -> None:
        self._list.setFixedWidth(self.context.theme.px(_LIST_WIDTH))
