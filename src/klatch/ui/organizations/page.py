"""The Organizations page: the LAMP list and its views over a table, and one employer beside it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from klatch.services.data import Change
from klatch.services.reading.organizations import OrganizationView, count_of, detail
from klatch.ui.browse.page import BrowsePage
from klatch.ui.command_menu import fill_menu
from klatch.ui.organizations.commands import OrganizationCommands
from klatch.ui.organizations.listing import OrganizationList
from klatch.ui.organizations.merge_bar import MergeBar
from klatch.ui.organizations.side import OrganizationSide
from klatch.ui.page import Command, Context
from klatch.ui.places import NewOrganization, Place, ShowContact, ShowOrganization

if TYPE_CHECKING:
    from klatch.ui.organizations.pane import OrganizationPane
    from klatch.ui.organizations.verbs import OrganizationVerbs


_MENU = (
    ("add_person", "show_people", "add_opportunity", "add_research", "open_website"),
    ("Organization/Motivation", "Organization/Posting"),
    ("edit", "merge_organization"),
    ("delete",),
)


class OrganizationsPage(BrowsePage):
    """Rate employers, see whom one knows there, and what is open."""

    key = "organizations"
    table = "organization"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = OrganizationList(context, self.when, self._splitter)
        self.merge_bar = MergeBar(context, self)
        self.side = OrganizationSide(context, self._get_verbs, self._menu, self._splitter)
        self._commands = OrganizationCommands(context, self)
        self._total = count_of(context.store, OrganizationView.LAMP)
        self.set_up(self.list, self.side, (self.list.tabs, self.list.strip, self.merge_bar))
        self.list.view.button_clicked.connect(self._on_given)
        self.merge_bar.merged.connect(self._on_merged)

    @cached_property
    def verbs(self) -> OrganizationVerbs:
        """What can be done to employers; made when first needed."""
        from klatch.ui.organizations.verbs import OrganizationVerbs

        return OrganizationVerbs(self.context, self)

    def heading(self) -> tuple[str, str]:
        number = self._total
        return self.tr("Organizations"), self.tr("%Ln on your LAMP list", "", number) if number else ""

    def status(self) -> str:
        shown, chosen = len(self.list.table.ids), len(self.selected)
        said = self.tr("%Ln organizations", "", shown)
        return f"{said}, {self.tr('%Ln selected', '', chosen)}" if chosen else said

    def commands(self) -> dict[str, Command]:
        return self._commands.available()

    def areas(self) -> list[QWidget]:
        return [self.list.tabs, self.list.strip, self.list.view, self.side]

    def form_for(self, place: Place) -> tuple[Any, ...] | None:
        return (place.name,) if isinstance(place, NewOrganization) else None

    def record_for(self, place: Place) -> int:
        return place.organization if isinstance(place, ShowOrganization) else 0

    def read(self, record: int) -> tuple[Any, ...]:
        found = detail(self.context.store, record)
        return found, self.list.place_of.get(record, 0), self.when

    def fill_menu(self, menu: QMenu) -> None:
        fill_menu(menu, _MENU, self.commands(), self.context.theme)

    def delete(self) -> None:
        self._commands.delete()

    def enter_pane(self) -> None:
        people = self.side.pane.colleagues
        target = people.view if people.table.ids else people.find_someone
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def list_again(self, change: Change) -> None:
        super().list_again(change)
        self._total = count_of(self.context.store, OrganizationView.LAMP)

    def connect_pane(self, pane: OrganizationPane) -> None:
        pane.header.person.connect(self._commands.add_person)
        pane.colleagues.wanted.connect(self._commands.add_person)
        pane.colleagues.all_wanted.connect(self._commands.show_people)
        pane.colleagues.opened.connect(self._on_person)

    def _get_verbs(self) -> OrganizationVerbs:
        return self.verbs

    def _on_given(self, organization: int, given: str) -> None:
        """Dots clicked are for one employer, a digit typed for all selected."""
        field, _, number = given.partition(":")
        chosen = self.selected
        self.verbs.rate(chosen if organization in chosen else [organization], field, int(number))

    def _on_person(self, contact: int) -> None:
        self.context.navigator.go(ShowContact(contact))

    def _on_merged(self, keep: int, other: int) -> None:
        self.verbs.merge(keep, other)
        self.list.show_record(keep)
