"""Follow-ups: what I will do after the meeting, and by when; some are suggested."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from klatch.domain.drafts import TaskDraft
from klatch.domain.names import first_name
from klatch.services.reading.tasks import TaskRow
from klatch.services.reading.wrap_up import Planned
from klatch.ui.fields.autosave import AutoLine
from klatch.ui.fields.quiet import DayEdit
from klatch.ui.fields.row_stack import RowStack, RowWidget
from klatch.ui.page import Context
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, SectionHeader, label, line
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.next_line import NextLine
from klatch.ui.widgets.notices import IconLabel
from klatch.ui.wrap_up.verbs import WrapVerbs

_NO_DATE = QDate(1970, 1, 1)


class Wished(NamedTuple):
    """A follow-up that is suggested, in words."""

    id: int
    contact: int
    title: str
    due: date


class DueEdit(DayEdit):
    """The day something is due, or none."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Due"))
        self.setDisplayFormat(self.tr("ddd d MMM"))
        self.setMinimumDate(_NO_DATE)
        self.setSpecialValueText(self.tr("No date"))
        self.setProperty("small", "true")
        theme.changed.connect(self._fit)
        self._theme = theme
        self._fit()

    @property
    def due(self) -> date | None:
        """The day chosen."""
        return None if self.date() == _NO_DATE else self.day

    def set_due(self, day: date | None) -> None:
        """Show a day or that there is none."""
        self.set_day(day) if day else self.setDate(_NO_DATE)

    def _fit(self) -> None:
        """As wide as a long day: the style sheet takes more of the room than Qt knows."""
        longest = self.fontMetrics().horizontalAdvance(self.tr("Wed 30 Nov"))
        self.setFixedWidth(longest + self._theme.px(52))


class FollowUpLine(RowWidget):
    """One follow-up: change its words or its day; without the tick it is none."""

    def __init__(self, theme: Theme, verbs: WrapVerbs, when: When, row: TaskRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._id = row.id
        self._when = when
        self._due: date | None = None
        self.tick = QCheckBox(self)
        self.tick.setChecked(True)
        self.tick.setAccessibleName(row.title)
        self.title = AutoLine(self.tr("Follow-up"), self)
        self.day = DueEdit(theme, self)
        self.title.keeper.begin(row.title, self._save_title)
        _lay_out(self, self.tick, self.title, self.day)
        self.tick.clicked.connect(self._on_untick)
        self.day.editingFinished.connect(self.commit)
        self.day.dateChanged.connect(self._on_day)

    def renew(self, row: TaskRow) -> None:
        """Show what is stored now."""
        self.title.keeper.load(row.title)
        self.title.setToolTip(row.title)
        self._due = self._when.day_of(row.due) if row.due else None
        if not self.day.hasFocus():
            self.day.set_due(self._due)

    def commit(self) -> None:
        """Save what is being typed."""
        self.title.keeper.flush()
        if self.day.due != self._due:
            self._due = self.day.due
            self._verbs.edit_task(self._id, {"due_on": self._due, "due_at": None})

    def end(self) -> None:
        """It is gone: write nothing any more."""
        self.title.keeper.stop()
        self.day.blockSignals(True)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.tick, self.title, self.day]

    def _save_title(self, text: str) -> bool:
        return self._verbs.edit_task(self._id, {"title": text})

    def _on_day(self, _day: QDate) -> None:
        if not self.day.hasFocus():  # chosen in the calendar, which has the focus meanwhile
            self.commit()

    def _on_untick(self) -> None:
        self.end()
        self._verbs.delete_task(self._id)


class SuggestedLine(RowWidget):
    """A follow-up that is suggested: with the tick it becomes a task when the wrap-up is finished."""

    def __init__(self, theme: Theme, row: Wished, parent: QWidget) -> None:
        super().__init__(parent)
        self.contact = row.contact
        self.tick = QCheckBox(self)
        self.tick.setChecked(True)
        self.tick.setAccessibleName(row.title)
        self.title = QLineEdit(row.title, self)
        self.title.setProperty("small", "true")
        self.title.setAccessibleName(self.tr("Suggested follow-up"))
        self.title.setToolTip(row.title)
        self.title.setCursorPosition(0)
        self.day = DueEdit(theme, self)
        self.day.set_due(row.due)
        _lay_out(self, self.tick, self.title, self.day)

    def renew(self, _row: Wished) -> None:
        """What was changed here stays."""

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.tick, self.title, self.day]


