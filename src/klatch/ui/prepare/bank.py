"""The question bank beside the meeting: a tick puts a question on its list, the next takes it off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from klatch.domain.names import fold
from klatch.domain.vocabulary import QuestionGroup
from klatch.services.reading.meetings import QuestionRow
from klatch.services.reading.questions import BankRow, bank, sets
from klatch.ui import words
from klatch.ui.page import Context
from klatch.ui.prepare.verbs import PrepareVerbs
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.grouped_list import GroupedList
from klatch.ui.widgets.grouped_model import Entry, Heading, Line

ALL, GROUP, SET = "all", "group:", "set:"
"""Which questions: all of them, or what begins with one of the others and ends with its name."""


class SearchLine(QLineEdit):
    """Down goes to the list, Esc takes the words away."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class BankList(QWidget):
    """All questions, those of one group or of one set, narrowed by words."""

    editor_wanted = Signal()

    def __init__(self, context: Context, verbs: PrepareVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._verbs = verbs
        self._rows: tuple[BankRow, ...] = ()
        self._chosen: dict[str, int] = {}
        self.which = QComboBox(self)
        self.search = SearchLine(self)
        self.list = GroupedList(theme, self.tr("Question bank"), self)
        self.none = label("", "muted", self, wrap=True)
        self.all = Button(theme, "", self, small=True, icon="plus")
        self.editor = Button(theme, self.tr("Edit the question bank"), self, kind="link", small=True)
        self._timer = QTimer(self)
        self._layout()
        self._connect()

    def show_chosen(self, questions: Sequence[QuestionRow]) -> None:
        """Tick what is on the list of the meeting."""
        chosen = {fold(row.text): row.id for row in questions}
        if chosen != self._chosen:
            self._chosen = chosen
            self._fill()

    def read(self) -> None:
        """Read the bank as it is now."""
        self._rows = bank(self._context.store)
        here, blocked = self.which.currentData(), self.which.blockSignals(True)
        self.which.clear()
        self.which.addItem(self.tr("All questions"), ALL)
        present = {row.group for row in self._rows}
        for group in (group for group in QuestionGroup if group in present):
            self.which.addItem(words.question_group(group), GROUP + group.value)
        found = sets(self._context.store)
        if found:
            self.which.insertSeparator(self.which.count())
        for each in found:
            self.which.addItem(self.tr("Set: %1").replace("%1", each.name), SET + each.name)
        self.which.setCurrentIndex(max(0, self.which.findData(here or ALL)))
        self.which.blockSignals(blocked)
        self._fill()

    def focus_search(self) -> None:
        """Put the cursor into the words."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def toggle(self, question: int) -> None:
        """Put a question on the list, or take it off."""
        row = next(row for row in self._rows if row.id == question)
        chosen = self._chosen.get(fold(row.text))
        if chosen is None:
            self._verbs.pick([question])
        else:
            self._verbs.remove([chosen])

    def shown(self) -> list[BankRow]:
        """The questions in view, in their order."""
        which, wanted = str(self.which.currentData() or ALL), fold(self.search.text()).split()
        rows = [row for row in self._rows if belongs(row, which)]
        return [row for row in rows if all(word in fold(row.text) for word in wanted)]

    def _fill(self) -> None:
        rows, in_set = self.shown(), str(self.which.currentData()).startswith(SET)
        entries: list[Entry] = []
        if in_set:
            entries += [self._line(row, words.question_group(row.group)) for row in rows]
        else:
            for group in QuestionGroup:
                below = [self._line(row, row.set_name) for row in rows if row.group is group]
                if below:
                    entries += [
                        Heading(words.question_group(group), self.locale().toString(len(below))),
                        *below,
                    ]
        self.list.show_entries(entries)
        open_ones = sum(1 for row in rows if fold(row.text) not in self._chosen)
        self.all.setText(self.tr("Add all %1").replace("%1", self.locale().toString(open_ones)))
        self.all.setVisible(in_set and open_ones > 0)
        self.none.setText(
            self.tr("No question has these words.") if self._rows else self.tr("The question bank is empty.")
        )
        self.none.setHidden(bool(rows))
        self.list.setVisible(bool(rows))

    def _line(self, row: BankRow, detail: str) -> Line:
        ticked = fold(row.text) in self._chosen
        return Line(row.id, row.text, ticked, detail)

    def _layout(self) -> None:
        self.which.setAccessibleName(self.tr("Which questions"))
        self.search.setPlaceholderText(self.tr("Search questions"))
        self.search.setAccessibleName(self.tr("Search questions"))
        self.list.lines.ticked, self.list.lines.not_ticked = self.tr("chosen"), self.tr("not chosen")
        self.setFocusProxy(self.search)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.which, 1)
        top.addWidget(self.search, 1)
        below = QHBoxLayout()
        below.addWidget(self.editor)
        below.addStretch(1)
        below.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.which.activated.connect(self._on_which)
        self.search.textChanged.connect(self._timer.start)
        self.search.left.connect(self._to_list)
        self._timer.timeout.connect(self._fill)
        self.list.toggled.connect(self.toggle)
        self.all.clicked.connect(self._add_all)
        self.editor.clicked.connect(self.editor_wanted)

    def _on_which(self, _number: int) -> None:
        self._fill()

    def _to_list(self) -> None:
        self._fill()
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.current_id():
            self.list.select_row(0)

    def _add_all(self) -> None:
        self._verbs.pick([row.id for row in self.shown()])


def belongs(row: BankRow, which: str) -> bool:
    """Whether a question is among those."""
    if which.startswith(SET):
        return row.set_name == which.removeprefix(SET)
    return which == ALL or row.group.value == which.removeprefix(GROUP)
