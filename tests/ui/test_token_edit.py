"""The editor for text with tokens, and the letter, without any page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from klatch.ui.theme import Theme
from klatch.ui.widgets.letter import Letter, LetterRun
from klatch.ui.widgets.token_edit import TokenEdit
from klatch.ui.widgets.tokens import Look

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

KNOWN = {
    "{{ name }}": Look("first name"),
    "{{ city }}": Look("city", "empty"),
    "{% if x %}": Look("if x", "tag"),
}
SOURCE = "Hi {{ name }},\n\n{{ city }}{{ city }} and more.\n{{ name }}"


def edit(qtbot, theme: Theme, **more: bool) -> TokenEdit:
    made = TokenEdit(theme, KNOWN.get, **more)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def test_source_in_is_source_out(qtbot, theme: Theme) -> None:
    made = edit(qtbot, theme)
    made.set_source(SOURCE)
    assert made.source() == SOURCE
    assert made.toPlainText() == "Hi \ufffc,\n\n\ufffc\ufffc and more.\n\ufffc"
    assert not made.grab().isNull()


@pytest.mark.parametrize("text", ["{", "{{", "{{ unknown }}", "a { b } {% c %} {# d #}", "}}", "{{{{"])
def test_braces_that_are_no_token_are_escaped_or_kept_raw(qtbot, theme: Theme, text: str) -> None:
    plain, raw = edit(qtbot, theme), edit(qtbot, theme, raw=True)
    plain.insertPlainText(text)
    raw.insertPlainText(text)
    assert raw.source() == text
    assert plain.source() == text.replace("{", '{{ "{" }}')
    again = edit(qtbot, theme)
    again.set_source(plain.source())
    assert again.toPlainText() == text


def test_what_is_typed_beside_a_token_is_text(qtbot, theme: Theme) -> None:
    made = edit(qtbot, theme)
    made.set_source("{{ name }}")
    made.moveCursor(made.textCursor().MoveOperation.End)
    QTest.keyClicks(made, "xy")
    QTest.keyClick(made, Qt.Key.Key_Return)
    QTest.keyClicks(made, "z")
    assert made.source() == "{{ name }}xy\nz"


def test_cut_and_paste_carry_tokens_and_plain_text_comes_in_as_such(qtbot, theme: Theme) -> None:
    made = edit(qtbot, theme)
    made.set_source(SOURCE)
    made.selectAll()
    made.cut()
    assert QApplication.clipboard().text() == SOURCE
    assert made.source() == ""
    made.paste()
    assert made.source() == SOURCE
    rich = QMimeData()
    rich.setHtml("<b>bold</b> <img src='file:///etc/hostname'>")
    rich.setText("bold")
    made.selectAll()
    made.insertFromMimeData(rich)
    assert made.source() == "bold"
    made.insertFromMimeData(QMimeData())
    assert made.source() == "bold"


def test_one_line_stays_one_line(qtbot, theme: Theme) -> None:
    made = edit(qtbot, theme, single_line=True)
    QTest.keyClicks(made, "a")
    QTest.keyClick(made, Qt.Key.Key_Return)
    data = QMimeData()
    data.setText("b\r\nc\nd")
    made.insertFromMimeData(data)
    assert made.source() == "ab c d"


def test_escape_closes_the_list_and_keeps_what_was_typed(qtbot, theme: Theme) -> None:
    made = edit(qtbot, theme)
    made.set_choices([("first name", "{{ name }}"), ("city", "{{ city }}")])
    made.setFocus()
    QTest.keyClicks(made, "{c")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert made.toPlainText() == "{c"
    QTest.keyClicks(made, "xq")
    assert QApplication.activePopupWidget() is None


def test_setting_a_text_can_be_undone_when_wanted(qtbot, theme: Theme) -> None:
    made = edit(qtbot, theme)
    made.set_source("one")
    assert not made.document().isUndoAvailable()
    made.set_source("two {{ name }}", undoable=True)
    QTest.keySequence(made, QKeySequence(QKeySequence.StandardKey.Undo))
    assert made.source() == "one"


def test_text_size_changes_lines_and_not_the_text(qtbot, theme: Theme) -> None:
    made = edit(qtbot, theme)
    made.set_source(SOURCE)
    before = made.document().size().height()
    theme.set_text_scale(1.5)
    try:
        assert made.document().size().height() > before
        assert made.source() == SOURCE
    finally:
        theme.set_text_scale(1.0)


def test_a_letter_is_as_high_as_its_text_and_cannot_be_edited(qtbot, theme: Theme) -> None:
    letter = Letter(theme)
    qtbot.addWidget(letter)
    letter.resize(300, 10)
    letter.show()
    letter.set_text("Hi\n\nyou")
    low = letter.height()
    letter.set_text("A long line that has to wrap more than once. " * 10)
    qtbot.waitUntil(lambda: letter.height() > low)
    QTest.keyClicks(letter, "x")
    assert letter.text().startswith("A long line")


def test_a_letter_marks_what_is_left_out_and_missing(qtbot, theme: Theme) -> None:
    letter = Letter(theme)
    qtbot.addWidget(letter)
    letter.show()
    letter.set_runs(
        [
            LetterRun("Hi "),
            LetterRun("Ada", "field"),
            LetterRun("."),
            LetterRun("sentence left out", "left_out"),
            LetterRun(" Bye, "),
            LetterRun("name", "missing"),
        ]
    )
    assert letter.marks() == ["sentence left out", "name"]
    assert letter.text() == "Hi Ada. Bye, "
    assert letter.toPlainText() == "Hi Ada. \ufffc Bye, \ufffc"
    assert not letter.grab().isNull()


def test_a_letter_shows_markup_as_text(qtbot, theme: Theme) -> None:
    letter = Letter(theme)
    qtbot.addWidget(letter)
    letter.set_text("<img src='file:///etc/hostname'><b>x</b>")
    assert letter.toPlainText() == "<img src='file:///etc/hostname'><b>x</b>"
