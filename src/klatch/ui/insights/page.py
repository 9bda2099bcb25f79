"""The Insights page: one sentence with the step it suggests, and the charts behind it."""

from __future__ import annotations

from functools import cached_property, partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from klatch.domain.findings import Do, Finding, finding
from klatch.domain.insights import Insights, Step
from klatch.domain.periods import Period
from klatch.domain.progress import Progress
from klatch.services import settings
from klatch.services.data import Change, Store
from klatch.services.reading import insights as reading
from klatch.ui.insights import report, tables
from klatch.ui.insights.board import Board
from klatch.ui.insights.controls import Controls
from klatch.ui.insights.export import Edges, Export
from klatch.ui.insights.sentence import Said, sentence
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import Compose, NewContact, Place
from klatch.ui.printing import Sheet
from klatch.ui.when import When
from klatch.ui.widgets.notices import EmptyState, Skeleton

_TABLES = (
    "contact",
    "interaction",
    "meeting",
    "meeting_contact",
    "message",
    "opportunity",
    "referral",
    "task",
    "template",
)
_THANKS = "thanks.same_day"


class InsightsPage(Page):
    """Counts beside the window, and again when something is written while it is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None, edges: Edges | None = None) -> None:
        super().__init__(context, parent)
        self.edges = edges or Edges()
        self.facts: Insights | None = None
        self._found: Finding | None = None
        self._said = Said("", "", "", "", "")
        self._counting = False
        self._stale = True
        self.controls = Controls(context, self)
        self.stack = QStackedWidget(self)
        self.board = Board(context.theme, self.stack)
        self.nothing = EmptyState(context.theme, "chart-column", self.stack)
        self._loading = QWidget(self.stack)
        self._layout()
        self._connect()

    @cached_property
    def export(self) -> Export:
        """The ways out; made when first needed."""
        return Export(self.context, self, self.edges)

    @property
    def empty(self) -> bool:
        """Whether nothing has happened yet."""
        return self.facts is not None and not self.facts.begun

    def heading(self) -> tuple[str, str]:
        return self.tr("Insights"), ""

    def status(self) -> str:
        facts = self.facts
        if facts is None or self.empty:
            return ""
        reached = self.tr("%n people reached", "", facts.people[Step.OUTREACH])
        return f"{reached}, {self.tr('%n conversations', '', facts.conversations)}"

    def commands(self) -> dict[str, Command]:
        if self.facts is None or self.empty:
            return {}
        return {
            "next_step": self.act,
            "as_tables": self.turn,
            "save_picture": self.save_picture,
            "save_tables": self.save_tables,
            "save_pdf": self.save_report,
            "print": self.print_out,
        }

    def toolbar_controls(self) -> QWidget:
        return self.controls

    def areas(self) -> list[QWidget]:
        return [self.controls, self.stack]

    def arrive(self, _place: Place) -> None:
        self.setFocusProxy(self.board.funnel.bars)

    def act(self) -> None:
        """Go where the sentence points."""
        found = self._found
        if found is None:
            return
        store, navigator = self.context.store, self.context.navigator
        if found.do is Do.WRITE:
            navigator.go(Compose(reading.to_write_to(store, found.source, self._at_once)))
        elif found.do is Do.THANK:
            people = reading.to_thank(store, self.controls.period_now(), self._at_once)
            navigator.go(Compose(people, _THANKS))
        elif found.do is Do.PREPARE:
            navigator.go(Place("meetings"))
        else:
            navigator.go(NewContact())

    def turn(self) -> None:
        """Every chart as a table, or every table as a chart."""
        sections = self.board.sections
        as_table = not all(section.as_table for section in sections)
        for section in sections:
            section.set_as_table(as_table=as_table)

    def save_picture(self) -> None:
        """The charts as PNG."""
        self.export.picture(self.board.inside, self._name("png"))

    def save_tables(self) -> None:
        """The tables as CSV."""
        if self.facts is not None:
            self.export.tables(tables.tables(self.facts, self._when), self._name("csv"))

    def save_report(self) -> None:
        """The report as PDF."""
        self.export.report(self._sheet(), self._name("pdf"))

    def print_out(self) -> None:
        """The report on paper."""
        self.export.print_out(self._sheet())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _layout(self) -> None:
        loading = QVBoxLayout(self._loading)
        loading.setContentsMargins(20, 14, 20, 14)
        loading.addWidget(Skeleton(self.context.theme, 6, self._loading))
        loading.addStretch(1)
        for widget in (self._loading, self.board, self.nothing):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.nothing.set_message(
            self.tr("Nothing to count yet"),
            self.tr("Write to somebody: this page then shows who replies, what comes of it, and what works."),
            self.tr("New message"),
            icon="mail",
            primary=True,
        )
        self.setProperty("area", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _connect(self) -> None:
        self.follow(self._on_change)
        self.context.watch.changed.connect(self._count)
        self.context.theme.changed.connect(self._fit)
        self.controls.chosen.connect(self._count)
        self.controls.export.connect(self._on_export)
        self.board.sentence.acted.connect(self.act)
        self.nothing.acted.connect(partial(self.context.navigator.go, Compose()))

    def _on_change(self, change: Change) -> None:
        settings_changed = not change.rows and change.origin == "write"
        if settings_changed or change.touches(*_TABLES):
            self._count()

    def _on_export(self, name: str) -> None:
        command = self.commands().get(name)
        if command is not None:
            command()

    def _count(self) -> None:
        """Count beside the window; what is asked for meanwhile is counted afterwards, once."""
        self._stale = True
        if self._counting or not self.isVisible():
            return
        self._stale, self._counting = False, True
        period = self.controls.period_now()
        job = self.context.background.run(partial(_counted, self.context.store, period))
        job.succeeded.connect(self._show)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)

    def _ended(self) -> None:
        self._counting = False
        if self._stale:
            self._count()

    def _failed(self, error: Exception) -> None:
        with self.context.notices.guarded():
            raise error

    def _show(self, facts: Insights) -> None:
        self.facts = facts
        self._found = finding(facts)
        self._said = sentence(self._found, facts, self._at_once)
        self.board.show_facts(facts, self._when, self._said)
        self.stack.setCurrentWidget(self.nothing if self.empty else self.board)
        self.controls.setEnabled(not self.empty)
        self.changed.emit()

    def _sheet(self) -> Sheet:
        if self.facts is None:
            return Sheet("", "")
        when = self._when
        shown = tables.tables(self.facts, when)
        return report.sheet(
            shown, self._said, self.controls.text(), when.date_of(when.now), self.context.theme
        )

    def _name(self, ending: str) -> str:
        return f"klatch-insights-{self.context.local_now():%Y-%m-%d}.{ending}"

    def _fit(self) -> None:
        self.board.fit(self.width())

    @property
    def _at_once(self) -> int:
        """How many people are written to in one go: as many as the user wants to send in a day."""
        return settings.get(self.context.store, settings.Outreach).daily_cap

    @property
    def _when(self) -> When:
        return When(self.context.clock.now(), self.context.zone())


def _counted(store: Store, period: Period, _progress: Progress) -> Insights:
    return reading.insights(store, period)
