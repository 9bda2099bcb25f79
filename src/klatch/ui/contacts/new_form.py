"""One short form for somebody new."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from klatch.domain.drafts import ContactDraft
from klatch.domain.errors import InvalidInput
from klatch.domain.vocabulary import Source
from klatch.services import checks, contacts
from klatch.ui import errors, words
from klatch.ui.fields.pane_form import NewForm
from klatch.ui.fields.pickers import KnownPersonLine, OrganizationLine
from klatch.ui.page import Context
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.forms import Field, validate


class NewContactForm(NewForm):
    """Name, address, where they work, how you know them. Enter saves, Esc leaves."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.name, self.email, self.title = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.city, self.tag = QLineEdit(self), QLineEdit(self)
        self.organization = OrganizationLine(context.store, self)
        self.referrer = KnownPersonLine(context.store, self)
        self.source = QComboBox(self)
        for item in Source:
            if item is not Source.IMPORTED:
                self.source.addItem(words.source(item), item)
        self._rows = self._make_fields()
        self._fields = [field for row in self._rows for field in row]
        self.another = Button(context.theme, self.tr("Save and add another"), self)
        self.add = Button(context.theme, self.tr("Add contact"), self, kind="primary")
        self._cancel = IconButton(context.theme, "x", self.tr("Cancel"), self, shortcut=self.tr("Esc"))
        self._layout()
        self._order_tabs()
        self.add.clicked.connect(self.submit)
        self.another.clicked.connect(self._add_another)
        self._cancel.clicked.connect(self.closed)

    @property
    def first(self) -> QLineEdit:
        return self.name

    def begin(self, name: str = "", organization: str = "") -> None:
        """Start with an empty form, or with a name and an employer."""
        for editor in (self.email, self.title, self.city, self.tag, self.referrer):
            editor.clear()
        self.organization.setText(organization)
        self.name.setText(name)
        self.source.setCurrentIndex(self.source.findData(Source.OTHER))
        for field in self._fields:
            field.set_error("")
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> bool:
        """Add the person when every field is well."""
        contact = self._save()
        if contact:
            self.added.emit(contact)
        return bool(contact)

    def _make_fields(self) -> list[list[Field]]:
        theme = self._context.theme
        employer = Field(theme, self.tr("Organization"), self.organization, self)
        return [
            [Field(theme, self.tr("Name"), self.name, self, check=self._check_name)],
            [Field(theme, self.tr("E-mail"), self.email, self, check=self._check_email)],
            [employer, Field(theme, self.tr("Title"), self.title, self)],
            [Field(theme, self.tr("City"), self.city, self), Field(theme, self.tr("Tag"), self.tag, self)],
            [Field(theme, self.tr("How you know them"), self.source, self)],
            [Field(theme, self.tr("Who referred you"), self.referrer, self, check=self._check_referrer)],
        ]

    def _layout(self) -> None:
        inside = QWidget(self)
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(16, 16, 16, 8)
        fields.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("New contact"), "heading", self), 1)
        head.addWidget(self._cancel)
        fields.addLayout(head)
        for group in self._rows:
            row = QHBoxLayout()
            row.setSpacing(8)
            for field in group:
                row.addWidget(field, 1)
            fields.addLayout(row)
        fields.addStretch(1)
        buttons = QWidget(self)
        flow = FlowLayout(buttons, spacing=8)
        flow.setContentsMargins(16, 10, 16, 12)
        for button in (self.another, self.add):
            flow.addWidget(button)
        self.place(inside, buttons)

    def _order_tabs(self) -> None:
        """As the fields stand, not as they were made."""
        stops = [field.editor for field in self._fields]
        for before, after in pairwise([*stops, self.another, self.add, self._cancel]):
            QWidget.setTabOrder(before, after)

    def _add_another(self) -> None:
        contact = self._save()
        if contact:
            self.begin()

    def _save(self) -> int:
        if not validate(self._fields):
            return 0
        draft = ContactDraft(
            display_name=self.name.text(),
            title=self.title.text(),
            organization=self.organization.text(),
            city=self.city.text(),
            source=Source(self.source.currentData()),
            emails=(self.email.text(),) if self.email.text().strip() else (),
            tags=(self.tag.text(),) if self.tag.text().strip() else (),
            referred_by=self.referrer.contact,
        )
        contact = 0
        with self._context.notices.guarded():
            contact = contacts.add(self._context.store, draft, self._context.clock.now())
            who = self.name.text().strip() or self.email.text().strip()
            self._context.notices.undoable(self.tr("%1 added").replace("%1", who))
        return contact

    def _check_name(self) -> str:
        known = self.name.text().strip() or self.email.text().strip()
        return "" if known else errors.problem("no_name")

    def _check_email(self) -> str:
        if not self.email.text().strip():
            return ""
        try:
            checks.address("email", self.email.text())
        except InvalidInput as error:
            return errors.problem(error.problem)
        return ""

    def _check_referrer(self) -> str:
        known = not self.referrer.text().strip() or self.referrer.contact is not None
        return "" if known else self.tr("Choose somebody from the list, or leave it empty")
