"""What is asked of a lead, new or changed: title, link, status, the next day and notes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from klatch.domain.links import web_address
from klatch.domain.vocabulary import OpportunityStatus
from klatch.services.reading.opportunities import OpportunityRow
from klatch.ui import errors, words
from klatch.ui.fields.quiet import Choice, DayEdit
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import set_property
from klatch.ui.widgets.forms import Field, validate

_LATER = timedelta(days=7)
_NOTES_HEIGHT = 58


class LeadFields(QWidget):
    """One below the other; what a form asks beside them can be put after the title."""

    def __init__(self, context: Context, parent: QWidget, *, small: bool = False) -> None:
        super().__init__(parent)
        self._context = context
        self.title, self.url = QLineEdit(self), QLineEdit(self)
        self.status = Choice(self)
        for status in OpportunityStatus:
            self.status.addItem(words.opportunity(status), status)
        self.dated = QCheckBox(self.tr("Next on"), self)
        self.day = DayEdit(self)
        self.notes = QPlainTextEdit(self)
        theme = context.theme
        self.fields = [
            Field(theme, self.tr("Title"), self.title, self, check=self._check_title),
            Field(theme, self.tr("Link"), self.url, self, check=self._check_url),
        ]
        self._layout(small=small)
        self.dated.toggled.connect(self.day.setEnabled)

    def begin(self, when: When, row: OpportunityRow | None) -> None:
        """Start with a new lead, or with one that is there."""
        self.title.setText(row.title if row else "")
        self.url.setText(row.url if row else "")
        self.status.setCurrentIndex(self.status.findData(row.status if row else OpportunityStatus.LEAD))
        next_on = when.day_of(row.next_on) if row and row.next_on else None
        self.dated.setChecked(next_on is not None)
        self.day.setEnabled(next_on is not None)
        self.day.set_day(next_on or when.today + _LATER)
        self.notes.setPlainText(row.notes if row else "")
        for field in self.fields:
            field.set_error("")
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def validate(self) -> bool:
        """Check every field; the first one that is not well gets the focus."""
        return validate(self.fields)

    def values(self) -> dict[str, Any]:
        """What stands in the fields, by the names of a draft."""
        return {
            "title": self.title.text(),
            "url": self.url.text(),
            "status": OpportunityStatus(self.status.currentData()),
            "next_on": self.day.day if self.dated.isChecked() else None,
            "notes": self.notes.toPlainText(),
        }

    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        return [self.title, self.url, self.status, self.dated, self.day, self.notes]

    def insert(self, at: int, widget: QWidget) -> None:
        """Put something else between the fields."""
        self._column.insertWidget(at, widget)

    def _layout(self, *, small: bool) -> None:
        theme = self._context.theme
        if small:
            for editor in (self.title, self.url, self.status, self.day):
                set_property(editor, "small", "true")
        self.status.setAccessibleName(self.tr("Status"))
        self.day.setAccessibleName(self.tr("Next on"))
        self.notes.setAccessibleName(self.tr("Notes"))
        self.notes.setPlaceholderText(self.tr("Notes"))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(theme.px(_NOTES_HEIGHT))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for field in self.fields:
            self._column.addWidget(field)
        self._column.addWidget(Field(theme, self.tr("Status"), self.status, self))
        dated = QHBoxLayout()
        dated.setSpacing(8)
        dated.addWidget(self.dated)
        dated.addWidget(self.day, 1)
        self._column.addLayout(dated)
        self._column.addWidget(self.notes)

    def _check_title(self) -> str:
        return "" if self.title.text().strip() else errors.problem("empty")

    def _check_url(self) -> str:
        typed = self.url.text().strip()
        return "" if not typed or web_address(typed) else errors.problem("no_link")
