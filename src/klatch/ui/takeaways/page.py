"""The Takeaways page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import TakeawayKind
from klatch.services.data import Change
from klatch.services.reading import takeaways as reading
from klatch.services.reading.takeaways import TakeawayLine, TakeawayView
from klatch.ui.command_menu import add_commands
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import Compose, FilterTakeaways, Place, ShowContact, ShowMeeting, ShowTakeaway
from klatch.ui.takeaways.listing import TakeawayList
from klatch.ui.takeaways.pane import TakeawayPane
from klatch.ui.takeaways.verbs import TakeawayVerbs
from klatch.ui.when import When
from klatch.ui.widgets.beside import Beside

_TABLES = ("takeaway", "contact", "organization", "meeting", "career_path")
_MENU = ("report_back", "acted_on", "not_acted_on", "reported_back", "not_reported_back", "relate", "edit",
         "show_meeting", "show_person", "delete")  # fmt: skip
_REPORT = "update.advice_acted"


class TakeawaysPage(Page):
    """Everything people told, found again; advice followed until they know what came of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._when = self._now()
        self._found: TakeawayLine | None = None
        self.verbs = TakeawayVerbs(context, self)
        self._splitter = Beside(context.theme, self)
        self.list = TakeawayList(context, self._when, self._splitter)
        self.pane = TakeawayPane(context, self._splitter)
        self._menu = QMenu(self)
        self._pane_wanted = True
        self._layout()
        self._connect()
        self._show_current()

    def heading(self) -> tuple[str, str]:
        waiting = self.list.counts[TakeawayView.TO_REPORT]
        return self.tr("Takeaways"), self.tr("%Ln to report back", "", waiting) if waiting else ""

    def status(self) -> str:
        return self.tr("%Ln takeaways", "", len(self.list.table.ids))

    def commands(self) -> dict[str, Command]:
        found: dict[str, Command] = {
            "filter": self.list.filter.open_field,
            "next_tab": partial(self.list.step, 1),
            "previous_tab": partial(self.list.step, -1),
            "detail_pane": self._toggle_pane,
            "columns": self.list.view.choose_columns,
        }
        if self.list.filter.text or self.list.narrow.narrowed:
            found["leave"] = self.list.clear
        chosen = self.list.view.selected_ids()
        if chosen:
            found |= {
                "select_all": self.list.view.selectAll,
                "delete": partial(self.verbs.delete, chosen),
                **self._of_advice(chosen),
            }
        if self._found is not None and len(chosen) == 1:
            found |= self._of_one(self._found, found)
        return found

    def arrive(self, place: Place) -> None:
        self._when = self._now()
        self.list.set_when(self._when)
        self.setFocusProxy(self.list.view)
        if isinstance(place, ShowTakeaway):
            if not self.list.show_takeaway(place.takeaway):
                self.context.notices.failure(NotFound("takeaway", place.takeaway))
        elif isinstance(place, FilterTakeaways):
            self.list.show_filtered(place.path, place.organization, place.contact)
        self._show_current()

    def depart(self) -> None:
        self.pane.fields.commit()

    def areas(self) -> list[QWidget]:
        return [self.list.tabs.bar, self.list.narrow, self.list, self.pane]

    def in_front(self) -> tuple[int, ...]:
        return (self._found.contact,) if self._found is not None else ()

    def _of_advice(self, chosen: list[int]) -> dict[str, Command]:
        """What can be said of the advice among those chosen."""
        advice = [row for row in reading.rows(self.context.store, chosen) if row.kind is TakeawayKind.ADVICE]
        open_ = [row.id for row in advice if row.acted_on_at is None and row.reported_back_at is None]
        acted = [row.id for row in advice if row.acted_on_at is not None and row.reported_back_at is None]
        told = [row.id for row in advice if row.reported_back_at is not None]
        found: dict[str, Command] = {}
        if open_:
            found["acted_on"] = partial(self.verbs.act, open_, done=True)
        if acted:
            found["not_acted_on"] = partial(self.verbs.act, acted, done=False)
            found["reported_back"] = partial(self.verbs.report, acted, done=True)
        if told:
            found["not_reported_back"] = partial(self.verbs.report, told, done=False)
        return found

    def _of_one(self, row: TakeawayLine, found: dict[str, Command]) -> dict[str, Command]:
        go = self.context.navigator.go
        more: dict[str, Command] = {
            "edit": self._edit,
            "relate": self._relate,
            "show_person": partial(go, ShowContact(row.contact)),
            "write": partial(go, Compose((row.contact,))),
        }
        if row.meeting is not None:
            more["show_meeting"] = partial(go, ShowMeeting(row.meeting))
        if "reported_back" in found:
            report = Compose((row.contact,), _REPORT, row.meeting, takeaway=row.id)
            more["report_back"] = partial(go, report)
        main = more.get("report_back") or found.get("acted_on")
        if main is not None:
            more["next_step"] = main
        return more

    def _layout(self) -> None:
        self._splitter.hold(self.list, self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list.tabs)
        column.addWidget(self.list.narrow)
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        view = self.list.view
        self.follow(self._on_change)
        self.list.turned.connect(self._show_current)
        self.list.meetings_wanted.connect(self._to_meetings)
        self.list.narrow.paths_wanted.connect(self._to_paths)
        view.current_changed.connect(self._on_current)
        view.selection_changed.connect(self._show_current)
        view.opened.connect(self._on_opened)
        view.ticked.connect(self._on_ticked)
        view.delete_pressed.connect(partial(self._do, "delete"))
        view.menu_requested.connect(self._on_menu)
        self.pane.wanted.connect(self._do)
        self.pane.agreement.opened.connect(self.list.show_takeaway)
        self.pane.agreement.separated.connect(self.verbs.separate)
        self.pane.agreement.related.connect(self._on_related)

    def _do(self, name: str) -> None:
        command = self.commands().get(name)
        if command is not None:
            command()

    def _show_current(self) -> None:
        takeaway = self.list.view.current_id() if self.list.table.ids else 0
        self._found = next(iter(reading.rows(self.context.store, [takeaway] if takeaway else [])), None)
        self.pane.setVisible(self._pane_wanted and self._found is not None)
        self.pane.show_takeaway(self._found, self._when, set(self.commands()))
        self.changed.emit()

    def _on_current(self, _takeaway: int) -> None:
        self.pane.fields.commit()
        self._show_current()

    def _on_opened(self, _takeaway: int) -> None:
        """Where it came from: the talk, or the person."""
        commands = self.commands()
        self._do("show_meeting" if "show_meeting" in commands else "show_person")

    def _on_ticked(self, _takeaway: int) -> None:
        commands = self.commands()
        ways = ("acted_on", "reported_back", "not_reported_back")
        self._do(next((name for name in ways if name in commands), ""))

    def _on_related(self, other: int, opposite: bool) -> None:
        if self._found is not None:
            self.verbs.relate(self._found, other, opposite=opposite)

    def _on_change(self, change: Change) -> None:
        if change.touches(*_TABLES) or not change.rows:
            self._when = self._now()
            self.list.set_when(self._when)
            self.list.reload()

    def _on_menu(self, point: QPoint) -> None:
        self._menu.clear()
        add_commands(self._menu, _MENU, self.commands(), self.context.theme)
        self._menu.addSeparator()
        self._menu.addMenu(self.list.view.sort_menu(self._menu))
        self._menu.popup(point)

    def _edit(self) -> None:
        self._show_pane()
        self.pane.fields.edit()

    def _relate(self) -> None:
        self._show_pane()
        self.pane.agreement.begin()

    def _show_pane(self) -> None:
        self._pane_wanted = True
        self._show_current()

    def _toggle_pane(self) -> None:
        self._pane_wanted = not self._pane_wanted
        self._show_current()

    def _to_meetings(self) -> None:
        self.context.navigator.go(Place("meetings"))

    def _to_paths(self) -> None:
        self.context.navigator.go(Place("paths"))

    def _now(self) -> When:
        return When(self.context.clock.now(), self.context.zone())
