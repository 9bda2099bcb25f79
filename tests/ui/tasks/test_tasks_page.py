"""The Tasks page through the window: tabs, keys, the pane's form, and where a task leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft, MessageDraft, OpportunityDraft, TaskDraft
from klatch.domain.vocabulary import Source, Stage, TaskKind
from klatch.services import contacts, meetings, messages, opportunities, settings, tasks
from klatch.services.reading import tasks as stored
from klatch.services.reading.task_list import TaskView
from klatch.support.clock import FixedClock
from klatch.ui.page import Context
from klatch.ui.places import Compose, Place, Prepare, ShowContact, ShowMeeting, ShowOpportunity
from klatch.ui.tasks.page import TasksPage
from klatch.ui.window import MainWindow

DAY = timedelta(days=1)
Make = Callable[[], TasksPage]


@pytest.fixture
def make(qtbot: QtBot, context: Context) -> Make:
    settings.put(context.store, settings.Profile(zone="America/New_York"), context.clock.now())

    def made() -> TasksPage:
        window = MainWindow(context)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.go(Place("tasks"))
        assert isinstance(window.page, TasksPage)
        return window.page

    return made


def add(context: Context, title: str, contact: int | None = None, **due: object) -> int:
    return tasks.add_own(context.store, TaskDraft(title, contact, **due), context.clock.now())  # type: ignore[arg-type]


def person(context: Context, name: str) -> int:
    draft = ContactDraft(display_name=name, stage=Stage.ADDRESS_BOOK)
    return contacts.add(context.store, draft, context.clock.now() - 40 * DAY)


def listed(page: TasksPage) -> list[str]:
    return [page.table.record(row).task.title for row in range(len(page.table.ids))]  # type: ignore[union-attr]


def cell(page: TasksPage, row: int, column: str) -> str:
    number = next(n for n, each in enumerate(page.table.columns) if each.key == column)
    return str(page.table.index(row, number).data())


def test_today_is_lit_while_the_tasks_are_shown(make: Make) -> None:
    page = make()
    window = page.window()
    assert isinstance(window, MainWindow)
    assert window._navigation._buttons["today"].isChecked()
    assert not page.is_task
    assert page.empty.accessibleName().startswith("Nothing to do")
    window.go(Place("contacts"))
    window.actions_table["show_tasks"].trigger()
    assert window.page is page


def test_what_is_late_done_and_open_again(
    qtbot: QtBot, make: Make, context: Context, said: list[str]
) -> None:
    today = context.local_now().date()
    add(context, "Buy paper", due_on=today - DAY)
    add(context, "Call", due_on=today)
    page = make()
    assert listed(page) == ["Buy paper", "Call"]
    assert page.heading() == ("Tasks", "1 late")
    page.tabs.select(TaskView.LATE)
    assert listed(page) == ["Buy paper"]
    assert cell(page, 0, "due") == "Sun 22 Nov"
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert said == ["Done: Buy paper"]
    assert page.empty.isVisible()
    page.tabs.select(TaskView.DONE)
    assert listed(page) == ["Buy paper"]
    assert set(page.commands()) >= {"reopen", "delete"}
    assert "step_done" not in page.commands()
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert said[-1] == "Open again: Buy paper"
    context.history.undo()
    assert listed(page) == ["Buy paper"]


def test_several_at_once(qtbot: QtBot, make: Make, context: Context, said: list[str]) -> None:
    for title in ("A", "B", "C"):
        add(context, title)
    page = make()
    page.view.select_ids(list(page.table.ids)[:2])
    page.commands()["step_done"]()
    assert said == ["2 tasks done"]
    assert listed(page) == ["C"]
    context.history.undo()
    assert listed(page) == ["A", "B", "C"]
    page.view.select_ids(list(page.table.ids)[:2])
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert said[-1] == "2 tasks deleted"
    assert listed(page) == ["C"]


def test_enter_opens_what_a_task_is_about(
    qtbot: QtBot, make: Make, context: Context, went: list[Place]
) -> None:
    ada = person(context, "Ada Byron")
    now = context.clock.now()
    key = meetings.schedule(context.store, MeetingDraft((ada,), now + 5 * DAY), now)
    with_ada = add(context, "Call", ada, due_on=now.date())
    before = add(context, "Bring the book", ada, meeting=key, due_on=now.date())
    alone = add(context, "Buy paper", due_on=now.date())
    page = make()
    window = page.window()
    lead = opportunities.add(context.store, OpportunityDraft("Nurse"), context.clock.now())
    for_lead = add(context, "Send the portfolio", ada, opportunity=lead)
    rules = {step.kind: step.id for step in stored.of_meeting(context.store, key)}
    ready = (rules[TaskKind.PREPARE], Prepare(key))
    about = (for_lead, ShowOpportunity(lead))
    for task, place in ((with_ada, ShowContact(ada)), (before, ShowMeeting(key)), ready, about):
        page.view.select_ids([task])
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
        assert went[-1] == place
        window.go(Place("tasks"))  # type: ignore[attr-defined]
    page.view.select_ids([alone])
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert page.pane.form.title.line.hasFocus(), "about nothing else: it is edited"


def test_the_form_keeps_what_is_changed(qtbot: QtBot, make: Make, context: Context) -> None:
    ada = person(context, "Ada Byron")
    task = add(context, "Cal")
    page = make()
    form = page.pane.form
    assert not form.day.isEnabled()
    page.commands()["edit"]()
    qtbot.keyClicks(form.title.line, "Call")
    qtbot.keyClick(form.title.line, Qt.Key.Key_Return)
    form.on_day.click()
    form.day.setDate(QDate(2026, 12, 24))
    form.at_time.click()
    form.clock.setTime(QTime(15, 30))
    form.clock.editingFinished.emit()
    form.search.found.emit(ada)
    row = stored.one(context.store, task)
    assert row is not None
    assert (row.title, row.contact) == ("Call", ada)
    assert str(row.due) == "2026-12-24 20:30:00+00:00"
    assert cell(page, 0, "due") == "Thu 24 Dec, 15:30"
    form.at_time.click()
    assert str(stored.one(context.store, task).due) == "2026-12-24"  # type: ignore[union-attr]
    form.person.click()
    assert stored.one(context.store, task).contact is None  # type: ignore[union-attr]
    form.on_day.click()
    assert stored.one(context.store, task).due is None  # type: ignore[union-attr]


def test_a_rules_step_starts_where_it_does_and_is_skipped_not_deleted(
    make: Make, context: Context, said: list[str], went: list[Place]
) -> None:
    ada = person(context, "Ada Byron")
    at = context.clock.now() - 14 * DAY
    draft = messages.save_draft(context.store, MessageDraft(ada, "outreach.cold", "Hello", "Text"), at)
    messages.mark_sent(context.store, draft, at, at)
    page = make()
    assert cell(page, 0, "what") == "Follow up, first time"
    assert cell(page, 0, "kind") == "Follow-up"
    assert "edit" not in page.commands()
    assert not page.pane.form.isVisible()
    page.commands()["next_step"]()
    assert went[-1] == Compose((ada,), "followup.first")
    page.commands()["skip_step"]()
    assert said == ["Skipped: Follow up, first time"]


def test_typing_narrows_and_esc_widens_again(qtbot: QtBot, make: Make, context: Context) -> None:
    for title in ("Call Ada", "Buy paper"):
        add(context, title)
    page = make()
    page.commands()["filter"]()
    qtbot.keyClicks(page.filter.line, "paper")
    qtbot.waitUntil(lambda: listed(page) == ["Buy paper"])
    qtbot.keyClicks(page.filter.line, "x")
    qtbot.waitUntil(lambda: not page.table.ids)
    assert page.empty.accessibleName().startswith("No task holds “paperx”")
    page.commands()["leave"]()
    assert len(listed(page)) == 2


def test_a_first_message_begins_with_the_kind_that_fits(
    make: Make, context: Context, went: list[Place]
) -> None:
    draft = ContactDraft(display_name="Dov Hale", source=Source.ALUMNI)
    dov = contacts.add(context.store, draft, context.clock.now())
    page = make()
    page.commands()["next_step"]()
    assert went[-1] == Compose((dov,), "outreach.alumni")


def test_the_clock_goes_on_while_a_time_is_typed_and_a_list_is_read(
    qtbot: QtBot, make: Make, context: Context, clock: FixedClock
) -> None:
    for number in range(60):
        add(context, f"Task {number}", due_at=clock.at + timedelta(days=1, minutes=number))
    page = make()
    bar = page.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    form = page.pane.form
    form.clock.setFocus()
    qtbot.keyClicks(form.clock, "07")
    typed = form.clock.clock
    assert typed.hour == 7
    clock.at += timedelta(minutes=1)
    context.watch.look()
    assert form.clock.clock == typed
    assert bar.value() == bar.maximum()


def test_very_many_are_done_beside_the_window(qtbot: QtBot, make: Make, context: Context) -> None:
    for number in range(201):
        add(context, f"Task {number}")
    page = make()
    page.commands()["select_all"]()
    page.commands()["step_done"]()
    assert len(listed(page)) == 201, "not yet: the window went on at once"
    qtbot.waitUntil(lambda: not page.table.ids)
    context.history.undo()
    assert len(listed(page)) == 201


def test_time_makes_a_task_late_without_a_touch(make: Make, context: Context, clock: FixedClock) -> None:
    add(context, "Call", due_at=context.clock.now() + timedelta(minutes=5))
    page = make()
    page.tabs.select(TaskView.LATE)
    assert listed(page) == []
    clock.at += timedelta(minutes=6)
    context.watch.look()
    assert listed(page) == ["Call"]


def test_sorting_by_a_column(make: Make, context: Context) -> None:
    for title in ("B", "A"):
        add(context, title)
    page = make()
    page.view.sort_by(0)
    assert listed(page) == ["A", "B"]
    add(context, "C")
    assert listed(page) == ["A", "B", "C"], "the order stays when something changes"
