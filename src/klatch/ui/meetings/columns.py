"""The columns of the three tables of meetings, and one meeting in one sentence."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from klatch.domain.vocabulary import MeetingStatus
from klatch.services.reading.meetings import PREPARATION, MeetingRow, MeetingView
from klatch.ui import words
from klatch.ui.meetings import phrases
from klatch.ui.meetings.phrases import tr
from klatch.ui.models.columns import Column, Done, Mark, Person, RowButton
from klatch.ui.models.delegates import CellDelegate
from klatch.ui.when import When
from klatch.ui.widgets.painting import initials, paint_clock, paint_text

# px of the table below which these columns make room; what the buttons do is in the pane and the menu, too
_STAGE_FROM, _PREPARED_FROM, _WHERE_FROM, _BUTTONS_FROM = 1000, 730, 560, 420
_WARNING_HOURS = 6


class RowWords:
    """Says the cells of a row; `when` and `current` (with the filled button) are set as they change."""

    def __init__(self, view: MeetingView, when: When) -> None:
        self._view = view
        self.when = when
        self.current = 0

    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        buttons = {MeetingView.UPCOMING: 204, MeetingView.THANKS_DUE: 160, MeetingView.PAST: 160}
        return (
            Column("when", tr("When, your time"), self.start, "two_line", sort="when", width=160,
                   secondary=self.length, strong=True),
            Column("with", tr("With"), _names, "name", width=180, stretch=1, secondary=_roles, value=_person),
            Column("where", tr("Where, their time"), _where, "two_line", width=136, hide_below=_WHERE_FROM,
                   secondary=self.their_time),
            *self._middle(),
            Column("buttons", "", _no_text, "buttons", width=buttons[self._view], value=self.buttons,
                   hide_below=_BUTTONS_FROM),
        )  # fmt: skip

    def _middle(self) -> tuple[Column, ...]:
        if self._view is MeetingView.THANKS_DUE:
            return (Column("due", tr("Thank-you"), self.left, width=112),)
        stage = Column("stage", tr("Stage"), _stage, "stage", width=112, value=_stage_key,
                       hide_below=_STAGE_FROM)  # fmt: skip
        if self._view is MeetingView.UPCOMING:
            return (
                Column("prepared", tr("Prepared"), _prepared, "progress", width=112, value=_done,
                       hide_below=_PREPARED_FROM),
                stage,
            )  # fmt: skip
        return (
            Column("outcome", tr("What became of it"), self.outcome, "tag", width=140, value=self.mark),
            Column("gained", tr("Takeaways"), phrases.gained, width=140, hide_below=_STAGE_FROM, muted=True),
        )

    def start(self, row: MeetingRow) -> str:
        """When, on my clock."""
        return phrases.start(row, self.when)

    def length(self, row: MeetingRow) -> str:
        """How far off and how long."""
        return phrases.length(row, self.when)

    def their_time(self, row: MeetingRow) -> str:
        """When, on their clock."""
        return phrases.their_time(row, self.when)

    def left(self, row: MeetingRow) -> str:
        """What is left to say thanks."""
        return phrases.left(self.hours(row)) if row.thanks_due else ""

    def hours(self, row: MeetingRow) -> float:
        """Hours left to say thanks."""
        return phrases.hours_left(row.thanks_due, self.when) if row.thanks_due else 0.0

    def outcome(self, row: MeetingRow) -> str:
        """What became of it."""
        return phrases.outcome(row, self.when)[0]

    def mark(self, row: MeetingRow) -> Mark:
        """The same as a tag."""
        return Mark(*phrases.outcome(row, self.when))

    def buttons(self, row: MeetingRow) -> tuple[RowButton, ...]:
        """What can be done next, as keys of the page's commands; the row in front has the filled one."""
        front = row.id == self.current
        starts = phrases.starting(row, self.when)
        if starts is not None:
            return (RowButton("start_meeting", *starts, primary=front),)
        if row.status in phrases.AHEAD and row.starts_at <= self.when.now:
            return (RowButton("hold_meeting", tr("Say how it went"), "calendar-check", primary=front),)
        if row.status is MeetingStatus.PROPOSED:
            return (
                RowButton("confirm_meeting", tr("Confirm"), "mail", primary=front),
                RowButton("prepare_meeting", tr("Prepare")),
            )
        if row.status in phrases.AHEAD:
            today = self.when.day_of(row.starts_at) == self.when.today
            return (
                RowButton("prepare_meeting", tr("Prepare"), "list-checks", primary=front),
                RowButton("start_meeting", tr("Start"), "play")
                if today
                else RowButton("confirm_meeting", tr("Confirm")),
            )
        if self._view is MeetingView.THANKS_DUE:
            return (RowButton("thank", tr("Write thank-you"), "heart", primary=front),)
        return (RowButton("hold_meeting", tr("Open")),) if row.status is MeetingStatus.HELD else ()

    def sentence(self, row: MeetingRow) -> str:
        """When, with whom, where, and what is next."""
        said = f"{self.start(row)}, {_names(row)}"
        more = (_roles(row), _where(row), self.their_time(row), self.length(row))
        end = self.left(row) if self._view is MeetingView.THANKS_DUE else self.outcome(row)
        return f"{said}. {', '.join(part for part in more if part)}. {end}."


class ClockDelegate(CellDelegate):
    """The deadline clock of a thank-you with its words; green over 6 h, then amber, red when late."""

    hours: RowWords

    def paint_cell(self, painter: QPainter, rect: QRect, column: Column, row: MeetingRow) -> None:
        text = column.text(row)
        if not text:
            return
        hours, colors = self.hours.hours(row), self.colors
        soon = 0 <= hours < _WARNING_HOURS
        ink = colors.danger if hours < 0 else colors.warning if soon else colors.success
        side, room = self.theme.size("icon"), self.theme.px(22)
        circle = QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
        box = rect.adjusted(room, 0, 0, 0)
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            circle.moveRight(rect.right())
            box = rect.adjusted(0, 0, -room, 0)
        paint_clock(painter, circle, max(0.0, hours / 24), colors.warning_graphic if soon else ink)
        painter.setFont(self.body)
        painter.setPen(ink)
        paint_text(painter, box, text)


def _names(row: MeetingRow) -> str:
    return phrases.names(row.attendees)


def _roles(row: MeetingRow) -> str:
    return phrases.roles(row.attendees)


def _person(row: MeetingRow) -> Person | None:
    first = row.attendees[0] if row.attendees else None
    return Person(first.id, initials(first.name)) if first else None


def _where(row: MeetingRow) -> str:
    return phrases.where(row)


def _prepared(row: MeetingRow) -> str:
    parts = tr("%1 of %2").replace("%1", str(row.prepared))
    return parts.replace("%2", str(len(PREPARATION)))


def _done(row: MeetingRow) -> Done:
    return Done(row.prepared, len(PREPARATION), _prepared(row))


def _stage(row: MeetingRow) -> str:
    return words.stage(row.attendees[0].stage) if row.attendees else ""


def _stage_key(row: MeetingRow) -> str:
    return row.attendees[0].stage if row.attendees else ""


def _no_text(_row: MeetingRow) -> str:
    return ""
