"""The Today page."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QDate, QPoint
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from klatch.domain.vocabulary import TaskKind
from klatch.services import settings
from klatch.services.data import Change
from klatch.services.reading.contacts import ContactFilter, Scope, count_of
from klatch.services.reading.today import (
    Span,
    Today,
    day_of,
    follow_ups,
    reach_out,
    to_do_count,
    today,
)
from klatch.ui import steps
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import NewContact, Place
from klatch.ui.today import acting, menus
from klatch.ui.today.cards import FollowUpCard, ReachOutCard, ThanksCard
from klatch.ui.today.columns import Columns
from klatch.ui.today.empty import FirstDay
from klatch.ui.today.hero import HeroCard
from klatch.ui.today.items import Item, ItemVerbs, of_task
from klatch.ui.today.rows import Row
from klatch.ui.when import When
from klatch.ui.widgets.focus import focus_by_key
from klatch.ui.widgets.notices import EmptyState

_LIMIT = 100
"""Thank-yous and follow-ups read at once; whoever has more due sees the rest as these are done."""
_MUCH = 5
"""With more to do than this, only the first two to write to are shown."""
_TABLES = (
    "contact",
    "task",
    "meeting",
    "meeting_contact",
    "message",
    "referral",
    "takeaway",
    "organization",
    "meeting_question",
    "note",
)


class TodayPage(Page):
    """What is due now, most urgent first, and how the week goes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.verbs = ItemVerbs(context, self)
        self._today: Today | None = None
        self._when = When(context.clock.now(), context.zone())
        self._to_do = 0
        self._stale = True
        self._row: Row | None = None
        self._stops: list[QWidget] = []
        self.stack = QStackedWidget(self)
        self._first_day: FirstDay | None = None
        self._main = Columns(context, self)
        self.hero = HeroCard(context, self._main)
        self.thanks = ThanksCard(context, self._main)
        self.follow_ups = FollowUpCard(context, self._main)
        self.reach_out = ReachOutCard(context, self._main)
        self.done = EmptyState(context.theme, "circle-check", self._main)
        self.side = self._main.side
        self._menu = QMenu(self)
        self._layout()
        self._connect()

    @property
    def first_day(self) -> FirstDay:
        """What is shown to whom has nobody yet; most never see it."""
        if self._first_day is None:
            self._first_day = FirstDay(self.context, self)
            self.stack.addWidget(self._first_day)
        return self._first_day

    @property
    def begun(self) -> bool:
        """Whether there is anybody."""
        return self.stack.currentWidget() is self._main

    def heading(self) -> tuple[str, str]:
        when = self._when
        if self._narrow:
            return self.tr("Today"), ""
        date = QDate(when.today.year, when.today.month, when.today.day)
        day = self.locale().toString(date, self.tr("dddd d MMMM"))
        return self.tr("Today"), f"{day}, {when.time(when.now)}" if self.begun else day

    def status(self) -> str:
        if self._today is None:
            return ""
        if not self.begun:
            return self.tr("No contacts yet")
        if not self._to_do:
            return self.tr("Nothing left to do today")
        return self.tr("%Ln things to do today", "", self._to_do)

    def commands(self) -> dict[str, Command]:
        item = self._current()
        return acting.commands(self.verbs, item) if item is not None and self.begun else {}

    def in_front(self) -> tuple[int, ...]:
        item = self._current()
        return (item.contact,) if item is not None and item.contact is not None else ()

    def areas(self) -> list[QWidget]:
        return [self._main.cards, self.side] if self.begun else [self.stack]

    def rows(self) -> list[Row]:
        """Every row shown, most urgent first."""
        cards = (self.hero, self.thanks, self.follow_ups, self.reach_out)
        return [row for card in cards if card.isVisibleTo(self) for row in card.rows]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        with self.context.notices.guarded():  # Qt goes on with an exception in flight, and falls over it
            self._refresh()

    @property
    def _narrow(self) -> bool:
        return self.window().width() < self.context.theme.size("collapse_nav_below")

    def _fit(self) -> None:
        self._main.fit(self.width(), narrow=self._narrow)

    def _layout(self) -> None:
        self._main.place(self.hero, self.thanks, self.follow_ups, self.done, self.reach_out)
        self.stack.addWidget(self._main)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.setProperty("area", "surface")

    def _connect(self) -> None:
        self.context.changes.changed.connect(self._on_change)
        self.context.theme.changed.connect(self._fit)
        self.context.watch.looked.connect(self._on_look)
        for card in (self.hero, self.thanks, self.follow_ups, self.reach_out):
            card.row_made.connect(self._on_row)
        self._on_row(self.hero.first)
        self.hero.more.clicked.connect(self._on_more_meetings)
        self.follow_ups.snooze_all.connect(self._snooze_all)
        self.follow_ups.all_wanted.connect(partial(self.context.navigator.go, Place("tasks")))
        self.reach_out.batch_wanted.connect(self._review_batch)
        self.done.acted.connect(partial(self.context.navigator.go, NewContact()))
        self.side.wanted.connect(self.context.navigator.go)
        self._menu.aboutToShow.connect(self._fill_menu)

    def _on_row(self, row: Row) -> None:
        row.started.connect(self.verbs.start)
        row.prepared.connect(self.verbs.prepare)
        row.begun.connect(self.verbs.begin)
        row.opened.connect(self.verbs.open)
        row.ticked.connect(self.verbs.done)
        row.entered.connect(self._on_entered)
        row.left.connect(self._on_left)
        row.moved.connect(self._on_moved)
        row.menu_wanted.connect(self._on_menu)

    def _on_change(self, change: Change) -> None:
        settings_changed = not change.rows and change.origin == "write"
        if settings_changed or change.touches(*_TABLES):
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _on_look(self) -> None:
        if self._stale or self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        context = self.context
        now = context.local_now()
        when = self._when = When(now, context.zone())
        week = Span(when.week_end - timedelta(days=7), when.week_end)
        found = today(context.store, now, day_of(now), week, limit=_LIMIT)
        self._today, self._stale = found, False
        all_read = max(len(found.thanks), len(found.follow_ups)) < _LIMIT
        self._to_do = found.to_do if all_read else to_do_count(context.store, now, day_of(now))
        self._show(found, when)
        self.changed.emit()

    def _show(self, found: Today, when: When) -> None:
        nobody = not any(found.stages.values()) and not count_of(
            self.context.store, ContactFilter(scope=Scope.ALL)
        )
        self.stack.setCurrentWidget(self.first_day if nobody else self._main)
        wrap_ups = [task for task in found.follow_ups if task.kind is TaskKind.WRAP_UP]
        others = [task for task in found.follow_ups if task.kind is not TaskKind.WRAP_UP]
        others.sort(key=lambda task: when.due(task.due).urgency != "late")  # a time today may have passed
        self.hero.show_entries(wrap_ups, found.meetings, when)
        self.thanks.show_values(found.thanks, when)
        self.thanks.set_count(len(found.thanks), at_least=len(found.thanks) == _LIMIT)
        self.follow_ups.show_values(others, when)
        self.follow_ups.set_count(len(others), at_least=len(found.follow_ups) == _LIMIT)
        self.reach_out.set_waiting(found.waiting)
        self.reach_out.show_values(found.reach_out[: 2 if found.to_do > _MUCH else None], when)
        self.side.show_today(found, when)
        self._show_done(found)
        self._order_tabs()
        for number, row in enumerate(self.rows()):
            row.set_primary(number == 0)

    def _order_tabs(self) -> None:
        """Rows made later come where they stand, not last."""
        cards = (self.hero, self.thanks, self.follow_ups, self.reach_out)
        stops = [stop for card in cards for stop in card.stops] + [row for _, row in self.side.rows]
        if stops != self._stops:
            self._stops = stops
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)

    def _show_done(self, found: Today) -> None:
        self.done.setVisible(not found.to_do)
        title = self.tr("You're done for today")
        if found.reach_out:
            text = self.tr("Nothing is due. When you feel like it, write to somebody new.")
            self.done.set_message(title, text)
        else:
            text = self.tr("Nothing is due. Who else would you like to learn from?")
            self.done.set_message(title, text, self.tr("New contact"), icon="user-plus", primary=True)

    def _current(self) -> Item | None:
        """What the commands are about: the row with the focus, else the first one."""
        rows = self.rows()
        row = self._row if self._row in rows else next(iter(rows), None)
        return row.item if row is not None else None

    def _on_entered(self) -> None:
        sender = self.sender()
        if isinstance(sender, Row):
            self._row = sender
            self._main.cards.ensureWidgetVisible(sender, 0, 16)
            self.changed.emit()

    def _on_left(self) -> None:
        if self.sender() is self._row:
            self._row = None
            self.changed.emit()

    def _on_moved(self, by: int) -> None:
        rows = self.rows()
        sender = self.sender()
        if isinstance(sender, Row) and sender in rows:
            place = rows.index(sender) + by
            if 0 <= place < len(rows):
                focus_by_key(rows[place])

    def _on_menu(self, point: QPoint) -> None:
        self._menu.popup(point)

    def _fill_menu(self) -> None:
        item = self._current()
        opens = partial(self.verbs.open, item) if item is not None else None
        menus.fill(self._menu, self.commands(), self.context.theme, opens)

    def _snooze_all(self) -> None:
        """Every follow-up, also those not read yet; what is over wants its words while they are fresh."""
        shown = self._today.meetings if self._today is not None else ()
        due = follow_ups(self.context.store, day_of(self.context.local_now()).end, shown)
        self.verbs.snooze_all([of_task(task) for task in due if steps.may_rest(task.kind)])

    def _review_batch(self) -> None:
        """Write to those who come next, as many as the user wants to send in a day."""
        most = settings.get(self.context.store, settings.Outreach).daily_cap
        self.verbs.write_to(tuple(person.id for person in reach_out(self.context.store, most)))

    def _on_more_meetings(self) -> None:
        self.context.navigator.go(Place("meetings"))
