"""The list side of the page: what is open, due this week, decided; by status and by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from klatch.domain.vocabulary import OpportunityStatus
from klatch.services.reading.opportunities import (
    OpportunityFilter,
    OpportunitySort,
    OpportunitySource,
    OpportunityView,
    count_of,
    status_counts,
)
from klatch.ui import words
from klatch.ui.browse.chip_row import ChipRow
from klatch.ui.browse.listing import BrowseList
from klatch.ui.leads.words import glyph
from klatch.ui.models.columns import Sort
from klatch.ui.models.draggable import DraggableView
from klatch.ui.opportunities.columns import RowWords
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.chips import Chip
from klatch.ui.widgets.filter_field import FilterField

if TYPE_CHECKING:
    from klatch.ui.opportunities.empty import OpportunitiesEmpty


class OpportunityList(BrowseList):
    """Rows can be dragged to the chip of another status."""

    key = "opportunities"
    tables = ("opportunity", "organization", "contact", "meeting")
    first = Sort(OpportunitySort.NEXT)
    everything = OpportunityView.ALL

    def __init__(self, context: Context, when: When, parent: QWidget) -> None:
        source = OpportunitySource(context.store)
        super().__init__(context, RowWords(when), source, parent, view=DraggableView)
        chips = [Chip(each, words.opportunity(each), glyph(each)) for each in OpportunityStatus]
        hint = self.tr("Title, organization, person, notes")
        said = (self.tr("Any status"), self.tr("Filter by status"), hint)
        self.filters = ChipRow(context.theme, chips, said, self)
        for view, text in (
            (OpportunityView.OPEN, self.tr("Open")),
            (OpportunityView.WEEK, self.tr("Due this week")),
            (OpportunityView.CLOSED, self.tr("Closed")),
            (OpportunityView.ALL, self.tr("All")),
        ):
            self.tabs.add(view, text)
        self.view.setAccessibleName(self.tr("Opportunities"))
        self.filters.chips.changed.connect(self.apply)
        self.restore(OpportunityView.OPEN, tuple(OpportunitySort))

    @property
    def field(self) -> FilterField:
        return self.filters.filter

    @property
    def statuses(self) -> frozenset[OpportunityStatus]:
        """The statuses that are on; empty means any."""
        return frozenset(OpportunityStatus(key) for key in self.filters.chips.checked())

    def make_empty(self, parent: QWidget) -> OpportunitiesEmpty:
        from klatch.ui.opportunities.empty import OpportunitiesEmpty

        return OpportunitiesEmpty(self._context, "briefcase", parent)

    def wanted(self) -> OpportunityFilter:
        view = OpportunityView(self.tabs.current())
        return OpportunityFilter(
            view, self._words.when.week_end.date(), self.field.text.strip(), self.statuses
        )

    def count(self, view: str) -> int:
        return count_of(self._context.store, OpportunityView(view), self._words.when.week_end.date())

    def counted(self) -> None:
        self.filters.set_counts(status_counts(self._context.store, self.wanted()))

    def forget_filter(self) -> None:
        self.filters.show_filter((), "")

    def set_when(self, when: When) -> None:
        week = self._words.when.week_end
        super().set_when(when)
        if when.week_end != week:
            self.apply()
