"""Many rows at once: the work grows with their number, not with its square."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from klatch.ui.fields.row_stack import RowStack, RowWidget


class Row(NamedTuple):
    id: int


class Measured(RowWidget):
    """Counts how often it is asked for its height, as whatever lays it out again does."""

    asked = 0

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, _width: int) -> int:
        self.asked += 1
        return 20


def asked(qtbot: QtBot, number: int) -> int:
    page = QWidget()
    qtbot.addWidget(page)
    made: list[Measured] = []

    def make(_row: Row) -> Measured:
        made.append(Measured(stack))
        return made[-1]

    stack = RowStack[Row, Measured](make, lambda _row, _shown: None, page)
    QVBoxLayout(page).addWidget(stack)
    page.show()
    QApplication.processEvents()
    stack.show_rows([Row(key) for key in range(number)])
    QApplication.processEvents()
    assert stack.isVisible()
    assert all(row.isVisible() for row in made)
    return sum(row.asked for row in made)


def test_rows_shown_at_once_are_laid_out_once(qtbot: QtBot) -> None:
    assert asked(qtbot, 80) < 3 * asked(qtbot, 40)
