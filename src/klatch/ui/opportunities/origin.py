"""Where an opportunity came from: the person who told of it, and the talk."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from klatch.services.reading.opportunities import OpportunityDetail, OpportunityRow
from klatch.services.reading.task_list import Choice as Linked
from klatch.services.reading.task_list import meetings_to_link
from klatch.ui.fields.auto import LABEL_WIDTH
from klatch.ui.fields.person_field import PersonField
from klatch.ui.fields.quiet import Choice
from klatch.ui.page import Context
from klatch.ui.places import ShowMeeting
from klatch.ui.when import When
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import IconButton


class TalkChoice(Choice):
    """One of the meetings with a person, or none."""

    def __init__(self, context: Context, parent: QWidget, *, small: bool = False) -> None:
        super().__init__(parent)
        self._context = context
        self._offered: tuple[Linked, ...] = ()
        self.setProperty("small", "true" if small else "false")
        self.setAccessibleName(self.tr("Talk it came from"))
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)

    @property
    def meeting(self) -> int | None:
        """The meeting chosen."""
        chosen = self.currentData()
        return int(chosen) if chosen else None

    def offer(self, contact: int, meeting: int | None, when: When) -> None:
        """Offer the meetings of a person, one of them chosen; an open list of the same ones stays open."""
        found = tuple(meetings_to_link(self._context.store, contact or None, meeting))
        if found != self._offered or not self.count():
            self._offered = found
            self.clear()
            self.addItem(self.tr("None"), None)
            for each in found:
                self.addItem(when.weekday(each.at) if each.at else each.text, each.id)
                self.setItemData(self.count() - 1, each.text, Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(max(0, self.findData(meeting)))

    @property
    def any(self) -> bool:
        """Whether there is a meeting to choose."""
        return self.count() > 1


class Origin(QWidget):
    """`changed` carries the fields that the user changed."""

    changed = Signal(dict)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.person = PersonField(context, self.tr("Who told you of it"), self, small=True)
        self.talk = TalkChoice(context, self, small=True)
        opening = self.tr("Show the talk it came from")
        self.open_talk = IconButton(context.theme, "arrow-right", opening, self)
        self._shown: OpportunityRow | None = None
        self._layout()
        self.person.chosen.connect(self._on_person)
        self.talk.activated.connect(self._on_talk)
        self.open_talk.clicked.connect(self._on_open)

    def show_detail(self, found: OpportunityDetail, when: When) -> None:
        """Show where an opportunity came from."""
        row = found.row
        if self._shown is None or self._shown.contact != row.contact or self._shown.person != row.person:
            self.person.set_contact(row.contact or 0)
        self._shown = row
        self.talk.offer(row.contact or 0, row.meeting, when)
        for widget in (self._label, self.talk):
            widget.setVisible(self.talk.any)
        self.open_talk.setVisible(row.meeting is not None)

    def forget(self) -> None:
        """None is shown any more."""
        self._shown = None
        self.person.set_contact(0)

    def _layout(self) -> None:
        theme = self._context.theme
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        who = label(self.tr("Through"), "label", self)
        who.setBuddy(self.person)
        self._label = label(self.tr("Talk"), "label", self)
        self._label.setBuddy(self.talk)
        talk = QHBoxLayout()
        talk.setSpacing(4)
        talk.addWidget(self.talk, 1)
        talk.addWidget(self.open_talk)
        grid.addWidget(who, 0, 0)
        grid.addWidget(self.person, 0, 1)
        grid.addWidget(self._label, 1, 0)
        grid.addLayout(talk, 1, 1)
        grid.setColumnMinimumWidth(0, theme.px(LABEL_WIDTH))
        grid.setColumnStretch(1, 1)

    def _on_person(self, contact: int) -> None:
        changes: dict[str, Any] = {"contact": contact or None}
        if self.talk.meeting is not None:
            changes["meeting"] = None
        self.changed.emit(changes)

    def _on_talk(self, _number: int) -> None:
        self.changed.emit({"meeting": self.talk.meeting})

    def _on_open(self) -> None:
        if self._shown is not None and self._shown.meeting is not None:
            self._context.navigator.go(ShowMeeting(self._shown.meeting))
