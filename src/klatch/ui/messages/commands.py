"""What the page can do now, by the names of the action table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from klatch.services.reading import messages as reading
from klatch.services.reading.messages import MessageRow, MessageView
from klatch.ui import steps
from klatch.ui.messages.pane import MESSAGE, THREAD
from klatch.ui.messages.standing import UNSENT, Standing, may_be_answered, may_bounce, standing
from klatch.ui.page import Command, Context
from klatch.ui.places import Compose, LogSent, ShowContact

if TYPE_CHECKING:
    from klatch.ui.messages.page import MessagesPage

MENU = ("edit", "mark_sent", "not_sent", "mark_answered", "close_message", "mark_bounced", "write",
        "show_thread", "show_person", "log_sent", "discard", "delete")  # fmt: skip
"""The context menu, in order; the next step of the person comes first where it is the filled button."""


class MessageCommands(QObject):
    """The commands of the page; what makes no sense now is left out."""

    def __init__(self, context: Context, page: MessagesPage) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def available(self) -> dict[str, Command]:
        """Those that can be run now."""
        page = self._page
        commands: dict[str, Command] = {
            "new": self.write_new,
            "filter": page.folders.filter.open_field,
            "select_all": page.folders.view.selectAll,
            "next_tab": partial(page.folders.tabs.step, 1),
            "previous_tab": partial(page.folders.tabs.step, -1),
            "detail_pane": page.toggle_pane,
        }
        if page.folders.filter.text:
            commands["leave"] = page.folders.filter.clear
        if page.side.logging:
            return commands | {"leave": page.leave_form, "next_step": page.side.form.submit}
        pane = page.side.pane
        if pane.asking:
            return commands | {"leave": pane.reply_form.close_form, "next_step": pane.reply_form.submit}
        chosen = page.folders.view.selected_ids()
        if chosen:
            commands |= self._for_selection(chosen)
        if page.side.shown is not None and chosen:
            commands |= self._for_message(page.side.shown.message.row)
        return commands

    def write_new(self) -> None:
        """Begin a message."""
        self._context.navigator.go(Compose())

    def delete(self) -> None:
        """Discard the drafts selected, delete what was sent."""
        chosen = self._page.folders.view.selected_ids()
        if chosen:
            self._page.verbs.delete(chosen)

    def go_on(self) -> None:
        """Write on at the draft in front."""
        shown = self._page.side.shown
        if shown is not None and shown.message.row.state in UNSENT:
            row = shown.message.row
            self._context.navigator.go(Compose((row.contact,), row.kind, row.meeting, row.id))

    def next_step(self) -> None:
        """Go where the next step of the person begins."""
        shown = self._page.side.shown
        if shown is None:
            return
        person, step = shown.person, shown.person.next_step
        if step is None:
            self._context.navigator.go(Compose((person.id,)))
            return
        self._context.navigator.go(steps.place(step.kind, person, step.meeting))

    def _for_selection(self, chosen: list[int]) -> dict[str, Command]:
        store = self._context.store
        commands: dict[str, Command] = {"delete": self.delete}
        if drafts := reading.in_view(store, MessageView.DRAFTS, chosen):
            commands["discard"] = partial(self._page.verbs.discard, drafts)
        if waiting := reading.in_view(store, MessageView.WAITING, chosen):
            commands["close_message"] = partial(self._page.verbs.no_answer, waiting)
        return commands

    def _for_message(self, row: MessageRow) -> dict[str, Command]:
        page, go = self._page, self._context.navigator.go
        commands: dict[str, Command] = {
            "write": partial(go, Compose((row.contact,))),
            "show_thread": partial(self._turn_to, THREAD),
            "show_message": partial(self._turn_to, MESSAGE),
            "show_person": partial(go, ShowContact(row.contact)),
            "log_sent": partial(go, LogSent(row.contact)),
        }
        if row.state in UNSENT:
            commands["edit"] = self.go_on
        if standing(row) is Standing.HANDED_OVER:
            commands |= {
                "mark_sent": partial(page.verbs.mark_sent, row),
                "not_sent": partial(page.verbs.take_back, row),
            }
        if may_be_answered(row):
            commands["mark_answered"] = page.ask_reply
        if may_bounce(row):
            commands["mark_bounced"] = partial(self._bounced, row)
        main = page.side.pane.offers.name
        if main:
            commands["next_step"] = self.next_step if main == "next_step" else commands[main]
        return commands

    def _bounced(self, row: MessageRow) -> None:
        self._page.verbs.bounced(row)
        self._page.show_message(row.id)
        self._page.side.pane.address_form.ask()

    def _turn_to(self, part: str) -> None:
        self._page.side.show()
        self._page.side.pane.show_part(part)
