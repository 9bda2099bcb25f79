"""One short form for a lead, new or changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from klatch.domain.drafts import OpportunityDraft
from klatch.domain.links import web_address
from klatch.domain.vocabulary import OpportunityStatus
from klatch.services.reading.opportunities import OpportunityRow
from klatch.ui import errors, words
from klatch.ui.fields.quiet import DayEdit
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.forms import Field, validate

_LATER = timedelta(days=7)


class OpportunityForm(Card):
    """Title, link, status, the next day and notes. Enter saves, Esc leaves."""

    closed = Signal()

    def __init__(
        self, context: Context, save: Callable[[int, OpportunityDraft], None], parent: QWidget
    ) -> None:
        super().__init__(parent, margin=12)
        self._context = context
        self._save = save
        self._organization, self._opportunity = 0, 0
        self._saving = False
        self.title, self.url = QLineEdit(self), QLineEdit(self)
        self.status = QComboBox(self)
        for status in OpportunityStatus:
            self.status.addItem(words.opportunity(status), status)
        self.dated = QCheckBox(self.tr("Next on"), self)
        self.day = DayEdit(self)
        self.notes = QPlainTextEdit(self)
        theme = context.theme
        self._head = label("", "strong", self)
        self._fields = [
            Field(theme, self.tr("Title"), self.title, self, check=self._check_title),
            Field(theme, self.tr("Link"), self.url, self, check=self._check_url),
        ]
        self.ok = Button(theme, "", self, kind="primary", small=True)
        self._cancel = Button(theme, self.tr("Cancel"), self, kind="flat", small=True)
        self._layout()
        self.dated.toggled.connect(self.day.setEnabled)
        self.ok.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.closed)
        self.hide()

    def begin(self, organization: int, when: When, row: OpportunityRow | None) -> None:
        """Start with a new lead, or with one that is there."""
        self._organization, self._opportunity = organization, row.id if row else 0
        self._head.setText(self.tr("Change the opportunity") if row else self.tr("New opportunity"))
        self.ok.setText(self.tr("Save") if row else self.tr("Add opportunity"))
        self.title.setText(row.title if row else "")
        self.url.setText(row.url if row else "")
        self.status.setCurrentIndex(self.status.findData(row.status if row else OpportunityStatus.LEAD))
        next_on = when.day_of(row.next_on) if row and row.next_on else None
        self.dated.setChecked(next_on is not None)
        self.day.setEnabled(next_on is not None)
        self.day.set_day(next_on or when.today + _LATER)
        self.notes.setPlainText(row.notes if row else "")
        for field in self._fields:
            field.set_error("")
        self.show()
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> None:
        """Save when every field is well."""
        if not validate(self._fields):
            return
        draft = OpportunityDraft(
            self.title.text(),
            self._organization,
            url=self.url.text(),
            status=OpportunityStatus(self.status.currentData()),
            next_on=self.day.day if self.dated.isChecked() else None,
            notes=self.notes.toPlainText(),
        )
        self._saving = True  # saving announces itself, and whoever hears of it may ask what is unsaved
        with self._context.notices.guarded():
            self._save(self._opportunity, draft)
            self.closed.emit()
        self._saving = False

    @property
    def unsaved(self) -> bool:
        """Whether a lead was begun and not saved yet."""
        return not self.isHidden() and not self._saving and bool(self.title.text().strip())

    @property
    def wrong(self) -> list[str]:
        """What is wrong with the fields."""
        return [f"{field.editor.accessibleName()}: {field.error}" for field in self._fields if field.error]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and self._cancel.hasFocus()):
            self.closed.emit()
        elif enter:
            self.submit()
        else:
            super().keyPressEvent(event)

    def _layout(self) -> None:
        theme = self._context.theme
        for editor in (self.title, self.url, self.status, self.day):
            editor.setProperty("small", "true")
        self.status.setAccessibleName(self.tr("Status"))
        self.day.setAccessibleName(self.tr("Next on"))
        self.notes.setAccessibleName(self.tr("Notes"))
        self.notes.setPlaceholderText(self.tr("Notes"))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(theme.px(58))
        self.body.addWidget(self._head)
        for field in self._fields:
            self.body.addWidget(field)
        self.body.addWidget(Field(theme, self.tr("Status"), self.status, self))
        dated = QHBoxLayout()
        dated.setSpacing(8)
        dated.addWidget(self.dated)
        dated.addWidget(self.day, 1)
        self.body.addLayout(dated)
        self.body.addWidget(self.notes)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.ok)
        self.body.addLayout(row)
        stops = (self.title, self.url, self.status, self.dated, self.day, self.notes, self._cancel, self.ok)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _check_title(self) -> str:
        return "" if self.title.text().strip() else errors.problem("empty")

    def _check_url(self) -> str:
        typed = self.url.text().strip()
        return "" if not typed or web_address(typed) else errors.problem("no_link")
