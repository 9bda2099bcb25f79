"""The wrap-up after a meeting: the thank-you, referrals, follow-ups and a reflection, on one page."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch.domain import zones
from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import MeetingStatus, TakeawayKind
from klatch.services import settings
from klatch.services.data import Change
from klatch.services.reading.meetings import MeetingDetail, detail
from klatch.services.reading.wrap_up import thanked
from klatch.ui import meeting_words
from klatch.ui.fields.meeting_frame import MeetingFrame
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import NewOpportunity, Place, WrapUp
from klatch.ui.when import When
from klatch.ui.widgets.base import line
from klatch.ui.widgets.scrolling import Scrolling
from klatch.ui.wrap_up import commands
from klatch.ui.wrap_up.cards import Cards
from klatch.ui.wrap_up.frame import WrapFooter, WrapStrip
from klatch.ui.wrap_up.panel import ThanksPanel
from klatch.ui.wrap_up.thank_you import ThankYou
from klatch.ui.wrap_up.verbs import WrapVerbs
from klatch.ui.writing.handing import Edges

_TICK_MS = 60_000
_EVENING = time(20)
_TABLES = (
    "meeting",
    "meeting_contact",
    "takeaway",
    "referral",
    "contact",
    "contact_email",
    "organization",
    "task",
    "favor",
    "fit",
    "career_path",
    "message",
)


class WrapUpPage(Page):
    """Everything is kept as it is typed; finishing says that the meeting was held."""

    is_task = True

    def __init__(self, context: Context, parent: QWidget | None = None, edges: Edges | None = None) -> None:
        super().__init__(context, parent)
        self.meeting: MeetingDetail | None = None
        self.person = 0
        self._thanked: frozenset[int] = frozenset()
        self._when = When(context.clock.now(), context.zone())
        self.verbs = WrapVerbs(context, self)
        self.thanks = ThankYou(context, edges or Edges(), self)
        self._stack = MeetingFrame(context.theme, self)
        inside = self._stack.inside
        self.strip = WrapStrip(context.theme, inside)
        self._left, self._right = Scrolling(inside), Scrolling(inside)
        self.panel = ThanksPanel(context, self.thanks, self.verbs, self._left.room)
        self.cards = Cards(context, self.verbs, self._right.room)
        self.footer = WrapFooter(context.theme, inside)
        self._clock = QTimer(self)
        self._stops: tuple[QWidget, ...] = ()
        self._layout()
        self._connect()

    def heading(self) -> tuple[str, str]:
        if self.meeting is None:
            return self.tr("Wrap up"), ""
        who = meeting_words.names(self.meeting.row.attendees)
        return self.tr("Wrap up"), self.tr("Meeting with %1").replace("%1", who)

    def status(self) -> str:
        return self.thanks.outbox.saved_text() or self.tr("Kept as you type")

    def commands(self) -> dict[str, Command]:
        return commands.available(self) if self.meeting is not None else {}

    def arrive(self, place: Place) -> None:
        if isinstance(place, WrapUp):
            self._show(place.meeting)

    def depart(self) -> None:
        self._keep()

    @property
    def unsaved(self) -> bool:
        return self.panel.said.talked.keeper.unsaved or self.panel.said.notes.keeper.unsaved

    def areas(self) -> list[QWidget]:
        return [self.strip, self.panel, self.cards, self.footer]

    @property
    def thanks_open(self) -> bool:
        """Whether the person in front is still to be thanked."""
        return self.meeting is not None and self.person not in (0, *self._thanked)

    def save_draft(self) -> None:
        """Keep the thank-you as a draft."""
        if self.thanks.save():
            self.context.notices.say(self.tr("Draft saved"))

    def hand_over(self, way: str) -> None:
        """Give the thank-you away as it reads; whether it was sent is said afterwards."""
        self.commit()
        self.thanks.hand_over(way)

    def mark_sent(self) -> None:
        """The thank-you was sent: turn to the next to be thanked, or finish."""
        meeting = self.meeting
        if meeting is None or self.thanks.blocked or not self._end_stands():
            return
        others = [
            who.id for who in meeting.row.attendees if who.id not in self._thanked and who.id != self.person
        ]
        wanted = None if others else self.cards.follow_ups.wanted(meeting.row.id)
        self.commit()
        send = self.verbs.sending(self.panel.said.end.moment, wanted)
        if not self.thanks.mark_sent(send):
            return
        self.thanks.writing.clear()
        self.thanks.keeping.forget()
        if others:
            self.turn_to(others[0])
        else:
            self.context.navigator.leave()

    def finish(self) -> None:
        """Say that it was held, and keep the follow-ups; a thank-you not sent stays due."""
        if self.meeting is None or not self._end_stands():
            return
        wanted = self.cards.follow_ups.wanted(self.meeting.row.id)  # what saving suggests, nobody has seen
        self.commit()
        self.thanks.keep()
        if self.verbs.finish(self.panel.said.end.moment, wanted):
            self.context.navigator.leave()

    def finish_later(self) -> None:
        """Keep everything, remind of the rest in the evening, and go back."""
        if self.meeting is None or not self._end_stands():
            return
        wanted = self.cards.follow_ups.wanted(self.meeting.row.id)
        self.commit()
        self.thanks.keep()
        end = self.panel.said.end
        held = self.meeting.row.status is MeetingStatus.HELD
        if self.verbs.finish_later(end.moment if end.touched or held else None, wanted, evening(self._when)):
            self.context.notices.undoable(self._reminder())
            self.context.navigator.leave()

    def turn_to(self, contact: int) -> None:
        """Thank somebody else of those who took part."""
        if self.meeting is None:
            return
        self.commit()
        self.person = contact
        self.panel.said.takeaways.contact = contact
        self.cards.set_person(contact)
        self.thanks.close()
        if self.thanks_open:
            self.thanks.open(contact, self.meeting.row.id)
        self._read()

    def commit(self) -> None:
        """Save what is being typed."""
        self.panel.said.commit()
        self.cards.commit()

    def _keep(self) -> None:
        """Save everything, a chosen end too; a meeting only looked at stays as it was."""
        if self.meeting is None:
            return
        self.commit()
        self.thanks.keep()
        end = self.panel.said.end
        if end.touched and end.validate():
            self.verbs.hold(self.meeting, end.moment)

    def add_opportunity(self) -> None:
        """Begin a lead that the talk brought."""
        if self.meeting is not None:
            self.context.navigator.go(NewOpportunity(contact=self.person, meeting=self.meeting.row.id))

    def _show(self, meeting: int) -> None:
        fresh = self.meeting is None or self.meeting.row.id != meeting
        if fresh:
            self._keep()
        self._when = When(self.context.clock.now(), self.context.zone())
        try:
            found = detail(self.context.store, meeting)
        except NotFound:
            self.meeting = None
            self.panel.said.notes.keeper.stop()
            self.panel.said.talked.keeper.stop()
            self.thanks.writing.clear()
            self.thanks.keeping.forget()
            self._stack.setCurrentWidget(self._stack.gone)
            self.changed.emit()
            return
        self.meeting = found
        self._thanked = thanked(self.context.store, meeting)
        self._stack.setCurrentIndex(0)
        if fresh:
            self._begin(found)
        elif self.person not in [who.id for who in found.row.attendees]:
            self.thanks.read()  # of somebody deleted nothing is kept
            self._face_next(found)
        elif self.thanks_open:
            self._follow_thanks(found)
        self._read()

    def _begin(self, found: MeetingDetail) -> None:
        row = found.row
        self.verbs.meeting = row.id
        said = self.panel.said
        said.notes.keeper.begin(found.notes, partial(self.verbs.save_notes, row.id))
        said.talked.show_meeting(row.id)
        said.takeaways.new.text.forget()
        said.end.show_meeting(row, self._when, fresh=True)
        said.show_takeaways(found.takeaways)
        held = row.status is MeetingStatus.HELD
        said.show_end_known(held)
        said.set_open(not held or not any(each.kind is not TakeawayKind.REFERRAL for each in found.takeaways))
        self.cards.begin(self._when)
        self._face_next(found)

    def _face_next(self, found: MeetingDetail) -> None:
        """Turn to the first who is still to be thanked."""
        people = [who.id for who in found.row.attendees]
        self.person = next((who for who in people if who not in self._thanked), people[0] if people else 0)
        self.panel.said.takeaways.contact = self.person
        self.cards.set_person(self.person)
        self.thanks.close()
        if self.thanks_open:
            with QSignalBlocker(self.thanks):  # it is shown with all the rest
                self.thanks.open(self.person, found.row.id)

    def _follow_thanks(self, found: MeetingDetail) -> None:
        if self.thanks.writing.contact is None and self.person:
            self.thanks.open(self.person, found.row.id)
        else:
            self.thanks.read()

    def _read(self) -> None:
        """Show what is stored now."""
        if self.meeting is None:
            return
        row, said = self.meeting.row, self.panel.said
        said.notes.keeper.load(self.meeting.notes)
        said.talked.show_meeting(row.id)
        said.end.show_meeting(row, self._when, fresh=False)
        said.show_end_known(row.status is MeetingStatus.HELD)
        said.show_takeaways(self.meeting.takeaways)
        self.panel.show_people(row.attendees, self.person, self._thanked)
        self.cards.show_meeting(self.meeting, self._when)
        self._show_thanks()
        self._show_clock()
        self._order()

    def _show_thanks(self) -> None:
        """What every key changes."""
        if self.meeting is None:
            return
        if self.thanks_open:
            self.panel.show_thanks()
        waiting = [who.id for who in self.meeting.row.attendees if who.id not in self._thanked]
        self.footer.show_state(
            thanks=self.thanks_open,
            goes_on=waiting not in ([], [self.person]),
            blocked=self.thanks.blocked,
            no_address="" if self.thanks.writing.address else self.tr("Add an e-mail address first"),
        )
        self.strip.show_steps([not waiting, *self.cards.settled()])
        self.changed.emit()

    def _show_clock(self) -> None:
        if self.meeting is None:
            return
        row = self.meeting.row
        hours = settings.get(self.context.store, settings.Cadence).thank_you_hours
        due = row.thanks_due or self.panel.said.end.moment + timedelta(hours=hours)
        waiting = any(who.id not in self._thanked for who in row.attendees)
        self.strip.show_clock(meeting_words.hours_left(due, self._when) if waiting else None, hours)
        self.footer.show_reminder(self._reminder())

    def _reminder(self) -> str:
        at = evening(self._when)
        tonight = self._when.day_of(at) == self._when.today
        said = self.tr("Klatch will remind you tonight at %1") if tonight else ""
        return (said or self.tr("Klatch will remind you tomorrow at %1")).replace("%1", self._when.time(at))

    def _end_stands(self) -> bool:
        """Whether the end can stand; says what to do when not."""
        end = self.panel.said.end
        if self.meeting is not None and self.meeting.row.status is MeetingStatus.HELD and not end.touched:
            return True
        return end.validate()

    def _order(self) -> None:
        """Tab goes down the left, then down the right, then to the footer, whenever rows were made."""
        footer = self.footer
        ways = (footer.later, footer.more, footer.save, footer.open, footer.finish, footer.only)
        stops = (*self.strip.steps, *self.panel.stops(), *self.cards.stops(), *ways)
        if stops != self._stops:
            self._stops = stops
            for first, second in pairwise(stops):
                QWidget.setTabOrder(first, second)

    def _layout(self) -> None:
        self.setFocusProxy(self.panel.body)
        for column, area in ((self.panel, "surface"), (self.cards, "frame")):
            column.setProperty("area", area)
            column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        self._right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # for large text
        self._left.setWidget(self.panel)
        self._right.setWidget(self.cards)
        columns.addWidget(self._left, 11)
        columns.addWidget(line(self._stack.inside, vertical=True))
        columns.addWidget(self._right, 9)
        self._stack.lay_out(self.strip, columns, self.footer)

    def _connect(self) -> None:
        self.follow(self._on_change)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self.thanks.changed.connect(self._show_thanks)
        self.panel.person_chosen.connect(self.turn_to)
        self.panel.sent_wanted.connect(self.mark_sent)
        self.panel.said.turned.connect(self._order)
        self.panel.said.end.ended.connect(self._on_ended)
        self.panel.said.end.lasted.connect(self.verbs.save_minutes)
        self.strip.wanted.connect(self._go_to)
        self.footer.wanted.connect(self._on_wanted)
        self._stack.gone.acted.connect(self.context.navigator.leave)

    def set_kind(self, kind: TakeawayKind) -> None:
        """Make the takeaway with the cursor one of this kind, or begin one."""
        self.panel.said.set_open(True)
        self.panel.said.takeaways.set_kind(kind)

    def _go_to(self, part: int) -> None:
        """Show a part of the page, with the focus in it."""
        if part == 0:
            target: QWidget = self.panel.body
            self._left.ensureWidgetVisible(target)
        else:
            target = self.cards.entry(part)
            self._right.ensureWidgetVisible(self.cards.parts()[part - 1], 0, 0)
            self._right.ensureWidgetVisible(target)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tick(self) -> None:
        self._when = When(self.context.clock.now(), self.context.zone())
        self._show_clock()

    def _on_change(self, change: Change) -> None:
        if self.verbs.meeting and change.touches(*_TABLES):
            self._show(self.verbs.meeting)
        elif self.meeting is not None and change.touches("note"):
            self.panel.said.talked.show_meeting(self.meeting.row.id)

    def _on_ended(self) -> None:
        if self.meeting is not None and self.meeting.row.status is MeetingStatus.HELD:
            self.verbs.hold(self.meeting, self.panel.said.end.moment)
        self._show_clock()

    def _on_wanted(self, name: str) -> None:
        ways = {"finish_later": self.finish_later, "save_draft": self.save_draft, "mark_sent": self.mark_sent}
        way = ways.get(name, self.finish if name == "finish" else partial(self.hand_over, name))
        way()


def evening(when: When) -> datetime:
    """Tonight, or tomorrow evening when that has come."""
    day = when.today + timedelta(days=when.now.time() >= _EVENING)
    return zones.to_utc(datetime.combine(day, _EVENING), str(when.zone))
