"""The Tasks page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from klatch.domain.vocabulary import TaskKind
from klatch.services.data import Change
from klatch.services.reading import contacts, task_list
from klatch.services.reading.task_list import ListedTask, TaskFilter, TaskSource, TaskView
from klatch.ui import steps
from klatch.ui.actions import of_window
from klatch.ui.command_menu import add_commands
from klatch.ui.models.columns import Sort
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import Compose, Place, Prepare, ShowContact, ShowMeeting, ShowOpportunity, WrapUp
from klatch.ui.task_verbs import TaskVerbs
from klatch.ui.tasks.columns import RowWords, empty_words, kinds_with, what
from klatch.ui.tasks.pane import TaskPane
from klatch.ui.when import When
from klatch.ui.widgets.beside import Beside
from klatch.ui.widgets.filter_field import FilterField
from klatch.ui.widgets.notices import EmptyState
from klatch.ui.widgets.tabs import TabStrip

_TABLES = ("task", "contact", "organization", "meeting", "meeting_contact", "opportunity")
_MENU = ("next_step", "step_done", "reopen", *steps.SNOOZES, "skip_step", "write", "edit", "delete")


class TasksPage(Page):
    """Open, late and done as tabs, a table, and the task in front."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._words = RowWords(self._now())
        self._found: ListedTask | None = None
        self._counts: dict[TaskView, int] = dict.fromkeys(TaskView, 0)
        self.verbs = TaskVerbs(context, self)
        self.tabs = TabStrip(context.theme, self.tr("Tasks"), self)
        self.filter = FilterField(context.theme, self.tr("Task, person, employer"), self.tabs)
        self.table = RecordTable(
            TaskSource(context.store), self._words.columns(), sentence=self._words.sentence, parent=self
        )
        self.view = RecordView(self.table, context.theme, self)
        self.empty = EmptyState(context.theme, "list-checks", self)
        self.pane = TaskPane(context, self)
        self._stack = QStackedWidget(self)
        self._splitter = Beside(context.theme, self)
        self._menu = QMenu(self)
        self._pane_wanted = True
        self._layout()
        self._connect()

    def heading(self) -> tuple[str, str]:
        late = self._counts[TaskView.LATE]
        return self.tr("Tasks"), self.tr("%Ln late", "", late) if late else ""

    def status(self) -> str:
        return self.tr("%Ln tasks", "", len(self.table.ids))

    def commands(self) -> dict[str, Command]:
        found: dict[str, Command] = {
            "new": self._add,
            "filter": self.filter.open_field,
            "next_tab": partial(self.tabs.step, 1),
            "previous_tab": partial(self.tabs.step, -1),
            "detail_pane": self._toggle_pane,
        }
        if self.filter.text:
            found["leave"] = self.filter.clear
        chosen = self.view.selected_ids()
        if not chosen:
            return found
        found |= {"select_all": self.view.selectAll, "delete": self._run(self.verbs.delete)}
        if self.tabs.current() != TaskView.DONE:
            found |= {"step_done": self._run(self.verbs.done), "skip_step": self._run(self.verbs.skip)}
            if all(map(steps.may_rest, task_list.kinds_among(self.context.store, chosen))):
                found |= self.verbs.snoozing(chosen)
        if self._found is not None and len(chosen) == 1:
            found |= self._of_one(self._found)
        return found

    def areas(self) -> list[QWidget]:
        return [self.tabs.bar, self._stack, self.pane]

    def arrive(self, place: Place) -> None:
        super().arrive(place)
        self._read()
        self.setFocusProxy(self.view)

    def depart(self) -> None:
        self.pane.form.commit()

    def open(self, _task: int = 0) -> None:
        """Show what the task in front is about; one about nothing is edited."""
        if self._found is None:
            return
        task = self._found.task
        if task.kind is TaskKind.WRAP_UP and task.meeting is not None:
            self.context.navigator.go(WrapUp(task.meeting))
        elif task.kind is TaskKind.PREPARE and task.meeting is not None:
            self.context.navigator.go(Prepare(task.meeting))
        elif task.meeting is not None and task.kind is not TaskKind.THANK:
            self.context.navigator.go(ShowMeeting(task.meeting))
        elif task.opportunity is not None:
            self.context.navigator.go(ShowOpportunity(task.opportunity))
        elif task.contact is not None:
            self.context.navigator.go(ShowContact(task.contact))
        else:
            self.pane.form.begin()

    def _of_one(self, row: ListedTask) -> dict[str, Command]:
        task = row.task
        ended = row.done_at is not None or row.skipped_at is not None
        found: dict[str, Command] = {}
        if task.contact is not None:
            found["write"] = partial(self.context.navigator.go, Compose((task.contact,)))
        if ended:
            if task.kind is TaskKind.OWN:
                found["reopen"] = partial(self.verbs.reopen, task.id, what(row))
            return found
        if task.contact is not None or task.meeting is not None:
            found["next_step"] = self._start
        if task.kind is TaskKind.OWN:
            found["edit"] = self.pane.form.begin
        return found

    def _start(self) -> None:
        """Go where the step begins."""
        if self._found is None:
            return
        task = self._found.task
        if task.contact is None:
            self.open()
            return
        with self.context.notices.guarded():
            person = contacts.detail(self.context.store, task.contact)
            self.context.navigator.go(steps.place(task.kind, person, task.meeting))

    def _run(self, verb: Callable[[Sequence[int], str], None]) -> Command:
        """A verb on what is selected."""
        text = what(self._found) if self._found is not None else ""
        return partial(verb, self.view.selected_ids(), text)

    def _layout(self) -> None:
        for view, text in (
            (TaskView.OPEN, self.tr("Open")),
            (TaskView.LATE, self.tr("Late")),
            (TaskView.DONE, self.tr("Done")),
        ):
            self.tabs.add(view, text, 0)
        theme = self.context.theme
        self.tabs.add_trailing(self.filter)
        self.view.setAccessibleName(self.tr("Tasks"))
        for widget in (self.view, self.empty):
            self._stack.addWidget(widget)
        self._stack.setProperty("area", "surface")
        self._splitter.hold(self._stack, self.pane)
        self.pane.setMinimumWidth(theme.px(260))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.tabs.changed.connect(self._on_tab)
        self.filter.changed.connect(self._query)
        self.filter.left.connect(self.view.setFocus)
        self.view.current_changed.connect(self._on_current)
        self.view.selection_changed.connect(self._show_current)
        self.view.opened.connect(self.open)
        self.view.ticked.connect(self._on_ticked)
        self.view.delete_pressed.connect(partial(self._do, "delete"))
        self.view.menu_requested.connect(self._on_menu)
        self.pane.wanted.connect(self._do)
        self.empty.acted.connect(self._on_empty)
        self.follow(self._on_change)
        self.context.watch.looked.connect(self._on_look)

    def _do(self, name: str) -> None:
        command = self.commands().get(name)
        if command is not None:
            command()

    def _read(self) -> None:
        self._words.when = self._now()
        self._counts = task_list.counts(self.context.store, self._words.when.now)
        for view, count in self._counts.items():
            self.tabs.set_count(view, count)
        self._query()

    def _query(self) -> None:
        text = self.filter.text
        shown = TaskFilter(TaskView(self.tabs.current()), self._words.when.now, text, kinds_with(text))
        before, sort = self.table.query
        same = before is not None and before.view is shown.view
        self.view.set_query(shown, sort if same else Sort("due", descending=shown.view is TaskView.DONE))
        some = bool(self.table.ids)
        self._stack.setCurrentWidget(self.view if some else self.empty)
        if not some:
            self._explain(shown)
        elif not self.view.selected_ids():
            self.view.select_ids([self.view.current_id() or self.table.id_at(0)])
        self._show_current()

    def _show_current(self) -> None:
        task = self.view.current_id() if self.table.ids else 0
        self._found = next(iter(task_list.rows(self.context.store, [task] if task else [])), None)
        self.pane.setVisible(self._pane_wanted and self._found is not None)
        self.pane.show_task(self._found, self._words, set(self.commands()))
        self.changed.emit()

    def _explain(self, shown: TaskFilter) -> None:
        if shown.text.strip():
            title = self.tr("No task holds “%1”").replace("%1", shown.text.strip())
            self.empty.set_message(title, "", self.tr("Clear the filter"), icon="x")
            return
        title, text = empty_words(shown.view)
        self.empty.set_message(title, text, self.tr("New task"), icon="plus", primary=True)

    def _on_empty(self) -> None:
        if self.filter.text:
            self.filter.clear()
        else:
            self._add()

    def _on_tab(self, _key: str) -> None:
        self._query()

    def _on_current(self, _task: int) -> None:
        self.pane.form.commit()
        self._show_current()

    def _on_ticked(self, _task: int) -> None:
        self._do("reopen" if self.tabs.current() == TaskView.DONE else "step_done")

    def _on_change(self, change: Change) -> None:
        if change.touches(*_TABLES) or not change.rows:
            self._read()

    def _on_look(self) -> None:
        if self.isVisible():
            self._read()

    def _on_menu(self, point: QPoint) -> None:
        self._menu.clear()
        commands = self.commands()
        self._menu.addAction(self.tr("Open")).triggered.connect(self._on_open_chosen)
        self._menu.addSeparator()
        add_commands(self._menu, _MENU, commands, self.context.theme)
        self._menu.addSeparator()
        self._menu.addMenu(self.view.sort_menu(self._menu))
        self._menu.popup(point)

    def _on_open_chosen(self, _checked: bool = False) -> None:
        self.open()

    def _add(self) -> None:
        action = of_window(self, "new_task")
        if action is not None:
            action.trigger()

    def _toggle_pane(self) -> None:
        self._pane_wanted = not self._pane_wanted
        self._show_current()

    def _now(self) -> When:
        return When(self.context.clock.now(), self.context.zone())
