"""The list side of the page: views, filter, the table, and what stands there when it is empty."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from klatch.domain.employers import LISTED
from klatch.services.data import Change
from klatch.services.reading.organizations import (
    OrganizationFilter,
    OrganizationSort,
    OrganizationSource,
    OrganizationView,
    count_of,
    first_five,
)
from klatch.ui.first_paint import AfterFirstPaint
from klatch.ui.models.columns import Sort
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.organizations.columns import RowWords
from klatch.ui.organizations.empty import ListEmpty
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.filter_field import FilterField
from klatch.ui.widgets.tabs import TabStrip

_TABLE_STATE = "organizations/table"
_VIEW_STATE = "organizations/view"
_LAMP = Sort(OrganizationSort.LAMP, descending=True)
_TABLES = ("organization", "contact", "opportunity", "interaction", "message", "meeting", "meeting_contact")


class OrganizationList(QWidget):
    """Shows which employers the view and the filter leave, in the chosen order."""

    listed = Signal()
    """Others may be shown now."""

    def __init__(self, context: Context, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._words = RowWords(when)
        self.tabs = TabStrip(context.theme, self.tr("Views"), self)
        self.strip = QWidget(self)
        self.hint = ElidedLabel("", "muted", self.strip)
        self.field = FilterField(context.theme, self.tr("Name, industry, city"), self.strip)
        self.table = RecordTable(
            OrganizationSource(context.store),
            self._words.columns(),
            sentence=self._words.sentence,
            parent=self,
        )
        self._stack = QStackedWidget(self)
        self.view = RecordView(self.table, context.theme, self._stack)
        self.empty = ListEmpty(context, self._stack)
        self._counting = QTimer(self)
        self._painted = False
        self._layout()
        self._connect()
        self._restore()
        AfterFirstPaint(self.tabs, self._on_painted)

    @property
    def place_of(self) -> dict[int, int]:
        """The places of the first five, by id."""
        return dict(self._words.first)

    def set_when(self, when: When) -> None:
        """Time has passed: say the dates afresh."""
        self._words.when = when
        self.view.viewport().update()

    def show_organization(self, organization: int) -> bool:
        """Select an employer, giving up view and filter when they hide it; False when it is gone."""
        if self.table.row_of(organization) < 0:
            self.field.show_text("")
            self.apply()
        if self.table.row_of(organization) < 0:
            self.select_view(OrganizationView.ALL)
        found = self.table.row_of(organization) >= 0
        if found:
            self.view.select_ids([organization])
        return found

    def select_view(self, view: OrganizationView) -> None:
        """Put a view in front."""
        self.tabs.select(view)
        self.apply()

    def clear_filter(self) -> None:
        """Show the whole view again."""
        self.field.show_text("")
        self.apply()
        self.view.setFocus()

    def apply(self) -> None:
        """Ask for the employers of the present view and filter."""
        self.view.set_query(self._wanted(), self.table.query[1] or _LAMP)
        self._show()

    def on_change(self, change: Change) -> None:
        """Something was written."""
        if not change.touches(*_TABLES):
            return
        current = self.view.current_id()
        self._rank()
        self.table.reload()
        if current and self.view.current_id() == current:
            self.view.scrollTo(self.view.currentIndex())  # a new rating may have moved it far
        self._show()

    def step_view(self, by: int) -> None:
        """Go to the next or previous view."""
        bar = self.tabs.bar
        bar.setCurrentIndex((bar.currentIndex() + by) % bar.count())

    def save_state(self) -> None:
        """Remember widths, order and view."""
        self._context.state.set(_TABLE_STATE, json.dumps(self.view.save_state()))
        self._context.state.set(_VIEW_STATE, self.tabs.current())

    def _layout(self) -> None:
        for view, text in (
            (OrganizationView.LAMP, self.tr("LAMP list")),
            (OrganizationView.ALL, self.tr("All")),
            (OrganizationView.OPPORTUNITIES, self.tr("With opportunities")),
            (OrganizationView.NOBODY, self.tr("No one known yet")),
        ):
            self.tabs.add(view, text)
        self.strip.setProperty("area", "strip")
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(20, 0, 16, 0)
        row.addWidget(self.hint, 1)
        row.addWidget(self.field)
        self.view.setAccessibleName(self.tr("Organizations"))
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._stack.setProperty("area", "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._restyle()

    def _connect(self) -> None:
        # Counting is left to the next turn of the event loop: the list comes first.
        self._counting.setSingleShot(True)
        self._counting.setInterval(0)
        self._counting.timeout.connect(self._count)
        self.tabs.changed.connect(self.apply)
        self.field.changed.connect(self.apply)
        self.field.left.connect(self.view.setFocus)
        self.empty.cleared.connect(self.clear_filter)
        self.empty.all_wanted.connect(self._show_all)
        self._context.theme.changed.connect(self._restyle)

    def _restore(self) -> None:
        state = _read(self._context.state.text(_TABLE_STATE))
        sort = self.view.restore_state(state) if state else None
        known = sort is not None and sort.key in tuple(OrganizationSort)
        blocked = self.tabs.blockSignals(True)
        self.tabs.select(self._context.state.text(_VIEW_STATE, OrganizationView.LAMP))
        self.tabs.blockSignals(blocked)
        self._rank()
        self.view.set_query(self._wanted(), sort if known else _LAMP)
        self._show()

    def _wanted(self) -> OrganizationFilter:
        return OrganizationFilter(OrganizationView(self.tabs.current()), self.field.text.strip())

    def _rank(self) -> None:
        found = first_five(self._context.store)
        self._words.first = {key: place for place, key in enumerate(found, start=1)}

    def _show(self) -> None:
        some = bool(self.table.ids)
        if not some:
            self.empty.explain(self._wanted())
        self._stack.setCurrentWidget(self.view if some else self.empty)
        self._say_hint()
        if self._painted:  # the first count waits until the list is seen
            self._counting.start()
        self.listed.emit()

    def _say_hint(self) -> None:
        wanted = self._wanted()
        listed = 0 if wanted.text or wanted.view is not OrganizationView.LAMP else len(self.table.ids)
        here = self.locale()
        said = self.tr("%1 of at least %2 employers listed. Rate them, then begin with the first five.")
        said = said.replace("%1", here.toString(listed)).replace("%2", here.toString(LISTED))
        self.hint.setText(said if 0 < listed < LISTED else "")

    def _on_painted(self) -> None:
        self._painted = True
        self._count()

    def _count(self) -> None:
        for view in OrganizationView:
            self.tabs.set_count(view, count_of(self._context.store, view))

    def _show_all(self) -> None:
        self.select_view(OrganizationView.ALL)

    def _restyle(self) -> None:
        self.strip.setFixedHeight(self._context.theme.px(48))


def _read(text: str) -> dict[str, Any]:
    try:
        state = json.loads(text)
    except ValueError:
        return {}
    return state if isinstance(state, dict) else {}
