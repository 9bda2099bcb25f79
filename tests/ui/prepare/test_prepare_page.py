"""Preparing over a real store: what is typed is kept, what is ticked is asked, what is done is counted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import MeetingDraft
from klatch.domain.vocabulary import Format, QuestionGroup, TaskKind
from klatch.services import meetings, preparation, questions
from klatch.services.data import Store
from klatch.services.reading import contacts, organizations
from klatch.services.reading.meetings import detail
from klatch.services.reading.questions import bank
from klatch.services.reading.tasks import of_meeting
from klatch.support.clock import FixedClock
from klatch.ui.page import Context
from klatch.ui.places import Place, Prepare, ShowContact, Talk
from klatch.ui.prepare.page import PreparePage
from klatch.ui.widgets.grouped_list import GroupedList
from klatch.ui.widgets.grouped_model import Heading, Line

FIRST = "What first drew you to this work, and what has kept you in it?"


def lines(shown: GroupedList) -> list[str]:
    """What stands in a list; headings in capitals."""
    return [entry.text.upper() if isinstance(entry, Heading) else entry.text for entry in shown.lines.entries]


def asked(store: Store, meeting: int) -> list[str]:
    return [row.text for row in detail(store, meeting).questions]


def ask(
    store: Store, meeting: int, now: datetime, *texts: str, group: QuestionGroup = QuestionGroup.OWN
) -> None:
    for text in texts:
        preparation.add_own(store, meeting, text, group, now)


def test_it_says_for_whom_and_what_is_still_open(page: PreparePage) -> None:
    assert page.heading() == ("Prepare", "for Ada Quill, today 10:30")
    assert page.status() == "in 42 min, Video call, 13:30 in Boston"
    assert page.checklist.said.text() == "0 of 5 prepared"
    assert page.checklist.parts["goals"].accessibleName() == "Goals, still open"
    assert page.areas() == [page.checklist, page._left, page.beside, page.footer]


def test_every_part_is_kept_as_it_is_typed_and_ticked(
    qtbot: QtBot, page: PreparePage, store: Store, meeting: int, context: Context
) -> None:
    for part in ("goals", "introduction", "where"):
        page.go_to(part)
        qtbot.keyClicks(QApplication.focusWidget(), f"My {part}")
    page.go_to("research")
    qtbot.keyClicks(QApplication.focusWidget(), "Nurse before")
    page.go_to("questions")
    page.chosen.new.setFocus()
    qtbot.keyClicks(page.chosen.new, "What is next?")
    qtbot.keyClick(page.chosen.new, Qt.Key.Key_Return)
    page.commit()
    found = detail(store, meeting)
    assert (found.goals, found.introduction, found.row.link) == ("My goals", "My introduction", "My where")
    assert asked(store, meeting) == ["What is next?"]
    assert found.missing == ()
    assert page.checklist.said.text() == "5 of 5 prepared"
    assert page.checklist.parts["research"].accessibleName() == "Research, done"
    context.history.undo()
    assert page.checklist.said.text() != "5 of 5 prepared"


def test_typing_is_saved_in_a_pause(
    qtbot: QtBot, page: PreparePage, store: Store, meeting: int, context: Context
) -> None:
    page.goals.text.keeper.timer.setInterval(20)
    with qtbot.waitSignal(context.changes.changed):
        qtbot.keyClicks(page.goals.text, "Learn")
    assert detail(store, meeting).goals == "Learn"
    assert page.goals.text.toPlainText() == "Learn"


def test_a_tick_in_the_bank_puts_a_question_on_the_list_and_the_next_takes_it_off(
    qtbot: QtBot, page: PreparePage, store: Store, meeting: int, said: list[str]
) -> None:
    page.commands()["filter"]()
    search = page.beside.bank.search
    assert search.hasFocus()
    qtbot.keyClicks(search, "drew KEPT")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    shown = page.beside.bank.list
    assert shown.hasFocus()
    assert lines(shown) == ["THEIR PATH", FIRST]
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert asked(store, meeting) == [FIRST]
    assert lines(page.chosen.list) == ["THEIR PATH", FIRST]
    assert shown.lines.data(shown.currentIndex(), Qt.ItemDataRole.AccessibleTextRole) == f"{FIRST}, chosen"
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert asked(store, meeting) == []
    assert said == ["Question removed"]


def test_the_bank_shows_a_group_or_a_set_and_adds_a_whole_set(
    qtbot: QtBot, page: PreparePage, store: Store, meeting: int
) -> None:
    shown = page.beside.bank
    choices = [shown.which.itemText(row) for row in range(shown.which.count())]
    assert choices[:2] == ["All questions", "Their path"]
    assert choices[-3:] == ["Set: Career change", "Set: First talk", "Set: TIARA"]
    shown.which.setCurrentText("Set: TIARA")
    shown.which.activated.emit(shown.which.currentIndex())
    page.commands()["filter"]()
    entries = shown.list.lines.entries
    assert len(entries) == 15
    assert isinstance(entries[0], Line)
    assert entries[0].detail == "Industry"
    assert shown.all.text() == "Add all 15"
    qtbot.mouseClick(shown.all, Qt.MouseButton.LeftButton)
    assert len(asked(store, meeting)) == 15
    assert not shown.all.isVisible()
    shown.search.setText("no such words at all")
    qtbot.waitUntil(lambda: not shown.list.isVisible())
    assert shown.none.text() == "No question has these words."


def test_questions_are_changed_moved_and_taken_off_by_the_keyboard(
    qtbot: QtBot, page: PreparePage, store: Store, meeting: int, now: datetime, context: Context
) -> None:
    ask(store, meeting, now, "One?", "Two?", "Six?")
    ask(store, meeting, now, "Why?", group=QuestionGroup.ADVICE)
    shown = page.chosen.list
    assert lines(shown) == ["ADVICE", "Why?", "YOUR OWN", "One?", "Two?", "Six?"]
    shown.setFocus()
    shown.select_id(detail(store, meeting).questions[0].id)
    assert "move_up" not in page.commands()
    page.commands()["move_down"]()
    assert lines(shown)[3:] == ["Two?", "One?", "Six?"]
    assert shown.currentIndex().data() == "One?"
    page.commands()["edit"]()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("One and only?")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lines(shown)[3:] == ["Two?", "One and only?", "Six?"])
    qtbot.keyClick(shown, Qt.Key.Key_Delete)
    assert lines(shown)[3:] == ["Two?", "Six?"]
    assert shown.currentIndex().data() == "Six?"
    context.history.undo()
    assert lines(shown)[3:] == ["Two?", "One and only?", "Six?"]


def test_the_same_question_is_not_asked_twice(
    qtbot: QtBot, page: PreparePage, store: Store, meeting: int, said: list[str]
) -> None:
    for _ in range(2):
        qtbot.keyClicks(page.chosen.new, "Why?")
        qtbot.keyClick(page.chosen.new, Qt.Key.Key_Return)
    assert asked(store, meeting) == ["Why?"]
    assert page.chosen.new.text() == "Why?"
    assert said == ["This question is on the list already"]
    page.chosen.new.clear()


def test_what_was_asked_says_when(page: PreparePage, store: Store, meeting: int, now: datetime) -> None:
    ask(store, meeting, now, "Why?")
    with store.transaction("as asked", now) as tx:
        tx.update("meeting_question", detail(store, meeting).questions[0].id, asked_at=now)
    entry = page.chosen.list.lines.entries[1]
    assert isinstance(entry, Line)
    assert entry.detail == "Asked 09:48"


def test_the_introduction_is_offered_from_the_profile_then_from_the_last_meeting(
    qtbot: QtBot, page: PreparePage, store: Store, meeting: int, people: dict[str, int], now: datetime
) -> None:
    intro = page.introduction
    assert intro.text.placeholderText() == "I’m Nora Whitfield, a science teacher."
    before = MeetingDraft((people["ben"],), now - timedelta(days=9), introduction="I teach. I ask.")
    other = meetings.schedule(store, before, now)
    page.arrive(Prepare(other))
    assert intro.text.toPlainText() == "I teach. I ask."
    page.arrive(Prepare(meeting))
    assert intro.text.placeholderText() == "I teach. I ask."
    assert intro.length.text() == "As you said it to Ben Solheim"
    assert detail(store, meeting).introduction == ""
    qtbot.mouseClick(intro.use, Qt.MouseButton.LeftButton)
    assert detail(store, meeting).introduction == "I teach. I ask."
    assert intro.length.text() == "2 sentences, 4 words, about 2 seconds"
    assert not intro.use.isVisible()
    qtbot.keyClicks(intro.text, " And more.")
    assert intro.length.text() == "3 sentences, 6 words, about 2 seconds. Two sentences are enough"
    assert intro.length.property("role") == "warning"


def test_who_they_are_and_how_you_got_here(
    qtbot: QtBot, page: PreparePage, store: Store, people: dict[str, int], went: list[Place]
) -> None:
    about = page.beside.about
    assert page.beside.tabs.bar.tabText(0) == "About Ada"
    assert about._role.text() == "Researcher, Halden Health"
    assert about._there.text() == "Boston, MA, 12:48 there now"
    titles = [about.timeline.model().index(row, 0).data() for row in range(about.timeline.model().rowCount())]
    assert titles[-1] == "Ben Solheim pointed you to them"
    about.cares.setPlainText("Sea swimming, and bread")
    about.cares.keeper.flush()
    assert contacts.detail(store, people["ada"]).cares_about == "Sea swimming, and bread"
    qtbot.mouseClick(about.open, Qt.MouseButton.LeftButton)
    assert went == [ShowContact(people["ada"])]


def test_research_is_kept_with_the_person_and_the_employer_and_links_open(
    qtbot: QtBot, page: PreparePage, store: Store, people: dict[str, int], outside: Any, now: datetime
) -> None:
    employer = organizations.named(store, "Halden Health")[0][0]
    page.commands()["add_note"]()
    research = page.beside.research
    qtbot.keyClicks(research.notes.new, "Gave a talk")
    research.research.setPlainText("A team of nine")
    page.commit()
    assert [note.text for note in contacts.notes(store, people["ada"])] == ["Gave a talk"]
    assert organizations.detail(store, employer).research == "A team of nine"
    assert [button.text() for button in research.links] == ["ada.example/talk"]
    qtbot.mouseClick(research.links[0], Qt.MouseButton.LeftButton)
    page.where.line.setText("meet.example/ada")
    qtbot.mouseClick(page.where.open, Qt.MouseButton.LeftButton)
    assert outside.links == ["https://ada.example/talk", "https://meet.example/ada"]


def test_of_several_people_one_is_chosen(
    page: PreparePage, store: Store, people: dict[str, int], meeting: int, now: datetime
) -> None:
    meetings.edit(store, meeting, {"contacts": (people["ada"], people["ben"])}, now)
    assert page.beside.who.isVisible()
    page.beside.research.notes.new.setPlainText("About Ada")
    page.beside.who.setCurrentIndex(1)
    page.beside.who.activated.emit(1)
    assert page.beside.tabs.bar.tabText(0) == "About Ben"
    assert [note.text for note in contacts.notes(store, people["ada"])] == ["About Ada"]
    assert not page.beside.research.research.isVisible()


def test_print_is_the_next_thing_until_it_is_time_to_start(
    qtbot: QtBot, page: PreparePage, clock: FixedClock, went: list[Place], store: Store, meeting: int
) -> None:
    footer = page.footer
    assert [footer.print.property("kind"), footer.start.property("kind")] == ["primary", "default"]
    clock.at += timedelta(minutes=33)
    page._tick()
    assert [footer.print.property("kind"), footer.start.property("kind")] == ["default", "primary"]
    qtbot.waitUntil(lambda: footer.start.x() > footer.print.x())
    page.commands()["next_step"]()
    assert detail(store, meeting).row.started_at == clock.at
    assert went == [Talk(meeting)]
    page.arrive(Prepare(meeting))
    assert footer.start.text() == "Go on"


def test_saying_that_it_is_prepared_settles_the_step(
    qtbot: QtBot, page: PreparePage, store: Store, meeting: int, said: list[str], context: Context
) -> None:
    def steps() -> list[TaskKind]:
        return [task.kind for task in of_meeting(store, meeting) if task.kind is TaskKind.PREPARE]

    assert steps() == [TaskKind.PREPARE]
    qtbot.mouseClick(page.footer.done, Qt.MouseButton.LeftButton)
    assert steps() == []
    assert said == ["Prepared"]
    assert not page.footer.done.isVisible()
    assert "step_done" not in page.commands()
    context.history.undo()
    assert page.footer.done.isVisible()


def test_a_meeting_that_is_gone_says_so_and_undo_brings_it_back(
    page: PreparePage, store: Store, meeting: int, now: datetime, context: Context
) -> None:
    page.goals.text.setPlainText("Unsaved")
    meetings.delete(store, [meeting], now)
    assert page.commands() == {}
    assert page._stack.gone.isVisible()
    context.history.undo()
    assert not page._stack.gone.isVisible()
    assert page.heading()[1] == "for Ada Quill, today 10:30"


def test_the_field_fits_how_they_meet(page: PreparePage, store: Store, meeting: int, now: datetime) -> None:
    for how, name, column in (
        (Format.PHONE, "Phone number", "phone"),
        (Format.IN_PERSON, "Place", "place"),
    ):
        other = meetings.schedule(
            store, MeetingDraft(detail_people(store, meeting), now + timedelta(days=2), format=how), now
        )
        page.arrive(Prepare(other))
        assert page.where.line.accessibleName() == name
        page.where.line.setText("There")
        page.commit()
        assert getattr(detail(store, other).row, column) == "There"


def test_another_way_to_meet_has_its_field_at_once(
    page: PreparePage, store: Store, meeting: int, now: datetime
) -> None:
    page.where.line.setText("meet.example/ada")
    meetings.edit(store, meeting, {"format": Format.PHONE}, now)
    assert (page.where.line.accessibleName(), page.where.line.text()) == ("Phone number", "")
    page.where.line.setText("+1 617 555 0100")
    page.commit()
    row = detail(store, meeting).row
    assert (row.link, row.phone) == ("meet.example/ada", "+1 617 555 0100")


def detail_people(store: Store, meeting: int) -> tuple[int, ...]:
    return tuple(who.id for who in detail(store, meeting).row.attendees)


def test_a_change_of_the_bank_is_seen(page: PreparePage, store: Store, now: datetime) -> None:
    page.commands()["filter"]()
    questions.delete(store, [row.id for row in bank(store)], now)
    assert page.beside.bank.none.text() == "The question bank is empty."
    assert page.beside.bank.none.isVisible()


def test_five_hundred_questions_and_a_long_name_from_right_to_left(
    page: PreparePage, store: Store, meeting: int, people: dict[str, int], now: datetime
) -> None:
    from klatch.services import contacts as people_verbs

    people_verbs.edit(store, people["ada"], {"display_name": "أمل " * 50}, now)
    people_verbs.edit(store, people["ada"], {"given_name": "W" * 200, "organization": "M" * 200}, now)
    page.commands()["add_note"]()
    QApplication.processEvents()
    assert page.beside.about.minimumSizeHint().width() < page.beside.width()
    assert page.beside.width() < page.width() / 2
    assert page.beside.tabs.bar.tabText(0) == f"About {'W' * 23}…"
    assert page.minimumSizeHint().width() <= 960 - 56
    with store.transaction("many", now) as tx:
        for number in range(500):
            text = f"Question {number} " + "with many words " * (number % 20)
            tx.insert("meeting_question", meeting=meeting, text=text, group="path", position=number)
    assert len(page.chosen.list.lines.entries) == 501
    QApplication.processEvents()
    assert page.chosen.list.height() > 500 * 20
    page.chosen.list.setFocus()
    page.chosen.list.select_row(500)
    assert page.chosen.can_shift(-1)
    page.commands()["move_up"]()
    assert detail(store, meeting).questions[498].text.startswith("Question 499")


def test_a_long_name_among_several_leaves_the_page_its_shape(
    page: PreparePage, store: Store, meeting: int, people: dict[str, int], now: datetime
) -> None:
    from klatch.services import contacts as people_verbs

    people_verbs.edit(store, people["ben"], {"display_name": "W" * 200}, now)
    meetings.edit(store, meeting, {"contacts": (people["ada"], people["ben"])}, now)
    questions.put_into_set(store, [row.id for row in bank(store)][:2], "W" * 200, now)
    page.commands()["filter"]()
    QApplication.processEvents()
    assert page.beside.width() < page.width() / 2
    assert page.minimumSizeHint().width() <= 960 - 56


def test_there_is_nothing_to_open_without_a_link(page: PreparePage) -> None:
    assert not page.where.line.text()
    assert not page.where.open.isVisible()


def test_questions_chosen_together_go_under_another_heading_in_one_step(
    page: PreparePage, store: Store, meeting: int, context: Context
) -> None:
    page.verbs.pick([row.id for row in bank(store)[:3]])
    before = detail(store, meeting).questions
    page.chosen.list.setFocus()
    page.chosen.list.selectAll()
    page.commands()["group_advice"]()
    assert {row.group for row in detail(store, meeting).questions} == {"advice"}
    context.history.undo()
    assert detail(store, meeting).questions == before
