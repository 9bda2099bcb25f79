"""The list side of the page: tabs, the filters, the table, and what stands there when it is empty."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from klatch.services.reading import takeaways as reading
from klatch.services.reading.takeaways import TakeawayFilter, TakeawaySort, TakeawaySource, TakeawayView
from klatch.ui.models.columns import Sort
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.page import Context
from klatch.ui.takeaways import phrases
from klatch.ui.takeaways.columns import RowWords
from klatch.ui.takeaways.filters import FilterRow
from klatch.ui.when import When
from klatch.ui.widgets.filter_field import FilterField
from klatch.ui.widgets.notices import EmptyState
from klatch.ui.widgets.tabs import TabStrip

_NEWEST = Sort(TakeawaySort.SAID, descending=True)


class TakeawayList(QWidget):
    """The takeaways of one tab and filter, or a word on why there are none."""

    turned = Signal()
    """Others may be shown now."""
    meetings_wanted = Signal()

    def __init__(self, context: Context, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._words = RowWords(when)
        self.counts = dict.fromkeys(TakeawayView, 0)
        self.tabs = TabStrip(context.theme, self.tr("Takeaways"), self)
        self.filter = FilterField(context.theme, self.tr("Words, person, employer, path"), self.tabs)
        self.narrow = FilterRow(context, self)
        self.table = RecordTable(
            TakeawaySource(context.store), self._words.columns(), sentence=self._words.sentence, parent=self
        )
        self._stack = QStackedWidget(self)
        self.view = RecordView(self.table, context.theme, self._stack)
        self.empty = EmptyState(context.theme, "lightbulb", self._stack)
        self._layout()
        self._connect()
        self.reload()

    @property
    def current(self) -> TakeawayView:
        """The tab in front."""
        return TakeawayView(self.tabs.current())

    def set_when(self, when: When) -> None:
        """Time has passed."""
        self._words.when = when
        self.view.viewport().update()

    def reload(self) -> None:
        """Read again what was written."""
        self.counts = reading.counts(self._context.store)
        for view, number in self.counts.items():
            self.tabs.set_count(view, number)
        self.narrow.reload()
        self.query()

    def query(self) -> None:
        """Ask for the takeaways of the present tab and filter."""
        wanted = TakeawayFilter(self.current, self.filter.text.strip(), *self.narrow.chosen)
        self.view.set_query(wanted, self.table.query[1] or _NEWEST)
        some = bool(self.table.ids)
        self._stack.setCurrentWidget(self.view if some else self.empty)
        if not some:
            self._explain(wanted)
        elif not self.view.selected_ids():
            self.view.select_ids([self.view.current_id() or self.table.id_at(0)])
        self.turned.emit()

    def show_takeaway(self, takeaway: int) -> bool:
        """Select a takeaway, giving up tab and filters when they hide it; False when it is gone."""
        if self.table.row_of(takeaway) < 0:
            self.filter.show_text("")
            self.narrow.choose()
            self.tabs.select(TakeawayView.ALL)
            self.query()
        self.view.select_ids([takeaway])
        return self.table.row_of(takeaway) >= 0

    def show_filtered(self, path: int, organization: int, contact: int) -> None:
        """Show all takeaways about or from somebody or something."""
        self.filter.show_text("")
        self.narrow.choose(path, organization, contact)
        self.tabs.select(TakeawayView.ALL)
        self.query()

    def step(self, by: int) -> None:
        """The next or the previous tab."""
        bar = self.tabs.bar
        bar.setCurrentIndex((bar.currentIndex() + by) % bar.count())

    def clear(self) -> None:
        """Show the whole tab again."""
        self.filter.show_text("")
        self.narrow.choose()
        self.query()

    def _layout(self) -> None:
        for view, text in (
            (TakeawayView.ALL, self.tr("All")),
            (TakeawayView.TO_ACT, self.tr("Advice to act on")),
            (TakeawayView.TO_REPORT, self.tr("To report back")),
            (TakeawayView.INFORMATION, self.tr("Information")),
            (TakeawayView.REFERRALS, self.tr("Referrals")),
        ):
            self.tabs.add(view, text, 0)
        self.tabs.add_trailing(self.filter)
        self.view.setAccessibleName(self.tr("Takeaways"))
        for widget in (self.view, self.empty):
            self._stack.addWidget(widget)
        self._stack.setProperty("area", "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        self.tabs.changed.connect(self._on_turn)
        self.filter.changed.connect(self.query)
        self.filter.left.connect(self.view.setFocus)
        self.narrow.changed.connect(self.query)
        self.empty.acted.connect(self._on_acted)

    def _on_turn(self, _key: str) -> None:
        self.query()

    def _on_acted(self) -> None:
        if self.filter.text or self.narrow.narrowed:
            self.clear()
            self.view.setFocus()
        else:
            self.meetings_wanted.emit()

    def _explain(self, wanted: TakeawayFilter) -> None:
        if wanted.text:
            title = self.tr("No takeaway here holds “%1”").replace("%1", wanted.text)
            self.empty.set_message(title, "", self.tr("Clear the filter"), icon="x")
        elif self.narrow.narrowed:
            self.empty.set_message(self.tr("No takeaway here"), "", self.tr("Show all"), icon="x")
        else:
            title, text = phrases.empty(wanted.view)
            begin = self.tr("Go to your meetings") if wanted.view is TakeawayView.ALL else ""
            self.empty.set_message(title, text, begin, icon="calendar-days", primary=True)
