"""The list side of the page: three views of the meetings, and what stands there when one is empty."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from klatch.services.reading.meetings import MeetingSource, MeetingView, counts, rows
from klatch.ui.meetings import phrases
from klatch.ui.meetings.columns import ClockDelegate, RowWords
from klatch.ui.models.columns import Sort
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.notices import Banner, EmptyState
from klatch.ui.widgets.tabs import TabStrip

_LOOKED_AT = 20  # of the latest ones: older meetings left open are not worth a reminder


class MeetingTable(QStackedWidget):
    """One view of the meetings, as a table or as a word on why there is none."""

    def __init__(self, context: Context, view: MeetingView, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = RowWords(view, when)
        self.table = RecordTable(
            MeetingSource(context.store), self.words.columns(), sentence=self.words.sentence, parent=self
        )
        self.view = RecordView(self.table, context.theme, self)
        self.empty = EmptyState(context.theme, "calendar-days", self)
        self._key = view
        self._sort: Sort | None = None
        if view is MeetingView.THANKS_DUE:
            self._paint_clocks(context)
        self.addWidget(self.view)
        self.addWidget(self.empty)
        self.empty.setProperty("area", "surface")
        self.empty.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view.current_changed.connect(self._on_current)
        self.view.sort_changed.connect(self._on_sort)

    def show_at(self, when: When, now: datetime) -> None:
        """Read the view as it is now."""
        self.words.when = when
        self.view.set_query((self._key, now), self._sort)
        self.setCurrentWidget(self.view if self.table.ids else self.empty)

    def changed(self) -> None:
        """Read again what was written."""
        self.table.reload()
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
        number = next(n for n, column in enumerate(self.table.columns) if column.key == "due")
        clock = ClockDelegate(context.theme, self.view.hover_row, self.view)
        clock.hours = self.words
        self.view.setItemDelegateForColumn(number, clock)
        context.theme.changed.connect(clock.restyle)

    def _on_current(self, meeting: int) -> None:
        self.words.current = meeting
        self.view.viewport().update()

    def _on_sort(self, sort: Sort) -> None:
        self._sort = sort


class MeetingLists(QWidget):
    """The tabs and the table of the one in front."""

    current_changed = Signal(int)
    selection_changed = Signal()
    opened = Signal(int)
    delete_pressed = Signal()
    menu_requested = Signal(QPoint)
    button_clicked = Signal(int, str)
    acted = Signal()
    """The button of an empty view."""
    wrap_up_wanted = Signal(int)
    """The meeting that is over and not wrapped up."""
    turned = Signal()
    """Another view is in front."""

    def __init__(self, context: Context, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.tabs = TabStrip(context.theme, self.tr("Meetings"), parent)
        self.tables = {view: MeetingTable(context, view, when, self) for view in MeetingView}
        self.banner = Banner(context.theme, self, tone="warning")
        self._over = 0
        self._stack = QStackedWidget(self)
        self._layout()
        self._connect()
        self._restore()

    @property
    def current(self) -> MeetingTable:
        """The table in front."""
        return self.tables[MeetingView(self.tabs.current())]

    @property
    def view(self) -> RecordView:
        """The view in front."""
        return self.current.view

    def show_at(self, when: When) -> None:
        """Read everything as it is now."""
        now = self._context.clock.now()
        for table in self.tables.values():
            table.show_at(when, now)
        self._count()
        self._remind()

    def show_meeting(self, meeting: int) -> bool:
        """Select a meeting wherever it is; False when it is gone."""
        for view in (MeetingView(self.tabs.current()), *MeetingView):
            if self.tables[view].table.row_of(meeting) >= 0:
                self.tabs.select(view)
                self.tables[view].view.select_ids([meeting])
                return True
        return False

    def step(self, by: int) -> None:
        """The next or the previous view."""
        views = list(MeetingView)
        number = views.index(MeetingView(self.tabs.current()))
        self.tabs.select(views[(number + by) % len(views)])

    def save_state(self) -> None:
        """Remember widths and orders."""
        for view, table in self.tables.items():
            self._context.state.set(f"meetings/{view}", json.dumps(table.view.save_state()))

    def _layout(self) -> None:
        names = {
            MeetingView.UPCOMING: self.tr("Upcoming"),
            MeetingView.THANKS_DUE: self.tr("Thank-you due"),
            MeetingView.PAST: self.tr("Past"),
        }
        for view, table in self.tables.items():
            self.tabs.add(view, names[view], 0)
            table.view.setAccessibleName(names[view])
            self._stack.addWidget(table)
        empty = {view: table.empty for view, table in self.tables.items()}
        empty[MeetingView.UPCOMING].set_message(
            self.tr("No meetings ahead"),
            self.tr("When someone says yes, put the time here."),
            self.tr("New meeting"),
            icon="plus",
            primary=True,
        )
        empty[MeetingView.THANKS_DUE].set_message(
            self.tr("No thank-you due"), self.tr("After a meeting, its thank-you waits here for a day.")
        )
        empty[MeetingView.PAST].set_message(
            self.tr("No meetings behind you yet"), self.tr("What you held stays here with its takeaways.")
        )
        above = QVBoxLayout()
        above.setContentsMargins(16, 8, 16, 8)
        above.addWidget(self.banner)
        self._notice = QWidget(self)
        self._notice.setLayout(above)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notice)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.changed.connect(self._on_tab)
        self.banner.acted.connect(self._on_banner)
        for table in self.tables.values():
            view = table.view
            view.current_changed.connect(self.current_changed)
            view.selection_changed.connect(self.selection_changed)
            view.opened.connect(self.opened)
            view.delete_pressed.connect(self.delete_pressed)
            view.menu_requested.connect(self.menu_requested)
            view.button_clicked.connect(self.button_clicked)
            table.empty.acted.connect(self.acted)

    def _restore(self) -> None:
        for view, table in self.tables.items():
            try:
                state = json.loads(self._context.state.text(f"meetings/{view}", "{}"))
            except ValueError:
                state = {}
            if isinstance(state, dict):
                table.restore(state)

    def _count(self) -> None:
        for view, number in counts(self._context.store, self._context.clock.now()).items():
            self.tabs.set_count(view, number)

    def _remind(self) -> None:
        """Ahead of everything else: a meeting that is over and about which nothing was said yet."""
        past = self.tables[MeetingView.PAST].table.ids[:_LOOKED_AT]
        over = [row for row in rows(self._context.store, past) if row.status in phrases.AHEAD]
        self._over = over[0].id if over else 0
        if over:
            text = self.tr("The meeting with %1 is over").replace("%1", phrases.names(over[0].attendees))
            self.banner.set_message(text, self.tr("Say how it went"), tone="warning")
        self._notice.setVisible(bool(over) and self.tabs.current() == MeetingView.UPCOMING)

    def _on_banner(self) -> None:
        self.wrap_up_wanted.emit(self._over)

    def _on_tab(self, _key: str) -> None:
        self._stack.setCurrentWidget(self.current)
        self._remind()
        self.turned.emit()
