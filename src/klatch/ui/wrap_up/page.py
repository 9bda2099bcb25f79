"""The wrap-up after a meeting: notes, takeaways, referrals, follow-ups, then the thank-you."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import MeetingStatus, TakeawayKind, TaskKind
from klatch.services import settings
from klatch.services.data import Change
from klatch.services.reading.meetings import MeetingDetail, detail, referrals
from klatch.services.reading.tasks import of_meeting
from klatch.ui import meeting_words
from klatch.ui.fields.autosave import AutoText
from klatch.ui.fields.referral_card import ReferralCard
from klatch.ui.fields.takeaway_list import TakeawayList
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import Compose, Place, WrapUp
from klatch.ui.when import When
from klatch.ui.widgets.base import label, line
from klatch.ui.widgets.forms import Field
from klatch.ui.widgets.notices import EmptyState
from klatch.ui.wrap_up.end_fields import EndFields
from klatch.ui.wrap_up.followup_card import FollowUpCard
from klatch.ui.wrap_up.frame import WrapFooter, WrapStrip
from klatch.ui.wrap_up.verbs import WrapVerbs

_TICK_MS = 60_000
_TABLES = ("meeting", "meeting_contact", "takeaway", "referral", "contact", "organization", "task")


class WrapUpPage(Page):
    """Everything is kept as it is typed; finishing says that the meeting was held."""

    is_task = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.meeting: MeetingDetail | None = None
        self._when = When(context.clock.now(), context.zone())
        self.verbs = WrapVerbs(context, self)
        self.strip = WrapStrip(context.theme, self)
        self._left, self._right = QWidget(self), QWidget(self)
        self.end = EndFields(context, self._left)
        self.notes = AutoText(self.tr("Notes"), self._left)
        self.who = QComboBox(self._left)
        self.takeaways = TakeawayList(context, self.verbs, self._left)
        self.referrals = ReferralCard(context, self.verbs, self._right)
        self.follow_ups = FollowUpCard(context, self.verbs, self._right)
        self.footer = WrapFooter(context.theme, self)
        self._gone = EmptyState(context.theme, "calendar-days", self)
        self._stack = QStackedWidget(self)
        self._clock = QTimer(self)
        self._layout()
        self._connect()

    def heading(self) -> tuple[str, str]:
        if self.meeting is None:
            return self.tr("Wrap up"), ""
        who = meeting_words.names(self.meeting.row.attendees)
        return self.tr("Wrap up"), self.tr("Meeting with %1").replace("%1", who)

    def status(self) -> str:
        return self.tr("Kept as you type. Finishing says that the meeting was held.")

    def commands(self) -> dict[str, Command]:
        if self.meeting is None:
            return {}
        return {
            "next_step": self.finish,
            "thank": self.finish,
            "line_advice": partial(self.takeaways.set_kind, TakeawayKind.ADVICE),
            "line_information": partial(self.takeaways.set_kind, TakeawayKind.INFORMATION),
            "line_referral": partial(self.takeaways.set_kind, TakeawayKind.REFERRAL),
        }

    def arrive(self, place: Place) -> None:
        if isinstance(place, WrapUp):
            self._show(place.meeting)

    def depart(self) -> None:
        self._keep()

    def areas(self) -> list[QWidget]:
        return [self._left, self._right, self.footer]

    def finish(self) -> None:
        """Say that it was held, and go on to the thank-you."""
        if self.meeting is None or not self.end.validate():
            return
        self.commit()
        meeting, thanks = self.meeting, self.thanks_open
        if self.verbs.hold(meeting, self.end.moment):
            people = tuple(who.id for who in meeting.row.attendees)
            navigator = self.context.navigator
            if thanks:
                navigator.go(Compose(people, "thanks.same_day", meeting.row.id))
            else:
                navigator.leave()

    def finish_later(self) -> None:
        """Keep everything and go back."""
        self._keep()
        self.context.navigator.leave()

    def commit(self) -> None:
        """Save what is being typed."""
        self.notes.keeper.flush()
        self.takeaways.commit()
        self.referrals.commit()
        self.follow_ups.commit()

    @property
    def thanks_open(self) -> bool:
        """Whether a thank-you is still to be written."""
        row = self.meeting.row if self.meeting else None
        return row is not None and (row.status is not MeetingStatus.HELD or row.thanks_due is not None)

    def _keep(self) -> None:
        """Save everything, a chosen end too; a meeting only looked at stays as it was."""
        if self.meeting is None:
            return
        self.commit()
        if self.end.touched and self.end.validate():
            self.verbs.hold(self.meeting, self.end.moment)

    def _show(self, meeting: int) -> None:
        fresh = self.meeting is None or self.meeting.row.id != meeting
        if fresh:
            self._keep()
        self._when = When(self.context.clock.now(), self.context.zone())
        try:
            found = detail(self.context.store, meeting)
        except NotFound:
            self.meeting = None
            self.notes.keeper.stop()
            self._stack.setCurrentWidget(self._gone)
            self.changed.emit()
            return
        self.meeting = found
        self._stack.setCurrentIndex(0)
        if fresh:
            self._begin(found)
        self._read(fresh=fresh)

    def _begin(self, found: MeetingDetail) -> None:
        row = found.row
        self.verbs.meeting = row.id
        self.notes.keeper.begin(found.notes, partial(self.verbs.save_notes, row.id))
        self.takeaways.new.text.clear()
        self.referrals.new.clear()
        self.follow_ups.begin(self._when)
        self.who.clear()
        for person in row.attendees:
            self.who.addItem(person.name, person.id)
        self._from.setVisible(len(row.attendees) > 1)
        self._on_who()

    def _read(self, *, fresh: bool) -> None:
        """Show what is stored now."""
        if self.meeting is None:
            return
        row = self.meeting.row
        if not fresh:
            self.notes.keeper.load(self.meeting.notes)
        self.end.show_meeting(row, self._when, fresh=fresh)
        self.takeaways.show_takeaways(self.meeting.takeaways)
        self.referrals.show_referrals(referrals(self.context.store, row.id), row.attendees)
        own = (task for task in of_meeting(self.context.store, row.id) if task.kind is TaskKind.OWN)
        self.follow_ups.show_tasks(tuple(own))
        self._order()
        self._show_clock()
        self.footer.set_thanks(self.thanks_open)
        self.changed.emit()

    def _order(self) -> None:
        """Tab goes down the left, then down the right, then to the footer, whenever rows were made."""
        lists = (*self.takeaways.stops(), *self.referrals.stops(), *self.follow_ups.stops())
        end = (self.end.day, self.end.clock, self.end.minutes)
        stops = (*end, self.notes, self.who, *lists, self.footer.later, self.footer.finish)
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _show_clock(self) -> None:
        if self.meeting is None:
            return
        row = self.meeting.row
        hours = settings.get(self.context.store, settings.Cadence).thank_you_hours
        due = row.thanks_due or self.end.moment + timedelta(hours=hours)
        left = meeting_words.hours_left(due, self._when) if self.thanks_open else None
        self.strip.show_meeting(row, left, hours)

    def _layout(self) -> None:
        self.setFocusProxy(self.notes)
        self._from = Field(self.context.theme, self.tr("Who said it"), self.who, self._left)
        self.notes.setMinimumHeight(self.context.theme.px(120))
        self.notes.setPlaceholderText(self.tr("What was said, in your words"))
        left = QVBoxLayout(self._left)
        left.setContentsMargins(20, 16, 20, 16)
        left.setSpacing(12)
        left.addWidget(self.end)
        left.addWidget(Field(self.context.theme, self.tr("Notes"), self.notes, self._left), 1)
        left.addWidget(label(self.tr("Takeaways"), "heading", self._left))
        left.addWidget(self._from)
        left.addWidget(self.takeaways)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(16, 14, 16, 14)
        right.setSpacing(12)
        right.addWidget(self.referrals)
        right.addWidget(self.follow_ups)
        right.addStretch(1)
        self._left.setProperty("area", "surface")
        self._right.setProperty("area", "frame")
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(_scrolling(self._left, self), 6)
        columns.addWidget(line(self, vertical=True))
        columns.addWidget(_scrolling(self._right, self), 5)
        inside = QWidget(self)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.strip)
        whole.addLayout(columns, 1)
        whole.addWidget(self.footer)
        self._stack.addWidget(inside)
        self._stack.addWidget(self._gone)
        text = self.tr("It may have been deleted. Undo brings it back.")
        self._gone.set_message(self.tr("This meeting is no longer there"), text, self.tr("Go back"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self.context.changes.changed.connect(self._on_change)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self.who.activated.connect(self._on_who)
        self.end.ended.connect(self._on_ended)
        self.end.lasted.connect(self.verbs.save_minutes)
        self.footer.later.clicked.connect(self.finish_later)
        self.footer.finish.clicked.connect(self.finish)
        self._gone.acted.connect(self.context.navigator.leave)

    def _tick(self) -> None:
        self._when = When(self.context.clock.now(), self.context.zone())
        self._show_clock()

    def _on_change(self, change: Change) -> None:
        if self.verbs.meeting and change.touches(*_TABLES):
            self._show(self.verbs.meeting)

    def _on_who(self, _number: int = 0) -> None:
        contact = int(self.who.currentData() or 0)
        self.takeaways.contact = contact
        self.referrals.contact = contact
        self.follow_ups.contact = contact

    def _on_ended(self) -> None:
        if self.meeting is not None and self.meeting.row.status is MeetingStatus.HELD:
            self.verbs.hold(self.meeting, self.end.moment)
        self._show_clock()


def _scrolling(inside: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
