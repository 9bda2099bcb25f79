"""Somebody to offer times to, beside the table: the times, and a way to choose one's own."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain import zones
from klatch.domain.slots import EACH
from klatch.services.reading.slots import Offer, Slot
from klatch.ui import errors
from klatch.ui.fields.quiet import ClockEdit, DayEdit
from klatch.ui.meetings import phrases
from klatch.ui.meetings.offer_columns import city
from klatch.ui.meetings.pane import PersonLine
from klatch.ui.page import Context
from klatch.ui.places import ShowContact
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.forms import Field
from klatch.ui.widgets.scrolling import Scrolling

_MORNING = time(10)


class SlotLine(QWidget):
    """One time on both clocks, to be taken, changed or removed."""

    asked = Signal(str, int)
    """take, change or remove, and the time."""

    def __init__(self, context: Context, offer: Offer, slot: Slot, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        self._slot = slot.id
        said = phrases.both(slot.starts_at, when, offer.person.zone, city(offer))
        self.take = Button(context.theme, self.tr("They took it"), self, small=True)
        self.take.setAccessibleName(self.tr("They took %1").replace("%1", said))
        self.change = IconButton(context.theme, "pencil", self.tr("Change %1").replace("%1", said), self)
        self.remove = IconButton(context.theme, "x", self.tr("Remove %1").replace("%1", said), self)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.take)
        row.addWidget(self.change)
        row.addWidget(self.remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(said, "", self, wrap=True))
        column.addLayout(row)
        for button, verb in ((self.take, "take"), (self.change, "change"), (self.remove, "remove")):
            button.setObjectName(verb)
            button.clicked.connect(self._on_button)

    def _on_button(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.asked.emit(sender.objectName(), self._slot)


class OfferPane(Scrolling):
    """The times of one person; what is asked for is done by the page."""

    wanted = Signal(str)
    """A command of the action table."""
    asked = Signal(str, int)
    """take or remove, and the time."""
    submitted = Signal(int, object)
    """The time to change, 0 for a new one, and the moment it is to be."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._offer: Offer | None = None
        self._when = When(context.clock.now())
        self._changing = 0
        self._inside = QWidget(self.room)
        self._person = QVBoxLayout()
        self._slots = QVBoxLayout()
        self._card = Card(self._inside, kind="next", margin=12)
        self.first = Button(context.theme, "", self._card)
        self.more = Button(context.theme, self.tr("Find free times"), self._inside, icon="calendar-plus",
                           small=True)  # fmt: skip
        self._heading = label("", "section", self._inside)
        self.day, self.clock = DayEdit(self._inside), ClockEdit(self._inside)
        self._day_field = Field(context.theme, self.tr("Day"), self.day, self._inside)
        self._clock_field = Field(context.theme, self.tr("Time"), self.clock, self._inside, check=self._wrong)
        self._both = label("", "caption-strong", self._inside, wrap=True)
        self.save = Button(context.theme, "", self._inside, small=True)
        self._layout()
        self._connect()

    def show_offer(self, offer: Offer, when: When) -> None:
        """Show somebody's times; a time being chosen stays."""
        before, self._offer, self._when = self._offer, offer, when
        if offer == before:
            return
        same = before is not None and before.id == offer.id
        _empty(self._person)
        person = PersonLine(self._context, offer.person, self._inside)
        person.opened.connect(self._open)
        self._person.addWidget(person)
        _empty(self._slots)
        for slot in offer.slots:
            line = SlotLine(self._context, offer, slot, when, self._inside)
            line.asked.connect(self._on_asked)
            self._slots.addWidget(line)
        self.first.setText(self.tr("Write with these times") if offer.slots else self.tr("Find free times"))
        self.first.set_icon_name("mail" if offer.slots else "calendar-plus")
        self.more.setVisible(0 < len(offer.slots) < EACH)
        if not same or self._changing not in {0, *(slot.id for slot in offer.slots)}:
            self.choose_new()
        self._show_both()

    def choose_new(self) -> None:
        """Let another time be chosen: tomorrow morning, until something else is."""
        self._changing = 0
        self._heading.setText(self.tr("A time of your own"))
        self.save.setText(self.tr("Add this time"))
        self._show(datetime.combine(self._when.today + timedelta(days=1), _MORNING))

    def change(self, slot: int) -> None:
        """Let a time be changed."""
        found = next((each for each in self._offer.slots if each.id == slot), None) if self._offer else None
        if found is None:
            return
        self._changing = slot
        self._heading.setText(self.tr("Another time instead"))
        self.save.setText(self.tr("Move to this time"))
        self._show(found.starts_at.astimezone(self._when.zone).replace(tzinfo=None))
        self.day.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> None:
        """Give the time chosen, unless that hour does not exist."""
        if self._clock_field.validate():
            self.submitted.emit(self._changing, zones.to_utc(self._wall(), str(self._when.zone)))

    def _layout(self) -> None:
        self._inside.setProperty("area", "clear")
        self._card.body.addWidget(label(self.tr("Offer two or three times"), "strong", self._card, wrap=True))
        self._card.body.addWidget(self.first, 0, Qt.AlignmentFlag.AlignLeft)
        self._slots.setSpacing(12)
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(self._day_field, 3)
        pair.addWidget(self._clock_field, 2)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(self._person)
        column.addWidget(self._card)
        column.addSpacing(4)
        column.addLayout(self._slots)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self._heading)
        column.addLayout(pair)
        column.addWidget(self._both)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(self._inside)

    def _connect(self) -> None:
        self.first.clicked.connect(self._on_first)
        self.more.clicked.connect(self._on_find)
        self.save.clicked.connect(self.submit)
        self.day.dateChanged.connect(self._show_both)
        self.clock.timeChanged.connect(self._show_both)

    def _show(self, wall: datetime) -> None:
        self.day.set_day(wall.date())
        self.clock.set_clock(wall.time())
        self._clock_field.set_error("")

    def _wall(self) -> datetime:
        return datetime.combine(self.day.day, self.clock.clock)

    def _show_both(self, _value: object = None) -> None:
        if self._offer is not None:
            moment, zone = zones.to_utc(self._wall(), str(self._when.zone)), self._offer.person.zone
            self._both.setText(phrases.both(moment, self._when, zone, city(self._offer)))

    def _wrong(self) -> str:
        there = zones.exists(self._wall(), str(self._when.zone))
        return "" if there else errors.problem("no_such_time")

    def _on_first(self) -> None:
        self.wanted.emit("write" if self._offer is not None and self._offer.slots else "offer_person")

    def _on_find(self) -> None:
        self.wanted.emit("offer_person")

    def _on_asked(self, verb: str, slot: int) -> None:
        if verb == "change":
            self.change(slot)
        else:
            self.asked.emit(verb, slot)

    def _open(self, contact: int) -> None:
        self._context.navigator.go(ShowContact(contact))


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
