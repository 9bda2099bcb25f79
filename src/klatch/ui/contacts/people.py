"""The list side of the page: views, filters, the table, and what stands there when nobody does."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from klatch.services.data import Change
from klatch.services.reading.contacts import (
    ContactFilter,
    ContactSource,
    ContactView,
    Quiet,
    Scope,
    count_of,
)
from klatch.ui.browse.listing import Listing
from klatch.ui.contacts import parts
from klatch.ui.contacts.columns import RowWords
from klatch.ui.contacts.counting import Counting
from klatch.ui.contacts.filters import FilterRow
from klatch.ui.contacts.showing import FIRST, Showing, Showings, read, wanted
from klatch.ui.contacts.view_bar import ViewBar
from klatch.ui.contacts.views import ViewStrip
from klatch.ui.models.draggable import DraggableView
from klatch.ui.models.record_table import RecordTable
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.focus import tab_after

if TYPE_CHECKING:
    from klatch.ui.contacts.empty import ListEmpty
    from klatch.ui.contacts.filter_menu import FilterMenu

_TABLE_STATE = "contacts/table"
_VIEW_STATE = "contacts/view"
_TABLES = ("contact", "contact_email", "contact_tag", "tag", "organization", "task", "interaction", "message",
           "meeting", "meeting_contact", "referral")  # fmt: skip


class PeopleList(Listing):
    """Shows whom the view and the filter leave, in the chosen order."""

    view: DraggableView
    address_book_wanted = Signal()
    employer_wanted = Signal()
    city_wanted = Signal()

    def __init__(self, context: Context, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._words = RowWords(when)
        self._base = ContactFilter()
        self.views = ViewStrip(context.theme, context.store, self)
        self.filters = FilterRow(context.theme, self)
        self.bar = ViewBar(context.theme, self)
        self.table = RecordTable(
            ContactSource(context.store), self._words.columns(), sentence=self._words.sentence, parent=self
        )
        self._stack = QStackedWidget(self)
        self.view = DraggableView(self.table, context.theme, self._stack)
        self._showings = Showings(context.state)
        self._counting = Counting(context.store, self.views, self.filters, self._now)
        self._layout()
        self._connect()
        self._restore()

    @cached_property
    def empty(self) -> ListEmpty:
        """What stands in place of the table when nobody is shown; made when first needed."""
        from klatch.ui.contacts.empty import ListEmpty

        empty = ListEmpty(self._context, self._stack)
        empty.cleared.connect(self.clear_filter)
        empty.address_book_wanted.connect(self.address_book_wanted)
        self._stack.addWidget(empty)
        tab_after(self.view, empty)
        return empty

    @cached_property
    def menu(self) -> FilterMenu:
        """What the list can be narrowed by; made when first needed."""
        from klatch.ui.contacts.filter_menu import FilterMenu

        menu = FilterMenu(self._context.store, self._now, self)
        menu.text_wanted.connect(self.filters.filter.open_field)
        menu.chosen.connect(self.narrow)
        menu.employer_wanted.connect(self.employer_wanted)
        menu.city_wanted.connect(self.city_wanted)
        return menu

    @property
    def total(self) -> int:
        """How many people there are beyond the address book."""
        everybody = ContactFilter()
        if self.filter == everybody:
            return len(self.table.ids)
        return count_of(self._context.store, everybody)

    @property
    def filter(self) -> ContactFilter:
        """The filter in force."""
        asked = self.table.query[0]
        return asked if isinstance(asked, ContactFilter) else ContactFilter()

    @property
    def showing(self) -> Showing:
        """What is shown now, and how."""
        columns = self.view.columns.shown
        return Showing(self._wanted().to_json(), columns, self.table.query[1] or FIRST)

    @property
    def changed(self) -> bool:
        """Whether a view of the user's own is in front and no longer as it was saved."""
        row = self.views.saved
        usual = self.view.columns.usual
        return row is not None and self.showing != Showing.of(row, self._words.when, usual)

    def set_when(self, when: When) -> None:
        self._words.when = when
        self.view.viewport().update()

    def show_view(self, key: str) -> None:
        """Show one of the views, as it was left."""
        self.views.select(key)
        self._on_view()

    def show_all_of(self, organization: int) -> None:
        """The people of an employer, those of the address book too."""
        self.show_view(ContactView.EVERYONE)
        self._base = ContactFilter(scope=Scope.ALL, organization=organization)
        self.filters.show_filter(frozenset(), "")
        self.apply()

    def show_text(self, text: str) -> None:
        """Everybody, filtered by a text."""
        self.show_view(ContactView.EVERYONE)
        self.filters.show_filter(frozenset(), text)
        self.apply()

    def show_record(self, record: int) -> bool:
        for view in ("", ContactView.EVERYONE, ContactView.ADDRESS_BOOK):
            if view:
                self.show_view(view)
            if self.table.row_of(record) >= 0:
                self.view.select_ids([record])
                return True
        return False

    def narrow(self, field: str, value: Any) -> None:
        """Set a part of the filter."""
        self._base = parts.changed(self._base, field, value)
        self.apply()

    def lift(self, field: str) -> None:
        """Set a part of the filter back to what the view says of itself."""
        own = self.views.own_filter(self.views.current, self._words.when)
        if field == "organization" and self._base.scope is Scope.ALL:
            self._base = replace(self._base, scope=own.scope)
        self.narrow(field, getattr(own, field))

    def apply(self) -> None:
        """Ask for the people of the present filter."""
        self.view.set_query(self._wanted(), self.table.query[1] or FIRST)
        self._show()

    def on_change(self, change: Change) -> None:
        self._counting.recount_views()
        if change.touches("saved_view"):
            before = self.views.saved
            self.views.rebuild()
            if self.views.saved != before:
                self.forget_changes()
                self._take_view()
        if change.touches("saved_view", *_TABLES):
            self.table.reload()
            self._show()

    def clear_filter(self) -> None:
        """Show the view as it was saved."""
        self.forget_changes()
        self._take_view()
        self._show()
        self.view.setFocus()

    def forget_changes(self) -> None:
        """The view in front was not changed, after all."""
        self._showings.keep(self.views.current, None)

    def save_state(self) -> None:
        """Remember widths, columns, order and view, and how views were changed."""
        self._context.state.set(_TABLE_STATE, json.dumps(self.view.save_state()))
        self._context.state.set(_VIEW_STATE, self.views.current)
        self._showings.save(self.views.all_keys())

    def _layout(self) -> None:
        self._stack.addWidget(self.view)
        self.view.setAccessibleName(self.tr("Contacts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        self.views.changed.connect(self._on_view)
        self.filters.changed.connect(self.apply)
        self.filters.left.connect(self.view.setFocus)
        self.filters.menu_wanted.connect(self._on_menu)
        self.bar.lifted.connect(self.lift)
        self.bar.revert_wanted.connect(self.clear_filter)
        self.view.dragging.connect(self.filters.offer_chips)
        self.view.sort_changed.connect(self._show)
        self.view.columns.changed.connect(self._show)

    def _restore(self) -> None:
        state = read(self._context.state.text(_TABLE_STATE))
        if isinstance(state, dict):
            self.view.restore_state(state)
        self.views.select(self._context.state.text(_VIEW_STATE, ContactView.EVERYONE))
        self._take_view()
        self._show()

    def _take_view(self) -> None:
        """Show the view in front: its filter, columns and order, as they were left."""
        when, key = self._words.when, self.views.current
        usual = self.view.columns.usual
        row = self.views.saved
        if row is not None:
            showing = self._showings.changed(key) or Showing.of(row, when, usual)
            shown, columns, sort = wanted(showing.filter, when), showing.columns, showing.sort
        else:
            shown = self.views.filter_of(key, when)
            columns, sort = self._showings.common(usual)
        self._base = replace(shown, stages=frozenset(), text="")
        self.filters.show_filter(shown.stages, shown.text)
        self.view.columns.show(columns)
        self.view.set_query(self._wanted(), sort)

    def _on_view(self) -> None:
        self._take_view()
        self._show()

    def _on_menu(self, point: QPoint) -> None:
        self.menu.popup(point)

    def _now(self) -> tuple[ContactFilter, When]:
        return self.filter, self._words.when

    def _wanted(self) -> ContactFilter:
        when, base = self._words.when, self._base
        return replace(
            base,
            stages=self.filters.stages,
            text=self.filters.text.strip(),
            due_before=base.due_before and when.week_end,
            quiet=base.quiet and Quiet.of(base.quiet.days, when.day_start),
        )

    def _remember(self) -> None:
        """Keep how the view in front is shown: it is there again after another one was in front."""
        now = self.showing
        if self.views.saved is None:
            self._showings.keep_common(now.columns, now.sort)
        else:
            self._showings.keep(self.views.current, now if self.changed else None)

    def _show(self) -> None:
        self._remember()
        own = self.views.own_filter(self.views.current, self._words.when)
        told = parts.parts(self.filter, own, self._context.store)
        self.bar.show_parts(told, changed=self.changed)
        found = bool(self.table.ids)
        if not found:
            self.empty.explain(self.filter, self.views.current, [part.text for part in told])
        self._stack.setCurrentWidget(self.view if found else self.empty)
        self._counting.recount()
        in_book = self.filter.scope is Scope.ADDRESS_BOOK
        hint = self.tr("Imported and not taken up yet. Add whom you want to talk to.")
        self.filters.show_hint(hint if in_book else "")
        self.listed.emit()
