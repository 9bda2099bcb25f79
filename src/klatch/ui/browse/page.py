"""A browse page: a list with its views at the left, one of its records at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from klatch.domain.errors import NotFound
from klatch.services.data import Change
from klatch.ui.browse.listing import Listing
from klatch.ui.browse.side import SidePane
from klatch.ui.page import Context, Page
from klatch.ui.places import Place
from klatch.ui.when import When
from klatch.ui.widgets.beside import Beside

_TICK_MS = 60_000


def stacked(owner: QWidget, *parts: QWidget) -> QVBoxLayout:
    """Lay the parts over one another without gaps; the last takes what is left."""
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    column.setStretch(len(parts) - 1, 1)
    return column


class BrowsePage(Page):
    """Keeps the pane to the record under the cursor, through whatever is written meanwhile.

    Subclasses make their list and side in the `splitter`, and hand them to `set_up`.
    """

    key = ""
    """The name of the page in the settings of the window."""
    table = ""
    """What its records are called in the store."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._when = self.now()
        self._menu = QMenu(self)
        self._splitter = Beside(context.theme, self)
        self._clock = QTimer(self)
        self._front = 0
        self._told = False

    def set_up(self, listing: Listing, side: SidePane[Any, Any], strips: Sequence[QWidget]) -> None:
        """Place and connect the two sides, below these strips."""
        self._listing, self._side = listing, side
        self._splitter.hold(listing, side)
        self.lay_out(strips)
        side.setHidden(self.context.state.text(f"{self.key}/pane") == "hidden")
        self._connect()

    def lay_out(self, strips: Sequence[QWidget]) -> None:
        """Put the strips above the two sides."""
        self._column = stacked(self, *strips, self._splitter)

    def read(self, record: int) -> tuple[Any, ...]:
        """What the side shows of a record. Raises NotFound."""
        raise NotImplementedError

    def fill_menu(self, menu: QMenu) -> None:
        """Put into a menu what can be done with the records selected."""
        raise NotImplementedError

    def delete(self) -> None:
        """Delete the records selected."""
        raise NotImplementedError

    def enter_pane(self) -> None:
        """Go from the list to what comes first in the pane."""
        raise NotImplementedError

    def connect_pane(self, pane: Any) -> None:
        """The pane was made."""

    def form_for(self, _place: Place) -> tuple[Any, ...] | None:
        """What the form begins with, where a place is the form; else None."""
        return None

    def record_for(self, _place: Place) -> int:
        """The record that a place is about, 0 for none."""
        return 0

    def narrow_for(self, place: Place) -> None:
        """Narrow the list as a place asks for it."""

    @property
    def when(self) -> When:
        """The present, as the user's clock shows it."""
        return self._when

    @property
    def selected(self) -> list[int]:
        """The records a command on several is about."""
        return self._listing.view.selected_ids()

    def arrive(self, place: Place) -> None:
        self.tick()
        given = self.form_for(place)
        self.setFocusProxy(self._listing.view if given is None else self._side.form.first)
        if given is not None:
            self.show_pane(True)
            self._side.show_form(*given)
        elif type(place) is not Place:
            record = self.record_for(place)
            if record:
                self.show_pane(True)
            if record and not self._listing.show_record(record):
                self.context.notices.failure(NotFound(self.table, record))
            if not record:
                self.narrow_for(place)
            self.show_current()
        self._choose_first()

    def depart(self) -> None:
        self._side.commit()
        self._listing.save_state()
        shown = self._side.isVisibleTo(self)
        self.context.state.set(f"{self.key}/pane", "shown" if shown else "hidden")

    def toggle_pane(self) -> None:
        """Show or hide the detail pane."""
        inside = self._side.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.show_pane(self._side.isHidden())
        if inside:
            self._listing.view.setFocus()

    def show_pane(self, show: bool) -> None:
        """Show the detail pane, or the list alone."""
        self._side.setVisible(show)

    def show_current(self) -> None:
        """Show the record under the cursor, whatever stands at the side."""
        record = self._listing.view.current_id()
        if self._told and self._side.unsaved and self._front != record:
            # Saving what is typed is a write of its own: not while another one is being announced.
            QTimer.singleShot(0, self, self.show_current)
            return
        try:
            found = self.read(record) if record else ()
        except NotFound:
            found = ()
        self._front = record if found else 0
        if found:
            self._side.show_record(*found)
        else:
            self._side.show_nothing(anything=bool(self._listing.table.ids))

    def now(self) -> When:
        """The present in the user's zone."""
        return When(self.context.clock.now(), self.context.zone())

    def tick(self) -> None:
        """Time has passed, or the zone is another one."""
        self._when = self.now()
        self._listing.set_when(self._when)
        self._side.set_when(self._when)

    def written(self, change: Change) -> None:
        """Something was written: show it."""
        self._when = When(self.context.clock.now(), self._when.zone_name)
        self._listing.set_when(self._when)
        if change.origin == "write" and not change.bulk and not change.rows:
            self.tick()  # a setting: the zone may be another one
            return
        self._told = True
        self.list_again(change)
        if not self._side.filling:
            self.show_current()
        self._told = False
        self.changed.emit()

    def list_again(self, change: Change) -> None:
        """Bring the list and what is counted up to date."""
        self._listing.on_change(change)

    def _connect(self) -> None:
        view = self._listing.view
        self.follow(self.written)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self.tick)
        self._clock.start()
        self._menu.aboutToShow.connect(self._fill_menu)
        self._listing.listed.connect(self._on_list)
        view.current_changed.connect(self._on_current)
        view.selection_changed.connect(self.changed)
        view.opened.connect(self._on_opened)
        view.delete_pressed.connect(self.delete)
        view.menu_requested.connect(self._on_menu)
        self._side.pane_made.connect(self.connect_pane)
        self._side.added.connect(self._on_added)
        self._side.closed.connect(self._on_form_closed)

    def _choose_first(self) -> None:
        """One is selected wherever there is any, so that the pane and the commands mean it."""
        if self._side.filling:
            return
        ids, view = self._listing.table.ids, self._listing.view
        if not ids:
            self.show_current()
        elif not view.selectionModel().hasSelection():
            view.select_ids([view.current_id() or ids[0]])

    def _on_list(self) -> None:
        self._choose_first()
        self.changed.emit()

    def _on_current(self, _record: int) -> None:
        self.show_current()
        self.changed.emit()

    def _on_opened(self, _record: int) -> None:
        self.show_pane(True)
        self.enter_pane()

    def _on_menu(self, point: QPoint) -> None:
        self._menu.popup(point)

    def _fill_menu(self) -> None:
        self.fill_menu(self._menu)
        self._menu.addSeparator()
        self._menu.addMenu(self._listing.view.sort_menu(self._menu))

    def _on_added(self, record: int) -> None:
        self._listing.show_record(record)
        self.show_current()
        self._listing.view.setFocus()

    def _on_form_closed(self) -> None:
        self.show_current()
        self._choose_first()
        self._listing.view.setFocus()
