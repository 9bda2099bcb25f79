"""What the page can do now, by the names of the action table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QDesktopServices

from klatch.domain.links import web_address
from klatch.domain.vocabulary import OpportunityStatus
from klatch.services.reading.opportunities import OpportunityDetail
from klatch.ui.page import Command, Context
from klatch.ui.places import Compose, ShowContact, ShowMeeting, ShowOrganization
from klatch.ui.widgets.day_picker import DayPicker

if TYPE_CHECKING:
    from klatch.ui.opportunities.page import OpportunitiesPage


class OpportunityCommands(QObject):
    """The commands of the page; what makes no sense now is left out."""

    def __init__(self, context: Context, page: OpportunitiesPage) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._picker: DayPicker | None = None

    def available(self) -> dict[str, Command]:
        """Those that can be run now."""
        page = self._page
        commands: dict[str, Command] = {
            "filter": page.list.field.open_field,
            "columns": page.list.view.choose_columns,
            "select_all": page.list.view.selectAll,
            "next_tab": partial(page.list.tabs.step, 1),
            "previous_tab": partial(page.list.tabs.step, -1),
            "detail_pane": page.toggle_pane,
        }
        chosen = page.selected
        if chosen:
            commands |= {"delete": self.delete, "next_on": self._ask_day, "no_date": self._no_date}
            commands |= {
                f"lead_{status}": partial(self.set_status, status, chosen) for status in OpportunityStatus
            }
        found = self._found
        return commands | self._for_one(found) if found is not None else commands

    def set_status(self, status: str, ids: Sequence[int]) -> None:
        """Say what became of opportunities."""
        self._page.verbs.set_status(list(ids), OpportunityStatus(status))

    def delete(self) -> None:
        """Delete those selected."""
        if self._page.selected:
            self._page.verbs.delete(self._page.selected)

    @property
    def _found(self) -> OpportunityDetail | None:
        page = self._page
        found: OpportunityDetail | None = page.side.shown
        shown = not page.side.filling and found is not None and page.list.view.current_id() == found.row.id
        return found if shown else None

    def _for_one(self, found: OpportunityDetail) -> dict[str, Command]:
        row, go = found.row, self._context.navigator.go
        commands: dict[str, Command] = {"edit": self._edit, "add_step": self._add_step}
        address = web_address(row.url)
        if address:
            commands["open_website"] = partial(QDesktopServices.openUrl, QUrl(address))
        if row.contact is not None:
            commands["write"] = partial(go, Compose((row.contact,)))
            commands["show_person"] = partial(go, ShowContact(row.contact))
        if row.organization is not None:
            commands["show_employer"] = partial(go, ShowOrganization(row.organization))
        if row.meeting is not None:
            commands["show_meeting"] = partial(go, ShowMeeting(row.meeting))
        return commands

    def _edit(self) -> None:
        self._page.show_pane(True)
        self._page.side.pane.edit()

    def _add_step(self) -> None:
        self._page.show_pane(True)
        self._page.side.pane.add_step()

    def _ask_day(self) -> None:
        if self._picker is None:
            self._picker = DayPicker(self._page)
        focus = self._page.window().focusWidget() or self._page
        below = focus.mapToGlobal(QPoint(focus.width() // 4, min(focus.height(), 40)))
        self._picker.ask(
            self._page.when.today, below, partial(self._page.verbs.set_next, self._page.selected)
        )

    def _no_date(self) -> None:
        self._page.verbs.set_next(self._page.selected, None)
