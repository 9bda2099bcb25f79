"""Where questions stand: all of them, each group, each set with how many it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.domain.vocabulary import QuestionGroup
from klatch.services.reading.questions import BankRow, SetRow
from klatch.ui import words
from klatch.ui.prepare.bank import ALL, GROUP, SET
from klatch.ui.theme import Theme
from klatch.ui.widgets.grouped_list import GroupedList
from klatch.ui.widgets.grouped_model import Entry, Heading, Line


class Shelves(QWidget):
    """One of them is in front; a set just begun stands here before its first question."""

    chosen = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = [ALL]
        self._begun = ""
        self._rows: Sequence[BankRow] = ()
        self._sets: Sequence[SetRow] = ()
        self.which = ALL
        """What is in front: ALL, or GROUP or SET and a name."""
        self.list = GroupedList(theme, self.tr("Groups and sets"), self)
        self.list.setSelectionMode(GroupedList.SelectionMode.SingleSelection)
        self.setFocusProxy(self.list)
        self.setProperty("area", "frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.list)
        self.list.current_changed.connect(self._on_current)
        self.list.menu_requested.connect(self.menu_requested)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def set_name(self) -> str:
        """The set in front, "" without one."""
        return self.which.removeprefix(SET) if self.which.startswith(SET) else ""

    def show_shelves(self, rows: Sequence[BankRow], found: Sequence[SetRow]) -> None:
        """Show where the questions of the bank stand."""
        self._rows, self._sets = rows, found
        if any(each.name == self._begun for each in found):
            self._begun = ""
        self._fill()

    def begin(self, name: str) -> None:
        """Put a set in front, one without questions, too."""
        self._begun = "" if any(each.name == name for each in self._sets) else name
        self.which = SET + name
        self._fill()

    def select(self, which: str) -> None:
        """Put something else in front."""
        self.which = which
        self._fill()

    def _fill(self) -> None:
        number = self.locale().toString
        groups = Counter(row.group for row in self._rows)
        self._keys = [ALL]
        entries: list[Entry] = [Line(1, self.tr("All questions"), end=number(len(self._rows)))]
        entries.append(Heading(self.tr("Groups")))
        entries += [
            self._shelf(GROUP + group, words.question_group(group), groups[group]) for group in QuestionGroup
        ]
        shown = [(each.name, each.questions) for each in self._sets]
        shown += [(self._begun, 0)] if self._begun else []
        if shown:
            entries.append(Heading(self.tr("Sets")))
            entries += [self._shelf(SET + name, name, count) for name, count in shown]
        if self.which not in self._keys:
            self.which = ALL
        here = self.which
        blocked = self.list.blockSignals(True)
        self.list.show_entries(entries)
        self.list.select_id(self._keys.index(here) + 1)
        self.list.blockSignals(blocked)

    def _shelf(self, key: str, text: str, count: int) -> Line:
        self._keys.append(key)
        return Line(len(self._keys), text, end=self.locale().toString(count))

    def _on_current(self, number: int) -> None:
        if number and self._keys[number - 1] != self.which:
            self.which = self._keys[number - 1]
            self.chosen.emit()

    def _restyle(self) -> None:
        self.setFixedWidth(self._theme.px(232))
