"""What stays above and below the wrap-up: with whom and how long until the thank-you; the ways out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from klatch.services.reading.meetings import MeetingRow
from klatch.ui import meeting_words
from klatch.ui.theme import Theme
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.rings import DeadlineClock


class WrapStrip(QWidget):
    """Who it was with, and the clock of the thank-you."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._avatar = Avatar(theme, 28, self)
        self._names = label("", "strong", self)
        self._roles = label("", "muted", self)
        self.clock = DeadlineClock(theme, self)
        self._roles.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(10)
        row.addWidget(self._avatar)
        row.addWidget(self._names)
        row.addWidget(self._roles, 1)
        row.addWidget(self.clock)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_meeting(self, row: MeetingRow, left: float | None, of: float) -> None:
        """Show with whom it was and the hours left of `of`; None when nothing is due."""
        if row.attendees:
            self._avatar.set_person(row.attendees[0].id, row.attendees[0].name)
        self._names.setText(meeting_words.names(row.attendees))
        self._roles.setText(meeting_words.roles(row.attendees))
        self.clock.setVisible(left is not None)
        if left is not None:
            minutes = int(abs(left) * 60)
            said = meeting_words.precise(minutes)
            late = self.tr("Thank-you %1 late").replace("%1", said)
            ahead = self.tr("%1 to send the thank-you").replace("%1", said)
            self.clock.set_hours(left, late if left < 0 else ahead, of=of)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(52))


class WrapFooter(QWidget):
    """Finish later at the left, the filled way on at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.later = Button(theme, self.tr("Finish later"), self, kind="flat")
        self._hint = label(self.tr("Everything is kept"), "muted", self)
        self.finish = Button(theme, "", self, kind="primary")
        self.setProperty("area", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.later)
        row.addWidget(self._hint)
        row.addStretch(1)
        row.addWidget(self.finish)
        self.set_thanks(True)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_thanks(self, thanks: bool) -> None:
        """Whether a thank-you comes next."""
        self.finish.setText(self.tr("Finish and write thank-you") if thanks else self.tr("Finish"))
        self.finish.set_icon_name("heart" if thanks else "check")

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(56))
