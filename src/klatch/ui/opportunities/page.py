"""The Opportunities page: leads and what became of them, and one of them beside the list."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu, QWidget

from klatch.services.data import Change
from klatch.services.reading.opportunities import OpportunityView, count_of, detail
from klatch.ui.browse.page import BrowsePage
from klatch.ui.command_menu import fill_menu
from klatch.ui.opportunities.commands import OpportunityCommands
from klatch.ui.opportunities.listing import OpportunityList
from klatch.ui.opportunities.side import OpportunitySide
from klatch.ui.page import Command, Context
from klatch.ui.places import NewOpportunity, Place, ShowOpportunity

if TYPE_CHECKING:
    from klatch.ui.leads.verbs import LeadVerbs
    from klatch.ui.opportunities.pane import OpportunityPane


_MENU = (
    ("open_website", "write", "show_person", "show_employer", "show_meeting"),
    ("Opportunity/Status", "next_on", "no_date", "add_step"),
    ("edit", "delete"),
)


class OpportunitiesPage(BrowsePage):
    """See what is open and due; say what became of it; find who could help."""

    key = "opportunities"
    table = "opportunity"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = OpportunityList(context, self.when, self._splitter)
        self.side = OpportunitySide(context, self._get_verbs, self._menu, self._splitter)
        self._commands = OpportunityCommands(context, self)
        self._open = self._count()
        self.set_up(self.list, self.side, (self.list.tabs, self.list.filters))
        self.list.filters.dropped.connect(self._commands.set_status)

    @cached_property
    def verbs(self) -> LeadVerbs:
        """What can be done to opportunities; made when first needed."""
        from klatch.ui.leads.verbs import LeadVerbs

        return LeadVerbs(self.context, self)

    def heading(self) -> tuple[str, str]:
        number = self._open
        return self.tr("Opportunities"), self.tr("%Ln open", "", number) if number else ""

    def status(self) -> str:
        shown, chosen = len(self.list.table.ids), len(self.selected)
        said = self.tr("%Ln opportunities", "", shown)
        return f"{said}, {self.tr('%Ln selected', '', chosen)}" if chosen else said

    def commands(self) -> dict[str, Command]:
        return self._commands.available()

    def in_front(self) -> tuple[int, ...]:
        shown = self.side.shown
        return (shown.row.contact,) if shown is not None and shown.row.contact is not None else ()

    def areas(self) -> list[QWidget]:
        return [self.list.tabs, self.list.filters, self.list.view, self.side]

    def form_for(self, place: Place) -> tuple[Any, ...] | None:
        if not isinstance(place, NewOpportunity):
            return None
        return self.when, place.organization, place.contact, place.meeting

    def record_for(self, place: Place) -> int:
        return place.opportunity if isinstance(place, ShowOpportunity) else 0

    def read(self, record: int) -> tuple[Any, ...]:
        return detail(self.context.store, record), self.when

    def fill_menu(self, menu: QMenu) -> None:
        fill_menu(menu, _MENU, self.commands(), self.context.theme)

    def delete(self) -> None:
        self._commands.delete()

    def enter_pane(self) -> None:
        self.side.pane.enter()

    def list_again(self, change: Change) -> None:
        super().list_again(change)
        self._open = self._count()

    def connect_pane(self, pane: OpportunityPane) -> None:
        pane.header.wanted.connect(self._do)

    def _get_verbs(self) -> LeadVerbs:
        return self.verbs

    def _count(self) -> int:
        return count_of(self.context.store, OpportunityView.OPEN, self.when.today)

    def _do(self, name: str) -> None:
        command = self.commands().get(name)
        if command is not None:
            command()
