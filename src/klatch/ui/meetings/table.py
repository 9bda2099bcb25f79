"""One list of the page: a table, or a word on why there is nothing in it."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from klatch.ui.meetings.columns import ClockDelegate, RowWords
from klatch.ui.models.columns import Column, Row, RowButton, Sort, Source
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.notices import EmptyState


class Words(Protocol):
    """Says the cells of a row; `when` and `current` (with the filled button) are set as they change."""

    when: When
    current: int

    def columns(self) -> tuple[Column, ...]:
        """The columns in order; the last one has the buttons."""

    def sentence(self, row: Row) -> str:
        """A row in one sentence."""

    def buttons(self, row: Row) -> tuple[RowButton, ...]:
        """What can be done next, as keys of the page's commands."""


class MeetingTable(QStackedWidget):
    """Shows what a source finds."""

    def __init__(self, context: Context, words: Words, source: Source, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.table = RecordTable(source, words.columns(), sentence=words.sentence, parent=self)
        self.view = RecordView(self.table, context.theme, self)
        self.empty = EmptyState(context.theme, "calendar-days", self)
        self._sort: Sort | None = None
        self._paint_clocks(context)
        self.addWidget(self.view)
        self.addWidget(self.empty)
        self.empty.setProperty("area", "surface")
        self.empty.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view.current_changed.connect(self._on_current)
        self.view.sort_changed.connect(self._on_sort)

    def show_at(self, when: When, wanted: Any) -> None:
        """Read what is wanted as it is now."""
        self.words.when = when
        self.view.set_query(wanted, self._sort)
        self.setCurrentWidget(self.view if self.table.ids else self.empty)

    def restore(self, state: dict[str, Any]) -> None:
        """Take back widths and order."""
        self._sort = self.view.restore_state(state)

    @property
    def has_buttons(self) -> bool:
        """Whether there is room for the row buttons."""
        return not self.view.isColumnHidden(len(self.table.columns) - 1)

    def quiet(self, quiet: bool) -> None:
        """Whether the filled button is elsewhere."""
        self.words.current = 0 if quiet else self.view.current_id()
        self.view.viewport().update()

    def _paint_clocks(self, context: Context) -> None:
        due = next((n for n, column in enumerate(self.table.columns) if column.key == "due"), None)
        if due is not None and isinstance(self.words, RowWords):
            clock = ClockDelegate(context.theme, self.view.hover_row, self.view)
            clock.hours = self.words
            self.view.setItemDelegateForColumn(due, clock)
            context.theme.changed.connect(clock.restyle)

    def _on_current(self, meeting: int) -> None:
        self.words.current = meeting
        self.view.viewport().update()

    def _on_sort(self, sort: Sort) -> None:
        self._sort = sort
