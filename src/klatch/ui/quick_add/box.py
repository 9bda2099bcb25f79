"""A line over the window: what is typed is understood while it is typed, and Enter keeps it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMainWindow, QWidget

from klatch.domain import spoken
from klatch.domain.drafts import TaskDraft
from klatch.domain.progress import Progress
from klatch.services import tasks
from klatch.services.quick_add import Understood, understand
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, announce, keycap, label, line
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.notices import IconLabel
from klatch.ui.widgets.scrim import Scrim

_WIDTH = 560
_PAUSE_MS = 120


class QuickAdd(Scrim):
    """The line for a new task, on a veil over whatever page is in front."""

    def __init__(self, context: Context, window: QMainWindow) -> None:
        super().__init__(context.theme, window)
        self._context = context
        self._person: int | None = None
        self._ready = False
        self._hurry = False
        self.understood: Understood | None = None
        self._card = Card(self, kind="popup", margin=0)
        self.input = QLineEdit(self._card)
        self._mark = IconLabel(context.theme, "list-checks", "muted", 16, self._card)
        self.preview = label("", "strong", self._card, wrap=True)
        self.hint = label("", "caption", self._card, wrap=True)
        self.offers = QWidget(self._card)
        self._flow = FlowLayout(self.offers)
        self.add = Button(context.theme, self.tr("Add task"), self._card, kind="primary", small=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.hold(self._card, _WIDTH)
        self._layout()
        self._connect()

    def open(self) -> None:
        """Show it over the window, ready to type."""
        job = self._context.background.run(_prepare)
        job.succeeded.connect(self._on_ready)
        self._read()
        super().open()
        self.input.setFocus(Qt.FocusReason.PopupFocusReason)

    def keep(self) -> None:
        """Add the task as it is understood now."""
        self._read()
        self._hurry = not self._ready
        found = self.understood
        if found is None or not found.title:
            return
        person = found.person.id if found.person else None
        draft = TaskDraft(found.title, person, due_on=found.due_on, due_at=found.due_at)
        with self._context.notices.guarded():
            tasks.add_own(self._context.store, draft, self._context.clock.now())
            self._context.notices.undoable(self.tr("Added: %1").replace("%1", _said(found, self._when())))
            self.close_scrim()

    def _layout(self) -> None:
        theme = self._context.theme
        self.input.setFrame(False)
        self.input.setStyleSheet(f"border: none; background: transparent; font-size: {theme.px(17)}px")
        self.input.setAccessibleName(self.tr("New task"))
        self.input.setPlaceholderText(self.tr("New task, such as: call Priya Fri 3pm"))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        head.setSpacing(theme.px(10))
        head.addWidget(self._mark)
        head.addWidget(self.input, 1)
        head.addWidget(keycap("Esc", self._card))
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(12))
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.add)
        body = self._card.body
        body.setSpacing(0)
        body.addLayout(head)
        body.addWidget(line(self._card))
        for widget in (self.preview, self.offers):
            widget.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), 0)
            body.addWidget(widget)
        body.addLayout(foot)

    def _connect(self) -> None:
        self.input.textEdited.connect(self._on_typed)
        self.input.returnPressed.connect(self.keep)
        self.add.clicked.connect(self.keep)
        self._pause.timeout.connect(self._read)

    def _on_ready(self) -> None:
        self._ready = True
        self._read()
        if self._hurry:
            self.keep()

    def _on_typed(self, _text: str) -> None:
        self._person = None
        self._pause.start()

    def _read(self) -> None:
        """Show what the line says now."""
        self._pause.stop()
        text = self.input.text().strip()
        if not text or not self._ready:
            self.understood = None
            self._show(None)
            return
        context = self._context
        with context.notices.guarded():
            self.understood = understand(
                context.store,
                text,
                context.clock.now(),
                context.zone(),
                month_first=_month_first(QLocale()),
                person=self._person,
            )
        self._show(self.understood)

    def _show(self, found: Understood | None) -> None:
        said = _said(found, self._when()) if found is not None else ""
        self.preview.setText(said)
        self.preview.setVisible(bool(said))
        self.hint.setText(self._explain(found))
        self._offer(found)
        self.add.setEnabled(found is not None and bool(found.title))
        if said:
            announce(self.input, said)
        self.fit()

    def _explain(self, found: Understood | None) -> str:
        if found is None:
            return self.tr("Say when in the same line: tomorrow, next Tuesday, in 2 weeks, 24 Dec at 10")
        if found.offered:
            return self.tr("Who is meant?")
        if found.due_at is not None and found.due_at <= self._context.clock.now():
            return self.tr("That time has passed; the task will be late at once.")
        if found.due_on is None and found.due_at is None:
            return self.tr("No date found; the task will have none.")
        return ""

    def _offer(self, found: Understood | None) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        if found is not None and found.person is not None:
            self._put_chip(found.person.name, "x", self.tr("Not about %1"), 0)
        people = found.offered if found is not None else ()
        for person in people:
            self._put_chip(person.name, "users", self.tr("About %1"), person.id)
        self.offers.setVisible(bool(self._flow.count()))

    def _put_chip(self, name: str, icon: str, spoken: str, choice: int) -> None:
        button = Button(self._context.theme, name, self.offers, icon=icon, small=True)
        button.setAccessibleName(spoken.replace("%1", name))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(partial(self._choose, choice))
        self._flow.addWidget(button)
        button.show()

    def _choose(self, person: int, _checked: bool = False) -> None:
        self._person = person
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _when(self) -> When:
        return When(self._context.clock.now(), self._context.zone())


def _said(found: Understood, when: When) -> str:
    """The task as it will be kept: what, and when."""
    if found.due_at is not None:
        return f"{found.title} · {when.weekday(found.due_at)}, {when.time(found.due_at)}"
    return f"{found.title} · {when.weekday(found.due_on)}" if found.due_on is not None else found.title


def _month_first(locale: QLocale) -> bool:
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return 0 <= pattern.find("M") < pattern.find("d")


def _prepare(_progress: Progress) -> None:
    spoken.prepare()
