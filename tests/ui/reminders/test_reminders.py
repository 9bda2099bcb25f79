"""Reminders in the real window: the strip, the tray, closing into it. Only the tray is a stand-in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft, TaskDraft
from klatch.services import contacts, meetings, reminders, settings, tasks
from klatch.services.reading import tasks as stored
from klatch.services.settings import Reminders
from klatch.support.clock import FixedClock
from klatch.ui.page import Context
from klatch.ui.places import Compose, Place, ShowContact, ShowMeeting
from klatch.ui.quick_add.box import QuickAdd
from klatch.ui.reminders.keeper import ReminderKeeper
from klatch.ui.reminders.tray import SystemTray, Tray
from klatch.ui.settings.page import SettingsPage
from klatch.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class FakeTray(Tray):
    """A tray that remembers what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.visible = False
        self.messages: list[tuple[str, str]] = []

    def set_visible(self, visible: bool) -> None:
        self.visible = visible

    def show_message(self, title: str, text: str) -> None:
        self.messages.append((title, text))


@pytest.fixture
def tray() -> FakeTray:
    return FakeTray()


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    settings.put(context.store, settings.Profile(zone="America/New_York"), context.clock.now())
    made = MainWindow(context)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def keeper(context: Context, window: MainWindow, tray: FakeTray) -> ReminderKeeper:
    made = ReminderKeeper(context, window, tray)
    made.look()
    return made


def task(context: Context, title: str, after: timedelta, contact: int | None = None) -> int:
    now = context.clock.now()
    return tasks.add_own(context.store, TaskDraft(title, contact, due_at=now + after), now)


def pass_time(context: Context, clock: FixedClock, by: timedelta) -> None:
    clock.at += by
    context.watch.look()


def shown(keeper: ReminderKeeper) -> list[str]:
    return [row.title or row.name for row in keeper.bar.rows]


def test_a_task_speaks_up_at_its_time_and_is_done_from_the_strip(
    keeper: ReminderKeeper, tray: FakeTray, context: Context, clock: FixedClock, said: list[str]
) -> None:
    key = task(context, "Call Ada", 5 * MINUTE)
    assert context.watch.waits_ms == 60_000
    pass_time(context, clock, 4 * MINUTE + timedelta(seconds=40))
    assert not keeper.bar.isVisible()
    assert context.watch.waits_ms == 20_000, "to the second, not to the next minute"
    pass_time(context, clock, timedelta(seconds=20))
    assert keeper.bar.isVisible()
    assert keeper.bar.accessibleName().startswith("Call Ada, ")
    assert [title for title, _ in tray.messages] == ["Call Ada"]
    pass_time(context, clock, MINUTE)
    assert len(tray.messages) == 1
    keeper.bar.done_button.click()
    assert said == ["Done: Call Ada"]
    assert not keeper.bar.isVisible()
    assert stored.undone(context.store) == ()
    context.history.undo()
    assert [row.id for row in stored.undone(context.store)] == [key]


def test_snooze_brings_it_back(
    keeper: ReminderKeeper, tray: FakeTray, context: Context, clock: FixedClock, said: list[str]
) -> None:
    task(context, "Call", 5 * MINUTE)
    pass_time(context, clock, 5 * MINUTE)
    ten, hour, tomorrow = keeper.bar._menu.actions()
    ten.trigger()
    assert said == ["Snoozed until 13:03"]
    assert not keeper.bar.isVisible()
    pass_time(context, clock, 9 * MINUTE)
    assert not keeper.bar.isVisible()
    pass_time(context, clock, MINUTE)
    assert keeper.bar.isVisible()
    hour.trigger()
    pass_time(context, clock, HOUR)
    assert len(tray.messages) == 3
    tomorrow.trigger()
    assert said[-1] == "Snoozed until Tue 24"
    assert not keeper.bar.isVisible()


def test_several_wait_one_behind_the_other(
    keeper: ReminderKeeper, tray: FakeTray, context: Context, clock: FixedClock, said: list[str]
) -> None:
    for title in ("A", "B", "C"):
        task(context, title, 5 * MINUTE)
    pass_time(context, clock, 9 * HOUR)  # the computer slept
    assert tray.messages == [("3 reminders", "C")]
    assert shown(keeper) == ["A", "B", "C"]
    assert keeper.bar._count.text() == "1 of 3"
    keeper.bar.close_button.click()
    assert shown(keeper) == ["B", "C"]
    tasks.skip(context.store, keeper.bar.rows[1].id, context.clock.now())
    assert shown(keeper) == ["B"]
    assert keeper.bar._count.isHidden()


def test_what_came_while_klatch_was_closed_is_told_once_at_the_start(
    context: Context, window: MainWindow, tray: FakeTray, clock: FixedClock
) -> None:
    reminders.take(context.store, clock.at)  # the last time it ran
    task(context, "Call", 5 * MINUTE)
    clock.at += 3 * HOUR
    keeper = ReminderKeeper(context, window, tray)
    keeper.look()
    assert [title for title, _ in tray.messages] == ["Call"]
    assert keeper.bar.accessibleName() == "Call, 2 h late"
    keeper.look()
    assert len(tray.messages) == 1


