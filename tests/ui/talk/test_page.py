"""Questions, takeaways and names in the window, from the keyboard and with whatever people put there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft
from klatch.domain.vocabulary import TakeawayKind
from klatch.services import contacts, meetings, talk
from klatch.services.data import Store
from klatch.services.reading import contacts as stored
from klatch.services.reading.meetings import detail, questions
from klatch.services.reading.talk import named
from klatch.support.clock import FixedClock
from klatch.ui.page import Context
from klatch.ui.places import ShowContact
from klatch.ui.talk.page import TalkPage
from klatch.ui.talk.question_delegate import COUNT, NEXT, QUESTION
from klatch.ui.window import MainWindow

Open = Callable[[int], TalkPage]
Pass = Callable[..., None]


def rows(page: TalkPage) -> list[str]:
    """What the tree shows, line by line: headings with counts, questions ticked or next."""
    model, said = page.questions.tree.model(), []
    for number in range(model.rowCount()):
        head = model.index(number, 0)
        said.append(f"{head.data()} {head.data(COUNT)}")
        for place in range(model.rowCount(head)):
            index = model.index(place, 0, head)
            asked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
            said.append(f"{'x' if asked else '>' if index.data(NEXT) else '-'} {index.data()}")
    return said


def press(qtbot: QtBot, widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(widget, key)


def test_questions_stand_by_group_and_the_next_is_marked(page: TalkPage, wait: Pass) -> None:
    assert rows(page) == [
        "Their path 0 of 2",
        "> How did you come to research?",
        "- What did you do in your first six months?",
        "Industry 0 of 1",
        "- How is research changing?",
        "Referrals 0 of 1",
        "- Who else would you suggest I talk to?",
    ]
    wait(minutes=13)
    assert "> How is research changing?" in rows(page), "the time leads on"


def test_space_ticks_with_the_time_and_the_next_one_is_marked(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, wait: Pass, now: datetime, window: MainWindow
) -> None:
    tree = page.questions.tree
    tree.setFocus()
    wait(minutes=2)
    press(qtbot, tree, Qt.Key.Key_Space)
    assert questions(store, meeting)[0].asked_at == now + timedelta(minutes=2)
    press(qtbot, tree, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert rows(page)[:5] == [
        "Their path 1 of 2",
        "x How did you come to research?",
        "- What did you do in your first six months?",
        "Industry 1 of 1",
        "x How is research changing?",
    ]
    assert "> Who else would you suggest I talk to?" in rows(page)
    assert page.status() == "In conversation since 09:48 · 2 of 4 questions asked"
    press(qtbot, tree, Qt.Key.Key_Space)
    assert questions(store, meeting)[2].asked_at is None
    window.dispatch("undo")
    assert questions(store, meeting)[2].asked_at == now + timedelta(minutes=2)
    said = tree.model().index(0, 0).model().index(0, 0, tree.model().index(0, 0))
    assert said.data(Qt.ItemDataRole.AccessibleTextRole) == "How did you come to research?, asked at 09:50"


def test_a_click_ticks_and_a_heading_folds(qtbot: QtBot, page: TalkPage, store: Store, meeting: int) -> None:
    tree = page.questions.tree
    head = tree.model().index(0, 0)
    middle = tree.visualRect(tree.model().index(1, 0, head)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert questions(store, meeting)[1].asked_at is not None
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(head).center())
    assert not tree.isExpanded(head)
    page.questions.added.emit("And you?")
    assert not tree.isExpanded(tree.model().index(0, 0)), "what is folded stays folded"


def test_a_question_that_comes_to_mind_is_added(
    qtbot: QtBot, page: TalkPage, window: MainWindow, store: Store, meeting: int
) -> None:
    window.dispatch("add_question")
    line = page.questions.new
    assert line.hasFocus()
    qtbot.keyClicks(line, "What would you do again?")
    press(qtbot, line, Qt.Key.Key_Return)
    assert line.text() == ""
    assert rows(page)[-2:] == ["Your own 0 of 1", "- What would you do again?"]
    press(qtbot, line, Qt.Key.Key_Return)
    assert len(questions(store, meeting)) == 5, "nothing is no question"


def test_the_agenda_follows_the_time(page: TalkPage, wait: Pass) -> None:
    agenda = page.header.agenda
    assert agenda.accessibleDescription() in ("", "Path")
    wait(minutes=10)
    assert (agenda.accessibleDescription(), agenda.value()) == ("Industry", 50)
    wait(minutes=15)
    assert (agenda.accessibleDescription(), agenda.value()) == ("Referrals", 100)


def test_without_questions_there_is_still_a_conversation(
    qtbot: QtBot, opened: Open, store: Store, people: dict[str, int], clock: FixedClock
) -> None:
    bare = meetings.schedule(store, MeetingDraft((people["ben"],), clock.at), clock.at)
    talk.begin(store, bare, clock.at)
    page = opened(bare)
    assert not page.header.agenda.isVisible()
    assert page.questions.none.isVisible()
    assert page.status() == "In conversation since 09:48"
    qtbot.keyClicks(page.questions.new, "Why Berlin?")
    press(qtbot, page.questions.new, Qt.Key.Key_Return)
    assert rows(page) == ["Your own 0 of 1", "> Why Berlin?"]


def test_takeaways_are_added_changed_and_taken_away(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, said: list[str], context: Context
) -> None:
    card = page.gains.takeaways[TakeawayKind.ADVICE]
    assert card.new.placeholderText() == "Advice from Ada"
    qtbot.keyClicks(card.new, "Start small")
    press(qtbot, card.new, Qt.Key.Key_Return)
    (bullet,) = card.lines.widgets.values()
    bullet.setFocus()
    press(qtbot, bullet, Qt.Key.Key_F2)
    assert bullet.edit.hasFocus()
    bullet.edit.selectAll()
    qtbot.keyClicks(bullet.edit, "Start very small")
    press(qtbot, bullet.edit, Qt.Key.Key_Return)
    assert [row.text for row in detail(store, meeting).takeaways] == ["Start very small"]
    assert bullet.hasFocus()
    press(qtbot, bullet, Qt.Key.Key_Delete)
    assert detail(store, meeting).takeaways == ()
    assert said == ["Takeaway deleted"]
    context.history.undo()
    assert len(card.lines.widgets) == 1


def test_a_name_becomes_a_person_who_may_be_introduced(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, window: MainWindow
) -> None:
    line = page.gains.names.new
    qtbot.keyClicks(line, "Imani Cole, Halden Health")
    press(qtbot, line, Qt.Key.Key_Return)
    assert line.text() == ""
    (shown,) = page.gains.names.lines.widgets.values()
    assert (shown.name.text(), shown.about.text()) == ("Imani Cole", "Halden Health")
    shown.chip.setFocus()
    press(qtbot, shown.chip, Qt.Key.Key_Space)
    assert named(store, meeting)[0].will_introduce
    assert shown.chip.text() == "will introduce"
    shown.setFocus()
    press(qtbot, shown, Qt.Key.Key_Return)
    assert window.trail.here == ShowContact(named(store, meeting)[0].contact)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_somebody_known_is_offered_and_taken(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, clock: FixedClock, said: list[str]
) -> None:
    draft = ContactDraft(display_name="Noah Bergström", organization="Brightloom")
    known = contacts.add(store, draft, clock.at - timedelta(days=3))
    line = page.gains.names.new
    qtbot.keyClicks(line, "noah")
    completer = line.completer()
    assert completer.completionModel().index(0, 0).data() == "Noah Bergström, Brightloom"
    popup = completer.popup()
    press(qtbot, popup, Qt.Key.Key_Down, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(named(store, meeting)))
    assert [(row.contact, row.known) for row in named(store, meeting)] == [(known, True)]
    assert line.text() == ""
    line.setText("Noah Bergström")
    page.gains.commit()
    assert len(named(store, meeting)) == 1
    assert said[-1] == "Noah Bergström is already noted"


def test_with_several_people_it_is_chosen_who_says_it(
    qtbot: QtBot, opened: Open, store: Store, people: dict[str, int], clock: FixedClock
) -> None:
    both = meetings.schedule(store, MeetingDraft(tuple(people.values()), clock.at), clock.at)
    talk.begin(store, both, clock.at)
    page = opened(both)
    assert page.header.name.text() == "Ada Quill and Ben Solheim"
    assert page.gains.who.isVisible()
    card = page.gains.takeaways[TakeawayKind.ADVICE]
    assert card.new.placeholderText() == "What they advise"
    page.gains.who.setCurrentIndex(page.gains.who.findData(people["ben"]))
    qtbot.keyClicks(card.new, "Learn German")
    press(qtbot, card.new, Qt.Key.Key_Return)
    assert [row.contact for row in detail(store, both).takeaways] == [people["ben"]]
    qtbot.keyClicks(card.new, "And Danish")
    contacts.edit(store, people["ada"], {"display_name": "Ada Quill-Ray"}, clock.at)
    assert page.gains.who.itemText(0) == "Ada Quill-Ray"
    assert page.gains.contact == people["ben"]
    assert card.new.text() == "And Danish", "what is being typed stays"


def test_what_is_still_being_typed_is_kept_at_the_end(
    qtbot: QtBot, page: TalkPage, store: Store, meeting: int, window: MainWindow
) -> None:
    qtbot.keyClicks(page.gains.takeaways[TakeawayKind.INFORMATION].new, "Two roles in spring")
    qtbot.keyClicks(page.gains.names.new, "Imani Cole")
    qtbot.keyClicks(page.questions.new, "Why?")
    window.dispatch("end_talk")
    assert (TakeawayKind.INFORMATION, "Two roles in spring") in [
        (row.kind, row.text) for row in detail(store, meeting).takeaways
    ]
    assert [row.name for row in named(store, meeting)] == ["Imani Cole"]
    assert questions(store, meeting)[-1].text == "Why?"


def test_keys_go_through_the_areas_and_every_control_has_a_name(
    qtbot: QtBot, page: TalkPage, window: MainWindow, wait: Pass
) -> None:
    wait(minutes=16)
    visited = []
    for _ in range(5):
        window.dispatch("next_area")
        focus = window.focusWidget()
        visited.append(next(n for n, area in enumerate(page.areas()) if area.isAncestorOf(focus)))
    assert sorted(visited) == [0, 1, 2, 3, 4]
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            name = widget.accessibleName() or getattr(widget, "text", str)()
            assert name, widget


def test_five_hundred_questions_and_long_names_fit(
    qtbot: QtBot, opened: Open, store: Store, window: MainWindow, clock: FixedClock, context: Context
) -> None:
    name = "عبد الرحمن " * 18
    person = contacts.add(store, ContactDraft(display_name=name, organization="x" * 200), clock.at)
    large = meetings.schedule(store, MeetingDraft((person,), clock.at), clock.at)
    with store.transaction("Many", clock.at) as tx:
        for number in range(500):
            group = ("path", "industry", "own", "advice")[number % 4]
            tx.insert(
                "meeting_question", meeting=large, text=f"Why {number}? " * 9, group=group, position=number
            )
    talk.begin(store, large, clock.at)
    page = opened(large)
    assert sum(line.startswith(("-", ">")) for line in rows(page)) == 500
    try:
        for scale in (1.0, 1.5):
            context.theme.set_text_scale(scale)
            window.resize(960, 620)
            qtbot.waitUntil(lambda: page.width() <= 960)
            for part in (page.header.end, page.notes, page.gains):
                assert part.mapTo(page, QPoint(part.width(), 0)).x() <= page.width()
            assert page.notes.width() > 200
            assert page.header.digits.width() >= page.header.digits.sizeHint().width()
    finally:
        context.theme.set_text_scale(1.0)
    assert stored.detail(store, person).name


def test_the_tree_keeps_the_rules_of_qt(page: TalkPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.questions.tree.model())


def test_the_cursor_stays_with_its_question_when_one_is_added(page: TalkPage) -> None:
    tree = page.questions.tree
    here = questions(page.context.store, page.verbs.meeting)[2].id
    tree.focus_question(here)
    page.questions.added.emit("Another?")
    assert tree.currentIndex().data(QUESTION) == here


@pytest.mark.parametrize("mode", ["dark", "light"])
def test_the_look_changes_while_it_is_open(page: TalkPage, context: Context, mode: str) -> None:
    context.theme.set_mode(mode)  # type: ignore[arg-type]
    assert not page.grab().isNull()
    context.theme.set_mode("light")
