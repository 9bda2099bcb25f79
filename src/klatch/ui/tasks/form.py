"""A step of the user's own, changed in place: each field is kept when it is left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain import zones
from klatch.services import tasks
from klatch.services.reading.task_list import Choice, ListedTask, meetings_to_link, opportunities_to_link
from klatch.ui.fields.auto import LABEL_WIDTH, LineField
from klatch.ui.fields.person_search import PersonSearch
from klatch.ui.fields.quiet import ClockEdit, DayEdit
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.forms import Field, indent

_USUAL_TIME = time(9)
_GAP = 8


class TaskForm(QWidget):
    """Title, day, time, and what it is about."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._row: ListedTask | None = None
        self._when = When(context.clock.now())
        theme = context.theme
        self.title = LineField(theme, self.tr("Task"), partial(self._save_one, "title"), self)
        self.on_day = QCheckBox(self.tr("On a day"), self)
        self.day = DayEdit(self)
        self.at_time = QCheckBox(self.tr("At a time"), self)
        self.clock = ClockEdit(self)
        self.person = Button(theme, "", self, icon="x", small=True)
        self.search = PersonSearch(context.store, self)
        self.meeting = QComboBox(self)
        self.opportunity = QComboBox(self)
        self._layout()
        self._connect()

    def show_task(self, row: ListedTask, when: When) -> None:
        """Show a task; what is being typed into its title stays, and all of it while nothing is new."""
        if row == self._row and self._in_use:
            return
        same = self._row is not None and self._row.task.id == row.task.id
        self._row, self._when = row, when
        task = row.task
        self.title.load(task.title, afresh=not same)
        due = task.due
        local = due.astimezone(when.zone) if isinstance(due, datetime) else None
        self._quietly(self.day, partial(self.day.set_day, when.day_of(due) if due else when.today))
        self._quietly(self.clock, partial(self.clock.set_clock, local.time() if local else _USUAL_TIME))
        self.on_day.setChecked(due is not None)
        self.at_time.setChecked(local is not None)
        self.day.setEnabled(due is not None)
        self.at_time.setEnabled(due is not None)
        self.clock.setEnabled(local is not None)
        self.person.setText(task.name)
        self.person.setAccessibleName(self.tr("Not about %1").replace("%1", task.name))
        self.person.setVisible(task.contact is not None)
        self.search.setVisible(task.contact is None)
        self._fill(
            self.meeting, meetings_to_link(self._context.store, task.contact, task.meeting), task.meeting
        )
        self._fill(self.opportunity, opportunities_to_link(self._context.store), task.opportunity)

    def commit(self) -> None:
        """Save what is being typed."""
        if self._row is not None:
            self.title.commit()

    def begin(self) -> None:
        """Put the cursor into the title."""
        self.title.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.line.selectAll()

    @property
    def _in_use(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _layout(self) -> None:
        theme = self._context.theme
        self.search.setPlaceholderText(self.tr("Type a name"))
        for small in (self.search, self.meeting, self.opportunity):
            small.setProperty("small", "true")
        times = QGridLayout()
        times.setHorizontalSpacing(_GAP)
        times.setVerticalSpacing(_GAP)
        for number, (tick, editor, name) in enumerate(
            (
                (self.on_day, self.day, self.tr("Day")),
                (self.at_time, self.clock, self.tr("Time")),
            )
        ):
            editor.setAccessibleName(name)
            editor.setMaximumHeight(theme.size("control"))
            indent(editor)
            times.addWidget(tick, number, 0)
            times.addWidget(editor, number, 1)
        times.setColumnMinimumWidth(0, theme.px(LABEL_WIDTH))
        times.setColumnStretch(1, 1)
        about = QWidget(self)
        row = QHBoxLayout(about)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.person, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.search, 1)
        about.setFocusProxy(self.search)
        self._meeting_field = Field(theme, self.tr("Meeting"), self.meeting, self)
        self._opportunity_field = Field(theme, self.tr("Opportunity"), self.opportunity, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addLayout(times)
        column.addWidget(Field(theme, self.tr("Person"), about, self))
        column.addWidget(self._meeting_field)
        column.addWidget(self._opportunity_field)

    def _connect(self) -> None:
        self.on_day.clicked.connect(self._save_due)
        self.at_time.clicked.connect(self._save_due)
        self.day.dateChanged.connect(self._save_due)
        self.clock.editingFinished.connect(self._save_due)
        self.person.clicked.connect(partial(self._link_person, None))
        self.search.found.connect(self._link_person)
        self.meeting.activated.connect(self._save_meeting)
        self.opportunity.activated.connect(self._save_opportunity)

    def _fill(self, box: QComboBox, choices: Sequence[Choice], chosen: int | None) -> None:
        box.clear()
        box.addItem(self.tr("None"), None)
        for each in choices:
            text = f"{self._when.weekday(each.at)} · {each.text}" if each.at else each.text
            box.addItem(text, each.id)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        field = self._meeting_field if box is self.meeting else self._opportunity_field
        field.setVisible(bool(choices))

    def _quietly(self, editor: QWidget, show: Any) -> None:
        blocked = editor.blockSignals(True)
        show()
        editor.blockSignals(blocked)

    def _save_due(self, _value: object = None) -> None:
        day, at = self.day.day, self.clock.clock
        if not self.on_day.isChecked():
            self._save({"due_on": None, "due_at": None})
        elif self.at_time.isChecked():
            self._save({"due_on": None, "due_at": self._moment(day, at)})
        else:
            self._save({"due_on": day, "due_at": None})

    def _moment(self, day: date, at: time) -> datetime:
        return zones.to_utc(datetime.combine(day, at), str(self._when.zone))

    def _link_person(self, contact: int | None, _checked: bool = False) -> None:
        self._save({"contact": contact or None, "meeting": None})

    def _save_meeting(self, _number: int) -> None:
        self._save({"meeting": self.meeting.currentData()})

    def _save_opportunity(self, _number: int) -> None:
        self._save({"opportunity": self.opportunity.currentData()})

    def _save(self, changes: dict[str, Any]) -> None:
        if self._row is not None:
            with self._context.notices.guarded():
                tasks.edit(self._context.store, self._row.task.id, changes, self._context.clock.now())

    def _save_one(self, name: str, value: Any) -> None:
        if self._row is not None:
            tasks.edit(self._context.store, self._row.task.id, {name: value}, self._context.clock.now())
