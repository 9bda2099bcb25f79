"""The Messages page: drafts, what waits for an answer, what was answered, everything sent."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import MessageState
from klatch.services import messages, settings
from klatch.services.data import Change
from klatch.services.reading import messages as reading
from klatch.services.reading.contacts import TimelineKind, timeline
from klatch.services.reading.messages import MessageDetail, MessageSource, MessageView
from klatch.ui.messages.columns import RowWords
from klatch.ui.messages.reader import Reader
from klatch.ui.models.columns import Sort
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import Compose, Place, ShowMessage
from klatch.ui.when import When
from klatch.ui.widgets.notices import EmptyState
from klatch.ui.widgets.tabs import TabStrip

_PANE, _PANE_NARROW = 440, 360
_NAVIGATION = 184
_LARGEST_PANE = 0.5
_UNSENT = (MessageState.DRAFT, MessageState.HANDED_OVER)


class MessagesPage(Page):
    """Folders as tabs, a list, and the message chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._words = RowWords(self._when())
        self._found: MessageDetail | None = None
        self.tabs = TabStrip(context.theme, self.tr("Folders"), self)
        self.table = RecordTable(
            MessageSource(context.store), self._words.columns(), sentence=self._words.sentence, parent=self
        )
        self.view = RecordView(self.table, context.theme, self)
        self.empty = EmptyState(context.theme, "mail", self)
        self.reader = Reader(context.theme, self)
        self._stack = QStackedWidget(self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._menu = QMenu(self)
        self._room: tuple[bool, float, int] | None = None
        self._pane = True
        self._layout()
        self._connect()
        self._read()
        if not self._counts[MessageView.DRAFTS] and self._counts[MessageView.WAITING]:
            self.tabs.select(MessageView.WAITING)

    def heading(self) -> tuple[str, str]:
        waiting = self._counts[MessageView.WAITING]
        here = self.locale().toString(waiting)
        said = self.tr("1 waiting for an answer") if waiting == 1 else self.tr("%1 waiting for an answer")
        return self.tr("Messages"), said.replace("%1", here) if waiting else ""

    def status(self) -> str:
        number = len(self.table.ids)
        here = self.locale().toString(number)
        return self.tr("1 message") if number == 1 else self.tr("%1 messages").replace("%1", here)

    def commands(self) -> dict[str, Command]:
        found: dict[str, Command] = {
            "new": self._write_new,
            "next_tab": partial(self._turn, 1),
            "previous_tab": partial(self._turn, -1),
            "detail_pane": self._toggle_pane,
        }
        if self.reader.asking:
            found |= {"leave": self.reader.close_form, "next_step": self.reader.give_reply}
            return found
        chosen = self.view.selected_ids()
        if chosen:
            found["delete"] = self.delete
        row = self._found.row if self._found and chosen else None
        if row is None:
            return found
        if row.state in _UNSENT:
            found |= {"edit": self.go_on, "next_step": self.go_on, "discard": self.delete}
            if row.state is MessageState.HANDED_OVER:
                found["mark_sent"] = self.mark_sent
        elif row.answered_at is None and row.bounced_at is None:
            found |= {
                "mark_answered": self.reader.ask_reply,
                "next_step": self.reader.ask_reply,
                "mark_bounced": self.mark_bounced,
            }
        return found

    def areas(self) -> list[QWidget]:
        return [self.tabs.bar, self.view, self.reader.card.body]

    def arrive(self, place: Place) -> None:
        self._words.when = self._when()
        if isinstance(place, ShowMessage):
            self._show(place.message)
        self.setFocusProxy(self.view)
        self.view.viewport().update()

    def go_on(self) -> None:
        """Write on at the chosen draft."""
        if self._found is not None and self._found.row.state in _UNSENT:
            row = self._found.row
            self.context.navigator.go(Compose((row.contact,), row.kind, row.meeting, row.id))

    def mark_sent(self) -> None:
        """The message given away was sent."""
        if self._found is not None:
            row = self._found.row
            with self.context.notices.guarded():
                messages.mark_sent(self.context.store, row.id, self._now, self._now)
                self._done(self.tr("Sent to %1"), row.name)

    def mark_answered(self, text: str) -> None:
        """They replied."""
        if self._found is not None:
            row = self._found.row
            with self.context.notices.guarded():
                messages.mark_answered(self.context.store, row.id, self._now, self._now, summary=text)
                self._done(self.tr("%1 replied"), row.name)

    def mark_bounced(self) -> None:
        """The message came back."""
        if self._found is not None:
            row = self._found.row
            with self.context.notices.guarded():
                messages.mark_bounced(self.context.store, row.id, self._now, self._now)
                self._done(self.tr("Bounced: %1’s address is marked as bad"), row.name)

    def stop_waiting(self) -> None:
        """No answer is waited for any more."""
        if self._found is not None:
            row = self._found.row
            with self.context.notices.guarded():
                messages.close(self.context.store, row.id, self._now)
                self._done(self.tr("No longer waiting for %1"), row.name)

    def delete(self) -> None:
        """Discard drafts, delete what was sent; the row after them is chosen."""
        chosen = self.view.selected_ids()
        rows = reading.rows(self.context.store, chosen)
        sent = [row.id for row in rows if row.state not in _UNSENT]
        with self.context.notices.guarded():
            if sent:
                messages.delete(self.context.store, sent, self._now)
            else:
                messages.discard_all(self.context.store, [row.id for row in rows], self._now)
            drafts = self.tr("%n drafts discarded", "", len(rows))
            self._done(self.tr("%n messages deleted", "", len(rows)) if sent else drafts, "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.window().width() if self.window() is not self else self.width() + _NAVIGATION
        narrow = width < self.context.theme.size("collapse_nav_below")
        pane = self.context.theme.px(_PANE_NARROW if narrow else _PANE)
        pane = min(pane, round(self.width() * _LARGEST_PANE))
        room = (narrow, self.context.theme.scale, pane)
        if room != self._room:
            self._room = room
            self._splitter.setSizes([max(1, self.width() - pane), pane])

    def _layout(self) -> None:
        for view, text in (
            (MessageView.DRAFTS, self.tr("Drafts")),
            (MessageView.WAITING, self.tr("Waiting")),
            (MessageView.ANSWERED, self.tr("Answered")),
            (MessageView.SENT, self.tr("Sent")),
        ):
            self.tabs.add(view, text, 0)
        self.view.setAccessibleName(self.tr("Messages"))
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._stack.setProperty("area", "surface")
        self._splitter.addWidget(self._stack)
        self._splitter.addWidget(self.reader)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setChildrenCollapsible(False)
        self.reader.setMinimumWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.tabs.changed.connect(self._on_tab)
        self.view.current_changed.connect(self._on_current)
        self.view.selection_changed.connect(self.changed)
        self.view.opened.connect(self._on_opened)
        self.view.delete_pressed.connect(self.delete)
        self.view.menu_requested.connect(self._on_menu)
        self.reader.wanted.connect(self._on_wanted)
        self.reader.reply_given.connect(self.mark_answered)
        self.reader.form_shown.connect(self.changed)
        self.empty.acted.connect(self._write_new)
        self.context.changes.changed.connect(self._on_change)

    def _read(self) -> None:
        self._counts = reading.counts(self.context.store)
        for view, count in self._counts.items():
            self.tabs.set_count(view, count)
        self._query()

    def _query(self) -> None:
        self.view.set_query(
            MessageView(self.tabs.current()), self.table.query[1] or Sort("at", descending=True)
        )
        self._after_query()

    def _after_query(self) -> None:
        some = bool(self.table.ids)
        self._stack.setCurrentWidget(self.view if some else self.empty)
        if not some:
            self._explain()
            self._on_current(0)
        elif not self.view.selected_ids():
            chosen = self.view.current_id() or self.table.id_at(0)
            self.view.select_ids([chosen])
            self._on_current(chosen)
        self.reader.setVisible(some and self._pane)
        self.changed.emit()

    def _on_tab(self, _key: str) -> None:
        self._found = None
        self._query()

    def _on_change(self, change: Change) -> None:
        if change.touches("message", "contact", "organization", "interaction"):
            self._counts = reading.counts(self.context.store)
            for view, count in self._counts.items():
                self.tabs.set_count(view, count)
            self.table.reload()
            self._after_query()
            self._on_current(self.view.current_id())

    def _on_current(self, message: int) -> None:
        try:
            self._found = reading.detail(self.context.store, message) if message else None
        except NotFound:
            self._found = None
        if self._found is None:
            self.reader.clear()
        else:
            self.reader.show_message(self._found, self._reply(self._found), self._words.when, self._me())
        self.changed.emit()

    def _reply(self, found: MessageDetail) -> str:
        if found.row.answered_at is None:
            return ""
        entries = timeline(self.context.store, found.row.contact)
        mine = (each for each in entries if each.kind is TimelineKind.ANSWERED and each.id == found.row.id)
        return next((each.text for each in mine), "")

    def _on_opened(self, _message: int) -> None:
        row = self._found.row if self._found else None
        if row is not None and row.state in _UNSENT:
            self.go_on()
        else:
            self.reader.card.body.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_wanted(self, name: str) -> None:
        {
            "continue": self.go_on,
            "mark_sent": self.mark_sent,
            "mark_answered": self.reader.ask_reply,
            "mark_bounced": self.mark_bounced,
            "close": self.stop_waiting,
            "write": self._write_again,
            "discard": self.delete,
            "delete": self.delete,
        }[name]()

    def _on_menu(self, point: QPoint) -> None:
        self._menu.clear()
        for name, button in self.reader.offers.items():
            if not button.isHidden():
                self._menu.addAction(button.text()).triggered.connect(partial(self._on_menu_chosen, name))
        self._menu.popup(point)

    def _on_menu_chosen(self, name: str, _checked: bool = False) -> None:
        self._on_wanted(name)

    def _show(self, message: int) -> None:
        try:
            row = reading.detail(self.context.store, message).row
        except NotFound as error:
            self.context.notices.failure(error)
            return
        self.tabs.select(MessageView.DRAFTS if row.state in _UNSENT else MessageView.SENT)
        self.view.select_ids([message])
        self._on_current(message)

    def _explain(self) -> None:
        title, text = {
            MessageView.DRAFTS: (self.tr("No drafts"), self.tr("What you begin to write waits here.")),
            MessageView.WAITING: (
                self.tr("Nothing waits for an answer"),
                self.tr("Messages you sent stay here until they are answered."),
            ),
            MessageView.ANSWERED: (
                self.tr("No answers yet"),
                self.tr("When somebody replies, say so and it shows here."),
            ),
            MessageView.SENT: (self.tr("Nothing sent yet"), self.tr("What you mark as sent is kept here.")),
        }[MessageView(self.tabs.current())]
        self.empty.set_message(title, text, self.tr("Write a message"), icon="mail", primary=True)

    def _turn(self, by: int) -> None:
        bar = self.tabs.bar
        bar.setCurrentIndex((bar.currentIndex() + by) % bar.count())

    def _toggle_pane(self) -> None:
        self._pane = not self._pane
        self.reader.setVisible(self._pane and bool(self.table.ids))

    def _write_new(self) -> None:
        self.context.navigator.go(Compose())

    def _write_again(self) -> None:
        if self._found is not None:
            self.context.navigator.go(Compose((self._found.row.contact,)))

    def _done(self, sentence: str, what: str) -> None:
        self.context.notices.undoable(sentence.replace("%1", what))

    def _me(self) -> str:
        return settings.get(self.context.store, settings.Profile).name

    @property
    def _now(self) -> datetime:
        return self.context.clock.now()

    def _when(self) -> When:
        return When(self.context.clock.now(), self.context.zone())
