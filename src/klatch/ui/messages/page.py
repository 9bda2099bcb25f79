"""The Messages page: drafts, what waits for an answer, what was answered, all; one message beside them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from klatch.domain.drafts import ReplyDraft
from klatch.domain.errors import NotFound
from klatch.services import settings
from klatch.services.data import Change
from klatch.services.reading import contacts as people
from klatch.services.reading import messages as reading
from klatch.services.reading import tasks
from klatch.services.reading.messages import MessageView
from klatch.ui.command_menu import add_commands
from klatch.ui.messages.commands import MENU, MessageCommands
from klatch.ui.messages.folders import Folders
from klatch.ui.messages.pane import MESSAGE, THREAD, Shown
from klatch.ui.messages.side import NARROW, WIDE, WIDEST, SidePane
from klatch.ui.messages.verbs import MessageVerbs
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import LogSent, Place, ShowConversation, ShowMessage
from klatch.ui.when import When
from klatch.ui.widgets.beside import Beside

_TICK_MS = 60_000
_TABLES = (
    "message",
    "contact",
    "contact_email",
    "organization",
    "interaction",
    "task",
    "template",
    "meeting",
)


class MessagesPage(Page):
    """Browse and read, say what came of them, log what was sent elsewhere."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._when = self._now()
        self._menu = QMenu(self)
        self.verbs = MessageVerbs(context, self)
        self._splitter = Beside(context.theme, self, wide=WIDE, narrow=NARROW, widest=WIDEST)
        self.folders = Folders(context, self._when, self)
        self.side = SidePane(context, self._menu, self._splitter)
        self._commands = MessageCommands(context, self)
        self._pane = True
        self._clock = QTimer(self)
        self._layout()
        self._connect()
        self._show_current()

    def heading(self) -> tuple[str, str]:
        waiting = self.folders.counts[MessageView.WAITING]
        return self.tr("Messages"), self.tr("%Ln waiting for an answer", "", waiting) if waiting else ""

    def status(self) -> str:
        shown, chosen = len(self.folders.table.ids), len(self.folders.view.selected_ids())
        said = self.tr("%Ln messages", "", shown)
        return f"{said}, {self.tr('%Ln selected', '', chosen)}" if chosen else said

    def commands(self) -> dict[str, Command]:
        return self._commands.available()

    def in_front(self) -> tuple[int, ...]:
        shown = self.side.shown
        return (shown.person.id,) if shown is not None else ()

    def areas(self) -> list[QWidget]:
        return [self.folders.tabs.bar, self.folders, self.side]

    def arrive(self, place: Place) -> None:
        self._tick()
        if isinstance(place, ShowMessage):
            self.leave_form()
            self.show_message(place.message)
        elif isinstance(place, ShowConversation):
            self.leave_form()
            self._show_conversation(place.contact)
        elif isinstance(place, LogSent):
            self.side.log_sent(place.contact, self._when)
            self._settle()
        if self.side.logging:
            self.setFocusProxy(self.side.form.first)
            self.side.form.first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.setFocusProxy(self.folders.view)

    def show_message(self, message: int) -> None:
        """Put a message in front wherever it is."""
        if self.folders.show_message(message):
            self.side.pane.show_part(MESSAGE)
        else:
            self.context.notices.failure(NotFound("message", message))
        self._show_current()

    def toggle_pane(self) -> None:
        """Show or hide the reading pane."""
        self._pane = not self._pane
        self._settle()

    def ask_reply(self) -> None:
        """Open the form for what they wrote."""
        self._pane = True
        self._settle()
        self.side.pane.ask_reply()

    def leave_form(self) -> None:
        """Put the form for a message sent elsewhere away."""
        if self.side.logging:
            self.side.leave_form()
            self._show_current()

    def _layout(self) -> None:
        self._splitter.hold(self.folders, self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.folders.tabs)
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.follow(self._on_change)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._menu.aboutToShow.connect(self._fill_menu)
        folders, pane = self.folders, self.side.pane
        folders.current_changed.connect(self._on_current)
        folders.selection_changed.connect(self.changed)
        folders.turned.connect(self._show_current)
        folders.opened.connect(self._on_opened)
        folders.delete_pressed.connect(self._commands.delete)
        folders.menu_requested.connect(self._on_menu)
        folders.write_wanted.connect(self._commands.write_new)
        pane.wanted.connect(self._run)
        pane.form_shown.connect(self.changed)
        pane.reply_form.given.connect(self._on_reply)
        pane.address_form.corrected.connect(self._on_corrected)
        self.side.logged.connect(self._on_logged)
        self.side.closed.connect(self._on_form_closed)

    def _now(self) -> When:
        return When(self.context.clock.now(), self.context.zone())

    def _tick(self) -> None:
        self._when = self._now()
        self.folders.set_when(self._when)
        self._show_current()

    def _on_change(self, change: Change) -> None:
        if change.touches(*_TABLES) or not change.rows:
            self._when = self._now()
            self.folders.set_when(self._when)
            self.folders.reload()
            self._show_current()

    def _on_current(self, _message: int) -> None:
        self._show_current()

    def _show_current(self) -> None:
        if not self.side.logging:
            me = settings.get(self.context.store, settings.Profile).name
            self.side.show_message(self._read(self.folders.view.current_id()), self._when, me)
        self._settle()

    def _settle(self) -> None:
        """Make room for what there is to read or to fill in."""
        some = bool(self.folders.table.ids)
        self.side.setVisible(self.side.logging or (some and self._pane))
        self.folders.quiet(self.side.logging)
        self.changed.emit()

    def _read(self, message: int) -> Shown | None:
        store = self.context.store
        if not message or self.folders.table.row_of(message) < 0:
            return None
        try:
            found = reading.detail(store, message)
            person = people.detail(store, found.row.contact)
        except NotFound:
            return None
        return Shown(
            found,
            person,
            tasks.of_contact(store, person.id),
            reading.reply_to(store, message),
            reading.thread(store, person.id),
        )

    def _show_conversation(self, contact: int) -> None:
        rows = reading.of_contact(self.context.store, contact)
        if not rows:
            self.context.notices.failure(NotFound("message", 0))
            return
        self.folders.show_message(rows[0].id, everywhere=True)
        self._pane = True
        self._show_current()
        self.side.pane.show_part(THREAD)

    def _run(self, name: str) -> None:
        command = self.commands().get(name)
        if command is not None:
            command()

    def _on_opened(self, _message: int) -> None:
        shown = self.side.shown
        if shown is not None and "edit" in self.commands():
            self._commands.go_on()
        else:
            self._pane = True
            self._settle()
            self.side.pane.reader.card.body.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_reply(self, at: datetime, reply: ReplyDraft) -> None:
        form, shown = self.side.pane.reply_form, self.side.shown
        if shown is not None and self.verbs.answered(shown.message.row, at, reply):
            form.done()
            self.folders.view.setFocus()

    def _on_corrected(self, bad: str, better: str) -> None:
        if self.side.shown is not None:
            self.verbs.correct(self.side.shown.person, bad, better)

    def _on_logged(self, message: int) -> None:
        self.leave_form()
        self.show_message(message)
        self.folders.view.setFocus()

    def _on_form_closed(self) -> None:
        self.leave_form()
        self.folders.view.setFocus()

    def _on_menu(self, point: QPoint) -> None:
        self._menu.popup(point)

    def _fill_menu(self) -> None:
        self._menu.clear()
        names = ("next_step", *MENU) if self.side.pane.offers.name == "next_step" else MENU
        add_commands(self._menu, names, self.commands(), self.context.theme)
        self._menu.addSeparator()
        self._menu.addMenu(self.folders.view.sort_menu(self._menu))
