"""What the page can do now, by the names of the action table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from klatch.domain.links import web_address
from klatch.services.reading.organizations import OrganizationDetail, OrganizationRow, rows
from klatch.ui.models.rating import MOST
from klatch.ui.page import Command, Context
from klatch.ui.places import NewContact, PeopleOf

if TYPE_CHECKING:
    from klatch.ui.organizations.page import OrganizationsPage


class OrganizationCommands(QObject):
    """The commands of the page; what makes no sense now is left out."""

    def __init__(self, context: Context, page: OrganizationsPage) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def available(self) -> dict[str, Command]:
        """Those that can be run now."""
        page = self._page
        commands: dict[str, Command] = {
            "filter": page.list.field.open_field,
            "select_all": page.list.view.selectAll,
            "next_tab": partial(page.list.tabs.step, 1),
            "previous_tab": partial(page.list.tabs.step, -1),
            "detail_pane": page.toggle_pane,
        }
        if page.selected:
            commands |= {"delete": self.delete, "merge_organization": self.merge}
            for field in ("motivation", "posting"):
                for number in range(MOST + 1):
                    commands[f"{field}_{number}"] = partial(self.rate, field, number)
        found = self._found
        if found is not None:
            commands |= self._for_one(found)
        return commands

    def rate(self, field: str, number: int) -> None:
        """Give those selected dots."""
        self._page.verbs.rate(self._page.selected, field, number)

    def delete(self) -> None:
        """Delete those selected."""
        if self._page.selected:
            self._page.verbs.delete(self._page.selected)

    def merge(self) -> None:
        """Ask into which employer that in front goes; of two selected, the one with fewer people goes."""
        chosen = self._page.selected
        if len(chosen) == 2:
            keep, other = sorted(rows(self._context.store, chosen), key=_weight)
            self._page.merge_bar.ask(other.id, keep.id)
        elif chosen:
            self._page.merge_bar.ask(self._page.list.view.current_id() or chosen[0])

    def add_person(self) -> None:
        """Open the form for a person at the employer in front."""
        found = self._found
        if found is not None:
            self._context.navigator.go(NewContact(organization=found.row.name))

    def show_people(self) -> None:
        """Show the people of the employer in front in Contacts."""
        found = self._found
        if found is not None:
            self._context.navigator.go(PeopleOf(found.row.id))

    @property
    def _found(self) -> OrganizationDetail | None:
        page = self._page
        found: OrganizationDetail | None = page.side.shown
        shown = not page.side.filling and found is not None and page.list.view.current_id() == found.row.id
        return found if shown else None

    def _for_one(self, found: OrganizationDetail) -> dict[str, Command]:
        commands: dict[str, Command] = {
            "edit": self._edit,
            "add_person": self.add_person,
            "add_opportunity": self._add_opportunity,
            "add_research": self._add_note,
        }
        if found.row.people:
            commands["show_people"] = self.show_people
        link = next(filter(None, map(web_address, found.links)), "")
        if link:
            commands["open_website"] = partial(QDesktopServices.openUrl, QUrl(link))
        return commands

    def _edit(self) -> None:
        self._page.side.show()
        pane = self._page.side.pane
        if pane.opportunities.view.hasFocus():
            pane.opportunities.edit()
        else:
            pane.edit()

    def _add_opportunity(self) -> None:
        self._page.side.show()
        self._page.side.pane.add_opportunity()

    def _add_note(self) -> None:
        self._page.side.show()
        self._page.side.pane.add_note()


def _weight(row: OrganizationRow) -> tuple[int, int]:
    return -row.people, row.id
