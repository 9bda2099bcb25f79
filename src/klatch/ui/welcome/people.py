"""The second step: people from a file, typed in, or those of the sample story to look at first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from klatch.services.reading.contacts import ContactFilter, Scope, count_of
from klatch.ui.actions import of_window
from klatch.ui.fields.section import Section
from klatch.ui.page import Context
from klatch.ui.welcome.add_people import AddPeople
from klatch.ui.welcome.step import Step
from klatch.ui.widgets.base import Card, SectionHeader, label, set_property
from klatch.ui.widgets.buttons import Button


class TypedIn(Section):
    """The card to add people with, and how many there are."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.adding = AddPeople(context, self)
        self.count = label("", "muted", self)
        self.append(self.adding)
        self.append(self.count)

    def load(self) -> None:
        """Show what is stored."""
        self.adding.load()
        people = count_of(self.context.store, ContactFilter(scope=Scope.ALL))
        self.count.setText(self.tr("%n people so far", "", people) if people else "")

    def commit(self) -> bool:
        """Add whoever is being typed."""
        return self.adding.keep()

    def revert(self) -> None:
        """Forget whoever is being typed."""
        self.adding.forget()


class People(Step):
    """The line to type into at the left; a file and the sample at the right."""

    file_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        self.section = TypedIn(context, parent)
        super().__init__(context, self.section, parent)
        self.adding = self.section.adding
        self.choose = Button(context.theme, self.tr("Choose a file…"), self, icon="import")
        self.sample = Button(context.theme, self.tr("Open the sample"), self, icon="coffee")
        self.file = self._card(
            self.tr("Bring your contacts along"),
            self.tr(
                "1. On LinkedIn open Settings, Data privacy, Get a copy of your data; tick Connections.\n"
                "2. Choose the zip that arrives by mail, or the Connections.csv in it."
            ),
            self.tr("vCards and CSV files of other programs work, too. You can also drop the file here."),
            self.choose,
        )
        self._story = self._card(
            self.tr("Or look around first"),
            self.tr(
                "Forty-one people and half a year of conversations, in a window of its own. Nothing of yours"
                " is touched."
            ),
            "",
            self.sample,
        )
        self.beside.addWidget(self.file)
        self.beside.addWidget(self._story)
        self.beside.addStretch(1)
        self.choose.clicked.connect(self.file_wanted)
        self.sample.clicked.connect(self._on_sample)

    @property
    def first(self) -> QWidget:
        return self.adding.name

    @property
    def last(self) -> QWidget:
        return self.sample

    def expect_file(self, expected: bool) -> None:
        """Show where a file that is being dragged goes."""
        set_property(self.file, "card", "next" if expected else "plain")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._story.setVisible(of_window(self, "open_sample") is not None)

    def _card(self, heading: str, text: str, hint: str, button: Button) -> Card:
        card = Card(self)
        card.body.addWidget(SectionHeader(heading, card))
        card.body.addWidget(label(text, "", card, wrap=True))
        if hint:
            card.body.addWidget(label(hint, "muted", card, wrap=True))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _on_sample(self) -> None:
        action = of_window(self, "open_sample")
        if action is not None:
            action.trigger()
