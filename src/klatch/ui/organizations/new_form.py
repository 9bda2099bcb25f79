"""One short form for an employer."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from klatch.domain.drafts import OrganizationDraft
from klatch.domain.links import web_address
from klatch.services import organizations
from klatch.services.reading.organizations import named_exactly
from klatch.ui import errors
from klatch.ui.fields.pane_form import NewForm
from klatch.ui.models.rating import MOST
from klatch.ui.page import Context
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.forms import Field, validate
from klatch.ui.widgets.segmented import Segmented


class NewOrganizationForm(NewForm):
    """Name, link, industry, city, and how much one wants it. Enter saves, Esc leaves."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.name, self.website = QLineEdit(self), QLineEdit(self)
        self.industry, self.city = QLineEdit(self), QLineEdit(self)
        options = [(str(number), self.locale().toString(number)) for number in range(MOST + 1)]
        self.motivation = Segmented(options, self.tr("Motivation"), self)
        self._fields = [
            Field(theme, self.tr("Name"), self.name, self, check=self._check_name),
            Field(theme, self.tr("Website"), self.website, self, check=self._check_website),
            Field(theme, self.tr("Industry"), self.industry, self),
            Field(theme, self.tr("City"), self.city, self),
        ]
        self.another = Button(theme, self.tr("Save and add another"), self)
        self.add = Button(theme, self.tr("Add organization"), self, kind="primary")
        self._cancel = IconButton(theme, "x", self.tr("Cancel"), self, shortcut=self.tr("Esc"))
        self._layout()
        self.add.clicked.connect(self.submit)
        self.another.clicked.connect(self._add_another)
        self._cancel.clicked.connect(self.closed)

    @property
    def first(self) -> QLineEdit:
        return self.name

    def begin(self, name: str = "") -> None:
        """Start with an empty form, or with a name."""
        for editor in (self.website, self.industry, self.city):
            editor.clear()
        self.name.setText(name)
        self.motivation.set_current("0")
        for field in self._fields:
            field.set_error("")
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> bool:
        """Add the employer when every field is well."""
        organization = self._save()
        if organization:
            self.added.emit(organization)
        return bool(organization)

    def _layout(self) -> None:
        inner = QWidget(self)
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(16, 16, 16, 8)
        inside.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("New organization"), "heading", self), 1)
        head.addWidget(self._cancel)
        inside.addLayout(head)
        for field in self._fields:
            inside.addWidget(field)
        inside.addWidget(label(self.tr("How much you want to work there"), "label", self))
        inside.addWidget(self.motivation)
        inside.addStretch(1)
        buttons = QWidget(self)
        flow = FlowLayout(buttons, spacing=8)
        flow.setContentsMargins(16, 10, 16, 12)
        for button in (self.another, self.add):
            flow.addWidget(button)
        self.place(inner, buttons)
        stops: list[QWidget] = [field.editor for field in self._fields]
        for before, after in pairwise([*stops, self.motivation, self.another, self.add, self._cancel]):
            QWidget.setTabOrder(before, after)

    def _add_another(self) -> None:
        if self._save():
            self.begin()

    def _save(self) -> int:
        if not validate(self._fields):
            return 0
        draft = OrganizationDraft(
            self.name.text(),
            self.website.text(),
            self.industry.text(),
            self.city.text(),
            motivation=int(self.motivation.current()),
        )
        organization = 0
        with self._context.notices.guarded():
            organization = organizations.add(self._context.store, draft, self._context.clock.now())
            self._context.notices.undoable(self.tr("%1 added").replace("%1", self.name.text().strip()))
        return organization

    def _check_name(self) -> str:
        name = self.name.text().strip()
        if not name:
            return errors.problem("no_name")
        taken = named_exactly(self._context.store, name)
        return self.tr("%1 is on the list already").replace("%1", name) if taken else ""

    def _check_website(self) -> str:
        typed = self.website.text().strip()
        return "" if not typed or web_address(typed) else errors.problem("no_link")
