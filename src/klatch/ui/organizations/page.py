"""The Organizations page: the LAMP list and its views over a table, and one employer beside it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from klatch.domain.errors import NotFound
from klatch.services.data import Change
from klatch.services.reading.organizations import OrganizationView, count_of, detail
from klatch.ui.organizations import menus
from klatch.ui.organizations.commands import OrganizationCommands
from klatch.ui.organizations.listing import OrganizationList
from klatch.ui.organizations.merge_bar import MergeBar
from klatch.ui.organizations.side import SidePane
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import NewOrganization, Place, ShowContact, ShowOrganization
from klatch.ui.when import When
from klatch.ui.widgets.beside import Beside

if TYPE_CHECKING:
    from klatch.ui.organizations.pane import OrganizationPane
    from klatch.ui.organizations.verbs import OrganizationVerbs

_PANE_STATE = "organizations/pane"


class OrganizationsPage(Page):
    """Rate employers, see whom one knows there, and what is open."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._when = self._now()
        self._menu = QMenu(self)
        self._splitter = Beside(context.theme, self)
        self.list = OrganizationList(context, self._when, self._splitter)
        self.merge_bar = MergeBar(context, self)
        self.side = SidePane(context, self._get_verbs, self._menu, self._splitter)
        self._commands = OrganizationCommands(context, self)
        self._total = count_of(context.store, OrganizationView.LAMP)
        self._told = False
        self._layout()
        self._connect()

    @cached_property
    def verbs(self) -> OrganizationVerbs:
        """What can be done to employers; made when first needed."""
        from klatch.ui.organizations.verbs import OrganizationVerbs

        return OrganizationVerbs(self.context, self)

    @property
    def selected(self) -> list[int]:
        """Which employers a bulk command is about."""
        return self.list.view.selected_ids()

    def heading(self) -> tuple[str, str]:
        number = self._total
        one, many = self.tr("1 on your LAMP list"), self.tr("%1 on your LAMP list")
        said = one if number == 1 else many.replace("%1", self.locale().toString(number))
        return self.tr("Organizations"), said if number else ""

    def status(self) -> str:
        shown, chosen = len(self.list.table.ids), len(self.selected)
        here = self.locale()
        many = self.tr("%1 organizations").replace("%1", here.toString(shown))
        said = self.tr("1 organization") if shown == 1 else many
        return f"{said}, {self.tr('%1 selected').replace('%1', here.toString(chosen))}" if chosen else said

    def commands(self) -> dict[str, Command]:
        return self._commands.available()

    def arrive(self, place: Place) -> None:
        self._when = self._now()
        self.list.set_when(self._when)
        new = isinstance(place, NewOrganization)
        self.setFocusProxy(self.side.form.name if new else self.list.view)
        if isinstance(place, ShowOrganization):
            if not self.list.show_organization(place.organization):
                self.context.notices.failure(NotFound("organization", place.organization))
            self.side.show()
        elif isinstance(place, NewOrganization):
            self.side.show()
            self.side.show_form(place.name)
        if not new:
            self._show_current()
        self._choose_first()

    def depart(self) -> None:
        self.side.commit()
        self.list.save_state()
        self.context.state.set(_PANE_STATE, "shown" if self.side.isVisibleTo(self) else "hidden")

    def areas(self) -> list[QWidget]:
        return [self.list.tabs, self.list.strip, self.list.view, self.side]

    def toggle_pane(self) -> None:
        """Show or hide the detail pane."""
        inside = self.side.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.side.setVisible(self.side.isHidden())
        if inside:
            self.list.view.setFocus()

    def _layout(self) -> None:
        self._splitter.hold(self.list, self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for strip in (self.list.tabs, self.list.strip, self.merge_bar):
            column.addWidget(strip)
        column.addWidget(self._splitter, 1)
        self.side.setHidden(self.context.state.text(_PANE_STATE) == "hidden")

    def _connect(self) -> None:
        view = self.list.view
        self.follow(self._on_change)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.list.listed.connect(self._on_list)
        view.current_changed.connect(self._on_current)
        view.selection_changed.connect(self.changed)
        view.opened.connect(self._on_opened)
        view.delete_pressed.connect(self._commands.delete)
        view.button_clicked.connect(self._on_given)
        view.menu_requested.connect(self._on_menu)
        self.merge_bar.merged.connect(self._on_merged)
        self.side.pane_made.connect(self._connect_pane)
        self.side.added.connect(self._on_added)
        self.side.closed.connect(self._on_form_closed)

    def _connect_pane(self, pane: OrganizationPane) -> None:
        pane.header.person.connect(self._commands.add_person)
        pane.colleagues.wanted.connect(self._commands.add_person)
        pane.colleagues.all_wanted.connect(self._commands.show_people)
        pane.colleagues.opened.connect(self._on_person)

    def _get_verbs(self) -> OrganizationVerbs:
        return self.verbs

    def _now(self) -> When:
        return When(self.context.clock.now(), self.context.zone())

    def _on_change(self, change: Change) -> None:
        self._when = self._now()
        self.list.set_when(self._when)
        self._total = count_of(self.context.store, OrganizationView.LAMP)
        self._told = True
        self.list.on_change(change)
        if not self.side.adding:
            self._show_current()
        self._told = False
        self.changed.emit()

    def _on_list(self) -> None:
        self._choose_first()
        self.changed.emit()

    def _choose_first(self) -> None:
        """One is selected wherever there is any, so that the pane and the commands mean it."""
        if self.side.adding:
            return
        ids, view = self.list.table.ids, self.list.view
        if not ids:
            self._show_current()
        elif not view.selectionModel().hasSelection():
            view.select_ids([view.current_id() or ids[0]])

    def _on_current(self, _organization: int) -> None:
        self._show_current()
        self.changed.emit()

    def _show_current(self) -> None:
        organization = self.list.view.current_id()
        shown = self.side.shown
        if self._told and self.side.unsaved and (shown is None or shown.row.id != organization):
            # Saving what is typed is a write of its own: not while another one is being announced.
            QTimer.singleShot(0, self, self._show_current)
            return
        try:
            found = detail(self.context.store, organization) if organization else None
        except NotFound:
            found = None
        if found is None:
            self.side.show_nothing(anything=bool(self.list.table.ids))
        else:
            self.side.show_organization(found, self.list.place_of.get(organization, 0), self._when)

    def _on_opened(self, _organization: int) -> None:
        self.side.show()
        pane = self.side.pane
        target = pane.colleagues.view if pane.colleagues.table.ids else pane.colleagues.find_someone
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_given(self, organization: int, given: str) -> None:
        """Dots clicked are for one employer, a digit typed for all selected."""
        field, _, number = given.partition(":")
        chosen = self.selected
        self.verbs.rate(chosen if organization in chosen else [organization], field, int(number))

    def _on_menu(self, point: QPoint) -> None:
        self._menu.popup(point)

    def _fill_menu(self) -> None:
        menus.fill(self._menu, self.commands(), self.context.theme)
        self._menu.addSeparator()
        self._menu.addMenu(self.list.view.sort_menu(self._menu))

    def _on_person(self, contact: int) -> None:
        self.context.navigator.go(ShowContact(contact))

    def _on_merged(self, keep: int, other: int) -> None:
        self.verbs.merge(keep, other)
        self.list.show_organization(keep)

    def _on_added(self, organization: int) -> None:
        self.side.show_nothing(anything=True)  # the form is left
        self.list.show_organization(organization)
        self._show_current()
        self.list.view.setFocus()

    def _on_form_closed(self) -> None:
        self.side.show_nothing(anything=bool(self.list.table.ids))
        self._show_current()
        self._choose_first()
        self.list.view.setFocus()
