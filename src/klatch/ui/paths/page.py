"""The Career paths page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from klatch.domain.errors import NotFound
from klatch.services.data import Change
from klatch.services.reading import career_paths as reading
from klatch.services.reading.career_paths import ComparedPath, FitRow
from klatch.ui.command_menu import add_commands
from klatch.ui.page import Command, Context, Page
from klatch.ui.paths.listing import TALKS, Comparison
from klatch.ui.paths.new_form import NewPathForm
from klatch.ui.paths.pane import PathPane
from klatch.ui.paths.verbs import PathVerbs
from klatch.ui.places import FilterTakeaways, NewPath, Place, ShowMeeting, ShowPath, ShowTakeaway, WrapUp
from klatch.ui.when import When
from klatch.ui.widgets.beside import Beside

_TABLES = ("career_path", "fit", "takeaway", "meeting", "meeting_contact", "contact", "organization")
_MENU = ("edit", "rule_out", "consider_again", "path_up", "path_down", "path_takeaways", "delete")


class PathsPage(Page):
    """Which kinds of work are considered, what each talk said of them, and how they compare."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._when = self._now()
        self._found: ComparedPath | None = None
        self.verbs = PathVerbs(context, self)
        self._splitter = Beside(context.theme, self)
        self.list = Comparison(context, self._when, self._splitter)
        self.side = QStackedWidget(self._splitter)
        self.pane = PathPane(context, self.side)
        self.form = NewPathForm(context, self.side)
        self._menu = QMenu(self)
        self._pane_wanted = True
        self._layout()
        self._connect()
        self._reload()

    @property
    def adding(self) -> bool:
        """Whether the form for a new path is open."""
        return self.side.currentWidget() is self.form

    def heading(self) -> tuple[str, str]:
        number = len(reading.considered(self.context.store))
        summary = self.tr("%Ln under consideration", "", number) if number else ""
        return self.tr("Career paths"), summary

    def status(self) -> str:
        return self.tr("%Ln career paths", "", len(self.list.table.ids))

    def commands(self) -> dict[str, Command]:
        found: dict[str, Command] = {"new": self._begin, "detail_pane": self._toggle_pane}
        if self.adding:
            return found | {"leave": self._leave_form, "next_step": self.form.submit}
        if self._found is None:
            return found
        found |= {"next_tab": self._turn, "previous_tab": self._turn}
        evidence = self.list.evidence.view
        if evidence.hasFocus() and self.list.evidence.tabs.current() == TALKS and evidence.selected_ids():
            return found | {"delete": partial(self.verbs.forget, evidence.selected_ids())}
        row = self._found.row
        found |= {
            "edit": partial(self._edit, "name"),
            "delete": partial(self.verbs.delete, row),
            "path_takeaways": partial(self.context.navigator.go, FilterTakeaways(path=row.id)),
            "path_up": partial(self._move, -1),
            "path_down": partial(self._move, 1),
        }
        if row.ruled_out_at is None:
            return found | {"rule_out": self._rule_out}
        return found | {"consider_again": partial(self.verbs.consider_again, row)}

    def arrive(self, place: Place) -> None:
        self._when = self._now()
        self._reload()
        if isinstance(place, NewPath):
            self._begin()
            return
        self._leave_form()
        if isinstance(place, ShowPath) and not self.list.show_path(place.path):
            self.context.notices.failure(NotFound("career_path", place.path))

    def depart(self) -> None:
        self.pane.commit()

    def areas(self) -> list[QWidget]:
        return [self.list.view, self.list.evidence.tabs.bar, self.list.evidence.view, self.side]

    def _layout(self) -> None:
        for widget in (self.pane, self.form):
            self.side.addWidget(widget)
        self.side.setProperty("area", "frame")
        self.side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._splitter.hold(self.list, self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)

    def _connect(self) -> None:
        view, evidence = self.list.view, self.list.evidence
        self.follow(self._on_change)
        self.list.begun.connect(self._begin)
        view.current_changed.connect(self._on_current)
        view.opened.connect(self._on_opened)
        view.delete_pressed.connect(partial(self._do, "delete"))
        view.menu_requested.connect(self._on_menu)
        evidence.talks.opened.connect(self._on_talk)
        evidence.talks.delete_pressed.connect(partial(self._do, "delete"))
        evidence.talks.menu_requested.connect(self._on_talk_menu)
        evidence.heard.opened.connect(self._on_heard)
        self.pane.wanted.connect(self._on_wanted)
        self.pane.thought.connect(self._on_thought)
        self.form.added.connect(self._on_added)
        self.form.closed.connect(self._leave_form)

    def _on_wanted(self, name: str) -> None:
        """A button of the pane means the path, wherever the cursor is."""
        if name == "delete" and self._found is not None:
            self.verbs.delete(self._found.row)
        else:
            self._do(name)

    def _do(self, name: str) -> None:
        command = self.commands().get(name)
        if command is not None:
            command()

    def _reload(self) -> None:
        self.list.reload()
        self._show_current()

    def _show_current(self) -> None:
        path = self.list.view.current_id() if self.list.table.ids else 0
        self._found = self._read(path)
        self.list.evidence.show_path(path, self._when)
        self.side.setVisible(self.adding or (self._pane_wanted and self._found is not None))
        self.pane.show_path(self._found, self._when, set(self.commands()))
        self.changed.emit()

    def _read(self, path: int) -> ComparedPath | None:
        if not path:
            return None
        try:
            return reading.compared_path(self.context.store, path)
        except NotFound:
            return None

    def _begin(self) -> None:
        self.pane.commit()
        self.side.setCurrentWidget(self.form)
        self.side.show()
        self.setFocusProxy(self.form.name)
        self.form.begin()
        self.changed.emit()

    def _leave_form(self) -> None:
        self.setFocusProxy(self.list.view)
        self.side.setCurrentWidget(self.pane)
        self._show_current()
        self.list.view.setFocus()

    def _on_added(self, path: int) -> None:
        self._leave_form()
        self.list.show_path(path)
        self._show_current()

    def _on_current(self, _path: int) -> None:
        self.pane.commit()
        self._show_current()

    def _on_opened(self, _path: int) -> None:
        view = self.list.evidence.view
        view.setFocus(Qt.FocusReason.TabFocusReason)
        if view.table.ids and not view.selected_ids():
            view.select_ids([view.table.id_at(0)])

    def _on_thought(self) -> None:
        if self._found is not None:
            rows = reading.fits_of_path(self.context.store, self._found.row.id)
            known = next((row.id for row in rows if row.meeting is None), None)
            self.verbs.think_before(self._found.row.id, self.pane.before.scores, known)

    def _on_heard(self, takeaway: int) -> None:
        self.context.navigator.go(ShowTakeaway(takeaway))

    def _on_talk(self, _fit: int = 0) -> None:
        row = self._talk()
        if row is not None and row.meeting is not None:
            self.context.navigator.go(ShowMeeting(row.meeting))

    def _on_wrap_up(self) -> None:
        row = self._talk()
        if row is not None and row.meeting is not None:
            self.context.navigator.go(WrapUp(row.meeting))

    def _talk(self) -> FitRow | None:
        """The conversation under the cursor."""
        view = self.list.evidence.talks
        row = view.table.record(view.currentIndex().row()) if view.current_id() else None
        return row if isinstance(row, FitRow) else None

    def _on_menu(self, point: QPoint) -> None:
        self._menu.clear()
        add_commands(self._menu, _MENU, self.commands(), self.context.theme)
        self._menu.addSeparator()
        self._menu.addMenu(self.list.view.sort_menu(self._menu))
        self._menu.popup(point)

    def _on_talk_menu(self, point: QPoint) -> None:
        self._menu.clear()
        self._menu.addAction(self.tr("Show the talk")).triggered.connect(self._on_talk)
        self._menu.addAction(self.tr("Change it in the wrap-up")).triggered.connect(self._on_wrap_up)
        add_commands(self._menu, ("delete",), self.commands(), self.context.theme)
        self._menu.popup(point)

    def _on_change(self, change: Change) -> None:
        if change.touches(*_TABLES) or not change.rows:
            self._when = self._now()
            self._reload()

    def _rule_out(self) -> None:
        if self._found is not None:
            self.verbs.rule_out(self._found.row)
            self._edit("ruled_out_reason")

    def _edit(self, field: str) -> None:
        self._pane_wanted = True
        self._show_current()
        self.pane.edit(field)

    def _move(self, by: int) -> None:
        if self._found is not None:
            ruled_out = self._found.row.ruled_out_at is not None
            rows = reading.paths(self.context.store)
            alike = [row.id for row in rows if (row.ruled_out_at is not None) == ruled_out]
            at = alike.index(self._found.row.id) + by
            if 0 <= at < len(alike):
                self.verbs.move(self._found.row.id, at)

    def _turn(self) -> None:
        bar = self.list.evidence.tabs.bar
        bar.setCurrentIndex((bar.currentIndex() + 1) % bar.count())

    def _toggle_pane(self) -> None:
        self._pane_wanted = not self._pane_wanted
        self._show_current()

    def _now(self) -> When:
        return When(self.context.clock.now(), self.context.zone())
