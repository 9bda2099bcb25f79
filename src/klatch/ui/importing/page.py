"""The import page: choose a file, look at what would happen, import; one Undo takes it all back."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from klatch.domain.errors import KlatchError
from klatch.domain.progress import Progress
from klatch.services.data import Store
from klatch.services.exchange.plan import ImportOptions, ImportPlan, plan
from klatch.services.exchange.reading import read_file
from klatch.services.exchange.writing import ImportReport, apply
from klatch.ui import errors
from klatch.ui.background import Job, Work
from klatch.ui.fields.contact_file import choose_contacts, one_file
from klatch.ui.importing import wording
from klatch.ui.importing.review import Review
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import ImportFile, Place
from klatch.ui.widgets.notices import EmptyState, InlineProgress


class ImportPage(Page):
    """Nothing is changed until Import is pressed."""

    is_task = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._path: Path | None = None
        self._then = "contacts"
        self._plan: ImportPlan | None = None
        self._job_cancel: Command | None = None
        self._choose = EmptyState(context.theme, "import", self)
        self._progress = InlineProgress(context.theme, self)
        self._review = Review(context.theme, self)
        self._stack = QStackedWidget(self)
        self._layout()
        self._connect()
        self._ask()

    def heading(self) -> tuple[str, str]:
        name = self._path.name if self._path else self.tr("from a file")
        return self.tr("Import contacts"), name

    def status(self) -> str:
        return self.tr("Nothing is changed until you press Import. One Undo takes it all back.")

    def commands(self) -> dict[str, Command]:
        commands: dict[str, Command] = {"import": self.choose_file}
        if self._plan is not None:
            commands["next_step"] = self.start
        if self._then != "contacts":  # else Esc goes back to where one was
            commands["leave"] = self._leave
        return commands

    def areas(self) -> list[QWidget]:
        return [self._stack]

    def arrive(self, place: Place) -> None:
        if isinstance(place, ImportFile):
            self._then = place.then
        if isinstance(place, ImportFile) and place.path:
            self.read(Path(place.path))
        elif self._plan is None and self._job_cancel is None:
            self._ask()

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        chosen = choose_contacts(self)
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read a file and show what its import would do."""
        self._path, self._plan = path, None
        job = self._run(
            partial(_read, self.context.store, path), self.tr("Reading %1").replace("%1", path.name)
        )
        job.succeeded.connect(self._show)
        self.changed.emit()

    def start(self) -> None:
        """Import what is shown."""
        if self._plan is None:
            return
        planned = ImportPlan(
            self._plan.reading,
            self._plan.keys,
            self._plan.decisions,
            self._review.options(self._plan.options),
        )
        now = self.context.clock.now()
        job = self._run(partial(_apply, self.context.store, planned, now), self.tr("Importing contacts"))
        job.succeeded.connect(self._done)

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        waiting = QWidget(self)
        inner = QVBoxLayout(waiting)
        inner.addStretch(1)
        inner.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(2)
        self._progress.setFixedWidth(self.context.theme.px(420))
        self._waiting = waiting
        for widget in (self._choose, waiting, self._review):
            self._stack.addWidget(widget)
        column.addWidget(self._stack)
        self.setAcceptDrops(True)
        self.setProperty("area", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _connect(self) -> None:
        self._choose.acted.connect(self.choose_file)
        self._progress.cancelled.connect(self._cancel)
        self._review.change_file.connect(self.choose_file)
        self._review.cancelled.connect(self._leave)
        self._review.accepted.connect(self.start)

    def _ask(self, failure: str = "") -> None:
        self._plan = None
        title = failure or self.tr("Choose the file with your contacts")
        text = self.tr(
            "The Connections.csv or the zip that LinkedIn lets you download, a vCard, or a CSV from "
            "Google, Outlook or a spreadsheet. You can also drop a file here."
        )
        self._choose.set_message(
            title, text, self.tr("Choose a file…"), icon="file-spreadsheet", primary=True
        )
        self._stack.setCurrentWidget(self._choose)
        self.changed.emit()

    def _run(self, work: Work, text: str) -> Job:
        job = self.context.background.run(work)
        self._job_cancel = job.cancel
        self._progress.start(text)
        self._stack.setCurrentWidget(self._waiting)
        job.progressed.connect(self._progress.set_progress)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        job.ended.connect(self._ended)
        return job

    def _show(self, planned: ImportPlan) -> None:
        self._plan = planned
        self._review.show_plan(planned)
        self._stack.setCurrentWidget(self._review)
        self.changed.emit()
        self._review.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, report: ImportReport) -> None:
        self._plan, self._path = None, None
        added = self.tr("%n people added", "", len(report.added))
        merged = self.tr("%n merged", "", len(report.merged))
        left = wording.left_out(report.left_out)
        self.context.notices.undoable("; ".join(part for part in (f"{added}, {merged}", left) if part))
        self._ask()
        self._leave()

    def _failed(self, error: Exception) -> None:
        self._path = None
        if not isinstance(error, KlatchError):
            self._ask()
            raise error
        self._ask(errors.sentence(error))

    def _cancelled(self) -> None:
        self._path = None
        self._ask(self.tr("Cancelled; nothing was changed"))

    def _cancel(self) -> None:
        if self._job_cancel is not None:
            self._job_cancel()

    def _ended(self) -> None:
        self._job_cancel = None

    def _leave(self) -> None:
        self._plan, self._path = None, None
        self.context.navigator.go(Place(self._then))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if one_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.read(Path(one_file(event.mimeData())))


def _read(store: Store, path: Path, progress: Progress) -> ImportPlan:
    return plan(store, read_file(path, progress), ImportOptions())


def _apply(store: Store, planned: ImportPlan, now: datetime, progress: Progress) -> ImportReport:
    return apply(store, planned, now, progress)
