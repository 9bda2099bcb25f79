"""Times to offer on the page: what is in front, and what can be done with it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from klatch.services import settings
from klatch.services.reading import slots as stored
from klatch.services.reading.slots import Offer
from klatch.ui.meetings.lists import OFFERS, MeetingLists
from klatch.ui.meetings.offer_columns import city
from klatch.ui.meetings.offer_verbs import OfferVerbs
from klatch.ui.meetings.side import SidePane
from klatch.ui.meetings.week import WeekPanel
from klatch.ui.meetings.week_days import SLOT, Key
from klatch.ui.page import Command, Context
from klatch.ui.places import Compose, ShowMeeting
from klatch.ui.when import When

_AT_ONCE = 20
"""People to find times for in one go, those without any first: more would fill all of the weeks ahead."""


class Offering(QObject):
    """Stands between the table, the week and the pane where they are about times to offer."""

    wanted = Signal(str)
    """A command of the page, from the pane."""

    def __init__(
        self, context: Context, lists: MeetingLists, week: WeekPanel, side: SidePane, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._lists = lists
        self._week = week
        self._side = side
        self.verbs = OfferVerbs(context, self)
        side.offer.wanted.connect(self.wanted)
        side.offer.asked.connect(self._on_asked)
        side.offer.submitted.connect(self._on_submitted)
        week.view.delete_pressed.connect(self._on_delete)
        week.view.picked.connect(self._on_picked)

    @property
    def current(self) -> Offer | None:
        """Whom the row in front is about."""
        table = self._lists.tables[OFFERS].table
        row = table.row_of(self._lists.view.current_id()) if self._lists.offering else -1
        record: Offer | None = table.record(row) if row >= 0 else None
        return record

    @property
    def slot(self) -> int:
        """The time in front, 0 when none is."""
        key = self._week.view.current
        return key.id if key is not None and key.kind == SLOT and self._lists.offering else 0

    def commands(self) -> dict[str, Command]:
        """What can be done now."""
        commands: dict[str, Command] = {}
        if self._lists.tables[OFFERS].table.ids:
            commands["offer_times"] = self._find_all
        offer = self.current
        if offer is None:
            return commands
        write = partial(self._context.navigator.go, Compose((offer.id,), "schedule.propose"))
        find = partial(self._find, offer.id)
        commands |= {"write": write, "offer_person": find, "next_step": write if offer.slots else find}
        commands["add_slot"] = self._add
        if offer.slots:
            commands["delete"] = self._delete
        if self.slot:
            change = partial(self._change, self.slot)
            commands |= {"take_slot": partial(self._take, self.slot), "edit_meeting": change, "edit": change}
        return commands

    def show_current(self, when: When, *, beside: bool) -> None:
        """Show the person in front in the week, and beside the table unless a form is open there."""
        offer = self.current
        if beside:
            self._side.show_offer(offer, when)
        if offer is None:
            self._week.view.set_current(None)
            return
        ids = [slot.id for slot in offer.slots]
        keep = self.slot if self.slot in ids else next(iter(ids), 0)
        key = Key(SLOT, keep) if keep else None
        self._week.put_in_front(key, offer.person.zone, city(offer), offer.person.name)

    def show_slot(self, key: Key) -> None:
        """Bring the person a time is for to the front."""
        with self._context.notices.guarded():
            slot = stored.slot(self._context.store, key.id)
            self._week.view.set_current(key)
            self._lists.show_offer(slot.contact)
            self._week.view.set_current(key)

    def _find_all(self) -> None:
        self._find(*self._lists.tables[OFFERS].table.ids[:_AT_ONCE])

    def _find(self, *contacts: int) -> None:
        self.verbs.find(contacts)
        first = next(iter(stored.ahead(self._context.store, self._context.clock.now(), contacts[0])), None)
        if first is not None:
            self._lists.show_offer(first.contact)
            self._week.go_to(first.starts_at, Key(SLOT, first.id))

    def _add(self) -> None:
        self._side.show()
        self._side.offer.choose_new()
        self._side.offer.day.setFocus()

    def _change(self, slot: int) -> None:
        self._side.show()
        self._side.offer.change(slot)

    def _take(self, slot: int) -> None:
        meeting = self.verbs.take(slot)
        if meeting:
            self._context.navigator.go(ShowMeeting(meeting))

    def _delete(self) -> None:
        """The time in front, from the week; all of those selected, from the table."""
        if self.slot and self._week.view.hasFocus():
            self.verbs.remove(self.slot)
        else:
            self.verbs.clear(self._lists.view.selected_ids())

    def _on_delete(self, _key: Key) -> None:
        self.wanted.emit("delete")

    def _on_asked(self, verb: str, slot: int) -> None:
        if verb == "take":
            self._take(slot)
        else:
            self.verbs.remove(slot)

    def _on_submitted(self, slot: int, moment: datetime) -> None:
        """The time chosen in the pane, new or instead of another one."""
        offer = self.current
        if offer is None:
            return
        if slot:
            self.verbs.move(slot, moment)
        else:
            slot = self._put(offer.id, moment)
        self._side.offer.choose_new()
        if slot:
            self._week.go_to(moment, Key(SLOT, slot))

    def _on_picked(self, moment: datetime) -> None:
        """A free place of the week was double-clicked."""
        offer = self.current
        if offer is not None:
            self._put(offer.id, moment)

    def _put(self, contact: int, moment: datetime) -> int:
        minutes = settings.get(self._context.store, settings.Profile).ask_minutes
        return self.verbs.add(contact, moment, minutes)
