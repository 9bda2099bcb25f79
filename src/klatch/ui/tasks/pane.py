"""The task in front: what it asks for, what can be done with it, and a form for the user's own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from klatch.domain.vocabulary import TaskKind
from klatch.services.reading.task_list import ListedTask
from klatch.ui import words
from klatch.ui.page import Context
from klatch.ui.tasks.columns import RowWords, what
from klatch.ui.tasks.form import TaskForm
from klatch.ui.widgets.base import Card, label, set_property
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout

_INKS = {"late": "danger", "today": "warning"}


class TaskPane(QScrollArea):
    """One task; `wanted` names the command of a button."""

    wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._inside = QWidget(self)
        self._card = Card(self._inside, kind="next", margin=12)
        self._what = label("", "name", self._card, wrap=True)
        self._about = label("", "muted", self._card, wrap=True)
        self._due = label("", "caption", self._card, wrap=True)
        self._why = label("", "caption", self._inside, wrap=True)
        self.form = TaskForm(context, self._inside)
        self.buttons = {
            key: Button(context.theme, text, self._card, icon=icon, small=True)
            for key, text, icon in (
                ("next_step", self.tr("Start"), ""),
                ("step_done", self.tr("Done"), "check"),
                ("snooze", self.tr("Until tomorrow"), "clock"),
                ("skip_step", self.tr("Skip"), "x"),
                ("reopen", self.tr("Open again"), "rotate-ccw"),
                ("delete", self.tr("Delete"), "trash-2"),
            )
        }
        self._layout()
        for key, button in self.buttons.items():
            button.clicked.connect(partial(self._want, key))

    def show_task(self, row: ListedTask | None, said: RowWords, commands: set[str]) -> None:
        """Show a task and what can be done with it; nothing without one."""
        self._inside.setVisible(row is not None)
        if row is None:
            return
        task, when = row.task, said.when
        self._what.setText(what(row))
        about = [task.name, task.organization, row.opportunity]
        self._about.setText(" · ".join(part for part in about if part))
        self._about.setVisible(bool(self._about.text()))
        due = said.due(row)
        self._due.setText(due.text or self.tr("No date"))
        set_property(self._due, "role", _INKS.get(due.urgency, "caption"))
        own = task.kind is TaskKind.OWN
        ended = row.done_at is not None or row.skipped_at is not None
        self._show_buttons(row, commands, own=own, ended=ended)
        self.form.setVisible(own and not ended)
        self._why.setVisible(not own and not ended)
        self._why.setText(
            self.tr("A rule asks for this step; it goes away by itself when it is no longer needed.")
        )
        if own and not ended:
            self.form.show_task(row, when)

    def _show_buttons(self, row: ListedTask, commands: set[str], *, own: bool, ended: bool) -> None:
        verb, icon = words.step_button(row.task.kind)
        start = self.buttons["next_step"]
        start.setText(verb)
        start.set_icon_name(icon)
        start.set_kind("default" if ended else "primary")
        offered = commands - ({"skip_step"} if own else {"delete"})
        for key, button in self.buttons.items():
            button.setVisible(key in offered)

    def _layout(self) -> None:
        self._inside.setProperty("area", "clear")
        self.setProperty("area", "frame")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (self._what, self._about, self._due):
            self._card.body.addWidget(widget)
        row = QWidget(self._card)
        flow = FlowLayout(row)
        for button in self.buttons.values():
            flow.addWidget(button)
        self._card.body.addSpacing(4)
        self._card.body.addWidget(row)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._card)
        column.addWidget(self._why)
        column.addWidget(self.form)
        column.addStretch(1)
        self.setWidget(self._inside)

    def _want(self, key: str, _checked: bool = False) -> None:
        self.wanted.emit(key)
