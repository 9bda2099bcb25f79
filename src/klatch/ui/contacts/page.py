"""The Contacts page: views and filters over a table, and one person beside it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from klatch.domain.errors import NotFound
from klatch.services import settings
from klatch.services.data import Change
from klatch.services.reading.contacts import ContactView, detail
from klatch.ui.contacts.commands import ContactCommands
from klatch.ui.contacts.fronts import Fronts
from klatch.ui.contacts.people import PeopleList
from klatch.ui.contacts.side import SidePane
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import FilterContacts, NewContact, PeopleOf, Place, ShowContact
from klatch.ui.when import When
from klatch.ui.widgets.beside import Beside
from klatch.ui.widgets.focus import tab_after

if TYPE_CHECKING:
    from klatch.ui.contacts.pane import PersonPane
    from klatch.ui.contacts.prompt import PromptBar
    from klatch.ui.contacts.verbs import ContactVerbs
    from klatch.ui.task_verbs import TaskVerbs

_PANE_STATE = "contacts/pane"
_TICK_MS = 60_000


class ContactsPage(Page):
    """Browse, filter, change many at once; read and edit one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._when = self._now()
        self._menu = QMenu(self)
        self._splitter = Beside(context.theme, self)
        self.people = PeopleList(context, self._when, self._splitter)
        self.side = SidePane(context, self._get_verbs, self._menu, self._splitter)
        self.fronts = Fronts(context, self.people.views, self._get_steps, self)
        self._commands = ContactCommands(context, self)
        self._total = self.people.total
        self._column = QVBoxLayout(self.fronts.people)
        self._told = False
        self._clock = QTimer(self)
        self._layout()
        self._connect()

    @cached_property
    def verbs(self) -> ContactVerbs:
        """What can be done to people; made when first needed."""
        from klatch.ui.contacts.verbs import ContactVerbs

        return ContactVerbs(self.context, self)

    @cached_property
    def prompt(self) -> PromptBar:
        """One line to answer a question in, above the list; made when first needed."""
        from klatch.ui.contacts.prompt import PromptBar

        prompt = PromptBar(self.context.theme, self)
        self._column.insertWidget(self._column.indexOf(self._splitter), prompt)
        tab_after(self.people.filters, prompt)
        return prompt

    @property
    def when(self) -> When:
        """The present, as the user's clock shows it."""
        return self._when

    @property
    def selected(self) -> list[int]:
        """Whom a bulk command is about."""
        return self.people.view.selected_ids()

    def heading(self) -> tuple[str, str]:
        if self.fronts.map is not None:
            return self.tr("Contacts"), self.tr("Referral map")
        number = self._total
        people = self.tr("1 person") if number == 1 else self._counted(self.tr("%1 people"), number)
        return self.tr("Contacts"), people

    def status(self) -> str:
        if self.fronts.map is not None:
            return self.fronts.map.status()
        shown, chosen = len(self.people.table.ids), len(self.selected)
        said = self.tr("1 contact") if shown == 1 else self._counted(self.tr("%1 contacts"), shown)
        return f"{said}, " + self._counted(self.tr("%1 selected"), chosen) if chosen else said

    def commands(self) -> dict[str, Command]:
        return self._commands.available()

    def arrive(self, place: Place) -> None:
        self._tick()
        in_front = self.fronts.arrive(place)
        if in_front is not None:
            self.setFocusProxy(in_front.view)
            return
        self.setFocusProxy(self.side.form.name if isinstance(place, NewContact) else self.people.view)
        if isinstance(place, ShowContact):
            if not self.people.show_person(place.contact):
                self.context.notices.failure(NotFound("contact", place.contact))
            self._show_pane(True)
        elif isinstance(place, NewContact):
            self._show_pane(True)
            self.side.show_form(place.name, place.organization)
        elif isinstance(place, FilterContacts):
            self.people.show_text(place.text)
        elif isinstance(place, PeopleOf):
            self.people.show_all_of(place.organization)
        if type(place) is not Place and not isinstance(place, NewContact):
            self._show_current()
        self._choose_first()

    def depart(self) -> None:
        self.side.commit()
        self.people.save_state()
        self.fronts.save_state()
        state = self.context.state
        state.set(_PANE_STATE, "shown" if self.side.isVisibleTo(self) else "hidden")

    def areas(self) -> list[QWidget]:
        people = self.people
        if self.fronts.map is not None:
            return [people.views, *self.fronts.map.areas()]
        return [people.views, people.filters, people.bar, people.view, self.side]

    def toggle_pane(self) -> None:
        """Show or hide the detail pane."""
        inside = self.side.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._show_pane(self.side.isHidden())
        if inside:
            self.people.view.setFocus()

    def open_address_book(self) -> None:
        """Show the people waiting in the address book."""
        self.fronts.show_people()
        self.people.views.strip.select(ContactView.ADDRESS_BOOK)

    def _layout(self) -> None:
        self._splitter.hold(self.people, self.side)
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.people.filters)
        column.addWidget(self.people.bar)
        column.addWidget(self._splitter, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.people.views)
        whole.addWidget(self.fronts, 1)
        self.fronts.restore()
        self.side.setHidden(self.context.state.text(_PANE_STATE) == "hidden")

    def _connect(self) -> None:
        people, view = self.people, self.people.view
        self.follow(self._on_change)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._menu.aboutToShow.connect(self._fill_menu)
        people.listed.connect(self._on_list)
        self.fronts.changed.connect(self.changed)
        people.address_book_wanted.connect(self.open_address_book)
        people.filters.dropped.connect(self._commands.move_to)
        people.views.menu_wanted.connect(self._on_view_menu)
        view.current_changed.connect(self._on_current)
        view.selection_changed.connect(self.changed)
        view.opened.connect(self._on_opened)
        view.delete_pressed.connect(self._commands.delete)
        view.menu_requested.connect(self._on_menu)
        self.side.person_made.connect(self._connect_person)
        self.side.added.connect(self._on_added)
        self.side.closed.connect(self._on_form_closed)

    def _connect_person(self, person: PersonPane) -> None:
        person.header.write.connect(self._commands.write)
        person.header.meet.connect(self._commands.meet)
        person.header.note.connect(self._commands.add_note)
        person.card.started.connect(self._commands.next_step)
        person.card.snoozed.connect(self._commands.snooze)
        person.card.done.connect(self._commands.step_done)
        person.card.taken_up.connect(self._commands.add_to_pipeline)

    def _get_verbs(self) -> ContactVerbs:
        return self.verbs

    def _get_steps(self) -> TaskVerbs:
        return self.verbs.steps

    def _now(self) -> When:
        zone = settings.get(self.context.store, settings.Profile).zone
        return When(self.context.clock.now(), zone)

    def _tick(self) -> None:
        self._when = self._now()
        self.people.set_when(self._when)
        self.side.set_when(self._when)

    def _on_change(self, change: Change) -> None:
        self._when = When(self.context.clock.now(), self._when.zone_name)
        self.people.set_when(self._when)
        if change.origin == "write" and not change.bulk and not change.rows:
            self._tick()  # a setting: the zone may be another one
            return
        self._told = True
        self.fronts.on_change(change)
        self.people.on_change(change)
        self._total = self.people.total
        if not self.side.filling:
            self._show_current()
        self._told = False
        self.changed.emit()

    def _on_list(self) -> None:
        self._choose_first()
        self.changed.emit()

    def _choose_first(self) -> None:
        """Somebody is selected wherever there is anybody, so that the pane and the commands mean them."""
        if self.side.filling:
            return
        ids, view = self.people.table.ids, self.people.view
        if not ids:
            self._show_current()
        elif not view.selectionModel().hasSelection():
            view.select_ids([view.current_id() or ids[0]])

    def _on_current(self, _contact: int) -> None:
        self._show_current()
        self.changed.emit()

    def _show_current(self) -> None:
        contact = self.people.view.current_id()
        shown = self.side.shown
        if self._told and self.side.unsaved and (shown is None or shown.id != contact):
            # Saving what is typed is a write of its own: not while another one is being announced.
            QTimer.singleShot(0, self, self._show_current)
            return
        try:
            person = detail(self.context.store, contact) if contact else None
        except NotFound:
            person = None
        if person is None:
            self.side.show_nobody(anybody=bool(self.people.table.ids))
        else:
            self.side.show_person(person, self._when)

    def _on_opened(self, _contact: int) -> None:
        self._show_pane(True)
        self.side.person.card.start.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_menu(self, point: QPoint) -> None:
        self._menu.popup(point)

    def _on_view_menu(self, point: QPoint) -> None:
        from klatch.ui.contacts import menus

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menus.fill_view(menu, self.commands(), self.context.theme)
        menu.popup(point)

    def _fill_menu(self) -> None:
        from klatch.ui.contacts import menus

        menus.fill(self._menu, self.commands(), self.context.theme)
        self._menu.addSeparator()
        self._menu.addMenu(self.people.view.sort_menu(self._menu))

    def _on_added(self, contact: int) -> None:
        self.people.show_person(contact)
        self._show_current()
        self.people.view.setFocus()

    def _on_form_closed(self) -> None:
        self._show_current()
        self.people.view.setFocus()

    def _show_pane(self, show: bool) -> None:
        self.side.setVisible(show)

    def _counted(self, sentence: str, number: int) -> str:
        return sentence.replace("%1", self.locale().toString(number))
