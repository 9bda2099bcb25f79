"""The right side of the page: a meeting, the form for one, times to offer, or a word on how to choose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from klatch.services.reading.meetings import MeetingDetail
from klatch.services.reading.slots import Offer
from klatch.ui.meetings.offer_pane import OfferPane
from klatch.ui.meetings.pane import MeetingPane
from klatch.ui.meetings.verbs import MeetingVerbs
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.beside import WIDE
from klatch.ui.widgets.notices import EmptyState
from klatch.ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from klatch.ui.meetings.form import MeetingForm


class SidePane(QWidget):
    """A stack of the four."""

    saved = Signal(int, bool)
    """The form saved this meeting; whether it was logged as already held."""
    closed = Signal()
    """The form was left."""

    def __init__(self, context: Context, verbs: MeetingVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self._stack = QStackedWidget(self)
        self.pane = MeetingPane(context, verbs, self._stack)
        self.offer = OfferPane(context, self._stack)
        self._editor = QWidget(self._stack)
        self._nothing = EmptyState(context.theme, "calendar-days", self._stack)
        self._layout()

    @cached_property
    def form(self) -> MeetingForm:
        """The form for a meeting; made when first needed."""
        from klatch.ui.meetings.form import MeetingForm

        scroll = Scrolling(self._editor)
        form = MeetingForm(self._context, scroll.room)
        form.setProperty("area", "clear")
        form.footer.setProperty("area", "footer")
        form.footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        scroll.setWidget(form)
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(form.footer)
        form.saved.connect(self.saved)
        form.closed.connect(self.closed)
        return form

    @property
    def editing(self) -> bool:
        """Whether the form is open."""
        return self._stack.currentWidget() is self._editor

    @property
    def shown(self) -> MeetingDetail | None:
        """The meeting shown, if one is."""
        return self.pane.meeting if self._stack.currentWidget() is self.pane else None

    def show_meeting(self, meeting: MeetingDetail | None, when: When) -> None:
        """Show a meeting, or that none is chosen."""
        if meeting is None:
            self._stack.setCurrentWidget(self._nothing)
            return
        self.pane.show_meeting(meeting, when)
        self._stack.setCurrentWidget(self.pane)

    def show_offer(self, offer: Offer | None, when: When) -> None:
        """Show the times to offer somebody, or that nobody is chosen."""
        if offer is None:
            self._stack.setCurrentWidget(self._nothing)
            return
        self.offer.show_offer(offer, when)
        self._stack.setCurrentWidget(self.offer)

    def new_meeting(self, people: Sequence[int], when: When) -> None:
        """Open the form for a new meeting."""
        form = self.form
        self._stack.setCurrentWidget(self._editor)
        form.begin(people, when)

    def edit_meeting(self, meeting: MeetingDetail, when: When) -> None:
        """Open the form for the meeting there is."""
        form = self.form
        self._stack.setCurrentWidget(self._editor)
        form.edit(meeting, when)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDE), 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(self._theme.tokens.sizes["detail_pane_min"]), 200)

    def _layout(self) -> None:
        self.setProperty("area", "frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        text = self.tr("Choose a meeting to see who comes and what is next.")
        self._nothing.set_message(self.tr("No meeting chosen"), text)
        for widget in (self.pane, self.offer, self._editor, self._nothing):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.setCurrentWidget(self._nothing)