class PlannedLine(RowWidget):
    """What a rule asks for anyway: nothing to tick, only said."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", "", self)
        self._day = label("", "muted", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "calendar-check", "muted", 16, self))
        row.addWidget(self._title, 1)
        row.addWidget(self._day)
        self.setToolTip(self.tr("Klatch asks for this by itself"))

    def say(self, title: str, day: str) -> None:
        """What, and by when."""
        self._title.setText(title)
        self._day.setText(day)


class FollowUpCard(Card):
    """The follow-ups of a meeting, those suggested, and a line for the next."""

    def __init__(self, context: Context, verbs: WrapVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._theme = context.theme
        self._when = When(context.clock.now(), context.zone())
        self.contact = 0
        self._header = SectionHeader(self.tr("Follow-ups"), self)
        self.add = Button(context.theme, self.tr("Add"), self, kind="flat", icon="plus", small=True)
        self._header.add(self.add)
        self.lines = RowStack[TaskRow, FollowUpLine](self._make, FollowUpLine.renew, self, spacing=0)
        self.suggested = RowStack[Wished, SuggestedLine](
            self._make_suggested, SuggestedLine.renew, self, spacing=0
        )
        self.planned = RowStack[Planned, PlannedLine](self._make_planned, _leave, self, spacing=0)
        self.new = NextLine(self)
        self.new.setPlaceholderText(self.tr("What you will do"))
        self.new.setAccessibleName(self.tr("Next follow-up"))
        self.new.setProperty("small", "true")
        self.day = DueEdit(context.theme, self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.new, 1)
        row.addWidget(self.day)
        self.body.addWidget(self._header)
        self.body.addWidget(line(self))
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.suggested)
        both.addWidget(self.lines)
        both.addWidget(self.planned)
        self.body.addLayout(both)
        self.body.addLayout(row)
        self.new.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)

    def begin(self, when: When) -> None:
        """Turn to another meeting: the next follow-up is for tomorrow, until another day is chosen."""
        self._when = when
        self.new.forget()
        self.suggested.show_rows(())
        self.planned.show_rows(())
        self.day.set_due(when.today + timedelta(days=1))

    def show_tasks(
        self, rows: tuple[TaskRow, ...], wished: tuple[Wished, ...], planned: tuple[Planned, ...]
    ) -> None:
        """Show the open follow-ups, what is suggested beside them, and what a rule asks for anyway."""
        self.planned.show_rows(planned)
        for each in planned:
            title = self.tr("Tell %1 how it went with %2").replace("%1", each.referrer_name)
            day = self._when.weekday(each.due) if each.due else ""
            self.planned.widgets[each.id].say(title.replace("%2", first_name(each.referred_name)), day)
        self.suggested.show_rows(wished)
        self.lines.show_rows(rows)
        count = len(rows) + len(wished) + len(planned)
        self._header.set_count(self.locale().toString(count) if count else "")

    @property
    def settled(self) -> bool:
        """Whether there is a follow-up, and none is only suggested."""
        return bool(self.lines.widgets) and not self.suggested.widgets

    def wanted(self, meeting: int) -> tuple[TaskDraft, ...]:
        """The suggestions with a tick, as they read now."""
        ticked = (line for line in self.suggested.widgets.values() if line.tick.isChecked())
        return tuple(
            TaskDraft(line.title.text().strip(), line.contact, meeting, due_on=line.day.due)
            for line in ticked
            if line.title.text().strip()
        )

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.add, *self.suggested.stops(), *self.lines.stops(), self.new, self.day]

    def commit(self) -> None:
        """Save what is being typed."""
        for shown in tuple(self.lines.widgets.values()):
            shown.commit()
        text, day = self.new.text().strip(), self.day.due or self._when.today
        if text and self._verbs.add_task(self.contact or None, text, day):
            self.new.forget()

    def _make(self, row: TaskRow) -> FollowUpLine:
        return FollowUpLine(self._theme, self._verbs, self._when, row, self.lines)

    def _make_suggested(self, row: Wished) -> SuggestedLine:
        return SuggestedLine(self._theme, row, self.suggested)

    def _make_planned(self, _row: Planned) -> PlannedLine:
        return PlannedLine(self._theme, self.planned)

    def _on_add(self) -> None:
        self.commit()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)


def aside(text: str, parent: QWidget) -> ElidedLabel:
    """A word at the end of a header, which gives way where room is scarce."""
    made = ElidedLabel(text, "caption", parent)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


def _leave(_line: PlannedLine, _row: Planned) -> None:
    """The card says what stands in it."""


def _lay_out(row: QWidget, tick: QCheckBox, title: QLineEdit, day: DueEdit) -> None:
    title.setProperty("bare", "true")
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 3, 0, 3)
    inside.setSpacing(8)
    inside.addWidget(tick)
    inside.addWidget(title, 1)
    inside.addWidget(day)
