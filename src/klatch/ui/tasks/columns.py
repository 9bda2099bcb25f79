"""The columns of the table of tasks, and the words of a task."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from klatch.domain.vocabulary import TaskKind
from klatch.services.reading.task_list import ListedTask, TaskView
from klatch.ui import words
from klatch.ui.models.columns import Column, Due
from klatch.ui.when import When


def tr(text: str) -> str:
    """Translate a word of the page."""
    return QCoreApplication.translate("tasks", text)


def kind(value: TaskKind) -> str:
    """What sort of step it is."""
    return {
        TaskKind.PREPARE: tr("Preparation"),
        TaskKind.CONFIRM_PLACE: tr("Preparation"),
        TaskKind.WRAP_UP: tr("Wrap-up"),
        TaskKind.THANK: tr("Thank-you"),
        TaskKind.OFFER_TIMES: tr("Reply"),
        TaskKind.WRITE_SOMEONE_ELSE: tr("Follow-up"),
        TaskKind.FOLLOW_UP: tr("Follow-up"),
        TaskKind.CLOSE: tr("Follow-up"),
        TaskKind.TELL_REFERRER: tr("Update"),
        TaskKind.REPORT_BACK: tr("Update"),
        TaskKind.CHECK_IN: tr("Keeping in touch"),
        TaskKind.FIRST_MESSAGE: tr("First message"),
        TaskKind.OWN: tr("Your own"),
    }[value]


class RowWords:
    """Says a task in the cells of its row."""

    def __init__(self, when: When) -> None:
        self.when = when

    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        return (
            Column("what", tr("What"), what, sort="what", width=220, stretch=2, strong=True),
            Column(
                "about",
                tr("About"),
                _about,
                kind="two_line",
                sort="about",
                width=180,
                stretch=2,
                secondary=self._beside,
            ),
            Column("due", tr("Due"), self._at, kind="due", sort="due", width=150, value=self._near),
            Column("kind", tr("Kind"), _kind, sort="kind", width=120, muted=True, hide_below=560),
        )

    def sentence(self, row: ListedTask) -> str:
        """A row in one sentence."""
        due = self._due(row).text
        return ", ".join(filter(None, (what(row), _about(row), self._beside(row), due, _kind(row))))

    def due(self, row: ListedTask) -> Due:
        """When it is due, or what became of it."""
        return self._due(row)

    def _at(self, row: ListedTask) -> str:
        when = self.when
        due = row.done_at or row.skipped_at or row.task.due
        if due is None:
            return tr("No date")
        day = when.weekday(due)
        return f"{day}, {when.time(due)}" if isinstance(due, datetime) else day

    def _due(self, row: ListedTask) -> Due:
        if row.done_at is not None:
            return Due(tr("Done"))
        return Due(tr("Skipped")) if row.skipped_at is not None else self.when.due(row.task.due)

    def _near(self, row: ListedTask) -> Due:
        """The second line: that it is late or due today; the date says the rest."""
        due = self._due(row)
        if due.urgency == "today":
            return Due(tr("Today"), "today")
        return due if due.urgency in ("late", "none") else Due("")

    def _beside(self, row: ListedTask) -> str:
        task = row.task
        if row.meeting_at is not None and task.kind is TaskKind.OWN:
            return tr("Meeting on %1").replace("%1", self.when.weekday(row.meeting_at))
        if row.opportunity and _about(row) != row.opportunity:
            return row.opportunity
        return task.organization if task.name else ""


def what(row: ListedTask) -> str:
    """The step itself."""
    return words.step(row.task.kind, row.task.title)


def _about(row: ListedTask) -> str:
    return row.task.name or row.opportunity or row.task.organization


def _kind(row: ListedTask) -> str:
    return kind(row.task.kind)


def kinds_with(text: str) -> frozenset[TaskKind]:
    """The kinds whose own words hold what was typed."""
    typed = text.strip().casefold()
    return frozenset(
        each
        for each in TaskKind
        if each is not TaskKind.OWN and typed in f"{words.step(each)} {kind(each)}".casefold()
    )


def empty_words(view: TaskView) -> tuple[str, str]:
    """What a view without a task says."""
    return {
        TaskView.OPEN: (
            tr("Nothing to do"),
            tr("What you add, and what the rules ask for, is listed here."),
        ),
        TaskView.LATE: (tr("Nothing is late"), tr("What was due and is still open is listed here.")),
        TaskView.DONE: (tr("Nothing done yet"), tr("What you tick off or skip is kept here.")),
    }[view]
