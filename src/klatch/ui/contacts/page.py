"""The Contacts page: views and filters over a table, and one person beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from klatch.services.data import Change
from klatch.services.reading.contacts import ContactView, detail
from klatch.ui.browse.page import BrowsePage, stacked
from klatch.ui.contacts.commands import ContactCommands
from klatch.ui.contacts.fronts import Fronts
from klatch.ui.contacts.people import PeopleList
from klatch.ui.contacts.side import PersonSide
from klatch.ui.page import Command, Context
from klatch.ui.places import FilterContacts, NewContact, PeopleOf, Place, ShowContact
from klatch.ui.widgets.focus import tab_after

if TYPE_CHECKING:
    from klatch.ui.contacts.pane import PersonPane
    from klatch.ui.contacts.verbs import ContactVerbs
    from klatch.ui.fields.prompt import PromptBar
    from klatch.ui.task_verbs import TaskVerbs


class ContactsPage(BrowsePage):
    """Browse, filter, change many at once; read and edit one."""

    key = "contacts"
    table = "contact"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.people = PeopleList(context, self.when, self._splitter)
        self.side = PersonSide(context, self._get_verbs, self._menu, self._splitter)
        self.fronts = Fronts(context, self.people.views, self._get_steps, self)
        self._commands = ContactCommands(context, self)
        self._total = self.people.total
        self.set_up(self.people, self.side, (self.people.filters, self.people.bar))
        self.fronts.changed.connect(self.changed)
        self.people.address_book_wanted.connect(self.open_address_book)
        self.people.filters.dropped.connect(self._commands.move_to)
        self.people.views.menu_wanted.connect(self._on_view_menu)

    @cached_property
    def verbs(self) -> ContactVerbs:
        """What can be done to people; made when first needed."""
        from klatch.ui.contacts.verbs import ContactVerbs

        return ContactVerbs(self.context, self)

    @cached_property
    def prompt(self) -> PromptBar:
        """One line to answer a question in, above the list; made when first needed."""
        from klatch.ui.fields.prompt import PromptBar

        prompt = PromptBar(self.context.theme, self)
        self._column.insertWidget(self._column.indexOf(self._splitter), prompt)
        tab_after(self.people.filters, prompt)
        return prompt

    def heading(self) -> tuple[str, str]:
        if self.fronts.map is not None:
            return self.tr("Contacts"), self.tr("Referral map")
        return self.tr("Contacts"), self.tr("%Ln people", "", self._total)

    def status(self) -> str:
        if self.fronts.map is not None:
            return self.fronts.map.status()
        shown, chosen = len(self.people.table.ids), len(self.selected)
        said = self.tr("%Ln contacts", "", shown)
        return f"{said}, {self.tr('%Ln selected', '', chosen)}" if chosen else said

    def commands(self) -> dict[str, Command]:
        return self._commands.available()

    def lay_out(self, strips: Sequence[QWidget]) -> None:
        self._column = stacked(self.fronts.people, *strips, self._splitter)
        stacked(self, self.people.views, self.fronts)
        self.fronts.restore()

    def arrive(self, place: Place) -> None:
        in_front = self.fronts.arrive(place)
        if in_front is None:
            super().arrive(place)
        else:
            self.tick()
            self.setFocusProxy(in_front.view)

    def depart(self) -> None:
        super().depart()
        self.fronts.save_state()

    def areas(self) -> list[QWidget]:
        people = self.people
        if self.fronts.map is not None:
            return [people.views, *self.fronts.map.areas()]
        return [people.views, people.filters, people.bar, people.view, self.side]

    def topic(self) -> str:
        return "referrals.md" if self.fronts.map is not None else ""

    def form_for(self, place: Place) -> tuple[Any, ...] | None:
        return (place.name, place.organization) if isinstance(place, NewContact) else None

    def record_for(self, place: Place) -> int:
        return place.contact if isinstance(place, ShowContact) else 0

    def narrow_for(self, place: Place) -> None:
        if isinstance(place, FilterContacts):
            self.people.show_text(place.text)
        elif isinstance(place, PeopleOf):
            self.people.show_all_of(place.organization)

    def read(self, record: int) -> tuple[Any, ...]:
        return detail(self.context.store, record), self.when

    def fill_menu(self, menu: QMenu) -> None:
        from klatch.ui.contacts import menus

        menus.fill(menu, self.commands(), self.context.theme)

    def delete(self) -> None:
        self._commands.delete()

    def enter_pane(self) -> None:
        self.side.person.card.start.setFocus(Qt.FocusReason.TabFocusReason)

    def open_address_book(self) -> None:
        """Show the people waiting in the address book."""
        self.fronts.show_people()
        self.people.views.strip.select(ContactView.ADDRESS_BOOK)

    def connect_pane(self, pane: PersonPane) -> None:
        pane.header.write.connect(self._commands.write)
        pane.header.meet.connect(self._commands.meet)
        pane.header.note.connect(self._commands.add_note)
        pane.card.started.connect(self._commands.next_step)
        pane.card.snoozed.connect(self._commands.snooze)
        pane.card.done.connect(self._commands.step_done)
        pane.card.taken_up.connect(self._commands.add_to_pipeline)

    def list_again(self, change: Change) -> None:
        self.fronts.on_change(change)
        super().list_again(change)
        self._total = self.people.total

    def _get_verbs(self) -> ContactVerbs:
        return self.verbs

    def _get_steps(self) -> TaskVerbs:
        return self.verbs.steps

    def _on_view_menu(self, point: QPoint) -> None:
        from klatch.ui.contacts import menus

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menus.fill_view(menu, self.commands(), self.context.theme)
        menu.popup(point)