def test_a_meeting_and_a_thank_you_lead_to_where_they_are_done(
    keeper: ReminderKeeper, tray: FakeTray, context: Context, clock: FixedClock, went: list[Place]
) -> None:
    now = context.clock.now()
    ada = contacts.add(context.store, ContactDraft(display_name="Ada Byron"), now)
    key = meetings.schedule(context.store, MeetingDraft((ada,), now + HOUR, minutes=30), now)
    pass_time(context, clock, 50 * MINUTE)
    assert tray.messages[-1] == ("Coffee chat with Ada Byron", "Today 13:48, in 10 min")
    assert keeper.bar.snooze.isHidden()
    keeper.bar.open.click()
    assert context.navigator is not None
    assert keeper._window.trail.here == ShowMeeting(key)
    meetings.mark_held(context.store, key, clock.at + 5 * MINUTE, clock.at + 40 * MINUTE)
    pass_time(context, clock, 23 * HOUR)
    assert tray.messages[-1][0] == "Say thank you to Ada Byron"
    offered = [action.text() for action in keeper.bar._menu.actions() if action.isVisible()]
    assert offered == ["10 minutes", "1 hour"], "tomorrow it would be late"
    tray.message_clicked.emit()
    assert keeper._window.trail.here == Compose((ada,), "thanks.same_day", key)


def test_reminders_can_be_switched_off_and_are_not_made_up_for(
    keeper: ReminderKeeper, tray: FakeTray, context: Context, clock: FixedClock
) -> None:
    assert tray.visible
    settings.put(context.store, Reminders(notify=False), context.clock.now())
    assert not tray.visible
    task(context, "Call", 5 * MINUTE)
    pass_time(context, clock, 6 * MINUTE)
    settings.put(context.store, Reminders(), context.clock.now())
    pass_time(context, clock, MINUTE)
    assert tray.messages == []
    assert not keeper.bar.isVisible()


def test_an_hour_of_quiet_loses_nothing(
    keeper: ReminderKeeper, tray: FakeTray, context: Context, clock: FixedClock
) -> None:
    task(context, "Call", 5 * MINUTE)
    tray.quiet_wanted.emit()
    pass_time(context, clock, 59 * MINUTE)
    assert tray.messages == []
    pass_time(context, clock, MINUTE)
    assert [title for title, _ in tray.messages] == ["Call"]


def test_closing_quits_unless_the_tray_keeps_it(
    qtbot: QtBot,
    keeper: ReminderKeeper,
    tray: FakeTray,
    context: Context,
    window: MainWindow,
    clock: FixedClock,
) -> None:
    settings.put(context.store, Reminders(keep_in_tray=True), context.clock.now())
    with qtbot.assertNotEmitted(window.closed):
        window.close()
    assert not window.isVisible()
    assert not QGuiApplication.quitOnLastWindowClosed()
    assert [title for title, _ in tray.messages] == ["Klatch goes on in the tray"]
    ada = contacts.add(context.store, ContactDraft(display_name="Ada"), context.clock.now())
    task(context, "Call", 5 * MINUTE, ada)
    pass_time(context, clock, 5 * MINUTE)
    assert tray.messages[-1][0] == "Call · Ada"
    tray.message_clicked.emit()
    assert window.isVisible()
    assert window.trail.here == ShowContact(ada)
    window.close()
    assert len(tray.messages) == 2, "it says so the first time only"
    tray.opened.emit()
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        tray.quit_wanted.emit()
    assert QGuiApplication.quitOnLastWindowClosed()


def test_the_tray_quits_a_hidden_window(
    qtbot: QtBot, keeper: ReminderKeeper, tray: FakeTray, context: Context, window: MainWindow
) -> None:
    settings.put(context.store, Reminders(keep_in_tray=True), context.clock.now())
    window.close()
    assert not window.isVisible()
    with qtbot.waitSignal(window.closed):
        tray.quit_wanted.emit()
    assert not window.isVisible()


def test_closing_quits_by_default(qtbot: QtBot, keeper: ReminderKeeper, window: MainWindow) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()


def test_without_a_tray_closing_always_quits(qtbot: QtBot, context: Context, window: MainWindow) -> None:
    settings.put(context.store, Reminders(keep_in_tray=True), context.clock.now())
    ReminderKeeper(context, window, None).look()
    with qtbot.waitSignal(window.closed):
        window.close()


def test_a_new_task_from_the_tray(
    qtbot: QtBot, keeper: ReminderKeeper, tray: FakeTray, context: Context, window: MainWindow
) -> None:
    window.hide()
    tray.new_task_wanted.emit()
    assert window.isVisible()
    assert len(window.findChildren(QuickAdd)) == 1
    qtbot.waitUntil(lambda: not context.background.busy)


def test_the_menu_of_the_real_tray(qtbot: QtBot, window: MainWindow) -> None:
    tray = SystemTray(window)
    texts = [action.text() for action in tray._menu.actions()]
    assert texts == ["Open Klatch", "New task", "Snooze reminders for 1 hour", "Quit"]
    with qtbot.waitSignal(tray.quiet_wanted):
        tray._menu.actions()[2].trigger()
    tray.show_message("Title", "Nothing is shown while the icon is hidden")


@pytest.mark.parametrize("there", [True, False])
def test_the_settings_offer_the_tray_where_there_is_one(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: there))
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.show()
    page.arrive(Place("settings"))
    page.show_section(page.stack.indexOf(page.reminders))
    keep = page.reminders.fields["keep_in_tray"]
    assert keep.isEnabled() == there
    assert page.reminders._none.isVisible() != there
    page.reminders.fields["notify"].tick.click()  # type: ignore[attr-defined]
    assert not settings.get(context.store, Reminders).notify


def test_goals_are_kept_in_the_settings(qtbot: QtBot, context: Context) -> None:
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.show()
    page.arrive(Place("settings"))
    page.show_section(page.stack.indexOf(page.goals))
    spin = page.goals.fields["messages"].spin  # type: ignore[attr-defined]
    spin.setValue(9)
    spin.editingFinished.emit()
    assert settings.get(context.store, settings.Goals) == settings.Goals(9, 4)
