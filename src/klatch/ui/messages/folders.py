"""The list side of the page: tabs, the filter, the table, and what stands there when it is empty."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from klatch.domain.errors import NotFound
from klatch.services.reading import messages as reading
from klatch.services.reading.messages import MessageFilter, MessageSource, MessageView
from klatch.ui.messages.columns import RowWords
from klatch.ui.messages.standing import UNSENT
from klatch.ui.models.columns import Sort
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.filter_field import FilterField
from klatch.ui.widgets.notices import EmptyState
from klatch.ui.widgets.tabs import TabStrip

_NEWEST = Sort("at", descending=True)


class Folders(QStackedWidget):
    """The messages of one tab, or a word on why there are none."""

    current_changed = Signal(int)
    selection_changed = Signal()
    opened = Signal(int)
    delete_pressed = Signal()
    menu_requested = Signal(QPoint)
    turned = Signal()
    """Another tab or filter is in force."""
    write_wanted = Signal()

    def __init__(self, context: Context, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._words = RowWords(when)
        self._quiet = False
        self.counts = dict.fromkeys(MessageView, 0)
        self.tabs = TabStrip(context.theme, self.tr("Folders"), parent)
        self.filter = FilterField(context.theme, self.tr("Name, subject, text"), self.tabs)
        self.table = RecordTable(
            MessageSource(context.store), self._words.columns(), sentence=self._words.sentence, parent=self
        )
        self.view = RecordView(self.table, context.theme, self)
        self.empty = EmptyState(context.theme, "mail", self)
        self._layout()
        self._connect()
        self.recount()
        if not self.counts[MessageView.DRAFTS] and self.counts[MessageView.WAITING]:
            self.tabs.select(MessageView.WAITING)
        self._query()

    @property
    def current(self) -> MessageView:
        """The tab in front."""
        return MessageView(self.tabs.current())

    def set_when(self, when: When) -> None:
        """Time has passed."""
        self._words.when = when
        self.view.viewport().update()

    def recount(self) -> None:
        """Count the tabs again."""
        self.counts = reading.counts(self._context.store)
        for view, number in self.counts.items():
            self.tabs.set_count(view, number)

    def reload(self) -> None:
        """Read again what was written."""
        self.recount()
        self.table.reload()
        self._settle()

    def show_message(self, message: int, *, everywhere: bool = False) -> bool:
        """Select a message where it is, or among all; False when it is gone."""
        try:
            row = reading.detail(self._context.store, message).row
        except NotFound:
            return False
        self.filter.clear()
        unsent = row.state in UNSENT and not everywhere
        if self.table.row_of(message) < 0 or everywhere:
            self.tabs.select(MessageView.DRAFTS if unsent else MessageView.ALL)
        self.view.select_ids([message])
        return self.table.row_of(message) >= 0

    def quiet(self, quiet: bool) -> None:
        """Whether the filled button is elsewhere."""
        if quiet != self._quiet:
            self._quiet = quiet
            self._explain()

    def _layout(self) -> None:
        for view, text in (
            (MessageView.DRAFTS, self.tr("Drafts")),
            (MessageView.WAITING, self.tr("Waiting")),
            (MessageView.ANSWERED, self.tr("Answered")),
            (MessageView.ALL, self.tr("All")),
        ):
            self.tabs.add(view, text, 0)
        self.tabs.add_trailing(self.filter)
        self.view.setAccessibleName(self.tr("Messages"))
        self.setProperty("area", "surface")
        self.addWidget(self.view)
        self.addWidget(self.empty)

    def _connect(self) -> None:
        self.tabs.changed.connect(self._on_turn)
        self.filter.changed.connect(self._on_turn)
        self.filter.left.connect(self.view.setFocus)
        self.view.current_changed.connect(self.current_changed)
        self.view.selection_changed.connect(self.selection_changed)
        self.view.opened.connect(self.opened)
        self.view.delete_pressed.connect(self.delete_pressed)
        self.view.menu_requested.connect(self.menu_requested)
        self.empty.acted.connect(self._on_acted)

    def _query(self) -> None:
        self.view.set_query(
            MessageFilter(self.current, self.filter.text.strip()), self.table.query[1] or _NEWEST
        )
        self._settle()

    def _settle(self) -> None:
        """One message is chosen wherever there is one."""
        ids = self.table.ids
        self.setCurrentWidget(self.view if ids else self.empty)
        if not ids:
            self._explain()
        elif not self.view.selected_ids():
            self.view.select_ids([self.view.current_id() or ids[0]])

    def _on_turn(self, _key: str = "") -> None:
        self._query()
        self.turned.emit()

    def _on_acted(self) -> None:
        if self.filter.text.strip():
            self.filter.clear()
        else:
            self.write_wanted.emit()

    def _explain(self) -> None:
        wanted = self.filter.text.strip()
        if wanted:
            title = self.tr("No message here matches “%1”").replace("%1", wanted)
            self.empty.set_message(title, "", self.tr("Clear the filter"))
            return
        title, text = {
            MessageView.DRAFTS: (self.tr("No drafts"), self.tr("What you begin to write waits here.")),
            MessageView.WAITING: (
                self.tr("Nothing waits for an answer"),
                self.tr(
                    "What you sent and asked stays here until somebody replies. Write to the next person."
                ),
            ),
            MessageView.ANSWERED: (
                self.tr("No answers yet"),
                self.tr("When somebody replies, choose the message and “They replied”; it is kept here."),
            ),
            MessageView.ALL: (
                self.tr("No messages yet"),
                self.tr("Write the first one, or log one you sent elsewhere (menu Message)."),
            ),
        }[self.current]
        self.empty.set_message(title, text, self.tr("Write a message"), icon="mail", primary=not self._quiet)
