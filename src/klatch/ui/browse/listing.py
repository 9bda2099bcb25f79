"""The list side of a browse page: views, filter, the table, and what stands there when it is empty."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from klatch.services.data import Change
from klatch.ui.first_paint import AfterFirstPaint
from klatch.ui.models.columns import Column, Row, Sort, Source
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.page import Context
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.filter_field import FilterField
from klatch.ui.widgets.focus import tab_after
from klatch.ui.widgets.tabs import TabStrip

if TYPE_CHECKING:
    from klatch.ui.browse.empty import ListEmpty

ViewOf = Callable[[RecordTable, Theme, QWidget], RecordView]


class Words(Protocol):
    """Says the cells of a row, seen from `when`."""

    when: When

    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""

    def sentence(self, row: Row) -> str:
        """One row in one sentence."""


class Listing(QWidget):
    """What the page asks of the list at its left."""

    listed = Signal()
    """Others may be shown now."""

    table: RecordTable
    view: RecordView

    def set_when(self, when: When) -> None:
        """Time has passed: say the dates afresh."""
        raise NotImplementedError

    def show_record(self, record: int) -> bool:
        """Select a record, giving up filter and view when they hide it; False when it is gone."""
        raise NotImplementedError

    def on_change(self, change: Change) -> None:
        """Something was written."""
        raise NotImplementedError

    def save_state(self) -> None:
        """Remember how it is arranged."""
        raise NotImplementedError


class BrowseList(Listing):
    """Shows what the view and the filter leave, in the chosen order.

    Subclasses set the class attributes, make the `field`, and call `restore` when they are ready.
    """

    key = ""
    """The name of the page in the settings of the window."""
    tables: tuple[str, ...] = ()
    """What the rows are read from."""
    first = Sort("")
    """The order unless another is chosen."""
    everything = ""
    """The view that leaves nothing out."""

    def __init__(
        self,
        context: Context,
        words: Words,
        source: Source,
        parent: QWidget,
        *,
        view: ViewOf = RecordView,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words
        self.tabs = TabStrip(context.theme, self.tr("Views"), self)
        self.table = RecordTable(source, words.columns(), sentence=words.sentence, parent=self)
        self._stack = QStackedWidget(self)
        self.view = view(self.table, context.theme, self._stack)
        self._counting = QTimer(self)
        self._painted = False
        self._lay_out()

    @property
    def field(self) -> FilterField:
        """Where words are typed that narrow the list."""
        raise NotImplementedError

    def make_empty(self, parent: QWidget) -> ListEmpty:
        """What stands in place of the table when it is empty."""
        raise NotImplementedError

    def wanted(self) -> Any:
        """The filter of the present view and of what was typed."""
        raise NotImplementedError

    def count(self, view: str) -> int:
        """How many a view holds."""
        raise NotImplementedError

    def about_to_ask(self) -> None:
        """The list is read again after this."""

    def counted(self) -> None:
        """The views were counted."""

    @cached_property
    def empty(self) -> ListEmpty:
        """What stands in place of the table when it is empty; made when first needed."""
        empty = self.make_empty(self._stack)
        empty.cleared.connect(self.clear_filter)
        empty.all_wanted.connect(self.show_everything)
        self._stack.addWidget(empty)
        tab_after(self.view, empty)
        return empty

    def set_when(self, when: When) -> None:
        self._words.when = when
        self.view.viewport().update()

    def show_record(self, record: int) -> bool:
        if self.table.row_of(record) < 0:
            self.forget_filter()
            self.apply()
        if self.table.row_of(record) < 0:
            self.show_everything()
        found = self.table.row_of(record) >= 0
        if found:
            self.view.select_ids([record])
        return found

    def select_view(self, view: str) -> None:
        """Put a view in front."""
        self.tabs.select(view)
        self.apply()

    def show_everything(self) -> None:
        """Put the view in front that leaves nothing out."""
        self.select_view(self.everything)

    def forget_filter(self) -> None:
        """Take away what narrows the view, without asking yet."""
        self.field.show_text("")

    def clear_filter(self) -> None:
        """Show the whole view again."""
        self.forget_filter()
        self.apply()
        self.view.setFocus()

    def apply(self) -> None:
        """Ask for the records of the present view and filter."""
        self.view.set_query(self.wanted(), self.table.query[1] or self.first)
        self.settle()

    def on_change(self, change: Change) -> None:
        if not change.touches(*self.tables):
            return
        current = self.view.current_id()
        self.about_to_ask()
        self.table.reload()
        if current and self.view.current_id() == current:
            self.view.scrollTo(self.view.currentIndex())  # what was changed may have moved it far
        self.settle()

    def save_state(self) -> None:
        self._context.state.set(f"{self.key}/table", json.dumps(self.view.save_state()))
        self._context.state.set(f"{self.key}/view", self.tabs.current())

    def restore(self, view: str, orders: tuple[str, ...]) -> None:
        """Connect, and show what was shown last: `view` at first, in an order whose key is one of these."""
        self._connect()
        state = _read(self._context.state.text(f"{self.key}/table"))
        sort = self.view.restore_state(state) if state else None
        known = sort is not None and sort.key in orders
        blocked = self.tabs.blockSignals(True)
        self.tabs.select(self._context.state.text(f"{self.key}/view", view))
        self.tabs.blockSignals(blocked)
        self.about_to_ask()
        self.view.set_query(self.wanted(), sort if known else self.first)
        self.settle()
        AfterFirstPaint(self.tabs, self._on_painted)

    def settle(self) -> None:
        """Show the table, or say why it is empty."""
        some = bool(self.table.ids)
        if not some:
            self.empty.explain(self.wanted())
        self._stack.setCurrentWidget(self.view if some else self.empty)
        if self._painted:  # the first count waits until the list is seen
            self._counting.start()
        self.listed.emit()

    def _lay_out(self) -> None:
        self._stack.addWidget(self.view)
        self._stack.setProperty("area", "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        # Counting is left to the next turn of the event loop: the list comes first.
        self._counting.setSingleShot(True)
        self._counting.setInterval(0)
        self._counting.timeout.connect(self._count)
        self.tabs.changed.connect(self.apply)
        self.field.changed.connect(self.apply)
        self.field.left.connect(self.view.setFocus)

    def _on_painted(self) -> None:
        self._painted = True
        self._count()

    def _count(self) -> None:
        for view in self.tabs.all_keys():
            self.tabs.set_count(view, self.count(view))
        self.counted()


def _read(text: str) -> dict[str, Any]:
    try:
        state = json.loads(text)
    except ValueError:
        return {}
    return state if isinstance(state, dict) else {}
