"""The question bank as a page: words, groups, sets and order are the user's; the shipped ones come back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import QuestionGroup
from klatch.services.data import Store
from klatch.services.reading.questions import BankRow, bank, sets
from klatch.ui.page import Context
from klatch.ui.places import Place
from klatch.ui.prepare.editor import QuestionsPage
from klatch.ui.widgets.grouped_model import Heading, Line


@pytest.fixture
def editor(context: Context, qtbot: QtBot) -> Iterator[QuestionsPage]:
    made = QuestionsPage(context)
    qtbot.addWidget(made)
    made.resize(1096, 690)
    made.show()
    made.arrive(Place("questions"))
    yield made
    made.depart()


def lines(editor: QuestionsPage) -> list[Line]:
    return [entry for entry in editor.list.lines.entries if isinstance(entry, Line)]


def newest(store: Store) -> BankRow:
    return max(bank(store), key=lambda row: row.id)


def answer(qtbot: QtBot, editor: QuestionsPage, text: str) -> None:
    editor.prompt.field.setText(text)
    qtbot.keyClick(editor.prompt.field, Qt.Key.Key_Return)


def test_all_questions_stand_in_their_groups(editor: QuestionsPage, store: Store) -> None:
    count = len(bank(store))
    assert editor.heading() == ("Question bank", f"{count} questions")
    headings = [entry.text for entry in editor.list.lines.entries if isinstance(entry, Heading)]
    assert headings == ["Their path", "Day-to-day", "Industry", "Advice", "Referrals"]
    assert len(lines(editor)) == count
    shelves = [entry.text for entry in editor.shelves.list.lines.entries]
    assert shelves[0] == "All questions"
    assert shelves[-4:] == ["Sets", "Career change", "First talk", "TIARA"]


def test_an_own_question_gets_the_group_and_the_set_in_front(
    qtbot: QtBot, editor: QuestionsPage, store: Store
) -> None:
    editor.shelves.list.select_row(4)
    assert {line.id for line in lines(editor)} == {
        row.id for row in bank(store) if row.group is QuestionGroup.INDUSTRY
    }
    editor.commands()["new"]()
    qtbot.keyClicks(editor.new, "Who sets the pace?")
    qtbot.keyClick(editor.new, Qt.Key.Key_Return)
    made = newest(store)
    assert (made.text, made.group, made.set_name, made.shipped) == (
        "Who sets the pace?",
        QuestionGroup.INDUSTRY,
        "",
        False,
    )
    assert editor.list.current_id() == made.id
    assert lines(editor)[-1].detail == "yours"
    assert editor.new.text() == ""


def test_a_set_is_made_filled_renamed_and_dissolved(
    qtbot: QtBot, editor: QuestionsPage, store: Store, said: list[str]
) -> None:
    editor.commands()["new_set"]()
    answer(qtbot, editor, " ")
    assert editor.prompt.error == "Write something here"
    answer(qtbot, editor, "Data talks")
    assert editor.shelves.set_name == "Data talks"
    assert editor.none.text() == "No question here yet. Write the first one below."
    assert "rename_set" not in editor.commands()
    qtbot.keyClicks(editor.new, "Which table do you trust?")
    editor.submit()
    assert newest(store).set_name == "Data talks"
    editor.commands()["rename_set"]()
    answer(qtbot, editor, "Tables")
    assert editor.shelves.set_name == "Tables"
    assert [line.text for line in lines(editor)] == ["Which table do you trust?"]
    editor.commands()["delete_set"]()
    assert "Tables" not in [each.name for each in sets(store)]
    assert newest(store).text == "Which table do you trust?"
    assert said == ["The set “Tables” is dissolved; its questions stay"]
    assert editor.shelves.which == "all"


def test_selected_questions_join_a_set_and_leave_it(
    qtbot: QtBot, editor: QuestionsPage, store: Store, context: Context
) -> None:
    first, second = (line.id for line in lines(editor)[:2])
    editor.list.select_id(first)
    editor.commands()["into_set"]()
    answer(qtbot, editor, "Mine")
    editor.list.select_id(second)
    editor.commands()["new_set"]()
    answer(qtbot, editor, "Mine")
    assert [line.id for line in lines(editor)] == [first, second]
    editor.list.select_id(second)
    editor.commands()["out_of_set"]()
    assert [line.id for line in lines(editor)] == [first]
    context.history.undo()
    assert [line.id for line in lines(editor)] == [first, second]


def test_questions_move_change_go_and_are_restored(
    qtbot: QtBot, editor: QuestionsPage, store: Store, said: list[str]
) -> None:
    before = [line.id for line in lines(editor)]
    editor.list.setFocus()
    editor.list.select_row(0)
    assert "move_up" not in editor.commands()
    editor.commands()["move_down"]()
    assert [line.id for line in lines(editor)][:2] == [before[1], before[0]]
    editor.commands()["edit"]()
    typing = QApplication.focusWidget()
    assert isinstance(typing, QLineEdit)
    typing.setText("In my words?")
    qtbot.keyClick(typing, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lines(editor)[1].text == "In my words?")
    editor.commands()[f"group_{QuestionGroup.ADVICE}"]()
    assert next(row for row in bank(store) if row.id == before[0]).group is QuestionGroup.ADVICE
    editor.list.select_id(before[1])
    qtbot.keyClick(editor.list, Qt.Key.Key_Delete)
    assert len(lines(editor)) == len(before) - 1
    editor.restore.click()
    assert len(lines(editor)) == len(before)
    editor.commands()["restore_questions"]()
    assert said == ["Question deleted", "2 questions restored", "All shipped questions are as they were"]


def test_words_narrow_the_list(qtbot: QtBot, editor: QuestionsPage) -> None:
    editor.commands()["filter"]()
    qtbot.keyClicks(editor.search, "hard YEAR")
    qtbot.keyClick(editor.search, Qt.Key.Key_Down)
    assert [line.text for line in lines(editor)] == [
        "What did the last hard year change about how teams here work?"
    ]
    assert editor.list.hasFocus()
    editor.search.setText("xyz")
    qtbot.waitUntil(lambda: not editor.list.isVisible())
    assert editor.none.text() == "No question has these words."


def test_the_menus_hold_what_can_be_done(editor: QuestionsPage) -> None:
    def names() -> list[str]:
        editor._fill_menu()
        return [
            action.text().partition("\t")[0]
            for action in editor._menu.actions()
            if isinstance(action, QAction)
        ]

    editor.list.setFocus()
    editor.list.select_row(0)
    assert names() == ["Edit", "Move down", "Put into a set…", "Delete"]
    editor.shelves.select("set:TIARA")
    editor.shelves.list.setFocus()
    assert names() == ["New set of questions…", "Rename this set…", "Dissolve this set"]
