"""Who is in front: avatar, name, what they do, where, and what time it is there."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from klatch.domain import zones
from klatch.domain.vocabulary import Helper
from klatch.services.reading.contacts import ContactDetail
from klatch.ui import words
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.tags import Tag, Tone

_ICONS_FROM = 330  # px of the pane from which the buttons carry icons


class PersonHeader(QWidget):
    """The top of the pane, with what is done most often."""

    write = Signal()
    meet = Signal()
    note = Signal()

    def __init__(self, context: Context, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._avatar = Avatar(theme, 48, self)
        self._name = label("", "name", self, wrap=True)
        self._title = label("", "", self, wrap=True)
        self._place = label("", "caption", self, wrap=True)
        self._row = QWidget(self)
        self.marks = tuple(Tag(theme, parent=self._row) for _ in range(4))
        self._buttons = (
            (Button(theme, self.tr("Message"), self), "mail", self.write),
            (Button(theme, self.tr("Meeting"), self), "calendar-plus", self.meet),
            (Button(theme, self.tr("Note"), self), "sticky-note", self.note),
        )
        self._more = IconButton(theme, "ellipsis", self.tr("More"), self)
        self._menu = menu
        self._layout()
        for button, _, signal in self._buttons:
            button.clicked.connect(signal)
        self._more.clicked.connect(self._on_more)

    @property
    def place(self) -> str:
        """Where they are, with the time there."""
        return self._place.text()

    def show_person(self, person: ContactDetail, now: When) -> None:
        """Show somebody."""
        self._avatar.set_person(person.id, person.name)
        self._name.setText(person.name)
        self._title.setText(" · ".join(part for part in (person.title, person.pronouns) if part))
        self._title.setVisible(bool(self._title.text()))
        self._place.setText(self._where(person, now))
        self._place.setVisible(bool(self._place.text()))
        said = self._said(person)
        for mark, state in zip_longest(self.marks, said):
            mark.setVisible(state is not None)
            if state is not None:
                mark.set_state(*state)
        self._row.setVisible(bool(said))

    def set_narrow(self, narrow: bool) -> None:
        """Leave the icons of the buttons out."""
        for button, icon, _ in self._buttons:
            button.set_icon_name("" if narrow else icon)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._context.theme.px(240), super().minimumSizeHint().height())

    def _said(self, person: ContactDetail) -> list[tuple[str, Tone]]:
        """What to know before writing."""
        said: list[tuple[str, Tone]] = []
        if person.do_not_contact:
            said.append((self.tr("Do not contact"), "danger"))
        if person.priority:
            text = self.tr("%1 priority").replace("%1", words.priority(person.priority))
            said.append((text, "neutral"))
        if person.helper is not Helper.UNKNOWN:
            said.append((words.helper(person.helper), "neutral"))
        if person.keep_in_touch_days:
            text = self.tr("Check in after %n days", "", person.keep_in_touch_days)
            said.append((text, "neutral"))
        return said

    def _where(self, person: ContactDetail, now: When) -> str:
        city = person.city
        if person.zone and zones.is_zone(person.zone):
            there = When(now.now, person.zone)
            said = self.tr("%1, %2 now").replace("%1", city or zones.city_name(person.zone))
            city = said.replace("%2", there.time(now.now))
        return " · ".join(part for part in (person.organization, city) if part)

    def _layout(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for line in (self._name, self._title, self._place):
            lines.addWidget(line)
        flow = FlowLayout(self._row, spacing=6)
        for mark in self.marks:
            flow.addWidget(mark)
        who = QHBoxLayout()
        who.setSpacing(12)
        who.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        who.addLayout(lines, 1)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button, _, _ in self._buttons:
            button.setProperty("small", "true")
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(who)
        column.addWidget(self._row)
        column.addLayout(row)
        self.set_narrow(False)

    def _on_more(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
