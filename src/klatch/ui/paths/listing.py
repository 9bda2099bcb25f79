"""The left side of the page: the comparison of all paths, and the evidence of the one in front."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from klatch.services.reading.career_paths import FitSource, PathSort, PathSource
from klatch.services.reading.takeaways import ClaimSource
from klatch.ui.models.columns import Sort
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.page import Context
from klatch.ui.paths import columns, phrases
from klatch.ui.when import When
from klatch.ui.widgets.base import label
from klatch.ui.widgets.notices import EmptyState
from klatch.ui.widgets.tabs import TabStrip

TALKS, HEARD = "talks", "heard"
_ORDER = Sort(PathSort.ORDER)


class Evidence(QWidget):
    """What stands behind the scores of one path: the talks, and what was heard."""

    def __init__(self, context: Context, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        theme, store = context.theme, context.store
        self._words = columns.TalkWords(when)
        self.tabs = TabStrip(theme, self.tr("Evidence"), self)
        talks = self._words.columns()
        self._talks = RecordTable(FitSource(store), talks, sentence=self._words.sentence, parent=self)
        self._heard = RecordTable(
            ClaimSource(store), columns.heard(), sentence=columns.heard_sentence, parent=self
        )
        self._stack = QStackedWidget(self)
        self.talks = RecordView(self._talks, theme, self._stack)
        self.heard = RecordView(self._heard, theme, self._stack)
        self._none = EmptyState(theme, "calendar-check", self._stack)
        self._layout()
        self.tabs.changed.connect(self._on_turn)

    @property
    def view(self) -> RecordView:
        """The table in front."""
        return self.talks if self.tabs.current() == TALKS else self.heard

    def show_path(self, path: int, when: When) -> None:
        """Show what stands behind the scores of a path."""
        self._words.when = when
        for key, view in ((TALKS, self.talks), (HEARD, self.heard)):
            if view.table.query[0] == path:
                view.table.reload()
            else:
                view.set_query(path, None)
            self.tabs.set_count(key, len(view.table.ids))
        self._settle()

    def _layout(self) -> None:
        self.tabs.add(TALKS, self.tr("Talks"), 0)
        self.tabs.add(HEARD, self.tr("What was heard"), 0)
        self.talks.setAccessibleName(self.tr("Talks about this path"))
        self.heard.setAccessibleName(self.tr("What was heard about this path"))
        for widget in (self.talks, self.heard, self._none):
            self._stack.addWidget(widget)
        self._stack.setProperty("area", "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def _settle(self) -> None:
        some = bool(self.view.table.ids)
        self._stack.setCurrentWidget(self.view if some else self._none)
        if not some and self.tabs.current() == TALKS:
            self._none.set_message(
                self.tr("No talk has scored this path yet"),
                self.tr("When a talk is over, say in its wrap-up how the work suits you."),
            )
        elif not some:
            self._none.set_message(
                self.tr("Nothing heard about this path yet"),
                self.tr("Choose a takeaway and tie it to this path; who agrees is counted here."),
            )

    def _on_turn(self, _key: str) -> None:
        self._settle()


class Comparison(QStackedWidget):
    """All paths under each other with what they scored, or a word on how to begin."""

    begun = Signal()
    """The first path is wanted."""

    def __init__(self, context: Context, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._inside = QSplitter(Qt.Orientation.Vertical, self)
        self._upper = QWidget(self._inside)
        self.table = RecordTable(
            PathSource(context.store), columns.comparison(), sentence=phrases.sentence, parent=self
        )
        self.view = RecordView(self.table, theme, self._upper)
        self._legend = label(
            self.tr(
                "Scores from 1 to 5. Dot: average after the talks (their number). Line: lowest to highest."
                " Ring: before any talk. Grey: fewer than five talks."
            ),
            "caption",
            self._upper,
            wrap=True,
        )
        self.evidence = Evidence(context, when, self._inside)
        self.empty = EmptyState(theme, "graduation-cap", self)
        self._layout()
        self.empty.acted.connect(self.begun)

    def reload(self, when: When) -> None:
        """Read again; one path is chosen wherever there is one."""
        self.view.set_query(None, self.table.query[1] or _ORDER)
        some = bool(self.table.ids)
        self.setCurrentWidget(self._inside if some else self.empty)
        if some and not self.view.selected_ids():
            self.view.select_ids([self.view.current_id() or self.table.id_at(0)])
        self.evidence.show_path(self.view.current_id() if some else 0, when)

    def show_path(self, path: int) -> bool:
        """Select a path; False when it is gone."""
        self.view.select_ids([path])
        return self.table.row_of(path) >= 0

    def _layout(self) -> None:
        self.setProperty("area", "surface")
        self.view.setAccessibleName(self.tr("Career paths"))
        self._legend.setContentsMargins(20, 6, 16, 8)
        column = QVBoxLayout(self._upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self._legend)
        for part in (self._upper, self.evidence):
            self._inside.addWidget(part)
        self._inside.setChildrenCollapsible(False)
        self._inside.setHandleWidth(1)
        self._inside.setSizes([300, 300])
        self.empty.set_message(
            self.tr("No career path yet"),
            self.tr(
                "Name two or three kinds of work you could see yourself in. After each talk you say how it"
                " suits you, and this page compares them."
            ),
            self.tr("New career path"),
            icon="plus",
            primary=True,
        )
        for widget in (self._inside, self.empty):
            self.addWidget(widget)
