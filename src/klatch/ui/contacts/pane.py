"""The detail pane: one person, what comes next, what was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from klatch.domain.names import first_name
from klatch.domain.vocabulary import PIPELINE, Stage
from klatch.services.reading.contacts import ContactDetail, TimelineKind, notes, timeline
from klatch.services.reading.takeaways import standing
from klatch.ui import timeline_words, words
from klatch.ui.browse.side import RecordPane
from klatch.ui.contacts.header import PersonHeader
from klatch.ui.contacts.next_step import NextStepCard
from klatch.ui.contacts.told import ToldLine
from klatch.ui.fields.chain import ReferredBy
from klatch.ui.page import Context
from klatch.ui.places import FilterTakeaways, ShowContact, ShowMeeting, ShowMessage
from klatch.ui.when import When
from klatch.ui.widgets.base import line, reveal
from klatch.ui.widgets.focus import tab_after
from klatch.ui.widgets.stepper import StageStepper
from klatch.ui.widgets.tabs import CountTabBar
from klatch.ui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from klatch.domain.drafts import NoteDraft
    from klatch.ui.contacts.details import DetailsTab
    from klatch.ui.contacts.favors import FavorsTab
    from klatch.ui.contacts.verbs import ContactVerbs
    from klatch.ui.fields.notes import NoteList
    from klatch.ui.log_form import LogForm

TIMELINE, NOTES, FAVORS, DETAILS = "timeline", "notes", "favors", "details"
_MARGIN = 16
_NARROW = 330
_MESSAGES = (TimelineKind.SENT, TimelineKind.ANSWERED, TimelineKind.BOUNCED)
_MEETINGS = (TimelineKind.BOOKED, TimelineKind.HELD, TimelineKind.CANCELLED, TimelineKind.NO_SHOW)


class PersonPane(RecordPane):
    """Shows one person; the page gives it the person and hears what is wanted."""

    def __init__(
        self, context: Context, verbs: Callable[[], ContactVerbs], menu: QMenu, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self._person: ContactDetail | None = None
        self._when = When(context.clock.now())
        theme = context.theme
        self._top, self._below = QVBoxLayout(), QVBoxLayout()
        self.header = PersonHeader(context, menu, self._inside)
        labels = {stage.value: words.stage(stage) for stage in Stage}
        self.stepper = StageStepper(theme, tuple(PIPELINE), labels, self._inside)
        self.card = NextStepCard(context, self._inside)
        self.chain = ReferredBy(theme, self._inside)
        self.told = ToldLine(theme, self._inside)
        self.tabs = CountTabBar(theme, self._inside)
        self.timeline = Timeline(theme, self.tr("Timeline"), self._inside)
        self._log_form: LogForm | None = None
        self._notes: NoteList | None = None
        self._favors: FavorsTab | None = None
        self._details: DetailsTab | None = None
        self._layout()
        self._connect()

    @property
    def person(self) -> ContactDetail | None:
        """Who is shown."""
        return self._person

    @property
    def log_form(self) -> LogForm:
        """The form for a conversation or a reply, made when first asked for."""
        if self._log_form is None:
            from klatch.ui.log_form import LogForm

            self._log_form = LogForm(self._context, self._inside)
            self._top.insertWidget(self._top.indexOf(self.card) + 1, self._log_form)
            tab_after(self.card, self._log_form)
            self._log_form.closed.connect(self.card.show)
        return self._log_form

    @property
    def notes(self) -> NoteList:
        """The notes, made when first asked for."""
        if self._notes is None:
            from klatch.ui.fields.notes import NoteList

            read = partial(notes, self._context.store)
            self._notes = NoteList(self._context, read, _note_on, self._inside)
            self._below.addWidget(self._notes)
        return self._notes

    @property
    def favors(self) -> FavorsTab:
        """What each does for the other, made when first asked for."""
        if self._favors is None:
            from klatch.ui.contacts.favors import FavorsTab

            self._favors = FavorsTab(self._context, self._inside)
            self._below.addWidget(self._favors)
        return self._favors

    @property
    def details(self) -> DetailsTab:
        """The details, made when first asked for: two dozen editors are not free."""
        if self._details is None:
            from klatch.ui.contacts.details import DetailsTab

            self._details = DetailsTab(self._context, self._verbs(), self._inside)
            self._below.addWidget(self._details)
        return self._details

    def show_record(self, person: ContactDetail, when: When) -> None:
        """Show a person; what is being typed about another one is saved first."""
        if self._person is not None and self._person.id != person.id:
            self.commit()
            if self._log_form is not None:
                self._log_form.close_form()
            self.verticalScrollBar().setValue(0)
        self._person, self._when = person, when
        self.header.show_person(person, when)
        self.stepper.set_stage(person.stage)
        self.card.show_person(person, when)
        self.chain.show_chain(person.chain, first_name(person.name, person.given_name))
        self.told.show_standing(standing(self._context.store, person.id))
        self.tabs.set_count(NOTES, person.counts.notes or None)
        self._fill_tab()

    def forget(self) -> None:
        """Nobody is shown any more; what was being typed is saved, or said to be lost."""
        self.commit()
        self._person = None
        if self._notes is not None:
            self._notes.forget()
        for tab in (self._favors, self._details):
            if tab is not None:
                tab.forget_person()

    def set_when(self, when: When) -> None:
        """Time has passed."""
        self._when = when
        if self._person is not None:
            self.header.show_person(self._person, when)
            self.card.show_person(self._person, when)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed and not saved yet."""
        return any(tab is not None and tab.unsaved for tab in (self._notes, self._favors, self._details))

    def commit(self) -> None:
        """Save what is being typed, before it goes out of sight; say what could not be saved."""
        if self._notes is not None:
            self._notes.commit()
        if self._favors is not None:
            self._favors.commit()
        wrong = self._details.commit() if self._details is not None else []
        if wrong:
            self._context.notices.say(self.tr("Not saved. %1").replace("%1", wrong[0]))

    def open_tab(self, key: str) -> None:
        """Show the timeline, the notes, the favours or the details."""
        self.tabs.select(key)

    def step_tab(self, by: int) -> None:
        """The next or previous tab."""
        self.tabs.step(by)

    def log(self, people: Sequence[int]) -> None:
        """Open the form for a conversation or reply with these people."""
        self.card.hide()
        self.log_form.open_for(people, self._when)
        reveal(self, self.log_form)

    def add_note(self) -> None:
        """Begin a note."""
        self.open_tab(NOTES)
        self.notes.write_new()
        reveal(self, self.notes.new)

    def edit(self) -> None:
        """Begin with the name."""
        self.open_tab(DETAILS)
        self.details.edit_name()
        reveal(self, self.details.fields["display_name"])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._context.theme.px(_NARROW)
        self.header.set_narrow(narrow)
        self.card.set_narrow(narrow)
        # The scroll bar takes its room from the margin, not from the text.
        right = max(0, _MARGIN - (self.width() - self.viewport().width()))
        self._top.setContentsMargins(_MARGIN, 16, right, 0)
        self._below.setContentsMargins(_MARGIN, 8, right, 16)

    def _layout(self) -> None:
        self.tabs.add(TIMELINE, self.tr("Timeline"))
        self.tabs.add(NOTES, self.tr("Notes"))
        self.tabs.add(FAVORS, self.tr("Favours"))
        self.tabs.add(DETAILS, self.tr("Details"))
        self.tabs.setAccessibleName(self.tr("About this person"))
        self.stepper.setAccessibleName(self.tr("Stage"))
        top, below = self._top, self._below
        top.setSpacing(12)
        for part in (self.header, self.stepper, self.card, self.chain, self.told, self.tabs):
            top.addWidget(part)
        below.addWidget(self.timeline)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(line(self._inside))
        column.addLayout(below)
        column.addStretch(1)
        self.setWidget(self._inside)
        self.timeline.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.stepper.chosen.connect(self._on_stage)
        self.chain.opened.connect(self._on_person)
        self.told.opened.connect(self._on_told)
        self.timeline.opened.connect(self._on_entry)
        self.timeline.selectionModel().currentChanged.connect(self._follow)
        self._context.theme.changed.connect(self._fit_timeline)

    def _on_tab(self, _number: int) -> None:
        self.commit()
        current = self._current_tab
        self.timeline.setVisible(current == TIMELINE)
        if self._notes is not None or current == NOTES:
            self.notes.setVisible(current == NOTES)
        if self._favors is not None or current == FAVORS:
            self.favors.setVisible(current == FAVORS)
        if self._details is not None or current == DETAILS:
            self.details.setVisible(current == DETAILS)
        self._fill_tab()

    @property
    def _current_tab(self) -> str:
        return self.tabs.key_at(self.tabs.currentIndex())

    def _fill_tab(self) -> None:
        person = self._person
        if person is None:
            return
        current = self._current_tab
        if current == TIMELINE:
            entries = timeline(self._context.store, person.id)
            name = first_name(person.name, person.given_name)
            self.timeline.set_entries(timeline_words.lines(entries, name, self._when))
            self._fit_timeline()
        elif current == NOTES:
            self.notes.show_about(person.id, self._when)
        elif current == FAVORS:
            self.favors.show_person(person, self._when)
        else:
            self.details.show_person(person, self._when)

    def _fit_timeline(self) -> None:
        # The pane scrolls as a whole, so the list is as high as its entries.
        rows = self.timeline.model().rowCount()
        self.timeline.setFixedHeight(sum(self.timeline.sizeHintForRow(row) for row in range(rows)) + 2)

    def _follow(self, index: QModelIndex) -> None:
        place = self.timeline.mapTo(self._inside, self.timeline.visualRect(index).center())
        self.ensureVisible(place.x(), place.y())

    def _on_stage(self, stage: str) -> None:
        if self._person is not None:
            self._verbs().set_stage([self._person.id], Stage(stage))

    def _on_person(self, contact: int) -> None:
        self._context.navigator.go(ShowContact(contact))

    def _on_told(self) -> None:
        if self._person is not None:
            self._context.navigator.go(FilterTakeaways(contact=self._person.id))

    def _on_entry(self, key: str) -> None:
        kind, _, number = key.partition(":")
        what = TimelineKind(kind)
        if what in _MESSAGES:
            self._context.navigator.go(ShowMessage(int(number)))
        elif what in _MEETINGS:
            self._context.navigator.go(ShowMeeting(int(number)))
        elif what is TimelineKind.NOTE:
            self.open_tab(NOTES)


def _note_on(text: str, contact: int) -> NoteDraft:
    from klatch.domain.drafts import NoteDraft

    return NoteDraft(text, contact=contact)
