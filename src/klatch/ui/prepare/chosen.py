"""The questions of this meeting, in groups: changed in place, moved, taken off, and one more below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from klatch.domain.vocabulary import QuestionGroup
from klatch.services.reading.meetings import QuestionRow
from klatch.ui import words
from klatch.ui.page import Context
from klatch.ui.prepare.verbs import PrepareVerbs
from klatch.ui.when import When
from klatch.ui.widgets.base import SectionHeader, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.grouped_list import GroupedList
from klatch.ui.widgets.grouped_model import Entry, Heading, Line


class ChosenQuestions(QWidget):
    """What will be asked. The order within a group is the user's, that of the groups is the talk's."""

    bank_wanted = Signal()
    current_changed = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, context: Context, verbs: PrepareVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._verbs = verbs
        self._rows: tuple[QuestionRow, ...] = ()
        self.header = SectionHeader(self.tr("Questions"), self)
        self.bank = Button(theme, self.tr("From the bank"), self, kind="link", small=True)
        self.none = label(
            self.tr("Five to eight questions fill twenty minutes. Tick them in the bank, or add your own."),
            "caption",
            self,
            wrap=True,
        )
        self.list = GroupedList(theme, self.tr("Questions of this meeting"), self, editable=True, grows=True)
        self.new = QLineEdit(self)
        self.group = QComboBox(self)
        self.list.hide()
        self._layout()
        self._connect()

    def show_questions(self, rows: Sequence[QuestionRow], when: When) -> None:
        """Show what will be asked."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        self.list.show_entries(self._entries(when))
        self.list.setVisible(bool(rows))
        self.none.setHidden(bool(rows))
        self.header.set_count(self.locale().toString(len(rows)) if rows else "")

    def in_order(self) -> list[QuestionRow]:
        """The questions as they are shown."""
        return in_order(self._rows)

    def can_shift(self, by: int) -> bool:
        """Whether the question with the cursor has a neighbour on that side within its group."""
        return self._neighbours(by) is not None

    def shift(self, by: int) -> None:
        """Move the question with the cursor within its group."""
        order = self._neighbours(by)
        if order is not None:
            self._verbs.reorder(order)

    def remove(self) -> None:
        """Take the selected questions off the list."""
        ids = self.list.selected_ids()
        if ids:
            self._verbs.remove(ids)

    def set_group(self, group: QuestionGroup) -> None:
        """Put the selected questions under another heading."""
        self._verbs.set_group(self.list.selected_ids(), group)

    def commit(self) -> None:
        """Add what stands in the line for one more."""
        text = self.new.text().strip()
        if text and self._verbs.add_own(text, QuestionGroup(self.group.currentData())):
            self.new.clear()

    def _neighbours(self, by: int) -> list[int] | None:
        """The ids of the group with the one in hand moved, None where it is at the end."""
        current = next((row for row in self._rows if row.id == self.list.current_id()), None)
        if current is None:
            return None
        group = [row.id for row in in_order(self._rows) if row.group == current.group]
        at = group.index(current.id)
        if not 0 <= at + by < len(group):
            return None
        group.insert(at + by, group.pop(at))
        return group

    def _entries(self, when: When) -> list[Entry]:
        entries: list[Entry] = []
        group = ""
        for row in self.in_order():
            if row.group != group:
                group = row.group
                count = sum(1 for each in self._rows if each.group == group)
                said = words.question_group(QuestionGroup(group))
                entries.append(Heading(said, self.locale().toString(count)))
            asked = self.tr("Asked %1").replace("%1", when.time(row.asked_at)) if row.asked_at else ""
            entries.append(Line(row.id, row.text, detail=asked, muted=bool(asked)))
        return entries

    def _layout(self) -> None:
        self.new.setPlaceholderText(self.tr("Add a question"))
        self.new.setAccessibleName(self.tr("Add a question"))
        self.group.setAccessibleName(self.tr("Group of the next question"))
        for group in QuestionGroup:
            self.group.addItem(words.question_group(group), group.value)
        self.group.setCurrentIndex(self.group.findData(QuestionGroup.OWN.value))
        self.header.add(self.bank)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.new, 1)
        row.addWidget(self.group)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.header)
        column.addWidget(self.none)
        column.addWidget(self.list)
        column.addLayout(row)

    def _connect(self) -> None:
        self.bank.clicked.connect(self.bank_wanted)
        self.new.returnPressed.connect(self.commit)
        self.list.edited.connect(self._verbs.edit_question)
        self.list.delete_pressed.connect(self.remove)
        self.list.current_changed.connect(self.current_changed)
        self.list.menu_requested.connect(self.menu_requested)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)


def in_order(rows: Sequence[QuestionRow]) -> list[QuestionRow]:
    """By the groups of a talk, then as the user put them."""
    groups = [group.value for group in QuestionGroup]
    return sorted(rows, key=lambda row: (groups.index(row.group), row.position, row.id))
