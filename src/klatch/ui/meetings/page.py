"""The Meetings page: what is ahead, whom to thank, what was, times to offer; the week below them."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.vocabulary import MeetingStatus
from klatch.services.data import Change
from klatch.services.reading.meetings import MeetingDetail, MeetingRow, MeetingView, detail, held_count, rows
from klatch.ui.command_menu import add_commands
from klatch.ui.meetings import phrases
from klatch.ui.meetings.above import Above
from klatch.ui.meetings.calendar_file import Edges
from klatch.ui.meetings.lists import MeetingLists
from klatch.ui.meetings.offering import Offering
from klatch.ui.meetings.side import SidePane
from klatch.ui.meetings.verbs import MeetingVerbs
from klatch.ui.meetings.week import WeekPanel
from klatch.ui.meetings.week_commands import WeekCommands
from klatch.ui.meetings.week_days import MEETING, Key
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import Compose, NewMeeting, NewOpportunity, Place, Prepare, ShowMeeting, Talk, WrapUp
from klatch.ui.when import When
from klatch.ui.widgets.beside import Beside
from klatch.ui.widgets.buttons import Kind

_PANE_STATE = "meetings/pane"
_TICK_MS = 60_000
_MENU = ("next_step", "prepare_meeting", "start_meeting", "confirm_meeting", "agree_meeting", "edit_meeting",
         "show_talk", "hold_meeting", "thank", "write", "take_slot",
         "offer_person", "add_slot", "open_ics", "save_ics", "cancel_meeting", "no_show",
         "delete")  # fmt: skip
_TABLES = ("meeting", "meeting_contact", "meeting_question", "takeaway", "referral", "contact",
           "organization", "note", "task", "offered_slot")  # fmt: skip


class MeetingsPage(Page):
    """Browse, plan, move, call off; go on to the message or the wrap-up."""

    def __init__(self, context: Context, parent: QWidget | None = None, edges: Edges | None = None) -> None:
        super().__init__(context, parent)
        self._when = self._now()
        self.verbs = MeetingVerbs(context, self)
        self._splitter = Beside(context.theme, self)
        self._above = Above(context, self._splitter)
        self.lists = MeetingLists(context, self._when, self._above, self)
        self.week = WeekPanel(context, self._when, self._above)
        self.side = SidePane(context, self.verbs, self._splitter)
        self.offering = Offering(context, self.lists, self.week, self.side, self)
        self._weekly = WeekCommands(context, self.lists, self.week, edges or Edges(), self)
        self._menu = QMenu(self)
        self._reopen_hidden = False
        self._clock = QTimer(self)
        self._layout()
        self._connect()

    def heading(self) -> tuple[str, str]:
        ahead = len(self.lists.tables[MeetingView.UPCOMING].table.ids)
        held = held_count(self.context.store)
        conversations = self.tr("%n conversations held", "", held)
        return self.tr("Meetings"), self.tr("%n upcoming", "", ahead) + ", " + conversations

    def status(self) -> str:
        table = self.lists.tables[MeetingView.UPCOMING].table
        first = next(iter(rows(self.context.store, table.ids[:1])), None)
        if first is None:
            return self.tr("No meetings ahead")
        said = self.tr("Next: %1, %2").replace("%1", phrases.names(first.attendees))
        return said.replace("%2", phrases.start(first, self._when, begins=False))

    def commands(self) -> dict[str, Command]:
        commands: dict[str, Command] = {
            "select_all": self.lists.view.selectAll,
            "next_tab": partial(self.lists.step, 1),
            "previous_tab": partial(self.lists.step, -1),
            "detail_pane": self.toggle_pane,
        }
        if self.side.editing:
            return commands | {"next_step": self.side.form.submit}
        meeting = self._current()
        commands |= self._weekly.commands(meeting) | self.offering.commands()
        if self.lists.view.selected_ids() and not self.lists.offering:
            commands["delete"] = self.delete
        if meeting is not None:
            commands |= self._for_meeting(meeting)
        return commands

    def arrive(self, place: Place) -> None:
        self._tick()
        if isinstance(place, ShowMeeting):
            self._close_form()
            if not self.lists.show_meeting(place.meeting):
                self.context.notices.failure(NotFound("meeting", place.meeting))
            self.side.show()
            self._go_to_current()
        elif isinstance(place, NewMeeting):
            self._open_pane()
            self.side.new_meeting(place.contacts, self._when)
        self.setFocusProxy(self.side.form.first if self.side.editing else self.lists.view)
        self._settle()

    def depart(self) -> None:
        self.side.pane.commit()
        self.lists.save_state()
        self._above.save_state()
        self.context.state.set(_PANE_STATE, "shown" if self.side.isVisibleTo(self) else "hidden")

    @property
    def unsaved(self) -> bool:
        return self.side.pane.talked.keeper.unsaved or self.side.pane.notes.keeper.unsaved

    def in_front(self) -> tuple[int, ...]:
        meeting = self._current()
        if self.lists.offering:
            return tuple(filter(None, [self.lists.view.current_id()]))
        return tuple(who.id for who in meeting.attendees) if meeting is not None else ()

    def areas(self) -> list[QWidget]:
        return [self.lists.tabs, self.lists, self.week, self.side]

    def toggle_pane(self) -> None:
        """Show or hide the detail pane."""
        inside = self.side.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.side.setVisible(self.side.isHidden())
        if inside:
            self.lists.view.setFocus()

    def delete(self) -> None:
        """Delete those selected."""
        ids = self.lists.view.selected_ids()
        if ids:
            self.verbs.delete(ids)

    def run(self, key: str) -> None:
        """Do what a button of a row or of the pane names."""
        command = self.commands().get(key)
        if command is not None:
            command()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill_one()

    def _layout(self) -> None:
        self._above.hold(self.lists, self.week)
        self._splitter.hold(self._above, self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.lists.tabs)
        column.addWidget(self._splitter, 1)
        self.side.setHidden(self.context.state.text(_PANE_STATE) != "shown")

    def _connect(self) -> None:
        self.follow(self._on_change)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._menu.aboutToShow.connect(self._fill_menu)
        lists = self.lists
        lists.current_changed.connect(self._on_current)
        lists.turned.connect(self._settle)
        lists.selection_changed.connect(self.changed)
        lists.opened.connect(self._on_opened)
        lists.delete_pressed.connect(self.delete)
        lists.menu_requested.connect(self._on_menu)
        lists.button_clicked.connect(self._on_button)
        lists.acted.connect(self._on_new)
        lists.wrap_up_wanted.connect(self._on_wrap_up)
        view = self.week.view
        view.chosen.connect(self._on_chosen)
        view.opened.connect(self._on_opened)
        view.dropped.connect(self._on_dropped)
        view.refused.connect(self._on_refused)
        view.menu_requested.connect(self._on_menu)
        self.week.bar.wanted.connect(self.run)
        self.week.turned.connect(self.changed)
        self.offering.wanted.connect(self.run)
        self.side.pane.wanted.connect(self.run)
        self.side.saved.connect(self._on_saved)
        self.side.closed.connect(self._on_form_closed)

    def _now(self) -> When:
        return When(self.context.clock.now(), self.context.zone())

    def _tick(self) -> None:
        self._when = self._now()
        self.lists.show_at(self._when)
        self.week.show_at(self._when)
        self._settle()

    def _on_change(self, change: Change) -> None:
        if change.touches(*_TABLES) or not change.rows:
            self._tick()

    def _settle(self) -> None:
        """Let one meeting be in front, and show it."""
        table = self.lists.current
        if table.table.ids and not table.view.selected_ids():
            table.view.select_ids([table.view.current_id() or table.table.ids[0]])
        self._show_current()

    def _show_current(self) -> None:
        self.lists.current.quiet(self.side.editing)
        if self.lists.offering:
            self.offering.show_current(self._when, beside=not self.side.editing)
        elif not self.side.editing:
            self.side.show_meeting(self._read(self.lists.view.current_id()), self._when)
            self._mark()
        self.side.pane.set_commands(set(self.commands()))
        self._fill_one()
        self.changed.emit()

    def _fill_one(self) -> None:
        """The filled button is that of the row; that of the pane where the rows have no room for theirs."""
        kind: Kind = "default" if self.lists.current.has_buttons else "primary"
        self.side.pane.card.first.set_kind(kind)
        self.side.offer.first.set_kind(kind)

    def _mark(self) -> None:
        """Put the meeting in front into the week, with the clock of whom it is with."""
        row = self._current()
        if row is None:
            self.week.view.set_current(None)
            return
        name = next((who.name for who in row.attendees if who.zone == row.zone), "")
        self.week.put_in_front(Key(MEETING, row.id), row.zone, phrases.city(row), name)

    def _go_to_current(self) -> None:
        row = self._current()
        if row is not None:
            self.week.go_to(row.starts_at, Key(MEETING, row.id))

    def _read(self, meeting: int) -> MeetingDetail | None:
        try:
            return detail(self.context.store, meeting) if meeting else None
        except NotFound:
            return None

    def _current(self) -> MeetingRow | None:
        if self.lists.offering:
            return None
        table = self.lists.current.table
        row = table.row_of(self.lists.view.current_id())
        record: MeetingRow | None = table.record(row) if row >= 0 else None
        return record

    def _for_meeting(self, row: MeetingRow) -> dict[str, Command]:
        go, people = self.context.navigator.go, tuple(who.id for who in row.attendees)
        begun = row.starts_at <= self._when.now
        commands: dict[str, Command] = {
            "edit_meeting": self._edit,
            "edit": self._edit,
            "write": partial(go, Compose(people, meeting=row.id)),
            "add_opportunity": partial(go, NewOpportunity(meeting=row.id)),
        }
        if row.status in phrases.AHEAD:
            commands["confirm_meeting"] = partial(go, Compose(people, "schedule.confirm", row.id))
            commands["cancel_meeting"] = partial(self.verbs.cancel, row.id)
            commands["start_meeting"] = partial(self.verbs.start, row.id)
            commands["prepare_meeting"] = partial(go, Prepare(row.id))
            if begun:
                commands["no_show"] = partial(self.verbs.no_show, row.id)
        if row.status is MeetingStatus.PROPOSED:
            commands["agree_meeting"] = partial(self.verbs.agree, row.id)
        if begun or row.status is MeetingStatus.HELD:
            commands["hold_meeting"] = partial(go, WrapUp(row.id))
        if row.started_at is not None:
            commands["show_talk"] = partial(go, Talk(row.id))
        if row.thanks_due is not None:
            commands["thank"] = partial(go, Compose(people, "thanks.same_day", row.id))
        commands["next_step"] = partial(self.run, self._next_of(row))
        return commands

    def _next_of(self, row: MeetingRow) -> str:
        buttons = self.lists.current.words.buttons(row)
        return buttons[0].key if buttons else "edit_meeting"

    def _edit(self) -> None:
        meeting = self._read(self.lists.view.current_id())
        if meeting is not None:
            self.side.pane.commit()
            self._open_pane()
            self.side.edit_meeting(meeting, self._when)
            self._show_current()

    def _open_pane(self) -> None:
        self._reopen_hidden = self._reopen_hidden or self.side.isHidden()
        self.side.show()

    def _close_form(self) -> None:
        if self.side.editing:
            self.side.show_meeting(None, self._when)
        if self._reopen_hidden:
            self._reopen_hidden = False
            self.side.hide()

    def _on_current(self, _meeting: int) -> None:
        self._show_current()
        if self.lists.view.hasFocus():
            self._go_to_current()

    def _on_opened(self, _what: object) -> None:
        self.side.show()
        first = self.side.offer.first if self.lists.offering else self.side.pane.card.first
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_chosen(self, key: Key) -> None:
        if key.kind == MEETING:
            self.lists.show_meeting(key.id)
        else:
            self.offering.show_slot(key)

    def _on_dropped(self, key: Key, moment: datetime) -> None:
        if key.kind == MEETING:
            self.verbs.move(key.id, moment)
        else:
            self.offering.verbs.move(key.id, moment)
        self.week.go_to(moment, key)

    def _on_refused(self, key: Key) -> None:
        meeting = self._read(key.id)
        held = meeting is None or meeting.row.status is MeetingStatus.HELD
        self.context.notices.failure(InvalidInput("meeting", "held" if held else "under_way"))

    def _on_button(self, _meeting: int, key: str) -> None:
        self.run(key)

    def _on_new(self) -> None:
        self.context.navigator.go(NewMeeting())

    def _on_wrap_up(self, meeting: int) -> None:
        self.context.navigator.go(WrapUp(meeting))

    def _on_saved(self, meeting: int, held: bool) -> None:
        self._close_form()
        self._tick()
        self.lists.show_meeting(meeting)
        self._settle()
        self._go_to_current()
        self.lists.view.setFocus()
        if held:
            self.context.navigator.go(WrapUp(meeting))

    def _on_form_closed(self) -> None:
        self._close_form()
        self._settle()
        self.lists.view.setFocus()

    def _on_menu(self, point: QPoint) -> None:
        self._menu.popup(point)

    def _fill_menu(self) -> None:
        """What can be done now, as the menu bar has it."""
        self._menu.clear()
        add_commands(self._menu, _MENU, self.commands(), self.context.theme)
