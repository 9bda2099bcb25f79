"""Tells what has come, in the window and from the tray, and lets Klatch go on there where that is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from klatch.services import reminders, settings
from klatch.services.data import Change
from klatch.services.reading import meetings, task_list
from klatch.services.reading.reminders import ReminderKind, ReminderRow
from klatch.ui.doorbell import bring_forward
from klatch.ui.page import Context
from klatch.ui.places import Compose, Place, ShowContact, ShowMeeting
from klatch.ui.reminders import words
from klatch.ui.reminders.bar import ONE_HOUR, ReminderBar
from klatch.ui.reminders.tray import Tray
from klatch.ui.task_verbs import TaskVerbs
from klatch.ui.when import When
from klatch.ui.window import MainWindow

_TOLD = "tray/told"
_TABLES = ("task", "meeting")


class ReminderKeeper(QObject):
    """Looks at each moment that comes; `tray` is None where the desktop has none."""

    def __init__(self, context: Context, window: MainWindow, tray: Tray | None) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._tray = tray
        self._quiet_until: datetime | None = None
        self._last: ReminderRow | None = None
        self._verbs = TaskVerbs(context, window)
        self.bar = ReminderBar(context.theme, window)
        window.add_banner(self.bar)
        window.goes_on_hidden = self._goes_on_hidden
        self._connect()
        self._show_tray()

    def look(self) -> None:
        """Tell what has come since the last time; what comes while it is to be quiet is told afterwards."""
        now = self._context.clock.now()
        if self._quiet_until is not None and now < self._quiet_until:
            return
        self._quiet_until = None
        with self._context.notices.guarded():
            found = reminders.take(self._context.store, now)
            if found and self._chosen.notify:
                self._tell(found)
            else:
                self._show([*self.bar.rows])

    def be_quiet(self) -> None:
        """Tell nothing for an hour."""
        self._quiet_until = self._context.clock.now() + ONE_HOUR

    def _connect(self) -> None:
        context, bar = self._context, self.bar
        context.watch.looked.connect(self.look)
        context.changes.changed.connect(self._on_change)
        bar.opened.connect(self._open)
        bar.done.connect(self._done)
        bar.snoozed.connect(self._snooze)
        bar.left.connect(self._leave)
        if self._tray is not None:
            self._tray.opened.connect(partial(bring_forward, self._window))
            self._tray.message_clicked.connect(self._on_message)
            self._tray.new_task_wanted.connect(self._new_task)
            self._tray.quiet_wanted.connect(self.be_quiet)
            self._tray.quit_wanted.connect(self._window.quit)

    @property
    def _chosen(self) -> settings.Reminders:
        return settings.get(self._context.store, settings.Reminders)

    def _when(self) -> When:
        return When(self._context.clock.now(), self._context.zone())

    def _tell(self, found: tuple[ReminderRow, ...]) -> None:
        kept = {
            (row.kind, row.id): row for row in (*self.bar.rows, *found)
        }  # moved: only the last time counts
        self._show(kept.values())
        self._last = found[-1]
        if self._tray is None:
            return
        if len(found) == 1:
            self._tray.show_message(words.what(found[0]), words.at(found[0], self._when()))
        else:
            self._tray.show_message(words.several(len(found)), words.what(found[-1]))

    def _show(self, rows: Iterable[ReminderRow]) -> None:
        self.bar.show_rows([row for row in rows if self._stands(row)], self._when())

    def _stands(self, row: ReminderRow) -> bool:
        """Whether there is still something to do, and now."""
        store = self._context.store
        if row.kind is ReminderKind.MEETING:
            found = meetings.rows(store, [row.id])
            return bool(found) and found[0].started_at is None and found[0].ended_at is None
        tasks = task_list.rows(store, [row.id])
        if not tasks or tasks[0].done_at is not None or tasks[0].skipped_at is not None:
            return False
        due = tasks[0].task.due
        moved = isinstance(due, datetime) and due > self._context.clock.now()
        return row.kind is ReminderKind.THANKS or not moved

    def _on_change(self, change: Change) -> None:
        if not change.rows:
            self._show_tray()
        if self.bar.rows and change.touches(*_TABLES):
            self._show([*self.bar.rows])

    def _show_tray(self) -> None:
        if self._tray is not None:
            self._tray.set_visible(self._chosen.notify or self._chosen.keep_in_tray)

    def _open(self, row: ReminderRow) -> None:
        bring_forward(self._window)
        self._leave(row)
        self._window.go(_place(row))

    def _done(self, row: ReminderRow) -> None:
        self._verbs.done([row.id], words.what(row))

    def _snooze(self, row: ReminderRow, span: timedelta | None) -> None:
        when = self._when()
        if span is None:
            self._verbs.snooze([row.id], when.today + timedelta(days=1))
        else:
            until = self._context.clock.now() + span
            self._verbs.snooze_until([row.id], until, when.time(until))
        self._leave(row)

    def _leave(self, row: ReminderRow) -> None:
        self._show([each for each in self.bar.rows if each != row])

    def _on_message(self) -> None:
        if self._last is not None:
            self._open(self._last)

    def _new_task(self) -> None:
        bring_forward(self._window)
        self._window.dispatch("new_task")

    def _goes_on_hidden(self) -> bool:
        """Whether closing the window leaves Klatch in the tray; the first time it says so."""
        application = QGuiApplication.instance()
        ending = isinstance(application, QGuiApplication) and application.isSavingSession()
        if self._tray is None or ending or not self._chosen.keep_in_tray:
            return False
        if not self._context.state.text(_TOLD):
            self._context.state.set(_TOLD, "yes")
            title = self.tr("Klatch goes on in the tray")
            self._tray.show_message(
                title, self.tr("Reminders still come. Quit it from the menu of its icon.")
            )
        return True


def _place(row: ReminderRow) -> Place:
    """Where it is done."""
    if row.kind is ReminderKind.THANKS and row.contact is not None:
        return Compose((row.contact,), "thanks.same_day", row.meeting)
    if row.meeting is not None:
        return ShowMeeting(row.meeting)
    return ShowContact(row.contact) if row.contact is not None else Place("tasks")
