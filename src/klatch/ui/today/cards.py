"""The cards of the page: a heading and rows that are used again as what is due changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from klatch.services import settings
from klatch.services.reading.today import ReachOutRow, TaskRow, ThanksRow
from klatch.ui import words
from klatch.ui.page import Context
from klatch.ui.today import items, wording
from klatch.ui.today.line import Run
from klatch.ui.today.rows import DueLine, Row, TaskLine, ThanksLine
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, SectionHeader, label, line
from klatch.ui.widgets.buttons import Button

_HEADER = 38
_SHOWN = 25
"""Rows of a card until the user asks for more: each is a widget."""

Value = TypeVar("Value")
Shown = TypeVar("Shown", bound=Row)


class RowCard(Card, Generic[Value, Shown]):
    """A heading, rows of one kind, and a way to the rest of a long list; hidden when there is nothing."""

    row_made = Signal(object)

    def __init__(self, context: Context, title: str, parent: QWidget) -> None:
        super().__init__(parent, margin=0)
        self.context = context
        self.header = SectionHeader(title, self)
        self._rows: list[Shown] = []
        self._lines: list[QWidget] = []
        self._values: tuple[Value, ...] = ()
        self._limit = _SHOWN
        self._when = When(context.clock.now())
        self._more = Button(context.theme, "", self, kind="link")
        self.body.setSpacing(0)
        self.header.setContentsMargins(16, 0, 12, 0)
        self.body.addWidget(self.header)
        self.body.addWidget(self._more)
        self._more.clicked.connect(self._on_more)
        self._restyle()
        context.theme.changed.connect(self._restyle)

    @property
    def rows(self) -> list[Shown]:
        """The rows shown."""
        return self._rows[: min(self._limit, len(self._values))]

    @property
    def stops(self) -> list[QWidget]:
        """Everything the Tab key may stop at, in order."""
        return [*self.header.findChildren(Button), *self._rows, self._more]

    def show_values(self, values: Sequence[Value], when: When) -> None:
        """Show these, one row each."""
        self._values, self._when = tuple(values), when
        shown = self._values[: self._limit]
        while len(self._rows) < len(shown):
            self._add_row()
        focused = next((row for row in self._rows if row.hasFocus()), None)
        for row, value in zip(self._rows, shown, strict=False):
            self.fill(row, value, when)
        if focused is not None and shown and focused not in self.rows:
            self._rows[len(shown) - 1].setFocus(Qt.FocusReason.OtherFocusReason)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(shown))
            self._lines[number].setVisible(number < len(shown))
        self._more.setText(self._more_text(len(self._values) - len(shown)))
        self._more.setVisible(len(self._values) > len(shown))
        self._rove(next((row for row in self.rows if row.hasFocus()), None))
        self.setVisible(bool(values))

    def set_count(self, count: int, *, at_least: bool = False) -> None:
        """Say in the heading how many there are."""
        self.header.set_count(f"{wording.number(count)}+" if at_least else wording.number(count))

    def make_row(self) -> Shown:
        """A new row."""
        raise NotImplementedError

    def fill(self, row: Shown, value: Value, when: When) -> None:
        """Show a value in a row."""
        raise NotImplementedError

    def _add_row(self) -> None:
        row = self.make_row()
        hairline = line(self)
        for widget in (hairline, row):
            self.body.insertWidget(self.body.count() - 1, widget)
        row.entered.connect(self._on_entered)
        self._rows.append(row)
        self._lines.append(hairline)
        self.row_made.emit(row)

    def _more_text(self, count: int) -> str:
        return self.tr("Show %1 more").replace("%1", wording.number(count))

    def _on_more(self) -> None:
        self._limit += _SHOWN
        self.show_values(self._values, self._when)

    def _on_entered(self) -> None:
        sender = self.sender()
        self._rove(sender if isinstance(sender, Row) else None)

    def _rove(self, current: Row | None) -> None:
        """Tab stops once in a card: at the row last used, else at the first."""
        stop = current or next(iter(self.rows), None)
        for row in self._rows:
            policy = Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)

    def _restyle(self) -> None:
        self.header.setMinimumHeight(self.context.theme.px(_HEADER))


class ThanksCard(RowCard[ThanksRow, ThanksLine]):
    """Thank-yous with the clock of each."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, wording.tr("Thank-yous due"), parent)
        self._within = label("", "caption", self)
        self._hours = 24
        self.header.add(self._within)

    def show_values(self, values: Sequence[ThanksRow], when: When) -> None:
        """Show these, one row each."""
        self._hours = settings.get(self.context.store, settings.Cadence).thank_you_hours
        within = self.tr("Within %1 hours of the conversation")
        self._within.setText(within.replace("%1", wording.number(self._hours)))
        super().show_values(values, when)

    def make_row(self) -> ThanksLine:
        """A new row."""
        return ThanksLine(self.context, self)

    def fill(self, row: ThanksLine, value: ThanksRow, when: When) -> None:
        """Show a thank-you."""
        task, meeting = value
        row.show_person(task.contact or 0, task.name)
        row.line.say(task.name, weight=600)
        about = wording.met(meeting, when) if meeting is not None else ""
        row.show_below(about or wording.role(task.contact_title, task.organization))
        due = task.due if isinstance(task.due, datetime) else when.now
        said = wording.left(due, when.now)
        row.clock.set_hours((due - when.now) / timedelta(hours=1), said, of=float(self._hours))
        verb, icon = words.step_button(task.kind)
        row.show_item(items.of_task(task), f"{task.name}. {row.below.text}. {said}", verb, icon)


