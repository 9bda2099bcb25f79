"""The list side of the page: views, filters, the table, and what stands there when nobody does."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from klatch.services.data import Change
from klatch.services.reading import organizations
from klatch.services.reading.contacts import (
    ContactFilter,
    ContactSort,
    ContactSource,
    ContactView,
    Scope,
    stage_counts,
)
from klatch.ui.contacts.columns import RowWords
from klatch.ui.contacts.empty import ListEmpty
from klatch.ui.contacts.filters import FilterRow
from klatch.ui.contacts.prompt import PromptBar
from klatch.ui.contacts.views import PAGE, ViewStrip, base_of
from klatch.ui.first_paint import AfterFirstPaint
from klatch.ui.models.columns import Sort
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.page import Context
from klatch.ui.when import When

_TABLE_STATE = "contacts/table"
_VIEW_STATE = "contacts/view"
_COUNT_FOR_MS = 10
_COUNT_AFTER_MS = 120  # counting waits until typing pauses
_TABLES = ("contact", "contact_email", "contact_tag", "tag", "organization", "task", "interaction", "message",
           "meeting", "meeting_contact", "referral")  # fmt: skip


class PeopleList(QWidget):
    """Shows whom the view and the filter leave, in the chosen order."""

    listed = Signal()
    """Others may be shown now."""

    def __init__(self, context: Context, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._words = RowWords(when)
        self._organization: int | None = None
        self._base = ContactFilter()
        self.views = ViewStrip(context.theme, context.store, self)
        self.filters = FilterRow(context.theme, self)
        self.prompt = PromptBar(context.theme, self)
        self.table = RecordTable(
            ContactSource(context.store), self._words.columns(), sentence=self._words.sentence, parent=self
        )
        self._stack = QStackedWidget(self)
        self.view = RecordView(self.table, context.theme, self._stack)
        self.empty = ListEmpty(context, self._stack)
        self._counting = QTimer(self)
        self._counting_views = QTimer(self)
        self._uncounted: list[str] = []
        self._painted = False
        self._layout()
        self._connect()
        self._restore()
        AfterFirstPaint(self.views, self._on_painted)

    @property
    def filter(self) -> ContactFilter:
        """The filter in force."""
        wanted = self.table.query[0]
        return wanted if isinstance(wanted, ContactFilter) else ContactFilter()

    def set_when(self, when: When) -> None:
        """Time has passed: say the dates afresh."""
        self._words.when = when
        self.view.viewport().update()

    def show_all_of(self, organization: int) -> None:
        """The people of an employer, those of the address book too."""
        self.views.select(ContactView.EVERYONE)
        self._base = ContactFilter(scope=Scope.ALL)
        self._organization = organization
        self.filters.show_filter(frozenset(), "", self._employer())
        self.apply()

    def show_text(self, text: str) -> None:
        """Everybody, filtered by a text."""
        self.views.select(ContactView.EVERYONE)
        self._take_view()
        self.filters.show_filter(frozenset(), text)
        self.apply()

    def show_person(self, contact: int) -> bool:
        """Select a person, giving up the filter when it hides them; False when they are gone."""
        for view in ("", ContactView.EVERYONE, ContactView.ADDRESS_BOOK):
            if view:
                self.views.select(view)
                self._take_view()
                self.apply()
            if self.table.row_of(contact) >= 0:
                self.view.select_ids([contact])
                return True
        return False

    def apply(self) -> None:
        """Ask for the people of the present filter."""
        sort = self.table.query[1] or Sort(ContactSort.NEXT_STEP)
        self.view.set_query(self._wanted(), sort)
        self._show()

    def on_change(self, change: Change) -> None:
        """Something was written."""
        self._uncounted = self.views.all_keys()
        if change.touches("saved_view"):
            self.views.rebuild()
            self._uncounted = self.views.all_keys()
            self._take_view()
            self.apply()
        elif change.touches(*_TABLES):
            self.table.reload()
            self._show()

    def clear_filter(self) -> None:
        """Show the whole view again."""
        self.filters.show_filter(frozenset(), "")
        self._take_view()
        self.apply()
        self.view.setFocus()

    def save_view(self, name: str) -> None:
        """Keep the present filter under a name and show it. Raises InvalidInput."""
        from klatch.domain.drafts import SavedViewDraft
        from klatch.services import saved_views

        sort = self.table.query[1]
        draft = SavedViewDraft(
            PAGE,
            name,
            filter=self.filter.to_json(),
            sort=json.dumps([sort.key, sort.descending]) if sort else "",
        )
        view = saved_views.add(self._context.store, draft, self._context.clock.now())
        self.views.select(self.views.key_of(view))
        self._take_view()
        self.apply()

    def save_state(self) -> None:
        """Remember widths, order and view."""
        self._context.state.set(_TABLE_STATE, json.dumps(self.view.save_state()))
        self._context.state.set(_VIEW_STATE, self.views.current)

    def _layout(self) -> None:
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.view.setAccessibleName(self.tr("Contacts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        for timer in (self._counting, self._counting_views):
            timer.setSingleShot(True)
        self._counting_views.timeout.connect(self._count_views)
        self._counting.timeout.connect(self._count)
        self.views.changed.connect(self._on_view)
        self.filters.changed.connect(self._on_filter)
        self.filters.left.connect(self.view.setFocus)
        self.view.offer_drag()
        self.view.dragging.connect(self.filters.offer_stages)
        self.empty.cleared.connect(self.clear_filter)

    def _restore(self) -> None:
        state = _read(self._context.state.text(_TABLE_STATE))
        sort = self.view.restore_state(state) if state else None
        known = sort is not None and sort.key in tuple(ContactSort)
        self.views.select(self._context.state.text(_VIEW_STATE, ContactView.EVERYONE))
        self._uncounted = self.views.all_keys()
        self._take_view()
        self.view.set_query(self._wanted(), sort if known else Sort(ContactSort.NEXT_STEP))
        self._show()

    def _take_view(self) -> None:
        """Bring the filter row to what the view in front says."""
        wanted = self.views.filter_of(self.views.current, self._words.when.week_end)
        self._base, self._organization = base_of(wanted), wanted.organization
        self.filters.show_filter(wanted.stages, wanted.text, self._employer())

    def _on_view(self) -> None:
        self._take_view()
        saved = self.views.saved
        sort = _read_sort(saved.sort) if saved else None
        if sort is not None:
            self.view.set_query(self._wanted(), sort)
            self._show()
        else:
            self.apply()

    def _on_filter(self) -> None:
        if not self.filters.employer_shown:
            if self._organization is not None and self._base.scope is Scope.ALL:
                self._base = replace(self._base, scope=Scope.PIPELINE)
            self._organization = None
        self.apply()

    def _employer(self) -> str:
        """The name of the employer that narrows the list."""
        wanted = [] if self._organization is None else [self._organization]
        found = organizations.rows(self._context.store, wanted)
        return found[0].name if found else ""

    def _wanted(self) -> ContactFilter:
        due = self._base.due_before and self._words.when.week_end
        return replace(
            self._base,
            stages=self.filters.stages,
            text=self.filters.text.strip(),
            organization=self._organization,
            due_before=due,
        )

    def _show(self) -> None:
        found = bool(self.table.ids)
        if not found:
            self.empty.explain(self.filter, self.views.current)
        self._stack.setCurrentWidget(self.view if found else self.empty)
        if self._painted:  # the first count waits until the list is seen
            typing = self.filters.field.hasFocus()
            self._counting.start(_COUNT_AFTER_MS if typing else 0)
        in_book = self.filter.scope is Scope.ADDRESS_BOOK
        hint = self.tr("Imported and not taken up yet. Add whom you want to talk to.")
        self.filters.show_hint(hint if in_book else "")
        self.listed.emit()

    def _on_painted(self) -> None:
        self._painted = True
        self._count()

    def _count(self) -> None:
        counts = stage_counts(self._context.store, self.filter)
        self.filters.set_counts(counts)
        if self._uncounted:
            self._counting_views.start()

    def _count_views(self) -> None:
        """Count views for a moment: with very many people the rest waits for another turn of the loop."""
        spent = QElapsedTimer()
        spent.start()
        while self._uncounted and spent.elapsed() < _COUNT_FOR_MS:
            key = self._uncounted.pop(0)
            if key in self.views.all_keys():
                self.views.count(key, self._words.when.week_end)
        if self._uncounted:
            self._counting_views.start()


def _read(text: str) -> dict[str, Any]:
    try:
        state = json.loads(text)
    except ValueError:
        return {}
    return state if isinstance(state, dict) else {}


def _read_sort(text: str) -> Sort | None:
    try:
        key, descending = json.loads(text)
    except (ValueError, TypeError):
        return None
    return Sort(str(key), bool(descending)) if key in tuple(ContactSort) else None
