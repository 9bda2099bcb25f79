"""Quick add over the real window: what is typed, what is shown, and what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft
from klatch.services import contacts, settings
from klatch.services.reading import tasks as stored
from klatch.support.clock import FixedClock
from klatch.ui.page import Context
from klatch.ui.quick_add.box import QuickAdd
from klatch.ui.widgets.buttons import Button
from klatch.ui.window import MainWindow

Open = Callable[[], QuickAdd]


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


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
def opened(qtbot: QtBot, window: MainWindow, context: Context) -> Open:
    def made() -> QuickAdd:
        window.actions_table["new_task"].trigger()
        (box,) = (each for each in window.findChildren(QuickAdd) if each.isVisible())
        qtbot.waitUntil(lambda: not context.background.busy)
        qtbot.waitUntil(box.input.hasFocus)
        return box

    return made


def person(context: Context, given: str, family: str) -> int:
    draft = ContactDraft(display_name=f"{given} {family}", given_name=given, family_name=family)
    return contacts.add(context.store, draft, context.clock.now())


def own(context: Context) -> list[tuple[str, object, int | None]]:
    return [(row.title, row.due, row.contact) for row in stored.undone(context.store) if row.kind == "own"]


def typed(qtbot: QtBot, box: QuickAdd, text: str) -> None:
    box.input.clear()
    qtbot.keyClicks(box.input, text)
    qtbot.waitUntil(lambda: not box._pause.isActive())


def test_a_line_is_understood_while_it_is_typed_and_kept_with_enter(
    qtbot: QtBot, opened: Open, context: Context, said: list[str]
) -> None:
    priya = person(context, "Priya", "Raman")
    box = opened()
    typed(qtbot, box, "call Priya Fri 3pm")
    assert box.preview.text() == "Call Priya Raman · Fri 27 Nov, 15:00"
    assert box.hint.text() == ""
    qtbot.keyClick(box.input, Qt.Key.Key_Return)
    assert said == ["Added: Call Priya Raman · Fri 27 Nov, 15:00"]
    assert own(context) == [("Call Priya Raman", datetime(2026, 11, 27, 20, 0, tzinfo=UTC), priya)]
    assert not box.isVisible()
    context.history.undo()
    assert own(context) == []


def test_a_name_that_means_nobody_is_taken_back(qtbot: QtBot, opened: Open, context: Context) -> None:
    person(context, "Priya", "Raman")
    box = opened()
    typed(qtbot, box, "read about priya")
    (chip,) = box.offers.findChildren(Button)
    assert chip.accessibleName() == "Not about Priya Raman"
    chip.click()
    assert box.preview.text() == "Read about priya"
    box.add.click()
    assert own(context) == [("Read about priya", None, None)]


def test_who_is_not_sure_is_asked_for(qtbot: QtBot, opened: Open, context: Context) -> None:
    person(context, "Sam", "Okafor")
    lee = person(context, "Sam", "Lee")
    box = opened()
    typed(qtbot, box, "ask Sam")
    assert box.hint.text() == "Who is meant?"
    buttons = {each.text(): each for each in box.offers.findChildren(Button)}
    assert set(buttons) == {"Sam Okafor", "Sam Lee"}
    buttons["Sam Lee"].click()
    assert box.preview.text() == "Ask Sam Lee"
    box.add.click()
    assert own(context) == [("Ask Sam Lee", None, lee)]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("May be late", "No date found; the task will have none."),
        ("call today 9am", "That time has passed; the task will be late at once."),
        ("submit on 3/4", ""),
    ],
)
def test_it_says_what_it_did_not_understand(qtbot: QtBot, opened: Open, text: str, hint: str) -> None:
    box = opened()
    typed(qtbot, box, text)
    assert box.hint.text() == hint


def test_the_order_of_numbers_is_that_of_the_place(qtbot: QtBot, opened: Open) -> None:
    box = opened()
    typed(qtbot, box, "submit on 3/4")
    assert box.preview.text() == "Submit · Sat 3 Apr 2027"
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    typed(qtbot, box, "submit on 3/4")
    assert box.preview.text() == "Submit · Thu 4 Mar 2027"


def test_esc_and_a_click_outside_leave_it(
    qtbot: QtBot, window: MainWindow, opened: Open, context: Context
) -> None:
    window.page.setFocus()  # type: ignore[union-attr]
    box = opened()
    typed(qtbot, box, "buy paper")
    qtbot.keyClick(box.input, Qt.Key.Key_Escape)
    assert not box.isVisible()
    box = opened()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().bottomLeft())
    assert not box.isVisible()
    assert own(context) == []


def test_nothing_typed_adds_nothing_and_one_line_is_enough(
    qtbot: QtBot, window: MainWindow, opened: Open, context: Context
) -> None:
    box = opened()
    assert not box.add.isEnabled()
    qtbot.keyClick(box.input, Qt.Key.Key_Return)
    assert box.isVisible()
    window.actions_table["new_task"].trigger()
    assert len(window.findChildren(QuickAdd)) == 1
    assert own(context) == []


def test_enter_before_the_line_is_understood_waits_for_it(
    qtbot: QtBot, window: MainWindow, context: Context
) -> None:
    window.actions_table["new_task"].trigger()
    (box,) = window.findChildren(QuickAdd)
    box.input.setText("call tomorrow")
    box.keep()
    assert own(context) == []
    qtbot.waitUntil(lambda: bool(own(context)))
    assert own(context)[0][0] == "Call"


def test_the_clock_of_the_moment_counts(
    qtbot: QtBot, opened: Open, context: Context, clock: FixedClock
) -> None:
    clock.at = datetime(2027, 1, 1, 4, 30, tzinfo=UTC)  # still the old year in New York
    box = opened()
    typed(qtbot, box, "call tomorrow")
    assert box.preview.text() == "Call · Fri 1 Jan 2027"