class FollowUpCard(RowCard[TaskRow, DueLine]):
    """Steps to tick off."""

    snooze_all = Signal()
    all_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, wording.tr("Follow-ups due"), parent)
        self._snooze = Button(context.theme, self.tr("Snooze all"), self, kind="flat", small=True)
        self._snooze.setToolTip(self.tr("Until tomorrow morning"))
        self._snooze.clicked.connect(self.snooze_all)
        self._all = Button(context.theme, self.tr("All tasks"), self, kind="flat", small=True)
        self._all.clicked.connect(self.all_wanted)
        self.header.add(self._all)
        self.header.add(self._snooze)

    def make_row(self) -> DueLine:
        """A new row."""
        return DueLine(self.context, self)

    def fill(self, row: DueLine, value: TaskRow, when: When) -> None:
        """Show a step."""
        row.line.set_runs(wording.step(value))
        row.show_below("")
        due = when.due(value.due)
        row.show_due(due)
        if row.tick is not None:
            row.tick.setAccessibleName(self.tr("Done: %1").replace("%1", row.line.text))
        verb, _icon = words.step_button(value.kind)
        row.show_item(items.of_task(value), f"{row.line.text}. {due.text}", verb, "")


class ReachOutCard(RowCard[ReachOutRow, TaskLine]):
    """People to write to first, with the reason."""

    batch_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, wording.tr("Reach out next"), parent)
        text = self.tr("Review as a batch")
        self.batch = Button(context.theme, text, self, kind="flat", icon="mail", small=True)
        self.batch.clicked.connect(self.batch_wanted)
        self.header.add(self.batch)

    def set_waiting(self, count: int) -> None:
        """Say how many there are in all."""
        self.header.set_count(self.tr("%1 waiting").replace("%1", wording.number(count)))

    def make_row(self) -> TaskLine:
        """A new row."""
        return TaskLine(self.context, self, height=45, lead="small")

    def fill(self, row: TaskLine, value: ReachOutRow, when: When) -> None:
        """Show a person."""
        row.show_person(value.id, value.name)
        about = wording.role(value.title, value.organization)
        row.line.set_runs([Run(value.name, 600), Run(f" {about}" if about else "", role="muted")])
        icon, why = wording.reason(value, when)
        row.show_below(why, icon)
        verb, icon = self.tr("Compose"), "pencil"
        row.show_item(items.of_person(value), f"{value.name}, {about}. {why}", verb, icon)
