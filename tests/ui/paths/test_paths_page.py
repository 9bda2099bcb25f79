"""The Career paths page through the window: the comparison, its evidence, and what is done with a path."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft, PathDraft, TakeawayDraft
from klatch.domain.fit import Dimension
from klatch.domain.vocabulary import TakeawayKind
from klatch.services import career_paths, contacts, fits, meetings, settings, takeaways
from klatch.services.reading import career_paths as reading
from klatch.ui import pictures
from klatch.ui.page import Context
from klatch.ui.paths.listing import HEARD, TALKS
from klatch.ui.paths.page import PathsPage
from klatch.ui.places import FilterTakeaways, NewPath, Place, ShowMeeting, ShowPath, ShowTakeaway
from klatch.ui.window import MainWindow

DAY = timedelta(days=1)
Make = Callable[[], PathsPage]
Talk = Callable[..., int]


@pytest.fixture
def make(qtbot: QtBot, context: Context) -> Make:
    settings.put(context.store, settings.Profile(zone="America/New_York"), context.clock.now())

    def made() -> PathsPage:
        window = MainWindow(context)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.actions_table["show_paths"].trigger()
        assert isinstance(window.page, PathsPage)
        return window.page

    return made


@pytest.fixture
def paths(context: Context) -> list[int]:
    """Three kinds of work."""
    names = ("Research", "Design", "Sales")
    return [career_paths.add(context.store, PathDraft(name), context.clock.now()) for name in names]


@pytest.fixture
def talk(context: Context) -> Talk:
    """Hold a talk some days ago."""

    def held(name: str, days: int = 1) -> int:
        now = context.clock.now()
        person = contacts.add(context.store, ContactDraft(display_name=name), now - 40 * DAY)
        at = now - days * DAY
        return meetings.log(context.store, MeetingDraft((person,), at), at, now)

    return held


def window_of(page: PathsPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def cell(page: PathsPage, path: int, column: str) -> str:
    table = page.list.table
    number = next(n for n, each in enumerate(table.columns) if each.key == column)
    return str(table.index(table.row_of(path), number).data())


def names(page: PathsPage) -> list[str]:
    table = page.list.table
    return [table.record(row).row.name for row in range(len(table.ids))]  # type: ignore[union-attr]


def test_the_first_path_from_an_empty_page(
    qtbot: QtBot, make: Make, context: Context, said: list[str]
) -> None:
    page = make()
    assert page.list.empty.accessibleName().startswith("No career path yet")
    assert not page.side.isVisible()
    page.list.empty._action.click()
    assert page.form.name.hasFocus()
    qtbot.keyClick(page.form.name, Qt.Key.Key_Return)
    assert page.form.field.error == "Write something here"
    qtbot.keyClicks(page.form.name, "UX research")
    qtbot.keyClick(page.form.name, Qt.Key.Key_Return)
    assert said == ["UX research added"]
    assert names(page) == ["UX research"]
    assert page.heading() == ("Career paths", "1 under consideration")
    assert page.pane.name.text() == "UX research"
    assert page.list.view.hasFocus()
    window_of(page).dispatch("new")
    qtbot.keyClicks(page.form.name, "ux Research")
    window_of(page).dispatch("next_step")
    assert page.form.field.error == "That name is taken; choose another"
    qtbot.keyClick(page.form.name, Qt.Key.Key_Escape)
    assert not page.adding
    context.history.undo()
    assert page.list.empty.isVisible()


def test_before_and_after_are_compared(make: Make, context: Context, paths: list[int], talk: Talk) -> None:
    store, now = context.store, context.clock.now()
    for days in range(1, 6):
        fits.record(store, talk(f"Person {days}", days), paths[0], {Dimension.ENERGY: days}, "", now)
    fits.record(store, talk("Ada Quill", 9), paths[1], {Dimension.ENERGY: 4, Dimension.SKILLS: 1}, "", now)
    page = make()
    assert cell(page, paths[0], "energy") == "3 (5)"
    assert cell(page, paths[1], "energy") == "4 (1)"
    assert cell(page, paths[1], "overall") == "2.5 (1)"
    assert cell(page, paths[2], "overall") == "–"
    scales = {
        path: next(c.value(page.list.table.record(row)) for c in page.list.table.columns if c.key == "energy")  # type: ignore[misc]
        for row, path in enumerate(paths)
    }
    assert not scales[paths[0]].few
    assert scales[paths[1]].few, "one talk says little"
    page.pane.before.dots[Dimension.ENERGY].setValue(2)
    assert reading.compared_path(store, paths[0]).before == {Dimension.ENERGY: 2}
    assert page.pane._account.text() == "Overall 2 before any talk, 3 after 5 talks, from 1 to 5"
    assert (
        "Energy: 2 before any talk, 3 after 5 talks, from 1 to 5" in page.pane.chart.accessibleDescription()
    )
    page.pane.before.dots[Dimension.ENERGY].setValue(0)
    assert reading.compared_path(store, paths[0]).before == {}
    context.history.undo()
    assert page.pane.before.dots[Dimension.ENERGY].value() == 2
    page.list.view.select_ids([paths[1]])
    assert page.pane.before.scores == {}


def test_the_talks_behind_a_score(
    qtbot: QtBot,
    make: Make,
    context: Context,
    paths: list[int],
    talk: Talk,
    went: list[Place],
    said: list[str],
) -> None:
    meeting = talk("Ada Quill")
    fits.record(context.store, meeting, paths[0], {Dimension.ENERGY: 5}, "Long days", context.clock.now())
    page = make()
    evidence = page.list.evidence
    assert len(evidence.talks.table.ids) == 1
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    assert evidence.talks.hasFocus(), "Enter goes to what stands behind the scores"
    qtbot.keyClick(evidence.talks, Qt.Key.Key_Return)
    assert went[-1] == ShowMeeting(meeting)
    window_of(page).go(Place("paths"))
    evidence.talks.setFocus()
    qtbot.keyClick(evidence.talks, Qt.Key.Key_Delete)
    assert said[-1] == "1 score deleted"
    assert len(evidence.talks.table.ids) == 0
    assert names(page) == ["Research", "Design", "Sales"], "the path stays"
    context.history.undo()
    assert len(evidence.talks.table.ids) == 1
    evidence.talks.setFocus()
    page.pane.wanted.emit("delete")
    assert names(page) == ["Design", "Sales"], "a button of the pane means the path"
    context.history.undo()
    page.list.view.select_ids([paths[1]])
    assert evidence._none.accessibleName().startswith("No talk has scored this path yet")


def test_what_was_heard_is_counted(
    qtbot: QtBot, make: Make, context: Context, paths: list[int], talk: Talk, went: list[Place]
) -> None:
    store, now = context.store, context.clock.now()
    keys = []
    for number, text in enumerate(("Autumn is slow", "Slow in autumn", "Busy in autumn"), 1):
        meeting = talk(f"Person {number}", 9 - number)
        person = store.fetch("SELECT contact FROM meeting_contact WHERE meeting = ?", (meeting,))[0][0]
        keys.append(takeaways.add(store, TakeawayDraft(person, TakeawayKind.INFORMATION, text, meeting), now))
    takeaways.edit(store, keys[0], {"career_path": paths[0]}, now)
    page = make()
    evidence = page.list.evidence
    evidence.tabs.select(HEARD)
    assert evidence.heard.table.index(0, 1).data() == "1 said so"
    takeaways.relate(store, keys[1], keys[0], opposite=False, now=now)
    takeaways.relate(store, keys[2], keys[0], opposite=True, now=now)
    assert evidence.heard.table.index(0, 1).data() == "2 said so, 1 the opposite"
    evidence.heard.setFocus()
    qtbot.keyClick(evidence.heard, Qt.Key.Key_Return)
    assert went[-1] == ShowTakeaway(keys[0])
    window_of(page).go(Place("paths"))
    window_of(page).dispatch("path_takeaways")
    assert went[-1] == FilterTakeaways(path=paths[0])
    window_of(page).go(ShowPath(paths[1]))
    assert evidence._none.isVisible()


def test_ruled_out_with_a_reason_and_taken_up_again(
    qtbot: QtBot, make: Make, context: Context, paths: list[int], said: list[str]
) -> None:
    page = make()
    page.pane.buttons["rule_out"].click()
    assert said == ["Research is ruled out"]
    assert names(page) == ["Design", "Sales", "Research"]
    reason = page.pane.reason.area
    assert reason.hasFocus()
    qtbot.keyClicks(reason, "Too quiet")
    page.list.view.setFocus()
    assert reading.paths(context.store)[-1].ruled_out_reason == "Too quiet"
    assert page.pane._state.text() == "Ruled out: Today"
    assert not page.pane.buttons["rule_out"].isVisible()
    page.pane.buttons["consider_again"].click()
    assert names(page) == ["Research", "Design", "Sales"]
    assert not page.pane.reason.isVisible()


def test_the_order_is_the_users_own(make: Make, paths: list[int]) -> None:
    page = make()
    window = window_of(page)
    window.dispatch("path_down")
    assert names(page) == ["Design", "Research", "Sales"]
    assert page.list.view.current_id() == paths[0]
    window.dispatch("path_up")
    window.dispatch("path_up")
    assert names(page) == ["Research", "Design", "Sales"]


def test_delete_and_undo(
    qtbot: QtBot, make: Make, context: Context, paths: list[int], said: list[str]
) -> None:
    page = make()
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Delete)
    assert said == ["Research deleted"]
    assert names(page) == ["Design", "Sales"]
    assert page.pane.name.text() == "Design"
    context.history.undo()
    assert names(page) == ["Research", "Design", "Sales"]


def test_fields_are_kept_when_they_are_left(make: Make, context: Context, paths: list[int]) -> None:
    page = make()
    window_of(page).dispatch("edit")
    name = page.pane.fields["name"]
    assert name.editor.hasFocus()
    name.editor.setText("Design")  # type: ignore[attr-defined]
    page.list.view.setFocus()
    assert name.error == "That name is taken; choose another"
    assert reading.paths(context.store)[0].name == "Research"
    name.editor.setText("UX research")  # type: ignore[attr-defined]
    name.editor.setFocus()
    page.pane.fields["why"].editor.setFocus()
    assert name.error == ""
    assert reading.paths(context.store)[0].name == "UX research"


def test_places_and_areas(make: Make, context: Context, paths: list[int], said: list[str]) -> None:
    page = make()
    window = window_of(page)
    window.go(ShowPath(paths[2]))
    assert page.list.view.selected_ids() == [paths[2]]
    window.go(ShowPath(99))
    assert said[-1].startswith("That is no longer there")
    window.go(NewPath())
    assert QApplication.focusWidget() is page.form.name
    window.dispatch("leave")
    assert page.list.view.hasFocus()
    window.dispatch("next_tab")
    assert page.list.evidence.tabs.current() == HEARD
    window.dispatch("next_tab")
    assert page.list.evidence.tabs.current() == TALKS
    window.dispatch("detail_pane")
    assert not page.side.isVisible()
    assert page.status() == "3 career paths"


def test_typing_while_something_else_is_written(
    make: Make, context: Context, paths: list[int], said: list[str]
) -> None:
    page = make()
    editor = page.pane.fields["name"].editor
    editor.setFocus()
    editor.setText("Typing")  # type: ignore[attr-defined]
    career_paths.edit(context.store, paths[1], {"name": "Designing"}, context.clock.now())
    assert editor.text() == "Typing"  # type: ignore[attr-defined]
    career_paths.delete(context.store, [paths[0]], context.clock.now())
    assert names(page) == ["Designing", "Sales"]
    assert page.pane.name.text() == "Designing"
    assert reading.paths(context.store)[0].name == "Designing", "the name was another one's"
    context.history.undo()
    assert names(page) == ["Research", "Designing", "Sales"]


def test_very_long_names_and_many_paths(make: Make, context: Context, paths: list[int]) -> None:
    now = context.clock.now()
    for number in range(40):
        career_paths.add(context.store, PathDraft(f"{number} {'مسار' * 60}", "x" * 900), now)
    page = make()
    page.list.show_path(43)
    assert page.pane.name.text().startswith("39 ")
    assert page.pane._inside.width() <= page.pane.viewport().width()
    assert page.status() == "43 career paths"


def test_words_of_several_lines_stand_in_one(
    make: Make, context: Context, paths: list[int], talk: Talk
) -> None:
    meeting, now = talk("Ada"), context.clock.now()
    (person,) = context.store.fetch("SELECT contact FROM meeting_contact WHERE meeting = ?", (meeting,))[0]
    draft = TakeawayDraft(person, TakeawayKind.INFORMATION, "Long days\nand short weeks", meeting, paths[0])
    takeaways.add(context.store, draft, now)
    heard = make().list.evidence.heard.table
    assert heard.index(0, 0).data() == "Long days and short weeks"


def test_two_paths_are_seen_in_a_small_window_with_large_text(
    make: Make, context: Context, paths: list[int]
) -> None:
    context.theme.set_text_scale(1.5)
    try:
        page = make()
        window_of(page).resize(960, 620)
        pictures.settle(window_of(page))
        view = page.list.view
        assert view.viewport().rect().contains(view.visualRect(view.model().index(1, 0)).center())
    finally:
        context.theme.set_text_scale(1.0)
