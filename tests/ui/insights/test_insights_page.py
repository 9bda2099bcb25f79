"""The page through the real window: what it shows, what it suggests, and every way to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QToolTip
from pytestqt.qtbot import QtBot

from insight_story import Story, at
from klatch.domain.drafts import ContactDraft, MessageDraft
from klatch.domain.vocabulary import Source
from klatch.services import contacts, messages, settings
from klatch.services.data import Store
from klatch.support.clock import FixedClock
from klatch.ui import pictures
from klatch.ui.compose.page import ComposePage
from klatch.ui.insights.page import InsightsPage
from klatch.ui.page import Context
from klatch.ui.pages import PAGES
from klatch.ui.places import Compose, NewContact, Place
from klatch.ui.widgets.bars import BarList
from klatch.ui.widgets.buttons import NavButton
from klatch.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # tips and calendars


def bars(shown: BarList) -> list[tuple[str, str, str, bool]]:
    return [(bar.label, bar.text, bar.detail, bar.few) for bar in shown.bars]


def choose(window: MainWindow, page: InsightsPage, text: str) -> None:
    place = page.controls.period.findText(text)
    page.controls.period.setCurrentIndex(place)
    page.controls.period.activated.emit(place)
    pictures.settle(window)


def test_ctrl_7_and_the_navigation_go_there(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("today"))
    qtbot.keyClick(window, "7", Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.page, InsightsPage)
    button = window.findChild(NavButton, "nav_insights")
    assert button is not None
    assert button.isChecked()
    keys = [spec.key for spec in PAGES if spec.nav == "top"]
    assert keys[-1] == "insights"


def test_the_funnel_is_that_of_the_table(page: InsightsPage) -> None:
    assert bars(page.board.funnel.bars) == [
        ("Outreach", "10", "people reached", False),
        ("Replied", "7", "70% replied", False),
        ("Scheduled", "6", "86% of replies", False),
        ("Met", "4", "67% of scheduled", False),
        ("Thanked", "2", "50% of met", True),
        ("Gave a name", "2", "50% of met", True),
        ("Lead", "2", "50% of met", True),
        ("Offer", "1", "rule of thumb 1 in 12", True),
    ]
    assert page.board.funnel.section.end.text() == "since 5 October, 2 bounced"
    assert page.status() == "10 people reached, 5 conversations"


def test_rates_show_their_counts_and_turn_grey_below_five(page: InsightsPage) -> None:
    assert bars(page.board.rates.sources) == [
        ("Referral", "100%", "5 of 5", False),
        ("LinkedIn", "25%", "1 of 4", True),
        ("Friend", "100%", "1 of 1", True),
    ]
    assert bars(page.board.rates.templates) == [
        ("Short", "50%", "3 of 6", False),
        ("Warm", "100%", "3 of 3", True),
        ("No template", "100%", "1 of 1", True),
    ]


def test_the_other_cards(page: InsightsPage) -> None:
    board = page.board
    assert (board.dozen.count.text(), board.dozen.cups.filled) == ("5 of 12", 5)
    assert (board.delays.median.text(), board.delays.of.text()) == ("3.0", "days, median of 6 replies")
    assert [bar.text for bar in board.delays.bars.bars] == ["1", "2", "1", "2"]
    weeks = board.weeks.bars.weeks
    assert [week.values for week in weeks] == [
        (2, 0), (3, 2), (3, 1), (2, 1), (2, 0), (2, 0), (1, 1), (0, 0),
    ]  # fmt: skip
    labels = [said for _, said in board.weeks.bars.labels(1)]
    assert labels == ["5 Oct", "12", "19", "26", "2 Nov", "9", "16", "23"]
    assert board.weeks.bars.labels(3) == [(1, "12 Oct"), (4, "2 Nov"), (7, "23")]
    assert weeks[1].more == "Week from 12 Oct 2026: 3 messages, 2 conversations"


def test_periods(window: MainWindow, page: InsightsPage) -> None:
    choose(window, page, "Everything")
    assert bars(page.board.funnel.bars)[0][1] == "11"
    assert page.board.funnel.section.end.text() == "since 20 September, 2 bounced"
    choose(window, page, "Last 4 weeks")
    assert bars(page.board.funnel.bars)[0][1] == "3"
    choose(window, page, "Last half year")
    assert len(page.board.weeks.bars.weeks) == 26


def test_since_a_day_from_a_calendar(window: MainWindow, page: InsightsPage, qtbot: QtBot) -> None:
    choose(window, page, "Since a date…")
    picker = page.controls._picker
    assert picker.isVisible()
    assert page.controls.text() == "Last 8 weeks", "until a day is chosen"
    assert picker.calendar.maximumDate().toPython() == date(2026, 11, 23)
    day = picker.calendar.maximumDate().addDays(-11)
    picker.calendar.setSelectedDate(day)
    picker.calendar.activated.emit(day)
    pictures.settle(window)
    assert page.controls.text() == "Since 12 Nov 2026"
    assert bars(page.board.funnel.bars)[0][1] == "1"


def test_the_period_is_remembered(window: MainWindow, page: InsightsPage, context: Context) -> None:
    page.controls.choose("since", date(2026, 11, 12))
    pictures.settle(window)
    again = InsightsPage(context, window)
    assert again.controls.text() == "Since 12 Nov 2026"
    for kept in ("since never", "since", "nothing"):
        context.state.set("insights/period", kept)
        assert InsightsPage(context, window).controls.text() == "Last 8 weeks"


def test_what_the_sentence_says_opens_a_message_to_those_it_speaks_of(
    window: MainWindow, page: InsightsPage, store: Store, story: Story
) -> None:
    for number in range(20):
        name = f"Cold {number}"
        story.person(name, Source.COLD)
        story.write(name, at(11, 2))
    pictures.settle(window)
    sentence = page.board.sentence
    assert sentence.text.accessibleName() == (
        "People you were referred to reply 100% of the time (5 of 5), everyone else 8% (2 of 25)."
        " 3 referred people are still waiting for a first message."
    )
    assert "5 of 5 against 2 of 25" in sentence.text.toolTip()
    assert sentence.act.text() == "Write to all three"
    went: list[Place] = []
    page.context.navigator.wanted.connect(went.append)
    window.dispatch("next_step")
    assert isinstance(window.page, ComposePage)
    (place,) = went
    assert isinstance(place, Compose)
    assert set(place.contacts) == {story.people[name] for name in ("Ned", "Pat", "Oli")}


def test_as_many_as_one_sends_in_a_day(window: MainWindow, page: InsightsPage, store: Store) -> None:
    assert page.board.sentence.act.text() == "Write to all three"
    settings.put(store, settings.Outreach(daily_cap=2), page.context.clock.now())
    pictures.settle(window)
    assert page.board.sentence.act.text() == "Write to the first two"
    went: list[Place] = []
    page.context.navigator.wanted.connect(went.append)
    page.board.sentence.act.click()
    assert isinstance(went[0], Compose)
    assert len(went[0].contacts) == 2


def test_it_follows_what_is_written_and_the_day(
    window: MainWindow, page: InsightsPage, store: Store, story: Story, clock: FixedClock
) -> None:
    story.write("Mia", page.context.clock.now() - timedelta(hours=1))
    pictures.settle(window)
    assert bars(page.board.funnel.bars)[0][1] == "11"
    page.context.history.undo()
    pictures.settle(window)
    assert bars(page.board.funnel.bars)[0][1] == "10"
    clock.at += timedelta(days=7)
    page.context.watch.look()
    pictures.settle(window)
    assert page.board.weeks.bars.weeks[0].dated == "12 Oct"


def test_out_of_sight_it_does_not_count(window: MainWindow, page: InsightsPage, story: Story) -> None:
    facts = page.facts
    window.go(Place("settings"))
    story.write("Mia", page.context.clock.now())
    pictures.settle(window)
    assert page.facts is facts
    window.go(Place("insights"))
    pictures.settle(window)
    assert bars(page.board.funnel.bars)[0][1] == "11"


def test_a_window_that_opens_at_this_page_counts(context: Context, story: Story, qtbot: QtBot) -> None:
    context.state.set("window/page", "insights")
    made = MainWindow(context)
    qtbot.addWidget(made)
    page = made.page
    assert isinstance(page, InsightsPage)
    assert page.facts is None
    made.show()
    pictures.settle(made)
    assert page.facts is not None
    assert page.board.isVisible()
    made.close()


def test_coming_back_to_what_has_not_changed_counts_nothing(window: MainWindow, page: InsightsPage) -> None:
    facts = page.facts
    window.go(Place("settings"))
    window.go(Place("insights"))
    pictures.settle(window)
    assert page.facts is facts


def test_every_chart_is_a_table_too(window: MainWindow, page: InsightsPage, qtbot: QtBot) -> None:
    section = page.board.rates.by_source
    assert section.turn.accessibleName() == "Show “Replies by source” as table"
    section.turn.setFocus()
    qtbot.keyClick(section.turn, Qt.Key.Key_Space)
    assert section.as_table
    assert not section.chart.isVisible()
    table = section.table
    assert table.accessibleName() == "Replies by source"
    texts = [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
    assert texts == [
        ["Referral", "5", "5", "100%", "57%", "100%"],
        ["LinkedIn", "1", "4", "25%", "5%", "70%"],
        ["Friend", "1", "1", "100%", "21%", "100%"],
    ]
    qtbot.keyClick(section.turn, Qt.Key.Key_Tab)
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus(), "Tab leaves"
    section.turn.click()
    assert not section.as_table


def test_one_command_turns_all_of_them(window: MainWindow, page: InsightsPage) -> None:
    window.actions_table["as_tables"].trigger()
    assert all(section.as_table for section in page.board.sections)
    page.controls.choose("everything")
    pictures.settle(window)
    assert page.board.funnel.section.table.item(0, 1).text() == "11"
    window.actions_table["as_tables"].trigger()
    assert not any(section.as_table for section in page.board.sections)


def test_the_interval_is_told_by_key_and_by_mouse(page: InsightsPage, qtbot: QtBot) -> None:
    sources = page.board.rates.sources
    sources.setFocus(Qt.FocusReason.TabFocusReason)
    first = "100%, 5 of 5. 95% interval (Wilson): 57% to 100%"
    assert QToolTip.text() == first
    qtbot.keyClick(sources, Qt.Key.Key_Down)
    assert QToolTip.text().endswith("5% to 70%. Fewer than 5: too few to say anything")
    point = sources.rect().topLeft()
    QApplication.sendEvent(sources, QHelpEvent(QHelpEvent.Type.ToolTip, point, sources.mapToGlobal(point)))
    assert QToolTip.text() == first
    QToolTip.hideText()
    assert "Referral 100% 5 of 5" in sources.accessibleDescription()


def test_weeks_by_key(page: InsightsPage, qtbot: QtBot) -> None:
    weeks = page.board.weeks.bars
    weeks.setFocus(Qt.FocusReason.TabFocusReason)
    assert QToolTip.text().startswith("Week from 23 Nov 2026: 0 messages")
    for _ in range(9):
        qtbot.keyClick(weeks, Qt.Key.Key_Left)
    assert QToolTip.text() == "Week from 5 Oct 2026: 2 messages, 0 conversations"
    QToolTip.hideText()


def test_every_control_has_a_name(page: InsightsPage) -> None:
    board = page.board
    charts = (board.funnel.bars, board.dozen.cups, board.delays.bars, board.weeks.bars)
    for chart in (*charts, board.rates.sources, board.rates.templates):
        assert chart.accessibleName()
        assert chart.accessibleDescription()
    for control in (page.controls.period, page.controls.ways, *(s.turn for s in board.sections)):
        assert control.accessibleName()


def test_keys_reach_everything_once(window: MainWindow, page: InsightsPage, qtbot: QtBot) -> None:
    page.controls.period.setFocus()
    wanted = {page.controls.ways, page.board.sentence.act, page.board.funnel.bars, page.board.weeks.bars}
    wanted |= {section.turn for section in page.board.sections}
    seen = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is page.controls.period:
            break
    assert wanted <= set(seen)
    assert len(seen) == len(set(seen))


def test_nothing_yet(empty_window: MainWindow, store: Store, context: Context) -> None:
    page = empty_window.page
    assert isinstance(page, InsightsPage)
    assert page.empty
    assert page.nothing.isVisible()
    assert not page.controls.isEnabled()
    assert "save_tables" not in page.commands()
    went: list[Place] = []
    context.navigator.wanted.connect(went.append)
    page.nothing.acted.emit()
    assert went == [Compose()]


def test_the_first_message_brings_the_charts(
    empty_window: MainWindow, store: Store, context: Context
) -> None:
    page = empty_window.page
    assert isinstance(page, InsightsPage)
    now = context.clock.now()
    key = contacts.add(store, ContactDraft(display_name="Ada"), now)
    messages.log_sent_elsewhere(store, MessageDraft(key, "outreach.warm", "S", "B"), now, now)
    pictures.settle(empty_window)
    assert page.board.isVisible()
    assert page.controls.isEnabled()
    assert page.board.sentence.text.accessibleName().startswith("You wrote to")
    went: list[Place] = []
    context.navigator.wanted.connect(went.append)
    page.act()
    assert went == [NewContact()]


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 800, 1.0), (960, 620, 1.0), (1280, 800, 1.5)])
def test_nothing_is_cut_off(
    window: MainWindow, page: InsightsPage, width: int, height: int, scale: float
) -> None:
    window.context.theme.set_text_scale(scale)
    try:
        window.resize(width, height)
        pictures.settle(window)
        area: QScrollArea = page.board
        assert area.widget().width() <= area.viewport().width()
        assert page.controls.mapTo(window, page.controls.rect().topRight()).x() < window.width()
    finally:
        window.context.theme.set_text_scale(1.0)


def test_at_the_usual_size_all_is_seen_at_once(window: MainWindow, page: InsightsPage) -> None:
    assert page.board.verticalScrollBar().maximum() == 0


def test_controls_of_the_page_leave_with_it(window: MainWindow, page: InsightsPage) -> None:
    assert page.controls.isVisible()
    window.go(Place("today"))
    assert not page.controls.isVisible()
    window.go(Place("insights"))
    assert page.controls.isVisible()
    assert page.controls.x() < window._toolbar._new.x()


def test_names_from_anywhere(window: MainWindow, page: InsightsPage, store: Store, story: Story) -> None:
    from klatch.services import templates

    name = "رسالة <b>أولى</b> %1 " + "x" * 180
    templates.edit(store, story.short, {"name": name}, page.context.clock.now())
    pictures.settle(window)
    assert page.board.rates.templates.bars[0].label == name
    assert page.board.rates.templates.width() <= page.board.viewport().width()


def test_thanks_that_are_owed_are_written_to_all_at_once(
    window: MainWindow, page: InsightsPage, story: Story
) -> None:
    """Everybody else replies as often, so that thanks are what there is to say."""
    for number in range(4):
        name = f"Met {number}"
        story.person(name, Source.COLD)
        story.answer(story.write(name, at(11, 2)), at(11, 3))
        story.hold(name, at(11, 5))
        story.write(name, at(11, 5, 20), kind="thanks.same_day")
    pictures.settle(window)
    assert page.board.sentence.text.accessibleName().startswith("2 of the 8 people you met got no thank-you")
    assert page.board.sentence.act.text() == "Thank both"
    went: list[Place] = []
    page.context.navigator.wanted.connect(went.append)
    page.act()
    assert went == [Compose((story.people["Cem"], story.people["Lou"]), "thanks.same_day")]
