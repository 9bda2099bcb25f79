"""What each does for the other, in the pane of a person."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import FavorDraft
from klatch.domain.vocabulary import Direction
from klatch.services import favors
from klatch.services.reading.contacts import detail
from klatch.services.reading.favors import of_contact
from klatch.services.reading.tasks import of_contact as steps
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.page import Context
from klatch.ui.places import Compose, Place, ShowContact

People = dict[str, int]


def opened(page: ContactsPage, contact: int):
    page.arrive(ShowContact(contact))
    page.side.person.open_tab("favors")
    return page.side.person.favors


def test_a_promise_of_mine_is_kept_and_asks_for_a_step(
    page: ContactsPage, people: People, context: Context, qtbot: QtBot
) -> None:
    tab = opened(page, people["ada"])
    qtbot.keyClicks(tab.new, "Send her the syllabus")
    qtbot.keyClick(tab.new, Qt.Key.Key_Return)
    assert tab.new.text() == ""
    (row,) = of_contact(context.store, people["ada"])
    assert (row.direction, row.text, row.done_at) == (Direction.TO_THEM, "Send her the syllabus", None)
    assert "Send her the syllabus" in [task.title for task in steps(context.store, people["ada"])]
    (line,) = tab.lines.widgets.values()
    assert line._about.text() == "You promised, Today"
    assert not tab._none.isVisibleTo(page)


def test_done_and_undone(page: ContactsPage, people: People, context: Context, qtbot: QtBot) -> None:
    tab = opened(page, people["ada"])
    qtbot.keyClicks(tab.new, "Send her the syllabus")
    qtbot.keyClick(tab.new, Qt.Key.Key_Return)
    (line,) = tab.lines.widgets.values()
    line.tick.click()
    assert of_contact(context.store, people["ada"])[0].done_at is not None
    assert line._about.text() == "You did, Today"
    context.history.undo()
    assert not line.tick.isChecked()
    assert line._about.text() == "You promised, Today"
    line.tick.click()
    line.tick.click()
    assert of_contact(context.store, people["ada"])[0].done_at is None


def test_what_they_did_is_noted_as_done(
    page: ContactsPage, people: People, context: Context, qtbot: QtBot
) -> None:
    tab = opened(page, people["ada"])
    tab.whose.setCurrentIndex(3)
    qtbot.keyClicks(tab.new, "Read my paper")
    page.people.view.setFocus()
    page.arrive(ShowContact(people["ben"]))  # what is typed is kept when another one is shown
    (row,) = of_contact(context.store, people["ada"])
    assert (row.direction, row.done_at is not None) == (Direction.FROM_THEM, True)
    assert of_contact(context.store, people["ben"]) == ()


def test_words_change_in_place_and_without_words_it_goes(
    page: ContactsPage, people: People, context: Context, qtbot: QtBot
) -> None:
    tab = opened(page, people["ada"])
    qtbot.keyClicks(tab.new, "Syllabus")
    qtbot.keyClick(tab.new, Qt.Key.Key_Return)
    (line,) = tab.lines.widgets.values()
    line.text.setFocus()
    line.text.selectAll()
    qtbot.keyClicks(line.text, "The plan")
    page.people.view.setFocus()
    assert [row.text for row in of_contact(context.store, people["ada"])] == ["The plan"]
    line.text.setFocus()
    line.text.selectAll()
    qtbot.keyClick(line.text, Qt.Key.Key_Delete)
    page.people.view.setFocus()
    assert of_contact(context.store, people["ada"]) == ()
    assert not tab.lines.widgets


def test_what_they_care_about_stands_above(
    page: ContactsPage, people: People, context: Context, qtbot: QtBot
) -> None:
    tab = opened(page, people["ada"])
    tab.cares.area.setFocus()
    qtbot.keyClicks(tab.cares.area, "Diary studies")
    page.people.view.setFocus()
    assert detail(context.store, people["ada"]).cares_about == "Diary studies"


def test_a_promise_of_theirs_can_be_asked_about(
    page: ContactsPage, people: People, context: Context, now: datetime, went: list[Place]
) -> None:
    favors.add(context.store, FavorDraft(people["ada"], Direction.FROM_THEM, "The study plan"), now)
    favors.add(context.store, FavorDraft(people["ada"], Direction.TO_THEM, "The syllabus"), now)
    mine, theirs = opened(page, people["ada"]).lines.widgets.values()
    assert not mine.ask.isVisibleTo(page)
    theirs.ask.click()
    assert went == [Compose((people["ada"],), "keepintouch.checkin")]
