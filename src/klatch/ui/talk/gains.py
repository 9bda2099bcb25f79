"""What is gained, at the right: advice, information, referrals, and who they come from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from klatch.domain.vocabulary import TakeawayKind
from klatch.services.reading.meetings import Attendee, MeetingDetail
from klatch.services.reading.talk import NamedRow
from klatch.ui.page import Context
from klatch.ui.talk import wording
from klatch.ui.talk.name_card import NameCard
from klatch.ui.talk.takeaway_card import TakeawayCard
from klatch.ui.talk.verbs import TalkVerbs
from klatch.ui.widgets.base import reveal
from klatch.ui.widgets.focus import focus_by_key
from klatch.ui.widgets.forms import Field
from klatch.ui.widgets.scrolling import Scrolling


class Gains(Scrolling):
    """The three cards. Where several take part, who says it is chosen above them."""

    wanted = Signal()
    """One of their lines is to get the cursor."""

    def __init__(self, context: Context, verbs: TalkVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._proposed = ""
        inside = self._inside = QWidget(self.room)
        self.who = QComboBox(inside)
        self._from = Field(context.theme, self.tr("Who says it"), self.who, inside)
        self.takeaways = {
            kind: TakeawayCard(context, verbs, kind, inside)
            for kind in (TakeawayKind.ADVICE, TakeawayKind.INFORMATION)
        }
        self.names = NameCard(context, verbs, inside)
        self._layout()
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.who.setMinimumContentsLength(8)  # a long name must not widen the cards
        for card in self.takeaways.values():
            card.added.connect(self._add)
        self.names.named.connect(self.name)
        self.names.found.connect(self._on_found)

    @property
    def contact(self) -> int:
        """Who says it."""
        return int(self.who.currentData() or 0)

    def begin(self, people: tuple[Attendee, ...]) -> None:
        """Turn to another conversation."""
        for line in (*(card.new for card in self.takeaways.values()), self.names.new):
            line.clear()
        self._show_people(people)

    def show_gains(self, found: MeetingDetail, named: tuple[NamedRow, ...]) -> None:
        """Show what there is."""
        people = [(who.name, who.id) for who in found.row.attendees]
        if people != [(self.who.itemText(n), self.who.itemData(n)) for n in range(self.who.count())]:
            self._show_people(found.row.attendees)
        for card in self.takeaways.values():
            card.show_takeaways(found.takeaways, wording.called(found.row))
        self.names.show_named(named)

    def write(self, kind: TakeawayKind) -> None:
        """Put the cursor into the line for one of this kind."""
        if kind is TakeawayKind.REFERRAL:
            self.write_name()
        else:
            self.wanted.emit()
            focus_by_key(self.takeaways[kind].new)
            reveal(self, self.takeaways[kind].new)

    def write_name(self) -> None:
        """Put the cursor into the line for a name."""
        self.wanted.emit()
        focus_by_key(self.names.new)
        reveal(self, self.names.new)

    def propose_name(self, text: str) -> None:
        """Put a sentence there that is to be made a name."""
        self._proposed = text
        self.names.new.setText(text)
        self.names.new.selectAll()
        self.write_name()

    def name(self, text: str) -> bool:
        """Somebody was named: they become a contact."""
        if not text or not self.contact or not self._verbs.capture(self.contact, text):
            return False
        self.names.new.clear()
        return True

    def commit(self) -> None:
        """Keep what is being typed."""
        for kind, card in self.takeaways.items():
            self._add(kind, " ".join(card.new.text().split()))
        text = self.names.new.text().strip()
        if text != self._proposed:  # a sentence nobody made a name of is none
            self.name(text)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        said = [stop for card in self.takeaways.values() for stop in card.stops()]
        return [self.who, *said, *self.names.stops()]

    def _show_people(self, people: tuple[Attendee, ...]) -> None:
        chosen = self.contact
        self.who.clear()
        for person in people:
            self.who.addItem(person.name, person.id)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self._from.setVisible(len(people) > 1)

    def _add(self, kind: TakeawayKind, text: str) -> None:
        if text and self.contact and self._verbs.add_takeaway(self.contact, kind, text):
            self.takeaways[kind].new.clear()

    def _on_found(self, contact: int) -> None:
        if self.contact:
            self._verbs.point_to(self.contact, contact)

    def _layout(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._inside.setProperty("area", "frame")
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._from)
        for card in self.takeaways.values():
            column.addWidget(card)
        column.addWidget(self.names)
        column.addStretch(1)
        self.setWidget(self._inside)
