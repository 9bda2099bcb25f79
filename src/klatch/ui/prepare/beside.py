"""Beside the meeting: who they are, what was found out, and the question bank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from klatch.domain.errors import NotFound
from klatch.domain.names import first_name
from klatch.services.data import Change
from klatch.services.reading import contacts
from klatch.services.reading.meetings import Attendee, QuestionRow
from klatch.ui.page import Context
from klatch.ui.places import Place, ShowContact
from klatch.ui.prepare.about import AboutPerson, called
from klatch.ui.prepare.verbs import PrepareVerbs
from klatch.ui.when import When
from klatch.ui.widgets.focus import tab_after
from klatch.ui.widgets.scrolling import Scrolling
from klatch.ui.widgets.tabs import TabStrip

if TYPE_CHECKING:
    from klatch.ui.prepare.bank import BankList
    from klatch.ui.prepare.research import Research

ABOUT, RESEARCH, BANK = "about", "research", "bank"
_TABS = (ABOUT, RESEARCH, BANK)


class Beside(QWidget):
    """Three tabs, the second and the third made when first wanted; of several people the one chosen."""

    link_opened = Signal(str)

    def __init__(self, context: Context, verbs: PrepareVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._when = When(context.clock.now())
        self.tabs = TabStrip(context.theme, self.tr("About this meeting"), self, indent=16)
        self.who = QComboBox(self)
        self._verbs = verbs
        self._questions: Sequence[QuestionRow] = ()
        self._research: Research | None = None
        self._bank: BankList | None = None
        self._stack = QStackedWidget(self)
        first = Scrolling(self._stack)
        self.about = AboutPerson(context, verbs, first.room)
        _hold(first, self.about)
        self._stack.addWidget(first)
        self._layout()
        self._connect()

    @property
    def research(self) -> Research:
        """What was found out about the person in front."""
        if self._research is None:
            from klatch.ui.prepare.research import Research

            area = Scrolling(self._stack)
            self._research = Research(self._context, self._verbs, area.room)
            self._research.link_opened.connect(self.link_opened)
            _hold(area, self._research)
            self._stack.addWidget(area)
            tab_after(self.about, self._research)
            self._show_research()
        return self._research

    @property
    def bank(self) -> BankList:
        """The question bank."""
        if self._bank is None:
            from klatch.ui.prepare.bank import BankList

            self._bank = BankList(self._context, self._verbs, self._stack)
            self._bank.editor_wanted.connect(self._on_editor)
            self._stack.addWidget(self._bank)
            tab_after(self.about, self._bank)
            self._bank.read()
            self._bank.show_chosen(self._questions)
        return self._bank

    def show_questions(self, questions: Sequence[QuestionRow]) -> None:
        """Tick what is on the list of the meeting."""
        self._questions = questions
        if self._bank is not None:
            self._bank.show_chosen(questions)

    def show_people(self, people: Sequence[Attendee], when: When, *, fresh: bool) -> None:
        """Show who takes part; `fresh` when it is another meeting than before."""
        self._when = when
        here = 0 if fresh else int(self.who.currentData() or 0)
        self.who.clear()
        for person in people:
            self.who.addItem(person.name, person.id)
        self.who.setCurrentIndex(max(0, self.who.findData(here)))
        self.who.setVisible(len(people) > 1)
        if fresh:
            self.tabs.select(ABOUT)
        self._show_person()

    def on_change(self, change: Change) -> None:
        """Read the bank again when it was changed."""
        if self._bank is not None and (change.touches("question") or not change.rows):
            self._bank.read()

    def search(self) -> None:
        """Go to the question bank."""
        self.tabs.select(BANK)
        self.bank.focus_search()

    def write_note(self) -> None:
        """Go to what was found out."""
        self.tabs.select(RESEARCH)
        self.research.write_note()

    def step(self, by: int) -> None:
        """Turn to another tab."""
        self.tabs.select(_TABS[(_TABS.index(self.tabs.current()) + by) % len(_TABS)])

    def commit(self) -> None:
        """Keep what is being typed."""
        self.about.cares.keeper.flush()
        if self._research is not None:
            self._research.commit()

    def forget(self) -> None:
        """The meeting is gone."""
        self.about.forget()
        if self._research is not None:
            self._research.forget()

    def _show_person(self) -> None:
        contact = int(self.who.currentData() or 0)
        try:
            person = contacts.detail(self._context.store, contact)
        except NotFound:
            self.forget()
            self.about.hide()
            self._show_research()
            return
        if self.about.person is not None and self.about.person.id != contact:
            self.commit()
        name = called(first_name(person.name, person.given_name))
        self.tabs.bar.setTabText(0, self.tr("About %1").replace("%1", name))
        self.about.show()
        self.about.show_person(person, self._when)
        self._show_research()

    def _show_research(self) -> None:
        person = self.about.person
        if self._research is not None:
            self._research.setVisible(person is not None)
            if person is not None:
                self._research.show_person(person, self._when)

    def _layout(self) -> None:
        self.who.setAccessibleName(self.tr("Person"))
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.who.setMinimumContentsLength(8)  # a long name must not widen the page
        self.tabs.add(ABOUT, self.tr("About them"))
        self.tabs.add(RESEARCH, self.tr("Research"))
        self.tabs.add(BANK, self.tr("Question bank"))
        self.tabs.add_trailing(self.who)
        self.setProperty("area", "frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.changed.connect(self._on_tab)
        self.who.activated.connect(self._on_who)
        self.about.opened.connect(self._on_person)

    def _on_tab(self, key: str) -> None:
        if key == RESEARCH:
            self._turn_to(self.research)
        elif key == BANK:
            self._turn_to(self.bank)
        else:
            self._turn_to(self.about)

    def _turn_to(self, part: QWidget) -> None:
        for number in range(self._stack.count()):
            page = self._stack.widget(number)
            if page is part or (page is not None and page.isAncestorOf(part)):
                self._stack.setCurrentIndex(number)

    def _on_who(self, _number: int) -> None:
        self._show_person()

    def _on_person(self, contact: int) -> None:
        self._context.navigator.go(ShowContact(contact))

    def _on_editor(self) -> None:
        self._context.navigator.go(Place("questions"))


def _hold(area: Scrolling, inside: QWidget) -> None:
    inside.setProperty("area", "clear")
    area.setWidget(inside)
