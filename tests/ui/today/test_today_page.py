"""The Today page over a real store: what is due, what its buttons and keys do, and how time goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft, MessageDraft, ReferralDraft, TaskDraft
from klatch.domain.vocabulary import Format, Source
from klatch.services import contacts, meetings, messages, referrals, settings, talk, tasks
from klatch.support.clock import FixedClock
from klatch.ui.actions import Actions
from klatch.ui.page import Context
from klatch.ui.places import (
    Compose,
    ImportFile,
    NewContact,
    Place,
    Prepare,
    ShowContact,
    ShowMeeting,
    Talk,
    WrapUp,
)
from klatch.ui.today.page import TodayPage
from klatch.ui.today.rows import Row, TaskLine
from klatch.ui.widgets.buttons import Button

HERE = "America/New_York"
MINUTE = timedelta(minutes=1)
Make = Callable[[], TodayPage]


@pytest.fixture
def make(qtbot: QtBot, context: Context) -> Make:
    settings.put(context.store, settings.Profile(zone=HERE), context.clock.now())

    def made() -> TodayPage:
        page = TodayPage(context)
        qtbot.addWidget(page)
        page.resize(1100, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return made


def person(context: Context, name: str, **values: object) -> int:
    at = context.clock.now() - timedelta(days=40)
    return contacts.add(context.store, ContactDraft(display_name=name, **values), at)  # type: ignore[arg-type]


def meets(context: Context, who: int, starts_in: timedelta, zone: str = HERE) -> int:
    now = context.clock.now()
    draft = MeetingDraft((who,), now + starts_in, zone=zone, minutes=20, format=Format.VIDEO)
    return meetings.schedule(context.store, draft, now - timedelta(days=3))


def met(context: Context, who: int, ago: timedelta) -> int:
    now = context.clock.now()
    key = meets(context, who, -ago - 20 * MINUTE)
    meetings.mark_held(context.store, key, now - ago, now - ago)
    return key


def wrote(context: Context, who: int, days_ago: int) -> None:
    at = context.clock.now() - timedelta(days=days_ago)
    draft = MessageDraft(who, "outreach.cold", "Hello", "Would you have 20 minutes?")
    messages.mark_sent(context.store, messages.save_draft(context.store, draft, at), at, at)


def shown(rows: Sequence[Row]) -> list[str]:
    return [row.line.text for row in rows if isinstance(row, TaskLine)]


def filled(page: TodayPage) -> list[str]:
    buttons = page.findChildren(Button)
    return [b.text() for b in buttons if b.property("kind") == "primary" and b.isVisible()]


def test_the_next_meeting_shows_its_countdown_and_both_clocks(
    qtbot: QtBot, make: Make, context: Context, went: list[Place]
) -> None:
    ada = person(context, "Ada Byron", title="Analyst", city="Seattle", zone="America/Los_Angeles")
    key = meets(context, ada, 42 * MINUTE, "America/Los_Angeles")
    other = meets(context, person(context, "Grace Hopper"), timedelta(hours=3))
    page = make()
    first = page.hero.first
    assert first.title.text == "Coffee chat with Ada Byron"
    assert "13:30 here, 10:30 in Seattle" in first.detail.text()
    assert first.ring.accessibleDescription() == "in 42 min"
    assert "Still open: goals" in first.open_parts.text
    assert shown(page.hero.rows) == ["Grace Hopper at 15:48"]
    assert filled(page) == ["Prepare"]
    assert page.hero.first.caption.text == "2 meetings today. Next: prepare for your 13:30"
    qtbot.mouseClick(first.pair.prepare, Qt.MouseButton.LeftButton)
    assert went == [Prepare(key)]
    qtbot.keyClick(page.hero.rows[1], Qt.Key.Key_Return)
    assert went[-1] == ShowMeeting(other)


def test_the_minute_moves_the_countdown_and_the_heading(
    make: Make, context: Context, clock: FixedClock
) -> None:
    meets(context, person(context, "Ada"), 42 * MINUTE)
    page = make()
    page.resize(1300, 800)
    assert page.heading() == ("Today", "Monday 23 November, 12:48")
    clock.at += 40 * MINUTE
    context.watch.look()
    assert page.hero.first.ring.accessibleDescription() == "in 2 min"
    assert page.heading() == ("Today", "Monday 23 November, 13:28")
    clock.at += 10 * MINUTE
    context.watch.look()
    assert page.hero.first.ring.accessibleDescription() == "12 min left"


def test_a_meeting_that_ends_asks_to_say_how_it_went(
    qtbot: QtBot, make: Make, context: Context, clock: FixedClock, went: list[Place]
) -> None:
    key = meets(context, person(context, "Ada"), 10 * MINUTE)
    page = make()
    assert filled(page) == ["Start"]
    clock.at += 31 * MINUTE
    context.watch.look()
    qtbot.waitUntil(lambda: filled(page) == ["Say how it went"])
    assert page.hero.first.title.text == "Say how it went with Ada"
    page.commands()["next_step"]()
    assert went == [WrapUp(key)]


def test_a_hidden_page_asks_too_when_a_meeting_ends(
    qtbot: QtBot, make: Make, context: Context, clock: FixedClock
) -> None:
    meets(context, person(context, "Ada"), 10 * MINUTE)
    page = make()
    page.hide()
    clock.at += 31 * MINUTE
    context.watch.look()
    qtbot.waitUntil(lambda: not context.background.busy)
    page.show()
    assert filled(page) == ["Say how it went"]


def test_a_thank_you_has_its_clock_and_its_letter(
    qtbot: QtBot, make: Make, context: Context, clock: FixedClock, went: list[Place]
) -> None:
    ada = person(context, "Ada")
    key = met(context, ada, timedelta(hours=20))
    page = make()
    (row,) = page.thanks.rows
    assert row.below.text == "Met yesterday at 16:48"
    time = row.clock
    assert time.accessibleName() == "4 h 0 min left"
    clock.at += timedelta(hours=7)
    context.watch.look()
    assert time.accessibleName() == "3 h late"
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert went == [Compose((ada,), "thanks.same_day", key)]


def test_follow_ups_are_ticked_off_and_undone(
    qtbot: QtBot, make: Make, context: Context, said: list[str], went: list[Place]
) -> None:
    ada, grace = person(context, "Ada"), person(context, "Grace")
    wrote(context, ada, 14)
    wrote(context, grace, 13)
    page = make()
    assert shown(page.follow_ups.rows) == ["Follow up with Ada", "Follow up with Grace"]
    assert filled(page) == ["Follow up"]
    first = page.follow_ups.rows[0]
    assert first.tick is not None
    qtbot.mouseClick(first.button, Qt.MouseButton.LeftButton)
    assert went == [Compose((ada,), "followup.first")]
    first.tick.click()
    assert said == ["Done: Follow up with Ada"]
    assert "Follow up with Ada" not in shown(page.follow_ups.rows)
    context.history.undo()
    assert shown(page.follow_ups.rows) == ["Follow up with Ada", "Follow up with Grace"]


def test_keys_move_tick_and_start_and_the_focus_stays_in_the_list(
    qtbot: QtBot, make: Make, context: Context, went: list[Place]
) -> None:
    people = [person(context, name) for name in ("Ada", "Grace", "Lin")]
    now = context.clock.now()
    for who in people:
        tasks.add_own(context.store, TaskDraft("Call", who, due_on=now.date()), now)
    page = make()
    rows = page.follow_ups.rows
    assert [row.focusPolicy() for row in rows] == [
        Qt.FocusPolicy.StrongFocus,
        Qt.FocusPolicy.ClickFocus,
        Qt.FocusPolicy.ClickFocus,
    ]
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    qtbot.keyClick(rows[1], Qt.Key.Key_Down)
    qtbot.waitUntil(rows[2].hasFocus)
    qtbot.keyClick(rows[2], Qt.Key.Key_Return)
    assert went == [ShowContact(people[2])]
    page.commands()["next_step"]()
    assert went[-1] == Compose((people[2],))
    qtbot.keyClick(rows[2], Qt.Key.Key_Space)
    assert shown(page.follow_ups.rows) == ["Call · Ada", "Call · Grace"]
    qtbot.waitUntil(rows[1].hasFocus)
    page.commands()["skip_step"]()
    assert shown(page.follow_ups.rows) == ["Call · Ada"]


def test_tab_goes_down_the_page_with_one_stop_in_a_card(qtbot: QtBot, make: Make, context: Context) -> None:
    meets(context, person(context, "Priya"), 42 * MINUTE)
    met(context, person(context, "Dana"), timedelta(hours=20))
    for name in ("Ada", "Grace"):
        wrote(context, person(context, name), 14)
    page = make()
    pair, card = page.hero.first.pair, page.follow_ups
    stops = [*pair.buttons, page.thanks.rows[0], *card.header.findChildren(Button), card.rows[0]]
    stops[0].setFocus()
    for stop in stops[1:]:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is stop
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() not in page.follow_ups.rows


def test_the_menu_of_a_row_has_what_can_be_done_with_it(
    make: Make, context: Context, went: list[Place], said: list[str]
) -> None:
    ada = person(context, "Ada")
    met(context, ada, timedelta(hours=2))
    wrote(context, person(context, "Grace"), 14)
    page = make()
    page.follow_ups.rows[0].setFocus()
    page._menu.aboutToShow.emit()
    texts = [action.text().partition("\t")[0] for action in page._menu.actions() if action.text()]
    assert texts == [
        "Open",
        "Start next step",
        "Mark next step done",
        "Snooze until tomorrow",
        "Snooze for 3 days",
        "Snooze until next week",
        "Snooze until…",
        "Skip this step",
        "Write a message",
    ]
    page._menu.actions()[-2].trigger()
    assert said == ["Skipped: Follow up with Grace"]
    page.thanks.rows[0].setFocus()
    page._menu.aboutToShow.emit()
    page._menu.actions()[0].trigger()
    assert went == [ShowContact(ada)]
    assert "snooze" not in page.commands(), "a thank-you has its own deadline"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_mouse_finds_the_menu_of_a_row(qtbot: QtBot, make: Make, context: Context) -> None:
    for name in ("Ada", "Grace"):
        wrote(context, person(context, name), 14)
    page = make()
    row = page.follow_ups.rows[1]
    assert row.more.isHidden()
    inside = QPointF(row.rect().center())
    QApplication.sendEvent(row, QEnterEvent(inside, inside, inside))
    qtbot.mouseClick(row.more, Qt.MouseButton.LeftButton)
    assert page._menu.isVisible()
    assert page._current() is row.item
    page._menu.close()
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert row.more.isHidden()


def test_snoozed_steps_come_back_tomorrow(
    make: Make, context: Context, clock: FixedClock, said: list[str]
) -> None:
    for name in ("Ada", "Grace"):
        wrote(context, person(context, name), 14)
    page = make()
    page.follow_ups._snooze.click()
    assert said == ["Snoozed until Tue 24"]
    assert not page.follow_ups.isVisible()
    assert page.done.isVisible()
    clock.at += timedelta(hours=21)
    context.watch.look()
    assert len(page.follow_ups.rows) == 2
    clock.at -= timedelta(hours=21)
    context.history.undo()
    assert len(page.follow_ups.rows) == 2


def test_what_is_late_comes_first(make: Make, context: Context, clock: FixedClock) -> None:
    now = context.clock.now()
    wrote(context, person(context, "Ada"), 11)  # seven business days, so today
    tasks.add_own(context.store, TaskDraft("Call", due_at=now + MINUTE), now)
    page = make()
    assert shown(page.follow_ups.rows) == ["Follow up with Ada", "Call"]
    clock.at += 2 * MINUTE
    context.watch.look()
    assert shown(page.follow_ups.rows) == ["Call", "Follow up with Ada"]


def test_a_new_day_brings_what_is_due_then(make: Make, context: Context, clock: FixedClock) -> None:
    now = context.clock.now()
    tomorrow = now.date() + timedelta(days=1)
    tasks.add_own(context.store, TaskDraft("Call", person(context, "Ada"), due_on=tomorrow), now)
    page = make()
    assert not page.follow_ups.isVisible()
    clock.at = datetime(2026, 11, 24, 4, 59, tzinfo=UTC)  # a minute before midnight in New York
    context.watch.look()
    assert not page.follow_ups.isVisible()
    clock.at += MINUTE
    context.watch.look()
    assert shown(page.follow_ups.rows) == ["Call · Ada"]


def test_reach_out_gives_the_reason_and_the_fitting_kind(
    qtbot: QtBot, make: Make, context: Context, went: list[Place]
) -> None:
    ruben = person(context, "Ruben")
    wrote(context, ruben, 1)
    teresa = person(context, "Teresa", title="Head", organization="Library", source=Source.REFERRAL)
    aisha = person(context, "Aisha", source=Source.ALUMNI, source_note="Class of 2019")
    referrals.add(context.store, ReferralDraft(ruben, teresa), context.clock.now())
    page = make()
    rows = page.reach_out.rows
    assert shown(rows) == ["Teresa Head, Library", "Aisha"]
    assert [row.below.text for row in rows] == [
        "Referred by Ruben, today",
        "Alumni: Class of 2019",
    ]
    for row in rows:
        qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert went == [
        Compose((teresa,), "outreach.referral"),
        Compose((aisha,), "outreach.alumni"),
    ]


def test_only_what_is_due_has_a_card_and_then_the_day_is_done(
    make: Make, context: Context, went: list[Place]
) -> None:
    ada = person(context, "Ada")
    wrote(context, ada, 0)
    page = make()
    cards: list[QWidget] = [page.hero, page.thanks, page.follow_ups, page.reach_out]
    assert [card.isVisible() for card in cards] == [False] * 4
    assert page.done.accessibleName().startswith("You're done for today")
    assert page.status() == "Nothing left to do today"
    assert page.commands() == {}
    assert filled(page) == ["New contact"]
    page.done.acted.emit()
    assert went == [NewContact()]
    assert page.side.week.sent.accessibleName() == "1 of 6 messages sent"


def test_what_comes_up_opens(qtbot: QtBot, make: Make, context: Context, went: list[Place]) -> None:
    key = meets(context, person(context, "Ada"), timedelta(days=2))
    page = make()
    _, row = page.side.rows[0]
    assert row.accessibleName() == "Wed 25, 12:48, Ada, Video"
    row.click()
    assert went == [ShowMeeting(key)]


def test_a_long_list_shows_the_rest_when_asked(make: Make, context: Context) -> None:
    now = context.clock.now()
    for number in range(30):
        tasks.add_own(context.store, TaskDraft(f"Step {number}", due_on=now.date()), now)
    page = make()
    assert len(page.follow_ups.rows) == 25
    page.follow_ups._more.click()
    assert len(page.follow_ups.rows) == 30
    assert page.follow_ups._more.isHidden()
    assert not page.follow_ups.rows[0].button.isVisible(), "a step about nobody has no page to begin on"


def test_a_day_full_of_meetings_shows_the_first_and_leads_to_the_others(
    make: Make, context: Context, went: list[Place]
) -> None:
    for number in range(9):
        meets(context, person(context, f"Person {number}"), (number + 1) * 60 * MINUTE)
    page = make()
    assert len(page.hero.rows) == 6
    assert page.hero.more.text() == "3 more in Meetings"
    page.hero.more.click()
    assert went == [Place("meetings")]


def test_more_than_can_be_shown_is_counted_and_snoozed_whole(
    qtbot: QtBot, make: Make, context: Context
) -> None:
    now = context.clock.now()
    wrote(context, person(context, "Ada"), 1)
    with context.store.transaction("Populate", now) as tx:
        for number in range(120):
            tx.insert("task", kind="own", rank=12, title=f"Step {number}", due_on=now.date())
    page = make()
    assert page.status() == "120 things to do today"
    assert page.follow_ups.header.findChildren(QLabel)[1].text() == "100+"
    page.follow_ups._snooze.click()
    qtbot.waitUntil(lambda: page.status() == "Nothing left to do today")


def test_the_first_day_offers_three_ways_to_begin(make: Make, context: Context, went: list[Place]) -> None:
    page = make()
    assert page.stack.currentWidget() is page.first_day
    assert page.status() == "No contacts yet"
    assert page.heading()[0] == "Today"
    assert page.commands() == {}
    assert not page.first_day.sample.isVisible(), "no window here has the command"
    page.first_day.choose.click()
    page.first_day.add.click()
    assert went == [ImportFile(), NewContact()]
    person(context, "Ada")
    assert page.stack.currentWidget() is not page.first_day


def test_the_sample_opens_through_the_windows_own_command(qtbot: QtBot, context: Context) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    ran: list[str] = []
    Actions(window, window.menuBar(), context.theme, ran.append).set_available({"open_sample"})
    page = TodayPage(context, window)
    window.setCentralWidget(page)
    window.show()
    assert page.first_day.sample.isVisible()
    page.first_day.sample.click()
    assert ran == ["open_sample"]


def test_every_row_says_itself_in_one_sentence_and_large_text_is_not_cut(
    make: Make, context: Context
) -> None:
    met(context, person(context, "Dana Okoye"), timedelta(hours=20))
    wrote(context, person(context, "Jonah Feld"), 14)
    meets(context, person(context, "Priya Raman"), 42 * MINUTE)
    page = make()
    named = ("Priya Raman", "Dana Okoye", "Jonah Feld", "Confirm the place with Priya Raman")
    for row, name in zip(page.rows(), named, strict=True):
        assert name in row.accessibleName()
        assert row.button.accessibleName().startswith(row.button.text())
    try:
        context.theme.set_text_scale(1.5)
        page.resize(960, 620)
        for row in page.rows():
            assert row.width() <= page._main.cards.viewport().width()
            assert row.button.width() >= row.button.sizeHint().width()
    finally:
        context.theme.set_text_scale(1.0)


def test_the_filled_button_moves_from_prepare_to_start_to_the_conversation(
    qtbot: QtBot, make: Make, context: Context, clock: FixedClock, went: list[Place], said: list[str]
) -> None:
    key = meets(context, person(context, "Ada"), 11 * MINUTE)
    page = make()
    assert filled(page) == ["Prepare"]
    clock.at += MINUTE
    context.watch.look()
    assert filled(page) == ["Start"]
    assert page.hero.first.caption.text == "1 meeting today. Next: start your 12:59"
    page.commands()["next_step"]()
    assert went == [Talk(key)]
    assert said == ["Started: Ada"]
    assert filled(page) == ["Back to the conversation"]
    assert page.hero.first.caption.text == "1 meeting today. In conversation since 12:49"
    context.history.undo()
    assert filled(page) == ["Start"]
    context.history.redo()
    assert "start_meeting" not in page.commands()
    clock.at += 30 * MINUTE
    context.watch.look()
    assert filled(page) == ["Back to the conversation"], "however long it takes"
    page.commands()["next_step"]()
    assert went == [Talk(key), Talk(key)]
    assert said.count("Started: Ada") == 1, "it began once"
    clock.at += 120 * MINUTE
    context.watch.look()
    qtbot.waitUntil(lambda: not context.background.busy)
    assert filled(page) == ["Wrap up"], "begun and never ended: one row, not two"
    assert len(page.hero.rows) == 1
    assert page.status() == "1 thing to do today"
    page.commands()["next_step"]()
    assert went == [Talk(key), Talk(key), WrapUp(key)]


def test_any_meeting_of_today_can_be_started(
    qtbot: QtBot, make: Make, context: Context, went: list[Place]
) -> None:
    meets(context, person(context, "Ada"), 42 * MINUTE)
    key = meets(context, person(context, "Grace"), timedelta(hours=3))
    page = make()
    start = next(b for b in page.hero.rows[1].findChildren(Button) if b.text() == "Start")
    qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    assert went == [Talk(key)]


def test_the_conversation_under_way_comes_before_everything(
    qtbot: QtBot, make: Make, context: Context, clock: FixedClock
) -> None:
    over = meets(context, person(context, "Ada"), timedelta(hours=-2))
    key = meets(context, person(context, "Grace"), 10 * MINUTE)
    page = make()
    clock.at += 5 * MINUTE
    context.watch.look()
    qtbot.waitUntil(lambda: not context.background.busy)
    assert page.hero.first.item is not None
    assert page.hero.first.item.meeting == over
    talk.begin(context.store, key, clock.now())
    context.watch.look()
    assert page.hero.first.item.meeting == key
    assert filled(page) == ["Back to the conversation"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_step_is_left_alone_until_a_chosen_day(make: Make, context: Context, said: list[str]) -> None:
    wrote(context, person(context, "Ada"), 14)
    page = make()
    for name, sentence in (("snooze_days", "Snoozed until Thu 26"), ("snooze_week", "Snoozed until 30 Nov")):
        page.commands()[name]()
        assert said.pop() == sentence
        assert not page.follow_ups.isVisible()
        context.history.undo()
    page.follow_ups.rows[0].setFocus()
    page.commands()["snooze_until"]()
    calendar = page.verbs.tasks.picker.calendar
    assert calendar.minimumDate() == QDate(2026, 11, 24)
    calendar.activated.emit(QDate(2026, 12, 24))
    assert said.pop() == "Snoozed until 24 Dec"
    assert not page.verbs.tasks.picker.isVisible()


def test_the_week_shows_its_goals_and_whether_it_goes_well(make: Make, context: Context) -> None:
    wrote(context, person(context, "Ada"), 0)
    page = make()
    week = page.side.week
    assert (week.sent.accessibleName(), week.held.accessibleName()) == (
        "1 of 6 messages sent",
        "0 of 4 conversations",
    )
    assert week.state.text() == "On track", "Monday: nothing is asked of the week yet"
    now = context.clock.now()
    settings.put(context.store, settings.Goals(1, 0), now)
    assert (week.sent.accessibleName(), week.held.accessibleName()) == (
        "1 of 1 message sent",
        "0 conversations",
    )
    assert week.state.text() == "Reached"
    settings.put(context.store, settings.Goals(0, 0), now)
    assert not week.ring.isVisible()
    assert not week.state.isVisible()


def test_those_to_write_to_next_are_reviewed_as_a_batch(
    qtbot: QtBot, make: Make, context: Context, went: list[Place]
) -> None:
    people = tuple(person(context, f"Person {n}", source=Source.FRIEND) for n in range(7))
    page = make()
    qtbot.mouseClick(page.reach_out.batch, Qt.MouseButton.LeftButton)
    assert went == [Compose(people)]
    settings.put(context.store, settings.Outreach(daily_cap=3), context.clock.now())
    qtbot.mouseClick(page.reach_out.batch, Qt.MouseButton.LeftButton)
    assert went[-1] == Compose(people[:3])
