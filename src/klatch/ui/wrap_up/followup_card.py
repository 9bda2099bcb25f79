"""Follow-ups: what I will do after the meeting, and by when."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from klatch.services.reading.tasks import TaskRow
from klatch.ui.fields.autosave import AutoLine
from klatch.ui.fields.quiet import DayEdit
from klatch.ui.fields.row_stack import RowStack, RowWidget
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, SectionHeader, line
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.wrap_up.verbs import WrapVerbs

_NO_DATE = QDate(1970, 1, 1)


class DueEdit(DayEdit):
    """The day something is due, or none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Due"))
        self.setMinimumDate(_NO_DATE)
        self.setSpecialValueText(self.tr("No date"))
        self.setProperty("small", "true")

    @property
    def due(self) -> date | None:
        """The day chosen."""
        return None if self.date() == _NO_DATE else self.day

    def set_due(self, day: date | None) -> None:
        """Show a day or that there is none."""
        self.set_day(day) if day else self.setDate(_NO_DATE)


class FollowUpLine(RowWidget):
    """One follow-up: tick it off, change its words or its day, delete it."""

    def __init__(self, context: Context, verbs: WrapVerbs, when: When, row: TaskRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._id = row.id
        self._when = when
        self._due: date | None = None
        self.tick = QCheckBox(self)
        self.tick.setAccessibleName(self.tr("Done: %1").replace("%1", row.title))
        self.title = AutoLine(self.tr("Follow-up"), self)
        self.day = DueEdit(self)
        self.delete = IconButton(context.theme, "trash-2", self.tr("Delete this follow-up"), self)
        self.title.keeper.begin(row.title, self._save_title)
        line_of = QHBoxLayout(self)
        line_of.setContentsMargins(0, 0, 0, 0)
        line_of.setSpacing(8)
        line_of.addWidget(self.tick)
        line_of.addWidget(self.title, 1)
        line_of.addWidget(self.day)
        line_of.addWidget(self.delete)
        self.tick.clicked.connect(self._on_done)
        self.day.editingFinished.connect(self.commit)
        self.day.dateChanged.connect(self._on_day)
        self.delete.clicked.connect(self._on_delete)

    def renew(self, row: TaskRow) -> None:
        """Show what is stored now."""
        self.title.keeper.load(row.title)
        self._due = self._when.day_of(row.due) if row.due else None
        if not self.day.hasFocus():
            self.day.set_due(self._due)

    def commit(self) -> None:
        """Save what is being typed."""
        self.title.keeper.flush()
        if self.day.due != self._due:
            self._due = self.day.due
            self._verbs.edit_task(self._id, {"due_on": self._due, "due_at": None})

    def end(self) -> None:
        """It is gone: write nothing any more."""
        self.title.keeper.stop()
        self.day.blockSignals(True)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.tick, self.title, self.day, self.delete]

    def _save_title(self, text: str) -> bool:
        return self._verbs.edit_task(self._id, {"title": text})

    def _on_day(self, _day: QDate) -> None:
        if not self.day.hasFocus():  # chosen in the calendar, which has the focus meanwhile
            self.commit()

    def _on_done(self) -> None:
        self.end()
        self._verbs.task_done(self._id)

    def _on_delete(self) -> None:
        self.end()
        self._verbs.delete_task(self._id)


class FollowUpCard(Card):
    """The follow-ups of a meeting and a line for the next."""

    def __init__(self, context: Context, verbs: WrapVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self._when = When(context.clock.now(), context.zone())
        self.contact = 0
        self._header = SectionHeader(self.tr("Follow-ups"), self)
        self.lines = RowStack[TaskRow, FollowUpLine](self._make, FollowUpLine.renew, self)
        self.new = QLineEdit(self)
        self.new.setPlaceholderText(self.tr("What you will do"))
        self.new.setAccessibleName(self.tr("Next follow-up"))
        self.new.setProperty("small", "true")
        self.day = DueEdit(self)
        self._add = Button(context.theme, self.tr("Add"), self, icon="plus", small=True)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.new, 1)
        row.addWidget(self.day)
        row.addWidget(self._add)
        self.body.addWidget(self._header)
        self.body.addWidget(line(self))
        self.body.addWidget(self.lines)
        self.body.addLayout(row)
        self.new.returnPressed.connect(self._on_add)
        self._add.clicked.connect(self._on_add)

    def begin(self, when: When) -> None:
        """Turn to another meeting: the next follow-up is for tomorrow, until another day is chosen."""
        self._when = when
        self.new.clear()
        self.day.set_due(when.today + timedelta(days=1))

    def show_tasks(self, rows: tuple[TaskRow, ...]) -> None:
        """Show the open follow-ups."""
        self.lines.show_rows(rows)
        self._header.set_count(self.locale().toString(len(rows)) if rows else "")

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*self.lines.stops(), self.new, self.day, self._add]

    def commit(self) -> None:
        """Save what is being typed."""
        for shown in tuple(self.lines.widgets.values()):
            shown.commit()
        text, day = self.new.text().strip(), self.day.due or self._when.today
        if text and self._verbs.add_task(self.contact or None, text, day):
            self.new.clear()

    def _make(self, row: TaskRow) -> FollowUpLine:
        return FollowUpLine(self._context, self._verbs, self._when, row, self.lines)

    def _on_add(self) -> None:
        self.commit()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
