"""The side rail: this week in numbers, the pipeline, and what comes up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from klatch.domain.goals import Aim
from klatch.domain.vocabulary import PIPELINE, Stage
from klatch.services.reading.today import MeetingRow, TaskRow, Today
from klatch.services.settings import Goals, get
from klatch.ui import words
from klatch.ui.fields.week_card import WeekCard
from klatch.ui.page import Context
from klatch.ui.places import Place, ShowContact, ShowMeeting
from klatch.ui.today import wording
from klatch.ui.today.line import Line
from klatch.ui.when import When
from klatch.ui.widgets.bars import Bar, BarList
from klatch.ui.widgets.base import Card, SectionHeader, label, line, set_property

_DATE_WIDTH = 62
_SHOWN = 4


class ComingRow(QPushButton):
    """Something ahead; pressing it opens it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.place: Place | None = None
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self._day, self._time = (Line(context.theme, self, font="caption") for _ in range(2))
        self._name = Line(context.theme, self)
        self._what = Line(context.theme, self, font="caption")
        self._dates = QWidget(self)
        self._layout()
        self._restyle()
        context.theme.changed.connect(self._restyle)

    def show_row(self, row: MeetingRow | TaskRow, when: When) -> None:
        """Show a meeting or a step ahead."""
        day, time, name, what = wording.coming(row, when)
        self._day.say(day, "muted")
        self._time.say(time, "muted")
        self._name.say(name, weight=600)
        self._what.say(what, "muted")
        self._what.setVisible(bool(what))
        self.setAccessibleName(", ".join(part for part in (day, time, name, what) if part))
        if isinstance(row, MeetingRow):
            self.place = ShowMeeting(row.id)
        else:
            self.place = ShowContact(row.contact) if row.contact is not None else None

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(50))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(50))

    def _layout(self) -> None:
        for child in (self._day, self._time, self._name, self._what, self._dates):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        dates = QVBoxLayout(self._dates)
        text = QVBoxLayout()
        for column, lines in ((dates, (self._day, self._time)), (text, (self._name, self._what))):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(1)
            for widget in lines:
                column.addWidget(widget)
            column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 6)
        row.setSpacing(0)
        row.addWidget(self._dates)
        row.addLayout(text, 1)

    def _restyle(self) -> None:
        self._dates.setFixedWidth(self._theme.px(_DATE_WIDTH))
        self.setMinimumHeight(self._theme.px(50))


class SideRail(QWidget):
    """Three cards under each other."""

    wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.week = WeekCard(context, self)
        self._pipeline = Card(self)
        self._people = SectionHeader(self.tr("Pipeline"), self._pipeline)
        self.bars = BarList(context.theme, self.tr("Pipeline"), self._pipeline)
        self._total = label("", "caption", self._pipeline)
        self._coming = Card(self, margin=0)
        self.rows: list[tuple[QWidget, ComingRow]] = []
        self._layout()

    def set_beside(self, beside: bool) -> None:
        """Stand beside the column with margins of its own, or be a part of it."""
        margin = 16 if beside else 0
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, margin, margin, margin)
        set_property(self, "area", "frame" if beside else "surface")

    def show_today(self, today: Today, when: When) -> None:
        """Show the numbers and what comes up."""
        goals = get(self._context.store, Goals)
        sent = Aim(today.sent_this_week, goals.messages)
        self.week.show_week(sent, Aim(today.held_this_week, goals.conversations), when)
        people = sum(count for stage, count in today.stages.items() if stage is not Stage.ADDRESS_BOOK)
        self._total.setText(self.tr("%Ln people", "", people))
        self.bars.set_bars(
            [
                Bar(words.stage(stage), today.stages[stage], wording.number(today.stages[stage]), stage)
                for stage in PIPELINE
            ]
        )
        self._show_coming(today.coming_up[:_SHOWN], when)

    def _show_coming(self, coming: Sequence[MeetingRow | TaskRow], when: When) -> None:
        self._coming.setVisible(bool(coming))
        while len(self.rows) < len(coming):
            self._add_row()
        for (_, row), entry in zip(self.rows, coming, strict=False):
            row.show_row(entry, when)
        for number, widgets in enumerate(self.rows):
            widgets[0].setVisible(0 < number < len(coming))
            widgets[1].setVisible(number < len(coming))

    def _add_row(self) -> None:
        hairline, row = line(self._coming), ComingRow(self._context, self._coming)
        inset = QHBoxLayout()
        inset.setContentsMargins(16, 0, 16, 0)
        inset.addWidget(hairline)
        self._coming.body.addLayout(inset)
        self._coming.body.addWidget(row)
        row.clicked.connect(self._on_clicked)
        self.rows.append((hairline, row))

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, ComingRow) and sender.place is not None:
            self.wanted.emit(sender.place)

    def _layout(self) -> None:
        self._people.add(self._total)
        self._pipeline.body.addWidget(self._people)
        self._pipeline.body.addWidget(self.bars)
        self._pipeline.body.setContentsMargins(15, 15, 15, 8)
        heading = SectionHeader(self.tr("Coming up"), self._coming)
        heading.setContentsMargins(16, 14, 16, 4)
        self._coming.body.setSpacing(0)
        self._coming.body.setContentsMargins(0, 0, 0, 8)
        self._coming.body.addWidget(heading)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        self.set_beside(True)
        for card in (self.week, self._pipeline, self._coming):
            column.addWidget(card)
        column.addStretch(1)
