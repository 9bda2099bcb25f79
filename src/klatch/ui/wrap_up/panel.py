"""The left of the page: what was said, and the thank-you made of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from klatch.domain.errors import InvalidInput
from klatch.domain.fields import Value
from klatch.domain.names import first_name
from klatch.domain.vocabulary import MessageState
from klatch.services.reading.meetings import Attendee
from klatch.ui.fields.quiet import Choice
from klatch.ui.page import Context
from klatch.ui.widgets.base import label
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.notices import Banner
from klatch.ui.wrap_up.checks import ThanksChecks
from klatch.ui.wrap_up.letter_edit import LetterEdit
from klatch.ui.wrap_up.said import WhatWasSaid
from klatch.ui.wrap_up.thank_you import ThankYou
from klatch.ui.wrap_up.verbs import WrapVerbs
from klatch.ui.writing.asking import to_ask
from klatch.ui.writing.cautions import Cautions
from klatch.ui.writing.fill import FillForm
from klatch.ui.writing.takeaways import TakeawayChips
from klatch.ui.writing.words import caution

_LEAST = 200
"""Height of the text below which the column scrolls."""


class ThanksPanel(QWidget):
    """Shows the thank-you to one of those who took part, and takes what is typed."""

    person_chosen = Signal(int)
    sent_wanted = Signal()

    def __init__(self, context: Context, thanks: ThankYou, verbs: WrapVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._thanks = thanks
        theme = context.theme
        self._title = label("", "heading", self)
        self.who = Choice(self)
        self._to = ElidedLabel("", "caption", self)
        self.said = WhatWasSaid(context, verbs, self)
        self._letter = QWidget(self)
        self._sent = Banner(theme, self, tone="success")
        self.cautions = Cautions(theme, self._letter)
        self.question = Banner(theme, self._letter)
        self.chips = TakeawayChips(theme, self._letter)
        self.subject = QLineEdit(self._letter)
        self.body = LetterEdit(theme, self.tr("Text of the thank-you"), self._letter)
        self.offer = Banner(theme, self._letter)
        self.checks = ThanksChecks(theme, self._letter)
        self.fill = FillForm(theme, self._letter)
        self._layout()
        self._connect()

    def show_people(self, people: Sequence[Attendee], current: int, thanked: frozenset[int]) -> None:
        """Show whom to thank, and who was thanked already."""
        self.who.blockSignals(True)
        self.who.clear()
        for person in people:
            name = self.tr("%1 (thanked)") if person.id in thanked else "%1"
            self.who.addItem(name.replace("%1", person.name), person.id)
        self.who.setCurrentIndex(max(0, self.who.findData(current)))
        self.who.blockSignals(False)
        self.who.setVisible(len(people) > 1)
        name = next((who.name for who in people if who.id == current), "")
        first = first_name(name)
        nobody = self.tr("Nobody took part")
        self._title.setText(self.tr("Thank %1").replace("%1", first) if current else nobody)
        done = current in thanked
        open_ = bool(current) and not done
        self._letter.setVisible(open_)
        self._to.setVisible(open_)
        self._sent.setVisible(done)
        self._sent.set_message(self.tr("%1 was thanked").replace("%1", first), tone="success")

    def show_thanks(self) -> None:
        """Show the thank-you as it reads now."""
        thanks, writing = self._thanks, self._thanks.writing
        address = writing.address
        none = self.tr("No e-mail address yet")
        self._to.setText(self.tr("To %1").replace("%1", address) if address else none)
        chosen, mentions = writing.chosen(), writing.mentions()
        self.chips.set_mentions(mentions, chosen)
        self.cautions.show_cautions([(each.key, caution(each, writing)) for each in writing.objections])
        self.question.setVisible(writing.state is MessageState.HANDED_OVER)
        if self.subject.text() != thanks.text.subject:
            self.subject.setText(thanks.text.subject)
        self.body.set_text(thanks.text.body, undoable=thanks.keeping.dirty)
        self.body.mark(text for key, text in mentions if key in chosen)
        left = thanks.unmentioned if writing.state is MessageState.DRAFT else ()
        self.offer.setVisible(bool(left))
        if left:
            said = self.tr("Not in your text yet: %1").replace("%1", left[0])
            self.offer.set_message(said, self.tr("Write it anew"))
        self.checks.show_checks(thanks.shown)

    def fill_in(self) -> None:
        """Ask for what is missing."""
        needed, _ = to_ask(self._thanks.writing, self._thanks.shown)
        self.checks.hide()
        self.fill.ask(needed, ())

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.who, *self.said.stops(), *self.chips.chips(), self.subject, self.body, self.checks.fill]

    def _layout(self) -> None:
        self.who.setAccessibleName(self.tr("Whom to thank"))
        self.who.setProperty("small", "true")
        self._to.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.subject.setAccessibleName(self.tr("Subject"))
        words = label(self.tr("Subject"), "label", self._letter)
        words.setBuddy(self.subject)
        self.question.set_message(self.tr("Did you send it?"), self.tr("Yes, mark as sent"))
        self.question.hide()
        self.offer.hide()
        self.body.setMinimumHeight(self._context.theme.px(_LEAST))
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title)
        top.addWidget(self.who)
        top.addWidget(self._to, 1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(words)
        line.addWidget(self.subject, 1)
        letter = QVBoxLayout(self._letter)
        letter.setContentsMargins(0, 0, 0, 0)
        letter.setSpacing(10)
        for widget in (self.cautions, self.question, self.chips):
            letter.addWidget(widget)
        letter.addLayout(line)
        letter.addWidget(self.body, 1)
        for below in (self.offer, self.checks, self.fill):
            letter.addWidget(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.said)
        column.addWidget(self._letter, 1)
        column.addWidget(self._sent)
        column.addStretch(0)

    def _connect(self) -> None:
        thanks = self._thanks
        self.who.activated.connect(self._on_who)
        self.chips.changed.connect(self._on_chips)
        self.subject.textEdited.connect(self._on_typed)
        self.body.edited.connect(self._on_typed)
        self.cautions.overruled.connect(thanks.overrule)
        self.offer.acted.connect(thanks.write_anew)
        self.question.acted.connect(self.sent_wanted)
        self.checks.fill_wanted.connect(self.fill_in)
        self.fill.filled.connect(self._on_filled)
        self.fill.closed.connect(self.checks.show)

    def _on_who(self, _number: int) -> None:
        self.person_chosen.emit(int(self.who.currentData() or 0))

    def _on_chips(self) -> None:
        self._thanks.choose(self.chips.chosen())

    def _on_typed(self, _text: str = "") -> None:
        self._thanks.type(self.subject.text(), self.body.text())

    def _on_filled(self, values: dict[str, Value]) -> None:
        try:
            self._thanks.fill_in(values)
        except InvalidInput as error:
            self.fill.show_problem(error)
            return
        self.fill.close_form()
