"""The lists of the page: three views of the meetings, times to offer, and what stands where one is empty."""

from __future__ import annotations

import json

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from klatch.services.reading.meetings import MeetingSource, MeetingView, counts, rows
from klatch.services.reading.slots import OfferSource
from klatch.ui.meetings import phrases
from klatch.ui.meetings.columns import RowWords
from klatch.ui.meetings.offer_columns import OfferWords
from klatch.ui.meetings.table import MeetingTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.notices import Banner
from klatch.ui.widgets.tabs import TabStrip

OFFERS = "offers"
"""The view of the people to offer times to, beside those of MeetingView."""
_LOOKED_AT = 20  # of the latest ones: older meetings left open are not worth a reminder


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

    def __init__(self, context: Context, when: When, parent: QWidget, page: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.tabs = TabStrip(context.theme, self.tr("Meetings"), page)
        self._stack = QStackedWidget(self)
        self.tables: dict[str, MeetingTable] = {
            view: MeetingTable(context, RowWords(view, when), MeetingSource(context.store), self._stack)
            for view in MeetingView
        }
        self.tables[OFFERS] = MeetingTable(context, OfferWords(when), OfferSource(context.store), self._stack)
        self.banner = Banner(context.theme, self, tone="warning")
        self._over = 0
        self._layout()
        self._connect()
        self._restore()

    @property
    def current(self) -> MeetingTable:
        """The table in front."""
        return self.tables[self.tabs.current()]

    @property
    def offering(self) -> bool:
        """Whether the times to offer are in front."""
        return self.tabs.current() == OFFERS

    @property
    def view(self) -> RecordView:
        """The view in front."""
        return self.current.view

    def show_at(self, when: When) -> None:
        """Read everything as it is now."""
        now = self._context.clock.now()
        for view, table in self.tables.items():
            table.show_at(when, now if view == OFFERS else (view, now))
        self._count()
        self._remind()

    def show_meeting(self, meeting: int) -> bool:
        """Select a meeting wherever it is; False when it is gone."""
        for view in (self.tabs.current(), *MeetingView):
            if view != OFFERS and self.tables[view].table.row_of(meeting) >= 0:
                self.tabs.select(view)
                self.tables[view].view.select_ids([meeting])
                return True
        return False

    def show_offer(self, contact: int) -> None:
        """Select somebody to offer times to."""
        self.tabs.select(OFFERS)
        self.tables[OFFERS].view.select_ids([contact])

    def step(self, by: int) -> None:
        """The next or the previous view."""
        views = list(self.tables)
        number = views.index(self.tabs.current())
        self.tabs.select(views[(number + by) % len(views)])

    def save_state(self) -> None:
        """Remember widths and orders."""
        for view, table in self.tables.items():
            self._context.state.set(f"meetings/{view}", json.dumps(table.view.save_state()))

    def _layout(self) -> None:
        names: dict[str, str] = {
            MeetingView.UPCOMING: self.tr("Upcoming"),
            MeetingView.THANKS_DUE: self.tr("Thank-you due"),
            MeetingView.PAST: self.tr("Past"),
            OFFERS: self.tr("Times to offer"),
        }
        for view, table in self.tables.items():
            self.tabs.add(view, names[view], 0)
            table.view.setAccessibleName(names[view])
            self._stack.addWidget(table)
        self._say_why_empty()
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

    def _say_why_empty(self) -> None:
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
        empty[OFFERS].set_message(
            self.tr("Nobody waits for a time"),
            self.tr("Who replies and has no meeting yet comes here, with free times to offer."),
        )

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
        self.tabs.set_count(OFFERS, len(self.tables[OFFERS].table.ids))

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
