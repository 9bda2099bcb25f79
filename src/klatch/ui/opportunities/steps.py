"""The user's own tasks about an opportunity, and a line to add one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.domain.drafts import TaskDraft
from klatch.services import tasks
from klatch.services.reading.opportunities import OpportunityRow, OpportunityTaskSource
from klatch.services.reading.tasks import TaskRow
from klatch.ui import words
from klatch.ui.browse.pane_table import PaneTable
from klatch.ui.models.columns import Column, Due
from klatch.ui.models.record_table import RecordTable
from klatch.ui.page import Context
from klatch.ui.task_verbs import TaskVerbs
from klatch.ui.when import When
from klatch.ui.widgets.base import SectionHeader
from klatch.ui.widgets.next_line import NextLine


class StepWords:
    """Says the cells of a row; `when` is set again as time passes."""

    def __init__(self, when: When) -> None:
        self.when = when

    def columns(self) -> tuple[Column, ...]:
        """What, and when below it."""
        return (Column("what", "", _what, "due", width=200, stretch=1, value=self._due),)

    def sentence(self, row: TaskRow) -> str:
        """What, and when."""
        return ", ".join(filter(None, (_what(row), self._due(row).text)))

    def _due(self, row: TaskRow) -> Due:
        return self.when.due(row.due)


class OpportunitySteps(QWidget):
    """Enter in the line adds a task for the next date; Space in the list ticks one off, Del deletes it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._row: OpportunityRow | None = None
        self._words = StepWords(When(context.clock.now()))
        self._verbs = TaskVerbs(context, self)
        self._head = SectionHeader(self.tr("Tasks"), self)
        self.table = RecordTable(
            OpportunityTaskSource(context.store),
            self._words.columns(),
            sentence=self._words.sentence,
            parent=self,
        )
        self.view = PaneTable(self.table, context.theme, self.tr("Tasks"), self)
        self.line = NextLine(self)
        self._layout()
        self.line.returnPressed.connect(self._add)
        self.view.ticked.connect(self._tick)
        self.view.opened.connect(self._tick)
        self.view.delete_pressed.connect(self._delete)

    def show_row(self, row: OpportunityRow, when: When) -> None:
        """Show the tasks of an opportunity."""
        if self._row is not None and self._row.id != row.id:
            self.line.forget()
        self._row, self._words.when = row, when
        self.view.show_of(row.id)
        number = len(self.table.ids)
        self._head.set_count(self.locale().toString(number) if number else "")

    def forget(self) -> None:
        """None is shown any more."""
        self._row = None
        self.line.forget()
        self.view.show_of(0)

    def begin(self) -> None:
        """Put the cursor into the line."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _layout(self) -> None:
        self.line.setProperty("small", "true")
        self.line.setPlaceholderText(self.tr("Add a task; Enter keeps it"))
        self.line.setAccessibleName(self.tr("New task"))
        top, below = QVBoxLayout(), QVBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.addWidget(self._head)
        below.setContentsMargins(16, 0, 16, 0)
        below.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.view)
        column.addLayout(below)

    def _add(self) -> None:
        title = self.line.text().strip()
        if self._row is None or not title:
            return
        row = self._row
        due_on = row.next_on if isinstance(row.next_on, date) else None
        draft = TaskDraft(
            title, row.contact, organization=row.organization, opportunity=row.id, due_on=due_on
        )
        with self._context.notices.guarded():
            self.line.forget()
            tasks.add_own(self._context.store, draft, self._context.clock.now())
            self._context.notices.undoable(self.tr("Added: %1").replace("%1", title))

    def _tick(self, task: int) -> None:
        self._verbs.done([task], self._title(task))

    def _delete(self) -> None:
        chosen = self.view.selected_ids()
        if chosen:
            self._verbs.delete(chosen, self._title(chosen[0]))

    def _title(self, task: int) -> str:
        row = self.table.record(self.table.row_of(task))
        return _what(row) if row is not None else ""


def _what(row: TaskRow) -> str:
    return words.step(row.kind, row.title)
